"""OKX's words for a practice order: the row of the pending list, of history and of the detail query.

Source: OKX API v5, "GET / Algo order list" and "GET / Algo order details".
"""

from __future__ import annotations

from gui.drill.orders import OrderState, PracticeOrder

STATES = {
    OrderState.LIVE: "live",
    OrderState.FIRED: "effective",
    OrderState.CANCELLED: "canceled",
    OrderState.EXPIRED: "order_failed",
}

# Every value is text and what is absent is empty text, as the venue writes it.
_EMPTY = [
    "algoClOrdId",
    "closeFraction",
    "lever",
    "ccy",
    "tgtCcy",
    "slTriggerPx",
    "slTriggerPxType",
    "slOrdPx",
    "tpTriggerPx",
    "tpTriggerPxType",
    "tpOrdPx",
    "triggerPx",
    "triggerPxType",
    "ordPx",
    "advanceOrdType",
    "callbackRatio",
    "callbackSpread",
    "activePx",
    "moveTriggerPx",
    "pxVar",
    "pxSpread",
    "szLimit",
    "pxLimit",
    "timeInterval",
    "chaseType",
    "chaseVal",
    "maxChaseType",
    "maxChaseVal",
    "actualPx",
    "actualSide",
    "triggerTime",
    "last",
    "ordId",
    "isTradeBorrowMode",
    "quickMgnType",
    "tradeQuoteCcy",
    "clOrdId",
    "tag",
]


def instrument_type(instrument: str) -> str:
    """Give the ``instType`` that an OKX instrument name shows."""
    parts = instrument.split("-")
    if len(parts) <= 2:
        return "SPOT"
    if len(parts) == 5:
        return "OPTION"
    return "SWAP" if parts[2] == "SWAP" else "FUTURES"


def cancel_group(instrument: str) -> str:
    """Give what OKX's cancel limit counts by: the instrument, of an option its family (BTC-USD)."""
    return "-".join(instrument.split("-")[:2]) if instrument_type(instrument) == "OPTION" else instrument


def row(order: PracticeOrder, *, open_listing: bool = False) -> dict[str, object]:
    """Give the order as OKX writes it; an open listing that lags still says ``live`` of what has ended."""
    kind = instrument_type(order.instrument)
    fired = order.state is OrderState.FIRED
    fields: dict[str, object] = dict.fromkeys(_EMPTY, "")
    fields |= {
        "algoId": order.algo_id,
        "algoClOrdId": order.client_id,
        "instId": order.instrument,
        "instType": kind,
        "ordType": order.kind,
        "side": order.side,
        "posSide": "" if kind == "SPOT" else "net",
        "tdMode": "cash" if kind == "SPOT" else "cross",
        "state": STATES[order.state],
        "sz": str(order.size),
        "lever": "" if kind == "SPOT" else "3",
        "reduceOnly": "true" if order.protective else "false",
        "actualSz": str(order.executed),
        "triggerTime": str(order.fired_ms) if fired else "",
        "ordId": order.child_id,
        "ordIdList": [order.child_id] if order.child_id else [],
        "subAlgoIdList": [],
        "linkedOrd": {"ordId": ""},
        "attachAlgoOrds": [],
        "amendPxOnTriggerType": "0",
        "failCode": "0",
        "cTime": str(order.created_ms),
        "uTime": str(order.updated_ms or order.created_ms),
    }
    fields |= order.wire
    if not order.live:
        fields["state"] = STATES[OrderState.LIVE if open_listing else order.state]
    return fields


ORDER_STATES = {
    OrderState.LIVE: "live",
    OrderState.FIRED: "filled",
    OrderState.CANCELLED: "canceled",
    OrderState.EXPIRED: "canceled",
}
_EMPTY_ORDER = [
    "algoClOrdId",
    "attachAlgoClOrdId",
    "avgPx",
    "cancelSource",
    "cancelSourceReason",
    "ccy",
    "fillPx",
    "fillTime",
    "pxType",
    "pxUsd",
    "pxVol",
    "quickMgnType",
    "rebateCcy",
    "slOrdPx",
    "slTriggerPx",
    "slTriggerPxType",
    "source",
    "stpId",
    "tag",
    "tgtCcy",
    "tpOrdPx",
    "tpTriggerPx",
    "tpTriggerPxType",
    "tradeId",
    "tradeQuoteCcy",
]


def order_row(order: PracticeOrder, *, open_listing: bool = False) -> dict[str, object]:
    """Give an ordinary order as OKX writes it; an open listing that lags still says ``live`` of what has ended."""
    kind = instrument_type(order.instrument)
    state = ORDER_STATES[OrderState.LIVE if open_listing else order.state]
    if state == "live" and order.executed:
        state = "partially_filled"
    fields: dict[str, object] = dict.fromkeys(_EMPTY_ORDER, "")
    fields |= {
        "ordId": order.algo_id,
        "clOrdId": order.client_id,
        "algoId": order.parent,
        "instId": order.instrument,
        "instType": kind,
        "ordType": order.kind,
        "side": order.side,
        "posSide": "" if kind == "SPOT" else "net",
        "tdMode": "cash" if kind == "SPOT" else "cross",
        "state": state,
        "sz": str(order.size),
        "px": "",
        "lever": "" if kind == "SPOT" else "3",
        "reduceOnly": "true" if order.protective else "false",
        "accFillSz": str(order.executed),
        "fillSz": str(order.executed),
        "category": "normal",
        "fee": "0",
        "feeCcy": "USDT",
        "pnl": "0",
        "rebate": "0",
        "isTpLimit": "false",
        "stpMode": "cancel_maker",
        "attachAlgoOrds": [],
        "linkedAlgoOrd": {"algoId": ""},
        "cTime": str(order.created_ms),
        "uTime": str(order.updated_ms or order.created_ms),
    }
    return fields | order.wire
