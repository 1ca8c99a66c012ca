"""Positions as their venue lists them: what is not known is neither zero nor a direction."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.positions import (
    ORDERS_OF,
    POSITIONS,
    Position,
    PositionFamily,
    PositionKey,
    PositionSide,
    position_families,
)
from gui.domain.venues import FAMILIES, ORDINARY_FAMILIES, Family, Venue

P = PositionFamily


@pytest.mark.parametrize(
    ("size", "zero", "direction"),
    [("1", False, 1), ("-0.5", False, -1), ("0", True, 0), ("0.000", True, 0), (None, False, 0), ("NaN", False, 0)],
)
def test_only_a_number_is_zero_or_has_a_direction(size: str | None, zero: bool, direction: int) -> None:
    made = Position(PositionKey("a", P.UM, "BTCUSDT"), None if size is None else Decimal(size))
    assert (made.zero, made.direction) == (zero, direction)


def test_a_key_is_told_by_what_it_has() -> None:
    assert str(PositionKey("a", P.UM, "BTCUSDT")) == "a/binance.um-positions/BTCUSDT/net"
    whole = PositionKey("a", P.OKX, "BTC-USDT-SWAP", PositionSide.SHORT, "cross", "USDT")
    assert str(whole) == "a/okx.positions/BTC-USDT-SWAP/short/cross/USDT"


def test_every_listing_of_positions_has_its_venue_and_the_orders_that_lead_to_it() -> None:
    for family in P:
        assert {order.venue for order in ORDERS_OF[family]} == {family.venue}
    assert {order for orders in ORDERS_OF.values() for order in orders} >= ORDINARY_FAMILIES
    for algo, family in POSITIONS.items():
        assert algo in ORDERS_OF[family]


def test_the_listings_that_belong_to_an_account() -> None:
    assert position_families(FAMILIES[Venue.OKX]) == (P.OKX,)
    assert position_families(FAMILIES[Venue.BINANCE]) == (P.UM, P.CM)
    assert position_families((Family.SAPI_SPOT, Family.SAPI_FUTURES)) == ()
