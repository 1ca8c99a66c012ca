"""Rows of Binance's order lists to orders: what is not understood shows as such and never hides the order."""

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
POSITION_SIDES = {"LONG": "long", "SHORT": "short"}
IN_FORCE = {"GTX": Kind.POST_ONLY, "IOC": Kind.IOC, "FOK": Kind.FOK}
COIN_MARGINED = frozenset({Family.CM, Family.CM_ORDERS})
QUOTES = ("FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD1", "BTC", "ETH", "BNB", "EUR", "TRY", "BRL")
MAX_SYMBOL = 64


def execution_order(account: str, family: Family, value: object) -> AlgoOrder:
    """Read one row of SAPI's open orders (Binance "Query Current Algo Open Orders").

    Raises ShapeError only for a row without a usable ``algoId``: it could not be cancelled.
    """
    row = as_object(value, "row")
    key, symbol = _key(account, family, row), symbol_of(row)
    word = words(row, "algoType")
    size = number_of(row, "totalQty")
    return AlgoOrder(
        key=key,
        instrument=symbol,
        kind=EXECUTION_KINDS.get(word, Kind.OTHER),
        kind_text=word,
        side=SIDES.get(words(row, "side"), Side.OTHER),
        size=size,
        unit=base_asset(symbol),
        size_note="" if size is not None else "?",
        client_algo_id=words(row, "clientAlgoId"),
        prices=_limit(row, "limitPrice"),
        protective=False,
        created_ms=time_of(row, "bookTime"),
        venue_status=words(row, "algoStatus"),
        pace_group=symbol,
        notional=_executed_notional(row, size),
        position_side=POSITION_SIDES.get(words(row, "positionSide"), ""),
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
    protective = only_reduces(row)
    size, note = size_of(row, "quantity")
    prices = prices_of(row, word, side)
    return AlgoOrder(
        key=key,
        instrument=symbol,
        kind=_conditional_kind(word, protective=protective),
        kind_text=word,
        side=side,
        size=size,
        unit=unit_of(family, symbol),
        size_note=note,
        client_algo_id=words(row, "clientAlgoId"),
        prices=prices,
        protective=protective,
        created_ms=time_of(row, "createTime"),
        venue_status=words(row, "algoStatus"),
        pace_group=symbol,
        notional=notional_of(family, size, prices),
        position_side=POSITION_SIDES.get(words(row, "positionSide"), ""),
    )


def ordinary_order(account: str, family: Family, value: object) -> AlgoOrder:
    """Read one row of the futures' open orders (Binance "Current All Open Orders"); the size is what is left of it.

    Raises ShapeError only for a row without a usable ``orderId``.
    """
    row = as_object(value, "row")
    key = OrderKey(account, family, id_text(row.get("orderId"), "orderId"))
    symbol, word = symbol_of(row), words(row, "type")
    side = SIDES.get(words(row, "side"), Side.OTHER)
    protective = only_reduces(row)
    size, note = size_of(row, "origQty")
    done = number_of(row, "executedQty")
    if size is not None and done is not None and 0 < done <= size:
        size -= done
    prices = prices_of(row, word, side, trigger="stopPrice")
    return AlgoOrder(
        key=key,
        instrument=symbol,
        kind=_ordinary_kind(word, words(row, "timeInForce"), protective=protective),
        kind_text=word,
        side=side,
        size=size,
        unit=unit_of(family, symbol),
        size_note=note,
        client_algo_id=words(row, "clientOrderId"),
        prices=prices,
        protective=protective,
        created_ms=time_of(row, "time"),
        venue_status=words(row, "status"),
        pace_group=symbol,
        notional=notional_of(family, size, prices),
        position_side=POSITION_SIDES.get(words(row, "positionSide"), ""),
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


def _ordinary_kind(word: str, in_force: str, *, protective: bool) -> Kind:
    if word == "LIMIT":
        return IN_FORCE.get(in_force, Kind.LIMIT)
    return Kind.MARKET if word == "MARKET" else _conditional_kind(word, protective=protective)


def _conditional_kind(word: str, *, protective: bool) -> Kind:
    if word in STOPS:
        return Kind.COND_SL if protective else Kind.TRIGGER
    if word in TAKES:
        return Kind.COND_TP if protective else Kind.TRIGGER
    return Kind.TRAILING if word == TRAILING else Kind.OTHER


def only_reduces(row: Row) -> bool:
    """Say whether an order can only reduce a position, by its marks or, in hedge mode, by its sides."""
    sides = (words(row, "positionSide"), words(row, "side"))
    return _is_true(row, "closePosition") or _is_true(row, "reduceOnly") or sides in REDUCING


def size_of(row: Row, name: str) -> tuple[Decimal | None, str]:
    """Give an order's size and the note that stands in its place; one that closes a position has none of its own."""
    if _is_true(row, "closePosition"):
        return None, "whole position"
    size = number_of(row, name)
    return size, "" if size is not None else "?"


def _is_true(row: Row, name: str) -> bool:
    value = row.get(name)
    return value is True or value == "true"


def prices_of(row: Row, word: str, side: Side, *, trigger: str = "triggerPrice") -> tuple[PriceMark, ...]:
    """Give the prices that are set, each with its role; ``trigger`` is the field of the trigger price."""
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
        _add(marks, row, trigger, toward.get((word, side), Mark.TRIGGER))
    _add(marks, row, "price", Mark.LIMIT)
    return tuple(marks)


def _limit(row: Row, name: str) -> tuple[PriceMark, ...]:
    marks: list[PriceMark] = []
    _add(marks, row, name, Mark.LIMIT)
    return tuple(marks)


def _add(marks: list[PriceMark], row: Row, name: str, mark: Mark, *, percent: bool = False) -> None:
    if row.get(name) in (None, ""):
        return
    value = number_of(row, name)
    if value is None or value > 0:
        marks.append(PriceMark(mark, value, percent))


def unit_of(family: Family, symbol: str) -> str:
    """Give the unit of sizes: contracts in COIN-M, else the coin that is traded."""
    return "ct" if family in COIN_MARGINED else base_asset(symbol)


def base_asset(symbol: str) -> str:
    """Give the coin of a symbol whose quote is a known one, else nothing."""
    pair = symbol.split("_")[0]
    for quote in QUOTES:
        if pair.endswith(quote) and len(pair) > len(quote):
            return pair[: -len(quote)]
    return ""


def notional_of(family: Family, size: Decimal | None, prices: tuple[PriceMark, ...]) -> Decimal | None:
    """Give size times price in the quote currency; contracts of COIN-M have none of their own."""
    if family in COIN_MARGINED or not size:
        return None
    known = [price.value for price in prices if price.value and not price.percent]
    return size * known[0] if known else None


def _executed_notional(row: Row, size: Decimal | None) -> Decimal | None:
    price = number_of(row, "avgPrice")
    return size * price if size is not None and price else None


def time_of(row: Row, name: str) -> int | None:
    """Give a time in epoch milliseconds, None where there is none."""
    try:
        return ms_of(row.get(name), name) or None
    except ShapeError:
        return None


def number_of(row: Row, name: str) -> Decimal | None:
    """Give a number, None where there is none."""
    try:
        return decimal_of(row.get(name), name)
    except ShapeError:
        return None
