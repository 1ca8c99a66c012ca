"""No window at the venue ever holds more than its limit, whatever the way there and back takes."""

from __future__ import annotations

import asyncio
import math
import random
from collections import deque
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import Charge, Limit, Ticket
from gui.connectors.wire import Lane
from gui.domain.clock import LoopClock
from gui.domain.faults import FaultKind
from gui.engine.embargo import Embargo
from gui.engine.pacing import FEWEST_TRIPS, LATE_S, AccountPace

LIMITS = {"cancel": Limit(20, 2.0, share=1.0), "weight": Limit(100, 60.0, share=0.8, other_share=0.6)}


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now


def breaches(arrivals: list[tuple[float, int]], limit: Limit) -> int:
    """Count arrivals that find more than the limit in the window that ends with them; the exact oracle."""
    window: deque[tuple[float, int]] = deque()
    held = broken = 0
    for at, units in sorted(arrivals):
        window.append((at, units))
        held += units
        while window[0][0] <= at - limit.window_s:
            held -= window.popleft()[1]
        broken += held > limit.units
    return broken


@dataclass(slots=True)
class Road:
    """The way to a venue and back: a floor and jitter each way, and queues at our end before and after (seconds)."""

    rng: random.Random
    there: tuple[float, float]
    back: tuple[float, float]
    queues: float

    def travel(self) -> tuple[float, float, float, float]:
        """Give the waits before the bytes leave, on the way there, on the way back, and before we take it in."""
        there, back = (floor + self.rng.uniform(0, jitter) for floor, jitter in (self.there, self.back))
        before, after = (self.rng.uniform(0, self.queues) if self.rng.random() < 0.3 else 0.0 for _ in range(2))
        return before, there, back, after


def drive(pace: AccountPace, clock: HandClock, road: Road, lane: Lane, units_in_all: int) -> list[tuple[float, int]]:
    """Send as fast as the pace allows, one in ten without an answer; gives what arrived when, as the venue saw it."""
    arrivals: list[tuple[float, int]] = []
    flying: list[tuple[float, Ticket, float | None]] = []
    sent = 0
    while sent < units_in_all or flying:
        units = road.rng.randint(1, 10)
        charges = (Charge("cancel", "BTC", units),)
        while sent < units_in_all and pace.wait_s(charges, lane) == 0:
            before, there, back, after = road.travel()
            lost = road.rng.random() < 0.1
            ends = clock.now + (4.0 if lost else before + there + back + after)
            flying.append((ends, pace.take(charges, lane), None if lost else there + back))
            arrivals.append((clock.now + before + there, units))
            sent += units
        wait = pace.wait_s(charges, lane) if sent < units_in_all else None
        soonest = min((ends for ends, _, _ in flying), default=math.inf)
        clock.now = min(soonest, math.inf if wait is None else clock.now + wait)
        for entry in [entry for entry in flying if entry[0] <= clock.now]:
            flying.remove(entry)
            pace.settle(entry[1], entry[2])
    return arrivals


FLOOR = st.floats(0.0, 0.15)
JITTER = st.floats(0.0, 0.4)


@given(st.integers(0, 10_000), st.tuples(FLOOR, JITTER), st.tuples(FLOOR, JITTER), st.floats(0.0, 3.0))
def test_no_window_breaks_whatever_the_ways_and_queues_take(
    seed: int, there: tuple[float, float], back: tuple[float, float], queues: float
) -> None:
    clock = HandClock()
    road = Road(random.Random(seed), there, back, queues)
    arrivals = drive(AccountPace(clock, LIMITS), clock, road, Lane.CANCEL, 400)
    assert breaches(arrivals, LIMITS["cancel"]) == 0


@given(st.integers(0, 10_000), st.floats(0.0, 3.0))
def test_what_is_no_cancel_is_credited_nothing(seed: int, queues: float) -> None:
    # Every trip is slow until the pace knows it well, then every way takes no time at all.
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    slow = Road(random.Random(seed), (0.0, 0.0), (0.5, 0.0), queues)
    arrivals = drive(pace, clock, slow, Lane.LISTING, 200)
    fast = Road(random.Random(seed), (0.0, 0.0), (0.0, 0.0), queues)
    arrivals += drive(pace, clock, fast, Lane.LISTING, 200)
    assert breaches(arrivals, LIMITS["cancel"]) == 0


def test_steady_cancels_are_credited_part_of_the_measured_trip_and_nothing_of_our_own_queues() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    for number in range(FEWEST_TRIPS):
        ticket = pace.take((Charge("cancel", f"coin-{number}"),))
        clock.now += 3.0
        pace.settle(ticket, 0.08)
    ticket = pace.take((Charge("cancel", "BTC", 20),))
    clock.now += 5.0
    pace.settle(ticket, 0.08)
    assert pace.wait_s((Charge("cancel", "BTC"),), Lane.CANCEL) == pytest.approx(2.004 - 0.35 * 0.08)
    for wide in (0.2, 0.3, 0.5) * 20:
        pace.settle(pace.take((Charge("cancel", "ETH"),)), wide)
    clock.now += 3.0
    pace.settle(pace.take((Charge("cancel", "BTC", 20),)), 0.08)
    assert pace.wait_s((Charge("cancel", "BTC"),), Lane.CANCEL) == pytest.approx(2.004)


