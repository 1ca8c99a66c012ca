"""Rows of Binance's algo order lists to orders: what is not understood shows as such and never hides the order."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gui.connectors.decode import as_object, decimal_of, id_text, ms_of
from gui.domain.errors import ShapeError
from gui.domain.faults import plain
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family

Row = Mapping[str, object]

SIDES = {"BUY": Side.BUY, "SELL": Side.SELL}
EXECUTION_KINDS = {"TWAP": Kind.TWAP, "VP": Kind.VP}
STOPS = frozenset({"STOP", "STOP_MARKET"})
TAKES = frozenset({"TAKE_PROFIT", "TAKE_PROFIT_MARKET"})
TRAILING = "TRAILING_STOP_MARKET"
# In hedge mode these sides can only reduce: a sell of the long side, a buy of the short one.
REDUCING = frozenset({("LONG", "SELL"), ("SHORT", "BUY")})
QUOTES = ("FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD1", "BTC", "ETH", "BNB", "EUR", "TRY", "BRL")
MAX_SYMBOL = 64


def execution_order(account: str, family: Family, value: object) -> AlgoOrder:
    """Read one row of SAPI's open orders (Binance "Query Current Algo Open Orders").

    Raises ShapeError only for a row without a usable ``algoId``: it could not be cancelled.
    """
    row = as_object(value, "row")
    key, symbol = _key(account, family, row), symbol_of(row)
    word = words(row, "algoType")
    size = _number(row, "totalQty")
    return AlgoOrder(
        key=key,
        instrument=symbol,
        kind=EXECUTION_KINDS.get(word, Kind.OTHER),
        kind_text=word,
        side=SIDES.get(words(row, "side"), Side.OTHER),
        size=size,
        unit=_base_asset(symbol),
        size_note="" if size is not None else "?",
        client_algo_id=words(row, "clientAlgoId"),
        prices=_limit(row, "limitPrice"),
        protective=False,
        created_ms=_time(row, "bookTime"),
        venue_status=words(row, "algoStatus"),
        pace_group=symbol,
        notional=_executed_notional(row, size),
    )


def conditional_order(account: str, family: Family, value: object) -> AlgoOrder:
    """Read one row of the futures' open algo orders (Binance "Open Algo Orders").

    Raises ShapeError only for a row without a usable ``algoId``.
    """
    row = as_object(value, "row")
    key, symbol = _key(account, family, row), symbol_of(row)
    # Older answers call the type ``type``.
    word = words(row, "orderType") or words(row, "type")
    side = SIDES.get(words(row, "side"), Side.OTHER)
    closes = _is_true(row, "closePosition")
    protective = closes or _is_true(row, "reduceOnly") or _hedge_reduces(row)
    # An order that closes a position has no quantity of its own.
    size = None if closes else _number(row, "quantity")
    note = "whole position" if closes else "" if size is not None else "?"
    prices = _prices(row, word, side)
    return AlgoOrder(
        key=key,
        instrument=symbol,
        kind=_kind(word, protective=protective),
        kind_text=word,
        side=side,
        size=size,
        unit="ct" if family is Family.CM else _base_asset(symbol),
        size_note=note,
        client_algo_id=words(row, "clientAlgoId"),
        prices=prices,
        protective=protective,
        created_ms=_time(row, "createTime"),
        venue_status=words(row, "algoStatus"),
        pace_group=symbol,
        notional=_notional(family, size, prices),
    )


def _key(account: str, family: Family, row: Row) -> OrderKey:
    return OrderKey(account, family, id_text(row.get("algoId"), "algoId"))


def symbol_of(row: Row) -> str:
    """Give the symbol as it came, which may hold characters beyond ASCII; empty where there is no usable one.

    A cancel goes by ``algoId`` alone, so an order without a readable symbol is still shown and cancelled.
    """
    value = row.get("symbol")
    if not isinstance(value, str) or len(value) > MAX_SYMBOL or not value.isprintable() or " " in value:
        return ""
    return value


def words(row: Row, name: str) -> str:
    """Give a field as plain text to show or compare; empty where it is missing or no text."""
    value = row.get(name)
    return plain(value, 80) if isinstance(value, str) else ""


def _kind(word: str, *, protective: bool) -> Kind:
    if word in STOPS:
        return Kind.COND_SL if protective else Kind.TRIGGER
    if word in TAKES:
        return Kind.COND_TP if protective else Kind.TRIGGER
    return Kind.TRAILING if word == TRAILING else Kind.OTHER


def _is_true(row: Row, name: str) -> bool:
    value = row.get(name)
    return value is True or value == "true"


def _hedge_reduces(row: Row) -> bool:
    return (words(row, "positionSide"), words(row, "side")) in REDUCING


def _prices(row: Row, word: str, side: Side) -> tuple[PriceMark, ...]:
    below, above = Mark.AT_OR_BELOW, Mark.AT_OR_ABOVE
    toward = {
        **{(stop, Side.SELL): below for stop in STOPS},
        **{(stop, Side.BUY): above for stop in STOPS},
        **{(take, Side.SELL): above for take in TAKES},
        **{(take, Side.BUY): below for take in TAKES},
    }
    marks: list[PriceMark] = []
    if word == TRAILING:
        _add(marks, row, "callbackRate", Mark.CALLBACK, percent=True)
        _add(marks, row, "activatePrice", Mark.TRIGGER)
    else:
        _add(marks, row, "triggerPrice", toward.get((word, side), Mark.TRIGGER))
    _add(marks, row, "price", Mark.LIMIT)
    return tuple(marks)


def _limit(row: Row, name: str) -> tuple[PriceMark, ...]:
    marks: list[PriceMark] = []
    _add(marks, row, name, Mark.LIMIT)
    return tuple(marks)


def _add(marks: list[PriceMark], row: Row, name: str, mark: Mark, *, percent: bool = False) -> None:
    if row.get(name) in (None, ""):
        return
    value = _number(row, name)
    if value is None or value > 0:
        marks.append(PriceMark(mark, value, percent))


def _base_asset(symbol: str) -> str:
    pair = symbol.split("_")[0]
    for quote in QUOTES:
        if pair.endswith(quote) and len(pair) > len(quote):
            return pair[: -len(quote)]
    return ""


def _notional(family: Family, size: Decimal | None, prices: tuple[PriceMark, ...]) -> Decimal | None:
    if family is Family.CM or not size:
        return None
    known = [price.value for price in prices if price.value and not price.percent]
    return size * known[0] if known else None


def _executed_notional(row: Row, size: Decimal | None) -> Decimal | None:
    price = _number(row, "avgPrice")
    return size * price if size is not None and price else None


def _time(row: Row, name: str) -> int | None:
    try:
        return ms_of(row.get(name), name) or None
    except ShapeError:
        return None


def _number(row: Row, name: str) -> Decimal | None:
    try:
        return decimal_of(row.get(name), name)
    except ShapeError:
        return None
