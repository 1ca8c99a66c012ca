"""Every outage of record played to its end by the whole engine in virtual time, with the venues' book as truth."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

import pytest

from gui.domain.rows import By, State
from gui.domain.venues import Family, Venue
from gui.drill import outages
from gui.drill.book import OrderBook
from gui.drill.faults import FaultAct, Faults
from gui.drill.ledger import Ledger
from gui.drill.orders import OrderState
from gui.drill.scenarios import SCENARIOS
from gui.drill.script import Stage
from gui.drill.seeds import default_orders
from gui.engine.views import RunPhase
from tests.drill.rehearsing import rehearsal
from tests.stand import EPOCH

OUTAGES = [name for name, scenario in SCENARIOS.items() if scenario.outage]
# Two minutes and a half are the most that a rehearsal may take (seconds).
LONGEST_S = 150.0
ASKED = (
    (Venue.OKX, "/api/v5/trade/orders-algo-pending"),
    (Venue.BINANCE, "/fapi/v1/openAlgoOrders"),
    (Venue.OKX, "/api/v5/trade/cancel-algos"),
    (Venue.BINANCE, "/fapi/v1/algoOrder"),
)


@pytest.mark.looptime
@pytest.mark.parametrize("troubled", [False, True])
@pytest.mark.parametrize("name", OUTAGES)
async def test_the_run_comes_to_its_proof_and_stays_there(name: str, troubled: bool) -> None:
    async with rehearsal(name, troubled=troubled) as played:
        played.press()
        run = await played.over()
        took = played.world.clock.monotonic() - played.pressed_at
        assert (run.phase, run.flat) == (RunPhase.FINISHED, True)
        assert 10.0 < took < LONGEST_S
        await asyncio.sleep(30.0)
        assert {row.state for row in played.rows.values()} == {State.GONE}
        assert {order.state for order in played.world.book} == {OrderState.CANCELLED}
        played.check_told_is_true()


@pytest.mark.looptime
@pytest.mark.parametrize("name", OUTAGES)
async def test_what_is_told_is_true_all_the_way(name: str) -> None:
    async with rehearsal(name) as played:
        played.press()
        for second in range(1, 50):
            await played.until(second)
            gone = {key.algo_id for key, row in played.rows.items() if row.state is State.GONE}
            live = {order.algo_id for order in played.world.book.live()}
            assert not gone & live


@pytest.mark.parametrize("name", OUTAGES)
def test_the_same_seed_and_the_same_requests_are_the_same_outage(name: str) -> None:
    first, second = _weather(name), _weather(name)
    assert first == second
    assert len(set(first)) > 1


def _weather(name: str) -> list[str]:
    now = 1000.0
    faults = Faults(random.Random(3), lambda: now)
    book = OrderBook(Ledger(), lambda: EPOCH, lambda: now)
    book.load(default_orders(3, EPOCH))
    SCENARIOS[name].play(Stage(book, faults))
    met = []
    for number in range(400):
        now += 0.25
        venue, path = ASKED[number % len(ASKED)]
        method = "GET" if number < 40 or number % 3 else "POST" if venue is Venue.OKX else "DELETE"
        active = faults.match(venue, method, path, "a")
        met.append(str(active.fault.act) if active is not None else "")
    return met


@pytest.mark.looptime
async def test_2018_ghosts_are_no_success_and_late_orders_are_cancelled_too() -> None:
    async with rehearsal("binance-ghosts-2018") as played:
        hidden = played.orders(lambda order: order.listed_from > 0)
        assert len(hidden) == outages.NEW_ORDERS
        assert len(played.rows) == 25
        played.press()
        await played.until(outages.LAGGING_S)
        ghosts = played.orders(lambda order: order.listed_until > played.world.clock.monotonic())
        assert ghosts
        run = played.stand.switch.run()
        assert run is not None
        assert not run.flat
        await played.over()
        assert len(played.rows) == 25 + outages.NEW_ORDERS
        assert {played.row_of(order).state for order in hidden} == {State.GONE}


@pytest.mark.looptime
async def test_2022_silence_then_some_cancels_are_taken_before_anything_is_listed() -> None:
    async with rehearsal("okx-silence-2022") as played:
        assert not played.stand.account("drill-a").complete
        played.press()
        await played.until(outages.SILENT_S - 1.0)
        assert {o.venue for o in played.world.book.live()} == {Venue.OKX}
        assert len(played.world.book.live()) == 13
        await played.until(outages.CANCEL_ONLY_S - 1.0)
        left = played.world.book.live()
        assert 0 < len(left) < 13
        assert "51404" in {played.row_of(order).cancel.code for order in left}
        assert not played.stand.account("drill-a").complete


@pytest.mark.looptime
async def test_2023_what_the_venue_cancelled_is_not_claimed_as_ours() -> None:
    async with rehearsal("binance-halt-2023") as played:
        trailing = played.orders(lambda order: not order.live)
        assert {order.kind for order in trailing} == {"TRAILING_STOP_MARKET"}
        assert len(trailing) == 3
        for order in trailing:
            proof = played.row_of(order).proof
            assert proof is not None
            assert proof.by is not By.US
        played.press()
        await played.until(outages.ENGINE_STOPPED_S - 1.0)
        assert {order.venue for order in played.world.book.live()} == {Venue.BINANCE}
        await played.until(outages.ENGINE_CANCEL_ONLY_S - 1.0)
        assert not played.world.book.live()
        assert not played.stand.switch.account_flat("drill-c")


@pytest.mark.looptime
async def test_april_2025_both_venues_fail_and_some_cancels_work_unseen() -> None:
    async with rehearsal("aws-both-2025") as played:
        assert not any(view.complete for view in played.stand.switch.accounts())
        played.press()
        await played.until(outages.BOTH_DOWN_S - 1.0)
        unseen = [a for a in played.world.cancels if a.fault == FaultAct.RESET_AFTER]
        assert {a.venue for a in unseen} == {Venue.OKX, Venue.BINANCE}
        assert len(played.world.book.live()) < 25
        assert not any(view.complete for view in played.stand.switch.accounts())


@pytest.mark.looptime
async def test_august_2025_only_usd_margined_futures_are_down() -> None:
    async with rehearsal("binance-futures-2025") as played:
        played.press()
        await played.until(outages.FUTURES_DOWN_S - 1.0)
        assert {order.family for order in played.world.book.live()} == {Family.UM}
        gone = {key.family for key, row in played.rows.items() if row.state is State.GONE}
        assert {Family.OKX_ALGO, Family.SAPI_FUTURES, Family.SAPI_SPOT, Family.CM} <= gone
        assert Family.UM not in gone


@pytest.mark.looptime
async def test_october_2025_a_503_may_have_worked_or_not() -> None:
    async with rehearsal("binance-503-2025") as played:
        played.press()
        await played.over()
        acts = Counter(a.fault for a in played.world.cancels if a.venue is Venue.BINANCE)
        assert acts[FaultAct.ANSWER] > acts[FaultAct.ANSWER_AFTER] > 0


@pytest.mark.looptime
async def test_november_2025_one_good_answer_does_not_end_it() -> None:
    async with rehearsal("cloudflare-2025") as played:
        assert not played.stand.account("drill-a").complete
        played.press()
        await played.until(outages.FLAP_S - 0.5)
        assert len([o for o in played.world.book.live() if o.venue is Venue.OKX]) == 13
        await played.until(2 * outages.FLAP_S)
        assert len(played.world.book.live()) < 13
        assert not played.stand.account("drill-a").complete
        assert not played.stand.switch.account_flat("drill-a")
