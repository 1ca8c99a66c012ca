"""Answers of Binance that are no success: error bodies, pages of the edge, bans and statuses, as faults."""

from __future__ import annotations

import re
from dataclasses import replace

from gui.connectors.binance.codes import code_of
from gui.connectors.decode import decode, id_text
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain

# After a limit without a stated wait, at least so long nothing is sent (seconds).
LIMIT_WAIT_S = 10.0
BAN_WAIT_S = 120.0
LONGEST_WAIT_S = 3 * 86400.0

# Statuses whose body is not Binance's own (Binance "HTTP Return Codes").
BY_STATUS: dict[int, tuple[FaultKind, str]] = {
    401: (FaultKind.KEY, "Binance does not accept the key"),
    403: (FaultKind.FIREWALL, "Binance's firewall refuses this computer's address"),
    404: (FaultKind.NOT_OFFERED, "Binance has nothing at this address"),
    408: (FaultKind.TIMEOUT, "Binance's back end did not answer in time"),
    418: (FaultKind.BANNED, "Binance has banned this computer's address for a while"),
    429: (FaultKind.RATE_LIMIT, "Binance refuses: too many requests"),
    451: (FaultKind.FIREWALL, "Binance does not serve this computer's address"),
}
# The one place where venue text is read: it can only make a wait longer.
_BANNED_UNTIL = re.compile(r"banned until (\d{12,14})")


def error_body(response: HttpResponse) -> tuple[str, str] | None:
    """Give code and message if the body is Binance's ``{"code", "msg"}`` error, else None."""
    try:
        body = decode(response.body)
        if not isinstance(body, dict) or "code" not in body:
            return None
        code = _code_text(body["code"])
        message = body.get("msg")
        return code, plain(message) if isinstance(message, str) else ""
    except ShapeError:
        return None


def _code_text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return id_text(value, "code")


def fault_of(response: HttpResponse, venue_now_ms: int, odd: ShapeError | None = None) -> VenueFault:
    """Give the fault behind an answer that is not the documented success.

    ``venue_now_ms`` is the present time on the venue's clock, for bans; ``odd`` is what the reader stumbled on.
    """
    error = error_body(response)
    status = response.status
    if status in (418, 429):
        return _limited(response, error, venue_now_ms)
    if error is not None and error[0].startswith("-"):
        code, message = error
        row = code_of(code)
        words = plain(" · ".join(part for part in (row.cancel.meaning, message) if part))
        fault = VenueFault(row.kind, code, words, status)
        if row.kind is FaultKind.RATE_LIMIT:
            return _with_wait(fault, response, message, venue_now_ms, row.cancel.wait_s or LIMIT_WAIT_S)
        return fault
    return _by_status(response, odd)


def _by_status(response: HttpResponse, odd: ShapeError | None) -> VenueFault:
    status, wait = response.status, retry_after_s(response)
    if status in BY_STATUS:
        kind, message = BY_STATUS[status]
        return VenueFault(kind, message=message, http_status=status, retry_after_s=wait)
    if status >= 500:
        message = f"HTTP {status} from Binance: done or not is unknown"
        return VenueFault(FaultKind.VENUE_DOWN, message=message, http_status=status, retry_after_s=wait)
    if response.body.lstrip()[:1] == b"<" or not 200 <= status < 300:
        message = f"HTTP {status} from Binance's edge instead of an answer"
        return VenueFault(FaultKind.EDGE_PAGE, message=message, http_status=status)
    where = f" ({odd.where}: {odd.what})" if odd is not None else ""
    message = f"Binance's answer has not the documented shape{where}"
    return VenueFault(FaultKind.SHAPE, message=message, http_status=status)


def _limited(response: HttpResponse, error: tuple[str, str] | None, venue_now_ms: int) -> VenueFault:
    kind, words = BY_STATUS[response.status]
    code, message = error or ("", "")
    fault = VenueFault(kind, code, message or words, response.status)
    least = BAN_WAIT_S if kind is FaultKind.BANNED else LIMIT_WAIT_S
    return _with_wait(fault, response, message, venue_now_ms, least)


def _with_wait(
    fault: VenueFault, response: HttpResponse, message: str, venue_now_ms: int, least: float
) -> VenueFault:
    stated = retry_after_s(response)
    found = _BANNED_UNTIL.search(message)
    until = int(found.group(1)) if found else None
    by_text = (until - venue_now_ms) / 1000 if until is not None else 0.0
    wait = max(stated if stated is not None else least, min(by_text, LONGEST_WAIT_S))
    kind = FaultKind.BANNED if until is not None and by_text > 0 else fault.kind
    return replace(fault, kind=kind, retry_after_s=wait, banned_until_ms=until)


def retry_after_s(response: HttpResponse) -> float | None:
    """Give the stated wait in seconds, capped at the longest ban that Binance documents; None if there is none."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12:
        return min(float(text), LONGEST_WAIT_S)
    return None
