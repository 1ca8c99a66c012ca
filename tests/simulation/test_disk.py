"""The simulation's disk: the shipped journal writes at once, fails while the disk is full, and ends as in a kill."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.journal.entries import KnownOrder, Line, RunStarted, Tone
from tests.engine.sim import make_order
from tests.invariants.crafted import HandClock
from tests.journal.entries_made import intent, started
from tests.simulation.disk import Disk, kill, open_journal

pytestmark = pytest.mark.looptime


async def test_what_is_put_in_line_is_on_disk_at_once_and_the_next_start_reads_it(tmp_path: Path) -> None:
    path, disk = tmp_path / "journal.sqlite3", Disk()
    first = open_journal(path, HandClock(), disk)
    run = first.next_run()
    first.record(RunStarted(run, "panic", "live", "everything", 1_000))
    assert await first.commit(intent("a", "1", run=run))
    first.keep_known("okx-main", "live", [KnownOrder(make_order("1", account="okx-main"), 6_000)])
    assert first.health().writing
    kill(first)
    second = open_journal(path, HandClock(), disk)
    assert [one.key.algo_id for one in second.open_attempts("live")] == ["1"]
    assert [one.order.key.algo_id for one in second.known("okx-main", "live")] == ["1"]
    assert second.next_run() > run


async def test_a_full_disk_keeps_nothing_says_so_and_takes_all_when_there_is_room(tmp_path: Path) -> None:
    path, disk = tmp_path / "journal.sqlite3", Disk()
    journal = open_journal(path, HandClock(), disk)
    disk.full = True
    journal.record(started())
    assert not await journal.commit(intent("a", "1"))
    assert not journal.health().writing
    assert "full" in journal.health().fault
    assert journal.health().waiting > 0
    disk.full = False
    journal.record(Line(5, Tone.FINE, "Run", "there is room again"))
    assert (journal.health().writing, journal.health().waiting) == (True, 0)
    kill(journal)
    again = open_journal(path, HandClock(), disk)
    assert [one.key.algo_id for one in again.open_attempts("live")] == ["1"]


async def test_after_a_kill_nothing_more_is_written(tmp_path: Path) -> None:
    path, disk = tmp_path / "journal.sqlite3", Disk()
    first = open_journal(path, HandClock(), disk)
    first.record(started())
    kill(first)
    first.record(intent("a", "1"))
    first.keep_known("okx-main", "live", [KnownOrder(make_order("1", account="okx-main"), 6_000)])
    second = open_journal(path, HandClock(), disk)
    assert second.open_attempts("live") == ()
    assert second.known("okx-main", "live") == ()


async def test_a_full_disk_opens_no_file_either(tmp_path: Path) -> None:
    disk = Disk()
    disk.full = True
    journal = open_journal(tmp_path / "journal.sqlite3", HandClock(), disk)
    assert not journal.health().writing
    assert journal.next_run() > 10**12
