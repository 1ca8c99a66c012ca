"""One account: its readings, its run, its clock."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, ClockReading, Verdict
from gui.domain.rows import State
from gui.engine.views import Change, Health
from tests.engine.conftest import Bench
from tests.engine.sim import SimConnector, make_order

pytestmark = pytest.mark.looptime


async def test_a_refused_stamp_makes_it_read_the_clock_and_send_again(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    cancel = venue.cancel
    reads: list[object] = []

    async def refuses_the_stamp(batch: object, *, deadline_s: float) -> tuple[CancelReply, ...]:
        if not reads:
            reads.append(batch)
            return (CancelReply(make_order("1").key, Verdict.CLOCK, "50102"),)
        return await cancel(batch, deadline_s=deadline_s)  # type: ignore[arg-type]

    venue.cancel = refuses_the_stamp  # type: ignore[method-assign]
    clock_reads: list[float] = []
    read_clocks = venue.read_clocks

    async def counted() -> object:
        clock_reads.append(bench.clock.monotonic())
        return await read_clocks()

    venue.read_clocks = counted  # type: ignore[method-assign, assignment]
    bench.panic()
    assert (await bench.over()).flat
    assert len(clock_reads) == 1


async def test_a_listing_refused_for_good_ends_the_run_as_not_flat(bench: Bench) -> None:
    venue = bench.venue()
    venue.listing_fault = VenueFault(FaultKind.KEY, "50111", "invalid key", 401)
    bench.switch.start()
    bench.panic()
    run = await bench.over(10)
    assert not run.flat
    view = bench.switch.accounts()[0]
    assert view.health is Health.BLOCKED
    assert view.fault
    assert view.fault.code == "50111"
    assert not bench.switch.account_flat("acc")
    assert not bench.switch.account_flat("nobody")


async def test_the_clock_is_read_at_the_start_and_every_minute(bench: Bench) -> None:
    venue: SimConnector = bench.venue()
    await bench.start()
    before = venue.requests - len(venue.lists)
    await asyncio.sleep(125)
    # The third of the start, then one a minute.
    assert venue.requests - len(venue.lists) == before + 3
    assert bench.switch.accounts()[0].clock_offset_s == 0.0


async def test_a_listing_whose_stamp_was_refused_is_read_again_on_a_better_clock(bench: Bench) -> None:
    venue = bench.venue(idle_s=30.0)
    venue.put(make_order("1"))
    await bench.start()
    await asyncio.sleep(2.0)
    ahead = 0.0

    async def clocks() -> tuple[ClockReading, ...]:
        return (ClockReading("rest", ahead, 0.1),)

    venue.read_clocks = clocks  # type: ignore[method-assign]
    venue.listing_fault = VenueFault(FaultKind.CLOCK, "50102", "expired", 401)
    before = len(venue.lists)
    bench.switch.read_again()
    await asyncio.sleep(0.9)
    # Read on the same clock it would be refused again: only the reader's own pace goes on.
    assert len(venue.lists) == before + 1
    ahead = 61.0
    bench.switch.read_again()
    await asyncio.sleep(0.3)
    assert len(venue.lists) == before + 3
    assert venue.lists[-1] - venue.lists[-2] == pytest.approx(2 * venue.delay_s)
    venue.listing_fault = None
    await asyncio.sleep(3.0)
    assert bench.switch.accounts()[0].complete


async def test_hundreds_of_rows_are_queued_within_a_frame_the_most_dangerous_first(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(400):
        venue.put(make_order(str(number), instrument=f"I{number % 8}", protective=number < 300))
    await bench.start()
    bench.panic()
    at_once = [row for row in bench.switch.rows().values() if row.state is State.QUEUED]
    assert 0 < len(at_once) < 400
    assert not any(row.order.protective for row in at_once)
    await asyncio.sleep(0.03)
    assert State.LIVE not in set(bench.states().values())
    assert (await bench.over(60)).flat


async def test_rows_that_wait_to_be_marked_are_left_alone_when_sending_stops(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(200):
        venue.put(make_order(str(number), instrument=f"I{number}"))
    await bench.start()
    bench.panic()
    bench.switch.stop_sending()
    await asyncio.sleep(5)
    assert set(bench.states().values()) == {State.LIVE}
    assert venue.sent == []


async def test_of_hundreds_of_rows_no_protective_one_is_queued_before_the_last_that_can_open(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(400):
        venue.put(make_order(str(number), instrument=f"I{number % 8}", protective=number % 4 > 0))
    await bench.start()
    queued: dict[str, bool] = {}

    def look(change: Change) -> None:
        rows = bench.switch.rows()
        fresh = [key for key in change.keys if rows[key].state is State.QUEUED and key.algo_id not in queued]
        queued.update((key.algo_id, rows[key].order.protective) for key in fresh)

    bench.switch.subscribe(look)
    bench.panic()
    await asyncio.sleep(0.04)
    order = list(queued.values())
    assert len(order) == 400
    assert order == sorted(order)
    assert (await bench.over(60)).flat
