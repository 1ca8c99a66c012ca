"""Rows of Binance's lists as its documents show them, and orders made of them."""

from __future__ import annotations

from typing import Any

from gui.connectors.binance.parse import conditional_order, execution_order, ordinary_order
from gui.domain.orders import AlgoOrder
from gui.domain.venues import Family

# Binance "Query Current Algo Open Orders" (Algo Trading), response example.
TWAP: dict[str, Any] = {
    "algoId": 14517,
    "symbol": "ETHUSDT",
    "side": "SELL",
    "positionSide": "SHORT",
    "totalQty": "5.000",
    "executedQty": "0.000",
    "executedAmt": "0.00000000",
    "avgPrice": "0.00",
    "clientAlgoId": "d7096549481642f8a0bb69e9e2e31f2e",
    "bookTime": 1649756817004,
    "endTime": 0,
    "algoStatus": "WORKING",
    "algoType": "TWAP",
    "urgency": "LOW",
}
# Binance "Current All Algo Open Orders" (USDⓈ-M futures).
STOP: dict[str, Any] = {
    "algoId": 4000001340070237,
    "clientAlgoId": "sl-1",
    "algoType": "CONDITIONAL",
    "orderType": "STOP_MARKET",
    "symbol": "BTCUSDT",
    "side": "SELL",
    "positionSide": "BOTH",
    "timeInForce": "GTC",
    "quantity": "0.500",
    "algoStatus": "NEW",
    "actualOrderId": "",
    "actualPrice": "0.00",
    "triggerPrice": "74000.00",
    "price": "0.00",
    "icebergQuantity": None,
    "selfTradePreventionMode": "EXPIRE_MAKER",
    "workingType": "MARK_PRICE",
    "priceMatch": "NONE",
    "closePosition": False,
    "priceProtect": True,
    "reduceOnly": True,
    "createTime": 1763683100000,
    "updateTime": 1763683100000,
    "triggerTime": 0,
    "goodTillDate": 0,
}
# Binance "Current All Open Orders" (USDⓈ-M futures).
RESTING: dict[str, Any] = {
    "avgPrice": "0.00000",
    "clientOrderId": "web_abc",
    "cumQuote": "0",
    "executedQty": "0",
    "orderId": 1917641,
    "origQty": "0.400",
    "origType": "LIMIT",
    "price": "93000.0",
    "reduceOnly": False,
    "side": "BUY",
    "positionSide": "BOTH",
    "status": "NEW",
    "stopPrice": "0",
    "closePosition": False,
    "symbol": "BTCUSDT",
    "time": 1579276756075,
    "timeInForce": "GTC",
    "type": "LIMIT",
    "updateTime": 1579276756075,
    "workingType": "CONTRACT_PRICE",
    "priceProtect": False,
}


def twap(algo_id: object = 14517, family: Any = Family.SAPI_FUTURES, **changes: object) -> AlgoOrder:
    """The order of a SAPI row with changes."""
    return execution_order("bin", family, TWAP | {"algoId": algo_id} | changes)


def stop(algo_id: object = 4000001340070237, family: Any = Family.UM, **changes: object) -> AlgoOrder:
    """The order of a futures row with changes."""
    return conditional_order("bin", family, STOP | {"algoId": algo_id} | changes)


def resting(order_id: object = 1917641, family: Any = Family.UM_ORDERS, **changes: object) -> AlgoOrder:
    """The order of a row of ordinary orders with changes."""
    return ordinary_order("bin", family, RESTING | {"orderId": order_id} | changes)


def order_of(family: Family, algo_id: object) -> AlgoOrder:
    """An order of any family."""
    if family.ordinary:
        return resting(algo_id, family)
    return stop(algo_id, family) if family in (Family.UM, Family.CM) else twap(algo_id, family)
