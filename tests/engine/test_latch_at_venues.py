"""Latch and timers with the shipped connectors over the practice venues' rules, in virtual time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import chain

import pytest

from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.credentials import Credentials
from gui.connectors.okx.connector import OkxConnector
from gui.domain.sources import SignSort
from gui.domain.venues import Account, Environment, Family, Venue, offered_families, with_ordinary
from gui.domain.what import What
from gui.drill.account import PracticeAccount
from gui.drill.faults import FaultAct
from gui.drill.flatten_seeds import ordinary_orders
from gui.drill.orders import Behaviour, OrderState, PracticeOrder
from gui.engine.pacing import AccountPace
from gui.session import BINANCE_IDLE_S, BINANCE_ORDINARY_IDLE_S, OKX_IDLE_S, limits_of
from tests.stand import EPOCH, Stand, World, make_world

pytestmark = pytest.mark.looptime


class Guarded(Stand):
    """A stand that reads ordinary orders and positions, too, and whose accounts want the venue's timer."""

    def _add(self, practice: PracticeAccount, at_binance: int) -> None:
        families = with_ordinary(offered_families(practice.venue, Environment.LIVE))
        account = Account(practice.label, practice.venue, Environment.LIVE, families=families, backstop=True)
        keys = Credentials(practice.key, practice.secret, practice.passphrase)
        pace = AccountPace(self.clock, limits_of(account.venue, at_binance), self.embargoes.of(account))
        wire = self.world.wire(practice)
        okx = practice.venue is Venue.OKX
        kind = OkxConnector if okx else BinanceConnector
        connector = kind(account, keys, wire, self.clock, pace)
        self.switch.add(
            connector,
            pace,
            idle_s=OKX_IDLE_S if okx else BINANCE_IDLE_S,
            ordinary_idle_s=OKX_IDLE_S if okx else BINANCE_ORDINARY_IDLE_S,
            flattener=connector.flattener,
        )


def world_with(*more: PracticeOrder) -> World:
    """Give the drill's venues with these ordinary orders besides."""
    world = make_world()
    for order in chain(ordinary_orders(EPOCH, world.book), more):
        world.book.add(replace(order, behaviour=Behaviour.NORMAL) if order not in more else order)
    return world


def fresh(world: World, like: PracticeOrder, number: int) -> PracticeOrder:
    """Place one more order like another one, now, under a bot's client id."""
    return world.book.add(
        replace(
            like,
            algo_id=world.book.next_id(),
            client_id=f"grid{number:04d}",
            created_ms=world.book.now_ms(),
            state=OrderState.LIVE,
            behaviour=Behaviour.NORMAL,
        )
    )


async def test_a_bot_that_keeps_placing_at_both_venues_is_caught_each_time_and_no_limit_breaks() -> None:
    world = make_world()
    stand = Stand(world)
    patterns = [
        next(order for order in world.book.live() if order.family is family and not order.protective)
        for family in (Family.OKX_ALGO, Family.UM)
    ]
    await stand.start()
    stand.panic()
    assert (await stand.over()).flat
    stand.switch.set_latch(on=True)
    placed: list[tuple[float, PracticeOrder]] = []
    for number in range(40):
        placed.append((stand.clock.monotonic(), fresh(world, patterns[number % 2], number)))
        await asyncio.sleep(0.9)
    await stand.over()
    await asyncio.sleep(10)
    assert [order.state for _, order in placed] == [OrderState.CANCELLED] * 40
    view = stand.switch.latch()
    assert view.caught == 40
    assert {(source.sign, source.sort) for source in view.sources} == {("grid", SignSort.PREFIX)}
    assert sorted(source.count for source in view.sources) == [20, 20]
    took = dict.fromkeys(Venue, 0.0)
    for at, order in placed:
        alive_s = order.updated_ms / 1000 - (at + EPOCH)
        took[order.family.venue] = max(took[order.family.venue], alive_s)
    assert took[Venue.OKX] < 2.5
    assert took[Venue.BINANCE] < 8.0
    assert not world.ledger.breaches
    await stand.stop()


def timers(world: World, what: str) -> list[tuple[str, str]]:
    """The accounts and scopes of what became of the venues' timers."""
    return [(note.account, note.scope) for note in world.ledger.timers if note.what == what]


async def test_a_healthy_run_arms_the_timers_and_leaves_none_on() -> None:
    world = world_with()
    stand = Guarded(world)
    await stand.start(3.0)
    stand.panic(what=What.ORDERS)
    await asyncio.sleep(1.5)
    shown = {view.account.label: view for view in stand.switch.backstops()}
    assert all(view.armed and view.fault is None for view in shown.values())
    assert shown["drill-a"].instruments == ()
    assert shown["drill-c"].instruments
    await stand.over()
    await asyncio.sleep(2)
    assert not any(view.armed for view in stand.switch.backstops())
    armed = timers(world, "armed")
    assert {account for account, _ in armed} == {"drill-a", "drill-b", "drill-c"}
    assert set(timers(world, "disarmed")) == set(armed)
    assert timers(world, "ran-out") == []
    assert not world.ledger.breaches
    await stand.stop()


async def test_cut_off_in_a_run_the_venue_cancels_ordinary_orders_by_itself_and_algo_orders_stay() -> None:
    world = world_with()
    for order in world.book.live():
        if order.venue is Venue.OKX:
            order.behaviour = Behaviour.REJECTS
    stand = Guarded(world)
    await stand.start(3.0)
    stand.panic(what=What.ORDERS)
    await asyncio.sleep(2)
    cut = world.fault(FaultAct.RESET_BEFORE, Venue.OKX)
    await asyncio.sleep(20)
    shown = {view.account.label: view for view in stand.switch.backstops()}
    assert shown["drill-a"].fault is not None
    await asyncio.sleep(25)
    shown = {view.account.label: view for view in stand.switch.backstops()}
    assert (shown["drill-a"].armed, shown["drill-a"].left_s) == (True, None)
    assert {account for account, _ in timers(world, "ran-out")} >= {"drill-a"}
    left = [order for order in world.book.live() if order.venue is Venue.OKX]
    assert left
    assert not any(order.family.ordinary for order in left)
    world.faults.remove(cut)
    stand.switch.stop_sending()
    await asyncio.sleep(12)
    assert not any(view.armed for view in stand.switch.backstops())
    await stand.stop()


async def test_an_end_in_the_middle_of_a_run_leaves_no_timer_at_any_venue() -> None:
    world = world_with()
    for order in world.book.live():
        order.behaviour = Behaviour.REJECTS
    stand = Guarded(world)
    await stand.start(3.0)
    stand.panic(what=What.ORDERS)
    await asyncio.sleep(3)
    assert timers(world, "armed")
    await stand.stop()
    await asyncio.sleep(60)
    world.book.alarms.ring()
    assert timers(world, "ran-out") == []
