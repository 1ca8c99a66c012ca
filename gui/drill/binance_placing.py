"""New futures orders of the practice Binance: market orders and limit orders, as a flatten sends them.

Source: Binance API, Futures: "New Order", "Error Codes", and the filters of "Exchange Information".
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gui.domain.positions import PositionKey, PositionSide
from gui.domain.venues import Family
from gui.drill.account import PracticeAccount
from gui.drill.binance_order_rows import SIDES, order_row
from gui.drill.binance_signing import failed
from gui.drill.book import OrderBook
from gui.drill.closing import CloseOutcome, Closings
from gui.drill.exchange import Answer, json_answer
from gui.drill.fills import POSITION_FAMILIES
from gui.drill.instruments import Instrument, decimals, instrument
from gui.drill.limits import Windows
from gui.drill.orders import OrderState, PracticeOrder
from gui.drill.positions import PracticePosition

Params = Mapping[str, str]
PARAMS = frozenset(
    {
        "symbol",
        "side",
        "positionSide",
        "type",
        "timeInForce",
        "quantity",
        "reduceOnly",
        "price",
        "newClientOrderId",
        "newOrderRespType",
        "selfTradePreventionMode",
        "priceMatch",
        "goodTillDate",
        "closePosition",
        "stopPrice",
        "workingType",
    }
)
_CONDITIONAL = frozenset({"STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"})
_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,18})?")
_CLIENT_ID = re.compile(r"[.A-Z:/a-z0-9_-]{1,36}")
_REFUSALS = {CloseOutcome.REFUSED: -1008, CloseOutcome.REJECTED: -4141, CloseOutcome.BAND: -4131}
# Left out of an acknowledgement since 2026-07-15; CM has its own name for the sum.
_RESULT_ONLY = frozenset({"avgPrice", "cumQuote", "cumBase"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One order that is asked for, with everything checked that needs no look at positions."""

    rules: Instrument
    key: PositionKey
    buy: bool
    kind: str
    time_in_force: str
    quantity: Decimal
    price: Decimal
    only_reduces: bool
    reduce_only: bool
    client_id: str

    @property
    def delta(self) -> Decimal:
        """The signed quantity."""
        return self.quantity if self.buy else -self.quantity


