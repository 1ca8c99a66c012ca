"""Rows of OKX's algo order list to orders: what is not understood shows as such and never hides the order."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gui.connectors.decode import as_object, decimal_of, id_text, ms_of, text_of
from gui.domain.errors import ShapeError
from gui.domain.faults import plain
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family

Row = Mapping[str, object]

KINDS: dict[str, Kind] = {
    "conditional": Kind.COND_SL,
    "oco": Kind.OCO,
    "trigger": Kind.TRIGGER,
    "move_order_stop": Kind.TRAILING,
    "chase": Kind.CHASE,
    "iceberg": Kind.ICEBERG,
    "smart_iceberg": Kind.ICEBERG,
    "twap": Kind.TWAP,
}
SIDES = {"buy": Side.BUY, "sell": Side.SELL}
CLOSING_TYPES = frozenset({"conditional", "oco", "move_order_stop"})
# In a hedged account each side has orders of its own; a sell of the long side can open nothing.
CLOSING_SIDES = frozenset({("long", "sell"), ("short", "buy")})
CONTRACTS = frozenset({"SWAP", "FUTURES", "OPTION"})
COINS = frozenset({"SPOT", "MARGIN"})
MARKET = Decimal(-1)


def order_of(account: str, listed_as: str, value: object) -> AlgoOrder:
    """Read one row of the list of type ``listed_as`` (OKX API v5, "Get algo order list").

    Raises ShapeError only for a row without a usable ``algoId`` and ``instId``: it could not be cancelled.
    """
    row = as_object(value, "row")
    algo_id = id_text(row.get("algoId"), "algoId")
    instrument = id_text(text_of(row.get("instId"), "instId"), "instId")
    word = words(row, "ordType") or listed_as
    side = SIDES.get(words(row, "side"), Side.OTHER)
    size, note = _size(row)
    prices = _prices(row, word, side)
    return AlgoOrder(
        key=OrderKey(account, Family.OKX_ALGO, algo_id),
        instrument=instrument,
        kind=_kind(row, word),
        kind_text=word,
        side=side,
        size=size,
        unit=unit_of(row, instrument),
        size_note=note,
        client_algo_id=words(row, "algoClOrdId"),
        prices=prices,
        protective=_protective(row, word),
        created_ms=created_of(row),
        venue_status=words(row, "state"),
        pace_group=pace_group_of(row, instrument),
        notional=_notional(row, size, prices),
        tag=words(row, "tag"),
        position_side=position_side_of(row),
    )


def words(row: Row, name: str) -> str:
    """Give a field as plain text to show or compare; empty where it is missing or no text."""
    value = row.get(name)
    return plain(value, 80) if isinstance(value, str) else ""


def _kind(row: Row, word: str) -> Kind:
    if word == "conditional" and filled(row, "tpTriggerPx") and not filled(row, "slTriggerPx"):
        return Kind.COND_TP
    return KINDS.get(word, Kind.OTHER)


def _protective(row: Row, word: str) -> bool:
    # Only what can do nothing but close: a stop that might open a position is not protective.
    fraction = number(row, "closeFraction")
    return word in CLOSING_TYPES and (reduces(row) or (fraction is not None and fraction > 0))


def reduces(row: Row) -> bool:
    """Say whether an order can only close: OKX marks it, or it trades against its own side of a hedged account."""
    against = (words(row, "posSide"), words(row, "side")) in CLOSING_SIDES
    return row.get("reduceOnly") in ("true", True) or against


def position_side_of(row: Row) -> str:
    """Give "long" or "short" in a hedged account, else ""."""
    side = words(row, "posSide")
    return side if side in ("long", "short") else ""


def _size(row: Row) -> tuple[Decimal | None, str]:
    fraction = number(row, "closeFraction")
    if not filled(row, "sz") and fraction is not None and fraction > 0:
        return None, "whole position" if fraction == 1 else f"{(fraction * 100).normalize():f} % of position"
    size = number(row, "sz")
    return size, "" if size is not None else "?"


def unit_of(row: Row, instrument: str) -> str:
    """Give the unit of an order's size: "ct" for contracts, else a currency."""
    parts = instrument.split("-")
    kind = words(row, "instType")
    if kind in CONTRACTS or (kind not in COINS and len(parts) > 2):
        return "ct"
    if len(parts) != 2:
        return ""
    return parts[1] if words(row, "tgtCcy") == "quote_ccy" else parts[0]


