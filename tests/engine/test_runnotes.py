"""A run's presses and ends are written down with who pressed, the clocks, and what was left open."""

from __future__ import annotations

import asyncio

import pytest

from gui import __version__
from gui.domain.venues import Environment
from gui.engine.switch import KillSwitch
from gui.journal.entries import Circumstances, Ended, Intent, Joined, LeftOpen, Reopened, RunEnded
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_order

pytestmark = pytest.mark.looptime


async def test_a_run_is_written_with_its_circumstances_and_what_it_left(bench: Bench) -> None:
    bench.switch = KillSwitch(bench.clock, bench.journal, Environment.DRILL, keep_known=True, hand="ann at desk-4")
    venue = bench.venue()
    for number in range(80):
        venue.put(make_order(str(number)), How.NEVER if number == 0 else How.NORMAL)
    await bench.start()
    bench.panic()
    await asyncio.sleep(0.01)
    bench.panic()
    await bench.over()
    first, second, last = (entry for entry in bench.journal.entries if isinstance(entry, Circumstances))
    assert (first.moment, second.moment, last.moment) == ("press", "press", "end")
    assert {one.by for one in (first, second, last)} == {"ann at desk-4"}
    assert first.program == f"algo-killswitch {__version__}"
    assert [(clock.account, clock.service, clock.offset_s) for clock in last.clocks] == [("acc", "rest", 0.0)]
    joined = [entry for entry in bench.journal.entries if isinstance(entry, Joined)]
    assert sorted(order.key.algo_id for entry in joined for order in entry.orders) == sorted(map(str, range(80)))
    # The first request never waits for it.
    places = [type(entry) for entry in bench.journal.entries]
    assert places.index(Intent) < places.index(Joined)
    [left] = (entry for entry in bench.journal.entries if isinstance(entry, LeftOpen))
    assert [(one.key.algo_id, one.state, one.code) for one in left.orders] == [("0", "REJECTED", "51403")]
    assert left.orders[0].tries >= 1
    await bench.switch.stop()


async def test_a_run_that_turns_flat_after_its_end_says_so(bench: Bench) -> None:
    venue = bench.venue()
    order = make_order("1")
    truth = venue.put(order, How.NEVER)
    await bench.start()
    bench.panic()
    await bench.over()
    truth.how = How.NORMAL
    await asyncio.sleep(60)
    ends = [entry for entry in bench.journal.entries if isinstance(entry, RunEnded)]
    assert [(entry.outcome, entry.open) for entry in ends] == [("not-flat", 1), ("flat", 0)]
    venue.put(order)
    await asyncio.sleep(60)
    kinds = [type(entry) for entry in bench.journal.entries if isinstance(entry, Ended | Reopened)]
    assert kinds == [Ended, Reopened]
