"""A run as a journal holds it, and a record of it, for the tests of the proof."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gui.domain.exchanges import Exchange, Purpose
from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.domain.venues import Family
from gui.journal.database import Database
from gui.journal.entries import (
    Answer,
    Circumstances,
    ClockNote,
    Ended,
    Entry,
    Exchanged,
    Hold,
    Intent,
    Joined,
    LeftOpen,
    Line,
    ListingRead,
    OpenOrder,
    RunEnded,
    RunStarted,
    Tone,
)
from gui.proof.record import OrderRecord, Outcome, Press, RunRecord, Source
from tests.journal.entries_made import order

BEGAN = 1_795_269_801_000
EVIL = '</script><script>alert("x")</script>'


def key(algo_id: str) -> OrderKey:
    return OrderKey("okx-main", Family.OKX_ALGO, algo_id)


def exchange(attempt: str, *algo_ids: str, answer: str = '{"code":"0"}') -> Exchange:
    keys = tuple(key(algo_id) for algo_id in algo_ids)
    purpose = Purpose.CANCEL if attempt else Purpose.STATUS
    sent, back = BEGAN + 50, BEGAN + 90
    return Exchange(attempt, purpose, keys, "POST", "www.okx.com", "/api/x", '[{"a":1}]', sent, back, 200, answer)


def listing(at_ms: int, *absent: str, complete: bool = True) -> ListingRead:
    page = Exchange("", Purpose.LISTING, (), "GET", "www.okx.com", "/api/list", "", at_ms - 40, at_ms, 200, "[]")
    fault = "" if complete else "venue-down: HTTP 503"
    keys = tuple(key(one) for one in absent)
    return ListingRead(7, "okx-main", Family.OKX_ALGO, at_ms - 40, at_ms, complete, 0, (), fault, keys, (page,))


def run_entries(run: int = 7, *, message: str = "") -> list[Entry]:
    """Three orders: one proven gone, one fired, one left without an answer."""
    keys = (key("1"), key("2"), key("3"))
    clocks = (ClockNote("okx-main", "rest", -0.25, 0.08),)
    return [
        RunStarted(run, "panic", "live", "every venue", BEGAN, 712),
        Intent("a1", run, keys, ("BTC-USDT-SWAP",) * 3, (1, 1, 1), "cancel-algos", "www.okx.com", BEGAN + 45),
        Circumstances(run, "press", "ann at desk-4", "algo-killswitch 9", clocks, BEGAN + 3),
        Answer("a1", key("1"), "accepted", "0", message, 200, 0.04, BEGAN + 90),
        Answer("a1", key("2"), "fired", "51416", "triggered", 200, 0.04, BEGAN + 90),
        Joined(run, (order("1"), order("2"), order("3")), BEGAN + 91),
        Exchanged(run, exchange("a1", "1", "2", "3"), BEGAN + 91),
        Exchanged(run, exchange("", "2", answer='{"state":"effective"}'), BEGAN + 200),
        Ended(key("2"), run, "TRIGGERED", "fired", "effective", BEGAN + 210),
        listing(BEGAN + 300, "1"),
        Hold("okx", "live", "okx-main", "okx.cancel", BEGAN + 5_000, 4_000, BEGAN + 1_000),
        listing(BEGAN + 2_400, "1"),
        Ended(key("1"), run, "GONE", "our cancel", "listings: not in the complete listings of …", BEGAN + 2_400),
        Line(BEGAN + 2_500, Tone.FINE, "OKX okx-main", "1 order proven gone"),
        RunEnded(run, "stopped", BEGAN + 3_000, 2),
        LeftOpen(run, (OpenOrder(key("3"), "UNKNOWN", "", "no answer in time", 1),), BEGAN + 3_000),
        Circumstances(run, "end", "ann at desk-4", "algo-killswitch 9", clocks, BEGAN + 3_000),
    ]


def journal_with(path: Path, entries: Sequence[Entry]) -> Path:
    """Write a journal's file."""
    database = Database(path)
    database.open()
    database.write([(f"u{place}", entry) for place, entry in enumerate(entries)])
    database.close()
    return path


def record(**changes: object) -> RunRecord:
    """Make a small record."""
    values: dict[str, object] = {
        "number": 7,
        "environment": "live",
        "source": Source.JOURNAL,
        "began_ms": BEGAN,
        "last_ms": BEGAN + 3_000,
        "presses": (Press(BEGAN, "panic", "every venue", 712, "ann at desk-4", "algo-killswitch 9"),),
        "outcomes": (Outcome("flat", BEGAN + 3_000, 0),),
        "orders": (OrderRecord(key("1"), "BTC-USDT-SWAP", State.GONE),),
    }
    return RunRecord(**{**values, **changes})  # type: ignore[arg-type]
