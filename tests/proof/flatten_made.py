"""A Flatten run as a journal holds it, for the tests of the proof."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.closings import CloseRequest, CloseWay
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.positions import PositionFamily, PositionKey
from gui.journal.entries import Entry, Exchanged, RunEnded, RunStarted
from gui.journal.flatten_entries import (
    BackstopSet,
    CloseAnswer,
    CloseIntent,
    LatchSet,
    PositionEnded,
    PositionsRead,
)
from tests.proof.made import BEGAN

BTC = PositionKey("okx-main", PositionFamily.OKX, "BTC-USDT-SWAP", margin="cross")
ETH = PositionKey("okx-main", PositionFamily.OKX, "ETH-USDT-SWAP", margin="cross")
OTHER = PositionKey("other", PositionFamily.OKX, "SOL-USDT-SWAP", margin="cross")
SCOPE = "every venue · all orders, then positions"


def intent(attempt: str, key: PositionKey = BTC, *, run: int = 7, at_ms: int = BEGAN + 50) -> CloseIntent:
    request = CloseRequest(key, CloseWay.WHOLE, False, None, f"aks{attempt}", "close-position", "www.okx.com")
    return CloseIntent(attempt, run, request, Decimal("3.2"), BEGAN - 500, 1, at_ms)


def answer(attempt: str, verdict: str = "accepted", key: PositionKey = BTC) -> CloseAnswer:
    return CloseAnswer(attempt, key, verdict, "0", "", 200, 0.04, BEGAN + 90)


def reading(at_ms: int, *zero: PositionKey, held: tuple[PositionKey, ...] = (), run: int | None = 7) -> PositionsRead:
    page = Exchange("", Purpose.POSITIONS, (), "GET", "www.okx.com", "/api/v5/account/positions", "", at_ms, at_ms, 200)
    sizes = tuple((key, Decimal("3.2")) for key in held)
    return PositionsRead(run, "okx-main", PositionFamily.OKX, at_ms - 40, at_ms, True, sizes, zero, "", (page,))


def ended(key: PositionKey = BTC, state: str = "CLOSED", at_ms: int = BEGAN + 2_400) -> PositionEnded:
    return PositionEnded(key, 7, state, "readings: nothing held in the complete readings of …", at_ms)


def flatten_entries() -> list[Entry]:
    """Two positions: one proven closed, one whose close has no answer."""
    wire = Exchange("c1", Purpose.CLOSE, (), "POST", "www.okx.com", "/close", "{}", BEGAN + 50, BEGAN + 90, 200, "{}")
    return [
        CloseAnswer("old", OTHER, "accepted", "0", "", 200, 0.04, BEGAN - 9_000),
        RunStarted(7, "panic", "live", SCOPE, BEGAN, 1_240),
        BackstopSet("okx-main", True, 30, (), "", BEGAN + 10),
        reading(BEGAN + 40, held=(BTC, ETH)),
        intent("c1"),
        intent("c2", ETH),
        answer("c1"),
        Exchanged(7, wire, BEGAN + 91),
        reading(BEGAN + 300, BTC, held=(ETH,)),
        reading(BEGAN + 2_400, BTC, held=(ETH,)),
        ended(),
        LatchSet(True, "live", '[{"what":"flatten"}]', BEGAN + 2_500),
        LatchSet(True, "drill", "elsewhere", BEGAN + 2_600),
        intent("z", OTHER, run=8, at_ms=BEGAN + 2_700),
        BackstopSet("okx-main", False, 0, (), "", BEGAN + 2_900),
        PositionEnded(ETH, 7, "CHECKING", "open when the run ended", BEGAN + 3_000),
        RunEnded(7, "not-flat", BEGAN + 3_000, 1),
    ]
