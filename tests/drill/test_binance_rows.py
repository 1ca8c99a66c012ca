"""Rows of the practice Binance in the venue's types and words."""

from __future__ import annotations

import pytest

from gui.domain.venues import Family
from gui.drill.binance_rows import CONDITIONAL_STATES, conditional_row, sapi_row, sapi_sub_rows
from gui.drill.orders import OrderState, PracticeOrder
from gui.drill.seeds import default_orders
from tests.drill.signed import WALL


def first(family: Family) -> PracticeOrder:
    return next(order for order in default_orders(0, WALL) if order.family is family)


@pytest.mark.parametrize(("state", "word"), list(CONDITIONAL_STATES.items()))
def test_conditional_states(state: OrderState, word: str) -> None:
    order = first(Family.UM)
    order.state = state
    row = conditional_row(order)
    assert row["algoStatus"] == word
    assert "actualQty" not in row
    # What is triggering has not ended: the listing says so, however much it lags.
    lagging = "TRIGGERING" if state is OrderState.TRIGGERING else "NEW"
    assert conditional_row(order, open_listing=True)["algoStatus"] == lagging


def test_expired_at_sapi() -> None:
    order = first(Family.SAPI_SPOT)
    order.state, order.updated_ms = OrderState.EXPIRED, 7
    row = sapi_row(order)
    assert (row["algoStatus"], row["endTime"], row["totalQty"]) == ("EXPIRED", 7, "410.00")
    late = sapi_row(order, open_listing=True)
    assert (late["algoStatus"], late["endTime"]) == ("WORKING", 0)
    assert sapi_sub_rows(order) == []