def test_after_too_many_half_is_used_then_a_quarter_and_it_doubles_back() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    btc = Charge("cancel", "BTC")

    def refused() -> None:
        for _ in range(5):
            pace.ease("cancel", 2.0)
            pace.freeze("cancel", 2.0)

    def rooms(*after_s: float) -> list[int]:
        found = []
        for seconds in after_s:
            clock.now += seconds
            found.append(pace.room(btc, Lane.CANCEL))
        return found

    refused()
    assert rooms(0.0, 1.9, 0.2, 9.8, 0.2) == [0, 0, 10, 10, 20]
    refused()
    assert rooms(2.1) == [10]
    refused()
    assert rooms(2.1) == [5]
    refused()
    assert rooms(2.1, 9.8, 0.2, 9.7, 0.4) == [5, 5, 10, 10, 20]
    assert pace.room(Charge("weight", "w"), Lane.CANCEL) == 80


def test_a_ban_halts_every_lane_and_a_firewall_all_but_a_probe() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    assert pace.halt(Lane.CANCEL, "cancel") is None
    pace.shut_out(10.0)
    for lane, left_s in ((Lane.CANCEL, 10.0), (Lane.PROOF, 60.0), (Lane.LISTING, 60.0)):
        halted = pace.halt(lane)
        assert halted is not None
        assert (halted.kind, halted.retry_after_s, halted.sent) == (FaultKind.FIREWALL, left_s, False)
    clock.now += 10.0
    assert pace.halt(Lane.CANCEL) is None
    assert pace.halt(Lane.PROOF) is not None
    pace.let_in()
    assert pace.halt(Lane.PROOF) is None
    pace.freeze("", 60.0)
    halted = pace.halt(Lane.CANCEL)
    assert halted is not None
    assert (halted.kind, halted.retry_after_s, halted.held_back) == (FaultKind.BANNED, 60.0, True)
    assert halted.banned_until_ms == (clock.now + 60.0) * 1000


def test_a_limits_own_wait_halts_only_what_will_not_wait_for_it() -> None:
    pace = AccountPace(HandClock(), LIMITS)
    pace.freeze("weight", 30.0)
    assert pace.halt(Lane.PROOF, "cancel") is None
    assert pace.halt(Lane.PROOF, "weight", 40.0) is None
    halted = pace.halt(Lane.PROOF, "weight", 4.0)
    assert halted is not None
    assert (halted.kind, halted.sent) == (FaultKind.RATE_LIMIT, False)
    assert (pace.stated_wait_s(), pace.stated_wait_s(cancels=True)) == (30.0, 0.0)
    pace.take((Charge("weight", "w"),))
    assert pace.stated_wait_s(cancels=True) == 30.0


def test_accounts_of_one_address_share_the_ban_and_nothing_else() -> None:
    clock = HandClock()
    address = Embargo(clock)
    one, other = (AccountPace(clock, LIMITS, address) for _ in range(2))
    one.take((Charge("weight", "w", 80),))
    one.ease("cancel", 2.0)
    assert other.room(Charge("weight", "w"), Lane.CANCEL) == 80
    assert other.room(Charge("cancel", "c"), Lane.CANCEL) == 20
    one.freeze("", 120.0)
    assert other.frozen_s("") == 120.0


def test_a_slot_counts_until_its_answer_and_a_whole_window_after() -> None:
    clock, charge = HandClock(), (Charge("cancel", "BTC", 20),)
    pace = AccountPace(clock, LIMITS)
    ticket = pace.take(charge)
    clock.now += 10
    assert pace.wait_s((Charge("cancel", "BTC"),), Lane.CANCEL) is None
    assert pace.wait_s((Charge("cancel", "ETH"),), Lane.CANCEL) == 0
    pace.settle(ticket)
    pace.settle(ticket)
    assert pace.wait_s((Charge("cancel", "BTC"),), Lane.CANCEL) == pytest.approx(2.004)
    clock.now += 2.01
    assert pace.room(Charge("cancel", "BTC"), Lane.CANCEL) == 20


def test_cancels_find_room_where_other_traffic_has_none() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    pace.take((Charge("weight", "w", 60),))
    assert pace.room(Charge("weight", "w"), Lane.LISTING) == 0
    assert pace.room(Charge("weight", "w"), Lane.CANCEL) == 20


