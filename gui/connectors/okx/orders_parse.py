"""Rows of OKX's ordinary order list to orders: what is not understood shows as such and never hides the order."""

from __future__ import annotations

from decimal import Decimal

from gui.connectors.decode import as_object, id_text, text_of
from gui.connectors.okx.parse import (
    COINS,
    SIDES,
    Row,
    created_of,
    filled,
    number,
    pace_group_of,
    position_side_of,
    reduces,
    unit_of,
    words,
)
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family

KINDS: dict[str, Kind] = {
    "limit": Kind.LIMIT,
    "market": Kind.MARKET,
    "post_only": Kind.POST_ONLY,
    "fok": Kind.FOK,
    "ioc": Kind.IOC,
    "optimal_limit_ioc": Kind.IOC,
}


def ordinary_order_of(account: str, value: object) -> AlgoOrder:
    """Read one row of the list of ordinary orders (OKX API v5, "Order List").

    ``size`` is what is still open of the order. Raises ShapeError only for a row without a usable ``ordId`` and
    ``instId``: it could not be cancelled.
    """
    row = as_object(value, "row")
    order_id = id_text(row.get("ordId"), "ordId")
    instrument = id_text(text_of(row.get("instId"), "instId"), "instId")
    word = words(row, "ordType")
    size = left_of(row)
    price = number(row, "px")
    return AlgoOrder(
        key=OrderKey(account, Family.OKX_ORDERS, order_id),
        instrument=instrument,
        kind=KINDS.get(word, Kind.OTHER),
        kind_text=word,
        side=SIDES.get(words(row, "side"), Side.OTHER),
        size=size,
        unit=unit_of(row, instrument),
        size_note="" if size is not None else "?",
        client_algo_id=words(row, "clOrdId"),
        prices=(PriceMark(Mark.LIMIT, price),) if filled(row, "px") else (),
        protective=reduces(row),
        created_ms=created_of(row),
        venue_status=words(row, "state"),
        pace_group=pace_group_of(row, instrument),
        notional=_notional(row, size, price),
        parent=_parent(row),
        tag=words(row, "tag"),
        position_side=position_side_of(row),
    )


def left_of(row: Row) -> Decimal | None:
    """Give what is still open of an order: its size without what was filled of it, None where that is not known."""
    size, done = number(row, "sz"), number(row, "accFillSz")
    if size is None or (done is None and filled(row, "accFillSz")):
        return None
    if not done:
        return size
    # An order in quote currency tells its fills in the other one.
    in_quote = words(row, "tgtCcy") == "quote_ccy"
    return size - done if 0 < done <= size and not in_quote else None


def _parent(row: Row) -> str:
    parent = words(row, "algoId")
    return parent if parent != "0" else ""


def _notional(row: Row, size: Decimal | None, price: Decimal | None) -> Decimal | None:
    # Contracts need the instrument's contract value, which no cancel should wait for.
    if size is None or words(row, "instType") not in COINS:
        return None
    if words(row, "tgtCcy") == "quote_ccy":
        return size
    return size * price if price is not None and price > 0 else None
