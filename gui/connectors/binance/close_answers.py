"""The answer to a close: taken only in the row of the very order, everything else by the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from gui.connectors.binance.cancelling import AT_THE_DOOR, BY_KIND
from gui.connectors.binance.close_codes import CLOSE_CODES, LIKE_A_CANCEL, CloseCode
from gui.connectors.binance.refusals import error_body
from gui.connectors.decode import as_object, decimal_of, decode, id_text
from gui.connectors.wire import HttpResponse
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.replies import Reach, Verdict

V = CloseVerdict
# Binance futures "Common Definition", order status: those of an order that works or has traded.
TAKEN = frozenset({"NEW", "PARTIALLY_FILLED", "FILLED"})
# An order that ended without a trade. A market order expires where the book is too far away; one that would have
# traded with an order of the same account expires in the match.
ENDED: dict[str, CloseCode] = {
    "EXPIRED": CloseCode(V.PRICE_BAND, "the order found nothing in the book within reach of the mark price"),
    "EXPIRED_IN_MATCH": CloseCode(V.ORDERS_IN_THE_WAY, "an order of the same account stood in the book against it"),
    "CANCELED": CloseCode(V.RETRY, "the order was cancelled before it traded"),
    "REJECTED": CloseCode(V.REJECTED, "Binance rejected the order"),
}
NOTHING_IN_REACH = CloseCode(V.RETRY, "nobody in the book takes the order at its price")


def outcome(request: CloseRequest, response: HttpResponse) -> CloseReply:
    """Read the row of the order that was placed (Binance "New Order", response type RESULT).

    Raises ShapeError for anything but the row of this very order with a status that is known.
    """
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    row = as_object(decode(response.body), "body")
    id_text(row.get("orderId"), "orderId")
    if row.get("clientOrderId") != request.client_id or row.get("symbol") != request.key.instrument or "code" in row:
        raise ShapeError("clientOrderId", "another order")
    status = row.get("status")
    if not isinstance(status, str) or status not in TAKEN | ENDED.keys():
        raise ShapeError("status", "not a known status")
    if status in TAKEN:
        return _reply(request, CloseCode(V.ACCEPTED, status), response)
    traded = _traded(row)
    if traded and status == "REJECTED":
        raise ShapeError("executedQty", "of an order that was rejected")
    if traded:
        # A part of it has closed a part: the next reading tells what is left.
        return _reply(request, CloseCode(V.ACCEPTED, status), response)
    limit = request.way is CloseWay.LIMIT_IOC and status == "EXPIRED"
    found = NOTHING_IN_REACH if limit else ENDED[status]
    fault = VenueFault(FaultKind.OTHER, message=found.meaning, http_status=response.status)
    return replace(_reply(request, found, response), fault=fault)


def _traded(row: Mapping[str, object]) -> Decimal:
    traded = decimal_of(row.get("executedQty"), "executedQty")
    if traded < 0:
        raise ShapeError("executedQty", "below zero")
    return traded


def _reply(request: CloseRequest, row: CloseCode, response: HttpResponse) -> CloseReply:
    return CloseReply(
        request.key, row.verdict, message=row.meaning, http_status=response.status, latency_s=response.elapsed_s
    )


def refused(request: CloseRequest, fault: VenueFault, response: HttpResponse | None) -> CloseReply:
    """Give the reply of an answer that is not the order's row, or of no answer at all."""
    row = meaning_of(fault)
    error = error_body(response) if response is not None else None
    told = error[1] if error is not None else ""
    words = told or row.meaning or fault.message
    if row.meaning:
        fault = replace(fault, message=plain(" · ".join(part for part in (row.meaning, told) if part)))
    if row.verdict is V.DUST:
        words = plain(f"{request.quantity or 0:f} of {request.key.instrument}: {fault.message}")
    return CloseReply(
        request.key,
        row.verdict,
        code=fault.code,
        message=words,
        http_status=fault.http_status,
        latency_s=response.elapsed_s if response is not None else None,
        wait_s=max((wait for wait in (fault.retry_after_s, row.wait_s) if wait), default=None),
        fault=fault,
        by_account=row.by_account,
    )


def meaning_of(fault: VenueFault) -> CloseCode:
    """Give what a fault means for a close: by its code, by its kind, and unknown where bytes may have left."""
    known = CLOSE_CODES.get(fault.code)
    if known is not None and fault.kind not in AT_THE_DOOR:
        return known
    like, reach = BY_KIND.get(fault.kind, (Verdict.UNKNOWN, Reach.ORDER))
    if fault.kind is FaultKind.FIREWALL and not fault.sent:
        # Held back here until the next probe: the firewall has not refused this one.
        like, reach = Verdict.RETRY, Reach.PATH
    verdict = LIKE_A_CANCEL.get(like, V.UNKNOWN)
    if verdict is V.UNKNOWN and not fault.sent:
        verdict = V.RETRY
    return CloseCode(verdict, "", by_account=reach is Reach.ACCOUNT)
