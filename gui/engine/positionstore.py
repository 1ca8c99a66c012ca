"""The position store: the one place that holds the rows of positions, beside the one of orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from gui.domain.closings import PositionRow
from gui.domain.positions import PositionFamily, PositionKey
from gui.engine.store import OrderStore


class PositionStore:
    """Every position ever seen in this session, by key, in the order in which they came.

    Who subscribes to the order store is told of them in the same change. Nothing leaves but by `clear`.
    """

    def __init__(self, orders: OrderStore) -> None:
        self._orders = orders
        self._rows: dict[PositionKey, PositionRow] = {}
        self._of: dict[str, dict[PositionKey, None]] = {}

    @property
    def rows(self) -> Mapping[PositionKey, PositionRow]:
        """A live read-only view of every row."""
        return MappingProxyType(self._rows)

    def get(self, key: PositionKey) -> PositionRow | None:
        """Give the row of a key, None if it was never seen."""
        return self._rows.get(key)

    def of_account(self, account: str) -> tuple[PositionRow, ...]:
        """Give the rows of an account."""
        return tuple(self._rows[key] for key in self._of.get(account, ()))

    def of(self, account: str, family: PositionFamily) -> tuple[PositionRow, ...]:
        """Give the rows of one family of an account."""
        return tuple(self._rows[key] for key in self._of.get(account, ()) if key.family is family)

    def put(self, row: PositionRow) -> None:
        """Add a row, or replace the one of the same key."""
        key, old = row.key, self._rows.get(row.key)
        if old is row:
            return
        self._of.setdefault(key.account, {})[key] = None
        self._rows[key] = row
        self._orders.touch(positions=(key,))

    def change(self, key: PositionKey, transition: Callable[[PositionRow], PositionRow]) -> PositionRow | None:
        """Apply a transition to the row of a key; gives the new row, None if there is none."""
        row = self._rows.get(key)
        if row is None:
            return None
        new = transition(row)
        if new is not row:
            self.put(new)
        return new

    def clear(self, keys: Iterable[PositionKey]) -> None:
        """Take rows away, by the trader's hand only."""
        gone = tuple(key for key in keys if key in self._rows)
        for key in gone:
            del self._rows[key]
            del self._of[key.account][key]
        self._orders.touch(positions=gone)
