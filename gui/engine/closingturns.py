"""Whose turn it is in a run that closes positions: opening orders, the position, then what protects it."""

from __future__ import annotations

from collections.abc import Iterable

from gui.domain.clock import Clock
from gui.domain.closings import PositionRow
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.positions import ORDERS_OF, PositionFamily, PositionKey, PositionSide
from gui.domain.rows import Row
from gui.domain.venues import Account
from gui.engine.positionreading import PositionReader
from gui.engine.positionstore import PositionStore
from gui.engine.runs import Run
from gui.engine.store import OrderStore

# A close waits so long after the press for the first answers to the opening orders of its instrument (seconds).
OPENING_S = 1.5
# Stops whose position is not known are held so long after the press (seconds).
UNKNOWN_S = 2.0
# A reading older than this tells no longer which positions there are (seconds).
KNOWN_S = 10.0

Place = tuple[PositionFamily, str]
# The positions that the orders of a family open and close.
FAMILY_OF = {order_family: family for family, order_families in ORDERS_OF.items() for order_family in order_families}


class Turns:
    """Keeps which opening orders of an account have had no answer in the run, and which positions stops wait for."""

    def __init__(self, account: Account, orders: OrderStore, positions: PositionStore, clock: Clock) -> None:
        self._account = account
        self._orders = orders
        self._positions = positions
        self._clock = clock
        self._opening: dict[Place, set[OrderKey]] = {}
        self._open: dict[Place, list[PositionRow]] | None = None
        self._held: dict[tuple[PositionFamily, str, str], bool] = {}

    def begin(self, run: Run) -> None:
        """A person pressed: every opening order that the run reaches is waited for."""
        self._opening.clear()
        self.look([row.key for row in self._orders.of_account(self._account.label)], run)

    def look(self, keys: Iterable[OrderKey], run: Run) -> None:
        """Orders changed: keep count of those without an answer to their first try."""
        for key in keys:
            family = FAMILY_OF.get(key.family)
            row = self._orders.get(key)
            if family is None or row is None or row.order.protective:
                continue
            place = (family, row.order.instrument)
            if self._unanswered(row, run):
                self._opening.setdefault(place, set()).add(key)
            else:
                self._opening.get(place, set()).discard(key)

    def _unanswered(self, row: Row, run: Run) -> bool:
        answered_at = row.cancel.answered_at
        if not row.cancellable or not row.seen or not run.covers(self._account, row):
            return False
        return answered_at is None or answered_at < run.since

    def opening_orders(self, key: PositionKey) -> int:
        """Count the opening orders of the position's instrument that have had no answer yet."""
        return len(self._opening.get((key.family, key.instrument), ()))

    def changed(self) -> None:
        """Positions changed: look at them anew."""
        self._open = None
        self._held.clear()

    def holds(self, order: AlgoOrder, reader: PositionReader, run: Run) -> bool:
        """Say whether a protective order waits for its position, or for the first word on its positions."""
        sort = (reader.family, order.instrument, order.position_side)
        known = self._held.get(sort)
        if known is None:
            rows = [row for row in self._open_at(sort[:2]) if belongs(order, row.key)]
            if not rows:
                return self._unread(reader, run)
            known = self._held[sort] = not all(row.closing.orders_first for row in rows)
        return known

    def _unread(self, reader: PositionReader, run: Run) -> bool:
        if reader.complete_since(run.since) or reader.fresh(KNOWN_S):
            return False
        return self._clock.monotonic() < run.since + UNKNOWN_S

    def _open_at(self, place: Place) -> list[PositionRow]:
        if self._open is None:
            self._open = {}
            for row in self._positions.of_account(self._account.label):
                if row.open:
                    self._open.setdefault((row.key.family, row.key.instrument), []).append(row)
        return self._open.get(place, [])

    def in_the_way(self, row: PositionRow, run: Run) -> int | None:
        """Count the protective orders of a position that the run reaches and that had no answer since its close.

        None where there never was one: then no answer can be waited for.
        """
        since, count, any_of_it = row.closing.answered_at or 0.0, 0, False
        for family in ORDERS_OF[row.key.family]:
            for one in self._orders.of(self._account.label, family):
                order = one.order
                if order.instrument != row.key.instrument or not order.protective or not belongs(order, row.key):
                    continue
                if not run.covers(self._account, one):
                    continue
                answered_at = one.cancel.answered_at
                any_of_it = any_of_it or not one.open or (answered_at is not None and answered_at > since)
                if one.cancellable and one.seen and (answered_at is None or answered_at <= since):
                    count += 1
        return count if count or any_of_it else None


def belongs(order: AlgoOrder, key: PositionKey) -> bool:
    """Say whether a protective order may be one of this position: same side, where both tell one."""
    if key.side is PositionSide.NET or order.position_side not in (PositionSide.LONG, PositionSide.SHORT):
        return True
    return order.position_side == key.side
