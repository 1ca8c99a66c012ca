"""D02 to D07: listings that show what has ended, lack what is live, or shrink while they are read; both venues."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gui.domain.rows import ProofKind, State
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import Behaviour, OrderState, PracticeOrder
from gui.drill.seeds import default_orders
from gui.engine.views import RunPhase
from gui.journal.entries import Tone
from tests.faults.at_binance import FAMILIES, asked_about, cancel_one, first_of
from tests.faults.refusing import CANCEL_ALGOS, DETAIL, PENDING, gaps, rest, standing, tried, until
from tests.stand import EPOCH, Stand, World, make_world

pytestmark = pytest.mark.looptime

ALL = (Family.OKX_ALGO, *FAMILIES)
HISTORY = {Family.SAPI_FUTURES: "/sapi/v1/algo/futures/historicalOrders", Family.OKX_ALGO: DETAIL}


def lag(world: World, seconds: float) -> None:
    """Let both venues' listings show every order so long after its end."""

    def linger(order: PracticeOrder) -> None:
        order.listed_until = world.clock.monotonic() + seconds

    world.book.on_cancelled = linger


def open_in(stand: Stand) -> set[State]:
    """The states of what is not proven gone."""
    return {row.state for row in stand.switch.rows().values() if row.state is not State.GONE}


@pytest.mark.parametrize("seconds", [10.0, 20.0, 40.0])
async def test_D02_orders_that_are_listed_long_after_their_end_are_not_cancelled_again(seconds: float) -> None:
    world = make_world()
    async with standing(world) as stand:
        lag(world, seconds)
        began = stand.clock.monotonic()
        stand.panic()
        await rest(2.0)
        first = len(world.cancels)
        for _ in range(int(seconds) - 3):
            await rest(1.0)
            run = stand.switch.run()
            assert run
            assert (run.phase, run.flat) == (RunPhase.RUNNING, False)
            # Said to be open and shown as asked for, whatever the list shows.
            assert open_in(stand) <= {State.ACCEPTED, State.UNKNOWN}
        assert len(world.cancels) == first
        run = await stand.over(20.0)
        assert run.flat
        assert len(world.cancels) == first
        assert stand.clock.monotonic() - began <= seconds + 15.0
        await rest(30.0)
        assert {row.state for row in stand.switch.rows().values()} == {State.GONE}


