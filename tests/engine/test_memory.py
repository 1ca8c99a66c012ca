"""What an earlier start knew comes back as stale or unknown rows, and nothing is sent for it by itself."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.domain.venues import Family
from gui.engine.memory import bare_order
from gui.journal.entries import Ended, KnownFired, KnownOrder, OpenAttempt, fired_in
from tests.engine.conftest import EPOCH, Bench
from tests.engine.sim import How, make_account, make_order

pytestmark = pytest.mark.looptime


async def test_a_run_that_was_cut_off_is_unknown_until_checked_and_never_re_sent(bench: Bench) -> None:
    venue = bench.venue()
    live, gone = make_order("1"), make_order("2")
    venue.put(live)
    at_ms = int(EPOCH * 1000) - 5_000
    bench.journal.attempts = [
        OpenAttempt(4, live.key, live.instrument, at_ms, 1, answered=False),
        OpenAttempt(4, gone.key, gone.instrument, at_ms, 2, answered=True, code="0"),
        OpenAttempt(4, OrderKey("other", Family.OKX_ALGO, "3"), "X", at_ms, 1, answered=False),
    ]
    bench.switch.start()
    assert bench.states() == {"1": State.UNKNOWN, "2": State.UNKNOWN}
    await asyncio.sleep(10)
    assert bench.states() == {"1": State.LIVE, "2": State.UNKNOWN}
    assert venue.sent == []
    assert any("run 4 was cut off" in line.text for line in bench.journal.lines())


async def test_known_orders_of_families_no_longer_watched_stay_away(bench: Bench) -> None:
    bench.venue()
    other = make_order("8", family=Family.UM)
    bench.journal.kept[("acc", "drill")] = (KnownOrder(other, 1_000), KnownOrder(make_order("7"), 1_000))
    bench.switch.start()
    assert set(bench.states()) == {"7"}


def test_a_bare_order_can_be_cancelled_and_says_what_it_lacks() -> None:
    order = bare_order(OrderKey("a", Family.UM, "1"), "BTCUSDT")
    assert (order.instrument, order.pace_group, order.size, order.size_note) == ("BTCUSDT", "BTCUSDT", None, "?")


def earlier(bench: Bench, *numbers: str) -> tuple[KnownOrder, ...]:
    """What fired an hour before this start."""
    at_ms = int(bench.clock.wall() * 1000) - 3_600_000
    fired = tuple(
        KnownOrder(make_order(one), at_ms - 9_000, KnownFired(at_ms, "effective", ("91",))) for one in numbers
    )
    bench.journal.kept[("acc", fired_in("drill"))] = fired
    return fired


async def test_I23_what_fired_in_an_earlier_start_is_shown_until_a_person_acknowledges_it(bench: Bench) -> None:
    bench.venue()
    earlier(bench, "1", "2")
    bench.switch._show_fired = True
    await bench.start()
    one, two = bench.switch.rows().values()
    assert bench.states() == {"1": State.TRIGGERED, "2": State.TRIGGERED}
    assert one.fired is not None
    assert (one.needs_person, one.open, one.cancellable) == (True, True, False)
    assert (one.fired.children, one.fired.earlier, one.note) == (("91",), True, "it fired: order 91 may be live")
    kept = bench.journal.known("acc", fired_in("drill"))[0].fired
    assert kept is not None and kept.at_ms == one.fired.at_ms
    # The start that saw it wrote it down; this one adds nothing.
    assert bench.journal.of(Ended) == []
    bench.switch.acknowledge([one.key])
    assert [known.order.key for known in bench.journal.known("acc", fired_in("drill"))] == [two.key]
    assert [line.text for line in bench.journal.lines() if "acknowledged" in line.text] == [
        f"{one.order.instrument} {one.order.kind} has fired: acknowledged"
    ]
    bench.switch.acknowledge([one.key])
    bench.switch.clear_finished()
    await asyncio.sleep(30.0)
    assert [known.order.key for known in bench.journal.known("acc", fired_in("drill"))] == [two.key]


async def test_a_program_that_does_not_show_what_fired_earlier_keeps_it_for_the_next(bench: Bench) -> None:
    venue = bench.venue()
    fired = earlier(bench, "1")
    venue.put(make_order("2"), How.FIRES)
    await bench.start()
    assert set(bench.states()) == {"2"}
    bench.panic()
    run = await bench.over()
    assert (run.flat, bench.states()) == (False, {"2": State.TRIGGERED})
    kept = bench.journal.known("acc", fired_in("drill"))
    assert kept[0] == fired[0]
    assert [known.order.key.algo_id for known in kept] == ["1", "2"]


async def test_an_order_that_fired_earlier_and_is_listed_again_is_open_and_no_longer_kept_as_fired(
    bench: Bench,
) -> None:
    venue = bench.venue()
    earlier(bench, "1")
    venue.put(make_order("1"))
    bench.switch._show_fired = True
    await bench.start()
    assert bench.states() == {"1": State.LIVE}
    await asyncio.sleep(20.0)
    assert bench.journal.known("acc", fired_in("drill")) == ()


async def test_flat_is_not_said_over_what_fired_and_nobody_acknowledged(bench: Bench) -> None:
    venue = bench.venue()
    earlier(bench, "1")
    venue.put(make_order("2"))
    bench.switch._show_fired = True
    await bench.start()
    bench.panic()
    run = await bench.over()
    assert (run.flat, run.open) == (False, 1)
    bench.switch.acknowledge([make_order("1").key])
    bench.switch.clear_finished()
    bench.panic()
    assert (await bench.over()).flat


async def test_an_account_that_joins_while_the_engine_runs_brings_what_fired_earlier(bench: Bench) -> None:
    bench.switch._show_fired = True
    bench.venue(make_account("other"))
    await bench.start()
    earlier(bench, "1")
    bench.venue()
    assert bench.states() == {"1": State.TRIGGERED}
