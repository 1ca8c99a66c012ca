"""Which positions a scope would leave without a stop, and which orders protect a position; kept up change by change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from gui.domain.closings import PositionRow
from gui.domain.orders import OrderKey, Side
from gui.domain.positions import ORDERS_OF, PositionFamily, PositionKey, PositionSide
from gui.domain.rows import Row
from gui.domain.venues import Account, Family
from gui.engine.scope import Scope
from gui.engine.views import Bare, Change, Consequence, PositionsView

# Positions that were read longer ago than this are not known (seconds).
KNOWN_FOR_S = 15.0
POSITIONS_OF: dict[Family, PositionFamily] = {
    family: positions for positions, families in ORDERS_OF.items() for family in families
}
CLOSES_BY = {1: Side.SELL, -1: Side.BUY}

# One sort of protective orders of an instrument: family, side and position side.
Sort = tuple[Family, Side, str]
Place = tuple[str, PositionFamily, str]


class Protection:
    """The open protective orders, sorted by what they protect, so that thousands of them cost nothing when asked.

    `look` has to hear of every change of rows.
    """

    def __init__(self, rows: Mapping[OrderKey, Row]) -> None:
        self._rows = rows
        self._sorts: dict[Place, dict[Sort, dict[OrderKey, None]]] = {}
        self._where: dict[OrderKey, tuple[Place, Sort]] = {}
        self._counts: dict[tuple[str, Family], int] = {}
        self._turns: dict[OrderKey, int] = {}
        self._turn = count()

    def look(self, change: Change) -> None:
        """Rows changed or left: keep up with them."""
        for key in change.keys:
            row = self._rows.get(key)
            if key.family in POSITIONS_OF and row is not None:
                self._put(row)
        for key in change.removed:
            self._drop(key)
            self._turns.pop(key, None)

    def _put(self, row: Row) -> None:
        key, order = row.key, row.order
        if key not in self._turns:
            self._turns[key] = next(self._turn)
        if not order.protective or not row.cancellable:
            self._drop(key)
            return
        place = (key.account, POSITIONS_OF[key.family], order.instrument)
        where = (place, (key.family, order.side, order.position_side))
        if self._where.get(key) == where:
            return
        self._drop(key)
        self._where[key] = where
        self._sorts.setdefault(place, {}).setdefault(where[1], {})[key] = None
        counted = (key.account, key.family)
        self._counts[counted] = self._counts.get(counted, 0) + 1

    def _drop(self, key: OrderKey) -> None:
        where = self._where.pop(key, None)
        if where is not None:
            place, sort = where
            del self._sorts[place][sort][key]
            self._counts[(key.account, key.family)] -= 1

    def protectors(self, row: PositionRow) -> list[OrderKey]:
        """Give the open protective orders listed that seem to belong to a position, in the table's order."""
        found = [key for _, keys in self._matching(row) for key in keys]
        if row.position.stops:
            named, place = set(row.position.stops), _place(row.key)
            others = (keys for keys in self._sorts.get(place, {}).values())
            found += [key for keys in others for key in keys if key.algo_id in named and key not in found]
        return sorted(found, key=lambda key: self._turns.get(key, 0))

    def _matching(self, row: PositionRow) -> Iterator[tuple[Family, dict[OrderKey, None]]]:
        for (family, side, position_side), keys in self._sorts.get(_place(row.key), {}).items():
            if keys and protects(side, position_side, row):
                yield family, keys

    def consequence(
        self,
        scope: Scope,
        accounts: Sequence[Account],
        positions: Mapping[PositionKey, PositionRow],
        views: Sequence[PositionsView],
    ) -> Consequence:
        """Say what a run of this scope would leave behind, from what is known now."""
        covered = {account.label: account for account in accounts if scope.covers_account(account)}
        if scope.keep_protective or not any(self._counts.values()):
            return Consequence()
        known = {(view.account.label, view.family) for view in views if _known(view)}
        unsure = [row.key for row in positions.values() if _held(row) and not row.position.direction]
        known -= {(key.account, key.family) for key in unsure}
        bare: list[Bare] = []
        for row in positions.values():
            account = covered.get(row.key.account)
            if account is None or (row.key.account, row.key.family) not in known or scope.closes(account):
                continue
            if _held(row) and row.position.size is not None and self._loses(row, scope):
                bare.append(Bare(row.key, row.position.size, row.position.unit))
        unknown = (label for label in covered if self._goes_unseen(label, scope, known))
        return Consequence(tuple(bare), tuple(unknown))

    def _loses(self, row: PositionRow, scope: Scope) -> bool:
        # A resting order that reduces is no stop: where only such ones stay after the stops, the position has none.
        goes = stays = stop_goes = stop_stays = False
        for family, keys in self._matching(row):
            some_go, some_stay = _parted(scope, family, keys)
            goes, stays = goes or some_go, stays or some_stay
            if not family.ordinary:
                stop_goes, stop_stays = stop_goes or some_go, stop_stays or some_stay
        return (goes and not stays) or (stop_goes and not stop_stays)

    def _goes_unseen(self, label: str, scope: Scope, known: set[tuple[str, PositionFamily]]) -> bool:
        unseen = {
            family
            for family, positions in POSITIONS_OF.items()
            if (label, positions) not in known and self._counts.get((label, family), 0)
        }
        if scope.keys is None:
            return any(scope.what.reaches(family) for family in unseen)
        return bool(unseen) and any(
            key.account == label and key.family in unseen and key in self._where for key in scope.keys
        )


def protects(side: Side, position_side: str, row: PositionRow) -> bool:
    """Say whether a protective order of this side can be one of the position's: a SELL protects a long."""
    key = row.key
    if position_side and key.side is not PositionSide.NET:
        return position_side == key.side
    direction = {PositionSide.LONG: 1, PositionSide.SHORT: -1}.get(key.side, row.position.direction)
    return side is Side.OTHER or direction == 0 or CLOSES_BY[direction] is side


def _place(key: PositionKey) -> Place:
    return (key.account, key.family, key.instrument)


def _held(row: PositionRow) -> bool:
    # By the latest word of the venue.
    return row.open and row.zero_last is None and not row.position.zero


def _known(view: PositionsView) -> bool:
    return view.complete and view.age_s is not None and view.age_s <= KNOWN_FOR_S


def _parted(scope: Scope, family: Family, keys: Mapping[OrderKey, None]) -> tuple[bool, bool]:
    """Say whether some of these orders go with the scope, and whether some stay; the account is covered."""
    if scope.keys is None:
        goes = scope.what.reaches(family)
        return goes, not goes
    going = sum(key in scope.keys for key in keys)
    return going > 0, going < len(keys)