@pytest.mark.parametrize("family", [Family.SAPI_FUTURES, Family.OKX_ALGO])
async def test_D02_without_a_word_on_it_a_late_open_is_asked_again_slowly(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        lag(world, 40.0)
        world.fault(FaultAct.ANSWER, family.venue, HISTORY[family], method="GET", status=503, body="{}")
        began = cancel_one(stand, order)
        await rest(40.0)
        left = tried(world, algo_id=order.algo_id, since=began)
        # Nothing tells it from an order that was not cancelled: it is sent again, but some seconds apart.
        assert 2 <= len(left) <= 12
        assert stand.row(order.algo_id, family).proof is None
        await until(stand, lambda: stand.row(order.algo_id, family).missing, 12.0)


async def test_D02_what_another_hand_ended_and_a_list_still_shows_sends_nothing_either() -> None:
    world = make_world()
    async with standing(world) as stand:
        lag(world, 30.0)
        orders = [first_of(world, family) for family in ALL]
        for order in orders:
            world.book.cancel_by_other_hand(order.algo_id, order.family)
        stand.panic()
        run = await stand.over(60.0)
        assert run.flat
        for order in orders:
            assert len([sent for sent in tried(world) if order.algo_id in f"{sent.request.body!r}{sent.params}"]) <= 2


@pytest.mark.parametrize("family", ALL)
async def test_D04_a_live_order_that_the_list_lacks_for_a_while_is_never_gone(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        order.listed_from = stand.clock.monotonic() + 25.0
        seen = set()
        for _ in range(40):
            await rest(1.0)
            seen.add(stand.row(order.algo_id, family).state)
        assert State.GONE not in seen
        assert State.UNKNOWN in seen or family in (Family.UM, Family.CM, Family.OKX_ALGO)
        assert stand.row(order.algo_id, family).state is State.LIVE
        assert not tried(world)


@pytest.mark.parametrize("family", [Family.SAPI_FUTURES, Family.OKX_ALGO])
async def test_D04_one_that_comes_back_after_flat_is_open_at_once_and_takes_flat_back(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        # It is accepted, not done, not listed, and nobody can be asked: all that can be known says gone.
        order.behaviour = Behaviour.STUBBORN
        order.listed_from = float("inf")
        world.fault(FaultAct.ANSWER, family.venue, HISTORY[family], method="GET", status=503, body="{}")
        stand.panic(venue=family.venue)
        run = await stand.over(30.0)
        assert run.flat
        row = stand.row(order.algo_id, family)
        assert row.proof
        assert row.proof.kind is ProofKind.LISTINGS
        await rest(10.0)
        order.listed_from = 0.0
        await until(stand, lambda: stand.row(order.algo_id, family).state is State.LIVE, 8.5)
        run_now = stand.switch.run()
        assert run_now
        assert (run_now.flat, run_now.open) == (False, 1)
        told = [line for line in stand.journal.lines() if "had ended and is listed again" in line.text]
        assert [line.tone for line in told] == [Tone.BAD]
        # Nothing is sent by itself; the next press takes it.
        assert stand.row(order.algo_id, family).cancel.next_try_at is None
        world.faults.clear()
        order.behaviour = Behaviour.NORMAL
        stand.panic(venue=family.venue)
        assert (await stand.over(30.0)).flat
        assert order.state is OrderState.CANCELLED


@pytest.mark.parametrize("family", ALL)
async def test_D05_what_fires_in_the_moment_of_the_cancel_is_told_with_its_child(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        order.behaviour = Behaviour.FIRES
        stand.panic()
        run = await stand.over(30.0)
        assert (run.flat, run.counts[State.TRIGGERED], run.open) == (False, 1, 1)
        row = stand.row(order.algo_id, family)
        assert row.fired
        assert row.needs_person
        if family in (Family.UM, Family.CM, Family.OKX_ALGO):
            assert row.fired.children == (order.child_id,)
        quiet = stand.clock.monotonic()
        await rest(30.0)
        assert tried(world, algo_id=order.algo_id, since=quiet) == []
        # Another press reaches it no more, and it still counts.
        stand.panic()
        assert not (await stand.over(30.0)).flat
        assert tried(world, algo_id=order.algo_id, since=quiet) == []


@pytest.mark.parametrize("family", ALL)
async def test_D05_what_fires_with_nobody_watching_is_told_too(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = world.book.fire(first_of(world, family).algo_id, family)
        await until(stand, lambda: stand.row(order.algo_id, family).state is State.TRIGGERED, 15.0)
        assert any("TRIGGERED" in line.text for line in stand.journal.lines())


@pytest.mark.parametrize("family", FAMILIES)
async def test_D06_accepted_and_still_live_is_sent_again_after_five_seconds(family: Family) -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, family)
        order.behaviour = Behaviour.STUBBORN
        began = cancel_one(stand, order)
        await rest(4.0)
        row = stand.row(order.algo_id, family)
        assert (row.state, row.cancel.attempts) == (State.ACCEPTED, 1)
        run = await stand.over(30.0)
        assert run.counts == {State.GONE: 1}
        waits = gaps(tried(world, algo_id=order.algo_id, since=began))
        assert len(waits) == 2
        assert all(5.0 <= wait <= 9.0 for wait in waits)


async def test_D06_at_okx_the_other_endpoint_is_tried() -> None:
    world = make_world()
    async with standing(world) as stand:
        order = next(one for one in world.book if one.kind == "iceberg")
        order.behaviour = Behaviour.STUBBORN
        began = cancel_one(stand, order)
        run = await stand.over(20.0)
        assert run.counts == {State.GONE: 1}
        first, second = tried(world, algo_id=order.algo_id, since=began)
        assert (first.path == CANCEL_ALGOS, second.path == CANCEL_ALGOS) == (True, False)
        assert 1.5 <= second.at - first.at <= 5.0


def pages_of(count: int) -> list[PracticeOrder]:
    """So many orders of one type in one account."""
    like = default_orders(0, EPOCH)[0]
    newest = int(like.algo_id)
    return [replace(like, algo_id=str(newest - 1000 * n), behaviour=Behaviour.NORMAL) for n in range(count)]


async def test_D07_an_order_on_two_pages_is_one_order() -> None:
    world = make_world(pages_of(250))

    def overlap(asked: Asked, answer: Answer) -> Answer:
        if asked.path != PENDING or asked.params.get("ordType") != "twap" or "after" not in asked.params:
            return answer
        told = json.loads(answer.body)
        earlier = replace(asked, target=asked.target.replace(f"after={asked.params['after']}", "limit=100"))
        again = json.loads(world.okx.answer(earlier).body).get("data", [])[-3:]
        told["data"] = [*again, *told["data"]][:100]
        return replace(answer, body=json.dumps(told).encode())

    world.network.mangle = overlap
    async with standing(world) as stand:
        await until(stand, lambda: len(stand.switch.rows()) == 250, 10.0)
        stand.panic()
        assert (await stand.over(60.0)).flat
        assert {order.state for order in world.book} == {OrderState.CANCELLED}


@pytest.mark.parametrize("step", [1, 3, 99, 100])
async def test_D07_a_list_that_shrinks_while_it_is_read_skips_nothing_that_is_live(step: int) -> None:
    world = make_world(pages_of(350))
    order_of = {order.algo_id: order for order in world.book}

    def shrink(venue: Venue, account: str, asked: Asked) -> None:
        # Another hand ends orders between any two pages, the one that the next page counts from among them.
        if asked.path == PENDING and asked.params.get("ordType") == "twap":
            live = sorted((order for order in world.book if order.live), key=lambda one: -int(one.algo_id))
            ends = {order.algo_id for order in live[::step][:20]} | {asked.params.get("after", "")}
            for algo_id in ends & order_of.keys():
                world.book.cancel_by_other_hand(algo_id)

    world.network.arrived = shrink
    stand = Stand(world)
    stand.switch.start()
    await until(stand, lambda: stand.account("drill-a").families[0].complete, 10.0)
    known = {key.algo_id for key in stand.switch.rows()}
    assert {order.algo_id for order in world.book if order.live} <= known
    assert len(known) >= 100
    world.network.arrived = lambda venue, account, asked: None
    stand.panic()
    assert (await stand.over(60.0)).flat
    assert not world.book.live()
    await stand.stop()


async def test_D07_one_that_every_page_skips_is_told_as_new_when_it_shows() -> None:
    world = make_world(pages_of(150))
    hidden = world.book.find(pages_of(121)[120].algo_id)
    hidden.listed_from = float("inf")
    async with standing(world) as stand:
        stand.panic()
        assert (await stand.over(60.0)).flat
        hidden.listed_from = 0.0
        await until(stand, lambda: any(key.algo_id == hidden.algo_id for key in stand.switch.rows()), 5.0)
        run = stand.switch.run()
        assert run
        assert run.new_since == 1
        assert stand.row(hidden.algo_id).new_since_run == run.number


async def test_D07_asked_about_is_what_the_list_lacked() -> None:
    world = make_world()
    async with standing(world) as stand:
        order = first_of(world, Family.UM)
        order.listed_from = stand.clock.monotonic() + 20.0
        began = stand.clock.monotonic()
        await until(stand, lambda: bool(asked_about(world, order, began)), 12.0)
        assert stand.row(order.algo_id, Family.UM).state is not State.GONE
