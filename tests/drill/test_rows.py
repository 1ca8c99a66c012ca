"""Rows of both venues: complete, in the venue's types, and with the order's own fields."""

from __future__ import annotations

import pytest

from gui.domain.venues import Family
from gui.drill import binance_rows, okx_rows
from gui.drill.orders import OrderState
from gui.drill.seeds import default_orders
from tests.drill.signed import WALL

ORDERS = default_orders(0, WALL)


@pytest.mark.parametrize(
    ("instrument", "kind"), [("BTC-USDT", "SPOT"), ("BTC-USDT-SWAP", "SWAP"), ("BTC-USDT-261225", "FUTURES")]
)
def test_instrument_types(instrument: str, kind: str) -> None:
    assert okx_rows.instrument_type(instrument) == kind


def test_every_okx_row_has_the_same_fields() -> None:
    rows = [okx_rows.row(order) for order in ORDERS if order.family is Family.OKX_ALGO]
    assert len({frozenset(row) for row in rows}) == 1
    assert rows[0]["pxLimit"] == "63900.0"
    assert rows[5]["callbackRatio"] == "0.008"
    assert rows[1]["reduceOnly"] == "true"


@pytest.mark.parametrize(("state", "word"), list(binance_rows.CONDITIONAL_STATES.items()))
def test_conditional_states(state: OrderState, word: str) -> None:
    order = next(o for o in default_orders(0, WALL) if o.family is Family.UM)
    order.state = state
    assert binance_rows.conditional_row(order)["algoStatus"] == word
    assert "actualQty" not in binance_rows.conditional_row(order)


def test_expired_at_sapi() -> None:
    order = next(o for o in default_orders(0, WALL) if o.family is Family.SAPI_SPOT)
    order.state, order.updated_ms = OrderState.EXPIRED, 7
    row = binance_rows.sapi_row(order)
    assert (row["algoStatus"], row["endTime"], row["totalQty"]) == ("EXPIRED", 7, "410.00")
    assert binance_rows.sapi_sub_rows(order) == []
