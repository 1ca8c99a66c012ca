"""Cancels at the practice Binance: one TWAP or VP, one conditional order, all conditional orders of a symbol.

Source: Binance API, "Cancel Algo Order" (Algo Trading; Futures) and "Cancel All Algo Open Orders" (Futures).
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from gui.domain.venues import Family
from gui.drill.binance_signing import failed
from gui.drill.book import OrderBook, Outcome
from gui.drill.exchange import Answer, json_answer
from gui.drill.orders import Behaviour, PracticeOrder

SLOW_S = (1.5, 2.5)
CODES = {
    Outcome.REFUSED: -1001,
    Outcome.HALTED: -1001,
    Outcome.REJECTED: -4088,
    Outcome.FIRED: -2011,
    Outcome.GONE: -2011,
}
_SAPI_CODES = CODES | {Outcome.FIRED: -20124, Outcome.GONE: -20124}


@dataclass(slots=True)
class BinanceCancels:
    """Cancels against the book; ``rng`` says how late a slow answer is."""

    book: OrderBook
    rng: random.Random

    def one(self, params: Mapping[str, str], account: str, family: Family) -> Answer:
        """Answer a DELETE of one order by ``algoId`` or ``clientAlgoId``."""
        algo_id, client_id = params.get("algoId", ""), params.get("clientAlgoId", "")
        if not algo_id and not client_id:
            return failed(-1102)
        if algo_id and not (algo_id.isascii() and algo_id.isdigit()):
            return failed(-1100)
        sapi = family in (Family.SAPI_FUTURES, Family.SAPI_SPOT)
        order = self.book.known(account, family, algo_id, client_id)
        outcome = Outcome.GONE if order is None else self.book.cancel(order)
        items = (algo_id or (order.algo_id if order else ""),)
        delay_s = self._delay(order)
        if order is None or outcome is not Outcome.ACCEPTED:
            return failed((_SAPI_CODES if sapi else CODES)[outcome], delay_s=delay_s, items=items)
        done: dict[str, object] = {"algoId": int(order.algo_id)}
        if sapi:
            done |= {"success": True, "code": 0, "msg": "OK"}
        else:
            done |= {"clientAlgoId": order.client_id, "code": "200", "msg": "success"}
        return json_answer(200, done, delay_s=delay_s, items=items)

    def symbol(self, params: Mapping[str, str], account: str, family: Family) -> Answer:
        """Answer a DELETE of all orders of a symbol, which never says what it cancelled."""
        symbol = params.get("symbol", "")
        if not symbol:
            return failed(-1102)
        if not self.book.trades(family, symbol):
            return failed(-1121, items=(symbol,))
        orders = [o for o in self.book.of(account, family) if o.instrument == symbol and o.live]
        outcomes = [self.book.cancel(order) for order in orders]
        delay_s = max((self._delay(order) for order in orders), default=0.0)
        if Outcome.REFUSED in outcomes:
            return failed(-2012, delay_s=delay_s, items=(symbol,))
        done = {"code": 200, "msg": "The operation of cancel all open order is done."}
        return json_answer(200, done, delay_s=delay_s, items=(symbol,))

    def _delay(self, order: PracticeOrder | None) -> float:
        slow = order is not None and order.behaviour is Behaviour.SLOW
        return self.rng.uniform(*SLOW_S) if slow else 0.0