@dataclass(slots=True)
class BinancePlacing:
    """New orders of UM and CM against book and positions.

    ``blocked_code`` is what a reduce-only order is refused with where resting ones take the whole position: -2022 or
    -4118. ``tens`` and ``minutes`` count orders for each account: 300 in 10 s, 1200 in a minute.
    """

    book: OrderBook
    accounts: Mapping[str, PracticeAccount]
    rng: random.Random
    blocked_code: int = -2022
    tens: Windows = field(default_factory=lambda: Windows(300, 10.0))
    minutes: Windows = field(default_factory=lambda: Windows(1200, 60.0))

    def reset(self) -> None:
        """Forget what was counted against the limits."""
        self.tens.clear()
        self.minutes.clear()

    def place(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``POST order``."""
        at = self.book.alarms.now()
        windows = (self.tens.of(account), self.minutes.of(account))
        within = windows[0].take(at) and windows[1].take(at)
        answer = self._place(params, account, family) if within else replace(failed(-1015), breach=True)
        used = {name: str(one.used(at)) for name, one in zip(_COUNTS, windows, strict=True)}
        return replace(answer, headers={**answer.headers, **used})

    def _place(self, params: Params, account: str, family: Family) -> Answer:
        wanted = self._wanted(params, account, family)
        symbol = params.get("symbol", "")
        if isinstance(wanted, int):
            return failed(wanted, items=(symbol,))
        if wanted.client_id and any(
            order.live and order.client_id == wanted.client_id for order in self.book.of(account, family)
        ):
            return failed(-4116, items=(symbol,))
        held = self.book.positions.get(wanted.key)
        if wanted.only_reduces:
            code = self._reduce_code(wanted, held)
            if code is not None:
                return failed(code, items=(symbol,))
        if wanted.kind == "LIMIT" and wanted.time_in_force == "GTC":
            return self._told(self.book.add(self._made(wanted, family)), params, 0.0)
        return self._trade(wanted, family, params, held)

    def _trade(self, wanted: Wanted, family: Family, params: Params, held: PracticePosition | None) -> Answer:
        symbol, market = wanted.key.instrument, wanted.kind == "MARKET"
        if held is None:
            held = self.book.positions.open(wanted.key)
        order = self._made(wanted, family)

        def filled(executed: Decimal) -> None:
            order.executed = executed
            order.state = OrderState.FIRED if executed == order.size else OrderState.EXPIRED

        done = Closings(self.book, self.rng).trade(
            held,
            wanted.delta,
            only_reduces=wanted.only_reduces,
            client_id=wanted.client_id,
            asked=wanted.quantity,
            market=market,
            on_fill=filled,
        )
        if done.outcome is not CloseOutcome.DONE:
            return failed(_REFUSALS[done.outcome], delay_s=done.delay_s, items=(symbol,))
        return self._told(self.book.add(order), params, done.delay_s)

    def _made(self, wanted: Wanted, family: Family) -> PracticeOrder:
        order_id = self.book.next_id()
        wire: dict[str, object] = {
            "price": str(wanted.price),
            "positionSide": SIDES[wanted.key.side],
            "timeInForce": wanted.time_in_force,
        }
        return PracticeOrder(
            account=wanted.key.account,
            family=family,
            algo_id=order_id,
            instrument=wanted.key.instrument,
            kind=wanted.kind,
            side="buy" if wanted.buy else "sell",
            size=wanted.quantity,
            created_ms=self.book.now_ms(),
            protective=wanted.reduce_only,
            client_id=wanted.client_id or f"web_{order_id}",
            wire=wire,
        )

    def _told(self, order: PracticeOrder, params: Params, delay_s: float) -> Answer:
        row = order_row(order)
        if params.get("newOrderRespType", "ACK") != "RESULT":
            row = {name: value for name, value in row.items() if name not in _RESULT_ONLY}
            row |= {"status": "NEW", "executedQty": "0"}
        del row["time"]
        return json_answer(200, row, delay_s=delay_s, items=(order.instrument,))

    def _reduce_code(self, wanted: Wanted, held: PracticePosition | None) -> int | None:
        there = held.size if held is not None else Decimal(0)
        if held is None or there * wanted.delta >= 0:
            return -2022
        # In hedge mode an order of the closing side may not be larger than its position.
        if wanted.key.side is not PositionSide.NET and wanted.quantity > abs(there):
            return -2022
        resting = sum((o.size for o in Closings(self.book, self.rng).orders_in_the_way(held)), Decimal(0))
        return self.blocked_code if resting >= abs(there) else None

    def _wanted(self, params: Params, account: str, family: Family) -> Wanted | int:
        code = _words_code(params, self.book.knows(family, params.get("symbol", "")))
        if code is not None:
            return code
        rules = instrument(POSITION_FAMILIES[family], params["symbol"])
        buy, kind = params["side"] == "BUY", params["type"]
        side = self._side(params, account)
        if isinstance(side, int):
            return side
        reduce_only = params.get("reduceOnly") == "true"
        closes = {PositionSide.LONG: not buy, PositionSide.SHORT: buy, PositionSide.NET: reduce_only}[side]
        sizes = _sizes_code(params, rules, reduce_only=reduce_only)
        if sizes is not None:
            return sizes
        return Wanted(
            rules,
            PositionKey(account, POSITION_FAMILIES[family], params["symbol"], side),
            buy,
            kind,
            params.get("timeInForce", "GTC"),
            Decimal(params["quantity"]),
            Decimal(params.get("price", "0")),
            closes,
            reduce_only,
            params.get("newClientOrderId", ""),
        )

    def _side(self, params: Params, account: str) -> PositionSide | int:
        word, hedge = params.get("positionSide", "BOTH"), self.accounts[account].hedge
        if word not in SIDES.values():
            return -1130
        if (word == "BOTH") is hedge:
            return -4061
        if hedge and "reduceOnly" in params:
            return -1106
        return next(side for side, name in SIDES.items() if name == word)


_COUNTS = ("X-MBX-ORDER-COUNT-10S", "X-MBX-ORDER-COUNT-1M")
_NEEDED = {"MARKET": ("quantity",), "LIMIT": ("quantity", "price", "timeInForce")}


def _words_code(params: Params, known: bool) -> int | None:
    """Give the code that refuses what an order says apart from its sizes, or None."""
    if not all(params.get(name) for name in ("symbol", "side", "type")):
        return -1102
    if not known:
        return -1121
    if params["side"] not in ("BUY", "SELL"):
        return -1117
    if params["type"] in _CONDITIONAL:
        return -4120
    needed = _NEEDED.get(params["type"])
    if needed is None:
        return -1116
    if not all(params.get(name) for name in needed):
        return -1102
    if params["type"] == "MARKET" and ("price" in params or "timeInForce" in params):
        return -1106
    if params.get("timeInForce", "GTC") not in ("GTC", "IOC"):
        return -1115
    if params.get("reduceOnly", "false") not in ("true", "false"):
        return -1130
    if params.get("newOrderRespType", "ACK") not in ("ACK", "RESULT"):
        return -1130
    client_id = params.get("newClientOrderId")
    return -1100 if client_id is not None and not _CLIENT_ID.fullmatch(client_id) else None


def _sizes_code(params: Params, rules: Instrument, *, reduce_only: bool) -> int | None:
    """Give the code that refuses quantity or price by the symbol's filters, or None."""
    if not _NUMBER.fullmatch(params["quantity"]) or not _NUMBER.fullmatch(params.get("price", "0")):
        return -1100
    quantity, price = Decimal(params["quantity"]), Decimal(params.get("price", "0"))
    market = params["type"] == "MARKET"
    if _digits(quantity) > decimals(rules.step) or _digits(price) > decimals(rules.tick):
        return -1111
    if not quantity:
        return -4003
    if quantity < rules.min_size:
        return -4004
    if quantity > (rules.max_size if market else rules.max_size * 10):
        return -4005
    if quantity % rules.step:
        return -4023
    if not market:
        return _price_code(price, rules)
    return -4164 if not reduce_only and rules.notional(quantity) < rules.min_notional else None


def _price_code(price: Decimal, rules: Instrument) -> int | None:
    if not price or price % rules.tick:
        return -4014
    if price > rules.mark * (1 + rules.band):
        return -4016
    return -4024 if price < rules.mark * (1 - rules.band) else None


def _digits(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
