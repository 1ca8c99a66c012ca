"""Ordinary orders, positions and timer against the practice OKX: what the connector reads is what the venue holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from gui.connectors.base import CancelBatch
from gui.connectors.credentials import Credentials
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.okx.endpoints import CANCEL_ORDERS
from gui.connectors.transport import HttpTransport
from gui.domain.clock import SystemClock
from gui.domain.closings import CloseRequest, CloseVerdict
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionSide
from gui.domain.replies import Fate, Verdict
from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour
from gui.drill.positions import CloseBehaviour
from gui.drill.venues import PracticeVenues
from tests.connectors.okx.scripted import RecordingPace

ORDERS, HELD = Family.OKX_ORDERS, PositionFamily.OKX
CLOSES = "/api/v5/trade/close-position"
V = CloseVerdict


@pytest.fixture
async def venues() -> AsyncIterator[PracticeVenues]:
    made = PracticeVenues(whole=True)
    for order in made.book:
        order.behaviour = Behaviour.NORMAL
    await made.start()
    yield made
    await made.stop()
    assert made.ledger.breaches == []


@pytest.fixture(params=["drill-a", "drill-b"])
async def connector(request: pytest.FixtureRequest, venues: PracticeVenues) -> AsyncIterator[OkxConnector]:
    made = connector_of(venues, request.param)
    yield made
    await made.close()


def connector_of(venues: PracticeVenues, label: str) -> OkxConnector:
    keys = next(one for one in venues.accounts if one.label == label)
    account = Account(label, Venue.OKX, Environment.DRILL, hosts=Hosts(rest=(venues.okx_url,)))
    clock = SystemClock()
    credentials = Credentials(keys.key, keys.secret, keys.passphrase)
    return OkxConnector(account, credentials, HttpTransport(clock=clock, user_agent="test"), clock, RecordingPace())


def truth(venues: PracticeVenues, label: str) -> dict[PositionKey, Decimal]:
    return {one.key: one.size for one in venues.book.positions.of(label, HELD) if one.size}


async def positions(connector: OkxConnector) -> dict[PositionKey, Position]:
    reading = await connector.flattener.read_positions(HELD)
    assert reading.complete, reading.fault
    return {one.key: one for one in reading.positions}


async def close(connector: OkxConnector, one: Position) -> CloseVerdict:
    request = connector.flattener.prepare(one, "ks-1-7")
    assert isinstance(request, CloseRequest)
    assert request.buy is (one.direction < 0)
    reply = await connector.flattener.send_close(request, deadline_s=4.0)
    assert reply.key == one.key
    return reply.verdict


async def test_ordinary_orders_are_listed_cancelled_and_proven(venues: PracticeVenues, connector: OkxConnector) -> None:
    label = connector.account.label
    live = {one.algo_id: one for one in venues.book.listed(label, ORDERS)}
    listing = await connector.list_orders(ORDERS)
    assert (listing.complete, {order.key.algo_id for order in listing.orders}) == (True, set(live))
    for order in listing.orders:
        held = live[order.key.algo_id]
        assert (order.instrument, order.size, order.parent) == (held.instrument, held.size, held.parent)
        assert order.protective is held.protective
    replies = await connector.cancel(CancelBatch(ORDERS, CANCEL_ORDERS, listing.orders), deadline_s=4.0)
    assert {reply.verdict for reply in replies} == {Verdict.ACCEPTED}
    assert (await connector.list_orders(ORDERS)).orders == ()
    assert (await connector.order_status(listing.orders[0])).fate is Fate.CANCELLED
    again = await connector.cancel(CancelBatch(ORDERS, CANCEL_ORDERS, listing.orders[:1]), deadline_s=4.0)
    assert again[0].verdict is Verdict.ALREADY_GONE


async def test_an_order_that_fills_under_its_cancel_is_told_as_filled(
    venues: PracticeVenues, connector: OkxConnector
) -> None:
    order = (await connector.list_orders(ORDERS)).orders[0]
    venues.book.find(order.key.algo_id, ORDERS).behaviour = Behaviour.FIRES
    replies = await connector.cancel(CancelBatch(ORDERS, CANCEL_ORDERS, (order,)), deadline_s=4.0)
    assert replies[0].verdict is Verdict.ALREADY_GONE
    status = await connector.order_status(order)
    assert (status.fate, status.venue_status) == (Fate.FIRED, "filled")


async def test_every_position_is_read_closed_and_gone(venues: PracticeVenues, connector: OkxConnector) -> None:
    label = connector.account.label
    held = await positions(connector)
    assert {key: one.size for key, one in held.items()} == truth(venues, label)
    assert all(one.notional and one.mark and one.entry for one in held.values())
    for one in held.values():
        assert await close(connector, one) is V.ACCEPTED
    assert truth(venues, label) == {}
    assert all(one.zero for one in (await positions(connector)).values())
    assert await close(connector, next(iter(held.values()))) is V.NOTHING_HELD


async def test_the_close_orders_of_a_position_go_with_it(venues: PracticeVenues) -> None:
    connector = connector_of(venues, "drill-a")
    sol = next(one for key, one in (await positions(connector)).items() if key.instrument == "SOL-USDT-SWAP")
    listed = (await connector.list_orders(ORDERS)).orders
    closers = {order.key.algo_id for order in listed if order.protective and order.instrument == "SOL-USDT-SWAP"}
    assert closers
    assert await close(connector, sol) is V.ACCEPTED
    left = {order.key.algo_id for order in (await connector.list_orders(ORDERS)).orders}
    assert not closers & left
    await connector.close()


async def test_each_side_of_a_hedged_account_is_closed_alone(venues: PracticeVenues) -> None:
    connector = connector_of(venues, "drill-b")
    held = await positions(connector)
    short = next(one for key, one in held.items() if key.side is PositionSide.SHORT)
    assert await close(connector, short) is V.ACCEPTED
    assert truth(venues, "drill-b") == {key: one.size for key, one in held.items() if key != short.key}
    await connector.close()


@pytest.mark.parametrize(
    ("behaviour", "verdict"),
    [
        (CloseBehaviour.REFUSES, V.RETRY),
        (CloseBehaviour.REJECTS, V.REJECTED),
        (CloseBehaviour.BAND, V.RETRY),
        (CloseBehaviour.PARTIAL, V.ACCEPTED),
    ],
)
async def test_every_behaviour_is_told_as_it_is(
    venues: PracticeVenues, behaviour: CloseBehaviour, verdict: CloseVerdict
) -> None:
    connector = connector_of(venues, "drill-a")
    venues.book.positions.find("drill-a", "BTC-USDT-SWAP").behaviour = behaviour
    one = next(one for key, one in (await positions(connector)).items() if key.instrument == "BTC-USDT-SWAP")
    assert await close(connector, one) is verdict
    left = (await positions(connector))[one.key].size
    assert left == (Decimal(625) if behaviour is CloseBehaviour.PARTIAL else Decimal(1250))
    await connector.close()


@pytest.mark.parametrize("act", [FaultAct.RESET_BEFORE, FaultAct.RESET_AFTER, FaultAct.TRUNCATE_AFTER, FaultAct.HTML])
async def test_a_lost_close_is_unknown_and_sent_once(venues: PracticeVenues, act: FaultAct) -> None:
    connector = connector_of(venues, "drill-a")
    one = next(iter((await positions(connector)).values()))
    venues.faults.add(Fault(act, path=CLOSES, hits=1))
    assert await close(connector, one) is V.UNKNOWN
    assert sum(arrival.path == CLOSES for arrival in venues.ledger.requests) == 1
    await connector.close()


async def test_the_timer_is_armed_and_disarmed(venues: PracticeVenues, connector: OkxConnector) -> None:
    armed = await connector.flattener.arm_backstop((), 60)
    assert (armed.armed, armed.fault) == (True, None)
    assert 55.0 < armed.until_s <= 60.0
    # A second word within the second is more than the venue allows, and no pace waits here.
    venues.okx.reset()
    off = await connector.flattener.disarm_backstop(())
    assert (off.armed, off.fault) == (False, None)
