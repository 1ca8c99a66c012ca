"""Answers of Binance that are no success: error bodies, pages of the edge, bans and statuses, as faults."""

from __future__ import annotations

import re
from dataclasses import replace

from gui.connectors.binance.codes import CODES, BinanceCode, code_of
from gui.connectors.decode import decode, id_text
from gui.connectors.mishaps import is_page, stranger
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain

# After a limit without a stated wait, at least so long nothing is sent (seconds).
LIMIT_WAIT_S = 10.0
BAN_WAIT_S = 120.0
LONGEST_WAIT_S = 3 * 86400.0

# What Binance writes where all is well, as text.
NO_ERROR = frozenset({"0", "200"})
# Statuses that mean a limit or a ban, whatever the body says.
LIMITED = frozenset({418, 429})
# Statuses whose body is not Binance's own (Binance "HTTP Return Codes").
BY_STATUS: dict[int, tuple[FaultKind, str]] = {
    401: (FaultKind.KEY, "Binance does not accept the key"),
    403: (FaultKind.FIREWALL, "Binance's firewall refuses this computer's address"),
    404: (FaultKind.NOT_OFFERED, "this version no longer fits Binance: nothing at this address"),
    408: (FaultKind.TIMEOUT, "Binance's back end did not answer in time"),
    418: (FaultKind.BANNED, "Binance has banned this computer's address for a while"),
    429: (FaultKind.RATE_LIMIT, "Binance refuses: too many requests"),
    451: (FaultKind.FIREWALL, "Binance does not serve the country of this computer's address"),
}
# The edge's page for a country that Binance does not serve has the status of its firewall; it only picks the words.
NOT_THIS_COUNTRY = b"block access from your country"
# The code whose words may name the end of a ban (Binance "Error Codes").
TELLS_BANS = "-1003"
# The one place where venue text is read to decide: it can only make a wait longer.
_BANNED_UNTIL = re.compile(r"banned until ([0-9]{12,14})")


def error_body(response: HttpResponse) -> tuple[str, str] | None:
    """Give code and message if the body is Binance's ``{"code", "msg"}`` error, else None."""
    try:
        return error_in(decode(response.body))
    except ShapeError:
        return None


def error_in(body: object) -> tuple[str, str] | None:
    """Give code and message if a value is Binance's ``{"code", "msg"}`` error, else None."""
    if not isinstance(body, dict) or "code" not in body:
        return None
    try:
        code = _code_text(body["code"])
    except ShapeError:
        return None
    if code in NO_ERROR:
        return None
    message = body.get("msg")
    return code, plain(message) if isinstance(message, str) else ""


def _code_text(value: object) -> str:
    # Codes are negative integers, which are no ids.
    integer = isinstance(value, int) and not isinstance(value, bool)
    return plain(value if integer else id_text(value, "code"), 20)


def fault_of(response: HttpResponse, venue_now_ms: int, odd: ShapeError | None = None) -> VenueFault:
    """Give the fault behind an answer that is not the documented success.

    ``venue_now_ms`` is the present time on the venue's clock, for bans; ``odd`` is what the reader stumbled on.
    """
    error = error_body(response)
    if response.status in LIMITED:
        return _limited(response, error, venue_now_ms)
    by_status = response.status in BY_STATUS or response.status >= 500
    if error is None or (error[0] not in CODES and by_status):
        return _by_status(response, error, odd)
    return _by_code(response, error, code_of(error[0]), venue_now_ms)


def _by_code(response: HttpResponse, error: tuple[str, str], row: BinanceCode, venue_now_ms: int) -> VenueFault:
    code, message = error
    words = plain(" · ".join(part for part in (row.cancel.meaning, message) if part))
    fault = VenueFault(row.kind, code, words, response.status, retry_after_s=retry_after_s(response))
    if row.kind is FaultKind.RATE_LIMIT:
        told = message if code == TELLS_BANS else ""
        return _with_wait(fault, told, venue_now_ms, row.cancel.wait_s or LIMIT_WAIT_S)
    return fault


def _by_status(response: HttpResponse, error: tuple[str, str] | None, odd: ShapeError | None) -> VenueFault:
    status = response.status
    if strange := stranger(status, "Binance"):
        kind, message = FaultKind.EDGE_PAGE, strange
    elif status == 403 and NOT_THIS_COUNTRY in response.body:
        kind, message = BY_STATUS[451]
    elif status in BY_STATUS:
        kind, message = BY_STATUS[status]
    elif status >= 500:
        kind, message = FaultKind.VENUE_DOWN, f"HTTP {status} from Binance: done or not is unknown"
    elif is_page(response.body) or not 200 <= status < 300:
        kind, message = FaultKind.EDGE_PAGE, f"HTTP {status} from Binance's edge instead of an answer"
    else:
        where = f" ({odd.where}: {odd.what})" if odd is not None else ""
        kind, message = FaultKind.SHAPE, f"Binance's answer has not the documented shape{where}"
    code = error[0] if error is not None else ""
    return VenueFault(kind, code, message, status, retry_after_s=retry_after_s(response))


def _limited(response: HttpResponse, error: tuple[str, str] | None, venue_now_ms: int) -> VenueFault:
    kind, words = BY_STATUS[response.status]
    code, message = error or ("", "")
    stated = retry_after_s(response)
    fault = VenueFault(kind, code, message or words, response.status, retry_after_s=stated)
    least = BAN_WAIT_S if kind is FaultKind.BANNED else LIMIT_WAIT_S
    return _with_wait(fault, message, venue_now_ms, least)


def _with_wait(fault: VenueFault, message: str, venue_now_ms: int, least: float) -> VenueFault:
    # ``least`` counts where the header states no wait; the text can only make it longer.
    found = _BANNED_UNTIL.search(message)
    by_text = (int(found.group(1)) - venue_now_ms) / 1000 if found else 0.0
    wait = max(fault.retry_after_s if fault.retry_after_s is not None else least, by_text)
    wait = min(wait, LONGEST_WAIT_S)
    banned = fault.kind is FaultKind.BANNED or by_text > 0
    return replace(
        fault,
        kind=FaultKind.BANNED if banned else fault.kind,
        retry_after_s=wait,
        banned_until_ms=venue_now_ms + int(wait * 1000) if banned else None,
    )


def retry_after_s(response: HttpResponse) -> float | None:
    """Give the stated wait in seconds, capped at the longest ban that Binance documents; None if there is none."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12:
        return min(float(text), LONGEST_WAIT_S)
    return None
