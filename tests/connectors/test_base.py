"""The words of pace and the shape that every connector has."""

from __future__ import annotations

from gui.connectors.base import CancelPath, Charge, Connector, Limit, Ticket
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.transport import HttpTransport
from gui.domain.clock import SystemClock
from gui.domain.venues import Account, Environment, Family, Venue
from tests.connectors.okx.scripted import KEYS, RecordingPace


def test_cancels_always_find_room_beside_other_traffic() -> None:
    limit = Limit(20, 2.0)
    assert 0 < limit.other_share < limit.share <= 1
    assert Charge("a", "b").units == 1
    assert Ticket(1, (Charge("a", "b"),)).charges[0].limit == "a"
    assert CancelPath("x") == CancelPath("x", 1, whole_symbol=False)


def test_okx_has_the_shape_of_a_connector() -> None:
    account, clock = Account("a", Venue.OKX, Environment.LIVE), SystemClock()
    transport = HttpTransport(clock=clock, user_agent="x")
    connector: Connector = OkxConnector(account, KEYS, transport, clock, RecordingPace())
    assert (connector.account, connector.requests) == (account, 0)
    assert connector.host(Family.OKX_ALGO) == "www.okx.com"
    for charge in connector.list_charges(Family.OKX_ALGO):
        assert charge.limit in connector.limits
