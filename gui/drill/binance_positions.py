"""Positions, position mode, symbol rules and the dead-man timer of the practice Binance futures.

Source: Binance API, Futures: "Position Information V3" (UM), "Position Information" (CM), "Get Current Position Mode",
"Exchange Information", "Auto-Cancel All Open Orders".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import Family
from gui.drill.account import PracticeAccount
from gui.drill.binance_order_rows import cm_position_row, symbol_row, um_position_row
from gui.drill.binance_signing import failed
from gui.drill.book import OrderBook
from gui.drill.countdown import Countdowns
from gui.drill.exchange import Answer, json_answer
from gui.drill.fills import POSITION_FAMILIES
from gui.drill.instruments import INSTRUMENTS, instrument
from gui.drill.positions import PracticePosition

Params = Mapping[str, str]
LONGEST_COUNTDOWN_MS = 10_000_000
_RATE_LIMITS = [
    {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 2400},
    {"rateLimitType": "ORDERS", "interval": "MINUTE", "intervalNum": 1, "limit": 1200},
    {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 300},
]


@dataclass(slots=True)
class BinancePositions:
    """Positions of UM and CM against the book; ``accounts`` is by label."""

    book: OrderBook
    accounts: Mapping[str, PracticeAccount]
    countdowns: Countdowns

    def listing(self, params: Params, account: str, family: PositionFamily) -> Answer:
        """Answer ``positionRisk``: UM shows symbols with a position or an open order, CM every symbol it has."""
        symbol = params.get("symbol")
        now = self.book.positions.now()
        if symbol is not None and symbol not in self._symbols(family):
            return failed(-1121)
        held = {one.key: one for one in self.book.positions.of(account, family)}
        shown = [*held.values(), *(one for one in self._empty(account, family) if one.key not in held)]
        um = family is PositionFamily.UM
        busy = {order.instrument for order in self.book.listed(account, Family.UM_ORDERS)} if um else set()
        rows = [
            um_position_row(one, one.size_at(now)) if um else cm_position_row(one, one.size_at(now))
            for one in shown
            if symbol in (None, one.instrument)
            and params.get("pair") in (None, one.instrument.partition("_")[0])
            and (not um or one.size_at(now) or one.instrument in busy)
        ]
        return json_answer(200, rows)

    def mode(self, account: str) -> Answer:
        """Answer ``GET positionSide/dual``, which UM and CM share."""
        return json_answer(200, {"dualSidePosition": self.accounts[account].hedge})

    def rules(self, family: PositionFamily) -> Answer:
        """Answer ``GET exchangeInfo``."""
        rows = [symbol_row(instrument(family, name), family) for name in self._symbols(family)]
        now_ms = self.book.now_ms()
        document = {"timezone": "UTC", "serverTime": now_ms, "rateLimits": _RATE_LIMITS, "exchangeFilters": []}
        return json_answer(200, {**document, "symbols": rows})

    def countdown(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``POST countdownCancelAll``: the orders of one symbol, 0 is off."""
        symbol, text = params.get("symbol", ""), params.get("countdownTime", "")
        if not symbol or not text:
            return failed(-1102)
        if not self.book.knows(family, symbol):
            return failed(-1121)
        if not (text.isascii() and text.isdigit()) or int(text) > LONGEST_COUNTDOWN_MS:
            return failed(-1130)
        self.countdowns.arm(account, family, symbol, int(text) / 1000, symbol)
        return json_answer(200, {"symbol": symbol, "countdownTime": str(int(text))}, items=(symbol,))

    def _symbols(self, family: PositionFamily) -> list[str]:
        named = [name for market, name in INSTRUMENTS if market is family]
        held = [one.instrument for one in self.book.positions if one.family is family]
        ordered = [one.instrument for one in self.book if POSITION_FAMILIES.get(one.family) is family]
        return list(dict.fromkeys([*named, *held, *ordered]))

    def _empty(self, account: str, family: PositionFamily) -> list[PracticePosition]:
        hedge = self.accounts[account].hedge
        sides = (PositionSide.LONG, PositionSide.SHORT) if hedge else (PositionSide.NET,)
        symbols = self._symbols(family)
        return [PracticePosition(account, family, name, Decimal(0), side=side) for name in symbols for side in sides]
