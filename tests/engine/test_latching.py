"""The latch at work in virtual time: what it catches is cancelled like anything else, and a person ends it at once."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest

from gui.domain.orders import OrderKey
from gui.domain.replies import Reach
from gui.domain.rows import State
from gui.domain.venues import Environment, Family, Venue
from gui.domain.what import What
from gui.engine.latch import NO_RUN, ONLY_SELECTED
from gui.engine.switch import KillSwitch
from gui.engine.views import RunKind, RunPhase
from gui.journal.entries import Intent, RunStarted, Tone
from gui.journal.flatten_entries import LatchSet
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_account, make_order

pytestmark = pytest.mark.looptime


def about(bench: Bench) -> list[str]:
    """The lines for people that the latch wrote."""
    return [line.text for line in bench.switch.journal_lines() if line.about == "Latch"]


async def flat_and_latched(bench: Bench, what: What = What.ALGOS) -> None:
    await bench.start()
    bench.panic(what=what)
    assert (await bench.over()).flat
    bench.switch.set_latch(on=True)
    assert bench.switch.latch().on


async def test_an_order_placed_after_the_run_is_cancelled_within_two_seconds_by_a_run_of_its_own(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await flat_and_latched(bench)
    venue.put(replace(make_order("2"), client_algo_id="grid-17"))
    await asyncio.sleep(1.5)
    assert venue.truths[OrderKey("acc", Family.OKX_ALGO, "2")].asked == 1
    run = await bench.over()
    assert (run.kind, run.total, run.flat) == (RunKind.LATCH, 1, True)
    assert bench.states() == {"1": State.GONE, "2": State.GONE}
    view = bench.switch.latch()
    assert view.caught == 1
    assert [(source.sign, source.count) for source in view.sources] == [("grid-", 1)]
    starts = [entry for entry in bench.journal.entries if isinstance(entry, RunStarted)]
    assert [(start.kind, start.scope) for start in starts][1:] == [("latch", "1 order caught by the latch")]
    words = [line.text for line in bench.switch.journal_lines() if line.tone is Tone.WARNING]
    assert 'prefix "grid-" at acc' in words[-1]


async def test_one_that_keeps_placing_is_caught_each_time_and_never_twice(bench: Bench) -> None:
    venue = bench.venue()
    await flat_and_latched(bench)
    for number in range(20):
        venue.put(make_order(f"n{number}"), How.LOST if number % 5 == 0 else How.NORMAL)
        await asyncio.sleep(0.7)
    run = await bench.over(60)
    assert run.flat
    assert bench.switch.latch().caught == 20
    assert set(bench.states().values()) == {State.GONE}
    intents = [entry for entry in bench.journal.entries if isinstance(entry, Intent)]
    asked = [key.algo_id for intent in intents for key in intent.keys]
    assert len(asked) <= 20 + 4 * 2


async def test_in_a_run_what_is_caught_joins_it(bench: Bench) -> None:
    venue = bench.venue()
    await bench.start()
    number = bench.panic()
    bench.switch.set_latch(on=True)
    venue.put(make_order("1"))
    run = await bench.over()
    assert (run.number, run.kind, run.total, run.flat) == (number, RunKind.PANIC, 1, True)
    assert bench.switch.latch().caught == 1


async def test_a_run_over_selected_orders_takes_what_is_caught_and_nothing_that_stood_there(bench: Bench) -> None:
    venue = bench.venue()
    await bench.start()
    bench.panic()
    await bench.over()
    stays = make_order("stays")
    venue.put(stays)
    chosen = venue.put(make_order("chosen"), How.NEVER)
    await asyncio.sleep(4)
    bench.switch.set_latch(on=True)
    number = bench.switch.cancel([chosen.order.key])
    await asyncio.sleep(0.05)
    venue.put(make_order("new"))
    await asyncio.sleep(8)
    assert bench.states() == {"stays": State.LIVE, "chosen": State.REJECTED, "new": State.GONE}
    started = [entry.run for entry in bench.journal.entries if isinstance(entry, RunStarted)]
    assert started[-2] == number
    assert venue.truths[stays.key].asked == 0


async def test_what_stood_there_when_it_was_switched_on_is_left_alone(bench: Bench) -> None:
    venue = bench.venue()
    await bench.start()
    bench.panic()
    await bench.over()
    venue.put(make_order("1"))
    await asyncio.sleep(4)
    bench.switch.set_latch(on=True)
    await asyncio.sleep(20)
    assert bench.states() == {"1": State.LIVE}
    assert bench.switch.latch().caught == 0


async def test_listings_come_quickly_while_it_is_on_and_slowly_after_it(bench: Bench) -> None:
    venue = bench.venue(idle_s=7.0)
    await flat_and_latched(bench)
    await asyncio.sleep(10)
    venue.lists.clear()
    await asyncio.sleep(20)
    quick = len(venue.lists)
    bench.switch.set_latch(on=False)
    await asyncio.sleep(10)
    venue.lists.clear()
    await asyncio.sleep(21)
    assert quick >= 18
    assert len(venue.lists) <= 4


async def test_the_limits_are_kept_however_much_it_hurries(bench: Bench) -> None:
    venue = bench.venue(make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS))
    await flat_and_latched(bench, What.ORDERS)
    venue.lists.clear()
    await asyncio.sleep(30)
    # 40 units in two seconds, of which readings may use four fifths; one costs 8.
    assert all(sum(at <= other < at + 2.0 for other in venue.lists) <= 4 for at in venue.lists)


async def test_stop_sending_releases_it_and_says_so(bench: Bench) -> None:
    venue = bench.venue()
    await flat_and_latched(bench)
    venue.put(make_order("1"), How.STAYS)
    await asyncio.sleep(1.2)
    bench.switch.stop_sending()
    run = bench.switch.run()
    assert run is not None
    assert run.phase is RunPhase.STOPPED
    assert not bench.switch.latch().on
    assert about(bench)[-1] == "released by Stop sending"
    venue.put(make_order("2"))
    await asyncio.sleep(10)
    assert bench.states()["2"] is State.LIVE


async def test_stop_sending_releases_it_also_while_no_run_is_on(bench: Bench) -> None:
    bench.venue()
    await flat_and_latched(bench)
    bench.switch.stop_sending()
    assert not bench.switch.latch().on


async def test_an_order_of_the_latch_that_was_refused_is_not_shown_the_key_more_often(bench: Bench) -> None:
    venue = bench.venue()
    await flat_and_latched(bench)
    venue.cancel_refusal = ("50111", Reach.ACCOUNT)
    for number in range(10):
        venue.put(make_order(str(number)))
        await asyncio.sleep(1.0)
    # A press would try a blocked account again at once; what the latch does is no press.
    assert len(venue.sent) <= 2


async def test_refusals_are_told_in_words(bench: Bench) -> None:
    venue = bench.venue()
    order = make_order("1")
    venue.put(order)
    await bench.start()
    bench.switch.set_latch(on=True)
    assert about(bench) == [NO_RUN]
    bench.switch.cancel([order.key])
    bench.switch.set_latch(on=True)
    assert about(bench) == [NO_RUN, ONLY_SELECTED]
    assert not bench.switch.latch().on
    await bench.over()


async def test_it_is_kept_over_an_end_and_waits_for_a_person(bench: Bench) -> None:
    bench.venue()
    await flat_and_latched(bench)
    assert await bench.switch.stop() == ()
    kept = [entry for entry in bench.journal.entries if isinstance(entry, LatchSet)]
    assert [entry.on for entry in kept] == [True]
    bench.switch = KillSwitch(bench.clock, bench.journal, Environment.DRILL, keep_known=True)
    venue = bench.venue()
    await bench.start()
    assert bench.switch.latch().waiting
    assert about(bench)[-1] == "an earlier start left it on · it does nothing until it is resumed"
    venue.put(make_order("1"))
    await asyncio.sleep(10)
    assert bench.states() == {"1": State.LIVE}
    bench.switch.set_latch(on=True)
    venue.put(make_order("2"))
    await asyncio.sleep(5)
    assert bench.states() == {"1": State.LIVE, "2": State.GONE}


async def test_practice_keeps_nothing(bench: Bench) -> None:
    bench.journal.record(LatchSet(True, "drill", "[]", 1))
    bench.switch = KillSwitch(bench.clock, bench.journal, Environment.DRILL, keep_known=False)
    bench.venue()
    await bench.start()
    assert not bench.switch.latch().waiting


async def test_a_late_journal_shows_it_when_it_is_read(bench: Bench) -> None:
    read = asyncio.Event()
    bench.venue()
    await bench.start()
    bench.switch.recall_after(read.wait)
    bench.journal.record(LatchSet(True, "drill", "[]", 1))
    read.set()
    await asyncio.sleep(0.1)
    assert bench.switch.latch().waiting
    bench.switch.set_latch(on=False)
    assert not bench.switch.latch().waiting


@pytest.mark.parametrize("seed", range(12))
async def test_just_what_appeared_while_it_was_on_is_cancelled(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)
    venue = bench.venue()
    await flat_and_latched(bench)
    sure_in: list[str] = []
    sure_out: list[str] = []
    on = True
    for number in range(40):
        if chance.random() < 0.2:
            # Around a switch either is right: the order may be listed before or after it.
            await asyncio.sleep(5.0)
            on = not on
            if on:
                bench.switch.set_latch(on=True)
            else:
                chance.choice((bench.switch.stop_sending, lambda: bench.switch.set_latch(on=False)))()
        how = chance.choice((How.NORMAL, How.LOST, How.DEAF, How.BUSY, How.LIES))
        venue.put(make_order(str(number)), how)
        (sure_in if on else sure_out).append(str(number))
        await asyncio.sleep(chance.choice((0.1, 0.8, 2.5)))
    await asyncio.sleep(40)
    states = bench.states()
    assert {states[name] for name in sure_in} == {State.GONE}
    assert {states[name] for name in sure_out} <= {State.LIVE}
    assert all(truth.asked == 0 for key, truth in venue.truths.items() if key.algo_id in sure_out)
