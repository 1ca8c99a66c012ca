"""Readings come when they are due: calmly when idle, at once and twice when a run needs proof."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise

import pytest

from gui.connectors.wire import Lane
from gui.domain.clock import LoopClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Listing
from gui.domain.venues import Family
from gui.engine.polling import OVERDUE_S, ROWS_A_TURN, FamilyReader
from tests.engine.sim import SimConnector, make_account, make_order

pytestmark = pytest.mark.looptime


class Reading:
    """A reader with its demand in the test's hand."""

    def __init__(
        self, idle_s: float = 3.0, run_idle_s: float | None = None, aside: Callable[[], float] = lambda: 0.0
    ) -> None:
        loop = asyncio.get_running_loop()
        self.clock = LoopClock(loop.time, 0.0)
        self.venue = SimConnector(make_account(), self.clock, delay_s=0.05)
        self.since: float | None = None
        self.busy = False
        self.paced_s: float | None = 0.0
        self.got: list[Listing] = []
        self.seen: list[tuple[int, Listing | None]] = []
        self.turns: list[int] = []
        self.reader = FamilyReader(
            self.venue,
            Family.OKX_ALGO,
            self.clock,
            idle_s=idle_s,
            run_idle_s=run_idle_s,
            aside=aside,
            see=lambda _listing, orders: self._saw(len(orders)),
            apply=lambda listing, orders, _passages: self._applied(listing, len(orders)),
            paced=lambda: self.paced_s,
            demand=lambda: self.since,
            busy=lambda: self.busy,
        )
        self.task = asyncio.create_task(self.reader.work())

    def _saw(self, rows: int) -> None:
        self.seen.append((rows, self.reader.last))
        asyncio.get_running_loop().call_soon(lambda: self.turns.append(len(self.seen)))

    def _applied(self, listing: Listing, rows: int) -> None:
        self.seen.append((rows, self.reader.last))
        self.got.append(listing)

    async def begins(self, until: float) -> list[float]:
        await asyncio.sleep(until - self.clock.monotonic())
        return [round(listing.begun, 2) for listing in self.got]


async def test_idle_readings_are_calm_and_can_be_asked_for() -> None:
    reading = Reading()
    assert await reading.begins(7.0) == [0.0, 3.0, 6.0]
    reading.reader.read_again()
    assert (await reading.begins(7.5))[-1] == 7.0
    reading.task.cancel()


async def test_a_run_gets_two_readings_two_seconds_apart() -> None:
    reading = Reading()
    await reading.begins(1.0)
    reading.since = 1.0
    reading.reader.poke()
    await reading.begins(3.5)
    assert reading.reader.complete_twice_since(1.0)
    assert not reading.reader.complete_twice_since(2.5)
    begins = [listing.begun for listing in reading.got if listing.begun > 1.0]
    assert begins[0] == pytest.approx(1.08, abs=0.01)
    assert begins[1] - begins[0] >= 2.0
    reading.task.cancel()


async def test_failed_readings_are_tried_again_and_pictured() -> None:
    reading = Reading()
    reading.venue.listing_fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    assert await reading.begins(5.0) == [0.0, 1.1, 3.2]
    view = reading.reader.view()
    assert not view.complete
    assert view.down_s == pytest.approx(5.0, abs=0.01)
    assert view.next_try_s is not None
    assert view.age_s is None
    reading.venue.listing_fault = VenueFault(FaultKind.KEY, "50111")
    assert (await reading.begins(130.0))[-3:] == [6.3, 66.4, 126.5]
    reading.venue.listing_fault = None
    reading.reader.read_again()
    await reading.begins(131.0)
    assert reading.reader.view().down_s is None
    assert reading.reader.answered_once
    reading.task.cancel()


async def test_while_cancels_leave_one_reading_in_two_seconds_is_enough() -> None:
    reading = Reading()
    await reading.begins(0.5)
    reading.busy = True
    reading.since = 0.6
    begins = await reading.begins(5.0)
    assert all(later - earlier >= 2.0 for earlier, later in pairwise(begins))
    reading.task.cancel()


async def test_a_long_reading_is_taken_in_by_and_by_and_counts_with_its_last_rows_only() -> None:
    reading = Reading()
    for number in range(2 * ROWS_A_TURN + 3):
        reading.venue.put(make_order(str(number)))
    await reading.begins(1.0)
    assert [rows for rows, _ in reading.seen] == [ROWS_A_TURN, ROWS_A_TURN, 3]
    assert [last for _, last in reading.seen] == [None, None, reading.got[0]]
    # What was waiting for its turn had it after each part.
    assert reading.turns == [1, 2]
    reading.task.cancel()


async def test_a_run_that_lasts_is_read_for_as_often_as_others_are_when_nothing_is_on() -> None:
    reading = Reading(idle_s=30.0, run_idle_s=3.0)
    await reading.begins(1.0)
    reading.since = 1.0
    reading.busy = True
    reading.reader.poke()
    begins = await reading.begins(30.0)
    assert begins[-1] - begins[-2] == pytest.approx(3.0, abs=0.01)
    reading.task.cancel()


async def test_a_reading_that_a_run_waits_for_goes_ahead_of_idle_ones() -> None:
    reading, lanes = Reading(), []
    list_orders = reading.venue.list_orders

    async def noting(family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
        lanes.append(lane)
        return await list_orders(family, lane=lane)

    reading.venue.list_orders = noting  # type: ignore[method-assign]
    await reading.begins(0.5)
    reading.reader.read_again(for_run=True)
    await reading.begins(1.0)
    reading.reader.read_again()
    await reading.begins(1.5)
    assert lanes == [Lane.LISTING, Lane.PROOF, Lane.LISTING]
    reading.task.cancel()


async def test_an_idle_reading_stands_aside_and_one_that_is_asked_for_does_not() -> None:
    reading = Reading(aside=lambda: 5.0)
    assert await reading.begins(4.9) == [0.0]
    assert await reading.begins(5.5) == [0.0, 5.0]
    reading.reader.read_again()
    assert (await reading.begins(6.0))[-1] == 5.5
    reading.task.cancel()


async def test_a_reading_that_waits_for_our_own_pace_is_late_by_no_fault_of_the_venue() -> None:
    reading = Reading()
    await reading.begins(1.0)
    reading.venue.delay_s = 100.0
    reading.reader.read_again()
    reading.paced_s = 23.0
    await asyncio.sleep(OVERDUE_S - 0.5)
    view = reading.reader.view()
    assert (view.overdue, view.paced_s) == (False, None), "not late yet"
    await asyncio.sleep(1.0)
    view = reading.reader.view()
    assert (view.overdue, view.paced_s) == (False, 23.0)
    for nothing_tells in (0.0, None):
        reading.paced_s = nothing_tells
        view = reading.reader.view()
        assert (view.overdue, view.paced_s) == (True, None)
    reading.task.cancel()
