"""Entries about positions, latch and backstop stand in the tables as they were, and odd rows are refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from gui.domain.errors import ShapeError
from gui.journal import schema
from gui.journal.flatten_rows import FlattenEntry, flatten_columns, flatten_of
from tests.journal.flatten_made import (
    SHORT,
    backstop,
    close_answer,
    close_intent,
    latch,
    position_ended,
    positions_read,
)

CASES: list[FlattenEntry] = [
    close_intent("a"),
    close_intent("b", key=SHORT),
    close_answer("a"),
    positions_read(),
    positions_read(None),
    position_ended(),
    latch(),
    latch(on=False),
    backstop(),
]


@pytest.mark.parametrize("entry", CASES)
def test_each_comes_back_as_it_was(entry: FlattenEntry) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.create(connection)
        schema.write_entry(connection, "uid", entry)
        ((_seq, *columns),) = connection.execute("SELECT * FROM flatten").fetchall()
    assert flatten_of(columns) == entry


@pytest.mark.parametrize("entry", CASES)
@pytest.mark.parametrize("payload", ["", "[]", "{}", "[" * 100_000, "null", b"\xff", None])
def test_a_payload_that_makes_no_sense_is_refused(entry: FlattenEntry, payload: object) -> None:
    kind, run, _, at_ms = flatten_columns(entry)
    with pytest.raises(ShapeError):
        flatten_of((kind, run, payload, at_ms))


def test_a_kind_of_a_later_version_and_other_columns_are_refused() -> None:
    _, run, payload, at_ms = flatten_columns(CASES[0])
    with pytest.raises(ShapeError):
        flatten_of(("LaterOne", run, payload, at_ms))
    with pytest.raises(ShapeError):
        flatten_of(("CloseIntent", None, payload, at_ms))
    with pytest.raises(ShapeError):
        flatten_of(("CloseIntent", run))


def test_the_names_of_all_tables_stand_on_the_files_first_page() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.create(connection)
        rows = connection.execute("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master").fetchall()
    # A row costs its texts and some bytes of its own; the page holds 100 bytes of the file's head besides.
    assert sum(12 + sum(len(str(part or "")) for part in row) for row in rows) < 4096 - 100
