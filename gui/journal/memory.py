"""A journal without a disk: the same protocol for practice, for tests, and where no folder can be used."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from gui.journal.attempts import OpenAttempts
from gui.journal.entries import Entry, Hold, JournalHealth, KnownOrder, Line, OpenAttempt
from gui.journal.flatten_entries import BackstopSet, LatchSet, OpenClose
from gui.journal.flatten_left import FlattenLeft

LINES_KEPT = 500


class MemoryJournal:
    """Keeps every entry in memory.

    ``fault`` is the sentence that health() shows; without one the journal counts as well, for nobody
    expects a disk behind it. ``entries`` is everything recorded, in order.
    """

    def __init__(self, fault: str = "") -> None:
        self.entries: list[Entry] = []
        self._fault = fault
        self._attempts = OpenAttempts()
        self._left = FlattenLeft()
        self._known: dict[tuple[str, str], tuple[KnownOrder, ...]] = {}
        self._lines: deque[Line] = deque(maxlen=LINES_KEPT)
        self._holds: dict[tuple[str, ...], Hold] = {}
        self._last_run = 0

    def record(self, entry: Entry) -> None:
        """Keep an entry."""
        self.entries.append(entry)
        self._attempts.apply(entry)
        self._left.apply(entry)
        if isinstance(entry, Line):
            self._lines.append(entry)
        if isinstance(entry, Hold):
            self._holds[entry.venue, entry.environment, entry.owner, entry.limit] = entry

    async def commit(self, entry: Entry) -> bool:
        """Keep an entry; True unless the journal was made with a fault."""
        self.record(entry)
        return not self._fault

    def keep_known(self, account: str, environment: str, orders: Sequence[KnownOrder]) -> None:
        """Replace the last known open orders of one account."""
        self._known[account, environment] = tuple(orders)

    def known(self, account: str, environment: str) -> Sequence[KnownOrder]:
        """The last known open orders of an account."""
        return self._known.get((account, environment), ())

    def open_attempts(self, environment: str) -> Sequence[OpenAttempt]:
        """Attempts whose orders have no end yet, as `gui.journal.attempts.OpenAttempts` counts them."""
        return self._attempts.of(environment)

    def holds(self, environment: str) -> Sequence[Hold]:
        """The latest word of each wait that a venue stated."""
        return tuple(hold for hold in self._holds.values() if hold.environment == environment)

    def open_closes(self, environment: str) -> Sequence[OpenClose]:
        """Closes of positions whose outcome is open, as `gui.journal.flatten_left.FlattenLeft` counts them."""
        return self._left.open_closes(environment)

    def latch_left(self, environment: str) -> LatchSet | None:
        """The latest word of an environment's latch."""
        return self._left.latch(environment)

    def backstops_left(self) -> Sequence[BackstopSet]:
        """Venue-side timers whose latest word is that they were armed, or that nothing is known of them."""
        return self._left.backstops()

    def next_run(self) -> int:
        """Count upwards from 1."""
        self._last_run += 1
        return self._last_run

    def health(self) -> JournalHealth:
        """Well, or the fault that the journal was made with."""
        return JournalHealth(not self._fault, None, len(self.entries) if self._fault else 0, self._fault)

    def lines(self) -> Sequence[Line]:
        """The latest lines for people, oldest first, capped."""
        return tuple(self._lines)
