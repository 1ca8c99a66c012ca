"""Stated waits on disk: the latest readable word of each counts, an older file has none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gui.domain.clock import SystemClock
from gui.journal.database import Database
from gui.journal.entries import Hold
from gui.journal.memory import MemoryJournal
from gui.journal.sqlite import SqliteJournal
from tests.journal.entries_made import started as run_started


def hold(until_ms: int, *, limit: str = "", environment: str = "live", owner: str = "") -> Hold:
    return Hold("binance", environment, owner, limit, until_ms, 600_000, until_ms - 600_000)


async def test_the_next_start_reads_the_latest_word_of_each_wait(path: Path) -> None:
    told = (hold(1_000_000), hold(2_000_000), hold(1_500_000, limit="w"), hold(3_000_000, environment="demo"))
    first = SqliteJournal(path, SystemClock())
    first.open()
    for one in told:
        first.record(one)
    assert first.holds("live") is None or set(first.holds("live") or ()) == {told[1], told[2]}
    assert await first.close()
    second = SqliteJournal(path, SystemClock())
    assert second.holds("live") is None
    second.open()
    assert await second.ready(5.0)
    assert set(second.holds("live") or ()) == {told[1], told[2]}
    assert second.holds("demo") == (told[3],)
    second.record(hold(4_000_000))
    assert set(second.holds("live") or ()) == {hold(4_000_000), told[2]}
    assert await second.close()


def test_memory_keeps_the_latest_word_too() -> None:
    journal = MemoryJournal()
    for until_ms in (1_000_000, 2_000_000):
        journal.record(hold(until_ms))
    journal.record(hold(1, owner="a"))
    assert journal.holds("live") == (hold(2_000_000), hold(1, owner="a"))
    assert journal.holds("demo") == ()


def test_a_word_that_makes_no_sense_is_skipped_and_counted(path: Path) -> None:
    database = Database(path)
    database.open()
    words = (hold(1_000_000), hold(2_000_000), hold(3_000_000, limit="a"), hold(4_000_000, limit="b"))
    database.write([(str(place), one) for place, one in enumerate(words)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE holds SET until_ms = 'soon' WHERE until_ms = 2000000")
        connection.execute("UPDATE holds SET wait_ms = -1 WHERE scope = 'a'")
        connection.execute("UPDATE holds SET venue = NULL WHERE scope = 'b'")
    reading = database.open()
    database.close()
    assert (list(reading.holds), reading.unreadable) == ([words[0]], 3)


def test_a_file_from_before_is_read_without_and_gets_the_table(path: Path) -> None:
    database = Database(path)
    database.open()
    database.write([("1", run_started())])
    database.write_known("okx-main", "live", [])
    database.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE holds")
    assert not database.peek().holds
    assert database.open().unreadable == 0
    database.write([("2", hold(1_000_000))])
    assert list(database.open().holds) == [hold(1_000_000)]
    database.close()
