"""A practice order's standing."""

from __future__ import annotations

from gui.domain.venues import Venue
from gui.drill.orders import OrderState
from gui.drill.seeds import many
from tests.drill.signed import WALL


def test_venue_and_listing_follow_family_and_state() -> None:
    (order,) = many(1, venue=Venue.OKX, now=WALL)
    assert order.venue is Venue.OKX
    assert order.live
    assert order.listed(5.0)
    order.state = OrderState.CANCELLED
    assert not order.listed(5.0)
    order.listed_until = 6.0
    assert order.listed(5.0)
    assert not order.live
