"""What a screen or a command may ask of the engine about positions, the latch and the venue-side backstop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from gui.domain.closings import PositionRow
from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey
from gui.engine.scope import Scope
from gui.engine.views import BackstopView, Consequence, LatchView, PositionsView


@runtime_checkable
class FlattenSurface(Protocol):
    """Beside `gui.engine.surface.Surface`; no method waits, none raises for venue trouble."""

    def positions(self) -> Mapping[PositionKey, PositionRow]:
        """Every position, in the order in which they were first seen; a live read-only view."""
        ...

    def position_views(self) -> Sequence[PositionsView]:
        """How the readings of every account's positions stand."""
        ...

    def protectors(self, key: PositionKey) -> Sequence[OrderKey]:
        """The open protective orders listed that seem to belong to a position, in the table's order."""
        ...

    def consequence(self, scope: Scope) -> Consequence:
        """What a run of this scope would leave behind, from what is known now."""
        ...

    def latch(self) -> LatchView:
        """How *Keep cancelling new orders* stands."""
        ...

    def set_latch(self, *, on: bool) -> None:
        """Switch the latch on for the scope of the current or last run, or off; resuming is switching on."""
        ...

    def backstops(self) -> Sequence[BackstopView]:
        """How the venue-side timers of the accounts that want one stand."""
        ...


def flatten_of(surface: object) -> FlattenSurface | None:
    """Give what an engine tells of positions, latch and backstop; None for one that knows orders only."""
    return surface if isinstance(surface, FlattenSurface) else None
