"""Binance's words for ordinary orders, positions and symbols."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from gui.domain.positions import PositionFamily
from gui.domain.venues import Family
from gui.drill.binance_order_rows import cm_position_row, order_row, symbol_row, um_position_row
from gui.drill.instruments import instrument
from gui.drill.orders import OrderState
from tests.drill.market import SHORT, cm, order, um


@pytest.mark.parametrize(
    ("state", "executed", "word"),
    [
        (OrderState.LIVE, "0", "NEW"),
        (OrderState.LIVE, "1", "PARTIALLY_FILLED"),
        (OrderState.FIRED, "10", "FILLED"),
        (OrderState.CANCELLED, "1", "CANCELED"),
        (OrderState.EXPIRED, "1", "EXPIRED"),
    ],
)
def test_states(state: OrderState, executed: str, word: str) -> None:
    one = order(Family.UM_ORDERS, state=state, executed=Decimal(executed))
    assert order_row(one)["status"] == word
    assert order_row(one, open_listing=True)["status"] in ("NEW", "PARTIALLY_FILLED")


def test_rows_are_json_with_numbers_as_text() -> None:
    row = order_row(order(Family.CM_ORDERS, instrument="ADAUSD_PERP", wire={"price": "0.42"}))
    assert json.loads(json.dumps(row)) == row
    assert (row["price"], row["pair"], row["orderId"], row["origQty"]) == ("0.42", "ADAUSD", 7, "10")
    held = um("-3", side=SHORT)
    row = um_position_row(held, held.size)
    assert (row["positionAmt"], row["positionSide"], str(row["notional"])[0]) == ("-3", "SHORT", "-")
    assert all(isinstance(value, str | int) for value in cm_position_row(cm(), Decimal(50)).values())


def test_a_symbol_tells_its_steps() -> None:
    row = symbol_row(instrument(PositionFamily.UM, "BTCUSDT"), PositionFamily.UM)
    assert (row["quantityPrecision"], row["pricePrecision"], row["status"]) == (3, 2, "TRADING")
    row = symbol_row(instrument(PositionFamily.CM, "ADAUSD_PERP"), PositionFamily.CM)
    assert (row["contractSize"], row["contractStatus"]) == (10, "TRADING")
