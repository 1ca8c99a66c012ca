"""Counts rows by what a screen asks of them, and looks again only at those that have changed since the last count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from gui.domain.endnotes import HELD_NOTE
from gui.domain.orders import OrderKey
from gui.domain.rows import Phase, Row
from gui.domain.venues import Family


class Sort(NamedTuple):
    """What rows that are counted as one have in common.

    ``seen_ms`` is when a listing last showed them (epoch milliseconds), and only of rows that wait for nothing but a
    listing: all others never grow stale. ``needy`` waits for a person, ``held`` for a position to be closed.
    """

    account: str
    family: Family
    protective: bool
    open: bool
    gone: bool
    fired: bool
    needy: bool
    phase: Phase
    run: int | None
    tries: int
    new: bool
    held: bool
    seen_ms: int | None


def sort_of(row: Row) -> Sort:
    """Say what a row is counted as."""
    cancel, fired, gone, order = row.cancel, row.fired, row.proof is not None, row.order
    waits = cancel.phase is Phase.NONE and not gone and fired is None
    return Sort(
        account=order.key.account,
        family=order.key.family,
        protective=order.protective,
        open=row.open,
        gone=gone,
        fired=fired is not None,
        needy=row.needs_person,
        phase=cancel.phase,
        run=cancel.run,
        tries=cancel.attempts,
        new=row.new_since_run is not None,
        held=row.note == HELD_NOTE and cancel.phase is Phase.QUEUED,
        seen_ms=row.sighting.seen_ms if waits else None,
    )


class Census:
    """The rows of one mapping, counted by sort; of thousands of rows some ten sorts come out."""

    def __init__(self) -> None:
        self._seen: dict[OrderKey, tuple[Row, Sort]] = {}
        self._needy: dict[OrderKey, None] = {}
        self.counts: Counter[Sort] = Counter()

    def take(self, rows: Mapping[OrderKey, Row]) -> Mapping[Sort, int]:
        """Count the rows as they stand now."""
        seen = self._seen
        for key, row in rows.items():
            old = seen.get(key)
            if old is None:
                self._put(key, row, None)
            elif old[0] is not row:
                if _only_seen_again(old, row):
                    seen[key] = (row, old[1])
                else:
                    self._put(key, row, old)
        if len(seen) > len(rows):
            for key in [key for key in seen if key not in rows]:
                self._drop(key)
        return self.counts

    def needy(self, rows: Mapping[OrderKey, Row]) -> tuple[Row, ...]:
        """Give the rows that wait for a person, as they were when last counted, in the order of ``rows``."""
        if len(self._needy) < 2:
            return tuple(self._seen[key][0] for key in self._needy)
        return tuple(row for key, row in rows.items() if key in self._needy)

    def _put(self, key: OrderKey, row: Row, old: tuple[Row, Sort] | None) -> None:
        sort = sort_of(row)
        self._seen[key] = (row, sort)
        if old is not None:
            if old[1] == sort:
                return
            self._take_off(old[1])
        self.counts[sort] += 1
        if sort.needy:
            self._needy[key] = None
        else:
            self._needy.pop(key, None)

    def _drop(self, key: OrderKey) -> None:
        self._take_off(self._seen.pop(key)[1])
        self._needy.pop(key, None)

    def _take_off(self, sort: Sort) -> None:
        self.counts[sort] -= 1
        if not self.counts[sort]:
            del self.counts[sort]


def _only_seen_again(old: tuple[Row, Sort], row: Row) -> bool:
    # A listing of a run renews thousands of rows that wait for other things than listings.
    before, sort = old
    if sort.seen_ms is not None or row.order.protective is not sort.protective:
        return False
    story = row.cancel is before.cancel and row.proof is before.proof and row.fired is before.fired
    return story and row.new_since_run == before.new_since_run
