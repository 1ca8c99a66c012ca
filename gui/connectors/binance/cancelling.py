"""The answer to a cancel at Binance: success only in the exact shape of its endpoint, everything else by the table."""

from __future__ import annotations

from collections.abc import Mapping

from gui.connectors.binance.codes import CODES
from gui.connectors.binance.endpoints import CONDITIONAL_FAMILIES, FUTURES_FAMILIES
from gui.connectors.binance.refusals import error_body
from gui.connectors.decode import as_object, decode, id_text
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, CodeRow, Reach, Verdict

# What a fault means for a cancel where no code of Binance's own says it; what is not here may have been done or not.
BY_KIND: dict[FaultKind, tuple[Verdict, Reach]] = {
    FaultKind.RATE_LIMIT: (Verdict.RETRY, Reach.PATH),
    FaultKind.BANNED: (Verdict.RETRY, Reach.ACCOUNT),
    FaultKind.FIREWALL: (Verdict.REJECTED, Reach.ACCOUNT),
    FaultKind.KEY: (Verdict.REJECTED, Reach.ACCOUNT),
    FaultKind.NOT_OFFERED: (Verdict.REJECTED, Reach.PATH),
    FaultKind.CERTIFICATE: (Verdict.REJECTED, Reach.ACCOUNT),
    FaultKind.OWN_FAULT: (Verdict.REJECTED, Reach.ORDER),
}
# What only an answer that names the order can say of it.
CLAIMS = frozenset({Verdict.ALREADY_GONE, Verdict.FIRED})
# These decide by themselves, whatever code stands in the body: the request was turned away at the door.
AT_THE_DOOR = frozenset({FaultKind.RATE_LIMIT, FaultKind.BANNED})
NOT_ASKED = VenueFault(FaultKind.OWN_FAULT, message="not part of the request that was sent", sent=False)

NO_SYMBOL = VenueFault(FaultKind.SHAPE, message="its row names no symbol: cancel it at Binance", sent=False)


def accepted_single(key: OrderKey, response: HttpResponse) -> str:
    """Check that the answer is this endpoint's success for this very order, and give its message.

    SAPI: ``success`` true, ``code`` 0, the id echoed. Futures: ``code`` "200" (text; an integer is taken too), the id
    echoed (Binance "Cancel Algo Order"). Raises ShapeError for everything else.
    """
    body = _body(response)
    if id_text(body.get("algoId"), "algoId") != key.algo_id:
        raise ShapeError("algoId", "another order")
    if key.family in CONDITIONAL_FAMILIES:
        _code_200(body)
    elif body.get("success") is not True or not _is_integer(body.get("code"), 0):
        raise ShapeError("success", "not the documented success")
    return _message(body)


def accepted_symbol(response: HttpResponse) -> str:
    """Check that the answer is the success of cancelling a symbol.

    Binance "Cancel All Algo Open Orders", "Cancel All Open Orders".
    """
    body = _body(response)
    _code_200(body)
    return _message(body)


def _body(response: HttpResponse) -> Mapping[str, object]:
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    return as_object(decode(response.body), "body")


def _code_200(body: Mapping[str, object]) -> None:
    code = body.get("code")
    if not (code == "200" or _is_integer(code, 200)):
        raise ShapeError("code", "not the documented success")


def _is_integer(value: object, wanted: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value == wanted


def _message(body: Mapping[str, object]) -> str:
    value = body.get("msg")
    return plain(value) if isinstance(value, str) else ""


def success_code(key: OrderKey) -> str:
    """Give the success code as the endpoint writes it."""
    return "200" if key.family in FUTURES_FAMILIES else "0"


def reply_accepted(key: OrderKey, message: str, response: HttpResponse) -> CancelReply:
    """Give the reply of a success; a cancelled symbol names no order, so each is only accepted."""
    return CancelReply(key, Verdict.ACCEPTED, success_code(key), message, response.status, response.elapsed_s)


def reply_refused(
    key: OrderKey, fault: VenueFault, response: HttpResponse | None, *, whole_symbol: bool = False
) -> CancelReply:
    """Give the reply of an answer that is no success, or of no answer at all."""
    row = _meaning(fault)
    if whole_symbol:
        row = _for_a_symbol(row)
    elif row.verdict in CLAIMS and response is not None and _names_another(key, response):
        row = CodeRow(Verdict.UNKNOWN, "the answer names another order")
    error = error_body(response) if response is not None else None
    return CancelReply(
        key,
        row.verdict,
        code=fault.code,
        message=(error[1] if error is not None else "") or row.meaning or fault.message,
        http_status=fault.http_status,
        latency_s=response.elapsed_s if response is not None else None,
        reach=row.reach,
        wait_s=max((wait for wait in (fault.retry_after_s, row.wait_s) if wait), default=None),
        fault=fault if row.verdict not in CLAIMS else None,
    )


def reply_not_asked(key: OrderKey) -> CancelReply:
    """Give the reply of an order that a request did not cover: surely not done."""
    return CancelReply(key, Verdict.RETRY, message=NOT_ASKED.message, fault=NOT_ASKED)


def reply_unnamed(key: OrderKey) -> CancelReply:
    """Give the reply of an ordinary order whose row named no symbol that can be read: no request can name it."""
    return CancelReply(key, Verdict.REJECTED, message=NO_SYMBOL.message, fault=NO_SYMBOL)


def _meaning(fault: VenueFault) -> CodeRow:
    known = CODES.get(fault.code)
    if known is not None and fault.kind not in AT_THE_DOOR:
        return known.cancel
    verdict, reach = BY_KIND.get(fault.kind, (Verdict.UNKNOWN, Reach.ORDER))
    if verdict is Verdict.REJECTED and fault.kind is FaultKind.FIREWALL and not fault.sent:
        # Held back here until the next probe: the firewall has not refused this one.
        verdict, reach = Verdict.RETRY, Reach.PATH
    if verdict is Verdict.UNKNOWN and not fault.sent:
        verdict = Verdict.RETRY
    return CodeRow(verdict, "", reach)


def _for_a_symbol(row: CodeRow) -> CodeRow:
    # The answer names no order, so it cannot say of one that it is gone; and what the call for a whole symbol does
    # not take is tried at once with the call for one order.
    if row.verdict in CLAIMS:
        return CodeRow(Verdict.UNKNOWN, row.meaning)
    if row.verdict is Verdict.REJECTED and row.reach is not Reach.ACCOUNT:
        return CodeRow(Verdict.RETRY, row.meaning)
    return row


def _names_another(key: OrderKey, response: HttpResponse) -> bool:
    body = as_object(decode(response.body), "body")
    name = "orderId" if key.family.ordinary else "algoId"
    if name not in body:
        return False
    try:
        return id_text(body[name], name) != key.algo_id
    except ShapeError:
        return True
