"""OKX's list of positions to one reading: a size or direction that is not sure is not known, and never zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gui.connectors.decode import as_object, id_text, ms_of, text_of
from gui.connectors.okx.caller import Answer
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.connectors.okx.parse import CONTRACTS, Row, number, words
from gui.domain.clock import Clock, epoch_ms
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionReading, PositionSide

SIDES = {side.value: side for side in PositionSide}
MARGINS = frozenset({"cross", "isolated"})


def reading_of(account: str, answer: Answer, clock: Clock) -> PositionReading:
    """Read the answer to the question for every position (OKX API v5, "Get positions").

    Complete only if the answer has the documented shape and every row names its position without a doubt.
    """
    positions: dict[PositionKey, Position] = {}
    fault = answer.fault
    try:
        for value in _rows_of(answer.envelope) if answer.envelope is not None else ():
            try:
                _take(positions, position_of(account, value))
            except ShapeError as odd:
                fault = fault or _odd(f"a row cannot be read ({odd.where}: {odd.what})")
    except _RefusedError as refused:
        fault = refused.fault
    if answer.envelope is None and fault is None:
        fault = VenueFault(FaultKind.OTHER, message="no answer")
    return PositionReading(
        account=account,
        family=PositionFamily.OKX,
        positions=tuple(positions.values()),
        complete=fault is None,
        begun=answer.asked,
        ended=answer.answered,
        at_ms=epoch_ms(clock),
        fault=fault,
        requests=1,
    )


class _RefusedError(Exception):
    def __init__(self, fault: VenueFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _rows_of(envelope: Envelope) -> Sequence[object]:
    if envelope.code != "0":
        raise _RefusedError(fault_of_code(envelope))
    if envelope.data is None or not 200 <= envelope.status < 300:
        raise _RefusedError(_odd("OKX's answer has not the documented shape (data: missing)", envelope.status))
    return envelope.data


def _odd(message: str, status: int | None = None) -> VenueFault:
    return VenueFault(FaultKind.SHAPE, message=message, http_status=status)


def _take(positions: dict[PositionKey, Position], new: Position) -> None:
    old = positions.get(new.key)
    if old is None or old.zero:
        positions[new.key] = new
    elif not new.zero and (new.size, new.unit) != (old.size, old.unit):
        # Two that one close request would name: which of them it closes, and how much, nobody knows.
        positions[new.key] = replace(old, size=None)


def position_of(account: str, value: object) -> Position:
    """Read one row; ``size`` is None where its number, or what tells long from short, cannot be read.

    Raises ShapeError where it is not sure which position it is: then it might be taken for another one's end.
    """
    row = as_object(value, "row")
    instrument = id_text(text_of(row.get("instId"), "instId"), "instId")
    side = SIDES.get(text_of(row.get("posSide"), "posSide"))
    margin = text_of(row.get("mgnMode"), "mgnMode")
    if side is None or margin not in MARGINS:
        raise ShapeError("posSide" if side is None else "mgnMode", "unknown")
    coins = _in_coins(row, instrument)
    # OKX wants the margin currency where a cross margin position of coins is closed.
    currency = text_of(row.get("ccy"), "ccy") if coins and margin == "cross" else ""
    if currency:
        id_text(currency, "ccy")
    notional = number(row, "notionalUsd")
    return Position(
        key=PositionKey(account, PositionFamily.OKX, instrument, side, margin, currency),
        size=_margin_size(row, instrument, side) if coins else _contracts(row, side),
        unit=words(row, "posCcy") if coins else "ct",
        entry=number(row, "avgPx"),
        mark=number(row, "markPx"),
        unrealised=number(row, "upl"),
        result_unit=words(row, "uplCcy") or words(row, "ccy"),
        notional=abs(notional) if notional is not None else None,
        margin_mode=margin,
        stops=tuple(dict.fromkeys(_stops(row.get("closeOrderAlgo")))),
        updated_ms=_updated(row),
    )


def _in_coins(row: Row, instrument: str) -> bool:
    kind = words(row, "instType")
    return kind == "MARGIN" or (kind not in CONTRACTS and instrument.count("-") == 1)


def _contracts(row: Row, side: PositionSide) -> Decimal | None:
    count = number(row, "pos")
    if count is None or side is PositionSide.NET:
        return count
    # Both sides of a hedged account count upwards; the side alone tells the direction.
    if side is PositionSide.SHORT:
        return -abs(count)
    return count if count >= 0 else None


def _margin_size(row: Row, instrument: str, side: PositionSide) -> Decimal | None:
    amount = number(row, "pos")
    if amount is None or amount < 0:
        return None
    if not amount:
        return amount
    base, _, quote = instrument.partition("-")
    # Always positive: what is held in the base coin is long, what is held in the quote coin is short.
    sign = {base: 1, quote: -1}.get(words(row, "posCcy"))
    told = {PositionSide.LONG: 1, PositionSide.SHORT: -1}.get(side, sign)
    return amount * sign if sign is not None and sign == told else None


def _stops(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        try:
            yield id_text(as_object(one, "closeOrderAlgo").get("algoId"), "algoId")
        except ShapeError:
            continue


def _updated(row: Row) -> int | None:
    try:
        return ms_of(row.get("uTime"), "uTime")
    except ShapeError:
        return None
