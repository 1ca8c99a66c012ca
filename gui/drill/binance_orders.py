"""Ordinary futures orders of the practice Binance: open orders, one order, and their cancels.

Source: Binance API, Futures: "Current All Open Orders", "Query Order", "Cancel Order", "Cancel Multiple Orders",
"Cancel All Open Orders".
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass

from gui.domain.venues import Family
from gui.drill.binance_cancels import CODES, SLOW_S
from gui.drill.binance_order_rows import order_row
from gui.drill.binance_signing import ERRORS, failed
from gui.drill.book import OrderBook, Outcome
from gui.drill.exchange import Answer, json_answer
from gui.drill.orders import Behaviour, PracticeOrder

Params = Mapping[str, str]
MOST_ITEMS = 10


@dataclass(slots=True)
class BinanceOrders:
    """Ordinary orders of UM and CM against the book; ``rng`` says how late a slow answer is."""

    book: OrderBook
    rng: random.Random

    def listing(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``GET openOrders``."""
        if "symbol" in params and not self.book.knows(family, params["symbol"]):
            return failed(-1121)
        rows = [
            order_row(order, open_listing=True)
            for order in self.book.listed(account, family)
            if params.get("symbol") in (None, order.instrument)
        ]
        return json_answer(200, rows)

    def query(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``GET order``."""
        found = self._named(params, account, family)
        if isinstance(found, Answer):
            return found
        return failed(-2013) if found is None else json_answer(200, order_row(found))

    def cancel(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``DELETE order``."""
        order = self._named(params, account, family)
        if isinstance(order, Answer):
            return order
        items = (params.get("orderId") or (order.algo_id if order is not None else ""),)
        outcome = Outcome.GONE if order is None else self.book.cancel(order)
        delay_s = self._delay(order)
        if order is None or outcome is not Outcome.ACCEPTED:
            return failed(CODES[outcome], delay_s=delay_s, items=items)
        return json_answer(200, _cancelled(order), delay_s=delay_s, items=items)

    def cancel_list(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``DELETE batchOrders``: rows of the cancelled mixed with codes, in the order that was asked."""
        symbol = params.get("symbol", "")
        if not symbol:
            return failed(-1102)
        if not self.book.knows(family, symbol):
            return failed(-1121)
        asked = _list_of(params)
        if isinstance(asked, int):
            return failed(asked, items=(symbol,))
        rows: list[dict[str, object]] = []
        items, delay_s = [], 0.0
        by_id = "orderIdList" in params
        for word in asked:
            order = self.book.known(account, family, word if by_id else "", "" if by_id else word)
            own = order is not None and order.instrument == symbol
            outcome = self.book.cancel(order) if order is not None and own else Outcome.GONE
            items.append(word if by_id else order.algo_id if order is not None else "")
            if order is not None and outcome is Outcome.ACCEPTED:
                rows.append(_cancelled(order))
            else:
                rows.append({"code": CODES[outcome], "msg": ERRORS[CODES[outcome]][1]})
            delay_s = max(delay_s, self._delay(order))
        return json_answer(200, rows, delay_s=delay_s, items=tuple(items))

    def cancel_symbol(self, params: Params, account: str, family: Family) -> Answer:
        """Answer ``DELETE allOpenOrders``, which never says what it cancelled; algo orders stay."""
        symbol = params.get("symbol", "")
        if not symbol:
            return failed(-1102)
        if not self.book.knows(family, symbol):
            return failed(-1121, items=(symbol,))
        orders = [o for o in self.book.of(account, family) if o.instrument == symbol and o.live]
        outcomes = [self.book.cancel(order) for order in orders]
        delay_s = max((self._delay(order) for order in orders), default=0.0)
        if Outcome.REFUSED in outcomes:
            return failed(-2012, delay_s=delay_s, items=(symbol,))
        done = {"code": 200, "msg": "The operation of cancel all open order is done."}
        return json_answer(200, done, delay_s=delay_s, items=(symbol,))

    def _named(self, params: Params, account: str, family: Family) -> PracticeOrder | Answer | None:
        symbol, order_id, client_id = (params.get(name, "") for name in ("symbol", "orderId", "origClientOrderId"))
        if not symbol or not (order_id or client_id):
            return failed(-1102)
        if not self.book.knows(family, symbol):
            return failed(-1121)
        if order_id and not (order_id.isascii() and order_id.isdigit()):
            return failed(-1100)
        order = self.book.known(account, family, order_id, client_id)
        return order if order is not None and order.instrument == symbol else None

    def _delay(self, order: PracticeOrder | None) -> float:
        slow = order is not None and order.behaviour is Behaviour.SLOW
        return self.rng.uniform(*SLOW_S) if slow else 0.0


def _cancelled(order: PracticeOrder) -> dict[str, object]:
    # A stubborn order is said to be cancelled, and lives.
    return {name: value for name, value in order_row(order).items() if name != "time"} | {"status": "CANCELED"}


def _list_of(params: Params) -> list[str] | int:
    """Give the ids of a batch, or the code that refuses it: the venue reads no JSON with spaces in it."""
    text = params.get("orderIdList") or params.get("origClientOrderIdList") or ""
    if not text or ("orderIdList" in params and "origClientOrderIdList" in params):
        return -1102 if not text else -1130
    if " " in text:
        return -1100
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return -1100
    kind = int if "orderIdList" in params else str
    if not isinstance(read, list) or not read or not all(type(one) is kind for one in read):
        return -1130
    return -1130 if len(read) > MOST_ITEMS else [str(one) for one in read]
