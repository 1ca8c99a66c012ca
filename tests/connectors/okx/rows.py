"""Rows of OKX's lists as its document shows them, and orders made of them."""

from __future__ import annotations

from typing import Any

from gui.connectors.okx.parse import order_of
from gui.domain.orders import AlgoOrder

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
