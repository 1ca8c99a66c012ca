"""What a key may do, read from OKX's account configuration, in sentences for people."""

from __future__ import annotations

from gui.connectors.decode import as_object, text_of
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Finding, KeyRights, RightsFinding

LAPSE = (
    "The key is bound to no address: OKX lets a trade key without one lapse after 14 days without use. "
    "Bind it, or keep this program checking."
)


def rights_of(envelope: Envelope) -> KeyRights:
    """Read ``perm`` and ``ip`` (OKX API v5, "Get account configuration"); never raises."""
    if envelope.refused:
        return unanswered(fault_of_code(envelope))
    try:
        rows = envelope.data or ()
        if envelope.code != "0" or len(rows) != 1 or not 200 <= envelope.status < 300:
            raise ShapeError("data", "not one row")
        row = as_object(rows[0], "row")
        allowed = {word.strip() for word in text_of(row.get("perm"), "perm").split(",")}
        bound = bool(text_of(row.get("ip"), "ip").strip())
    except ShapeError as odd:
        message = f"OKX's answer has not the documented shape ({odd.where}: {odd.what})"
        return unanswered(VenueFault(FaultKind.SHAPE, message=message, http_status=envelope.status))
    return _rights("read_only" in allowed, "trade" in allowed, "withdraw" in allowed, bound)


def unanswered(fault: VenueFault) -> KeyRights:
    """Give the rights of a key whose check got no answer, or a refusal."""
    finding = Finding.BAD if fault.by_person else Finding.UNKNOWN
    return KeyRights(fault=fault, findings=(RightsFinding("key", finding, _sentence(fault.message)),))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _rights(read: bool, trade: bool, withdraw: bool, bound: bool) -> KeyRights:
    # OKX lists read_only with every key; a trade key sees orders even where the word is missing.
    can_read = read or trade
    findings = (
        RightsFinding("read", Finding.FINE, "The key may read orders.")
        if can_read
        else RightsFinding("read", Finding.BAD, "The key may not read orders: nothing can be listed."),
        RightsFinding("trade", Finding.FINE, "The key may cancel orders.")
        if trade
        else RightsFinding("trade", Finding.BAD, "The key may not trade: OKX will refuse every cancel."),
        RightsFinding("withdraw", Finding.WARNING, "The key may withdraw money: use one without that right here.")
        if withdraw
        else RightsFinding("withdraw", Finding.FINE, "The key may not withdraw money."),
        RightsFinding(
            "address", Finding.FINE, "The key is bound to addresses: check that this computer is on the list."
        )
        if bound
        else RightsFinding("address", Finding.WARNING, LAPSE),
    )
    return KeyRights(can_read, trade, withdraw, bound, findings=findings)
