"""The journal on disk, as the event loop sees it: nothing here raises, and nothing waits without a bound."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from gui.domain.clock import Clock, epoch_ms
from gui.journal.attempts import OpenAttempts
from gui.journal.database import Connect, Database
from gui.journal.entries import Entry, Hold, JournalHealth, KnownOrder, Line, OpenAttempt, Tone
from gui.journal.flatten_entries import BackstopSet, LatchSet, OpenClose
from gui.journal.flatten_left import FlattenLeft
from gui.journal.memory import LINES_KEPT
from gui.journal.waiter import Waiter
from gui.journal.writer import FIRST_RETRY_S, Writer

# A cancel leaves without its line on disk only after this long (seconds). On a busy machine two flushes in a row took
# up to 0.11 s, and what leaves before its line is lost to a kill; a disk that hangs costs one such wait.
COMMIT_S = 0.25
CLOSE_S = 2.0


class SqliteJournal:
    """Implements `gui.journal.entries.Journal` over one SQLite file, which two programs may share.

    `open` starts the writer thread and returns at once; `ready` waits, with a bound, until the file was read.
    An entry that is not on disk yet waits in memory until it is. Every method is for the event loop's thread.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        connect: Connect = sqlite3.connect,
        first_retry_s: float = FIRST_RETRY_S,
    ) -> None:
        self._clock = clock
        self._writer = Writer(Database(path, connect), clock, self._say, first_retry_s)
        self._attempts = OpenAttempts()
        self._left = FlattenLeft()
        self._known: dict[tuple[str, str], tuple[KnownOrder, ...]] = {}
        self._lines: deque[Line] = deque(maxlen=LINES_KEPT)
        self._holds: dict[tuple[str, ...], Hold] = {}
        self._absorbed = False
        self._last_spare_run = 0

    def open(self) -> None:
        """Start the writer thread, which opens or begins the file; the event loop need not run yet."""
        self._writer.start()

    async def ready(self, within_s: float) -> bool:
        """Wait until the file was opened and read, or could not be; False if the disk did not answer yet."""
        waiter = Waiter()
        self._writer.tell_when_tried(waiter)
        return await waiter.wait(within_s)

    @property
    def was_read(self) -> bool:
        """Say whether what an earlier start left is known."""
        return self._writer.reading is not None

    async def until_read(self) -> None:
        """Wait until what an earlier start left is known; without an end where the disk never tells."""
        waiter = Waiter()
        self._writer.tell_when_read(waiter)
        await waiter.wait(None)

    def record(self, entry: Entry) -> None:
        """Put an entry in line for the disk and return at once."""
        self._note(entry)
        self._writer.put(entry)

    async def commit(self, entry: Entry, *, within_s: float = COMMIT_S) -> bool:
        """Put an entry in line and wait until it outlives a power cut, at most ``within_s`` seconds.

        False if it is in memory only. While the writer fails or lags, False comes at once.
        """
        self._note(entry)
        if self._writer.behind:
            self._writer.put(entry)
            return False
        waiter = Waiter()
        self._writer.put(entry, waiter)
        done = await waiter.wait(within_s)
        if not done:
            self._writer.mark_late()
        return done

    async def flush(self, within_s: float) -> bool:
        """Wait until everything that was put in line so far is on disk; False if it is not in that time."""
        waiter = Waiter()
        self._writer.tell_when_written(waiter)
        return await waiter.wait(within_s)

    def keep_known(self, account: str, environment: str, orders: Sequence[KnownOrder]) -> None:
        """Replace the last known open orders of one account on disk, in the background."""
        kept = tuple(orders)
        self._known[account, environment] = kept
        self._writer.put_known(account, environment, kept)

    def known(self, account: str, environment: str) -> Sequence[KnownOrder]:
        """The last known open orders of an account: those kept in this session, else those on disk."""
        kept = self._known.get((account, environment))
        if kept is not None:
            return kept
        reading = self._writer.reading
        return tuple(reading.known.get((account, environment), ())) if reading is not None else ()

    def open_attempts(self, environment: str) -> Sequence[OpenAttempt]:
        """Attempts whose orders have no end yet, as `gui.journal.attempts.OpenAttempts` counts them."""
        self._absorb()
        return self._attempts.of(environment)

    def holds(self, environment: str) -> Sequence[Hold] | None:
        """The latest word of each wait that a venue stated; None while the disk has not answered."""
        reading = self._writer.reading
        if reading is None and not self._writer.tried.is_set():
            return None
        earlier = reading.holds if reading is not None else ()
        latest = {_wait_of(hold): hold for hold in earlier} | self._holds
        return tuple(hold for hold in latest.values() if hold.environment == environment)

    def open_closes(self, environment: str) -> Sequence[OpenClose]:
        """Closes of positions whose outcome is open, as `gui.journal.flatten_left.FlattenLeft` counts them."""
        self._absorb()
        return self._left.open_closes(environment)

    def latch_left(self, environment: str) -> LatchSet | None:
        """The latest word of an environment's latch; None where there is none, or the disk has not told yet."""
        self._absorb()
        return self._left.latch(environment)

    def backstops_left(self) -> Sequence[BackstopSet]:
        """Venue-side timers whose latest word is that they were armed, or that nothing is known of them."""
        self._absorb()
        return self._left.backstops()

    def next_run(self) -> int:
        """A run number that was never used before.

        The next number of the file; where none could be reserved, a number of 16 digits made of the time and
        the process, which no file reaches by counting.
        """
        run = self._writer.take_run()
        if run is not None:
            return run
        spare = max(epoch_ms(self._clock), self._last_spare_run + 1)
        self._last_spare_run = spare
        return spare * 1000 + os.getpid() % 1000

    def health(self) -> JournalHealth:
        """How the disk stands."""
        trouble = self._writer.standing()
        fault = trouble.sentence if trouble is not None else ""
        return JournalHealth(trouble is None, self._writer.last_write_ms, self._writer.waiting, fault)

    def lines(self) -> Sequence[Line]:
        """This session's latest lines for people, oldest first, capped."""
        return tuple(self._lines)

    async def close(self, deadline_s: float = CLOSE_S) -> bool:
        """Write what is left and end the thread, within ``deadline_s``; False if something is left."""
        self._writer.stop()
        waiter = Waiter()
        self._writer.tell_at_end(waiter)
        await waiter.wait(deadline_s)
        self._writer.abandon()
        return self._writer.waiting == 0

    def close_blocking(self, deadline_s: float = CLOSE_S) -> bool:
        """Do what `close` does where no event loop runs any more."""
        self._writer.stop()
        self._writer.join(deadline_s)
        self._writer.abandon()
        return self._writer.waiting == 0

    def _note(self, entry: Entry) -> None:
        self._absorb()
        self._attempts.apply(entry)
        self._left.apply(entry)
        if isinstance(entry, Line):
            self._lines.append(entry)
        elif isinstance(entry, Hold):
            self._holds[_wait_of(entry)] = entry

    def _absorb(self) -> None:
        reading = self._writer.reading
        if reading is not None and not self._absorbed:
            self._absorbed = True
            self._attempts.seed(reading.tries)
            self._left.seed(reading.left)

    def _say(self, tone: Tone, text: str) -> None:
        line = Line(epoch_ms(self._clock), tone, "Journal", text)
        self._lines.append(line)
        self._writer.put(line)


def _wait_of(hold: Hold) -> tuple[str, ...]:
    return hold.venue, hold.environment, hold.owner, hold.limit
