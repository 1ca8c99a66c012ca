"""The stand itself: a calm panic ends flat, faults do what they say, and what left arrives."""

from __future__ import annotations

import asyncio
import random
from itertools import pairwise

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.drill.faults import FaultAct
from gui.drill.orders import OrderState
from gui.drill.seeds import many
from gui.engine.parts import spread_of
from tests.stand import EPOCH, Stand, make_world

pytestmark = pytest.mark.looptime

OKX_CANCEL = "/api/v5/trade/cancel-algos"


async def test_a_calm_panic_is_proven_flat_and_the_books_agree() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    assert len(stand.states()) == 25
    stand.panic()
    run = await stand.over()
    assert run.flat
    assert {order.state for order in world.book} == {OrderState.CANCELLED}
    assert not [arrival for arrival in world.ledger.requests if arrival.breach]
    left = [sent for sent in world.network.sent if sent.request.method != "GET"]
    assert len(left) == len(world.cancels) > 0
    await stand.stop()


async def test_what_left_arrives_although_nobody_waits_for_it() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.network.way = lambda: (6.0, 0.04)
    stand.panic(venue=Venue.OKX)
    await asyncio.sleep(5.0)
    assert State.UNKNOWN in stand.states().values()
    assert not world.cancels
    await asyncio.sleep(2.0)
    assert world.cancels
    await stand.stop()


async def test_a_lost_answer_is_no_lost_work() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.fault(FaultAct.RESET_AFTER, Venue.OKX, OKX_CANCEL, hits=1)
    stand.panic(venue=Venue.OKX)
    run = await stand.over()
    assert run.flat
    assert all(o.state is OrderState.CANCELLED for o in world.book if o.family.venue is Venue.OKX)
    await stand.stop()


async def test_a_blocked_network_lets_nothing_leave() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    before = len(world.network.sent)
    fault = VenueFault(FaultKind.NAME_LOOKUP, message="cannot look up", sent=False)
    world.network.blocked = lambda host, request: fault
    stand.panic()
    await asyncio.sleep(5.0)
    assert len(world.network.sent) == before
    assert set(stand.states().values()) == {State.QUEUED}
    world.network.blocked = lambda host, request: None
    assert (await stand.over()).flat
    await stand.stop()


async def test_I14_pauses_between_tries_are_spread_within_their_bounds_and_alike_for_one_seed() -> None:
    tries = []
    for seed in (1, 1, 2):
        world = make_world(many(12, 1, Venue.BINANCE, now=EPOCH, instruments=12))
        stand = Stand(world, spread=spread_of(random.Random(seed)))
        await stand.start()
        world.fault(FaultAct.ANSWER, Venue.BINANCE, method="DELETE", status=503, body='{"code":-1008,"msg":"busy"}')
        began = stand.clock.monotonic()
        stand.panic(venue=Venue.BINANCE)
        await asyncio.sleep(20.0)
        at = sorted(round(arrival.at - began, 6) for arrival in world.cancels)
        assert len(at) > 20
        assert max(later - sooner for sooner, later in pairwise(at)) <= 2.1
        tries.append(at)
        await stand.stop()
    assert tries[0] == tries[1]
    assert tries[0] != tries[2]


async def test_a_whole_world_has_ordinary_orders_and_positions_that_can_be_closed() -> None:
    world = make_world(whole=True)
    stand = Stand(world, what=What.FLATTEN)
    await stand.start(3.0)
    assert len(stand.states()) == 33
    assert len(stand.switch.positions()) == 8
    stand.panic(what=What.FLATTEN)
    assert (await stand.over()).flat
    assert len(world.book.positions) == 0
    assert {close.key for close in world.ledger.closes} == set(stand.switch.positions())
    await stand.stop()
