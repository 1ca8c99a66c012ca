"""The answer to a cancel at Binance: success only in the exact shape of its endpoint, everything else by the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gui.connectors.binance.codes import code_of
from gui.connectors.binance.endpoints import FUTURES_FAMILIES
from gui.connectors.binance.refusals import error_body
from gui.connectors.decode import as_object, decode, id_text
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Reach, Verdict

# What a fault without a code of Binance's own means for a cancel; everything else may or may not have been done.
BY_KIND: dict[FaultKind, tuple[Verdict, Reach]] = {
    FaultKind.RATE_LIMIT: (Verdict.RETRY, Reach.PATH),
    FaultKind.BANNED: (Verdict.RETRY, Reach.ACCOUNT),
    FaultKind.FIREWALL: (Verdict.RETRY, Reach.ACCOUNT),
    FaultKind.KEY: (Verdict.REJECTED, Reach.ACCOUNT),
    FaultKind.NOT_OFFERED: (Verdict.REJECTED, Reach.PATH),
    FaultKind.CERTIFICATE: (Verdict.REJECTED, Reach.ACCOUNT),
    FaultKind.OWN_FAULT: (Verdict.REJECTED, Reach.ORDER),
}


def accepted_single(key: OrderKey, response: HttpResponse) -> str:
    """Check that the answer is this endpoint's success for this very order, and give its message.

    SAPI: ``success`` true, ``code`` 0, the id echoed. Futures: ``code`` "200" (text; an integer is taken too), the id
    echoed (Binance "Cancel Algo Order"). Raises ShapeError for everything else.
    """
    body = _body(response)
    if id_text(body.get("algoId"), "algoId") != key.algo_id:
        raise ShapeError("algoId", "another order")
    if key.family in FUTURES_FAMILIES:
        _code_200(body)
    elif body.get("success") is not True or body.get("code") != 0 or isinstance(body.get("code"), bool):
        raise ShapeError("success", "not the documented success")
    return _message(body)


def accepted_symbol(response: HttpResponse) -> str:
    """Check that the answer is the success of cancelling a symbol (Binance "Cancel All Algo Open Orders")."""
    body = _body(response)
    _code_200(body)
    return _message(body)


def _body(response: HttpResponse) -> Mapping[str, object]:
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    return as_object(decode(response.body), "body")


def _code_200(body: Mapping[str, object]) -> None:
    code = body.get("code")
    if not (code == "200" or (code == 200 and isinstance(code, int))):
        raise ShapeError("code", "not the documented success")


def _message(body: Mapping[str, object]) -> str:
    value = body.get("msg")
    return plain(value) if isinstance(value, str) else ""


def success_code(key: OrderKey) -> str:
    """Give the success code as the endpoint writes it."""
    return "200" if key.family in FUTURES_FAMILIES else "0"


def replies_accepted(
    keys: Sequence[OrderKey], message: str, response: HttpResponse
) -> tuple[CancelReply, ...]:
    """Give the replies of a success; a cancelled symbol names no order, so each is only accepted."""
    return tuple(
        CancelReply(key, Verdict.ACCEPTED, success_code(key), message, response.status, response.elapsed_s)
        for key in keys
    )


def replies_refused(
    keys: Sequence[OrderKey], fault: VenueFault, response: HttpResponse | None
) -> tuple[CancelReply, ...]:
    """Give the replies of an answer that is no success, or of no answer at all."""
    error = error_body(response) if response is not None else None
    words = ""
    if error is not None and error[0].startswith("-"):
        row = code_of(error[0]).cancel
        verdict, reach, wait = row.verdict, row.reach, fault.retry_after_s or row.wait_s
        words = error[1] or row.meaning
        if fault.kind is FaultKind.BANNED:
            verdict, reach = Verdict.RETRY, Reach.ACCOUNT
    else:
        verdict, reach = BY_KIND.get(fault.kind, (Verdict.UNKNOWN, Reach.ORDER))
        wait = fault.retry_after_s
        if verdict is Verdict.UNKNOWN and not fault.sent:
            verdict = Verdict.RETRY
    return tuple(
        CancelReply(
            key,
            verdict,
            code=fault.code,
            message=words or fault.message,
            http_status=fault.http_status,
            latency_s=response.elapsed_s if response is not None else None,
            reach=reach,
            wait_s=wait,
            fault=fault if verdict not in (Verdict.ALREADY_GONE, Verdict.FIRED) else None,
        )
        for key in keys
    )
