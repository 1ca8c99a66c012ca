"""Sleep, a set clock and a halt are noticed within a second; clocks and listings are read again at once."""

from __future__ import annotations

import asyncio

import pytest

from gui.engine.waking import Gap, WakeWatch
from gui.journal.entries import Line
from tests.engine.conftest import Bench
from tests.engine.sim import make_order

pytestmark = pytest.mark.looptime


class Jumpy:
    """Clocks of the loop that a test may set ahead; ``stood`` seconds pass without the loop seeing them."""

    skew = 0.0
    stood = 0.0

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time() + self.stood

    def wall(self) -> float:
        return 1_700_000_000.0 + self.monotonic() + self.skew


async def watched(clock: Jumpy, jump: float, stood: float, drift: float = 0.0) -> list[Gap]:
    gaps: list[Gap] = []
    task = asyncio.create_task(WakeWatch(clock, gaps.append).work())
    for _ in range(5):
        await asyncio.sleep(1.0)
        clock.skew += drift
    clock.skew, clock.stood = clock.skew + jump, clock.stood + stood
    await asyncio.sleep(5.0)
    task.cancel()
    return gaps


@pytest.mark.parametrize(
    ("jump", "stood", "unseen", "words"),
    [
        (3600.0, 0.0, 3600.0, "this computer slept for 3600 s, or its clock was set ahead"),
        (-3600.0, 0.0, 0.0, "this computer's clock was set back by 3600 s"),
        (0.7, 0.0, 0.7, "this computer slept for 1 s, or its clock was set ahead"),
        (0.0, 30.0, 0.0, "this program stood still for 30 s"),
        (60.0, 30.0, 60.0, "this program stood still for 90 s"),
    ],
)
async def test_a_gap_is_told_once(jump: float, stood: float, unseen: float, words: str) -> None:
    [gap] = await watched(Jumpy(), jump, stood)
    assert gap.jump_s == pytest.approx(jump, abs=0.01)
    assert gap.late_s == pytest.approx(stood, abs=0.01)
    assert gap.unseen_s == pytest.approx(unseen, abs=0.01)
    assert gap.words == words


@pytest.mark.parametrize(("jump", "stood", "drift"), [(0.4, 0.0, 0.0), (-0.4, 0.0, 0.0), (0.0, 4.0, 0.0), (0, 0, 0.1)])
async def test_drift_and_a_busy_second_are_no_gap(jump: float, stood: float, drift: float) -> None:
    assert await watched(Jumpy(), jump, stood, drift) == []


async def test_after_sleep_listings_count_as_old_and_clocks_and_listings_are_read_at_once(bench: Bench) -> None:
    venue = bench.venue(idle_s=50.0)
    venue.put(make_order("1"))
    await bench.start()
    await asyncio.sleep(5.0)
    requests, lists = venue.requests, len(venue.lists)
    venue.delay_s = 0.4
    real = bench.clock.wall
    bench.clock.wall = lambda: real() + 3600.0  # type: ignore[method-assign]
    await asyncio.sleep(1.2)
    assert len(venue.lists) == lists + 1
    assert venue.requests > requests + 1
    age = bench.switch.accounts()[0].families[0].age_s
    assert age is not None
    assert age > 3600.0
    await asyncio.sleep(1.0)
    age = bench.switch.accounts()[0].families[0].age_s
    assert age is not None
    assert age < 2.0
    told = [line.text for line in bench.journal.of(Line) if isinstance(line, Line) and line.about == "This computer"]
    assert told == ["this computer slept for 3600 s, or its clock was set ahead · clocks and listings are read again"]


async def test_a_listing_that_hangs_when_the_computer_wakes_is_given_up_for_a_new_one(bench: Bench) -> None:
    venue = bench.venue(idle_s=50.0)
    venue.put(make_order("1"))
    await bench.start()
    venue.delay_s = 1000.0
    bench.switch.read_again()
    await asyncio.sleep(1.0)
    venue.delay_s = 0.04
    real = bench.clock.wall
    bench.clock.wall = lambda: real() + 60.0  # type: ignore[method-assign]
    await asyncio.sleep(1.5)
    age = bench.switch.accounts()[0].families[0].age_s
    assert age is not None
    assert age < 2.0
