"""Journals that are closed whatever a test does with them."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gui.domain.clock import SystemClock
from gui.journal.sqlite import SqliteJournal
from tests.journal.disks import Disk

MakeJournal = Callable[..., SqliteJournal]


@pytest.fixture(autouse=True)
def no_event_loop_for_plain_tests(request: pytest.FixtureRequest) -> None:
    """Without this the virtual-time plugin makes a loop for a plain test, and nobody closes it."""
    if not inspect.iscoroutinefunction(request.function):
        asyncio.set_event_loop(None)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def open_journal(path: Path, disk: Disk) -> Iterator[MakeJournal]:
    """Open a journal at ``path`` (or another) on the test's disk."""
    made: list[SqliteJournal] = []

    def make(at: Path = path) -> SqliteJournal:
        journal = SqliteJournal(at, SystemClock(), connect=disk.connect, first_retry_s=0.005)
        journal.open()
        made.append(journal)
        return journal

    yield make
    disk.full = disk.read_only = disk.locked = False
    disk.error = None
    disk.answer()
    for journal in made:
        journal.close_blocking(5)
