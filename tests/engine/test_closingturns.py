"""Whose turn it is: opening orders, the position, and what protects it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from gui.domain.clock import LoopClock
from gui.domain.closing_transitions import answered, first_seen, sent, wanted
from gui.domain.closings import CloseReply, CloseVerdict, CloseWay
from gui.domain.positions import Position, PositionFamily, PositionSide
from gui.domain.replies import CancelReply, Verdict
from gui.domain.transitions import answered as order_answered
from gui.domain.transitions import first_seen as order_seen
from gui.domain.transitions import pressed
from gui.domain.transitions import sent as order_sent
from gui.domain.venues import Family
from gui.domain.what import What
from gui.engine.closingturns import UNKNOWN_S, Turns, belongs
from gui.engine.positionreading import PositionReader
from gui.engine.positionstore import PositionStore
from gui.engine.runs import Run
from gui.engine.scope import Scope
from gui.engine.store import OrderStore
from gui.engine.views import RunKind
from tests.engine.sim import make_account, make_order
from tests.engine.simflattener import SimFlattener, key_of

pytestmark = pytest.mark.looptime
ACCOUNT = make_account()
BTC = key_of()


class Stand:
    """Turns over two stores."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.clock = LoopClock(loop.time, 0.0, loop.time())
        self.orders = OrderStore()
        self.positions = PositionStore(self.orders)
        self.turns = Turns(ACCOUNT, self.orders, self.positions, self.clock)
        self.run = Run(1, RunKind.PANIC, Scope(what=What.FLATTEN), 0.0, 0, None)
        venue = SimFlattener(ACCOUNT, self.clock)
        self.reader = PositionReader(
            ACCOUNT, venue, PositionFamily.OKX, self.clock, idle_s=5.0, apply=lambda *_: None, demand=lambda: None
        )


async def test_opening_orders_count_until_their_first_try_was_answered() -> None:
    stand = Stand()
    opener = make_order("1")
    for order in (opener, make_order("2", protective=True), make_order("3", instrument="ETH-USDT-SWAP")):
        stand.orders.put(order_seen(order, 0.0, 0))
    stand.turns.begin(stand.run)
    assert stand.turns.opening_orders(BTC) == 1
    stand.orders.change(opener.key, lambda row: order_sent(pressed(row, 1, 0.1), 0.1))
    stand.turns.look([opener.key], stand.run)
    assert stand.turns.opening_orders(BTC) == 1
    reply = CancelReply(opener.key, Verdict.RETRY)
    stand.orders.change(opener.key, lambda row: order_answered(row, reply, 0.2, rungs=1))
    stand.turns.look([opener.key, make_order("none").key], stand.run)
    assert stand.turns.opening_orders(BTC) == 0


async def test_a_stop_is_held_while_its_position_is_open() -> None:
    stand, stop = Stand(), make_order("stop", protective=True)
    await stand.reader.read()
    assert not stand.turns.holds(stop, stand.reader, stand.run)
    stand.positions.put(first_seen(Position(BTC, Decimal(1)), 0.0, 0))
    stand.turns.changed()
    assert stand.turns.holds(stop, stand.reader, stand.run)
    assert not stand.turns.holds(replace(stop, instrument="ETH-USDT-SWAP"), stand.reader, stand.run)


async def test_a_stop_of_a_position_that_nobody_has_read_is_held_for_a_moment() -> None:
    stand, stop = Stand(), make_order("stop", protective=True)
    assert stand.turns.holds(stop, stand.reader, stand.run)
    await asyncio.sleep(UNKNOWN_S)
    assert not stand.turns.holds(stop, stand.reader, stand.run)


async def test_orders_in_the_way_are_waited_for_until_they_had_an_answer() -> None:
    stand, stop = Stand(), make_order("stop", protective=True)
    stand.orders.put(order_seen(stop, 0.0, 0))
    row = sent(wanted(first_seen(Position(BTC, Decimal(1)), 0.0, 0), 1, 0.0, 0.0), CloseWay.WHOLE, 0.5)
    row = answered(row, CloseReply(BTC, CloseVerdict.ORDERS_IN_THE_WAY), 0.6)
    stand.positions.put(row)
    stand.turns.changed()
    assert not stand.turns.holds(stop, stand.reader, stand.run)
    assert stand.turns.in_the_way(row, stand.run) == 1
    stand.orders.change(stop.key, lambda old: order_sent(pressed(old, 1, 0.7), 0.7))
    stand.orders.change(
        stop.key, lambda old: order_answered(old, CancelReply(stop.key, Verdict.ACCEPTED), 0.8, rungs=1)
    )
    assert stand.turns.in_the_way(row, stand.run) == 0


async def test_where_no_order_is_listed_nothing_is_waited_for() -> None:
    stand = Stand()
    row = first_seen(Position(BTC, Decimal(1)), 0.0, 0)
    assert stand.turns.in_the_way(row, stand.run) is None
    stand.orders.put(order_seen(make_order("far", instrument="ETH-USDT-SWAP", protective=True), 0.0, 0))
    assert stand.turns.in_the_way(row, stand.run) is None


async def test_sides_of_hedge_mode_belong_apart() -> None:
    long, short = key_of(side=PositionSide.LONG), key_of(side=PositionSide.SHORT)
    stop = replace(make_order("1", family=Family.OKX_ORDERS, protective=True), position_side="long")
    assert belongs(stop, long) and not belongs(stop, short)
    assert belongs(stop, BTC) and belongs(make_order("2"), short)
