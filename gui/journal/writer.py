"""The one thread that writes the journal, and what waits in memory for it."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from uuid import uuid4

from gui.domain.clock import Clock, epoch_ms
from gui.journal import known
from gui.journal.database import Database
from gui.journal.entries import Entry, KnownOrder, Line, Tone
from gui.journal.reading import Reading
from gui.journal.trouble import Cause, FileError, Trouble, classify, trouble
from gui.journal.waiter import Waiter

BATCH = 500
RUNS_AHEAD = 2
LINES_WAITING = 2000
KNOWN_SLICE = 100
FIRST_RETRY_S = 0.25
LAST_RETRY_S = 5.0
SLOW_S = 1.0

Owner = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry in line for the disk, and who waits for it."""

    uid: str
    entry: Entry
    waiter: Waiter | None


class Writer:
    """Owns the queue, the thread and the connection.

    The event loop calls the public methods: none of them waits for the disk. ``say`` is called from the
    thread with a sentence for people. Nothing leaves the queue before its transaction is on disk.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        say: Callable[[Tone, str], None],
        first_retry_s: float = FIRST_RETRY_S,
    ) -> None:
        self._database = database
        self._clock = clock
        self._say = say
        self._first_retry_s = first_retry_s
        self._changed = threading.Condition()
        self._queue: deque[Pending] = deque()
        self._known: dict[Owner, Sequence[KnownOrder]] = {}
        self._runs: deque[int] = deque()
        self._at_first: list[Waiter] = []
        self._at_end: list[Waiter] = []
        self._at_reading: list[Waiter] = []
        self._flushers: list[Waiter] = []
        self._session = uuid4().hex[:16]
        self._put_count = 0
        self._lines_waiting = 0
        self._lines_left_out = 0
        self._late = False
        self._stopping = False
        self._abandoned = False
        self._retry_s = first_retry_s
        self._afresh = False
        self._busy_since: float | None = None
        self._thread: threading.Thread | None = None
        self.reading: Reading | None = None
        self.tried = threading.Event()
        self.trouble: Trouble | None = None
        self.last_write_ms: int | None = None

    # ---- from the event loop ----

    def start(self) -> None:
        """Start the thread, which opens the file."""
        self._thread = threading.Thread(target=self._work, name="journal-writer", daemon=True)
        try:
            self._thread.start()
        except RuntimeError as error:
            self._thread = None
            self.trouble = classify(error, self._database.path)
            self.tried.set()

    def put(self, entry: Entry, waiter: Waiter | None = None) -> None:
        """Put an entry in line."""
        with self._changed:
            if isinstance(entry, Line):
                if self._lines_waiting >= LINES_WAITING:
                    self._lines_left_out += 1
                    return
                self._lines_waiting += 1
            self._put_count += 1
            self._queue.append(Pending(f"{self._session}-{self._put_count}", entry, waiter))
            self._changed.notify()

    def put_known(self, account: str, environment: str, orders: Sequence[KnownOrder]) -> None:
        """Put the last known orders of an account in line; an older set that still waits is replaced."""
        with self._changed:
            self._known[account, environment] = orders
            self._changed.notify()

    def take_run(self) -> int | None:
        """Give a reserved run number, None if there is none just now."""
        with self._changed:
            run = self._runs.popleft() if self._runs else None
            self._changed.notify()
        return run

    def tell_when_tried(self, waiter: Waiter) -> None:
        """Tell the waiter once the first opening has succeeded or failed."""
        with self._changed:
            if not self.tried.is_set():
                self._at_first.append(waiter)
                return
        waiter.tell(True)

    def tell_when_read(self, waiter: Waiter) -> None:
        """Tell the waiter once the file was read."""
        with self._changed:
            if self.reading is None:
                self._at_reading.append(waiter)
                return
        waiter.tell(True)

    def mark_late(self) -> None:
        """A wait ran into its bound: until the queue is empty nobody need wait again."""
        with self._changed:
            self._late = bool(self._queue)

    @property
    def behind(self) -> bool:
        """Say whether a wait for the disk would be in vain now."""
        return self._late or self._stopping or self.trouble is not None

    @property
    def waiting(self) -> int:
        """How many entries and sets of known orders are in memory only."""
        return len(self._queue) + len(self._known)

    def standing(self) -> Trouble | None:
        """Say what keeps the journal off the disk now, None if nothing does."""
        if self.trouble is not None:
            return self.trouble
        since = self._busy_since
        if since is not None and self._clock.monotonic() - since > SLOW_S:
            return trouble(Cause.SLOW, self._database.path)
        return None

    def stop(self) -> None:
        """Ask the thread to write what is left and end."""
        with self._changed:
            self._stopping = True
            self._retry_s = self._first_retry_s
            self._changed.notify()

    def abandon(self) -> None:
        """Ask the thread to end even if something is left."""
        with self._changed:
            self._stopping = self._abandoned = True
            self._changed.notify()

    def join(self, within_s: float) -> None:
        """Wait for the thread to end; blocks."""
        if self._thread is not None:
            self._thread.join(within_s)

    def tell_when_written(self, waiter: Waiter) -> None:
        """Tell the waiter once nothing waits in memory any more."""
        with self._changed:
            if self._queue or self._known:
                self._flushers.append(waiter)
                return
        waiter.tell(True)

    def tell_at_end(self, waiter: Waiter) -> None:
        """Tell the waiter when the thread ends."""
        with self._changed:
            if self._thread is not None and self._thread.is_alive():
                self._at_end.append(waiter)
                return
        waiter.tell(True)

    # ---- in the thread ----

    def _work(self) -> None:
        while not self._abandoned:
            try:
                self._open()
                while self._turn():
                    self._busy_since = None
                    if not self.waiting:
                        self._tell(self._flushers)
                self._give_runs_back()
                break
            # The edge of the thread: whatever happens, the queue stays and the next attempt comes.
            except Exception as error:  # noqa: BLE001
                if not self._keep_going(error):
                    break
        self._database.close()
        self._busy_since = None
        if self.trouble is None:
            self.trouble = trouble(Cause.CLOSED, self._database.path)
        self._tell(self._at_end)

    def _open(self) -> None:
        self._busy_since = self._clock.monotonic()
        reading = self._database.open()
        if reading.unreadable:
            self._say(Tone.WARNING, f"{reading.unreadable} rows of the journal could not be read and were skipped.")
        self._was_read(reading)
        self._top_up()
        self._recovered()
        self._first_try_done()

    def _was_read(self, reading: Reading) -> None:
        with self._changed:
            if self.reading is None:
                self.reading = reading
        self._tell(self._at_reading)

    def _turn(self) -> bool:
        """Do one piece of work; False when the thread shall end and nothing is left."""
        batch, kept = self._next_work()
        if batch:
            self._write(batch)
        elif kept is not None:
            self._write_known(*kept)
        elif self._stopping:
            return False
        if not self._stopping:
            self._top_up()
        return True

    def _next_work(self) -> tuple[Sequence[Pending], tuple[Owner, Sequence[KnownOrder]] | None]:
        with self._changed:
            self._changed.wait_for(
                lambda: bool(self._queue or self._known or self._stopping or len(self._runs) < RUNS_AHEAD)
            )
            self._busy_since = self._clock.monotonic()
            return tuple(islice(self._queue, BATCH)), next(iter(self._known.items()), None)

    def _write(self, batch: Sequence[Pending]) -> None:
        self._database.write([(item.uid, item.entry) for item in batch])
        self.last_write_ms = epoch_ms(self._clock)
        left_out = 0
        with self._changed:
            for item in batch:
                self._queue.popleft()
                self._lines_waiting -= isinstance(item.entry, Line)
            if not self._queue:
                self._late = False
                left_out, self._lines_left_out = self._lines_left_out, 0
        for item in batch:
            if item.waiter is not None:
                item.waiter.tell(True)
        self._recovered()
        if left_out:
            self._say(Tone.WARNING, f"{left_out} lines for people were not kept on disk; orders and answers were.")

    def _write_known(self, owner: Owner, orders: Sequence[KnownOrder]) -> None:
        # The set was taken together with an empty queue: the ends that it follows from are on disk already.
        rows: list[tuple[str, int]] = []
        for start in range(0, len(orders), KNOWN_SLICE):
            rows += [(known.encode(one.order, one.fired), one.seen_ms) for one in orders[start : start + KNOWN_SLICE]]
            with self._changed:
                batch = tuple(islice(self._queue, BATCH))
            if batch:
                # An intent never waits for the rest of a long list.
                self._write(batch)
        self._database.write_known(*owner, rows)
        with self._changed:
            if self._known.get(owner) is orders:
                del self._known[owner]
        self.last_write_ms = epoch_ms(self._clock)
        self._recovered()

    def _top_up(self) -> None:
        while len(self._runs) < RUNS_AHEAD:
            run = self._database.reserve_run()
            with self._changed:
                self._runs.append(run)

    def _give_runs_back(self) -> None:
        # A gap in the numbers is all that is lost if this fails.
        with suppress(sqlite3.Error, OSError, FileError):
            self._database.release_runs(tuple(self._runs))

    def _recovered(self) -> None:
        self._afresh = False
        self._retry_s = self._first_retry_s
        if self.trouble is not None:
            self.trouble = None
            self._say(Tone.FINE, "The journal is on disk again; what waited in memory is being written.")

    def _keep_going(self, error: Exception) -> bool:
        self._busy_since = None
        self._database.close()
        now = classify(error, self._database.path)
        if now.cause in (Cause.DAMAGED, Cause.REPLACED) and not self._afresh and self._begin_afresh(now.cause):
            return True
        if self.trouble is None or self.trouble.cause is not now.cause:
            self.trouble = now
            self._say(Tone.BAD, now.sentence)
        self._let_go()
        if self.reading is None and now.cause is not Cause.BUSY:
            found = self._database.peek()
            if found.known or found.tries or found.left:
                self._was_read(found)
        self._first_try_done()
        with self._changed:
            stopping = self._stopping
            if stopping and now.cause is not Cause.BUSY:
                # The last attempt was this one: quitting does not wait for a disk that nobody mends.
                return False
            self._changed.wait_for(lambda: self._abandoned or self._stopping != stopping, timeout=self._retry_s)
        self._retry_s = min(self._retry_s * 2, LAST_RETRY_S)
        return not self._abandoned

    def _begin_afresh(self, cause: Cause) -> bool:
        self._afresh = True
        if cause is Cause.REPLACED:
            self._say(
                Tone.WARNING,
                "The journal's file was removed or replaced: the rest goes into the one there now.",
            )
            return True
        try:
            aside, carried = self._database.set_aside()
        except (sqlite3.Error, OSError, FileError):
            return False
        if aside is not None:
            kept = f"The journal was damaged: it is kept as {aside.name}"
            self._say(Tone.WARNING, f"{kept}, a new one was begun with {carried} rows of it.")
        return True

    def _let_go(self) -> None:
        with self._changed:
            waiters = [item.waiter for item in self._queue if item.waiter is not None]
            self._queue = deque(Pending(item.uid, item.entry, None) for item in self._queue)
        for waiter in waiters:
            waiter.tell(False)

    def _first_try_done(self) -> None:
        self.tried.set()
        self._tell(self._at_first)

    def _tell(self, waiters: list[Waiter]) -> None:
        with self._changed:
            told = tuple(waiters)
            waiters.clear()
        for waiter in told:
            waiter.tell(True)
