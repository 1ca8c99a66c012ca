"""Entries about positions, latch and backstop that tests write."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.closings import CloseRequest, CloseWay
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.positions import PositionFamily, PositionKey, PositionSide
from gui.journal.flatten_entries import (
    BackstopSet,
    CloseAnswer,
    CloseIntent,
    LatchSet,
    PositionEnded,
    PositionsRead,
)

SWAP = PositionKey("okx-main", PositionFamily.OKX, "BTC-USDT-SWAP", PositionSide.NET, "cross")
SHORT = PositionKey("bin-main", PositionFamily.UM, "ETHUSDT", PositionSide.SHORT)


def close_intent(attempt: str, run: int = 1, key: PositionKey = SWAP) -> CloseIntent:
    quantity, price = (None, None) if key is SWAP else (Decimal("1.250"), Decimal("3010.5"))
    way = CloseWay.WHOLE if key is SWAP else CloseWay.LIMIT_IOC
    request = CloseRequest(key, way, key is SHORT, quantity, f"aks{attempt}", "close-position", "www.okx.com", price)
    return CloseIntent(attempt, run, request, Decimal("3.20"), 1_500, 1, 2_000)


def close_answer(attempt: str, verdict: str = "accepted", key: PositionKey = SWAP) -> CloseAnswer:
    return CloseAnswer(attempt, key, verdict, "0", "", 200, 0.04, 2_050)


def positions_read(run: int | None = 1) -> PositionsRead:
    page = Exchange("", Purpose.POSITIONS, (), "GET", "www.okx.com", "/positions", sent_ms=3_000, answered_ms=3_050)
    held = ((SWAP, Decimal("3.20")), (SHORT, None))
    return PositionsRead(run, "okx-main", PositionFamily.OKX, 3_000, 3_050, True, held, (SWAP,), "", (page,))


def position_ended(state: str = "CLOSED", key: PositionKey = SWAP, run: int | None = 1) -> PositionEnded:
    return PositionEnded(key, run, state, "readings: none in those of 00:00:03 and 00:00:06", 6_000)


def latch(environment: str = "live", *, on: bool = True) -> LatchSet:
    return LatchSet(on, environment, '{"what":"algos"}' if on else "", 7_000)


def backstop(account: str = "okx-main", *, armed: bool = True, fault: str = "") -> BackstopSet:
    return BackstopSet(account, armed, 30, ("BTCUSDT",), fault, 8_000)
