"""Flat is said over listings that are fresh together; a further press wants to know how things stand after it."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.domain.what import What
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


BOTH = make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS)
DOWN = VenueFault(FaultKind.VENUE_DOWN, http_status=503)


@pytest.mark.parametrize("fault", [DOWN, VenueFault(FaultKind.PERMISSION, "50120"), VenueFault(FaultKind.TIMEOUT)])
async def test_a_run_of_algo_orders_is_proven_flat_while_the_ordinary_listing_is_down(
    bench: Bench, fault: VenueFault
) -> None:
    venue = bench.venue(BOTH)
    venue.put(make_order("1"))
    venue.put(make_order("2", family=Family.OKX_ORDERS))
    await bench.start()
    venue.family_faults[Family.OKX_ORDERS] = fault
    bench.switch.read_again()
    await asyncio.sleep(0.5)
    begun = bench.clock.monotonic()
    bench.panic()
    run = await bench.over()
    assert run.flat and bench.clock.monotonic() - begun < 4.0
    assert bench.states() == {"1": State.GONE, "2": State.LIVE}
    assert bench.switch.account_flat("acc") and bench.switch.account_done("acc")
    assert {ids for _, ids, _ in venue.sent} == {("1",)}
    assert not bench.switch.accounts()[0].complete


async def test_a_run_of_all_orders_is_not_flat_before_the_ordinary_listing_answers(bench: Bench) -> None:
    venue = bench.venue(BOTH)
    for number, family in enumerate((Family.OKX_ALGO, Family.OKX_ORDERS, Family.OKX_ORDERS)):
        venue.put(make_order(str(number), family=family, protective=number == 2))
    await bench.start()
    venue.family_faults[Family.OKX_ORDERS] = DOWN
    bench.panic(what=What.ORDERS)
    await asyncio.sleep(10)
    run = bench.switch.run()
    assert run is not None and run.phase is RunPhase.RUNNING and run.scope.what is What.ORDERS
    assert not bench.switch.account_flat("acc")
    del venue.family_faults[Family.OKX_ORDERS]
    assert (await bench.over()).flat
    assert set(bench.states().values()) == {State.GONE}


async def test_a_run_of_all_orders_takes_ordinary_orders_that_appear_in_it_and_an_algo_run_does_not(
    bench: Bench,
) -> None:
    venue = bench.venue(BOTH)
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    venue.put(make_order("child", family=Family.OKX_ORDERS))
    assert (await bench.over()).flat
    await asyncio.sleep(6)
    assert bench.states() == {"1": State.GONE, "child": State.LIVE}
    row = next(row for row in bench.switch.rows().values() if row.key.algo_id == "child")
    assert row.new_since_run is None
    bench.panic(what=What.ORDERS)
    assert (await bench.over()).flat
    assert bench.states()["child"] is State.GONE


async def test_a_press_for_all_orders_widens_an_algo_run(bench: Bench) -> None:
    venue = bench.venue(BOTH)
    venue.put(make_order("1"))
    venue.put(make_order("2", family=Family.OKX_ORDERS))
    await bench.start()
    bench.panic()
    await asyncio.sleep(0.5)
    bench.panic(what=What.ORDERS)
    run = await bench.over()
    assert run.flat and run.scope.what is What.ORDERS
    assert set(bench.states().values()) == {State.GONE}


async def test_listings_that_an_algo_run_does_not_need_stand_aside_and_are_read_no_faster(bench: Bench) -> None:
    venue = bench.venue(BOTH, idle_s=3.0, ordinary_idle_s=4.0)
    venue.put(make_order("1"))
    await bench.start()
    venue.family_faults[Family.OKX_ALGO] = DOWN
    await asyncio.sleep(1.5)
    pressed = bench.clock.monotonic()
    bench.panic()
    await asyncio.sleep(30.0)
    reads = [at - pressed for at, family in venue.reads if family is Family.OKX_ORDERS and at > pressed]
    assert reads[0] == pytest.approx(10.0, abs=0.1)
    assert all(later - sooner == pytest.approx(4.0, abs=0.1) for sooner, later in pairwise(reads))
    assert len([1 for at, family in venue.reads if family is Family.OKX_ALGO and at > pressed]) > 10


async def test_only_the_chosen_ordinary_order_is_cancelled(bench: Bench) -> None:
    venue = bench.venue(BOTH)
    venue.symbol_paths = True
    for number in range(3):
        venue.put(make_order(str(number), family=Family.OKX_ORDERS))
    await bench.start()
    key = next(key for key in bench.switch.rows() if key.algo_id == "1")
    bench.switch.cancel([key])
    assert (await bench.over()).flat
    assert bench.states() == {"0": State.LIVE, "1": State.GONE, "2": State.LIVE}
    assert [path for _, _, path in venue.sent] == ["batch"]
