"""The OKX connector against the practice OKX: the same servers that traders rehearse on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest

from gui.connectors.base import CancelBatch
from gui.connectors.credentials import Credentials
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.okx.endpoints import CANCEL, CANCEL_ADVANCE
from gui.connectors.transport import HttpTransport
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, Verdict
from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from gui.drill.account import practice_account
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour
from gui.drill.seeds import default_orders
from gui.drill.venues import PracticeVenues
from tests.connectors.okx.scripted import RecordingPace

LABEL = "drill-a"
PRACTICE = practice_account(LABEL, Venue.OKX)
CANCELS = "/api/v5/trade/cancel-algos"


@dataclass
class Practice:
    """The practice venues and a connector of one account."""

    venues: PracticeVenues
    connector: OkxConnector

    async def listed(self) -> dict[str, AlgoOrder]:
        listing = await self.connector.list_orders(Family.OKX_ALGO)
        assert listing.complete, listing.fault
        return {order.key.algo_id: order for order in listing.orders}

    async def cancel(self, *orders: AlgoOrder, advance: bool = False) -> list[Verdict]:
        path = CANCEL_ADVANCE if advance else CANCEL
        replies = await self.connector.cancel(CancelBatch(Family.OKX_ALGO, path, orders), deadline_s=4.0)
        assert [reply.key for reply in replies] == [order.key for order in orders]
        return [reply.verdict for reply in replies]


def connector_at(venues: PracticeVenues, keys: Credentials) -> OkxConnector:
    account = Account(LABEL, Venue.OKX, Environment.DRILL, hosts=Hosts(rest=(venues.okx_url,)))
    clock = SystemClock()
    return OkxConnector(account, keys, HttpTransport(clock=clock, user_agent="test"), clock, RecordingPace())


@pytest.fixture
async def practice() -> AsyncIterator[Practice]:
    calm = [replace(order, behaviour=Behaviour.NORMAL) for order in default_orders()]
    venues = PracticeVenues(orders=calm)
    await venues.start()
    connector = connector_at(venues, Credentials(PRACTICE.key, PRACTICE.secret, PRACTICE.passphrase))
    yield Practice(venues, connector)
    await connector.close()
    await venues.stop()
    assert venues.ledger.breaches == []


def truth(practice: Practice) -> set[str]:
    return {order.algo_id for order in practice.venues.book.of(LABEL, Family.OKX_ALGO) if order.live}


async def test_the_listing_is_the_truth(practice: Practice) -> None:
    listed = await practice.listed()
    assert set(listed) == truth(practice)
    held = {order.algo_id: order for order in practice.venues.book.of(LABEL, Family.OKX_ALGO)}
    for algo_id, order in listed.items():
        assert order.instrument == held[algo_id].instrument
        assert order.size == held[algo_id].size
        assert order.kind_text == held[algo_id].kind
        assert order.prices


async def test_everything_can_be_cancelled_and_proven(practice: Practice) -> None:
    listed = list((await practice.listed()).values())
    for start in range(0, len(listed), 10):
        assert set(await practice.cancel(*listed[start : start + 10])) == {Verdict.ACCEPTED}
    assert await practice.listed() == {}
    assert truth(practice) == set()
    for order in listed[:3]:
        assert (await practice.connector.order_status(order)).fate is Fate.CANCELLED
    assert set(await practice.cancel(*listed[:3])) == {Verdict.ALREADY_GONE}


@pytest.mark.parametrize(
    ("behaviour", "verdict", "fate"),
    [
        (Behaviour.NORMAL, Verdict.ACCEPTED, Fate.CANCELLED),
        (Behaviour.REFUSES, Verdict.UNKNOWN, Fate.OPEN),
        (Behaviour.FIRES, Verdict.FIRED, Fate.FIRED),
        (Behaviour.STUBBORN, Verdict.ACCEPTED, Fate.OPEN),
        (Behaviour.GHOST, Verdict.ACCEPTED, Fate.CANCELLED),
        (Behaviour.REJECTS, Verdict.WRONG_PATH, Fate.OPEN),
    ],
)
async def test_every_behaviour_is_told_as_it_is(
    practice: Practice, behaviour: Behaviour, verdict: Verdict, fate: Fate
) -> None:
    first, *rest = (await practice.listed()).values()
    practice.venues.book.find(first.key.algo_id, Family.OKX_ALGO).behaviour = behaviour
    assert await practice.cancel(first, *rest[:2]) == [verdict, Verdict.ACCEPTED, Verdict.ACCEPTED]
    status = await practice.connector.order_status(first)
    assert status.fate is fate
    assert bool(status.children) is (fate is Fate.FIRED)


async def test_what_the_first_path_leaves_standing_the_second_takes(practice: Practice) -> None:
    order = next(order for order in (await practice.listed()).values() if order.kind_text == "twap")
    practice.venues.book.find(order.key.algo_id, Family.OKX_ALGO).behaviour = Behaviour.STUBBORN
    assert practice.connector.ladder(order) == (CANCEL, CANCEL_ADVANCE)
    assert await practice.cancel(order) == [Verdict.ACCEPTED]
    assert order.key.algo_id in await practice.listed()
    assert await practice.cancel(order, advance=True) == [Verdict.ACCEPTED]
    # A third reading within two seconds is more than the venue allows, and no pace waits here.
    practice.venues.okx.reset()
    assert order.key.algo_id not in await practice.listed()


@pytest.mark.parametrize("act", [FaultAct.RESET_BEFORE, FaultAct.RESET_AFTER, FaultAct.TRUNCATE_AFTER, FaultAct.HTML])
async def test_a_lost_answer_is_unknown_and_sent_once(practice: Practice, act: FaultAct) -> None:
    order = next(iter((await practice.listed()).values()))
    practice.venues.faults.add(Fault(act, path=CANCELS, hits=1))
    assert await practice.cancel(order) == [Verdict.UNKNOWN]
    assert sum(arrival.path == CANCELS for arrival in practice.venues.ledger.requests) == 1
    assert len(practice.venues.ledger.requests) == practice.connector.requests


async def test_a_row_that_is_left_out_is_unknown(practice: Practice) -> None:
    first, second, *_ = (await practice.listed()).values()
    practice.venues.faults.add(Fault(FaultAct.DROP_ROW, path=CANCELS, row=0))
    assert await practice.cancel(first, second) == [Verdict.UNKNOWN, Verdict.ACCEPTED]


async def test_a_redirect_is_not_followed(practice: Practice) -> None:
    order = next(iter((await practice.listed()).values()))
    practice.venues.faults.add(Fault(FaultAct.REDIRECT, path=CANCELS))
    assert await practice.cancel(order) == [Verdict.UNKNOWN]
    assert order.key.algo_id in truth(practice)


async def test_wrong_keys_say_which(practice: Practice) -> None:
    for keys, kind in (
        (Credentials("00000000-0000-0000-0000-000000000000", PRACTICE.secret, PRACTICE.passphrase), FaultKind.KEY),
        (Credentials(PRACTICE.key, "WRONG", PRACTICE.passphrase), FaultKind.KEY),
        (Credentials(PRACTICE.key, PRACTICE.secret, "wrong"), FaultKind.KEY),
    ):
        lost = connector_at(practice.venues, keys)
        rights = await lost.key_rights()
        assert rights.fault is not None
        assert rights.fault.kind is kind
        await lost.close()


async def test_rights_and_clock(practice: Practice) -> None:
    rights = await practice.connector.key_rights()
    assert (rights.can_cancel, rights.can_withdraw, rights.address_bound) == (True, False, True)
    [reading] = await practice.connector.read_clocks()
    assert reading.offset_s == pytest.approx(0, abs=2)
