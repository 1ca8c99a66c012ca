"""The JSON document of a proof: everything that the record holds, versioned, as the very bytes that are hashed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gui.domain.exchanges import Exchange, without_secrets
from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.journal.entries import Hold, ListingRead
from gui.proof.document_positions import flattened_parts
from gui.proof.record import Clock, End, OrderRecord, Press, RunRecord, Try
from gui.proof.times import stamp, stamp_or_none

NAME = "killswitch-run-proof"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Sealed:
    """The document as bytes, plain ASCII that may stand inside a page, and the SHA-256 over exactly them."""

    json: bytes
    sha256: str


def seal(document: dict[str, Any]) -> Sealed:
    """Write the document; ``<``, ``>`` and ``&`` are escaped as JSON allows, so that no venue text ends its place."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    raw = text.encode("ascii")
    return Sealed(raw, hashlib.sha256(raw).hexdigest())


def document_of(record: RunRecord, *, made_ms: int, made_by: str) -> dict[str, Any]:
    """Make the document. Times are UTC to the millisecond, durations seconds, ids text."""
    return {
        "document": NAME,
        "version": VERSION,
        "made_at": stamp(made_ms),
        "made_by": made_by,
        "source": str(record.source),
        "run": {
            "number": record.number,
            "environment": record.environment,
            "began_at": stamp(record.began_ms),
            "ended_at": stamp_or_none(record.ended_ms),
            "last_entry_at": stamp(record.last_ms),
            "outcome": record.outcome or None,
            "flat": record.flat,
            "outcomes": [{"outcome": o.outcome, "at": stamp(o.at_ms), "open": o.open} for o in record.outcomes],
        },
        "counts": {
            "orders": len(record.orders),
            "gone": record.gone,
            "triggered": record.count(State.TRIGGERED),
            "open": len(record.orders) - record.gone - record.count(State.TRIGGERED),
            "positions": len(record.flattened.positions),
            "positions_closed": record.closed,
        },
        "remarks": list(record.remarks),
        "presses": [_press(press) for press in record.presses],
        "orders": [_order(order) for order in record.orders],
        **flattened_parts(record.flattened),
        "exchanges": [_exchange(one) for one in record.exchanges],
        "listings": [_listing(reading) for reading in record.readings],
        "clocks": [_clock(one) for one in record.clocks],
        "waits": [_wait(hold) for hold in record.waits],
        "journal": [
            {"at": stamp(line.at_ms), "tone": str(line.tone), "about": line.about, "text": without_secrets(line.text)}
            for line in record.lines
        ],
    }


def _press(press: Press) -> dict[str, Any]:
    return {
        "at": stamp(press.at_ms),
        "kind": press.kind,
        "scope": press.scope,
        "hold_s": None if press.hold_ms is None else press.hold_ms / 1000,
        "by": press.by,
        "program": press.program,
    }


def _order(order: OrderRecord) -> dict[str, Any]:
    return {
        "account": order.key.account,
        "venue": str(order.key.family.venue),
        "family": str(order.key.family),
        "algo_id": order.key.algo_id,
        "instrument": order.instrument,
        "kind": order.kind,
        "side": order.side,
        "size": order.size,
        "protective": order.protective,
        "state": str(order.state),
        "proven_gone": order.proven,
        "last_words": without_secrets(order.words),
        "tries": [_try(one) for one in order.tries],
        "ends": [_end(end) for end in order.ends],
    }


def _try(one: Try) -> dict[str, Any]:
    return {
        "attempt": one.attempt,
        "number": one.number,
        "written_at": stamp(one.at_ms),
        "path": one.path,
        "host": one.host,
        "verdict": one.verdict,
        "code": one.code,
        "message": without_secrets(one.message),
        "http_status": one.http_status,
        "latency_s": one.latency_s,
        "answered_at": stamp_or_none(one.answered_ms),
    }


def _end(end: End) -> dict[str, Any]:
    return {
        "state": end.state or "open again",
        "by": end.by,
        "proof": without_secrets(end.proof),
        "at": stamp(end.at_ms),
        "run": end.run,
    }


def _exchange(one: Exchange) -> dict[str, Any]:
    return {
        "attempt": one.attempt,
        "purpose": str(one.purpose),
        "orders": _names(one.keys),
        "method": one.method,
        "host": one.host,
        "target": one.target,
        "body": one.body,
        "sent_at": stamp_or_none(one.sent_ms),
        "answered_at": stamp_or_none(one.answered_ms),
        "http_status": one.http_status,
        "answer": one.answer,
        "fault": one.fault,
    }


def _listing(reading: ListingRead) -> dict[str, Any]:
    return {
        "account": reading.account,
        "family": str(reading.family),
        "begun_at": stamp(reading.begun_ms),
        "ended_at": stamp(reading.at_ms),
        "complete": reading.complete,
        "orders_shown": reading.orders,
        "missing": list(reading.missing),
        "fault": reading.fault,
        "absent": _names(reading.absent),
        "pages": [_exchange(page) for page in reading.pages],
    }


def _clock(one: Clock) -> dict[str, Any]:
    note = one.note
    return {
        "moment": one.moment,
        "at": stamp(one.at_ms),
        "account": note.account,
        "service": note.service,
        "offset_s": note.offset_s,
        "round_trip_s": note.round_trip_s,
    }


def _wait(hold: Hold) -> dict[str, Any]:
    return {
        "venue": hold.venue,
        "account": hold.owner or None,
        "limit": hold.limit or None,
        "told_at": stamp(hold.at_ms),
        "wait_s": hold.wait_ms / 1000,
        "until": stamp(hold.until_ms),
    }


def _names(keys: Sequence[OrderKey]) -> list[str]:
    return [str(key) for key in keys]
