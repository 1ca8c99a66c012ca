"""An account without keys: every question is answered with what is missing, and nothing is ever sent."""

from __future__ import annotations

import pytest

from gui.connectors.base import CancelBatch, Connector
from gui.connectors.unarmed import UnarmedConnector
from gui.connectors.wire import Lane
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, Kind, OrderKey, Side
from gui.domain.replies import Fate, Reach, Verdict
from gui.domain.venues import FAMILIES, Account, Environment, Family, Venue

SENTENCE = "The secret of bin is not in the keyring."
FAULT = VenueFault(FaultKind.MISSING_CREDENTIALS, message=SENTENCE, sent=False)
ALL = [(venue, family) for venue in Venue for family in FAMILIES[venue]]


class StoppedClock:
    def monotonic(self) -> float:
        return 7.5

    def wall(self) -> float:
        return 1_763_683_200.25


def connector_of(venue: Venue) -> Connector:
    account = Account("bin", venue, Environment.LIVE, families=FAMILIES[venue])
    return UnarmedConnector(account, SENTENCE, StoppedClock())


def order(family: Family, algo_id: str) -> AlgoOrder:
    return AlgoOrder(OrderKey("bin", family, algo_id), "BTCUSDT", Kind.TWAP, "TWAP", Side.BUY, None)


@pytest.mark.parametrize(("venue", "family"), ALL)
async def test_a_listing_is_unknown_and_never_empty(venue: Venue, family: Family) -> None:
    connector = connector_of(venue)
    for lane in Lane:
        listing = await connector.list_orders(family, lane=lane)
        assert (listing.complete, listing.orders, listing.fault) == (False, (), FAULT)
        assert (listing.account, listing.family, listing.requests) == ("bin", family, 0)
        assert (listing.begun, listing.ended, listing.at_ms) == (7.5, 7.5, 1_763_683_200_250)


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize(("venue", "family"), ALL)
async def test_every_cancel_is_refused_once_and_only_a_person_can_mend_it(
    venue: Venue, family: Family, count: int
) -> None:
    connector = connector_of(venue)
    orders = tuple(order(family, str(number)) for number in range(count))
    replies = await connector.cancel(
        CancelBatch(family, connector.ladder(order(family, "0"))[0], orders), deadline_s=1.0
    )
    assert [reply.key for reply in replies] == [asked.key for asked in orders]
    for reply in replies:
        assert (reply.verdict, reply.reach, reply.fault) == (Verdict.REJECTED, Reach.ACCOUNT, FAULT)
        assert (reply.http_status, reply.latency_s, reply.wait_s) == (None, None, None)
    assert FAULT.by_person


@pytest.mark.parametrize(("venue", "family"), ALL)
async def test_a_state_proves_nothing(venue: Venue, family: Family) -> None:
    status = await connector_of(venue).order_status(order(family, "1"))
    assert (status.key, status.fate, status.asked) == (OrderKey("bin", family, "1"), Fate.UNKNOWN, 7.5)
    assert (status.fault, status.children, status.venue_status) == (FAULT, (), "")


@pytest.mark.parametrize("venue", Venue)
async def test_a_key_that_is_missing_may_do_nothing(venue: Venue) -> None:
    rights = await connector_of(venue).key_rights()
    assert (rights.can_read, rights.can_cancel, rights.fault) == (False, False, FAULT)
    assert (rights.can_withdraw, rights.address_bound) == (None, None)


@pytest.mark.parametrize("venue", Venue)
async def test_nothing_is_sent_and_nothing_is_charged(venue: Venue) -> None:
    connector = connector_of(venue)
    assert (await connector.read_clocks(), dict(connector.limits)) == ((), {})
    for family in FAMILIES[venue]:
        one = order(family, "1")
        [rung] = connector.ladder(one)
        assert not rung.whole_symbol
        assert connector.symbol_path(family) is None
        assert connector.charges(CancelBatch(family, rung, (one,))) == ()
        assert (connector.list_charges(family), connector.host(family)) == ((), "")
    await connector.close()
    assert connector.requests == 0
