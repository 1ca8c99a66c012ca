"""The journal as the engine uses it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from gui.domain.clock import SystemClock
from gui.journal.entries import Answer, Journal, KnownFired, KnownOrder, OpenAttempt, fired_in
from gui.journal.sqlite import SqliteJournal
from tests.journal.conftest import MakeJournal
from tests.journal.disks import Disk
from tests.journal.entries_made import answer, ended, intent, key, line, order, run_ended, seen, started
from tests.journal.flatten_made import SHORT, SWAP, backstop, close_answer, close_intent, latch, position_ended

LONG = 10.0


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def as_protocol(journal: SqliteJournal) -> Journal:
    return journal


async def test_it_is_a_journal_and_begins_its_own_folder(open_journal: MakeJournal, path: Path) -> None:
    journal = as_protocol(open_journal())
    assert await journal.commit(started()) in (True, False)
    assert path.parent.is_dir()


async def test_a_committed_intent_is_in_the_file(open_journal: MakeJournal, path: Path) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    journal.record(started())
    assert await journal.commit(intent("a1", "7", "8"), within_s=LONG)
    assert rows(path, "SELECT attempt, algo_id FROM intent_keys ORDER BY place") == [("a1", "7"), ("a1", "8")]
    health = journal.health()
    assert health.writing
    assert health.waiting == 0
    assert health.fault == ""
    assert health.last_write_ms


async def test_the_file_flushes_at_every_commit_and_is_private(open_journal: MakeJournal, path: Path) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]
    assert path.stat().st_mode & 0o077 == 0


async def test_every_entry_comes_back_as_it_was_written(open_journal: MakeJournal, path: Path) -> None:
    journal = open_journal()
    for entry in (started(), intent("a1", "7"), answer("a1", "7"), ended("7"), run_ended(), line()):
        journal.record(entry)
    assert await journal.flush(LONG)
    kinds = ["RunStarted", "Intent", "Answer", "Ended", "RunEnded", "Line"]
    assert rows(path, "SELECT kind FROM entries ORDER BY seq") == [(kind,) for kind in kinds]
    assert rows(path, "SELECT verdict, code, http_status, latency_s FROM answers") == [("accepted", "0", 200, 0.031)]
    assert rows(path, "SELECT state, ended_by, proof FROM ended") == [("GONE", "our cancel", "status: canceled")]
    assert rows(path, "SELECT tone, text FROM lines") == [("fine", "read 3 orders")]
    assert rows(path, "SELECT environment, hold_ms FROM run_starts") == [("live", 712)]


async def test_the_next_start_knows_the_open_attempts(open_journal: MakeJournal) -> None:
    first = open_journal()
    for entry in (started(), intent("a1", "7", "8", "9"), answer("a1", "8"), ended("9")):
        first.record(entry)
    assert await first.close(LONG)
    second = open_journal()
    assert await second.ready(LONG)
    swap = "BTC-USDT-SWAP"
    assert second.open_attempts("live") == (
        OpenAttempt(1, key("7"), swap, 2_000, 1, answered=False),
        OpenAttempt(1, key("8"), swap, 2_000, 1, answered=True, code="0"),
    )
    assert second.open_attempts("drill") == ()
    second.record(ended("7", run=None))
    assert [one.key for one in second.open_attempts("live")] == [key("8")]


async def test_the_next_start_knows_the_last_orders(open_journal: MakeJournal) -> None:
    first = open_journal()
    first.keep_known("okx-main", "live", [seen("1"), seen("2")])
    first.keep_known("okx-main", "demo", [seen("3")])
    assert first.known("okx-main", "live") == (seen("1"), seen("2"))
    assert await first.close(LONG)
    second = open_journal()
    assert await second.ready(LONG)
    assert second.known("okx-main", "live") == (seen("1"), seen("2"))
    assert second.known("okx-main", "drill") == ()
    second.keep_known("okx-main", "live", [])
    assert await second.close(LONG)
    third = open_journal()
    assert await third.ready(LONG)
    assert third.known("okx-main", "live") == ()
    assert third.known("okx-main", "demo") == (seen("3"),)


async def test_the_next_start_knows_what_fired(open_journal: MakeJournal) -> None:
    fired = KnownOrder(order("1"), 6_000, KnownFired(7_000, "effective", ("91",)))
    first = open_journal()
    first.keep_known("okx-main", fired_in("live"), [fired])
    first.keep_known("okx-main", "live", [seen("2")])
    assert await first.close(LONG)
    second = open_journal()
    assert await second.ready(LONG)
    assert second.known("okx-main", fired_in("live")) == (fired,)
    assert second.known("okx-main", "live") == (seen("2"),)


async def test_a_damaged_known_order_is_skipped_and_reported(open_journal: MakeJournal, path: Path) -> None:
    first = open_journal()
    first.keep_known("okx-main", "live", [seen("1"), seen("2"), seen("3")])
    assert await first.close(LONG)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE known SET payload = X'FF00' WHERE place = 1")
    second = open_journal()
    assert await second.ready(LONG)
    assert [one.order.key.algo_id for one in second.known("okx-main", "live")] == ["1", "3"]
    assert "1 rows of the journal could not be read" in second.lines()[-1].text


async def test_run_numbers_count_on_and_unused_ones_are_given_back(open_journal: MakeJournal) -> None:
    first = open_journal()
    assert await first.ready(LONG)
    assert first.next_run() == 1
    assert await first.close(LONG)
    second = open_journal()
    assert await second.ready(LONG)
    assert second.next_run() == 2


async def test_two_programs_never_share_a_run_number(open_journal: MakeJournal) -> None:
    window, command = open_journal(), open_journal()
    assert await window.ready(LONG)
    assert await command.ready(LONG)
    taken = []
    for _ in range(5):
        taken += [window.next_run(), command.next_run()]
        window.record(line())
        assert await window.flush(LONG)
    assert len(set(taken)) == len(taken)


async def test_without_a_disk_run_numbers_are_still_unique(open_journal: MakeJournal, disk: Disk) -> None:
    disk.hang()
    journal = open_journal()
    taken = [journal.next_run() for _ in range(50)]
    assert len(set(taken)) == 50
    assert all(10**15 < run < 2**53 for run in taken)


async def test_a_silent_disk_costs_one_bounded_wait(open_journal: MakeJournal, disk: Disk) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.hang()
    assert not await journal.commit(intent("a1", "1"), within_s=0.001)
    # From now on False comes without any wait: with a wait these would take longer than the test may.
    for number in range(100):
        assert not await journal.commit(intent(f"b{number}", "2"), within_s=3_600)
    assert journal.health().waiting == 101
    disk.answer()
    assert await journal.flush(LONG)
    assert await journal.commit(intent("a2", "1"), within_s=LONG)


async def test_a_disk_that_hangs_at_the_start_holds_nothing_up(
    open_journal: MakeJournal, disk: Disk, path: Path
) -> None:
    first = open_journal()
    for entry in (started(), intent("a0", "1", "2"), ended("none")):
        first.record(entry)
    assert await first.close(LONG)
    disk.hang()
    journal = open_journal()
    assert not await journal.ready(0.001)
    assert journal.known("okx-main", "live") == ()
    assert journal.open_attempts("live") == ()
    journal.record(started(2))
    journal.record(intent("a1", "3", run=2))
    journal.record(ended("1"))
    disk.answer()
    assert await journal.ready(LONG)
    # What ended meanwhile is not open, whatever the file said; the earlier attempts come first.
    assert [one.key.algo_id for one in journal.open_attempts("live")] == ["2", "3"]


async def test_a_full_disk_keeps_everything_and_writes_it_later(
    open_journal: MakeJournal, disk: Disk, path: Path
) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.full = True
    big = "x" * 20_000
    results = [await journal.commit(answer("a1", str(n), message=big), within_s=LONG) for n in range(20)]
    assert not any(results)
    health = journal.health()
    assert not health.writing
    assert health.waiting >= 20
    assert health.fault == (
        "Disk full: the journal is in memory only. Cancelling is not affected."
        " Free some space and save the proof before closing."
    )
    assert journal.lines()[-1].text == health.fault
    disk.full = False
    assert await journal.flush(LONG)
    assert rows(path, "SELECT algo_id FROM answers ORDER BY seq") == [(str(n),) for n in range(20)]
    assert journal.health().fault == ""


async def test_a_read_only_disk_is_named_and_its_orders_are_known(open_journal: MakeJournal, disk: Disk) -> None:
    first = open_journal()
    first.keep_known("okx-main", "live", [seen("1")])
    assert await first.close(LONG)
    disk.read_only = True
    journal = open_journal()
    assert await journal.ready(LONG)
    assert "cannot be written to: the journal is in memory only" in journal.health().fault
    assert journal.known("okx-main", "live") == (seen("1"),)
    assert not await journal.commit(intent("a1", "1"), within_s=LONG)
    assert not await journal.close(0.02)


async def test_a_folder_in_the_place_of_the_file_is_memory_only(open_journal: MakeJournal, path: Path) -> None:
    path.mkdir(parents=True)
    journal = open_journal()
    assert await journal.ready(LONG)
    assert not await journal.commit(intent("a1", "1"), within_s=LONG)
    assert "cannot be opened: the journal is in memory only" in journal.health().fault
    assert path.is_dir()


async def test_a_folder_that_cannot_be_made_is_memory_only(open_journal: MakeJournal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    journal = open_journal(tmp_path / "file" / "journal.sqlite3")
    assert await journal.ready(LONG)
    journal.record(line())
    assert journal.health().waiting == 2
    assert not journal.health().writing


async def test_another_program_holding_the_file_is_waited_for(open_journal: MakeJournal, disk: Disk) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.locked = True
    assert not await journal.commit(intent("a1", "1"), within_s=LONG)
    assert "Another program holds" in journal.health().fault
    disk.locked = False
    assert await journal.flush(LONG)
    assert journal.health().writing


async def test_garbage_is_set_aside_and_never_deleted(open_journal: MakeJournal, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 500)
    journal = open_journal()
    assert await journal.ready(LONG)
    assert await journal.commit(intent("a1", "1"), within_s=LONG)
    aside = list(path.parent.glob("journal.damaged-*.sqlite3"))
    assert [file.read_bytes() for file in aside] == [b"this is no database" * 500]
    assert "The journal was damaged: it is kept as journal.damaged-" in journal.lines()[0].text


async def test_a_file_that_vanishes_is_begun_again(open_journal: MakeJournal, path: Path) -> None:
    journal = open_journal()
    assert await journal.commit(intent("a1", "1"), within_s=LONG)
    for file in path.parent.iterdir():
        file.unlink()
    journal.record(intent("a2", "2"))
    assert await journal.flush(LONG)
    assert rows(path, "SELECT attempt FROM intents") == [("a2",)]


async def test_lines_are_capped_in_memory(open_journal: MakeJournal) -> None:
    journal = open_journal()
    for number in range(600):
        journal.record(line(str(number)))
    assert [one.text for one in journal.lines()] == [str(number) for number in range(100, 600)]


async def test_close_tells_whether_everything_was_written(open_journal: MakeJournal, disk: Disk) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    disk.hang()
    journal.record(intent("a1", "1"))
    assert not await journal.close(0.01)
    disk.answer()


async def test_a_closed_journal_takes_entries_and_says_so(open_journal: MakeJournal) -> None:
    journal = open_journal()
    assert await journal.close(LONG)
    assert not await journal.commit(intent("a1", "1"), within_s=LONG)
    assert "closed" in journal.health().fault


async def test_many_commits_share_transactions(open_journal: MakeJournal, disk: Disk) -> None:
    journal = open_journal()
    assert await journal.ready(LONG)
    before = disk.transactions
    disk.hang()
    commits = asyncio.gather(*(journal.commit(intent(f"a{n}", str(n)), within_s=LONG) for n in range(200)))
    await asyncio.sleep(0)
    disk.answer()
    assert all(await commits)
    assert disk.transactions - before <= 3


def test_it_opens_and_closes_without_an_event_loop(path: Path) -> None:
    journal = SqliteJournal(path, SystemClock())
    journal.open()
    journal.record(line())
    assert journal.close_blocking(LONG)
    assert rows(path, "SELECT text FROM lines") == [("read 3 orders",)]


async def test_texts_and_numbers_beyond_reason_are_written(open_journal: MakeJournal, path: Path) -> None:
    journal = open_journal()
    odd = Answer("a1", key("\ud800\0"), "unknown", "\udfff", "é", 10**30, float("nan"), -(10**30))
    assert await journal.commit(odd, within_s=LONG)
    assert rows(path, "SELECT code, message, http_status FROM answers") == [("\\udfff", "é", 2**63 - 1)]


async def test_the_tables_have_no_place_for_a_secret(open_journal: MakeJournal, path: Path) -> None:
    assert await open_journal().ready(LONG)
    tables = [str(row[0]) for row in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    names = {str(row[1]) for table in tables for row in rows(path, f"PRAGMA table_info({table})")}
    assert "attempt" in names
    assert not {"signature", "headers", "key", "secret", "passphrase", "query", "body", "url"} & names


async def test_the_next_start_knows_closes_without_an_answer_the_latch_and_armed_timers(
    open_journal: MakeJournal,
) -> None:
    first = open_journal()
    assert await first.ready(LONG)
    for entry in (started(), close_intent("a"), close_intent("b", key=SHORT), close_answer("b", key=SHORT)):
        assert await first.commit(entry)
    first.record(latch())
    first.record(backstop())
    assert await first.close()
    again = open_journal()
    assert await again.ready(LONG)
    assert [one.key for one in again.open_closes("live")] == [SWAP]
    assert again.open_closes("drill") == ()
    assert again.latch_left("live") == latch() and again.latch_left("demo") is None
    assert list(again.backstops_left()) == [backstop()]
    again.record(latch(on=False))
    word = again.latch_left("live")
    assert word is not None and not word.on
    again.record(position_ended())
    assert again.open_closes("live") == ()


async def test_spoilt_rows_about_positions_never_stop_the_start(open_journal: MakeJournal, path: Path) -> None:
    first = open_journal()
    assert await first.ready(LONG)
    assert await first.commit(close_intent("a"))
    first.record(latch())
    assert await first.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE flatten SET payload = x'ff00', at_ms = 'never' WHERE kind = 'CloseIntent'")
    again = open_journal()
    assert await again.ready(LONG)
    assert again.open_closes("live") == () and again.latch_left("live") == latch()
    assert any("could not be read" in line.text for line in again.lines())
