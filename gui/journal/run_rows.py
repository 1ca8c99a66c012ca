"""How the story of a run stands in the journal's tables: who pressed, which orders joined, which were left open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gui.domain.errors import ShapeError
from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from gui.journal import known
from gui.journal.entries import Circumstances, ClockNote, Joined, LeftOpen, OpenOrder

CIRCUMSTANCES = (
    "seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, moment TEXT, by TEXT, program TEXT, clocks TEXT, at_ms INTEGER"
)
JOINED = "seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, orders TEXT, at_ms INTEGER"
LEFT_OPEN = "seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, orders TEXT, at_ms INTEGER"

_ODD = (TypeError, ValueError, KeyError, IndexError)


def circumstances_columns(entry: Circumstances) -> tuple[object, ...]:
    """Give the columns of ``circumstances`` after ``seq``."""
    clocks = [[one.account, one.service, one.offset_s, one.round_trip_s] for one in entry.clocks]
    return (entry.run, entry.moment, entry.by, entry.program, json.dumps(clocks), entry.at_ms)


def joined_columns(entry: Joined) -> tuple[object, ...]:
    """Give the columns of ``joined`` after ``seq``."""
    return (entry.run, json.dumps([known.encode(order) for order in entry.orders]), entry.at_ms)


def left_columns(entry: LeftOpen) -> tuple[object, ...]:
    """Give the columns of ``left_open`` after ``seq``."""
    orders = [[*one.key, one.state, one.code, one.message, one.tries] for one in entry.orders]
    return (entry.run, json.dumps(orders), entry.at_ms)


def circumstances_of(columns: Sequence[Any]) -> Circumstances:
    """Read the columns of ``circumstances`` after ``seq``; raises ShapeError."""
    try:
        run, moment, by, program, clocks, at_ms = columns
        notes = tuple(
            ClockNote(str(account), str(service), _number(offset_s), _number(trip_s))
            for account, service, offset_s, trip_s in json.loads(clocks)
        )
        return Circumstances(int(run), str(moment), str(by or ""), str(program or ""), notes, int(at_ms))
    except _ODD as odd:
        raise ShapeError("circumstances", type(odd).__name__) from None


def joined_of(columns: Sequence[Any]) -> Joined:
    """Read the columns of ``joined`` after ``seq``; raises ShapeError."""
    try:
        run, orders, at_ms = columns
        return Joined(int(run), tuple(known.decode(payload) for payload in json.loads(orders)), int(at_ms))
    except _ODD as odd:
        raise ShapeError("joined", type(odd).__name__) from None


def left_of(columns: Sequence[Any]) -> LeftOpen:
    """Read the columns of ``left_open`` after ``seq``; raises ShapeError."""
    try:
        run, orders, at_ms = columns
        left = tuple(
            OpenOrder(
                OrderKey(str(account), Family(family), str(algo_id)), str(state), str(code), str(words), int(tries)
            )
            for account, family, algo_id, state, code, words, tries in json.loads(orders)
        )
        return LeftOpen(int(run), left, int(at_ms))
    except _ODD as odd:
        raise ShapeError("left_open", type(odd).__name__) from None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
