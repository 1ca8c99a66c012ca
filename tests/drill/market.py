"""A book with positions under a clock of the test's own, and short ways to make orders and positions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import Family
from gui.drill.book import OrderBook
from gui.drill.ledger import Ledger
from gui.drill.orders import PracticeOrder
from gui.drill.positions import PracticePosition
from tests.drill.signed import WALL

BTC = "BTC-USDT-SWAP"


@dataclass
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def made(*positions: PracticePosition) -> tuple[OrderBook, Ledger, Clock]:
    ledger, clock = Ledger(), Clock()
    book = OrderBook(ledger, lambda: WALL, clock)
    book.positions.load(positions)
    return book, ledger, clock


def okx(size: str = "10", name: str = BTC, **more: Any) -> PracticePosition:
    given = {"account": "drill-a", "entry": Decimal(64000), "margin": "cross", **more}
    return PracticePosition(family=PositionFamily.OKX, instrument=name, size=Decimal(size), **given)


def um(size: str = "3", name: str = "BTCUSDT", **more: Any) -> PracticePosition:
    given = {"account": "drill-c", "entry": Decimal(64000), **more}
    return PracticePosition(family=PositionFamily.UM, instrument=name, size=Decimal(size), **given)


def cm(size: str = "50", name: str = "ADAUSD_PERP", **more: Any) -> PracticePosition:
    given = {"account": "drill-c", "entry": Decimal("0.4"), **more}
    return PracticePosition(family=PositionFamily.CM, instrument=name, size=Decimal(size), **given)


def order(
    family: Family = Family.OKX_ORDERS,
    algo_id: str = "7",
    side: str = "sell",
    size: str = "10",
    **more: Any,
) -> PracticeOrder:
    """An order of the family's first account and bitcoin instrument."""
    at_okx = family in (Family.OKX_ALGO, Family.OKX_ORDERS)
    given = {
        "account": "drill-a" if at_okx else "drill-c",
        "instrument": BTC if at_okx else "BTCUSDT",
        "kind": "limit" if at_okx else "LIMIT",
        "created_ms": int(WALL * 1000),
        **more,
    }
    return PracticeOrder(family=family, algo_id=algo_id, side=side, size=Decimal(size), **given)


LONG, SHORT, NET = PositionSide.LONG, PositionSide.SHORT, PositionSide.NET


def plain(*values: object) -> tuple[Any, ...]:
    """Values to compare with plain numbers, which Decimals equal."""
    return values
