"""A disk that tells late, or only parts: what an earlier start knew comes onto the table all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.domain.clock import SystemClock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.engine.scope import Scope
from gui.journal.entries import KnownOrder, OpenAttempt
from gui.journal.sqlite import SqliteJournal
from tests.crash.points import KillPoint, Where
from tests.crash.stage import stage
from tests.crash.wire import read_disk, unwritten
from tests.engine.conftest import Bench, bench
from tests.engine.sim import make_order
from tests.journal.disks import Disk
from tests.journal.entries_made import intent, seen, started

__all__ = ["bench"]

DOWN = VenueFault(FaultKind.VENUE_DOWN, http_status=503, message="down")
LONG = 10.0


def earlier(bench: Bench) -> tuple[OrderKey, OrderKey, OrderKey]:
    """Let an earlier start have known 1 and 2, and been cut off while cancelling 2 and 3."""
    one, two, three = make_order("1"), make_order("2"), make_order("3")
    bench.journal.kept["acc", "drill"] = (KnownOrder(one, 1_000), KnownOrder(two, 1_000))
    bench.journal.attempts = [
        OpenAttempt(4, two.key, two.instrument, epoch_ms(bench.clock) - 400, 1, answered=False),
        OpenAttempt(4, three.key, three.instrument, epoch_ms(bench.clock) - 400, 1, answered=False),
    ]
    return one.key, two.key, three.key


def start_late(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Start with a journal that tells nothing until the function given is called."""
    told = asyncio.Event()
    known, attempts = bench.journal.known, bench.journal.open_attempts
    monkeypatch.setattr(bench.journal, "known", lambda *a: known(*a) if told.is_set() else ())
    monkeypatch.setattr(bench.journal, "open_attempts", lambda *a: attempts(*a) if told.is_set() else ())
    bench.switch.start()
    bench.switch.recall_after(told.wait)
    return told.set


@pytest.mark.looptime
async def test_L04_a_journal_read_late_still_shows_the_run_that_was_cut_off(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    venue = bench.venue()
    venue.listing_fault = DOWN
    earlier(bench)
    tell = start_late(bench, monkeypatch)
    await asyncio.sleep(3)
    assert bench.states() == {}
    tell()
    await asyncio.sleep(0.1)
    assert bench.states() == {"1": State.LIVE, "2": State.UNKNOWN, "3": State.UNKNOWN}
    assert any("run 4 was cut off" in line.text for line in bench.journal.lines())
    assert venue.sent == []


@pytest.mark.looptime
async def test_L04_rows_that_come_late_belong_to_the_press_before_them(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    venue = bench.venue()
    venue.listing_fault = DOWN
    for key in earlier(bench):
        venue.put(make_order(key.algo_id))
    tell = start_late(bench, monkeypatch)
    bench.panic()
    await asyncio.sleep(3)
    tell()
    await asyncio.sleep(1)
    assert sorted(algo_id for _, ids, _ in venue.sent for algo_id in ids) == ["1", "2", "3"]
    venue.listing_fault = None
    await asyncio.sleep(9)
    assert set(bench.states().values()) == {State.GONE}


@pytest.mark.looptime
async def test_I07_a_run_that_ended_flat_is_not_flat_once_an_open_attempt_is_known(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    venue = bench.venue()
    venue.status_broken = True
    earlier(bench)
    tell = start_late(bench, monkeypatch)
    bench.panic()
    assert (await bench.over()).flat
    tell()
    await asyncio.sleep(0.1)
    run = bench.switch.run()
    assert run is not None
    assert not run.flat
    assert bench.states()["3"] is State.UNKNOWN
    await asyncio.sleep(10)
    assert not run.flat
    assert venue.sent == []


@pytest.mark.looptime
async def test_I02_what_the_disk_holds_is_not_replaced_before_it_was_read(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    venue = bench.venue()
    venue.put(make_order("9"))
    earlier(bench)
    tell = start_late(bench, monkeypatch)
    await asyncio.sleep(4)
    assert [known.order.key.algo_id for known in bench.journal.kept["acc", "drill"]] == ["1", "2"]
    bench.switch.cancel([make_order("9").key])
    tell()
    await asyncio.sleep(1)
    assert {known.order.key.algo_id for known in bench.journal.kept["acc", "drill"]} >= {"1", "2", "3"}
    assert bench.states()["9"] in (State.ACCEPTED, State.GONE)


@pytest.mark.looptime
async def test_I02_orders_of_a_listing_that_stays_incomplete_are_kept_too(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("5"))
    venue.listing_fault = DOWN
    await bench.start()
    bench.switch.look_for(make_order("5").key)
    await asyncio.sleep(1)
    assert [row.seen for row in bench.switch.rows().values()] == [True]
    await asyncio.sleep(20)
    assert [known.order.key.algo_id for known in bench.journal.kept["acc", "drill"]] == ["5"]


async def test_the_journal_tells_when_it_was_read(tmp_path: Path) -> None:
    disk, path = Disk(), tmp_path / "journal.sqlite3"
    first = SqliteJournal(path, SystemClock(), connect=disk.connect)
    first.open()
    assert await first.ready(LONG)
    assert first.was_read
    await first.until_read()
    first.record(started())
    first.record(intent("a1", "1"))
    first.keep_known("okx-main", "live", [seen("1")])
    assert await first.close(LONG)
    disk.hang()
    second = SqliteJournal(path, SystemClock(), connect=disk.connect)
    second.open()
    assert not await second.ready(0.001)
    assert not second.was_read
    waiting = asyncio.ensure_future(second.until_read())
    await asyncio.sleep(0)
    assert not waiting.done()
    disk.answer()
    await waiting
    assert [one.key.algo_id for one in second.open_attempts("live")] == ["1"]
    assert len(second.known("okx-main", "live")) == 1
    assert await second.close(LONG)


async def test_L04_the_session_shows_them_when_the_disk_was_too_slow_for_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole program: cut off, then started on a disk that answers after the program has stopped waiting."""
    async with stage(tmp_path) as here:
        child = here.start(KillPoint(Where.COMMITTED, 3))
        assert await child.ended() == -9
        before = read_disk(here.journal, tmp_path / "copy").written
        disk = Disk()
        disk.hang()
        defaults = SqliteJournal.__init__.__kwdefaults__
        assert defaults is not None
        monkeypatch.setitem(defaults, "connect", disk.connect)
        monkeypatch.setattr("gui.session.JOURNAL_READY_S", 0.01)
        session = await here.session()
        assert not any(row.cancel.lost for row in session.switch.rows().values())
        disk.answer()
        async with asyncio.timeout(LONG):
            while not any("was cut off" in line.text for line in session.switch.journal_lines()):
                await asyncio.sleep(0.01)
        assert any(row.cancel.lost for row in session.switch.rows().values())
        assert unwritten(here.wire.sent, before)[0] == []
        session.switch.panic(Scope())
        async with asyncio.timeout(LONG):
            while here.venues.book.live():
                await asyncio.sleep(0.01)
        assert await session.close(3.0) == ()
