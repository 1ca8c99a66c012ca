"""How positions, their closes, the latch and the backstop stand in the journal's table of them: to columns and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from gui.domain.closings import CloseRequest, CloseWay
from gui.domain.errors import ShapeError
from gui.domain.positions import PositionFamily, PositionKey, PositionSide
from gui.journal.exchange_rows import page_columns, page_of
from gui.journal.flatten_entries import (
    BackstopSet,
    CloseAnswer,
    CloseIntent,
    LatchSet,
    PositionEnded,
    PositionsRead,
)

FlattenEntry = CloseIntent | CloseAnswer | PositionsRead | PositionEnded | LatchSet | BackstopSet

# One table for all of them: the names of the tables then stay within the file's first page, so that damage elsewhere
# leaves every other row to be found.
FLATTEN = "seq INTEGER PRIMARY KEY, kind TEXT, run INTEGER, payload TEXT, at_ms INTEGER"

_ANSWER = ("attempt", "verdict", "code", "message", "http_status", "latency_s")
_BACKSTOP = ("account", "armed", "seconds", "instruments", "fault")
_ODD = (TypeError, ValueError, KeyError, IndexError, AttributeError, InvalidOperation, RecursionError)


def flatten_columns(entry: FlattenEntry) -> tuple[object, ...]:
    """Give the columns of ``flatten`` after ``seq``."""
    run = entry.run if isinstance(entry, CloseIntent | PositionsRead | PositionEnded) else None
    payload = json.dumps(_body(entry), separators=(",", ":"))
    return (type(entry).__name__, run, payload, entry.at_ms)


def flatten_of(columns: Sequence[Any]) -> FlattenEntry:
    """Read the columns of ``flatten`` after ``seq``; raises ShapeError."""
    try:
        kind, run, payload, at_ms = columns
        return _READERS[kind](json.loads(payload), run, int(at_ms))
    except _ODD as odd:
        raise ShapeError("flatten", type(odd).__name__) from None


def _body(entry: FlattenEntry) -> dict[str, object]:
    match entry:
        case CloseIntent():
            asked = entry.request
            return {
                "attempt": entry.attempt,
                "position": list(asked.key),
                "way": asked.way,
                "buy": asked.buy,
                "quantity": _text(asked.quantity),
                "price": _text(asked.price),
                "client_id": asked.client_id,
                "path": asked.path,
                "host": asked.host,
                "size": _text(entry.size),
                "read_ms": entry.read_ms,
                "tries": entry.tries,
            }
        case CloseAnswer():
            return {"position": list(entry.key), **{name: getattr(entry, name) for name in _ANSWER}}
        case PositionsRead():
            return {
                "account": entry.account,
                "family": entry.family,
                "begun_ms": entry.begun_ms,
                "complete": entry.complete,
                "held": [[list(key), _text(size)] for key, size in entry.held],
                "zero": [list(key) for key in entry.zero],
                "fault": entry.fault,
                "pages": [page_columns(page) for page in entry.pages],
            }
        case PositionEnded():
            return {"position": list(entry.key), "state": entry.state, "proof": entry.proof}
        case LatchSet():
            return {"on": entry.on, "environment": entry.environment, "scope": entry.scope}
        case BackstopSet():
            return {name: getattr(entry, name) for name in _BACKSTOP}


def _close_intent(body: Mapping[str, Any], run: Any, at_ms: int) -> CloseIntent:
    request = CloseRequest(
        key=_key(body["position"]),
        way=CloseWay(body["way"]),
        buy=bool(body["buy"]),
        quantity=_decimal(body["quantity"]),
        client_id=str(body["client_id"]),
        path=str(body["path"]),
        host=str(body["host"]),
        price=_decimal(body["price"]),
    )
    numbers = (int(body["read_ms"]), int(body["tries"]), at_ms)
    return CloseIntent(str(body["attempt"]), int(run), request, Decimal(body["size"]), *numbers)


def _close_answer(body: Mapping[str, Any], _run: Any, at_ms: int) -> CloseAnswer:
    words = (str(body["verdict"]), str(body["code"]), str(body["message"]))
    return CloseAnswer(
        str(body["attempt"]), _key(body["position"]), *words, body["http_status"], body["latency_s"], at_ms
    )


def _positions_read(body: Mapping[str, Any], run: Any, at_ms: int) -> PositionsRead:
    return PositionsRead(
        run=run,
        account=str(body["account"]),
        family=PositionFamily(body["family"]),
        begun_ms=int(body["begun_ms"]),
        at_ms=at_ms,
        complete=bool(body["complete"]),
        held=tuple((_key(key), _decimal(size)) for key, size in body["held"]),
        zero=tuple(_key(key) for key in body["zero"]),
        fault=str(body["fault"]),
        pages=tuple(page_of(page) for page in body["pages"]),
    )


def _position_ended(body: Mapping[str, Any], run: Any, at_ms: int) -> PositionEnded:
    return PositionEnded(_key(body["position"]), run, str(body["state"]), str(body["proof"]), at_ms)


def _latch_set(body: Mapping[str, Any], _run: Any, at_ms: int) -> LatchSet:
    return LatchSet(bool(body["on"]), str(body["environment"]), str(body["scope"]), at_ms)


def _backstop_set(body: Mapping[str, Any], _run: Any, at_ms: int) -> BackstopSet:
    covers = tuple(str(name) for name in body["instruments"])
    armed, seconds = bool(body["armed"]), int(body["seconds"])
    return BackstopSet(str(body["account"]), armed, seconds, covers, str(body["fault"]), at_ms)


_READERS: dict[str, Callable[[Mapping[str, Any], Any, int], FlattenEntry]] = {
    "CloseIntent": _close_intent,
    "CloseAnswer": _close_answer,
    "PositionsRead": _positions_read,
    "PositionEnded": _position_ended,
    "LatchSet": _latch_set,
    "BackstopSet": _backstop_set,
}


def _key(parts: Sequence[Any]) -> PositionKey:
    account, family, instrument, side, margin, currency = (str(part) for part in parts)
    return PositionKey(account, PositionFamily(family), instrument, PositionSide(side), margin, currency)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
