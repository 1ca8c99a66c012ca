"""Ordinary orders, positions, closes and the timer against the practice Binance that traders rehearse on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count

import pytest

from gui.connectors.base import CancelBatch, CancelPath
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.binance.endpoints import ALL_OF_SYMBOL, BATCH, ORDER
from gui.connectors.credentials import Credentials
from gui.connectors.transport import HttpTransport
from gui.domain.clock import SystemClock
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.orders import AlgoOrder
from gui.domain.positions import Position, PositionFamily, PositionSide
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import FAMILIES, Account, Environment, Family, Hosts, Venue
from gui.drill.account import PracticeAccount, practice_account
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.positions import CloseBehaviour, PracticePosition
from gui.drill.venues import PracticeVenues
from tests.connectors.binance.scripted import RecordingPace

V, D, S = CloseVerdict, Decimal, PositionSide
UM, CM = PositionFamily.UM, PositionFamily.CM
LABEL = "bin"
ORDINARY = (Family.UM_ORDERS, Family.CM_ORDERS)
SYMBOLS = {Family.UM_ORDERS: "ETHUSDT", Family.CM_ORDERS: "BTCUSD_PERP"}


@dataclass
class Flat:
    """The practice venues and a connector of one account."""

    venues: PracticeVenues
    connector: BinanceConnector
    ids: count[int] = field(default_factory=lambda: count(1))

    async def listed(self, family: Family) -> list[AlgoOrder]:
        listing = await self.connector.list_orders(family)
        assert listing.complete, listing.fault
        return list(listing.orders)

    async def cancel(self, *orders: AlgoOrder, path: CancelPath) -> list[CancelReply]:
        batch = CancelBatch(orders[0].key.family, path, orders)
        return list(await self.connector.cancel(batch, deadline_s=4.0))

    async def held(self, family: PositionFamily) -> dict[tuple[str, PositionSide], Position]:
        reading = await self.connector.flattener.read_positions(family)
        assert reading.complete, reading.fault
        return {(position.key.instrument, position.key.side): position for position in reading.positions}

    async def close(self, position: Position, way: CloseWay | None = None) -> CloseReply:
        found = self.connector.flattener.prepare(position, f"ks-{next(self.ids)}", way)
        if isinstance(found, CloseRequest):
            return await self.connector.flattener.send_close(found, deadline_s=4.0)
        return found


def order(family: Family, number: int, symbol: str = "") -> PracticeOrder:
    """A resting limit order of the practice account."""
    order_id, name = str(8389765519993908929 + number), symbol or SYMBOLS[family]
    return PracticeOrder(LABEL, family, order_id, name, "LIMIT", "buy", D(number + 1), 1_000, wire={"price": "100"})


def position(name: str, size: str, side: PositionSide = S.NET) -> PracticePosition:
    """A position of the practice account."""
    family = CM if "_" in name else UM
    return PracticePosition(LABEL, family, name, D(size), D(100), side)


async def flat_at(
    account: PracticeAccount, orders: list[PracticeOrder], positions: list[PracticePosition]
) -> AsyncIterator[Flat]:
    venues = PracticeVenues(accounts=[account], orders=orders, positions=positions)
    await venues.start()
    url = (venues.binance_url,)
    hosts = Hosts(sapi=url, fapi=url, dapi=url)
    where = Account(LABEL, Venue.BINANCE, Environment.DRILL, families=FAMILIES[Venue.BINANCE], hosts=hosts)
    keys, clock = Credentials(account.key, account.secret), SystemClock()
    transport = HttpTransport(clock=clock, user_agent="test")
    connector = BinanceConnector(where, keys, transport, clock, RecordingPace())
    yield Flat(venues, connector)
    await connector.close()
    await venues.stop()
    assert venues.ledger.breaches == []


@pytest.fixture
async def flat() -> AsyncIterator[Flat]:
    orders = [order(family, number) for family in ORDINARY for number in range(12)]
    orders.append(order(Family.UM_ORDERS, 50, "SOLUSDT"))
    positions = [position("BTCUSDT", "-250.4005"), position("SOLUSDT", "30"), position("ADAUSD_PERP", "88000")]
    async for made in flat_at(practice_account(LABEL, Venue.BINANCE), orders, positions):
        yield made


@pytest.fixture
async def hedged() -> AsyncIterator[Flat]:
    account = replace(practice_account(LABEL, Venue.BINANCE), hedge=True)
    positions = [position("BTCUSDT", "3", S.LONG), position("BTCUSDT", "-2", S.SHORT)]
    async for made in flat_at(account, [], positions):
        yield made


@pytest.mark.parametrize("family", ORDINARY)
async def test_ordinary_orders_are_listed_cancelled_by_tens_and_proven(flat: Flat, family: Family) -> None:
    listed = [one for one in await flat.listed(family) if one.instrument == SYMBOLS[family]]
    assert len(listed) == 12
    first = await flat.cancel(*listed[:10], path=BATCH)
    assert {reply.verdict for reply in first} == {Verdict.ACCEPTED}
    again = await flat.cancel(*listed[5:], path=BATCH)
    assert [reply.verdict for reply in again] == [Verdict.ALREADY_GONE] * 5 + [Verdict.ACCEPTED] * 2
    left = [one for one in await flat.listed(family) if one.instrument == SYMBOLS[family]]
    assert left == []
    assert {(await flat.connector.order_status(one)).fate for one in listed} == {Fate.CANCELLED}
    [reply] = await flat.cancel(listed[0], path=ORDER)
    assert reply.verdict is Verdict.ALREADY_GONE


async def test_a_whole_symbol_leaves_others_alone(flat: Flat) -> None:
    listed = [one for one in await flat.listed(Family.UM_ORDERS) if one.instrument == "ETHUSDT"]
    replies = await flat.cancel(*listed, path=ALL_OF_SYMBOL)
    assert {reply.verdict for reply in replies} == {Verdict.ACCEPTED}
    assert [one.instrument for one in await flat.listed(Family.UM_ORDERS)] == ["SOLUSDT"]


@pytest.mark.parametrize(
    ("behaviour", "verdict"),
    [
        (Behaviour.NORMAL, Verdict.ACCEPTED),
        (Behaviour.STUBBORN, Verdict.ACCEPTED),
        (Behaviour.FIRES, Verdict.ALREADY_GONE),
        (Behaviour.REFUSES, Verdict.UNKNOWN),
        (Behaviour.REJECTS, Verdict.REJECTED),
    ],
)
async def test_what_a_venue_does_with_an_order_is_told_as_it_is(
    flat: Flat, behaviour: Behaviour, verdict: Verdict
) -> None:
    one, two = (await flat.listed(Family.UM_ORDERS))[:2]
    for wanted, path in ((one, ORDER), (two, BATCH)):
        flat.venues.book.find(wanted.key.algo_id, Family.UM_ORDERS).behaviour = behaviour
        [reply] = await flat.cancel(wanted, path=path)
        assert reply.verdict is verdict
        fate = (await flat.connector.order_status(wanted)).fate
        assert fate is {Verdict.ALREADY_GONE: Fate.FIRED}.get(
            verdict, Fate.CANCELLED if behaviour is Behaviour.NORMAL else Fate.OPEN
        )


async def test_positions_are_closed_in_parts_and_what_is_left_is_dust(flat: Flat) -> None:
    await flat.connector.flattener.read_rules()
    short = (await flat.held(UM))["BTCUSDT", S.NET]
    assert (short.size, short.direction) == (D("-250.4005"), -1)
    for left in ("-130.4005", "-10.4005", "-0.0005"):
        assert (await flat.close(short)).verdict is V.ACCEPTED
        short = (await flat.held(UM))["BTCUSDT", S.NET]
        assert short.size == D(left)
    reply = await flat.close(short)
    assert (reply.verdict, reply.message) == (
        V.DUST,
        "0.0005 BTC is too small for Binance to close: the least is 0.001",
    )


async def test_coin_margined_positions_are_told_by_absence_once_closed(flat: Flat) -> None:
    await flat.connector.flattener.read_rules()
    [(key, long)] = (await flat.held(CM)).items()
    assert (key, long.size, long.unit) == (("ADAUSD_PERP", S.NET), D(88000), "ct")
    assert long.notional is not None and abs(long.notional - 880_000) < 1
    assert (await flat.close(long)).verdict is V.ACCEPTED
    assert await flat.held(CM) == {}
    assert (await flat.close(long)).verdict is V.ORDERS_IN_THE_WAY


@pytest.mark.parametrize(
    ("behaviour", "verdict"),
    [
        (CloseBehaviour.REFUSES, V.RETRY),
        (CloseBehaviour.REJECTS, V.REJECTED),
        (CloseBehaviour.BAND, V.PRICE_BAND),
    ],
)
async def test_refused_closes(flat: Flat, behaviour: CloseBehaviour, verdict: CloseVerdict) -> None:
    await flat.connector.flattener.read_rules()
    flat.venues.book.positions.find(LABEL, "SOLUSDT").behaviour = behaviour
    long = (await flat.held(UM))["SOLUSDT", S.NET]
    assert (await flat.close(long)).verdict is verdict
    if verdict is V.PRICE_BAND:
        assert (await flat.close(long, CloseWay.LIMIT_IOC)).verdict is V.ACCEPTED
        assert ("SOLUSDT", S.NET) not in await flat.held(UM)


async def test_hedge_mode_closes_each_side_by_itself(hedged: Flat) -> None:
    await hedged.connector.flattener.read_rules()
    both = await hedged.held(UM)
    assert {side: one.size for (_, side), one in both.items()} == {S.LONG: D(3), S.SHORT: D(-2)}
    assert (await hedged.close(both["BTCUSDT", S.SHORT])).verdict is V.ACCEPTED
    assert set(await hedged.held(UM)) == {("BTCUSDT", S.LONG)}
    # A second close of what is gone can open nothing.
    assert (await hedged.close(both["BTCUSDT", S.SHORT])).verdict is V.ORDERS_IN_THE_WAY
    assert (await hedged.close(both["BTCUSDT", S.LONG])).verdict is V.ACCEPTED
    assert await hedged.held(UM) == {}


@pytest.mark.parametrize("act", [FaultAct.RESET_BEFORE, FaultAct.RESET_AFTER, FaultAct.TRUNCATE_AFTER, FaultAct.HTML])
async def test_a_lost_close_is_unknown_and_sent_once(flat: Flat, act: FaultAct) -> None:
    long = (await flat.held(UM))["SOLUSDT", S.NET]
    flat.venues.faults.add(Fault(act, path="/fapi/v1/order", hits=1))
    assert (await flat.close(long)).verdict is V.UNKNOWN
    assert sum(arrival.path == "/fapi/v1/order" for arrival in flat.venues.ledger.requests) == 1


@pytest.mark.parametrize("act", [FaultAct.RESET_BEFORE, FaultAct.TRUNCATE_AFTER, FaultAct.HTML, FaultAct.REDIRECT])
async def test_a_lost_reading_is_not_an_empty_one(flat: Flat, act: FaultAct) -> None:
    for family in (UM, CM):
        flat.venues.faults.add(Fault(act, hits=1))
        reading = await flat.connector.flattener.read_positions(family)
        assert (reading.complete, reading.positions) == (False, ())


async def test_the_timer_is_armed_by_symbol_and_switched_off(flat: Flat) -> None:
    flattener = flat.connector.flattener
    names = ("ETHUSDT", "BTCUSD_PERP")
    armed = await flattener.arm_backstop(names, 60)
    assert (armed.armed, armed.until_s, armed.instruments) == (True, 60.0, names)
    assert set(flat.venues.binance.countdowns.armed(LABEL)) == set(names)
    unknown = await flattener.arm_backstop(("ETHUSDT", "NOSUCHUSDT"), 60)
    assert (unknown.armed, unknown.code) == (False, "-1121")
    assert not (await flattener.disarm_backstop(names)).armed
    assert flat.venues.binance.countdowns.armed(LABEL) == []
