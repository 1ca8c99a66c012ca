"""Which runs want the venues' timers, and that a session that ends leaves none on."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from gui.domain.positions import Position, PositionFamily, PositionKey
from gui.domain.venues import Environment, Family, Venue
from gui.domain.what import What
from gui.engine.pacing import AccountPace
from gui.engine.switch import KillSwitch
from gui.engine.views import RunPhase
from gui.journal.flatten_entries import BackstopSet
from tests.engine.conftest import Bench
from tests.engine.sim import LIMITS, How, SimConnector, make_account, make_order
from tests.engine.timer import Fare, TimerFlattener

pytestmark = pytest.mark.looptime


def guarded(bench: Bench, label: str = "acc", *, backstop: bool = True) -> tuple[SimConnector, TimerFlattener]:
    """Add an account whose venue has a timer."""
    account = replace(make_account(label), backstop=backstop)
    pace = AccountPace(bench.clock, LIMITS)
    venue, timer = SimConnector(account, bench.clock, pace), TimerFlattener(bench.clock)
    bench.switch.add(venue, pace, idle_s=3.0, timer=timer)
    bench.venues[label] = venue
    return venue, timer


async def test_a_panic_arms_it_and_its_end_switches_it_off(bench: Bench) -> None:
    venue, timer = guarded(bench)
    stuck = venue.put(make_order("1"), How.STAYS)
    await bench.start()
    assert [view.armed for view in bench.switch.backstops()] == [False]
    bench.panic()
    await asyncio.sleep(1)
    [view] = bench.switch.backstops()
    assert view.armed
    assert view.left_s is not None
    stuck.how = How.NORMAL
    await bench.over()
    await asyncio.sleep(1)
    assert timer.run() == {}
    assert timer.fired == []
    assert not bench.switch.backstops()[0].armed


async def test_an_account_that_wants_none_gets_none(bench: Bench) -> None:
    _, timer = guarded(bench, backstop=False)
    await bench.start()
    bench.panic()
    await bench.over()
    assert timer.asked == []
    assert bench.switch.backstops() == ()


async def test_runs_that_reach_elsewhere_or_keep_something_do_not_arm_it(bench: Bench) -> None:
    venue, timer = guarded(bench)
    order = make_order("1")
    venue.put(order, How.STAYS)
    await bench.start()
    for scope in ({"venue": Venue.BINANCE}, {"accounts": ("other",)}, {"keep_protective": True}):
        bench.panic(**scope)
        await asyncio.sleep(2)
        bench.switch.stop_sending()
    await asyncio.sleep(3)
    bench.switch.cancel([order.key])
    await asyncio.sleep(2)
    bench.switch.stop_sending()
    assert timer.asked == []


async def test_stop_sending_switches_it_off_at_once(bench: Bench) -> None:
    venue, timer = guarded(bench)
    venue.put(make_order("1"), How.STAYS)
    await bench.start()
    bench.panic()
    await asyncio.sleep(3)
    bench.switch.stop_sending()
    run = bench.switch.run()
    assert run is not None
    assert run.phase is RunPhase.STOPPED
    await asyncio.sleep(0.3)
    assert timer.run() == {}


async def test_the_first_cancel_leaves_before_the_timer_is_asked_for(bench: Bench) -> None:
    venue, timer = guarded(bench)
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await bench.over()
    assert venue.sent[0][0] < timer.asked[0][0]


async def test_at_binance_resting_orders_say_which_instruments_are_covered(bench: Bench) -> None:
    account = replace(make_account("bin", Venue.BINANCE, Family.UM, Family.UM_ORDERS), backstop=True)
    pace = AccountPace(bench.clock, LIMITS)
    venue, timer = SimConnector(account, bench.clock, pace), TimerFlattener(bench.clock)
    bench.switch.add(venue, pace, idle_s=3.0, flattener=timer)
    venue.put(make_order("1", account="bin", family=Family.UM_ORDERS, instrument="BTCUSDT"), How.NEVER)
    venue.put(make_order("2", account="bin", family=Family.UM, instrument="ETHUSDT"))
    await bench.start()
    bench.panic(what=What.ORDERS)
    await asyncio.sleep(1)
    assert [view.instruments for view in bench.switch.backstops()] == [("BTCUSDT",)]
    await bench.over()
    await asyncio.sleep(1)
    assert timer.run() == {}


async def test_at_binance_open_positions_say_so_too(bench: Bench) -> None:
    account = replace(make_account("bin", Venue.BINANCE, Family.UM), backstop=True)
    pace = AccountPace(bench.clock, LIMITS)
    venue, timer = SimConnector(account, bench.clock, pace), TimerFlattener(bench.clock)
    timer.families = (PositionFamily.UM,)
    keys = [PositionKey("bin", PositionFamily.UM, instrument) for instrument in ("BTCUSDT", "ETHUSDT")]
    timer.held = (Position(keys[0], Decimal(1)), Position(keys[1], Decimal(0)))
    bench.switch.add(venue, pace, idle_s=3.0, flattener=timer)
    venue.put(make_order("1", account="bin", family=Family.UM), How.STAYS)
    await bench.start()
    bench.panic()
    await asyncio.sleep(2)
    assert [view.instruments for view in bench.switch.backstops()] == [("BTCUSDT",)]


async def test_an_end_in_the_middle_of_a_run_switches_it_off_before_the_connections_close(bench: Bench) -> None:
    venue, timer = guarded(bench)
    venue.put(make_order("1"), How.STAYS)
    await bench.start()
    bench.panic()
    await asyncio.sleep(1)
    closed: list[int] = []
    close = venue.close

    async def closing() -> None:
        closed.append(len(timer.run()))
        await close()

    venue.close = closing  # type: ignore[method-assign]
    assert await bench.switch.stop() == ()
    assert closed == [0]
    kept = [entry.armed for entry in bench.journal.entries if isinstance(entry, BackstopSet)]
    assert kept[-1] is False


async def test_an_end_that_cannot_switch_it_off_has_a_deadline_and_the_next_start_goes_on(bench: Bench) -> None:
    venue, timer = guarded(bench)
    venue.put(make_order("1"), How.STAYS)
    await bench.start()
    bench.panic()
    await asyncio.sleep(1)
    timer.fares = [Fare.DEAF]
    begun = bench.clock.monotonic()
    await bench.switch.stop(3.0)
    assert bench.clock.monotonic() - begun < 4.0
    assert [entry.account for entry in bench.journal.backstops_left()] == ["acc"]
    still = dict(timer.run())
    bench.switch = KillSwitch(bench.clock, bench.journal, Environment.DRILL, keep_known=True, show_fired=True)
    _, later = guarded(bench, backstop=False)
    later.at_venue = still
    await bench.start()
    await asyncio.sleep(5)
    assert later.run() == {}
    assert len(later.asked) >= 1
    assert bench.journal.backstops_left() == ()


async def test_a_command_leaves_the_timer_of_a_window_beside_it_alone(bench: Bench) -> None:
    _, timer = guarded(bench)
    bench.journal.record(BackstopSet("acc", True, 30, (), "", round(bench.clock.wall() * 1000)))
    await bench.start()
    await asyncio.sleep(5)
    assert timer.asked == []
