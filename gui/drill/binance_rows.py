"""Binance's words for a practice order: TWAP and VP rows of SAPI, conditional rows of UM and CM.

Source: Binance API, "Query Current Algo Open Orders" (Algo Trading) and "Current All Algo Open Orders" (Futures).
"""

from __future__ import annotations

from decimal import Decimal

from gui.domain.venues import Family
from gui.drill.orders import OrderState, PracticeOrder

# CANCELLED here and CANCELED at UM: the venue spells them so.
SAPI_STATES = {
    OrderState.LIVE: "WORKING",
    OrderState.FIRED: "FINISHED",
    OrderState.CANCELLED: "CANCELLED",
    OrderState.EXPIRED: "EXPIRED",
}
CONDITIONAL_STATES = {
    OrderState.LIVE: "NEW",
    OrderState.TRIGGERING: "TRIGGERING",
    OrderState.FIRED: "TRIGGERED",
    OrderState.FINISHED: "FINISHED",
    OrderState.CANCELLED: "CANCELED",
    OrderState.EXPIRED: "EXPIRED",
}


def sapi_row(order: PracticeOrder, *, open_listing: bool = False) -> dict[str, object]:
    """Give a TWAP or VP order as SAPI writes it; an open listing that lags still says WORKING of what has ended."""
    state = OrderState.LIVE if open_listing else order.state
    price = Decimal(str(order.wire.get("price", "1")))
    row: dict[str, object] = {
        "algoId": int(order.algo_id),
        "symbol": order.instrument,
        "side": order.side.upper(),
        "totalQty": str(order.size),
        "executedQty": str(order.executed),
        "executedAmt": f"{order.executed * price:.8f}",
        "avgPrice": f"{price if order.executed else Decimal(0):.4f}",
        "clientAlgoId": order.client_id,
        "bookTime": order.created_ms,
        "endTime": 0 if state is OrderState.LIVE else order.updated_ms,
        "algoStatus": SAPI_STATES[state],
        "algoType": order.kind,
        "urgency": "LOW",
    }
    if order.family is Family.SAPI_FUTURES:
        row["positionSide"] = "BOTH"
    return row


def sapi_sub_rows(order: PracticeOrder) -> list[dict[str, object]]:
    """Give the slices that an order has traded so far, as one."""
    if not order.executed:
        return []
    parent = sapi_row(order)
    shared = {name: parent[name] for name in ("algoId", "executedQty", "executedAmt", "bookTime", "avgPrice")}
    return [
        shared
        | {
            "orderId": 8_389_765_519_993_908_929,
            "orderStatus": "FILLED",
            "feeAmt": "-0.05000000",
            "feeAsset": "USDT",
            "side": order.side.upper(),
            "symbol": order.instrument,
            "subId": 1,
            "timeInForce": "IMMEDIATE_OR_CANCEL",
            "origQty": str(order.executed),
        }
    ]


def conditional_row(order: PracticeOrder, *, query: bool = False, open_listing: bool = False) -> dict[str, object]:
    """Give a conditional order as UM and CM write it.

    ``query`` adds what only the single query shows; an open listing that lags still says NEW of what has ended.
    """
    row: dict[str, object] = {
        "algoId": int(order.algo_id),
        "clientAlgoId": order.client_id,
        "algoType": "CONDITIONAL",
        "orderType": order.kind,
        "symbol": order.instrument,
        "side": order.side.upper(),
        "positionSide": "BOTH",
        "timeInForce": "GTC",
        "quantity": str(order.size),
        "algoStatus": CONDITIONAL_STATES[order.state],
        "actualOrderId": order.child_id,
        "actualPrice": "0.00",
        "triggerPrice": "0.00",
        "price": "0.00",
        "icebergQuantity": None,
        "selfTradePreventionMode": "EXPIRE_MAKER",
        "workingType": "MARK_PRICE",
        "priceMatch": "NONE",
        "closePosition": False,
        "priceProtect": False,
        "reduceOnly": order.protective,
        "createTime": order.created_ms,
        "updateTime": order.updated_ms or order.created_ms,
        "triggerTime": order.fired_ms,
        "goodTillDate": 0,
    }
    if query:
        row |= {"actualType": "MARKET" if order.child_id else "", "actualQty": str(order.executed)}
    row |= order.wire
    if not order.live:
        lags = open_listing and order.state is not OrderState.TRIGGERING
        row["algoStatus"] = CONDITIONAL_STATES[OrderState.LIVE if lags else order.state]
    return row
