"""Rows of OKX's lists as its document shows them, and orders made of them."""

from __future__ import annotations

from typing import Any

from gui.connectors.okx.orders_parse import ordinary_order_of
from gui.connectors.okx.parse import order_of
from gui.connectors.okx.positions import position_of
from gui.domain.orders import AlgoOrder
from gui.domain.positions import Position

# OKX API v5, "Get algo order list", response example.
SAMPLE: dict[str, Any] = {
    "algoId": "1753184812254216192",
    "algoClOrdId": "",
    "instId": "BTC-USDT-SWAP",
    "instType": "SWAP",
    "ordType": "conditional",
    "side": "sell",
    "posSide": "net",
    "tdMode": "isolated",
    "state": "live",
    "sz": "1",
    "closeFraction": "",
    "reduceOnly": "true",
    "lever": "3",
    "ccy": "",
    "tgtCcy": "",
    "slTriggerPx": "39000",
    "slTriggerPxType": "mark",
    "slOrdPx": "-1",
    "tpTriggerPx": "",
    "tpOrdPx": "",
    "triggerPx": "",
    "ordPx": "",
    "callbackRatio": "",
    "callbackSpread": "",
    "activePx": "",
    "pxLimit": "",
    "chaseType": "",
    "chaseVal": "",
    "last": "62916.5",
    "ordId": "",
    "ordIdList": [],
    "subAlgoIdList": [],
    "failCode": "0",
    "cTime": "1724751378980",
    "uTime": "1724751378980",
}


def row(algo_id: str = "1753184812254216192", **changes: object) -> dict[str, Any]:
    """The sample with changes."""
    return SAMPLE | {"algoId": algo_id} | changes


def order(algo_id: str = "1753184812254216192", **changes: Any) -> AlgoOrder:
    """The order of such a row."""
    return order_of("okx-main", "conditional", row(algo_id, **changes))


# OKX API v5, "Order List", response example.
ORDINARY: dict[str, Any] = {
    "accFillSz": "0",
    "algoClOrdId": "",
    "algoId": "",
    "attachAlgoOrds": [],
    "avgPx": "",
    "cTime": "1724733617998",
    "cancelSource": "",
    "category": "normal",
    "ccy": "",
    "clOrdId": "",
    "fillPx": "",
    "fillSz": "0",
    "instId": "BTC-USDT",
    "instType": "SPOT",
    "isTpLimit": "false",
    "lever": "",
    "linkedAlgoOrd": {"algoId": ""},
    "ordId": "1752588852617379840",
    "ordType": "post_only",
    "pnl": "0",
    "posSide": "net",
    "px": "13013.5",
    "pxType": "",
    "pxUsd": "",
    "quickMgnType": "",
    "reduceOnly": "false",
    "side": "buy",
    "slOrdPx": "",
    "slTriggerPx": "",
    "source": "",
    "state": "live",
    "sz": "0.001",
    "tag": "",
    "tdMode": "cash",
    "tgtCcy": "",
    "tpTriggerPx": "",
    "uTime": "1724733617998",
}


def ordinary_row(order_id: str = "1752588852617379840", **changes: object) -> dict[str, Any]:
    """The sample of an ordinary order with changes."""
    return ORDINARY | {"ordId": order_id} | changes


def ordinary(order_id: str = "1752588852617379840", **changes: Any) -> AlgoOrder:
    """The ordinary order of such a row."""
    return ordinary_order_of("okx-main", ordinary_row(order_id, **changes))


# OKX API v5, "Get positions", response example.
POSITION: dict[str, Any] = {
    "adl": "1",
    "availPos": "",
    "avgPx": "3226.93",
    "cTime": "1619507758793",
    "ccy": "USDT",
    "closeOrderAlgo": [],
    "instId": "ETH-USDT-SWAP",
    "instType": "SWAP",
    "last": "3216.36",
    "lever": "10",
    "markPx": "3210.5",
    "mgnMode": "isolated",
    "notionalUsd": "3216.36",
    "pos": "10",
    "posCcy": "",
    "posId": "307173036051017730",
    "posSide": "net",
    "uTime": "1619507761462",
    "upl": "-1.643",
    "uplRatio": "-0.0021",
}
# A short in coins: the quote coin is held, the base coin is owed.
MARGIN_SHORT: dict[str, Any] = {
    "instId": "BTC-USDT",
    "instType": "MARGIN",
    "mgnMode": "cross",
    "pos": "6400",
    "posCcy": "USDT",
    "ccy": "USDT",
}


def position_row(**changes: object) -> dict[str, Any]:
    """The sample of a position with changes."""
    return POSITION | changes


def position(**changes: object) -> Position:
    """The position of such a row."""
    return position_of("okx-main", position_row(**changes))
