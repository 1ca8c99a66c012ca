"""OKX's two cancel endpoints for algo orders.

Source: OKX API v5, "POST / Cancel algo order" and, since delisted, "POST / Cancel advance algo order".
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass

from gui.domain.venues import Family
from gui.drill.book import OrderBook, Outcome
from gui.drill.exchange import Answer, Asked, json_answer
from gui.drill.limits import Windows
from gui.drill.okx_queries import refused
from gui.drill.okx_rows import cancel_group
from gui.drill.orders import Behaviour

MOST_ITEMS = 10
SLOW_S = (1.5, 2.5)

_GONE = "Order cancellation failed as the order has been filled, canceled or does not exist."
CANCEL_ROWS: dict[Outcome, tuple[str, str]] = {
    Outcome.ACCEPTED: ("0", ""),
    Outcome.REFUSED: ("51412", "Cancellation timed out, please try again later."),
    Outcome.FIRED: ("51416", "Order has been triggered and can't be canceled."),
    Outcome.HALTED: ("51404", "Orders cannot be canceled during this phase of the call auction."),
    Outcome.REJECTED: ("51403", "Cancellation failed as the order type doesn't support cancellation."),
    Outcome.GONE: ("51400", _GONE),
}
LIMITED = (
    "50011",
    "Rate limit reached. Please refer to API documentation and throttle requests accordingly.",
)
_NO_BOT = ("51293", "The algo order does not exist or has been stopped.")


def body_of(asked: Asked) -> object:
    """Give the JSON of a request's body, or the answer that refuses it."""
    if not asked.body:
        return refused("50000", "Body for POST request cannot be empty.")
    if asked.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
        return refused("50006", "Invalid Content-Type, please use application/json.")
    try:
        read: object = json.loads(asked.body)
    except (ValueError, RecursionError):
        return refused("50002", "JSON syntax error")
    return read


@dataclass(slots=True)
class OkxCancels:
    """Cancels of algo orders: ``windows`` allow 20 orders in 2 s per user and instrument, on arrival."""

    book: OrderBook
    windows: Windows
    rng: random.Random

    def answer(self, asked: Asked, account: str, *, advanced: bool) -> Answer:
        """Answer ``POST cancel-algos``, or ``cancel-advance-algos`` when ``advanced``."""
        items = body_of(asked)
        if isinstance(items, Answer):
            return items
        checked = checked_items(items, MOST_ITEMS)
        return checked if isinstance(checked, Answer) else self._batch(asked, account, checked, advanced)

    def _batch(self, asked: Asked, account: str, items: list[dict[str, str]], advanced: bool) -> Answer:
        # The whole request is charged on arrival, before any order is looked at.
        allowed = [self.windows.of(account, cancel_group(item["instId"])).take(asked.at) for item in items]
        ids = tuple(self._id_of(account, item) for item in items)
        rows: list[dict[str, object]] = []
        delay_s = 0.0
        for item, algo_id, within in zip(items, ids, allowed, strict=True):
            (code, words), slow = self._one(account, item, advanced) if within else (LIMITED, False)
            if slow:
                delay_s = max(delay_s, self.rng.uniform(*SLOW_S))
            rows.append(
                {
                    "algoId": algo_id,
                    "sCode": code,
                    "sMsg": words,
                    "algoClOrdId": "",
                    "clOrdId": "",
                    "tag": "",
                }
            )
        return json_answer(
            200,
            batch_document(rows),
            delay_s=delay_s,
            items=ids,
            breach=not all(allowed),
        )

    def _id_of(self, account: str, item: dict[str, str]) -> str:
        algo_id, client_id = item.get("algoId", ""), item.get("algoClOrdId", "")
        order = self.book.known(account, Family.OKX_ALGO, algo_id, client_id)
        return algo_id or (order.algo_id if order else "")

    def _one(self, account: str, item: dict[str, str], advanced: bool) -> tuple[tuple[str, str], bool]:
        algo_id, client_id = item.get("algoId", ""), item.get("algoClOrdId", "")
        if not algo_id and not client_id:
            return ("51003", "Either client order ID or order ID is required."), False
        order = self.book.known(account, Family.OKX_ALGO, algo_id, client_id)
        if order is None and not advanced and not self.book.trades(Family.OKX_ALGO, item["instId"]):
            return ("51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist."), False
        if order is None or order.instrument != item["instId"]:
            return (_NO_BOT if advanced else CANCEL_ROWS[Outcome.GONE]), False
        outcome = self.book.cancel(order, advanced=advanced)
        if advanced and outcome is Outcome.GONE:
            return _NO_BOT, False
        return CANCEL_ROWS[outcome], order.behaviour is Behaviour.SLOW


def batch_document(rows: list[dict[str, object]]) -> dict[str, object]:
    """Give what a batch answers with these rows: its ``code`` tells of all, none and some."""
    failed = sum(row["sCode"] != "0" for row in rows)
    code, words = ("0", "") if not failed else ("1", "All operations failed")
    if 0 < failed < len(rows):
        code, words = "2", "Bulk operation partially succeeded."
    return {"code": code, "msg": words, "data": rows}


def checked_items(items: object, most: int) -> list[dict[str, str]] | Answer:
    """Give the items of a batch of cancels, or the answer that refuses its shape."""
    if not isinstance(items, list):
        return refused("50002", "JSON syntax error")
    if not items:
        return refused("50014", "Parameter algoId can not be empty.")
    if len(items) > most:
        return refused("51406", f"Canceled order count exceeds the limit of {most}")
    for item in items:
        if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
            return refused("50002", "JSON syntax error")
        if not item.get("instId"):
            return refused("50014", "Parameter instId can not be empty.")
    return items
