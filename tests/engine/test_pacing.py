"""No window at the venue ever holds more than its limit, whatever the way there and back takes."""

from __future__ import annotations

import asyncio
import random
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import Charge, Limit
from gui.connectors.wire import Lane
from gui.domain.clock import LoopClock
from gui.engine.pacing import CREDIT, AccountPace

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


@given(st.integers(0, 10_000), st.floats(0.0, 0.2), st.floats(0.0, 0.4))
def test_jitter_breaks_no_window(seed: int, least: float, jitter: float) -> None:
    rng = random.Random(seed)
    clock = HandClock()
    pace = AccountPace(clock, LIMITS)
    arrivals: list[tuple[float, int]] = []
    flying: list[tuple[float, object]] = []
    sent = 0
    while sent < 200:
        units = rng.randint(1, 10)
        charges = (Charge("cancel", "BTC", units),)
        if pace.wait_s(charges, Lane.CANCEL) == 0:
            there, back = (least / 2 + rng.uniform(0, jitter) for _ in range(2))
            # The way there and the way back each take at least their share of the shortest trip.
            flying.append((clock.now + there + back, pace.take(charges)))
            arrivals.append((clock.now + there, units))
            sent += units
        due = min((at for at, _ in flying), default=clock.now + 0.05)
        clock.now = min(max(due, clock.now), clock.now + 0.05)
        for entry in [entry for entry in flying if entry[0] <= clock.now]:
            flying.remove(entry)
            pace.settle(entry[1])  # type: ignore[arg-type]
    # What is credited of the shortest trip is safe where each way takes its half of it at the least.
    slack = max(0.0, CREDIT * (least + 2 * jitter) - least)
    loose = Limit(20, 2.0 - slack, share=1.0)
    assert breaches(arrivals, loose) == 0


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
