"""Runs that close positions, whole: what they leave, what a retry does, what they never claim."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.closings import CloseVerdict, PositionState
from gui.domain.endnotes import STAYS_NOTE
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.pacing import AccountPace
from gui.engine.scope import Scope
from gui.engine.views import Bare, Consequence, RunKind
from tests.engine.flatten_bench import FlattenBench, flatten_bench
from tests.engine.sim import LIMITS, SimConnector, make_account, make_order
from tests.engine.simflattener import SimFlattener, key_of

pytestmark = pytest.mark.looptime

BTC = key_of()
STOP = make_order("stop", protective=True)


def states(bench: FlattenBench) -> dict[str, State]:
    return {key.algo_id: row.state for key, row in bench.switch.rows().items()}


async def left_with_its_stop(bench: FlattenBench) -> tuple[SimConnector, SimFlattener]:
    """End a flatten whose only position the venue does not close."""
    orders, positions = bench.account()
    orders.put(STOP)
    orders.put(make_order("open"))
    positions.put(BTC, "3.2")
    positions.answers.extend([CloseVerdict.REJECTED] * 20)
    await bench.start()
    bench.flatten()
    run = await bench.over()
    assert not run.flat
    assert bench.states() == {"BTC-USDT-SWAP": PositionState.REFUSED}
    return orders, positions


async def test_the_stop_of_a_position_that_is_not_closed_stays_at_the_venue_for_good() -> None:
    async with flatten_bench() as bench:
        orders, _ = await left_with_its_stop(bench)
        assert states(bench) == {"stop": State.LIVE, "open": State.GONE}
        assert bench.switch.rows()[STOP.key].note == STAYS_NOTE
        assert not bench.switch.account_flat("acc")
        orders.put(make_order("later"))
        await asyncio.sleep(5)
        bench.switch.cancel([make_order("later").key])
        assert (await bench.over()).flat
        assert states(bench)["stop"] is State.LIVE
        assert not any("stop" in ids for _, ids, _ in orders.sent)


async def test_a_retry_of_a_flatten_closes_again_and_only_then_cancels_the_stop() -> None:
    async with flatten_bench() as bench:
        orders, positions = await left_with_its_stop(bench)
        positions.answers.clear()
        assert bench.switch.retry() == 2
        run = await bench.over()
        assert run.flat and run.kind is RunKind.RETRY and run.scope.what is What.FLATTEN
        assert (run.positions, run.positions_closed) == (1, 1)
        stop_at = next(at for at, ids, _ in orders.sent if "stop" in ids)
        assert stop_at > positions.closes[-1][0] + 2.0
        assert states(bench)["stop"] is State.GONE


async def test_a_retry_of_a_run_that_closes_nothing_goes_by_name() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("1"))
        positions.put(BTC, "3.2")
        await bench.start()
        bench.switch.panic(Scope(what=What.ORDERS))
        assert (await bench.over()).flat
        bench.switch.retry()
        run = await bench.over()
        assert run.scope.keys == frozenset() and positions.closes == []


async def test_positions_that_nobody_can_read_make_no_flatten_flat() -> None:
    async with flatten_bench() as bench:
        account = make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS)
        pace = AccountPace(bench.clock, LIMITS)
        venue = SimConnector(account, bench.clock, pace)
        venue.put(STOP)
        bench.switch.add(venue, pace, idle_s=3.0)
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert not run.flat and not bench.switch.account_flat("acc")


async def test_an_account_of_spot_orders_alone_has_no_position_to_prove() -> None:
    async with flatten_bench() as bench:
        account = make_account("acc", Venue.BINANCE, Family.SAPI_SPOT)
        pace = AccountPace(bench.clock, LIMITS)
        venue = SimConnector(account, bench.clock, pace)
        venue.put(make_order("1", family=Family.SAPI_SPOT))
        bench.switch.add(venue, pace, idle_s=3.0)
        await bench.start()
        bench.flatten()
        assert (await bench.over()).flat


async def test_a_flatten_that_keeps_protective_orders_closes_and_leaves_them() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(STOP)
        positions.put(BTC, "3.2")
        await bench.start()
        bench.flatten(keep_protective=True)
        assert (await bench.over()).flat
        assert positions.held[BTC] == 0
        assert states(bench) == {"stop": State.LIVE}


async def test_what_a_scope_leaves_bare_is_told_from_what_is_read() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(STOP)
        positions.put(BTC, "3.2")
        assert bench.switch.consequence(Scope()) == Consequence()
        await bench.start()
        size = bench.row(BTC).position
        assert size.size is not None
        assert bench.switch.consequence(Scope()) == Consequence((Bare(BTC, size.size, size.unit),))
        assert bench.switch.consequence(Scope(what=What.FLATTEN)) == Consequence()
        assert bench.switch.protectors(BTC) == [STOP.key]
        positions.incomplete = True
        await asyncio.sleep(10)
        assert bench.switch.consequence(Scope()) == Consequence((), ("acc",))
        positions.incomplete = False
        bench.switch.panic(Scope())
        await bench.over()
        assert bench.switch.consequence(Scope()) == Consequence()
        assert bench.switch.protectors(BTC) == []


async def test_in_a_flatten_no_symbol_is_cancelled_in_one_call() -> None:
    async with flatten_bench() as bench:
        orders, _ = bench.account(make_account("acc", Venue.BINANCE, Family.UM, Family.UM_ORDERS))
        orders.symbol_paths = True
        for number in range(4):
            orders.put(make_order(str(number), family=Family.UM_ORDERS))
        await bench.start()
        bench.flatten()
        assert (await bench.over()).flat
        assert {path for _, _, path in orders.sent} == {"single"}
