"""The common faults played to their end by the whole engine in virtual time, with the venues' book as truth."""

from __future__ import annotations

import pytest

from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.drill.common_faults import BOT_ORDERS, DOWN_S, OUTAGE_S
from gui.drill.orders import OrderState
from gui.engine.views import RunPhase
from tests.drill.rehearsing import rehearsal

ENDS_FLAT = (
    "calm",
    "okx-listing-down",
    "binance-silent",
    "rate-limit-storm",
    "slow",
    "partial-refusals",
    "bot-replaces",
    "html-pages",
    "venue-outage",
)


@pytest.mark.looptime
@pytest.mark.parametrize("troubled", [False, True])
@pytest.mark.parametrize("name", ENDS_FLAT)
async def test_the_run_comes_to_its_proof(name: str, troubled: bool) -> None:
    async with rehearsal(name, troubled=troubled) as played:
        played.press()
        run = await played.over()
        assert (run.phase, run.flat) == (RunPhase.FINISHED, True)
        assert {row.state for row in played.rows.values()} == {State.GONE}
        assert {order.state for order in played.world.book} == {OrderState.CANCELLED}
        played.check_told_is_true()


@pytest.mark.looptime
async def test_an_ordinary_day_says_what_fired() -> None:
    async with rehearsal("normal") as played:
        played.press()
        run = await played.over()
        assert not run.flat
        fired = played.orders(lambda order: order.state is OrderState.FIRED)
        assert [played.row_of(order).state for order in fired] == [State.TRIGGERED]
        assert not played.world.book.live()
        played.check_told_is_true()


@pytest.mark.looptime
async def test_okx_listing_down_makes_rows_stale_and_cancels_work_at_once() -> None:
    async with rehearsal("okx-listing-down") as played:
        assert not played.stand.account("drill-a").complete
        assert played.stand.account("drill-c").complete
        played.press()
        await played.until(DOWN_S - 5.0)
        assert not played.world.book.live()
        assert played.stand.switch.account_flat("drill-c")
        assert not played.stand.switch.account_flat("drill-a")
        await played.over()
        assert played.stand.switch.account_flat("drill-a")


@pytest.mark.looptime
async def test_a_silent_binance_holds_nothing_of_okx_up() -> None:
    async with rehearsal("binance-silent") as played:
        played.press()
        await played.until(10.0)
        assert played.stand.switch.account_flat("drill-a")
        states = {key.account: row.state for key, row in played.rows.items()}
        assert states["drill-a"] is State.GONE
        assert states["drill-c"] not in (State.GONE, State.LIVE)
        assert len(played.world.book.live()) == 12


@pytest.mark.looptime
async def test_limits_are_met_and_kept() -> None:
    async with rehearsal("rate-limit-storm") as played:
        played.press()
        await played.over()
        limited = [arrival for arrival in played.world.ledger.requests if arrival.fault]
        assert {arrival.venue for arrival in limited} == {Venue.OKX, Venue.BINANCE}
        assert played.world.ledger.breaches == []


@pytest.mark.looptime
async def test_what_the_bot_places_is_cancelled_with_the_run() -> None:
    async with rehearsal("bot-replaces") as played:
        played.press()
        run = await played.over()
        assert run.total == len(played.rows) == 25 + BOT_ORDERS


@pytest.mark.looptime
async def test_no_order_is_gone_while_every_answer_is_503() -> None:
    async with rehearsal("venue-outage") as played:
        played.press()
        await played.until(OUTAGE_S - 1.0)
        assert len(played.world.book.live()) == 25
        assert State.GONE not in {row.state for row in played.rows.values()}
