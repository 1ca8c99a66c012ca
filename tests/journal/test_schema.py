"""What SQLite is given."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from gui.journal import schema
from gui.journal.entries import Tone

values = st.none() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())) | st.sampled_from(Tone)


@given(values)
def test_every_value_can_be_stored(value: object) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        stored = connection.execute("SELECT ?", (schema.storable(value),)).fetchone()[0]
    if isinstance(value, int) and abs(value) < 2**63:
        assert stored == value
    if isinstance(value, Tone):
        assert stored == value.value


def test_the_tables_are_made_once_and_again_without_harm() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.create(connection)
        schema.create(connection)
        found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert set(schema.TABLES) <= found
    assert "lines" not in schema.CARRIED
    assert "known" not in schema.ORDERED
