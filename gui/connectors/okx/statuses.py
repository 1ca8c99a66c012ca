"""One order's state as OKX's order query tells it, to the fate of that very order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gui.connectors.decode import as_object, id_text, text_of
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.connectors.okx.parse import number, words
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, OrderStatus

# OKX API v5, "Get algo order details": every state that is not here counts as open.
FATES: dict[str, Fate] = {
    "canceled": Fate.CANCELLED,
    "effective": Fate.FIRED,
    "order_failed": Fate.ENDED,
    "partially_failed": Fate.ENDED,
}
# OKX API v5, "Order details": one that filled is no cancelled one, it has changed a position.
ORDER_FATES: dict[str, Fate] = {
    "canceled": Fate.CANCELLED,
    "mmp_canceled": Fate.CANCELLED,
    "filled": Fate.FIRED,
}
NOT_FOUND = "51603"


def status_of(order: AlgoOrder, envelope: Envelope, asked: float) -> OrderStatus:
    """Read the answer to the query of ``order`` begun at monotonic second ``asked``; the odd is UNKNOWN."""
    if envelope.refused:
        knows_none = envelope.code == NOT_FOUND and envelope.status < 500
        fate = Fate.NOT_FOUND if knows_none else Fate.UNKNOWN
        fault = None if fate is Fate.NOT_FOUND else _unanswered(envelope)
        return OrderStatus(order.key, fate, asked, code=envelope.code, message=envelope.message, fault=fault)
    try:
        row = _row_of(order, envelope)
        state = text_of(row.get("state"), "state")
        if not state:
            raise ShapeError("state", "empty")
    except ShapeError as odd:
        return unknown(order, asked, odd, envelope.status)
    if order.key.family.ordinary:
        fate = ORDER_FATES.get(state, Fate.OPEN)
        return OrderStatus(order.key, fate, asked, _told(row, state), code=envelope.code, message=envelope.message)
    return OrderStatus(
        key=order.key,
        fate=FATES.get(state, Fate.OPEN),
        asked=asked,
        venue_status=plain(state, 80),
        children=tuple(dict.fromkeys(_children(row))),
        code=envelope.code,
        message=envelope.message,
    )


def _told(row: Mapping[str, object], state: str) -> str:
    # A cancelled order may have filled in part before, and so have changed a position too.
    word, done = plain(state, 80), number(row, "accFillSz")
    if state == "filled" or done is None or done <= 0:
        return word
    return plain(f"{word}, {done:f} of {words(row, 'sz') or '?'} filled", 80)


def _unanswered(envelope: Envelope) -> VenueFault:
    fault = fault_of_code(envelope)
    # OKX has this question for every order: where it is off, it is off for a while, and the answer is still owed.
    return replace(fault, kind=FaultKind.VENUE_DOWN) if fault.kind is FaultKind.NOT_OFFERED else fault


def unknown(order: AlgoOrder, asked: float, odd: ShapeError, status: int) -> OrderStatus:
    """Give the status of an answer that says nothing about the order."""
    message = f"OKX's answer has not the documented shape ({odd.where}: {odd.what})"
    fault = VenueFault(FaultKind.SHAPE, message=message, http_status=status)
    return OrderStatus(order.key, Fate.UNKNOWN, asked, fault=fault)


def _row_of(order: AlgoOrder, envelope: Envelope) -> Mapping[str, object]:
    good = envelope.code == "0" and 200 <= envelope.status < 300
    if not good or envelope.data is None or len(envelope.data) != 1:
        raise ShapeError("data", "not one row")
    row, name = as_object(envelope.data[0], "row"), "ordId" if order.key.family.ordinary else "algoId"
    if id_text(row.get(name), name) != order.key.algo_id:
        raise ShapeError(name, "another order")
    if row.get("instId") not in (None, "", order.instrument):
        raise ShapeError("instId", "another instrument")
    return row


def _children(row: Mapping[str, object]) -> Iterator[str]:
    """Give the ids of what it became: ordinary orders and, since mid-2026, algo orders."""
    for name in ("ordIdList", "subAlgoIdList"):
        value = row.get(name)
        yield from _ids(value if isinstance(value, list) else [])
    yield from _ids([row.get("ordId")])


def _ids(values: list[object]) -> Iterator[str]:
    for value in values:
        try:
            found = id_text(value, "id")
        except ShapeError:
            continue
        # An order that has not fired shows "0" here.
        if found != "0":
            yield found
