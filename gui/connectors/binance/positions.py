"""Answers of Binance's position lists to positions: what cannot be read is never zero and never absent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.connectors.binance.parse import Row, base_asset, number_of, symbol_of, time_of, words
from gui.connectors.decode import as_list, as_object, decode
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionSide

SIDES = {"BOTH": PositionSide.NET, "LONG": PositionSide.LONG, "SHORT": PositionSide.SHORT}
MARGIN_TYPES = {"cross": "cross", "crossed": "cross", "isolated": "isolated"}
ISOLATED = ("isolatedWallet", "isolatedMargin")


def positions_of(
    account: str, family: PositionFamily, response: HttpResponse
) -> tuple[tuple[Position, ...], VenueFault | None]:
    """Read a list of positions; raises ShapeError where it is none.

    The fault says that a row has no symbol or side that can be read, or that two rows speak of one position: then the
    reading is incomplete. COIN-M lists every symbol: what is surely zero is left out, which says the same.
    """
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    found: dict[PositionKey, Position] = {}
    fault: VenueFault | None = None
    for value in as_list(decode(response.body), "body"):
        try:
            position = position_of(account, family, value)
        except ShapeError as odd:
            fault = fault or _unread(f"{odd.where}: {odd.what}")
            continue
        if position.key in found:
            fault = fault or _unread(f"two rows of {position.key.instrument}")
            position = replace(position, size=None)
        found[position.key] = position
    return tuple(position for position in found.values() if not position.zero), fault


def position_of(account: str, family: PositionFamily, value: object) -> Position:
    """Read one row (Binance "Position Information V3" of USDⓈ-M, "Position Information" of COIN-M).

    Raises ShapeError for a row without a symbol or a known side: it could not be closed.
    """
    row = as_object(value, "row")
    symbol, word = symbol_of(row), row.get("positionSide")
    if not symbol:
        raise ShapeError("symbol", "not a symbol")
    if not isinstance(word, str) or word not in SIDES:
        raise ShapeError("positionSide", "not a known side")
    side = SIDES[word]
    size = number_of(row, "positionAmt")
    # In hedge mode the side says the direction, whatever sign an amount is written with.
    if size and side is not PositionSide.NET:
        size = size.copy_abs() if side is PositionSide.LONG else size.copy_abs().copy_negate()
    coin = symbol.split("_")[0].removesuffix("USD")
    linear = family is PositionFamily.UM
    mark = _price(row, "markPrice")
    return Position(
        key=PositionKey(account, family, symbol, side),
        size=size,
        unit=base_asset(symbol) if linear else "ct",
        entry=_price(row, "entryPrice"),
        mark=mark,
        unrealised=number_of(row, "unRealizedProfit"),
        result_unit=words(row, "marginAsset") or ("" if linear else coin),
        notional=_notional(row, size, mark, linear=linear),
        margin_mode=_margin_mode(row),
        updated_ms=time_of(row, "updateTime"),
    )


def _price(row: Row, name: str) -> Decimal | None:
    value = number_of(row, name)
    return value if value is not None and value > 0 else None


def _notional(row: Row, size: Decimal | None, mark: Decimal | None, *, linear: bool) -> Decimal | None:
    if linear:
        told = number_of(row, "notional")
        if told is not None:
            return abs(told)
        return abs(size) * mark if size is not None and mark is not None else None
    # COIN-M tells it in the coin.
    coins = number_of(row, "notionalValue")
    return abs(coins) * mark if coins is not None and mark is not None else None


def _margin_mode(row: Row) -> str:
    told = words(row, "marginType")
    if told:
        return MARGIN_TYPES.get(told.lower(), told)
    # The newest list of USDⓈ-M names no mode: only an isolated position has a wallet of its own.
    wallets = [number_of(row, name) for name in ISOLATED if name in row]
    if not wallets or None in wallets:
        return ""
    return "isolated" if any(wallets) else "cross"


def _unread(what: str) -> VenueFault:
    return VenueFault(FaultKind.SHAPE, message=f"a position cannot be read ({what})", http_status=200)
