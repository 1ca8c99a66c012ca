"""What a start reads from the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gui.journal.database import Database
from gui.journal.entries import Entry
from gui.journal.known import encode
from gui.journal.reading import Reading, read
from tests.journal.entries_made import answer, ended, intent, key, order, run_ended, started


def test_a_file_without_tables_is_an_empty_reading() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert read(connection) == Reading()


def test_tries_come_with_their_last_answer_and_their_run(path: Path) -> None:
    database = Database(path)
    database.open()
    first, second = answer("a1", "1", "unknown"), answer("a1", "1", "accepted", "late")
    story: list[Entry] = [
        started(),
        intent("a1", "1", "2"),
        first,
        second,
        ended("2"),
        intent("a2", "2"),
        run_ended(),
    ]
    database.write([(str(place), entry) for place, entry in enumerate(story)])
    reading = database.open()
    database.close()
    told = [(found, one.attempt, one.verdict, one.message) for found, one in reading.tries]
    assert told == [(key("1"), "a1", "accepted", "late"), (key("2"), "a2", None, "")]
    assert all(one.run_ended and one.environment == "live" for _, one in reading.tries)


def test_rows_that_make_no_sense_are_counted_and_skipped(path: Path) -> None:
    database = Database(path)
    database.open()
    database.write([("1", intent("a1", "1", "2"))])
    good = encode(order("7"))
    database.write_known("okx-main", "live", [(good, 1), ("?", 1), (encode(order("8", "other")), 1)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE intent_keys SET family = 'mars' WHERE place = 0")
        connection.execute("UPDATE known SET seen_ms = 'x' WHERE place = 0")
    reading = database.open()
    database.close()
    assert reading.unreadable == 4
    assert not reading.known
    assert [found for found, _ in reading.tries] == [key("2")]
