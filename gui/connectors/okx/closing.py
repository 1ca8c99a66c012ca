"""The closing of one position at OKX: what may be asked, and what the answer says of just that."""

from __future__ import annotations

from gui.connectors.decode import as_object, id_text, text_of
from gui.connectors.okx.close_codes import IN_THE_APP, close_code_of, close_told
from gui.connectors.okx.endpoints import CLOSE
from gui.connectors.okx.envelope import Envelope
from gui.connectors.okx.positions import MARGINS
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.positions import Position, PositionKey, PositionSide

# OKX API v5, "Close positions": longest client-supplied id, letters and digits only.
ID_LENGTH = 32
UNREADABLE = f"its size or its direction cannot be read: {IN_THE_APP}"
OTHER_WAY = f"OKX closes a position as a whole and at the market only: {IN_THE_APP}"
OTHER_MARGIN = f"its margin mode is not known: {IN_THE_APP}"
# Statuses and codes under which a row may say anything: with others it contradicts itself.
ROWS_POSSIBLE = frozenset({"0", "1", "2"})
# What is believed only from OKX itself, not under a status with which its edge says that it is not there.
ENDS = frozenset({CloseVerdict.NOTHING_HELD, CloseVerdict.DUST})
QUIET = frozenset({CloseVerdict.ACCEPTED, *ENDS})
# No request of the account gets further until a person has seen to it.
FOR_A_PERSON = frozenset({FaultKind.CERTIFICATE, FaultKind.FIREWALL})


def prepared(position: Position, client_id: str, way: CloseWay | None, host: str) -> CloseRequest | CloseReply:
    """Make the close of a position from one reading; OKX itself knows how much there is to close.

    Gives a reply where nothing can be sent: NOTHING_HELD for zero, REJECTED for what cannot be read or asked.
    """
    key = position.key
    if position.zero:
        return CloseReply(key, CloseVerdict.NOTHING_HELD, message="nothing is held")
    why = ""
    if way not in (None, CloseWay.WHOLE):
        why = OTHER_WAY
    elif key.margin not in MARGINS:
        why = OTHER_MARGIN
    elif not position.direction:
        why = UNREADABLE
    if why:
        fault = VenueFault(FaultKind.NOT_OFFERED, message=why, sent=False)
        return CloseReply(key, CloseVerdict.REJECTED, message=why, fault=fault)
    return CloseRequest(
        key=key,
        way=CloseWay.WHOLE,
        buy=position.direction < 0,
        quantity=None,
        client_id=okx_id(client_id),
        path=CLOSE,
        host=host,
    )


def okx_id(client_id: str) -> str:
    """Give an id in the letters that OKX takes; its end, which tells ids apart, stays."""
    return "".join(letter for letter in client_id if letter.isascii() and letter.isalnum())[-ID_LENGTH:]


def close_reply_of(request: CloseRequest, envelope: Envelope, latency_s: float) -> CloseReply:
    """Judge the answer to a close (OKX API v5, "Close positions"): a yes only in its exact shape."""
    if envelope.refused:
        return _judged(request.key, envelope.code, envelope.message, envelope, latency_s)
    try:
        code, words = _said(request, envelope)
    except ShapeError as odd:
        why = f"OKX's answer has not the documented shape ({odd.where}: {odd.what})"
        return _doubtful(request.key, why, envelope, latency_s)
    if code == "0" and (envelope.code != "0" or not 200 <= envelope.status < 300):
        why = "OKX's answer contradicts itself about this position"
        return _doubtful(request.key, why, envelope, latency_s, code)
    return _judged(request.key, code, words or envelope.message, envelope, latency_s)


def close_reply_to_fault(key: PositionKey, fault: VenueFault, latency_s: float | None) -> CloseReply:
    """Give the reply without a readable answer: unknown if bytes may have left, else to be sent again."""
    verdict = CloseVerdict.UNKNOWN
    if fault.kind is FaultKind.OWN_FAULT or fault.kind in FOR_A_PERSON:
        verdict = CloseVerdict.REJECTED
    elif fault.kind is FaultKind.RATE_LIMIT or not fault.sent:
        verdict = CloseVerdict.RETRY
    return CloseReply(
        key=key,
        verdict=verdict,
        message=fault.message,
        http_status=fault.http_status,
        latency_s=latency_s,
        wait_s=fault.retry_after_s,
        fault=fault,
        by_account=fault.kind in FOR_A_PERSON,
    )


def _said(request: CloseRequest, envelope: Envelope) -> tuple[str, str]:
    """Give the code and words of the one row about this position; "0" where a documented row has none."""
    if envelope.code not in ROWS_POSSIBLE or envelope.data is None or len(envelope.data) != 1:
        raise ShapeError("data", "not one row")
    row, key = as_object(envelope.data[0], "row"), request.key
    if text_of(row.get("instId"), "instId") != key.instrument:
        raise ShapeError("instId", "another instrument")
    sides = (None, "", "net") if key.side is PositionSide.NET else (str(key.side),)
    if row.get("posSide") not in sides:
        raise ShapeError("posSide", "another position")
    if row.get("clOrdId") not in (None, "", request.client_id):
        raise ShapeError("clOrdId", "another close")
    code = id_text(text_of(row.get("sCode", "0"), "sCode"), "sCode")
    return code, plain(row.get("sMsg") or "")


def _judged(key: PositionKey, code: str, words: str, envelope: Envelope, latency_s: float) -> CloseReply:
    row = close_code_of(code)
    if row.verdict in ENDS and envelope.status >= 500:
        return _doubtful(key, "OKX's answer contradicts itself about this position", envelope, latency_s, code)
    message = close_told(code, words)
    waits = [wait for wait in (row.wait_s, envelope.retry_after_s) if wait is not None]
    wait_s = max(waits) if waits and row.verdict not in QUIET else None
    fault = None
    if row.verdict not in QUIET:
        told = message or f"OKX answers code {code}"
        fault = VenueFault(row.kind, code, told, envelope.status, retry_after_s=wait_s)
    return CloseReply(
        key=key,
        verdict=row.verdict,
        code=code,
        message=message,
        http_status=envelope.status,
        latency_s=latency_s,
        wait_s=wait_s,
        fault=fault,
        by_account=row.by_account,
    )


def _doubtful(key: PositionKey, why: str, envelope: Envelope, latency_s: float, code: str = "") -> CloseReply:
    fault = VenueFault(FaultKind.SHAPE, code, why, envelope.status)
    return CloseReply(
        key,
        CloseVerdict.UNKNOWN,
        code=code,
        message=why,
        http_status=envelope.status,
        latency_s=latency_s,
        fault=fault,
    )
