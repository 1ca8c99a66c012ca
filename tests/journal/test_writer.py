"""The writer thread: what waits, what is left out, and who goes first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gui.domain.clock import LoopClock, SystemClock
from gui.journal import writer as writing
from gui.journal.database import Database
from gui.journal.entries import KnownOrder, Tone
from gui.journal.waiter import Waiter
from gui.journal.writer import Writer
from tests.journal.conftest import MakeJournal
from tests.journal.disks import Disk
from tests.journal.entries_made import intent, line, order, seen, started

LONG = 10.0


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return found


async def test_only_the_newest_known_orders_wait(open_journal: MakeJournal, disk: Disk, path: Path) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.hang()
    journal.record(line())
    for number in range(100):
        journal.keep_known("okx-main", "live", [seen(str(number))])
    assert journal.health().waiting == 2
    before = disk.transactions
    disk.answer()
    assert await journal.flush(LONG)
    assert disk.transactions - before <= 4
    assert count(path, "known") == 1


async def test_chatter_is_bounded_and_orders_are_not(
    open_journal: MakeJournal, disk: Disk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LINES_WAITING", 10)
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.hang()
    for number in range(50):
        journal.record(line(str(number)))
        journal.record(intent(f"a{number}", str(number)))
    assert journal.health().waiting == 60
    disk.answer()
    assert await journal.flush(LONG)
    assert count(path, "intents") == 50
    assert "40 lines for people were not kept on disk" in journal.lines()[-1].text


async def test_an_intent_goes_before_the_rest_of_a_long_list(open_journal: MakeJournal, disk: Disk, path: Path) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    known = [KnownOrder(order(str(number)), 1) for number in range(1_000)]
    journal.keep_known("okx-main", "live", known)
    assert await journal.commit(intent("a1", "1"), within_s=LONG)
    assert await journal.flush(LONG)
    assert count(path, "known") == 1_000
    assert count(path, "intents") == 1


async def test_the_same_trouble_is_told_once(open_journal: MakeJournal, disk: Disk) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.error = OSError(28, "No space left on device")
    journal.record(started())
    tried = disk.transactions
    while disk.transactions < tried + 4:
        await journal.flush(0.005)
    assert [one.tone for one in journal.lines()] == [Tone.BAD]
    disk.error = None
    assert await journal.flush(LONG)
    assert journal.lines()[-1].text.startswith("The journal is on disk again")


async def test_an_error_that_nobody_foresaw_keeps_everything(open_journal: MakeJournal, disk: Disk, path: Path) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.error = RuntimeError("unforeseen")
    assert not await journal.commit(intent("a1", "1"), within_s=LONG)
    assert "RuntimeError" in journal.health().fault
    assert "unforeseen" not in journal.health().fault
    disk.error = None
    assert await journal.flush(LONG)
    assert count(path, "intents") == 1


async def test_a_write_that_takes_too_long_is_named(path: Path, disk: Disk) -> None:
    now = [0.0]
    writer = Writer(Database(path, disk.connect), LoopClock(lambda: now[0], 1e9), lambda tone, text: None)
    disk.hang()
    writer.start()
    assert disk.waits.wait(LONG)
    assert writer.standing() is None
    now[0] = writing.SLOW_S + 0.1
    standing = writer.standing()
    assert standing is not None
    assert standing.sentence.startswith("The disk does not answer:")
    disk.answer()
    writer.stop()
    writer.join(LONG)


async def test_a_computer_without_threads_keeps_the_journal_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", refuse)
    writer = Writer(Database(path), SystemClock(), lambda tone, text: None)
    writer.start()
    writer.put(started())
    waiter = Waiter()
    writer.tell_when_tried(waiter)
    assert await waiter.wait(LONG)
    assert writer.behind
    assert writer.waiting == 1
