"""The answer to a cancel request, row by row: exactly one reply for every order asked, matched by its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gui.connectors.decode import id_text, text_of
from gui.connectors.okx.codes import code_of, told, whole_request
from gui.connectors.okx.endpoints import CANCEL_ADVANCE, id_field
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault, plain
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, CodeRow, Reach, Verdict

# Statuses and codes with which OKX says that the older cancel path is gone: nothing of the order or of the account.
GONE_STATUSES = frozenset({404, 405, 410})
GONE_CODES = frozenset({"50005", "50046", "50062"})
PATH_GONE = "this cancel endpoint is gone at OKX: cancel in the OKX app"
# No request of the account gets further until a person has seen to it.
FOR_A_PERSON = frozenset({FaultKind.CERTIFICATE, FaultKind.FIREWALL})
# Top-level codes under which a row may say yes: all done, and partly done.
YES_POSSIBLE = frozenset({"0", "2"})


@dataclass(frozen=True, slots=True)
class Item:
    """What the answer says of one order: its own code and words."""

    code: str
    message: str


def replies_of(
    keys: Sequence[OrderKey], path_name: str, envelope: Envelope, latency_s: float
) -> tuple[CancelReply, ...]:
    """Judge every order asked by its own row (OKX API v5, "Cancel algo order", "Cancel multiple orders").

    The top-level code decides only where the request was refused as a whole and there are no rows.
    """
    if envelope.refused:
        return tuple(_whole(key, path_name, envelope, latency_s) for key in keys)
    items = _items(envelope, id_field(path_name))
    return tuple(_single(key, items.get(key.algo_id), envelope, latency_s) for key in keys)


def replies_to_fault(
    keys: Sequence[OrderKey], path_name: str, fault: VenueFault, latency_s: float | None
) -> tuple[CancelReply, ...]:
    """Give the replies without a readable answer: unknown if bytes may have left, else to be sent again."""
    verdict, reach, message, wait = Verdict.UNKNOWN, Reach.ORDER, fault.message, fault.retry_after_s
    if path_name == CANCEL_ADVANCE.name and fault.http_status in GONE_STATUSES:
        verdict, reach, message = Verdict.WRONG_PATH, Reach.PATH, PATH_GONE
    elif fault.kind is FaultKind.RATE_LIMIT:
        verdict = Verdict.RETRY
    elif fault.kind is FaultKind.OWN_FAULT:
        verdict = Verdict.REJECTED
    elif fault.kind in FOR_A_PERSON:
        verdict, reach = Verdict.REJECTED, Reach.ACCOUNT
    elif not fault.sent:
        verdict = Verdict.RETRY
    return tuple(
        CancelReply(
            key,
            verdict,
            message=message,
            http_status=fault.http_status,
            latency_s=latency_s,
            reach=reach,
            wait_s=wait,
            fault=fault,
        )
        for key in keys
    )


def _whole(key: OrderKey, path_name: str, envelope: Envelope, latency_s: float) -> CancelReply:
    row, message = whole_request(envelope.code), told(envelope.code, envelope.message)
    if path_name == CANCEL_ADVANCE.name and (envelope.code in GONE_CODES or envelope.status in GONE_STATUSES):
        row, message = CodeRow(Verdict.WRONG_PATH, PATH_GONE, Reach.PATH), envelope.message or PATH_GONE
    waits = [wait for wait in (row.wait_s, envelope.retry_after_s) if wait is not None]
    return CancelReply(
        key=key,
        verdict=row.verdict,
        code=envelope.code,
        message=message,
        http_status=envelope.status,
        latency_s=latency_s,
        reach=row.reach,
        wait_s=max(waits) if waits else None,
        fault=fault_of_code(envelope),
        whole=True,
    )


def _items(envelope: Envelope, name: str) -> Mapping[str, Item | None]:
    """Give the rows by id; an id that stands twice is None, since two answers to one question are none."""
    found: dict[str, Item | None] = {}
    for value in envelope.data or ():
        if not isinstance(value, dict):
            continue
        try:
            order_id = id_text(value.get(name), name)
        except ShapeError:
            continue
        try:
            item = Item(id_text(text_of(value.get("sCode"), "sCode"), "sCode"), plain(value.get("sMsg") or ""))
        except ShapeError:
            item = None
        found[order_id] = None if order_id in found else item
    return found


def _single(key: OrderKey, item: Item | None, envelope: Envelope, latency_s: float) -> CancelReply:
    if item is None:
        return _doubtful(key, "OKX's answer does not say what became of this order", envelope, latency_s)
    known = code_of(item.code)
    row = known.cancel
    yes_fits = envelope.code in YES_POSSIBLE and 200 <= envelope.status < 300
    if row.verdict is Verdict.ACCEPTED and not yes_fits:
        return _doubtful(key, "OKX's answer contradicts itself about this order", envelope, latency_s, item.code)
    fault = None
    if row.verdict in (Verdict.RETRY, Verdict.UNKNOWN, Verdict.CLOCK, Verdict.REJECTED, Verdict.WRONG_PATH):
        message = plain(" · ".join(part for part in (row.meaning, item.message) if part))
        fault = VenueFault(known.kind, item.code, message, envelope.status)
    return CancelReply(
        key=key,
        verdict=row.verdict,
        code=item.code,
        message=told(item.code, item.message),
        http_status=envelope.status,
        latency_s=latency_s,
        reach=row.reach,
        wait_s=row.wait_s,
        fault=fault,
        second_hand=row.second_hand,
    )


def _doubtful(key: OrderKey, why: str, envelope: Envelope, latency_s: float, code: str = "") -> CancelReply:
    fault = VenueFault(FaultKind.SHAPE, code, why, envelope.status)
    return CancelReply(
        key,
        Verdict.UNKNOWN,
        code=code,
        message=why,
        http_status=envelope.status,
        latency_s=latency_s,
        fault=fault,
    )
