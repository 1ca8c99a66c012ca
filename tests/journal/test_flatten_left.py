"""What earlier starts left of closes, latch and backstops."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from gui.domain.positions import PositionKey
from gui.journal import schema
from gui.journal.entries import Entry
from gui.journal.flatten_left import FlattenLeft, read_left
from tests.journal.entries_made import run_ended, started
from tests.journal.flatten_made import (
    SHORT,
    SWAP,
    backstop,
    close_answer,
    close_intent,
    latch,
    position_ended,
)


def left_of(*entries: Entry) -> FlattenLeft:
    left = FlattenLeft()
    for entry in entries:
        left.apply(entry)
    return left


def open_keys(left: FlattenLeft, environment: str = "live") -> list[PositionKey]:
    return [one.key for one in left.open_closes(environment)]


def test_a_close_without_an_answer_is_open_even_after_its_run() -> None:
    left = left_of(started(), close_intent("a"), run_ended())
    (one,) = left.open_closes("live")
    assert (one.key, one.run, one.answered) == (SWAP, 1, False)
    assert open_keys(left, "drill") == []


def test_an_answer_or_the_positions_end_settles_it() -> None:
    assert open_keys(left_of(started(), close_intent("a"), close_answer("a"))) == []
    assert open_keys(left_of(started(), close_intent("a"), close_answer("a", "not-sent"))) == []
    assert open_keys(left_of(started(), close_intent("a"), position_ended())) == []
    assert open_keys(left_of(started(), close_intent("a"), position_ended("LEFT"))) == [SWAP]
    assert open_keys(left_of(started(), close_intent("a"), close_answer("other"))) == [SWAP]
    assert open_keys(left_of(started(), close_intent("a"), close_answer("a", key=SHORT))) == [SWAP]


def test_an_unknown_outcome_is_open_until_its_run_ends() -> None:
    unknown = (started(), close_intent("a"), close_answer("a", "unknown"))
    assert left_of(*unknown).open_closes("live")[0].answered
    assert open_keys(left_of(*unknown, run_ended())) == []


def test_a_close_of_a_run_without_a_start_counts_everywhere() -> None:
    left = left_of(close_intent("a", run=7))
    assert open_keys(left, "live") == open_keys(left, "demo") == [SWAP]


def test_what_was_read_later_stands_before_what_happened_since() -> None:
    left = left_of(latch(on=False), close_answer("a"), backstop(armed=False))
    left.seed((started(), close_intent("a"), latch(), backstop()))
    assert open_keys(left) == []
    word = left.latch("live")
    assert word is not None and not word.on
    assert left.backstops() == ()
    assert left.latch("demo") is None


def test_the_latest_word_of_each_timer_counts() -> None:
    assert left_of(backstop(), backstop("other"), backstop("other", armed=False)).backstops() == (backstop(),)
    doubtful = backstop(armed=False, fault="no answer")
    assert left_of(backstop(), doubtful).backstops() == (doubtful,)


def test_the_file_tells_the_same_and_odd_rows_are_counted() -> None:
    entries: tuple[Entry, ...] = (
        started(),
        close_intent("a"),
        latch(),
        backstop(),
        run_ended(),
        position_ended("LEFT"),
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        assert read_left(connection) == ((), 0)
        schema.create(connection)
        for place, entry in enumerate(entries):
            schema.write_entry(connection, str(place), entry)
        connection.execute("UPDATE flatten SET payload = 'spoilt' WHERE kind = 'PositionEnded'")
        connection.execute("INSERT INTO flatten VALUES (99, 'LatchSet', NULL, '{}', 0)")
        found, odd = read_left(connection)
    assert found == entries[:5]
    assert odd == 2
