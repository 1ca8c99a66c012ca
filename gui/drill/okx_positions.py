"""OKX's positions, their closing, and its dead-man timer.

Source: OKX API v5, "GET / Positions", "POST / Close positions", "POST / Cancel All After".
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionKey, PositionSide
from gui.domain.venues import Family
from gui.drill.account import PracticeAccount
from gui.drill.book import OrderBook
from gui.drill.closing import CloseOutcome, Closings
from gui.drill.countdown import Countdowns
from gui.drill.exchange import Answer, Asked, json_answer
from gui.drill.fills import position_key
from gui.drill.limits import Windows
from gui.drill.okx_cancels import body_of
from gui.drill.okx_queries import refused, rows_answer
from gui.drill.okx_rows import cancel_group, instrument_type
from gui.drill.orders import PracticeOrder
from gui.drill.positions import PracticePosition

MOST_INSTRUMENTS, MOST_IDS = 10, 20
TIMEOUTS = frozenset({"0", *(str(seconds) for seconds in range(10, 121))})
_TYPES = frozenset({"MARGIN", "SWAP", "FUTURES", "OPTION"})
_EMPTY = [
    "availPos",
    "baseBal",
    "baseBorrowed",
    "baseInterest",
    "bizRefId",
    "bizRefType",
    "deltaBS",
    "deltaPA",
    "gammaBS",
    "gammaPA",
    "interest",
    "liab",
    "liabCcy",
    "liqPx",
    "mmr",
    "optVal",
    "posCcy",
    "quoteBal",
    "spotInUseAmt",
    "spotInUseCcy",
    "thetaBS",
    "thetaPA",
    "vegaBS",
    "vegaPA",
]
# What a refused close answers: status, code, words.
_REFUSALS: dict[CloseOutcome, tuple[int, str, str]] = {
    CloseOutcome.REFUSED: (429, "51113", "Market-price liquidation requests too frequent."),
    CloseOutcome.REJECTED: (200, "51027", "Contract expired."),
    CloseOutcome.BAND: (200, "51006", "Order price is not within the price limit."),
}


def instrument_kind(position: PracticePosition) -> str:
    """Give the ``instType`` of a position: spot names are margin positions."""
    kind = instrument_type(position.instrument)
    return "MARGIN" if kind == "SPOT" else kind


def position_id(key: PositionKey) -> str:
    """Give the ``posId`` of a position, the same one each time."""
    return str(1_752_810_569_801_498_600 + sum(str(key).encode()))


def position_row(position: PracticePosition, size: Decimal, book: OrderBook) -> dict[str, object]:
    """Give a position of this size as OKX writes it: signed in net mode only, of margin the borrowed side tells."""
    rules, kind = position.rules, instrument_kind(position)
    unsigned = kind == "MARGIN" or position.side is not PositionSide.NET
    base, quote = position.instrument.split("-")[:2]
    result = rules.result(size, position.entry)
    fields: dict[str, object] = dict.fromkeys(_EMPTY, "")
    fields |= {
        "instId": position.instrument,
        "instType": kind,
        "mgnMode": position.margin or "cross",
        "posId": position_id(position.key),
        "posSide": position.side.value,
        "pos": str(abs(size) if unsigned else size),
        "ccy": position.currency or "USDT",
        "avgPx": str(position.entry),
        "markPx": str(rules.mark),
        "last": str(rules.mark),
        "lever": position.lever,
        "upl": f"{result:.4f}",
        "uplRatio": "0.0123",
        "uplLastPx": f"{result:.4f}",
        "notionalUsd": f"{rules.notional(size):.4f}",
        "imr": "" if position.margin == "isolated" else f"{rules.notional(size) / 3:.4f}",
        "margin": f"{rules.notional(size) / 3:.4f}" if position.margin == "isolated" else "",
        "mgnRatio": "9.41",
        "usdPx": "1.0001",
        "adl": "2",
        "realizedPnl": "0",
        "tradeId": "1",
        "cTime": str(position.updated_ms or book.now_ms()),
        "uTime": str(position.updated_ms or book.now_ms()),
        "closeOrderAlgo": [_attached(order.algo_id, order.wire) for order in _whole_closers(position, book)],
    }
    if position.side is not PositionSide.NET:
        fields["availPos"] = str(abs(size))
    if kind == "MARGIN":
        fields |= {"posCcy": base if size > 0 else quote, "availPos": str(abs(size))}
    return fields


@dataclass(slots=True)
class OkxPositions:
    """Positions against the book; ``windows`` allow 20 closes in 2 s for a user and instrument."""

    book: OrderBook
    accounts: Mapping[str, PracticeAccount]
    countdowns: Countdowns
    rng: random.Random
    windows: Windows = field(default_factory=lambda: Windows(20, 2.0))
    timer_windows: Windows = field(default_factory=lambda: Windows(1, 1.0))

    def reset(self) -> None:
        """Forget what was counted against the limits, and the timers."""
        self.windows.clear()
        self.timer_windows.clear()
        self.countdowns.clear()

    def listing(self, asked: Asked, account: str) -> Answer:
        """Answer ``GET /api/v5/account/positions``: all that are open."""
        params = asked.params
        names = list(filter(None, params.get("instId", "").split(",")))
        ids = list(filter(None, params.get("posId", "").split(",")))
        if params.get("instType") and params["instType"] not in _TYPES:
            return refused("51000", "Parameter instType error")
        if len(names) > MOST_INSTRUMENTS or len(ids) > MOST_IDS:
            return refused("51000", f"Parameter {'instId' if len(names) > MOST_INSTRUMENTS else 'posId'} error")
        now = self.book.positions.now()
        rows = [
            position_row(held, held.size_at(now), self.book)
            for held in self.book.positions.of(account, PositionFamily.OKX)
            if held.size_at(now)
            and (not names or held.instrument in names)
            and (not ids or position_id(held.key) in ids)
            and params.get("instType") in (None, "", instrument_kind(held))
        ]
        return rows_answer(rows)

    def close(self, asked: Asked, account: str) -> Answer:
        """Answer ``POST /api/v5/trade/close-position``, which closes the whole position."""
        body = body_of(asked)
        if isinstance(body, Answer):
            return body
        if not isinstance(body, dict):
            return refused("50002", "JSON syntax error")
        wrong = self._refusal(body, account)
        if wrong is not None:
            return wrong
        name = body["instId"]
        if not self.windows.of(account, cancel_group(name)).take(asked.at):
            return json_answer(429, {"msg": "Too Many Requests", "code": "50011"}, items=(name,), breach=True)
        held = self._held(body, account)
        if held is None:
            return _failed(200, "51023", "Position doesn't exist.", name)
        return self._close(held, body)

    def cancel_all_after(self, asked: Asked, account: str) -> Answer:
        """Answer ``POST /api/v5/trade/cancel-all-after``."""
        body = body_of(asked)
        if isinstance(body, Answer):
            return body
        if not isinstance(body, dict):
            return refused("50002", "JSON syntax error")
        timeout, tag = body.get("timeOut"), body.get("tag", "")
        if timeout in (None, ""):
            return refused("50014", "Parameter timeOut can not be empty.")
        if not isinstance(timeout, str) or timeout not in TIMEOUTS or not isinstance(tag, str):
            return refused("51000", "Parameter timeOut error")
        if not self.timer_windows.of(account, tag).take(asked.at):
            return json_answer(429, {"msg": "Too Many Requests", "code": "50011"}, breach=True)
        self.countdowns.arm(account, Family.OKX_ORDERS, tag, int(timeout))
        now_ms = self.book.now_ms()
        trigger = str(now_ms + int(timeout) * 1000) if timeout != "0" else "0"
        return rows_answer([{"triggerTime": trigger, "tag": tag, "ts": str(now_ms)}])

    def _refusal(self, body: Mapping[str, object], account: str) -> Answer | None:
        texts = {name: value for name, value in body.items() if name != "autoCxl"}
        if not all(isinstance(value, str) for value in texts.values()):
            return refused("50002", "JSON syntax error")
        for name in ("instId", "mgnMode"):
            if not body.get(name):
                return refused("50014", f"Parameter {name} can not be empty.")
        if body["mgnMode"] not in ("cross", "isolated"):
            return refused("51000", "Parameter mgnMode error")
        if body.get("autoCxl", False) not in (True, False, "true", "false", ""):
            return refused("51000", "Parameter autoCxl error")
        sides = ("long", "short") if self.accounts[account].hedge else ("", "net")
        if body.get("posSide", "") not in sides:
            return refused("51000", "Parameter posSide error")
        if not self.book.knows(Family.OKX_ORDERS, str(body["instId"])):
            return refused("51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.", status=200)
        return None

    def _held(self, body: Mapping[str, str], account: str) -> PracticePosition | None:
        side = PositionSide(body.get("posSide") or "net")
        return next(
            (
                held
                for held in self.book.positions.of(account, PositionFamily.OKX)
                if (held.instrument, held.side, held.margin or "cross") == (body["instId"], side, body["mgnMode"])
                and held.currency in ("", body.get("ccy", ""))
                and held.size
            ),
            None,
        )

    def _close(self, held: PracticePosition, body: Mapping[str, object]) -> Answer:
        closings = Closings(self.book, self.rng)
        waiting = closings.orders_in_the_way(held)
        if waiting and body.get("autoCxl") not in (True, "true"):
            return _failed(429, "51115", "Cancel all pending close-orders before liquidation.", held.instrument)
        for order in waiting:
            self.book.cancel_by_other_hand(order.algo_id, order.family)
        if abs(held.size) < held.rules.min_size:
            return _failed(200, "51020", "Your order should meet or exceed the minimum order amount.", held.instrument)
        # A close-position names no price: its refusals for one pass after the second.
        client_id = str(body.get("clOrdId", ""))
        done = closings.trade(held, -held.size, only_reduces=True, client_id=client_id, market=held.closes < 2)
        if done.outcome is not CloseOutcome.DONE:
            return _failed(*_REFUSALS[done.outcome], held.instrument)
        row = {"instId": held.instrument, "posSide": held.side.value, "clOrdId": client_id, "tag": body.get("tag", "")}
        return json_answer(200, {"code": "0", "msg": "", "data": [row]}, delay_s=done.delay_s, items=(held.instrument,))


def _failed(status: int, code: str, words: str, name: str) -> Answer:
    return json_answer(status, {"code": code, "msg": words, "data": []}, items=(name,))


def _whole_closers(position: PracticePosition, book: OrderBook) -> list[PracticeOrder]:
    return [
        order
        for order in book.listed(position.account, Family.OKX_ALGO)
        if order.wire.get("closeFraction") == "1" and position_key(order) == position.key
    ]


def _attached(algo_id: str, wire: Mapping[str, object]) -> dict[str, object]:
    names = ("slTriggerPx", "slTriggerPxType", "tpTriggerPx", "tpTriggerPxType", "closeFraction")
    return {"algoId": algo_id, **{name: wire.get(name, "") for name in names}}
