"""The Binance connector against the practice Binance: the same servers that traders rehearse on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from gui.connectors.base import CancelBatch, CancelPath
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.binance.endpoints import SINGLE, WHOLE_SYMBOL
from gui.connectors.credentials import Credentials
from gui.connectors.transport import HttpTransport
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import FAMILIES, Account, Environment, Family, Hosts, Venue
from gui.drill.account import practice_account
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour
from gui.drill.seeds import default_orders
from gui.drill.venues import PracticeVenues
from tests.connectors.binance.rows import order_of
from tests.connectors.binance.scripted import RecordingPace

ALL = FAMILIES[Venue.BINANCE]
LABEL = "drill-c"
PRACTICE = practice_account(LABEL, Venue.BINANCE)
KEYS = Credentials(PRACTICE.key, PRACTICE.secret)
V = Verdict


class SetClock(SystemClock):
    """A clock whose wall is wrong by a known time."""

    ahead = 0.0

    def wall(self) -> float:
        return super().wall() + self.ahead


@dataclass
class Practice:
    """The practice venues and a connector of one account."""

    venues: PracticeVenues
    connector: BinanceConnector
    pace: RecordingPace
    clock: SetClock

    async def listed(self, family: Family) -> dict[str, AlgoOrder]:
        listing = await self.connector.list_orders(family)
        assert listing.complete, listing.fault
        return {order.key.algo_id: order for order in listing.orders}

    async def first(self, family: Family) -> AlgoOrder:
        return next(iter((await self.listed(family)).values()))

    async def cancel(self, *orders: AlgoOrder, path: CancelPath = SINGLE) -> list[CancelReply]:
        batch = CancelBatch(orders[0].key.family, path, orders)
        replies = await self.connector.cancel(batch, deadline_s=4.0)
        assert [reply.key for reply in replies] == [order.key for order in orders]
        return list(replies)

    async def verdict(self, order: AlgoOrder) -> Verdict:
        [reply] = await self.cancel(order)
        return reply.verdict

    def truth(self, family: Family) -> set[str]:
        return {order.algo_id for order in self.venues.book.of(LABEL, family) if order.live}


def practice_at(venues: PracticeVenues, keys: Credentials = KEYS) -> Practice:
    url = (venues.binance_url,)
    hosts = Hosts(sapi=url, fapi=url, dapi=url)
    account = Account(LABEL, Venue.BINANCE, Environment.DRILL, families=ALL, hosts=hosts)
    clock, pace = SetClock(), RecordingPace()
    connector = BinanceConnector(account, keys, HttpTransport(clock=clock, user_agent="test"), clock, pace)
    return Practice(venues, connector, pace, clock)


@pytest.fixture
async def practice() -> AsyncIterator[Practice]:
    calm = [replace(order, behaviour=Behaviour.NORMAL) for order in default_orders()]
    venues = PracticeVenues(orders=calm)
    await venues.start()
    made = practice_at(venues)
    yield made
    await made.connector.close()
    await venues.stop()


@pytest.mark.parametrize("family", ALL)
async def test_the_listing_is_the_truth(practice: Practice, family: Family) -> None:
    listed = await practice.listed(family)
    assert set(listed) == practice.truth(family)
    assert listed
    held = {order.algo_id: order for order in practice.venues.book.of(LABEL, family)}
    for algo_id, order in listed.items():
        assert order.instrument == held[algo_id].instrument
        assert order.kind_text == held[algo_id].kind
        assert order.protective is held[algo_id].protective
    assert practice.venues.ledger.breaches == []


@pytest.mark.parametrize("family", ALL)
async def test_everything_can_be_cancelled_and_proven(practice: Practice, family: Family) -> None:
    listed = list((await practice.listed(family)).values())
    for order in listed:
        assert await practice.verdict(order) is V.ACCEPTED
    assert await practice.listed(family) == {}
    assert practice.truth(family) == set()
    for order in listed:
        assert (await practice.connector.order_status(order)).fate is Fate.CANCELLED
        assert await practice.verdict(order) is V.ALREADY_GONE
    assert len(practice.venues.ledger.requests) == practice.connector.requests


@pytest.mark.parametrize("family", [Family.UM, Family.CM])
async def test_a_whole_symbol(practice: Practice, family: Family) -> None:
    listed = await practice.listed(family)
    symbol = next(iter(listed.values())).instrument
    alike = [order for order in listed.values() if order.instrument == symbol]
    replies = await practice.cancel(*alike, path=WHOLE_SYMBOL)
    assert {reply.verdict for reply in replies} == {V.ACCEPTED}
    left = await practice.listed(family)
    assert set(left) == {algo_id for algo_id, order in listed.items() if order.instrument != symbol}


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize(
    ("behaviour", "verdict", "fate"),
    [
        (Behaviour.NORMAL, V.ACCEPTED, Fate.CANCELLED),
        (Behaviour.REFUSES, V.UNKNOWN, None),
        (Behaviour.FIRES, V.ALREADY_GONE, Fate.FIRED),
        (Behaviour.STUBBORN, V.ACCEPTED, None),
        (Behaviour.GHOST, V.ACCEPTED, Fate.CANCELLED),
        (Behaviour.REJECTS, V.REJECTED, None),
    ],
)
async def test_every_behaviour_is_told_as_it_is(
    practice: Practice, family: Family, behaviour: Behaviour, verdict: Verdict, fate: Fate | None
) -> None:
    order = await practice.first(family)
    practice.venues.book.find(order.key.algo_id, family).behaviour = behaviour
    assert await practice.verdict(order) is verdict
    status = await practice.connector.order_status(order)
    # SAPI's history holds only what has ended; the futures query knows open orders too.
    still = Fate.OPEN if family in (Family.UM, Family.CM) else Fate.NOT_FOUND
    assert status.fate is (fate or still)
    if fate is Fate.FIRED and family in (Family.UM, Family.CM):
        assert status.children
    assert (order.key.algo_id in practice.truth(family)) is (fate is None)


@pytest.mark.parametrize(
    "act", [FaultAct.RESET_BEFORE, FaultAct.RESET_AFTER, FaultAct.TRUNCATE_AFTER, FaultAct.HTML, FaultAct.REDIRECT]
)
async def test_a_lost_answer_is_unknown_and_sent_once(practice: Practice, act: FaultAct) -> None:
    order = await practice.first(Family.UM)
    practice.venues.faults.add(Fault(act, path="/fapi/v1/algoOrder", hits=1))
    assert await practice.verdict(order) is V.UNKNOWN
    assert sum(arrival.path == "/fapi/v1/algoOrder" for arrival in practice.venues.ledger.requests) == 1
    assert len(practice.venues.ledger.requests) == practice.connector.requests


@pytest.mark.parametrize("act", [FaultAct.RESET_BEFORE, FaultAct.TRUNCATE_AFTER, FaultAct.HTML, FaultAct.REDIRECT])
@pytest.mark.parametrize("family", ALL)
async def test_a_lost_listing_is_not_an_empty_one(practice: Practice, family: Family, act: FaultAct) -> None:
    practice.venues.faults.add(Fault(act, hits=1))
    listing = await practice.connector.list_orders(family)
    assert (listing.complete, listing.fault is None) == (False, False)
    assert (await practice.connector.list_orders(family)).complete


@pytest.mark.parametrize("ahead", [-300.0, 300.0])
async def test_a_wrong_clock_is_mended_by_reading_the_venues(practice: Practice, ahead: float) -> None:
    practice.clock.ahead = ahead
    orders = [_first(practice, family) for family in ALL]
    # One refusal a service: the date of its answer tells the time well enough for the next stamp.
    refused = [await practice.verdict(order) for order in orders]
    assert refused == [V.CLOCK, V.ACCEPTED, V.CLOCK, V.CLOCK]
    practice.clock.ahead = -ahead
    orders = [_first(practice, family) for family in ALL]
    readings = await practice.connector.read_clocks()
    assert [reading.offset_s for reading in readings] == [pytest.approx(ahead, abs=2.0)] * 3
    for order in orders:
        assert await practice.verdict(order) is V.ACCEPTED


def _first(practice: Practice, family: Family) -> AlgoOrder:
    # As an earlier start of the program left it: nothing was asked yet.
    held = next(order for order in practice.venues.book.of(LABEL, family) if order.live)
    made = order_of(family, held.algo_id)
    return replace(made, key=OrderKey(LABEL, family, held.algo_id), instrument=held.instrument)


async def test_too_many_requests_are_told_and_a_ban_stops_everything(practice: Practice) -> None:
    order = await practice.first(Family.UM)
    practice.venues.binance.weights.limits["fapi"] = 41
    practice.venues.binance.reset()
    await practice.listed(Family.UM)
    assert practice.pace.observed[-1] == ("binance.futures.weight", 40)
    kinds = []
    for _ in range(6):
        [reply] = await practice.cancel(order)
        kinds.append(reply.fault.kind if reply.fault else None)
        assert reply.verdict in (V.ACCEPTED, V.RETRY)
    assert kinds == [None, *[FaultKind.RATE_LIMIT] * 4, FaultKind.BANNED]
    assert {limit for limit, _ in practice.pace.frozen} == {"binance.futures.weight", ""}
    assert all(wait > 0 for _, wait in practice.pace.frozen)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (Credentials("short", PRACTICE.secret), "-2014"),
        (Credentials("0" * 64, PRACTICE.secret), "-2015"),
        (Credentials(PRACTICE.key, "WRONG"), "-1022"),
    ],
)
async def test_wrong_keys_say_which(practice: Practice, keys: Credentials, code: str) -> None:
    lost = practice_at(practice.venues, keys)
    rights = await lost.connector.key_rights()
    assert rights.fault is not None
    assert (rights.fault.kind, rights.fault.code) == (FaultKind.KEY, code)
    [reply] = await lost.cancel(await practice.first(Family.CM))
    assert (reply.verdict, reply.code) == (V.REJECTED, code)
    await lost.connector.close()


async def test_rights(practice: Practice) -> None:
    rights = await practice.connector.key_rights()
    assert (rights.can_cancel, rights.can_withdraw, rights.address_bound) == (True, False, True)
