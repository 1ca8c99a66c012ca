"""Positions in the engine when readings fail, runs are stopped, accounts are refused and starts were cut off."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from gui.domain.closings import CloseVerdict, PositionState
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.rows import State
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.flattensurface import flatten_of
from gui.engine.positiondesk import RULES_AGAIN_S, RULES_EVERY_S
from gui.engine.scope import Scope
from gui.engine.views import RunPhase
from gui.journal.entries import Exchanged, Line, RunEnded
from gui.journal.flatten_entries import CloseAnswer, CloseIntent, PositionEnded, PositionsRead
from tests.engine.flatten_bench import flatten_bench, readings_between_closes
from tests.engine.sim import make_account, make_order
from tests.engine.simflattener import REFUSED, key_of

pytestmark = pytest.mark.looptime

BTC, ETH = key_of(), key_of("ETH-USDT-SWAP")
CLOSED = PositionState.CLOSED


async def test_sizes_that_are_not_known_are_asked_for_again_soon_and_known_ones_each_hour() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.rules_known = False
        await bench.start()
        await asyncio.sleep(RULES_AGAIN_S + 1.0)
        assert positions.rules_read == 2
        positions.rules_known = True
        await asyncio.sleep(RULES_EVERY_S / 2)
        assert positions.rules_read == 3


async def test_dust_and_sizes_that_cannot_be_read_are_named() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account(make_account("acc", Venue.BINANCE, Family.UM))
        small, odd = (key_of(name, family=PositionFamily.UM) for name in ("DUST", "ODD"))
        positions.smallest = Decimal("0.01")
        positions.put(small, "0.001")
        positions.put(odd, None)
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert not run.flat and positions.closes == []
        assert [one.outcome for one in bench.noted(RunEnded)] == ["not-flat"]
        assert bench.states() == {"DUST": PositionState.LEFT, "ODD": PositionState.REFUSED}
        assert "less than" in bench.row(small).closing.message


async def test_an_incomplete_reading_closes_nothing_and_a_failing_one_marks_rows_stale() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.put(BTC, "1")
        await bench.start()
        positions.put(BTC, "0")
        positions.incomplete = True
        await asyncio.sleep(20.0)
        assert bench.row(BTC).state is PositionState.OPEN and bench.row(BTC).stale
        positions.incomplete = False
        await asyncio.sleep(15.0)
        assert bench.row(BTC).state is CLOSED
        assert not bench.row(BTC).closing.attempts
        bench.switch.clear_finished()
        assert dict(bench.switch.positions()) == {}


async def test_a_failing_reading_is_not_flat_and_the_run_stays_on() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        stop = make_order("stop", protective=True)
        orders.put(stop)
        positions.reading_fault = VenueFault(FaultKind.VENUE_DOWN, message="502")
        await bench.start()
        pressed_at = bench.clock.monotonic()
        bench.flatten()
        await asyncio.sleep(10.0)
        run = bench.switch.run()
        assert run is not None and run.phase is RunPhase.RUNNING and not run.flat
        # Positions were never read: the stop waits two seconds for them and no longer.
        (at,) = [at for at, ids, _ in orders.sent if "stop" in ids]
        assert 2.0 <= at - pressed_at < 2.6
        positions.reading_fault = None
        assert (await bench.over()).flat


async def test_stopping_takes_waiting_closes_back_and_waits_for_those_under_way() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        orders.put(make_order("1", instrument="ETH-USDT-SWAP"))
        positions.put(BTC, "1", "900")
        positions.put(ETH, "1", "100")
        await bench.start()
        orders.hang = True
        positions.delay_s = 0.5
        bench.flatten()
        await asyncio.sleep(0.2)
        assert bench.states()["BTC-USDT-SWAP"] is PositionState.CLOSING
        bench.switch.stop_sending()
        run = bench.switch.run()
        assert run is not None and run.phase is RunPhase.STOPPED and run.already_sent >= 1
        assert bench.states()["ETH-USDT-SWAP"] is PositionState.OPEN
        await bench.switch.last_answers(5.0)
        assert len(bench.noted(CloseAnswer)) == 1
        orders.hang = False
        await asyncio.sleep(12.0)
        assert bench.states() == {"BTC-USDT-SWAP": CLOSED, "ETH-USDT-SWAP": PositionState.OPEN}
        assert len(positions.closes) == 1


async def test_a_silent_venue_gets_one_probe_at_a_time() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        for place in range(6):
            positions.put(key_of(f"I{place}"), "1")
        await bench.start()
        positions.hang = True
        bench.flatten()
        await asyncio.sleep(9.0)
        late = [at for at, _ in positions.closes[6:]]
        assert len(positions.closes) <= 6 + 5
        assert all(after - before >= 0.9 for before, after in pairwise(late))
        positions.hang = False
        assert (await bench.over(120.0)).flat
        readings_between_closes(bench)


async def test_a_refused_account_is_tried_again_and_then_told_for_every_position() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.by_account = True
        positions.put(BTC, "1", "900")
        positions.put(ETH, "1", "100")
        positions.answers.extend([CloseVerdict.REJECTED] * 6)
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert not run.flat
        assert set(bench.states().values()) == {PositionState.REFUSED}
        assert len(positions.closes) <= 4
        positions.answers.clear()
        bench.flatten()
        assert (await bench.over()).flat


async def test_hedge_sides_are_apart_and_hold_their_own_stops() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        long, short = (key_of(side=side) for side in (PositionSide.LONG, PositionSide.SHORT))
        positions.put(long, "2", "900")
        positions.put(short, "-1", "100")
        positions.answers.extend([None, REFUSED])
        for side in ("long", "short"):
            orders.put(replace(make_order(side, protective=True), position_side=side))
        await bench.start()
        bench.flatten()
        run = await bench.over()
        assert not run.flat
        assert bench.row(long).state is CLOSED and bench.row(short).state is PositionState.REFUSED
        states = {key.algo_id: row.state for key, row in bench.switch.rows().items()}
        assert states["long"] is State.GONE and states["short"] is not State.GONE


async def test_the_journal_holds_intents_answers_readings_and_the_wire_without_a_secret() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.put(BTC, "3.2")
        await bench.start()
        bench.flatten()
        await bench.over()
        kinds = [type(entry).__name__ for entry in bench.journal.entries]
        assert kinds.index("CloseIntent") < kinds.index("CloseAnswer")
        (intent,) = bench.noted(CloseIntent)
        assert intent.size == Decimal("3.2") and intent.request.client_id.startswith("aks")
        (went,) = [one for one in bench.noted(Exchanged) if one.exchange.attempt]
        assert "CANARY" not in repr(went)
        zero = [one for one in bench.noted(PositionsRead) if BTC in one.zero]
        assert len(zero) == 2
        (end,) = bench.noted(PositionEnded)
        assert end.state == "CLOSED"
        texts = [line.text for line in bench.noted(Line)]
        assert any("BTC-USDT-SWAP long 3.2 ct · proven closed" in text for text in texts)
        assert any("1 of 1 positions closed" in text for text in texts)


async def test_what_an_earlier_start_was_closing_is_read_and_shown_and_not_sent_again() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.put(BTC, "3.2")
        await bench.start()
        bench.flatten()
        await asyncio.sleep(0.06)
        assert bench.noted(CloseIntent) and not bench.noted(CloseAnswer)
        journal = bench.journal
        journal.entries = [one for one in journal.entries if not isinstance(one, CloseAnswer)]
    async with flatten_bench() as again:
        again.journal.entries = [one for one in journal.entries if not isinstance(one, CloseAnswer | PositionEnded)]
        _, positions = again.account()
        positions.put(BTC, "3.2")
        again.switch.start()
        assert again.row(BTC).state is PositionState.CHECKING and again.row(BTC).stale
        assert any("cut off while it closed" in line.text for line in again.journal.lines())
        await asyncio.sleep(6.0)
        assert again.row(BTC).state is PositionState.OPEN
        assert positions.closes == []


async def test_the_screen_is_told_what_protects_a_position_and_what_a_scope_leaves_bare() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        stop = make_order("stop", protective=True)
        orders.put(stop)
        positions.put(BTC, "3.2")
        await bench.start()
        surface = flatten_of(bench.switch)
        assert surface is not None
        assert list(surface.protectors(BTC)) == [stop.key]
        assert surface.protectors(ETH) == ()
        (bare,) = surface.consequence(Scope(what=What.ALGOS)).bare
        assert (bare.key, bare.size) == (BTC, Decimal("3.2"))
        assert surface.consequence(Scope(what=What.FLATTEN)).bare == ()


async def test_retry_closes_what_the_run_left_and_nothing_that_came_after_it() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        stop = make_order("stop", protective=True)
        orders.put(stop)
        positions.put(BTC, "1")
        positions.answers.append(REFUSED)
        await bench.start()
        bench.flatten()
        assert not (await bench.over()).flat
        assert bench.switch.rows()[stop.key].state is State.LIVE
        positions.put(ETH, "5")
        await asyncio.sleep(6.0)
        bench.switch.retry()
        run = await bench.over()
        assert run.flat and (run.positions, run.positions_closed) == (1, 1)
        assert bench.states() == {"BTC-USDT-SWAP": CLOSED, "ETH-USDT-SWAP": PositionState.OPEN}
        stop_at = next(at for at, ids, _ in orders.sent if "stop" in ids)
        assert stop_at > positions.closes[-1][0] + 2.0


async def test_stops_that_a_run_left_in_place_go_with_no_other_press() -> None:
    async with flatten_bench() as bench:
        orders, positions = bench.account()
        stop, other = make_order("stop", protective=True), make_order("other", instrument="ETH-USDT-SWAP")
        orders.put(stop)
        positions.put(BTC, "1")
        positions.answers.append(REFUSED)
        await bench.start()
        bench.flatten()
        assert not (await bench.over()).flat
        orders.put(other)
        await asyncio.sleep(4.0)
        bench.switch.cancel([other.key])
        assert (await bench.over()).flat
        await asyncio.sleep(5.0)
        assert bench.switch.rows()[stop.key].state is State.LIVE
        assert "stays" in bench.switch.rows()[stop.key].note
        assert not any("stop" in ids for _, ids, _ in orders.sent)
        bench.switch.cancel([stop.key])
        assert (await bench.over()).flat
