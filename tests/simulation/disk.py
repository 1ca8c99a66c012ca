"""The shipped journal without its thread: what is put in line is written at once, so that a seed decides everything."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gui.domain.clock import Clock
from gui.journal.database import Database
from gui.journal.entries import Entry, KnownOrder, Tone
from gui.journal.sqlite import SqliteJournal
from gui.journal.trouble import FileError, classify
from gui.journal.waiter import Waiter
from gui.journal.writer import Writer


class InlineWriter(Writer):
    """Does the thread's work where it is asked for; ``dead`` writes nothing any more, as after a kill."""

    def __init__(self, database: Database, clock: Clock, say: Callable[[Tone, str], None]) -> None:
        super().__init__(database, clock, say)
        self.dead = False

    def start(self) -> None:
        self._do(self._open)

    def put(self, entry: Entry, waiter: Waiter | None = None) -> None:
        if not self.dead:
            super().put(entry, waiter)
            self._do(self._drain)

    def put_known(self, account: str, environment: str, orders: Sequence[KnownOrder]) -> None:
        if not self.dead:
            super().put_known(account, environment, orders)
            self._do(self._drain)

    def take_run(self) -> int | None:
        run = super().take_run()
        self._do(self._top_up)
        return run

    def stop(self) -> None:
        super().stop()
        self._database.close()

    def _drain(self) -> None:
        if not self._database.is_open:
            self._open()
        while self.waiting:
            self._turn()

    def _do(self, work: Callable[[], None]) -> None:
        try:
            work()
        except (sqlite3.Error, OSError, FileError) as error:
            self._busy_since = None
            self._database.close()
            self.trouble = classify(error, self._database.path)
            self._let_go()
            self.tried.set()


class Disk:
    """The disk under a journal: while it is ``full`` nothing can be written, and nothing opened."""

    def __init__(self) -> None:
        self.full = False

    def connect(self, *args: Any, **more: Any) -> sqlite3.Connection:
        """Open a connection that fails while the disk is full."""
        self.check("open")
        disk = self

        class Connection(sqlite3.Connection):
            def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
                disk.check(sql)
                return super().execute(sql, *values)

        connection: sqlite3.Connection = sqlite3.connect(*args, factory=Connection, **more)
        return connection

    def check(self, sql: str) -> None:
        """Raise what SQLite raises when the disk is full."""
        if self.full and not sql.startswith(("ROLLBACK", "SELECT", "PRAGMA")):
            raise sqlite3.OperationalError("database or disk is full")


def open_journal(path: Path, clock: Clock, disk: Disk) -> SqliteJournal:
    """Open the shipped journal on a file, without its thread."""
    journal = SqliteJournal(path, clock, connect=disk.connect)
    journal._writer = InlineWriter(Database(path, disk.connect), clock, journal._say)
    journal.open()
    return journal


def kill(journal: SqliteJournal) -> None:
    """Let the journal end as its process does when it is killed."""
    assert isinstance(journal._writer, InlineWriter)
    journal._writer.dead = True
    journal._writer.stop()
