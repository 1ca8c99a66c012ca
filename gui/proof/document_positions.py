"""Positions, latch and venue-side timers in the JSON document of a proof."""

from __future__ import annotations

from typing import Any

from gui.domain.exchanges import without_secrets
from gui.domain.positions import PositionKey
from gui.journal.flatten_entries import BackstopSet, LatchSet, PositionsRead
from gui.proof.record import CloseTry, Flattened, PositionRecord
from gui.proof.times import stamp, stamp_or_none


def flattened_parts(found: Flattened) -> dict[str, Any]:
    """Give the document's parts about positions, latch and timers."""
    return {
        "positions": [_position(one) for one in found.positions],
        "position_readings": [_reading(one) for one in found.readings],
        "latch": [_latch(one) for one in found.latches],
        "backstops": [_backstop(one) for one in found.backstops],
    }


def _named(key: PositionKey) -> dict[str, str]:
    return {
        "account": key.account,
        "venue": str(key.family.venue),
        "family": str(key.family),
        "instrument": key.instrument,
        "side": str(key.side),
        "margin": key.margin,
        "currency": key.currency,
    }


def _position(one: PositionRecord) -> dict[str, Any]:
    return {
        **_named(one.key),
        "size": one.size,
        "state": str(one.state),
        "proven_closed": one.closed,
        "last_words": without_secrets(one.words),
        "closes": [_close(close) for close in one.tries],
        "ends": [
            {"state": end.state, "proof": without_secrets(end.proof), "at": stamp(end.at_ms), "run": end.run}
            for end in one.ends
        ],
    }


def _close(one: CloseTry) -> dict[str, Any]:
    return {
        "attempt": one.attempt,
        "number": one.number,
        "written_at": stamp(one.at_ms),
        "order": one.order,
        "client_id": one.client_id,
        "made_from_size": one.read_size,
        "made_from_reading_at": stamp(one.read_ms),
        "path": one.path,
        "host": one.host,
        "verdict": one.verdict,
        "code": one.code,
        "message": without_secrets(one.message),
        "http_status": one.http_status,
        "latency_s": one.latency_s,
        "answered_at": stamp_or_none(one.answered_ms),
    }


def _reading(one: PositionsRead) -> dict[str, Any]:
    return {
        "account": one.account,
        "family": str(one.family),
        "begun_at": stamp(one.begun_ms),
        "ended_at": stamp(one.at_ms),
        "complete": one.complete,
        "held": [{**_named(key), "size": None if size is None else f"{size:f}"} for key, size in one.held],
        "zero": [_named(key) for key in one.zero],
        "fault": one.fault,
        "pages": [
            {
                "target": page.target,
                "host": page.host,
                "sent_at": stamp_or_none(page.sent_ms),
                "answered_at": stamp_or_none(page.answered_ms),
                "http_status": page.http_status,
                "answer": page.answer,
                "fault": page.fault,
            }
            for page in one.pages
        ],
    }


def _latch(one: LatchSet) -> dict[str, Any]:
    return {"at": stamp(one.at_ms), "on": one.on, "scope": one.scope}


def _backstop(one: BackstopSet) -> dict[str, Any]:
    return {
        "at": stamp(one.at_ms),
        "account": one.account,
        "armed": one.armed,
        "seconds": one.seconds,
        "instruments": list(one.instruments),
        "fault": without_secrets(one.fault),
    }
