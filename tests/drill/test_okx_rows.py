"""Rows of the practice OKX: complete, all text, with the order's own fields."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.venues import Family
from gui.drill.okx_rows import instrument_type, order_row, row
from gui.drill.orders import OrderState
from gui.drill.seeds import default_orders
from tests.drill.market import order as market_order
from tests.drill.signed import WALL


@pytest.mark.parametrize(
    ("instrument", "kind"), [("BTC-USDT", "SPOT"), ("BTC-USDT-SWAP", "SWAP"), ("BTC-USDT-261225", "FUTURES")]
)
def test_instrument_types(instrument: str, kind: str) -> None:
    assert instrument_type(instrument) == kind


def test_every_row_has_the_same_fields() -> None:
    rows = [row(order) for order in default_orders(0, WALL) if order.family is Family.OKX_ALGO]
    assert len({frozenset(one) for one in rows}) == 1
    assert rows[0]["pxLimit"] == "63900.0"
    assert rows[5]["callbackRatio"] == "0.008"
    assert rows[1]["reduceOnly"] == "true"


def test_states_and_a_paused_order() -> None:
    order = default_orders(0, WALL)[0]
    order.wire["state"] = "pause"
    assert row(order)["state"] == "pause"
    order.state = OrderState.CANCELLED
    assert row(order)["state"] == "canceled"
    assert row(order, open_listing=True)["state"] == "live"


def test_an_ordinary_row_is_text_and_tells_where_it_comes_from() -> None:
    one = market_order(executed=Decimal(4), parent="99", wire={"px": "64000", "source": "6"})
    fields = order_row(one)
    assert {name for name, value in fields.items() if not isinstance(value, str)} == {"attachAlgoOrds", "linkedAlgoOrd"}
    told = [fields[name] for name in ("ordId", "algoId", "source", "state", "accFillSz", "px")]
    assert told == ["7", "99", "6", "partially_filled", "4", "64000"]
    one.state = OrderState.CANCELLED
    assert order_row(one)["state"] == "canceled"
    assert order_row(one, open_listing=True)["state"] == "partially_filled"
    one.state = OrderState.FIRED
    assert order_row(one)["state"] == "filled"