def test_what_others_use_counts_and_is_forgotten() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    pace.settle(pace.take((Charge("weight", "w", 10),)))
    pace.observe("weight", 75)
    assert pace.room(Charge("weight", "w"), Lane.CANCEL) == 5
    clock.now += 61
    assert pace.room(Charge("weight", "w"), Lane.CANCEL) == 80


def test_a_stated_wait_is_never_shortened() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    pace.freeze("", 60.0)
    pace.freeze("", 1.0)
    assert pace.frozen_s("") == 60.0
    assert pace.room(Charge("cancel", "BTC"), Lane.CANCEL) == 0
    pace.freeze("weight", 5.0)
    assert pace.wait_s((Charge("weight", "w"),), Lane.LISTING) == 60.0


@pytest.mark.looptime
async def test_acquire_waits_for_room_and_for_answers() -> None:
    loop = asyncio.get_running_loop()
    pace = AccountPace(LoopClock(loop.time, 0.0), LIMITS)
    ticket = await pace.acquire((Charge("cancel", "BTC", 20),), Lane.CANCEL)
    loop.call_later(1.0, pace.settle, ticket)
    await pace.acquire((Charge("cancel", "BTC"),), Lane.CANCEL)
    assert loop.time() == pytest.approx(3.004, abs=0.01)


async def test_readings_of_everything_leave_room_for_questions() -> None:
    pace = AccountPace(LoopClock(asyncio.get_running_loop().time, 0.0), {"w": Limit(1000, 60.0, other_share=0.6)})
    bulky, question = Charge("w", "address", 40, bulk=True), Charge("w", "address")
    while pace.room(bulky, Lane.PROOF) >= 40:
        pace.take((bulky,), Lane.PROOF)
    assert pace.room(question, Lane.PROOF) > 80
    assert pace.room(question, Lane.CANCEL) > pace.room(question, Lane.PROOF)


def test_what_was_given_up_may_still_arrive_and_counts_a_little_longer() -> None:
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    cancel = Charge("cancel", "i", 20)
    lost, answered = pace.take((cancel,)), Charge("cancel", "other", 20)
    heard = pace.take((answered,))
    pace.settle(lost, lost=True)
    pace.settle(heard, 0.05)
    clock.now += 2.1
    assert pace.room(answered, Lane.CANCEL) == 20
    assert pace.room(cancel, Lane.CANCEL) == 0
    clock.now += LATE_S
    assert pace.room(cancel, Lane.CANCEL) == 20


def test_what_proves_an_end_may_use_what_cancels_leave_once_none_leaves_any_more() -> None:
    clock = HandClock()
    pace = AccountPace(clock, {"w": Limit(1000, 60.0), "short": Limit(100, 2.0)})
    bulky, reading = Charge("w", "address", 40, bulk=True), Charge("w", "address", 5)
    assert pace.room(bulky, Lane.LISTING) == 510
    assert (pace.room(bulky, Lane.PROOF), pace.room(reading, Lane.PROOF)) == (660, 750)
    pace.settle(pace.take((reading,), Lane.CANCEL))
    clock.now += 0.4
    assert (pace.room(bulky, Lane.PROOF), pace.room(reading, Lane.PROOF)) == (505, 595)
    clock.now += 0.2
    assert pace.room(bulky, Lane.PROOF) == 655
    assert pace.room(reading, Lane.CANCEL) == 795
    # A short window is free again before anybody has waited for it.
    assert pace.room(Charge("short", "i"), Lane.PROOF) == 60


def test_what_others_use_is_left_to_cancels_and_not_to_proofs() -> None:
    clock = HandClock()
    pace = AccountPace(clock, {"w": Limit(1000, 60.0)})
    reading = Charge("w", "address", 5)
    pace.observe("w", 100)
    assert pace.room(reading, Lane.PROOF) == 550
    pace.observe("w", 700)
    assert pace.room(reading, Lane.PROOF) == 0
    assert pace.room(reading, Lane.CANCEL) == 100


def test_a_question_about_one_order_finds_room_where_readings_have_used_theirs_up() -> None:
    clock = HandClock()
    pace = AccountPace(clock, {"w": Limit(1000, 60.0, portion=0.5), "short": Limit(100, 2.0, portion=0.5)})
    question, bulky = Charge("w", "address"), Charge("w", "address", 40, bulk=True)
    for _ in range(8):
        pace.settle(pace.take((bulky,), Lane.PROOF))
    assert pace.room(bulky, Lane.PROOF) < 40
    assert pace.room(question, Lane.PROOF) == 430
    pace.observe("w", 700)
    assert pace.room(question, Lane.PROOF) == 20, "of the whole address, others counted"
    pace.observe("w", 720)
    assert (pace.room(question, Lane.PROOF), pace.room(question, Lane.CANCEL)) == (0, 80)
    assert pace.room(Charge("short", "i"), Lane.PROOF) == 30, "a short window is free again soon"
