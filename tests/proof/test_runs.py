"""The runs of a journal, one line each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gui.journal.entries import RunEnded, RunStarted
from gui.proof.record import ProofError
from gui.proof.runs import list_runs
from tests.proof.made import BEGAN, journal_with, run_entries


def test_each_run_has_its_line(tmp_path: Path) -> None:
    drill = RunStarted(8, "selected", "drill", "2 selected", BEGAN + 90_000, None)
    entries = [*run_entries(), RunEnded(7, "flat", BEGAN + 9_000, 0), drill]
    path = journal_with(tmp_path / "j", entries)
    seven, eight = list_runs(path)
    assert (seven.number, seven.environment, seven.kind, seven.scope) == (7, "live", "panic", "every venue")
    assert (seven.outcome, seven.took_ms, seven.orders, seven.open, seven.hold_ms) == ("flat", 3_000, 3, 0, 712)
    assert (eight.number, eight.outcome, eight.took_ms, eight.orders, eight.open) == (8, "", None, 0, None)
    assert [run.number for run in list_runs(path, "drill")] == [8]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE joined")
    assert list_runs(path)[0].orders == 3


def test_no_file_has_no_runs_and_a_torn_one_is_told(tmp_path: Path) -> None:
    assert list_runs(tmp_path / "none") == ()
    (tmp_path / "torn").write_bytes(b"x" * 4096)
    with pytest.raises(ProofError):
        list_runs(tmp_path / "torn")
