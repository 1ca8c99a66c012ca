"""The journal's file is read, never changed, and what is no journal is said to be none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gui.journal.database import Database
from gui.proof.opening import opened, tables_of
from gui.proof.record import ProofError
from tests.proof.made import journal_with, run_entries


def test_a_file_is_read_while_another_program_writes_it(tmp_path: Path) -> None:
    path = journal_with(tmp_path / "journal.sqlite3", run_entries())
    writer = Database(path)
    writer.open()
    with opened(path) as connection:
        assert "exchanges" in tables_of(connection)
        before = connection.execute("SELECT count(*) FROM entries").fetchone()
        writer.write([("late", run_entries(8)[0])])
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == before
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM entries")
    writer.close()


def test_there_may_be_no_file(tmp_path: Path) -> None:
    with pytest.raises(ProofError) as caught, opened(tmp_path / "no.sqlite3"):
        pass
    assert caught.value.no_such_run


def test_what_is_no_journal_is_refused(tmp_path: Path) -> None:
    foreign, newer, torn = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("CREATE TABLE theirs (a)")
    journal_with(newer, [])
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    torn.write_bytes(b"not a database at all" * 100)
    for path, words in ((foreign, "another program"), (newer, "newer version"), (torn, "cannot be read")):
        with pytest.raises(ProofError, match=words) as caught, opened(path):
            pass
        assert not caught.value.no_such_run


@pytest.mark.parametrize("log", [b"", b"entries"])
def test_where_nothing_may_be_written_the_file_is_read_unless_its_log_holds_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: bytes
) -> None:
    path = journal_with(tmp_path / "journal.sqlite3", run_entries())
    (tmp_path / "journal.sqlite3-wal").write_bytes(log)
    connect = sqlite3.connect

    def on_a_read_only_disk(where: str, **words: Any) -> sqlite3.Connection:
        found: sqlite3.Connection = connect("file:/nowhere/at/all?mode=ro" if "mode=ro" in where else where, **words)
        return found

    monkeypatch.setattr(sqlite3, "connect", on_a_read_only_disk)
    if log:
        with pytest.raises(ProofError, match="holds the latest entries"), opened(path):
            pass
        return
    with opened(path) as connection:
        assert "entries" in tables_of(connection)
