"""One order's state as Binance's queries tell it, to the fate of that very order."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gui.connectors.binance.endpoints import FUTURES_FAMILIES
from gui.connectors.binance.parse import words
from gui.connectors.binance.refusals import error_body
from gui.connectors.decode import as_list, as_object, decimal_of, decode, id_text
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, OrderStatus

# Binance "Event: Algo Order Update": every status that is not here counts as open.
CONDITIONAL: dict[str, Fate] = {
    "TRIGGERED": Fate.FIRED,
    "FINISHED": Fate.FIRED,
    "CANCELED": Fate.CANCELLED,
    "REJECTED": Fate.ENDED,
    "EXPIRED": Fate.ENDED,
}
# SAPI has no list of its statuses; CANCELLED has two L there. A completed TWAP has traded: it counts as fired.
EXECUTION: dict[str, Fate] = {
    "CANCELLED": Fate.CANCELLED,
    "CANCELED": Fate.CANCELLED,
    "EXPIRED": Fate.ENDED,
    "REJECTED": Fate.ENDED,
    "FAILED": Fate.ENDED,
    "FINISHED": Fate.FIRED,
    "COMPLETED": Fate.FIRED,
    "FILLED": Fate.FIRED,
    "DONE": Fate.FIRED,
}
NOT_FOUND = "-2013"


def status_of(order: AlgoOrder, response: HttpResponse, asked: float) -> OrderStatus | None:
    """Read the answer to the query of ``order``; None where it is no answer to it. Raises ShapeError for odd shapes."""
    error = error_body(response)
    if response.status != 200 or (error is not None and error[0].startswith("-")):
        if error is not None and error[0] == NOT_FOUND:
            return OrderStatus(order.key, Fate.NOT_FOUND, asked, code=error[0], message=error[1])
        return None
    body = decode(response.body)
    if order.key.family in FUTURES_FAMILIES:
        return _conditional(order, as_object(body, "body"), asked)
    return _from_history(order, as_object(body, "body"), asked)


def _conditional(order: AlgoOrder, row: Mapping[str, object], asked: float) -> OrderStatus:
    if id_text(row.get("algoId"), "algoId") != order.key.algo_id:
        raise ShapeError("algoId", "another order")
    status = words(row, "algoStatus")
    if not status:
        raise ShapeError("algoStatus", "missing")
    fate = CONDITIONAL.get(status, Fate.OPEN)
    child = row.get("actualOrderId")
    children = (child,) if isinstance(child, str) and child not in ("", "0") else ()
    if status == "FINISHED" and _traded(row) == 0:
        # Its child never traded: it ended without a fill.
        fate = Fate.ENDED
    return OrderStatus(order.key, fate, asked, venue_status=status, children=children)


def _traded(row: Mapping[str, object]) -> Decimal | None:
    try:
        return decimal_of(row.get("actualQty"), "actualQty")
    except ShapeError:
        return None


def _from_history(order: AlgoOrder, body: Mapping[str, object], asked: float) -> OrderStatus:
    for value in as_list(body.get("orders"), "orders"):
        row = as_object(value, "row")
        if id_text(row.get("algoId"), "algoId") != order.key.algo_id:
            continue
        status = words(row, "algoStatus")
        if not status:
            raise ShapeError("algoStatus", "missing")
        fate = EXECUTION.get(status.upper(), Fate.OPEN)
        return OrderStatus(order.key, fate, asked, venue_status=status)
    return OrderStatus(order.key, Fate.NOT_FOUND, asked, message="not in the history")
