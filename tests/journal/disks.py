"""A disk under a real SQLite file that can be full, read-only or silent whenever a test says so."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any


class Disk:
    """Give its `connect` to a journal; then change ``full``, ``read_only``, ``locked`` or `hang`."""

    def __init__(self) -> None:
        self.full = False
        self.read_only = False
        self.locked = False
        self.error: Exception | None = None
        self.transactions = 0
        self.waits = threading.Event()
        self._answers = threading.Event()
        self._answers.set()

    def connect(self, *args: Any, **options: Any) -> sqlite3.Connection:
        disk = self

        class OnThisDisk(sqlite3.Connection):
            def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
                if sql.startswith("BEGIN"):
                    disk._begin(super().execute)
                return super().execute(sql, *values)

        return sqlite3.connect(*args, factory=OnThisDisk, **options)

    def hang(self) -> None:
        """From the next transaction on, the disk does not answer."""
        self.waits.clear()
        self._answers.clear()

    def answer(self) -> None:
        """The disk answers again."""
        self._answers.set()

    def _begin(self, execute: Any) -> None:
        if not self._answers.is_set():
            self.waits.set()
            self._answers.wait()
        self.transactions += 1
        if self.error is not None:
            raise self.error
        if self.locked:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        # SQLite itself then reports "database or disk is full" and "attempt to write a readonly database".
        execute(f"PRAGMA max_page_count = {1 if self.full else 1 << 30}")
        execute(f"PRAGMA query_only = {int(self.read_only)}")
