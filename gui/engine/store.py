"""The order store: the one place that holds rows, and the only one that changes them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey
from gui.domain.rows import Row
from gui.domain.venues import Family
from gui.engine.census import Census, Sort
from gui.engine.views import Change

log = logging.getLogger("killswitch.store")

Listener = Callable[[Change], None]
ListenerFault = Callable[[Listener, Exception], None]


class OrderStore:
    """Every row ever seen in this session, by key, in the order in which they came.

    Nothing leaves it but by `clear`, which the trader's hand calls. Subscribers are told once per change, or once
    per `gathered` block. One that raises keeps neither the others nor the change from their way; ``on_fault`` hears
    of its first exception, and of the next after it has worked again.
    """

    def __init__(self, on_fault: ListenerFault | None = None) -> None:
        self._on_fault = on_fault
        self._broken: set[Listener] = set()
        self._rows: dict[OrderKey, Row] = {}
        self._census = Census()
        self._of: dict[tuple[str, Family], dict[OrderKey, None]] = {}
        self._listeners: list[Listener] = []
        self._depth = 0
        # In the order in which they changed: what follows from a change comes in the same order each time.
        self._keys: dict[OrderKey, None] = {}
        self._removed: dict[OrderKey, None] = {}
        self._positions: dict[PositionKey, None] = {}
        self._accounts = False
        self._run = False

    @property
    def rows(self) -> Mapping[OrderKey, Row]:
        """A live read-only view of every row."""
        return MappingProxyType(self._rows)

    def get(self, key: OrderKey) -> Row | None:
        """Give the row of a key, None if it was never seen."""
        return self._rows.get(key)

    def of(self, account: str, family: Family) -> tuple[Row, ...]:
        """Give the rows of one family of an account."""
        return tuple(self._rows[key] for key in self._of.get((account, family), ()))

    def of_account(self, account: str) -> tuple[Row, ...]:
        """Give the rows of an account."""
        return tuple(row for family in Family for row in self.of(account, family))

    def counted(self) -> dict[str, dict[Sort, int]]:
        """Count the rows of each account by sort."""
        accounts: dict[str, dict[Sort, int]] = {}
        for sort, count in self._census.take(self._rows).items():
            accounts.setdefault(sort.account, {})[sort] = count
        return accounts

    def put(self, row: Row) -> None:
        """Add a row, or replace the one of the same key."""
        key = row.key
        if self._rows.get(key) is row:
            return
        self._of.setdefault((key.account, key.family), {})[key] = None
        self._rows[key] = row
        self._keys[key] = None
        self._tell()

    def refresh(self, row: Row) -> None:
        """Replace a row whose listing only confirmed it: nobody is told, since nothing that is told has changed."""
        self._rows[row.key] = row

    def change(self, key: OrderKey, transition: Callable[[Row], Row]) -> Row | None:
        """Apply a transition to the row of a key; gives the new row, None if there is none."""
        row = self._rows.get(key)
        if row is None:
            return None
        new = transition(row)
        if new is not row:
            self.put(new)
        return new

    def clear(self, keys: Iterable[OrderKey]) -> None:
        """Take rows away, by the trader's hand only."""
        for key in tuple(keys):
            if self._rows.pop(key, None) is not None:
                self._of[(key.account, key.family)].pop(key, None)
                self._keys.pop(key, None)
                self._removed[key] = None
        self._tell()

    def touch(self, *, accounts: bool = False, run: bool = False, positions: Iterable[PositionKey] = ()) -> None:
        """Tell subscribers that accounts, the run, or these positions changed."""
        self._positions.update(dict.fromkeys(positions))
        self._accounts = self._accounts or accounts
        self._run = self._run or run
        self._tell()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every change; returns the function that ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Tell subscribers only once, at the end of the block."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            self._tell()

    def _tell(self) -> None:
        if self._depth or not (self._keys or self._removed or self._positions or self._accounts or self._run):
            return
        change = Change(self._keys.keys(), self._removed.keys(), self._accounts, self._run, self._positions.keys())
        self._keys, self._removed, self._positions = {}, {}, {}
        self._accounts = self._run = False
        for listener in tuple(self._listeners):
            self._tell_one(listener, change)

    def _tell_one(self, listener: Listener, change: Change) -> None:
        try:
            listener(change)
        # The edge to whoever listens: a screen or a log that fails must not end the cancel that changed a row.
        except Exception as fault:  # noqa: BLE001
            if listener in self._broken:
                return
            self._broken.add(listener)
            log.error("a listener of the order store failed: %s", type(fault).__name__)
            if self._on_fault is not None:
                self._on_fault(listener, fault)
        else:
            self._broken.discard(listener)
