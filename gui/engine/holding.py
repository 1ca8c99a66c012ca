"""What is held back in a run: wanted orders that stay in line until something else has happened first."""

from __future__ import annotations

from collections.abc import Callable

from gui.domain.endnotes import HELD_NOTE
from gui.domain.orders import OrderKey
from gui.domain.rows import Phase, Row
from gui.domain.transitions import kept_back, set_free
from gui.domain.venues import Family
from gui.engine.store import OrderStore

# What is held is looked at again this soon, also where nobody pokes (seconds).
LOOK_S = 0.25

Held = Callable[[Row], bool]


def stands(row: Row) -> bool:
    """Say whether a held order stands at its venue: in line, or shown there after an answer that told nothing."""
    if row.cancel.phase is Phase.UNKNOWN:
        seen, answered = row.sighting.seen_begun, row.cancel.answered_at
        return seen is not None and answered is not None and seen > answered and not row.missing
    return row.cancel.phase is Phase.QUEUED


class Holding:
    """Parts the rows whose turn it is into those that may go and those that are held; ``held`` judges one.

    ``on_free`` hears of the families in which orders are not held any more.
    """

    def __init__(self, label: str, store: OrderStore, held: Held, on_free: Callable[[Family], None]) -> None:
        self._label = label
        self._store = store
        self._held = held
        self._on_free = on_free
        self._kept: set[OrderKey] = set()

    def part(self, ready: list[Row], soonest: float | None) -> tuple[list[Row], float | None]:
        """Give the rows that may go, and when to look again (seconds); what is held gets its note, and loses it."""
        kept = {row.key for row in ready if self._held(row)}
        if kept or self._kept:
            self._mark(kept)
        if not kept:
            return ready, soonest
        return [row for row in ready if row.key not in kept], LOOK_S if soonest is None else min(soonest, LOOK_S)

    def _mark(self, kept: set[OrderKey]) -> None:
        before, self._kept = self._kept, kept
        with self._store.gathered():
            for key in kept - before:
                self._store.change(key, lambda row: kept_back(row, HELD_NOTE))
            for key in before - kept:
                self._store.change(key, lambda row: set_free(row, HELD_NOTE))
        for family in dict.fromkeys(key.family for key in before - kept):
            self._on_free(family)

    def holds(self, row: Row) -> bool:
        """Say whether the row is held as things stand now."""
        return self._held(row)

    def spares(self, family: Family, instrument: str) -> bool:
        """Say whether a call for everything of this instrument would take something along that is held."""
        rows = self._store.of(self._label, family)
        return any(row.order.instrument == instrument and row.cancellable and self._held(row) for row in rows)
