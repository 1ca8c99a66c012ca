"""Positions in the engine: read, held against their stops, closed in a run, proven."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest

from gui.domain.closings import PositionState
from gui.domain.positions import PositionFamily
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import Change, RunPhase
from gui.journal.entries import NOT_SENT, RunEnded
from gui.journal.flatten_entries import CloseAnswer, CloseIntent, PositionEnded
from tests.engine.flatten_bench import OKX_FAMILIES, flatten_bench, readings_between_closes
from tests.engine.sim import How, make_account, make_order
from tests.engine.simflattener import REFUSED, key_of

pytestmark = pytest.mark.looptime

BTC, ETH = key_of(), key_of("ETH-USDT-SWAP")
CLOSED = PositionState.CLOSED


async def test_positions_are_read_and_shown_and_never_touched_by_an_algo_run() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("1"))
        positions.put(BTC, "3.2")
        told: list[Change] = []
        bench.switch.subscribe(told.append)
        await bench.start()
        assert bench.states() == {"BTC-USDT-SWAP": PositionState.OPEN}
        assert any(BTC in change.positions for change in told)
        bench.switch.panic(Scope())
        run = await bench.over()
        assert run.flat and run.positions == 0
        bench.switch.panic(Scope(what=What.ORDERS))
        assert (await bench.over()).flat
        assert positions.closes == [] and positions.held[BTC] == Decimal("3.2")
        assert positions.rules_read == 1
        views = bench.switch.position_views()
        assert [(view.family, view.complete) for view in views] == [(PositionFamily.OKX, True)]


async def test_a_flatten_cancels_openers_closes_and_then_cancels_the_stops() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("open"))
        orders.put(make_order("stop", protective=True))
        orders.put(make_order("rests", family=Family.OKX_ORDERS))
        positions.put(BTC, "3.2")
        await bench.start()
        pressed_at = bench.clock.monotonic()
        bench.flatten()
        await asyncio.sleep(1.0)
        states = {key.algo_id: row.state for key, row in bench.switch.rows().items()}
        assert states["stop"] is State.QUEUED
        assert "held" in bench.switch.rows()[make_order("stop").key].note
        run = await bench.over()
        assert run.flat and (run.positions, run.positions_closed) == (1, 1)
        row = bench.row(BTC)
        assert row.state is CLOSED and row.proof is not None and row.proof.by_us
        ((closed_at, request),) = positions.closes
        stop_at = next(at for at, ids, _ in orders.sent if "stop" in ids)
        opener_at = next(at for at, ids, _ in orders.sent if "open" in ids)
        assert opener_at < closed_at < pressed_at + 0.5
        assert stop_at > closed_at + 2.0
        assert request.quantity is None and not request.buy
        assert bench.switch.rows()[make_order("stop").key].cancel.taken_along
        assert not bench.switch.rows()[make_order("open").key].cancel.taken_along
        readings_between_closes(bench)


async def test_the_largest_position_leaves_first_and_each_once() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        for place in range(8):
            positions.put(key_of(f"I{place}"), "1", str(place * 100))
        positions.put(BTC, "2")
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert run.flat and run.positions == 9
        names = [entry.request.key.instrument for entry in bench.noted(CloseIntent)]
        assert names[:8] == [f"I{place}" for place in range(7, 0, -1)] + ["BTC-USDT-SWAP"]
        assert len(names) == len(set(names)) == 9
        assert len(bench.noted(CloseIntent)) == len(bench.noted(CloseAnswer)) == 9


async def test_a_close_waits_at_most_a_second_and_a_half_for_the_openers() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("1", instrument="BTC-USDT-SWAP"))
        positions.put(BTC, "1")
        positions.put(ETH, "1")
        await bench.start()
        orders.hang = True
        pressed_at = bench.clock.monotonic()
        bench.flatten()
        await asyncio.sleep(0.3)
        assert [request.key for _, request in positions.closes] == [ETH]
        assert bench.row(BTC).state is PositionState.WAITING
        assert "1 opening order" in bench.row(BTC).note
        await asyncio.sleep(2.0)
        (at,) = [at for at, request in positions.closes if request.key == BTC]
        assert 1.5 <= at - pressed_at < 2.0
        orders.hang = False
        await bench.over(120.0)


@pytest.mark.parametrize("how", ["lost", "deaf"])
async def test_after_a_lost_answer_the_position_is_read_before_anything_else(how: str) -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.put(BTC, "3")
        positions.answers.append(how)
        await bench.start()
        bench.flatten()
        assert (await bench.over()).flat
        assert len(positions.closes) == (1 if how == "lost" else 2)
        if how == "deaf":
            first, second = (at for at, _ in positions.closes)
            assert any(first + 1.0 < at < second for at in positions.reads)
        readings_between_closes(bench)


async def test_readings_that_lag_behind_cause_no_harm() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account(make_account("acc", Venue.BINANCE, Family.UM))
        positions.lag_s = 1.0
        key = key_of("BTCUSDT", family=PositionFamily.UM)
        positions.put(key, "-4")
        await bench.start()
        await asyncio.sleep(4.0)
        bench.flatten()
        assert (await bench.over()).flat
        assert positions.held[key] == 0
        assert {request.quantity for _, request in positions.closes} == {Decimal(4)}
        assert all(request.buy for _, request in positions.closes)


async def test_large_positions_go_in_parts_one_a_reading() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account(make_account("acc", Venue.BINANCE, Family.UM))
        key = key_of("BTCUSDT", family=PositionFamily.UM)
        positions.most = Decimal(2)
        positions.put(key, "5")
        await bench.start()
        bench.flatten()
        assert (await bench.over()).flat
        assert [request.quantity for _, request in positions.closes] == [2, 2, 1]
        readings_between_closes(bench)


async def test_a_flip_by_another_hand_between_plan_and_bytes_cancels_the_close() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account(make_account("acc", Venue.BINANCE, Family.UM))
        key = key_of("BTCUSDT", family=PositionFamily.UM)
        positions.put(key, "5")
        await bench.start()
        gate, real = asyncio.Event(), bench.journal.commit

        async def slow(entry: object) -> bool:
            if isinstance(entry, CloseIntent) and not gate.is_set():
                positions.put(key, "-2")
                gate.set()
                await asyncio.sleep(3.0)
            return await real(entry)  # type: ignore[arg-type]

        bench.journal.commit = slow  # type: ignore[method-assign]
        bench.flatten()
        assert (await bench.over()).flat
        assert [(request.quantity, request.buy) for _, request in positions.closes] == [(Decimal(2), True)]
        assert bench.noted(CloseAnswer)[0].verdict == NOT_SENT


async def test_positions_that_appear_or_come_back_in_the_run_are_closed_too() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("1"), How.BUSY)
        positions.put(BTC, "1")
        await bench.start()
        bench.flatten()
        await asyncio.sleep(1.2)
        positions.put(ETH, "-2")
        await asyncio.sleep(1.0)
        positions.put(BTC, "4")
        run = await bench.over()
        assert run.flat and run.positions == 2
        assert bench.states() == {"BTC-USDT-SWAP": CLOSED, "ETH-USDT-SWAP": CLOSED}
        readings_between_closes(bench)


async def test_accounts_outside_the_scope_are_never_touched() -> None:
    async with flatten_bench() as bench:
        _, mine = bench.account(make_account("acc", Venue.OKX, *OKX_FAMILIES))
        _, other = bench.account(make_account("other", Venue.OKX, *OKX_FAMILIES))
        theirs = key_of(account="other")
        mine.put(BTC, "1")
        other.put(theirs, "7")
        await bench.start()
        bench.flatten(accounts=("acc",))
        run = await bench.over()
        assert run.flat and run.positions == 1
        assert other.closes == [] and bench.row(theirs).state is PositionState.OPEN


async def test_orders_in_the_way_release_the_stops_of_that_instrument_alone() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        stop, far = make_order("stop", protective=True), make_order("far", instrument="ETH-USDT-SWAP", protective=True)
        orders.put(stop)
        orders.put(far)
        positions.put(BTC, "1")
        positions.put(ETH, "1")
        positions.answers.extend([None, None])
        positions.blocked_by = lambda: (
            orders.truths[stop.key].fate.value == "open"
            and bool(positions.closes and positions.closes[-1][1].key == BTC)
        )
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert run.flat
        at = {ids[0]: when for when, ids, _ in orders.sent}
        btc = [when for when, request in positions.closes if request.key == BTC]
        assert len(btc) == 2 and btc[0] < at["stop"] < btc[1]
        assert at["far"] > at["stop"] + 1.0
        readings_between_closes(bench)


async def test_orders_that_a_run_may_not_cancel_do_not_make_it_hurry() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("gone", protective=True))
        orders.put(make_order("stop", protective=True))
        positions.put(BTC, "1")
        positions.blocked_by = lambda: True
        await bench.start()
        bench.flatten()
        await asyncio.sleep(60.0)
        assert 3 < len(positions.closes) < 40
        readings_between_closes(bench)
        run = bench.switch.run()
        assert run is not None and not run.flat


async def test_a_position_that_cannot_be_closed_keeps_its_stops_and_is_no_flat() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("stop", protective=True))
        orders.put(make_order("free", instrument="ETH-USDT-SWAP", protective=True))
        positions.put(BTC, "1")
        positions.answers.append(REFUSED)
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert run.phase is RunPhase.FINISHED and not run.flat
        assert (run.positions, run.positions_closed) == (1, 0)
        (ended,) = bench.noted(RunEnded)
        assert (ended.outcome, ended.open) == ("not-flat", 2)
        assert bench.states() == {"BTC-USDT-SWAP": PositionState.REFUSED}
        states = {key.algo_id: row.state for key, row in bench.switch.rows().items()}
        assert states["free"] is State.GONE and states["stop"] is not State.GONE
        assert not any("stop" in ids for _, ids, _ in orders.sent)
        await asyncio.sleep(60.0)
        assert len(positions.closes) == 1
        assert bench.noted(PositionEnded)[-1].state == "REFUSED"
        assert any("0 of 1 positions closed" in line.text for line in bench.journal.lines())
        bench.flatten()
        assert (await bench.over()).flat
