"""The outer shape of every OKX answer, and the fault behind an answer that is none."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from gui.connectors.decode import as_object, decode, id_text
from gui.connectors.mishaps import is_page, stranger
from gui.connectors.okx.codes import CODES, ENVELOPE_ONLY, code_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain

# After a 429 that OKX's edge wrote, and not OKX, at least this long nothing is sent (seconds).
EDGE_WAIT_S = 10.0
# With this status OKX's edge says that it does not serve this address, whatever stands in the body.
NOT_SERVED = 451
# Longest stated wait that is believed (seconds).
LONGEST_WAIT_S = 3 * 86400.0


@dataclass(frozen=True, slots=True)
class Envelope:
    """``{"code", "msg", "data"}`` as read: ``code`` is text, ``data`` its rows, None without any."""

    code: str
    message: str
    data: tuple[object, ...] | None
    status: int
    retry_after_s: float | None = None

    @property
    def refused(self) -> bool:
        """Say whether the request as a whole was refused and no row tells more."""
        return self.code != "0" and not self.data


def read_envelope(response: HttpResponse) -> Envelope:
    """Read the outer shape, whatever the HTTP status and the content type say; raises ShapeError.

    The code comes as text, from gateways as a number; both are compared as text.
    """
    outer = as_object(decode(response.body), "body")
    if "code" not in outer:
        raise ShapeError("code", "missing")
    code, data = id_text(outer["code"], "code"), outer.get("data")
    if response.status == NOT_SERVED and (code not in CODES or code in ENVELOPE_ONLY):
        raise ShapeError("code", "not of OKX's own under this status")
    if data is not None and not isinstance(data, list):
        raise ShapeError("data", "not a list")
    return Envelope(
        code=code,
        message=plain(outer.get("msg") or ""),
        data=tuple(data) if data is not None else None,
        status=response.status,
        retry_after_s=retry_after_s(response),
    )


def fault_of_code(envelope: Envelope) -> VenueFault:
    """Give the fault of a request that OKX refused in its own words."""
    row = code_of(envelope.code)
    words = [part for part in (row.cancel.meaning, envelope.message) if part]
    wait = envelope.retry_after_s
    if wait is None and row.kind is FaultKind.RATE_LIMIT:
        wait = row.cancel.wait_s
    return VenueFault(
        kind=row.kind,
        code=envelope.code,
        message=plain(" · ".join(words)) or f"OKX answers code {envelope.code}",
        http_status=envelope.status,
        retry_after_s=wait,
    )


def fault_of_page(response: HttpResponse, odd: ShapeError) -> VenueFault:
    """Give the fault of an answer without OKX's shape: a page of the edge, or a body that cannot be read."""
    status, wait = response.status, retry_after_s(response)
    if status == 429:
        message = "OKX's edge refuses: too many requests"
        wait = max(EDGE_WAIT_S, wait or 0.0)
        return VenueFault(FaultKind.RATE_LIMIT, message=message, http_status=status, retry_after_s=wait)
    if strange := stranger(status, "OKX"):
        kind, message = FaultKind.EDGE_PAGE, strange
    elif status == NOT_SERVED:
        kind, message = FaultKind.FIREWALL, "OKX's edge does not serve this computer's address"
        wait = max(EDGE_WAIT_S, wait or 0.0)
    elif status >= 500 and not is_page(response.body):
        kind, message = FaultKind.VENUE_DOWN, f"HTTP {status} from OKX: done or not is unknown"
    elif status != 200 or is_page(response.body):
        kind, message = FaultKind.EDGE_PAGE, f"HTTP {status} from OKX's edge instead of an answer"
    else:
        kind, message = (
            FaultKind.SHAPE,
            f"OKX's answer has not the documented shape ({odd.where}: {odd.what})",
        )
    return VenueFault(kind, message=message, http_status=status, retry_after_s=wait)


def retry_after_s(response: HttpResponse) -> float | None:
    """Give the stated wait in seconds, from a number or a date; None if there is none that can be read."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12:
        return min(float(text), LONGEST_WAIT_S)
    # A date counts only against the server's own Date, so that a wrong clock here does no harm.
    try:
        until, now = (parsedate_to_datetime(date) for date in (text, response.headers.get("date", "")))
        return min(max(0.0, (until - now).total_seconds()), LONGEST_WAIT_S)
    except (ValueError, TypeError):
        return None
