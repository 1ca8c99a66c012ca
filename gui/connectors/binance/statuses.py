"""One order's state as Binance's queries tell it, to the fate of that very order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from gui.connectors.binance.caller import BinanceCaller
from gui.connectors.binance.endpoints import CONDITIONAL_FAMILIES, FUTURES_FAMILIES, HISTORY_PAGE, status_call
from gui.connectors.binance.parse import words
from gui.connectors.binance.refusals import LIMITED, error_body
from gui.connectors.decode import as_list, as_object, decimal_of, decode, id_text
from gui.connectors.wire import HttpResponse, Lane
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, OrderStatus

# Binance "Event: Algo Order Update": every status that is not here counts as open. CANCELED and CANCELLED both occur.
CONDITIONAL: dict[str, Fate] = {
    "TRIGGERED": Fate.FIRED,
    "FINISHED": Fate.FIRED,
    "CANCELED": Fate.CANCELLED,
    "CANCELLED": Fate.CANCELLED,
    "REJECTED": Fate.ENDED,
    "EXPIRED": Fate.ENDED,
}
# SAPI has no list of its statuses. A completed TWAP has traded: it counts as fired.
EXECUTION: dict[str, Fate] = {
    "CANCELED": Fate.CANCELLED,
    "CANCELLED": Fate.CANCELLED,
    "EXPIRED": Fate.ENDED,
    "REJECTED": Fate.ENDED,
    "FAILED": Fate.ENDED,
    "FINISHED": Fate.FIRED,
    "COMPLETED": Fate.FIRED,
    "FILLED": Fate.FIRED,
    "DONE": Fate.FIRED,
}
# Binance futures "Common Definition", order status. A filled order has changed a position: that is for a person.
ORDINARY: dict[str, Fate] = {
    "FILLED": Fate.FIRED,
    "CANCELED": Fate.CANCELLED,
    "CANCELLED": Fate.CANCELLED,
    "REJECTED": Fate.ENDED,
    "EXPIRED": Fate.ENDED,
    "EXPIRED_IN_MATCH": Fate.ENDED,
}
# One question may take this long (seconds).
QUESTION_S = 4.0
# A symbol's history is read so far back for one order; it holds the latest first.
MOST_PAGES = 10
NOT_FOUND = "-2013"
TRIGGERING = "the order is triggering right now"


async def order_status(caller: BinanceCaller, order: AlgoOrder) -> OrderStatus:
    """Ask for the state of one order; a long history is read page by page until the order is found or it ends."""
    begun: float | None = None
    for page in range(1, MOST_PAGES + 1):
        call = status_call(order.key.family, order.key.algo_id, order.instrument, page)
        answer = await caller.paced(call, lane=Lane.PROOF, deadline_s=QUESTION_S)
        # What the first page lacked was asked for when it was asked.
        begun, fault = answer.asked if begun is None else begun, answer.fault
        if answer.response is not None:
            try:
                status = status_of(order, answer.response, answer.asked)
                if status is not None and status.fate is Fate.NOT_FOUND and _goes_on(order, answer.response, page):
                    continue
                if status is not None:
                    return replace(status, asked=begun) if status.fate is Fate.NOT_FOUND else status
                fault = caller.refusal(call, answer.response)
            except ShapeError as odd:
                fault = caller.refusal(call, answer.response, odd)
        return OrderStatus(order.key, Fate.UNKNOWN, begun, fault=fault)
    far = VenueFault(FaultKind.SHAPE, message=f"not among the latest {MOST_PAGES * HISTORY_PAGE} orders of the history")
    return OrderStatus(order.key, Fate.UNKNOWN, begun or 0.0, fault=far)


def _goes_on(order: AlgoOrder, response: HttpResponse, page: int) -> bool:
    # Whether the history holds more than the pages read so far; raises ShapeError where it does not fit itself.
    if order.key.family in FUTURES_FAMILIES:
        return False
    body = as_object(decode(response.body), "body")
    rows, total = as_list(body.get("orders"), "orders"), body.get("total")
    if not isinstance(total, int) or isinstance(total, bool) or total < 0:
        raise ShapeError("total", "not a count")
    if len(rows) < HISTORY_PAGE and total > (page - 1) * HISTORY_PAGE + len(rows):
        raise ShapeError("total", "more rows than there are")
    return len(rows) >= HISTORY_PAGE


def status_of(order: AlgoOrder, response: HttpResponse, asked: float) -> OrderStatus | None:
    """Read the answer to the query of ``order``; None where it is no answer to it. Raises ShapeError for odd shapes."""
    error = error_body(response)
    if response.status != 200 or error is not None:
        if error is not None and error[0] == NOT_FOUND and response.status not in LIMITED:
            return OrderStatus(order.key, Fate.NOT_FOUND, asked, code=error[0], message=error[1])
        return None
    body = as_object(decode(response.body), "body")
    if order.key.family.ordinary:
        return _ordinary(order, body, asked)
    if order.key.family in CONDITIONAL_FAMILIES:
        return _conditional(order, body, asked)
    return _from_history(order, body, asked)


def fate_of(table: Mapping[str, Fate], status: str) -> Fate:
    """Give the fate of a status, which Binance writes in capitals in one place and in small letters in another."""
    return table.get(status.upper(), Fate.OPEN) if status.isascii() else Fate.OPEN


def _conditional(order: AlgoOrder, row: Mapping[str, object], asked: float) -> OrderStatus:
    if id_text(row.get("algoId"), "algoId") != order.key.algo_id:
        raise ShapeError("algoId", "another order")
    status = _status(row)
    fate, children = fate_of(CONDITIONAL, status), _children(row)
    if fate is Fate.FIRED and status.upper() == "FINISHED" and _traded(row) == 0:
        # Its child never traded: it ended without a fill.
        fate = Fate.ENDED
    message = TRIGGERING if status.upper() == "TRIGGERING" else ""
    return OrderStatus(order.key, fate, asked, venue_status=status, children=children, message=message)


def _ordinary(order: AlgoOrder, row: Mapping[str, object], asked: float) -> OrderStatus:
    if id_text(row.get("orderId"), "orderId") != order.key.algo_id or row.get("symbol") != order.instrument:
        raise ShapeError("orderId", "another order")
    status = _status(row, "status")
    return OrderStatus(order.key, fate_of(ORDINARY, status), asked, venue_status=status)


def _status(row: Mapping[str, object], name: str = "algoStatus") -> str:
    status = row.get(name)
    # What would look different on the screen is not the word of the table.
    if not isinstance(status, str) or not status or status != words(row, name):
        raise ShapeError(name, "not a status")
    return status


def _children(row: Mapping[str, object]) -> tuple[str, ...]:
    try:
        child = id_text(row.get("actualOrderId"), "actualOrderId")
    except ShapeError:
        return ()
    return (child,) if child != "0" else ()


def _traded(row: Mapping[str, object]) -> Decimal | None:
    try:
        return decimal_of(row.get("actualQty"), "actualQty")
    except ShapeError:
        return None


def _from_history(order: AlgoOrder, body: Mapping[str, object], asked: float) -> OrderStatus:
    unread: ShapeError | None = None
    told: set[str] = set()
    for value in as_list(body.get("orders"), "orders"):
        try:
            row = as_object(value, "row")
            its_own = id_text(row.get("algoId"), "algoId") == order.key.algo_id
        except ShapeError as odd:
            unread = odd
            continue
        if its_own:
            told.add(_status(row))
    if len(told) > 1:
        raise ShapeError("algoStatus", "two of one order")
    if told:
        status = told.pop()
        return OrderStatus(order.key, fate_of(EXECUTION, status), asked, venue_status=status)
    if unread is not None:
        # The row that cannot be read may be the one that was asked for.
        raise unread
    return OrderStatus(order.key, Fate.NOT_FOUND, asked, message="not in the history")
