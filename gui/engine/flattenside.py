"""The half of the kill switch behind `gui.engine.flattensurface.FlattenSurface`: positions, latch and timers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gui.domain.closings import PositionRow
from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey
from gui.engine.backstops import Backstops
from gui.engine.consequence import Protection
from gui.engine.desk import AccountDesk
from gui.engine.latching import Latching
from gui.engine.positionstore import PositionStore
from gui.engine.scope import Scope
from gui.engine.views import BackstopView, Consequence, LatchView, PositionsView


class FlattenSide:
    """What the kill switch does beside orders and runs; its parts are made by `gui.engine.switch.KillSwitch`."""

    _latching: Latching
    _backstops: Backstops
    _positions: PositionStore
    _protection: Protection
    _desks: dict[str, AccountDesk]

    def positions(self) -> Mapping[PositionKey, PositionRow]:
        """Every position, in the order in which they were first seen; a live read-only view."""
        return self._positions.rows

    def position_views(self) -> Sequence[PositionsView]:
        """How the readings of every account's positions stand."""
        return [view for desk in self._desks.values() for view in desk.positions.views()]

    def protectors(self, key: PositionKey) -> Sequence[OrderKey]:
        """The open protective orders listed that seem to belong to a position, in the table's order."""
        row = self._positions.get(key)
        return () if row is None else self._protection.protectors(row)

    def consequence(self, scope: Scope) -> Consequence:
        """What a run of this scope would leave behind, from what is known now."""
        accounts = [desk.account for desk in self._desks.values()]
        return self._protection.consequence(scope, accounts, self.positions(), self.position_views())

    def latch(self) -> LatchView:
        """How *Keep cancelling new orders* stands."""
        return self._latching.latch.view()

    def set_latch(self, *, on: bool) -> None:
        """Switch the latch on for what the current or last run sweeps, or off; resuming is switching on."""
        self._latching.set(on=on)

    def backstops(self) -> Sequence[BackstopView]:
        """How the venue-side timers of the accounts that want one stand."""
        return self._backstops.views()

    def _held_in(self, label: str) -> Collection[str]:
        """Give the instruments of an account in which a position is open, as far as that was read."""
        rows = self._positions.of_account(label)
        return list(dict.fromkeys(row.key.instrument for row in rows if row.open and not row.position.zero))
