"""The file itself: foreign, newer, damaged, shared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gui.journal.database import Database
from gui.journal.entries import Entry
from gui.journal.trouble import Cause, FileError
from tests.journal.entries_made import answer, ended, intent, run_ended, started


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    made = Database(path)
    made.open()
    yield made
    made.close()


def fill(database: Database, count: int) -> None:
    batch: list[tuple[str, Entry]] = [("s", started())]
    batch += [(f"i{n}", intent(f"a{n}", str(n))) for n in range(count)]
    database.write([*batch, ("e", ended("0"))])
    database.write_known("okx-main", "live", [("{}", 5)])


def test_an_entry_written_twice_is_there_once(database: Database) -> None:
    database.write([("u1", intent("a1", "1"))])
    database.write([("u1", intent("a1", "1")), ("u2", intent("a2", "2"))])
    assert [one.attempt for _, one in Database(database.path).open().tries] == ["a1", "a2"]


def test_a_failed_batch_leaves_nothing_behind(database: Database) -> None:
    broken = intent("a2", "2", host=object())  # type: ignore[arg-type]
    with pytest.raises(sqlite3.Error):
        database.write([("u1", intent("a1", "1")), ("u2", broken)])
    database.write([("u3", answer("a1", "1"))])
    assert Database(database.path).open().tries == []


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(FileError) as caught:
        Database(path).open()
    assert caught.value.cause is Cause.FOREIGN
    assert path.read_bytes() == before


def test_a_newer_layout_is_not_written_to(database: Database) -> None:
    database.close()
    with closing(sqlite3.connect(database.path)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(FileError) as caught:
        database.open()
    assert caught.value.cause is Cause.NEWER


def test_what_a_damaged_file_still_holds_is_carried_over(database: Database) -> None:
    fill(database, 400)
    assert database.reserve_run() == 1
    database.close()
    raw = bytearray(database.path.read_bytes())
    middle = len(raw) // 2 // 4096 * 4096
    raw[middle : middle + 8192] = b"\xa5" * 8192
    database.path.write_bytes(raw)
    aside, carried = database.set_aside()
    assert aside is not None
    assert aside.read_bytes()[:16] == b"SQLite format 3\0"
    reading = database.open()
    attempts = {one.attempt for _, one in reading.tries}
    assert carried > 400
    assert len(attempts) > 100
    assert database.reserve_run() == 2
    database.write([("later", run_ended())])


def test_new_entries_come_after_carried_ones_when_the_common_list_lost_its_end(database: Database) -> None:
    fill(database, 5)
    database.close()
    with closing(sqlite3.connect(database.path)) as connection, connection:
        connection.execute("DELETE FROM entries")
        connection.execute("DELETE FROM sqlite_sequence")
    database.set_aside()
    database.open()
    database.write([("u", intent("new", "0"))])
    reading = Database(database.path).open()
    assert "new" in {one.attempt for _, one in reading.tries}


def test_a_file_that_another_program_replaced_is_not_set_aside(database: Database) -> None:
    for suffix in ("-wal", "-shm", ""):
        Path(f"{database.path}{suffix}").rename(database.path.with_name(f"moved{suffix}"))
    other = Database(database.path)
    other.open()
    with pytest.raises(FileError) as caught:
        database.write([("u", started())])
    assert caught.value.cause is Cause.REPLACED
    assert database.set_aside() == (None, 0)
    assert not list(database.path.parent.glob("*damaged*"))
    other.close()


def test_two_damaged_files_in_one_second_keep_both_names(database: Database) -> None:
    first, _ = database.set_aside()
    database.open()
    second, _ = database.set_aside()
    assert first is not None
    assert second is not None
    assert first != second
    assert first.exists()
    assert second.exists()


def test_a_file_in_a_read_only_place_is_still_read(database: Database) -> None:
    fill(database, 3)
    assert len(Database(database.path).peek().tries) == 2
    assert Database(database.path.with_name("nowhere")).peek().tries == ()


def test_run_numbers_that_a_later_program_passed_are_not_given_back(database: Database) -> None:
    other = Database(database.path)
    other.open()
    mine, theirs = database.reserve_run(), other.reserve_run()
    database.release_runs([mine])
    assert database.reserve_run() == theirs + 1
    other.close()


@pytest.mark.parametrize("emptied", [True, False])
def test_a_log_without_its_database_is_set_aside_and_not_deleted(database: Database, emptied: bool) -> None:
    fill(database, 3)
    log = Path(f"{database.path}-wal")
    held = log.read_bytes()
    database.path.unlink()
    database.path.with_name(f"{database.path.name}-shm").unlink()
    if emptied:
        database.path.touch()
    later = Database(database.path)
    with pytest.raises(FileError) as caught:
        later.open()
    assert caught.value.cause is Cause.DAMAGED
    aside, carried = later.set_aside()
    assert aside is not None
    assert Path(f"{aside}-wal").read_bytes() == held
    assert carried == 0
    assert list(later.open().tries) == []
    later.close()


@pytest.mark.parametrize("checked", [10**9, 0], ids=["with its indexes", "quickly"])
def test_a_file_that_is_damaged_where_no_start_reads_is_found_at_the_start(
    database: Database, checked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.journal.database.CHECKED_BYTES", checked)
    fill(database, 3)
    database.close()
    with closing(sqlite3.connect(database.path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ended_key'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    raw = bytearray(database.path.read_bytes())
    raw[(root - 1) * size : root * size] = bytes(size)
    database.path.write_bytes(raw)
    with pytest.raises((FileError, sqlite3.DatabaseError)):
        database.open()
    aside, carried = database.set_aside()
    assert aside is not None
    assert carried > 0
    assert len(database.open().tries) == 2


def test_a_very_large_file_is_not_checked_whole(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.journal.database.CHECKED_QUICKLY_BYTES", 0)
    fill(database, 3)
    database.close()
    asked: list[str] = []

    class Listening(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            asked.append(sql)
            return super().execute(sql, *values)

    later = Database(database.path, lambda *args, **options: sqlite3.connect(*args, factory=Listening, **options))
    assert len(later.open().tries) == 2
    assert not any("check" in sql for sql in asked)
    later.close()
