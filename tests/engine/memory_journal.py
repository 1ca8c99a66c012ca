"""A journal in memory for the engine's tests; it can be told to fail as a disk does."""

from __future__ import annotations

from collections.abc import Sequence

from gui.journal.entries import Entry, Hold, JournalHealth, KnownOrder, Line, OpenAttempt
from gui.journal.flatten_entries import BackstopSet, LatchSet, OpenClose
from gui.journal.flatten_left import FlattenLeft, LeftEntry


class MemoryJournal:
    """Keeps every entry in the order in which it was written."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.kept: dict[tuple[str, str], tuple[KnownOrder, ...]] = {}
        self.attempts: list[OpenAttempt] = []
        self.broken = False
        self.unread = False
        self._runs = 0

    def record(self, entry: Entry) -> None:
        self.entries.append(entry)

    async def commit(self, entry: Entry) -> bool:
        self.entries.append(entry)
        return not self.broken

    def keep_known(self, account: str, environment: str, orders: Sequence[KnownOrder]) -> None:
        self.kept[(account, environment)] = tuple(orders)

    def known(self, account: str, environment: str) -> Sequence[KnownOrder]:
        return self.kept.get((account, environment), ())

    def open_attempts(self, environment: str) -> Sequence[OpenAttempt]:
        return self.attempts

    def holds(self, environment: str) -> Sequence[Hold] | None:
        if self.unread:
            return None
        found = [entry for entry in self.entries if isinstance(entry, Hold) and entry.environment == environment]
        return tuple({(hold.venue, hold.owner, hold.limit): hold for hold in found}.values())

    def open_closes(self, environment: str) -> Sequence[OpenClose]:
        return self._flatten_left().open_closes(environment)

    def latch_left(self, environment: str) -> LatchSet | None:
        return self._flatten_left().latch(environment)

    def backstops_left(self) -> Sequence[BackstopSet]:
        return self._flatten_left().backstops()

    def _flatten_left(self) -> FlattenLeft:
        left = FlattenLeft()
        left.seed(entry for entry in self.entries if isinstance(entry, LeftEntry))
        return left

    def next_run(self) -> int:
        self._runs += 1
        return self._runs

    def health(self) -> JournalHealth:
        return JournalHealth(writing=not self.broken, last_write_ms=None)

    def lines(self) -> Sequence[Line]:
        return [entry for entry in self.entries if isinstance(entry, Line)]

    def of(self, kind: type) -> list[Entry]:
        """The entries of one kind."""
        return [entry for entry in self.entries if isinstance(entry, kind)]
