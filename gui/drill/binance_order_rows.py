"""Binance's words for an ordinary futures order and for a position, at UM and CM.

Source: Binance API, "Current All Open Orders", "Query Order", "Position Information V3" (USD-margined futures) and
"Position Information" (COIN-margined futures).
"""

from __future__ import annotations

from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import Family
from gui.drill.instruments import Instrument, decimals
from gui.drill.orders import OrderState, PracticeOrder
from gui.drill.positions import PracticePosition

ORDER_STATES = {
    OrderState.LIVE: "NEW",
    OrderState.FIRED: "FILLED",
    OrderState.CANCELLED: "CANCELED",
    OrderState.EXPIRED: "EXPIRED",
}
SIDES = {PositionSide.NET: "BOTH", PositionSide.LONG: "LONG", PositionSide.SHORT: "SHORT"}


def order_row(order: PracticeOrder, *, open_listing: bool = False) -> dict[str, object]:
    """Give an ordinary order as Binance writes it; an open listing that lags still says NEW of what has ended."""
    status = ORDER_STATES[OrderState.LIVE if open_listing else order.state]
    if status == "NEW" and order.executed:
        status = "PARTIALLY_FILLED"
    price = Decimal(str(order.wire.get("price") or "0"))
    sum_name = "cumQuote" if order.family is Family.UM_ORDERS else "cumBase"
    row: dict[str, object] = {
        "orderId": int(order.algo_id),
        "symbol": order.instrument,
        "status": status,
        "clientOrderId": order.client_id,
        "price": "0",
        "avgPrice": str(price if order.executed else Decimal(0)),
        "origQty": str(order.size),
        "executedQty": str(order.executed),
        sum_name: str(order.executed * price),
        "timeInForce": "GTC",
        "type": order.kind,
        "reduceOnly": order.protective,
        "closePosition": False,
        "side": order.side.upper(),
        "positionSide": "BOTH",
        "stopPrice": "0",
        "workingType": "CONTRACT_PRICE",
        "priceProtect": False,
        "origType": order.kind,
        "priceMatch": "NONE",
        "selfTradePreventionMode": "EXPIRE_MAKER",
        "goodTillDate": 0,
        "time": order.created_ms,
        "updateTime": order.updated_ms or order.created_ms,
    }
    if order.family is Family.CM_ORDERS:
        row["pair"] = order.instrument.partition("_")[0]
    return row | order.wire


def um_position_row(position: PracticePosition, size: Decimal) -> dict[str, object]:
    """Give a position of this size as version 3 of UM writes it."""
    rules = position.rules
    signed = rules.notional(size).copy_sign(size)
    margin = rules.notional(size) / 3
    return {
        "symbol": position.instrument,
        "positionSide": SIDES[position.side],
        "positionAmt": str(size),
        "entryPrice": str(position.entry),
        "breakEvenPrice": str(position.entry),
        "markPrice": str(rules.mark),
        "unRealizedProfit": f"{rules.result(size, position.entry):.8f}",
        "liquidationPrice": "0",
        "isolatedMargin": "0",
        "notional": f"{signed:.8f}",
        "marginAsset": "USDT",
        "isolatedWallet": "0",
        "initialMargin": f"{margin:.8f}",
        "maintMargin": f"{margin / 10:.8f}",
        "positionInitialMargin": f"{margin:.8f}",
        "openOrderInitialMargin": "0",
        "adl": 2,
        "bidNotional": "0",
        "askNotional": "0",
        "updateTime": position.updated_ms,
    }


def cm_position_row(position: PracticePosition, size: Decimal) -> dict[str, object]:
    """Give a position of this size as CM writes it: contracts, notional in coins."""
    rules = position.rules
    coins = size * rules.value / rules.mark
    return {
        "symbol": position.instrument,
        "positionAmt": str(size),
        "entryPrice": str(position.entry),
        "breakEvenPrice": str(position.entry),
        "markPrice": str(rules.mark),
        "unRealizedProfit": f"{rules.result(size, position.entry):.8f}",
        "liquidationPrice": "0",
        "leverage": position.lever,
        "maxQty": "50000000",
        "marginType": "cross",
        "isolatedMargin": "0.00000000",
        "isAutoAddMargin": "false",
        "positionSide": SIDES[position.side],
        "notionalValue": f"{coins:.8f}",
        "isolatedWallet": "0",
        "updateTime": position.updated_ms,
    }


def symbol_row(rules: Instrument, family: PositionFamily) -> dict[str, object]:
    """Give an instrument as ``exchangeInfo`` writes it; LOT_SIZE, which is not for market orders, differs."""
    lot = {"filterType": "LOT_SIZE", "minQty": str(rules.step), "maxQty": str(rules.max_size * 10)}
    market = {"filterType": "MARKET_LOT_SIZE", "minQty": str(rules.min_size), "maxQty": str(rules.max_size)}
    step = {"stepSize": str(rules.step)}
    filters: list[dict[str, object]] = [
        {"filterType": "PRICE_FILTER", "minPrice": str(rules.tick), "maxPrice": "1000000", "tickSize": str(rules.tick)},
        {**lot, **step},
        {**market, **step},
        {"filterType": "MAX_NUM_ORDERS", "limit": 200},
        {
            "filterType": "PERCENT_PRICE",
            "multiplierUp": str(1 + rules.band),
            "multiplierDown": str(1 - rules.band),
            "multiplierDecimal": "4",
        },
    ]
    row: dict[str, object] = {
        "symbol": rules.name,
        "pair": rules.name.partition("_")[0],
        "contractType": "PERPETUAL",
        "deliveryDate": 4_133_404_800_000,
        "onboardDate": 1_569_398_400_000,
        "maintMarginPercent": "2.5000",
        "requiredMarginPercent": "5.0000",
        "pricePrecision": decimals(rules.tick),
        "quantityPrecision": decimals(rules.step),
        "baseAssetPrecision": 8,
        "quotePrecision": 8,
        "filters": filters,
        "orderTypes": ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET"],
        "timeInForce": ["GTC", "IOC", "FOK", "GTX", "GTD"],
    }
    if family is PositionFamily.CM:
        return row | {"contractStatus": "TRADING", "contractSize": int(rules.value), "marginAsset": rules.name[:3]}
    filters.append({"filterType": "MIN_NOTIONAL", "notional": str(rules.min_notional)})
    return row | {"status": "TRADING", "quoteAsset": "USDT", "marginAsset": "USDT"}
