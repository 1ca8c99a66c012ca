"""The answer to a cancel of ordinary orders: done only where a row names the very order and says that it is cancelled.

Unlike the algo endpoints these answer with the order's row, and a batch with a list of rows and errors (Binance
"Cancel Order", "Cancel Multiple Orders").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gui.connectors.binance.cancelling import CLAIMS, reply_accepted, reply_refused
from gui.connectors.binance.codes import code_of
from gui.connectors.binance.refusals import error_in
from gui.connectors.decode import as_list, as_object, decode, id_text
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Reach, Verdict

CANCELLED = "CANCELED"
NOT_SAID = "Binance's answer does not say what became of this order"


def accepted_order(order: AlgoOrder, response: HttpResponse) -> str:
    """Check that the answer is the row of this very order, cancelled, and give its status; raises ShapeError."""
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    return _cancelled(order, as_object(decode(response.body), "body"))


def replies_of_batch(orders: Sequence[AlgoOrder], response: HttpResponse) -> tuple[CancelReply, ...]:
    """Judge every order of a batch by its own row; raises ShapeError where the answer is no list.

    An error in the list names no order. It is that of the order at its place only where the list is as long as the
    request and every row stands at the place of its order; else nothing is known of it.
    """
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    items = as_list(decode(response.body), "body")
    named: dict[str, list[Mapping[str, object]]] = {}
    in_place = len(items) == len(orders)
    for place, item in enumerate(items):
        order_id = _id_in(item)
        if order_id is None:
            in_place = in_place and error_in(item) is not None
            continue
        named.setdefault(order_id, []).append(as_object(item, "row"))
        in_place = in_place and order_id == orders[place].key.algo_id
    return tuple(
        _single(order, named.get(order.key.algo_id, []), items[place] if in_place else None, response)
        for place, order in enumerate(orders)
    )


def refused_batch(
    orders: Sequence[AlgoOrder], fault: VenueFault, response: HttpResponse | None
) -> tuple[CancelReply, ...]:
    """Give the replies of a batch that was refused as a whole, or got no answer.

    A refusal of the whole names no order, so it says of none that it is gone; each is tried by itself then.
    """
    return tuple(_singly(reply_refused(order.key, fault, response)) for order in orders)


def _singly(reply: CancelReply) -> CancelReply:
    if reply.verdict in CLAIMS or (reply.verdict is Verdict.REJECTED and reply.reach is not Reach.ACCOUNT):
        return replace(reply, verdict=Verdict.WRONG_PATH, reach=Reach.PATH)
    return reply


def _single(
    order: AlgoOrder, named: Sequence[Mapping[str, object]], in_place: object, response: HttpResponse
) -> CancelReply:
    if len(named) == 1:
        try:
            return reply_accepted(order.key, _cancelled(order, named[0]), response)
        except ShapeError as odd:
            return _unknown(order, f"{NOT_SAID} ({odd.where}: {odd.what})", response)
    error = error_in(in_place)
    if named or error is None:
        return _unknown(order, NOT_SAID, response)
    code, message = error
    row = code_of(code)
    words = plain(" · ".join(part for part in (row.cancel.meaning, message) if part))
    fault = VenueFault(row.kind, code, words, response.status)
    reply = reply_refused(order.key, fault, None)
    return replace(reply, message=message or row.cancel.meaning, latency_s=response.elapsed_s)


def _unknown(order: AlgoOrder, why: str, response: HttpResponse) -> CancelReply:
    fault = VenueFault(FaultKind.SHAPE, message=why, http_status=response.status)
    return reply_refused(order.key, fault, response)


def _id_in(item: object) -> str | None:
    try:
        return id_text(as_object(item, "row").get("orderId"), "orderId")
    except ShapeError:
        return None


def _cancelled(order: AlgoOrder, row: Mapping[str, object]) -> str:
    if id_text(row.get("orderId"), "orderId") != order.key.algo_id or row.get("symbol") != order.instrument:
        raise ShapeError("orderId", "another order")
    if row.get("status") != CANCELLED or error_in(row) is not None:
        raise ShapeError("status", "not cancelled")
    return CANCELLED