def pace_group_of(row: Row, instrument: str) -> str:
    """Give what OKX's limits count by: the instrument, of options their family."""
    if words(row, "instType") == "OPTION":
        return words(row, "instFamily") or "-".join(instrument.split("-")[:2])
    return group_of(instrument)


def group_of(instrument: str) -> str:
    """Give what OKX's limits count by from the instrument's name alone: BTC-USD of BTC-USD-261225-60000-C."""
    parts = instrument.split("-")
    return "-".join(parts[:2]) if len(parts) == 5 and parts[4] in ("C", "P") else instrument


def created_of(row: Row) -> int | None:
    """Give when the order was made (epoch milliseconds), None where that cannot be read."""
    try:
        return ms_of(row.get("cTime"), "cTime")
    except ShapeError:
        return None


def _notional(row: Row, size: Decimal | None, prices: tuple[PriceMark, ...]) -> Decimal | None:
    # Contracts need the instrument's contract value, which no cancel should wait for.
    if size is None or words(row, "instType") not in COINS:
        return None
    if words(row, "tgtCcy") == "quote_ccy":
        return size
    known = [price.value for price in prices if price.value is not None and price.mark in _PRICES and price.value > 0]
    return size * known[-1] if known else None


_PRICES = frozenset({Mark.LIMIT, Mark.TRIGGER, Mark.AT_OR_ABOVE, Mark.AT_OR_BELOW})


def _prices(row: Row, word: str, side: Side) -> tuple[PriceMark, ...]:
    marks: list[PriceMark] = []
    falls = {Side.SELL: Mark.AT_OR_BELOW, Side.BUY: Mark.AT_OR_ABOVE}.get(side, Mark.TRIGGER)
    rises = {Side.SELL: Mark.AT_OR_ABOVE, Side.BUY: Mark.AT_OR_BELOW}.get(side, Mark.TRIGGER)
    _add(marks, row, "slTriggerPx", falls)
    _add(marks, row, "slOrdPx", Mark.LIMIT)
    _add(marks, row, "tpTriggerPx", rises)
    _add(marks, row, "tpOrdPx", Mark.LIMIT)
    _add(marks, row, "triggerPx", _against_last(row))
    _add(marks, row, "ordPx", Mark.LIMIT)
    _add(marks, row, "pxLimit", Mark.LIMIT)
    _add(marks, row, "callbackRatio", Mark.CALLBACK, percent=True)
    _add(marks, row, "callbackSpread", Mark.CALLBACK)
    _add(marks, row, "activePx", Mark.TRIGGER)
    if word == "chase":
        _add(marks, row, "chaseVal", Mark.DISTANCE, percent=words(row, "chaseType") == "ratio")
    return tuple(marks)


def _add(marks: list[PriceMark], row: Row, name: str, mark: Mark, *, percent: bool = False) -> None:
    if not filled(row, name):
        return
    value = number(row, name)
    if mark is Mark.LIMIT and value == MARKET:
        return
    marks.append(PriceMark(mark, value * 100 if percent and value is not None else value, percent))


def _against_last(row: Row) -> Mark:
    # ``last`` is the price when the order was placed, which is what fixed its direction.
    trigger, last = number(row, "triggerPx"), number(row, "last")
    if trigger is None or last is None or trigger == last:
        return Mark.TRIGGER
    return Mark.AT_OR_ABOVE if trigger > last else Mark.AT_OR_BELOW


def filled(row: Row, name: str) -> bool:
    """Say whether anything at all stands in a field."""
    return row.get(name) not in (None, "")


def number(row: Row, name: str) -> Decimal | None:
    """Give a field as a number, None where it is none."""
    try:
        return decimal_of(row.get(name), name)
    except ShapeError:
        return None
