"""Rows of Binance's position lists and rules as its documents show them, and positions made of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gui.connectors.binance.positions import position_of
from gui.domain.closings import CloseRequest, CloseWay
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionSide

UM, CM = PositionFamily.UM, PositionFamily.CM
# Binance "Position Information V3" (USDⓈ-M futures).
HELD: dict[str, Any] = {
    "symbol": "ADAUSDT",
    "positionSide": "BOTH",
    "positionAmt": "30",
    "entryPrice": "0.385",
    "breakEvenPrice": "0.385077",
    "markPrice": "0.41047590",
    "unRealizedProfit": "0.76427700",
    "liquidationPrice": "0",
    "isolatedMargin": "0",
    "notional": "12.31427700",
    "marginAsset": "USDT",
    "isolatedWallet": "0",
    "initialMargin": "0.61571385",
    "maintMargin": "0.08004280",
    "adl": 2,
    "bidNotional": "0",
    "askNotional": "0",
    "updateTime": 1720736417660,
}
# Binance "Position Information" (COIN-M futures).
COIN_HELD: dict[str, Any] = {
    "symbol": "BTCUSD_PERP",
    "positionAmt": "-3",
    "entryPrice": "90000.0",
    "markPrice": "88000.0",
    "unRealizedProfit": "0.00007",
    "liquidationPrice": "0",
    "leverage": "125",
    "maxQty": "50",
    "marginType": "isolated",
    "isolatedMargin": "0.00001000",
    "isAutoAddMargin": "false",
    "positionSide": "BOTH",
    "notionalValue": "-0.0035",
    "updateTime": 1627026881327,
}
# Binance "Exchange Information".
RULES: dict[str, Any] = {
    "timezone": "UTC",
    "rateLimits": [],
    "symbols": [
        {
            "symbol": "ADAUSDT",
            "status": "TRADING",
            "filters": [
                {"filterType": "PRICE_FILTER", "minPrice": "0.0001", "maxPrice": "100", "tickSize": "0.0001"},
                {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "2000000", "stepSize": "1"},
                {"filterType": "MARKET_LOT_SIZE", "minQty": "1", "maxQty": "1000", "stepSize": "1"},
                {"filterType": "MIN_NOTIONAL", "notional": "5"},
            ],
        }
    ],
}


def held(**changes: object) -> Position:
    """The position of a USDⓈ-M row with changes."""
    return position_of("bin", UM, HELD | changes)


def coin_held(**changes: object) -> Position:
    """The position of a COIN-M row with changes."""
    return position_of("bin", CM, COIN_HELD | changes)


def close_of(
    side: PositionSide = PositionSide.NET,
    way: CloseWay = CloseWay.MARKET,
    *,
    buy: bool = False,
    quantity: str = "30",
    price: str | None = None,
    symbol: str = "ADAUSDT",
    host: str = "",
) -> CloseRequest:
    """A close of a USDⓈ-M position."""
    return CloseRequest(
        key=PositionKey("bin", UM, symbol, side),
        way=way,
        buy=buy,
        quantity=Decimal(quantity),
        client_id="ks-1",
        path="/fapi/v1/order",
        host=host,
        price=None if price is None else Decimal(price),
    )


def placed(**changes: object) -> dict[str, object]:
    """The row of the order that closes, filled (Binance "New Order", response type RESULT)."""
    row = {"orderId": 22542179, "clientOrderId": "ks-1", "symbol": "ADAUSDT", "status": "FILLED", "executedQty": "30"}
    return row | {"origQty": "30", "side": "SELL", "type": "MARKET", "reduceOnly": True} | changes
