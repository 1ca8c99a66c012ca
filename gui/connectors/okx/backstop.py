"""What OKX says to its timer that cancels ordinary orders by itself: on with so many seconds left, off, or unknown."""

from __future__ import annotations

from gui.connectors.decode import as_object, ms_of
from gui.connectors.flattening import BackstopReply
from gui.connectors.okx.codes import ORDERS, code_of
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault

# OKX writes its times in milliseconds, its document shows seconds here: what is smaller than this is seconds.
FIRST_MS = 100_000_000_000
# The timer may be told as so much longer than asked (seconds).
SLACK_S = 1.0


def backstop_reply_of(envelope: Envelope, seconds: int, latency_s: float) -> BackstopReply:
    """Read the answer to a timer of so many seconds, 0 for none (OKX API v5, "Cancel All After")."""
    if envelope.refused or envelope.code != "0":
        return unanswered(_refusal(envelope))
    try:
        left_s = _left_s(envelope)
        if (left_s is not None and not 0 < left_s <= seconds + SLACK_S) or not 200 <= envelope.status < 300:
            raise ShapeError("triggerTime", "not the time that was asked for")
    except ShapeError as odd:
        message = f"OKX's answer has not the documented shape ({odd.where}: {odd.what})"
        return unanswered(VenueFault(FaultKind.SHAPE, message=message, http_status=envelope.status))
    if left_s is None:
        return BackstopReply(armed=False, code=envelope.code, message=envelope.message)
    # The timer may run since the request came in, so the whole of the way counts against it.
    left_s = max(0.0, min(left_s, float(seconds)) - latency_s)
    return BackstopReply(armed=True, until_s=left_s, code=envelope.code, message=envelope.message)


def unanswered(fault: VenueFault) -> BackstopReply:
    """Give the reply where nothing is known of the timer."""
    return BackstopReply(armed=False, code=fault.code, message=fault.message, fault=fault)


def _refusal(envelope: Envelope) -> VenueFault:
    if envelope.code not in ORDERS:
        return fault_of_code(envelope)
    # What these mean for an order says nothing about the timer.
    message = envelope.message or f"OKX answers code {envelope.code}"
    return VenueFault(code_of(envelope.code).kind, envelope.code, message, envelope.status)


def _left_s(envelope: Envelope) -> float | None:
    """Give the seconds from OKX's receipt to the timer's end, None where it is off; raises ShapeError."""
    if envelope.data is None or len(envelope.data) != 1:
        raise ShapeError("data", "not one row")
    row = as_object(envelope.data[0], "row")
    if row.get("tag") not in (None, ""):
        raise ShapeError("tag", "another timer")
    ends, now = ms_of(row.get("triggerTime"), "triggerTime"), ms_of(row.get("ts"), "ts")
    if not ends:
        return None
    return float(ends - now) if ends < FIRST_MS else (ends - now) / 1000
