"""Flat is said over listings that are fresh together; a further press wants to know how things stand after it."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.engine.views import RunPhase
from tests.engine.conftest import Bench
from tests.engine.sim import make_account, make_order

pytestmark = pytest.mark.looptime


async def test_an_account_that_was_read_long_ago_is_read_again_before_flat_is_said(bench: Bench) -> None:
    quick, slow = bench.venue(make_account("quick"), idle_s=60.0), bench.venue(make_account("slow"), idle_s=60.0)
    slow.put(make_order("1", account="slow"))
    await bench.start()
    slow.listing_fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    bench.panic()
    await asyncio.sleep(20.0)
    assert bench.states() == {"1": State.GONE}
    run = bench.switch.run()
    assert run is not None and run.phase is RunPhase.RUNNING
    before = len(quick.lists)
    slow.listing_fault = None
    run = await bench.over()
    assert run.flat
    assert len(quick.lists) > before
    assert bench.clock.monotonic() - quick.lists[-1] < 5.0


async def test_a_press_during_a_run_counts_from_that_press(bench: Bench) -> None:
    venue = bench.venue(idle_s=3.0)
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await asyncio.sleep(2.0)
    late = bench.clock.monotonic()
    venue.put(make_order("2"))
    bench.panic()
    run = await bench.over()
    assert run.flat and bench.states() == {"1": State.GONE, "2": State.GONE}
    assert sum(at > late for at in venue.lists) >= 2


async def test_a_run_that_hears_nothing_is_armed_and_says_so(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    venue.hang = True
    bench.panic()
    await asyncio.sleep(30.0)
    run = bench.switch.run()
    assert run is not None and run.phase is RunPhase.ARMED
    venue.hang = False
    assert (await bench.over()).flat


async def test_D04_after_flat_everything_is_read_again_two_and_five_seconds_later(bench: Bench) -> None:
    venue = bench.venue(idle_s=60.0)
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    assert (await bench.over()).flat
    flat_at = bench.clock.monotonic()
    before = len(venue.lists)
    venue.put(make_order("late"))
    await asyncio.sleep(1.5)
    assert len(venue.lists) == before
    await asyncio.sleep(0.8)
    assert bench.states()["late"] is State.LIVE
    await asyncio.sleep(10.0)
    assert [round(at - flat_at) for at in venue.lists[before:]] == [2, 5]


async def test_nothing_is_read_again_for_a_run_that_another_press_replaced(bench: Bench) -> None:
    venue = bench.venue(idle_s=60.0)
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    assert (await bench.over()).flat
    await asyncio.sleep(0.5)
    bench.panic()
    assert (await bench.over()).flat
    before = len(venue.lists)
    await asyncio.sleep(20.0)
    assert len(venue.lists) - before == 2
