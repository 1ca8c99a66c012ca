"""Positions are read again and again, faster while a run wants it, and never for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest

from gui.domain.clock import LoopClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionReading
from gui.engine.positionreading import READ_S, PositionReader
from tests.engine.sim import make_account
from tests.engine.simflattener import SimFlattener

pytestmark = pytest.mark.looptime


@dataclass
class Stand:
    """A reader at work, with what it applied."""

    reader: PositionReader
    venue: SimFlattener
    clock: LoopClock
    applied: list[PositionReading] = field(default_factory=list)
    wanted: float | None = None


@asynccontextmanager
async def standing(idle_s: float = 5.0) -> AsyncIterator[Stand]:
    loop = asyncio.get_running_loop()
    clock = LoopClock(loop.time, 1_795_000_000.0, loop.time())
    account = make_account()
    venue = SimFlattener(account, clock)
    applied: list[PositionReading] = []
    reader = PositionReader(
        account,
        venue,
        PositionFamily.OKX,
        clock,
        idle_s=idle_s,
        apply=lambda reading, _: applied.append(reading),
        demand=lambda: stand.wanted,
    )
    stand = Stand(reader, venue, clock, applied)
    task = asyncio.create_task(reader.work())
    yield stand
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_idle_readings_keep_their_distance() -> None:
    async with standing() as stand:
        await asyncio.sleep(11.0)
        assert stand.venue.reads == pytest.approx([0.0, 5.0, 10.0], abs=0.01)
        assert stand.reader.answered_once and stand.reader.fresh(2.0)
        view = stand.reader.view()
        assert view.complete and view.age_s == pytest.approx(0.92, abs=0.05) and view.fault is None


async def test_a_run_reads_every_second_and_after_an_answer_as_soon_as_it_may() -> None:
    async with standing() as stand:
        await asyncio.sleep(1.0)
        stand.wanted = 100.0
        stand.reader.poke()
        await asyncio.sleep(3.0)
        assert stand.venue.reads[1:4] == pytest.approx([1.0, 2.0, 3.0], abs=0.01)
        stand.wanted = 0.0
        stand.reader.poke()
        await asyncio.sleep(1.0)
        gaps = [after - before for before, after in zip(stand.venue.reads[4:], stand.venue.reads[5:], strict=False)]
        assert gaps and all(gap == pytest.approx(0.4, abs=0.01) for gap in gaps)
        assert stand.reader.complete_twice_since(0.5) and stand.reader.complete_since(4.0)
        assert stand.reader.first_since(0.5) == pytest.approx(1.0, abs=0.01)


async def test_failing_readings_wait_longer_each_time_and_hearing_the_venue_ends_that() -> None:
    async with standing() as stand:
        stand.venue.reading_fault = VenueFault(FaultKind.VENUE_DOWN, message="502")
        await asyncio.sleep(13.0)
        assert stand.venue.reads == pytest.approx([0.0, 1.08, 3.16, 6.24, 11.32], abs=0.05)
        assert not stand.reader.answered_once and not stand.reader.view().complete
        stand.venue.reading_fault = None
        stand.reader.heard()
        await asyncio.sleep(0.2)
        assert stand.applied[-1].complete


@pytest.mark.parametrize(
    ("kind", "sent", "wait_s"),
    [(FaultKind.KEY, True, 60.0), (FaultKind.REGION, True, 10.0), (FaultKind.BANNED, False, 33.0)],
)
async def test_refusals_and_stated_waits_are_respected(kind: FaultKind, sent: bool, wait_s: float) -> None:
    async with standing() as stand:
        stand.venue.reading_fault = VenueFault(kind, sent=sent, retry_after_s=33.0)
        await asyncio.sleep(wait_s)
        assert len(stand.venue.reads) == 1
        await asyncio.sleep(0.2)
        assert len(stand.venue.reads) == 2


async def test_a_reading_that_hangs_is_given_up_and_counts_as_failed() -> None:
    async with standing() as stand:
        stand.venue.hang = True
        await asyncio.sleep(READ_S + 0.1)
        (reading,) = stand.applied
        assert not reading.complete and reading.positions == ()
        assert reading.fault is not None and reading.fault.kind is FaultKind.TIMEOUT
        assert not stand.reader.clock_refused


async def test_sleep_makes_what_was_read_old_and_ends_what_hangs() -> None:
    async with standing() as stand:
        await asyncio.sleep(1.0)
        stand.venue.hang = True
        stand.reader.slept(300.0)
        assert not stand.reader.fresh(100.0)
        assert (stand.reader.view().age_s or 0.0) > 300.0
        await asyncio.sleep(0.5)
        stand.venue.hang = False
        stand.reader.slept(10.0)
        await asyncio.sleep(0.5)
        assert [reading.complete for reading in stand.applied] == [True, False, True]
        assert stand.reader.fresh(1.0)
