"""What the journal tells of positions, judged never better than it says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gui.domain.closings import PositionState
from gui.journal.flatten_rows import FlattenEntry
from gui.proof.positions import flattened
from gui.proof.reading import read_run
from gui.proof.record import PositionRecord
from gui.proof.runs import list_runs
from tests.proof.flatten_made import BTC, ETH, answer, ended, flatten_entries, intent, reading
from tests.proof.made import BEGAN, journal_with


def judged(*entries: FlattenEntry) -> PositionRecord:
    found = flattened(enumerate(entries), 7, "live", BEGAN + 60_000)
    (one,) = found.positions
    return one


def test_a_run_is_read_with_its_positions_readings_latch_and_timers(tmp_path: Path) -> None:
    record = read_run(journal_with(tmp_path / "j", flatten_entries()), 7)
    found = record.flattened
    assert [(one.key, one.state, one.size) for one in found.positions] == [
        (BTC, PositionState.CLOSED, "3.2"),
        (ETH, PositionState.CHECKING, "3.2"),
    ]
    (close,) = found.positions[0].tries
    assert (close.order, close.client_id, close.verdict) == ("whole sell the whole", "aksc1", "accepted")
    assert len(found.readings) == 3
    assert [one.environment for one in found.latches] == ["live"]
    assert [one.armed for one in found.backstops] == [True, False]
    assert record.closes and not record.flat and record.closed == 1
    assert any("Closes without an answer in the journal: 1" in words for words in record.remarks)
    (line,) = list_runs(tmp_path / "j")[:1]
    assert line.positions == 2


def test_only_an_end_after_the_last_close_counts() -> None:
    assert judged(intent("a"), answer("a"), ended()).closed
    assert judged(intent("a"), answer("a"), ended(), intent("b")).state is PositionState.CLOSING
    assert judged(intent("a"), answer("a"), ended(), intent("b"), answer("b", "not-sent")).closed
    assert judged(intent("a"), answer("a")).state is PositionState.CHECKING
    assert judged(intent("a"), ended(), ended(state="OPEN")).state is PositionState.OPEN
    assert judged(ended(state="of a later version")).state is PositionState.CHECKING
    assert judged(reading(BEGAN, held=(BTC,))).state is PositionState.OPEN


@pytest.mark.parametrize("payload", ["'spoilt'", "NULL", "'{}'"])
def test_spoilt_rows_are_left_out_and_said(tmp_path: Path, payload: str) -> None:
    path = journal_with(tmp_path / "j", flatten_entries())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE flatten SET payload = {payload} WHERE kind = 'PositionEnded'")
    record = read_run(path, 7)
    assert record.closed == 0
    assert any("could not be read" in words for words in record.remarks)
    assert list_runs(path)
