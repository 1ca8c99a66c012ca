"""OKX's ordinary orders: the pending list, the single query, the batch cancel and the single one.

Source: OKX API v5, "GET / Order List", "GET / Order details", "POST / Cancel order", "POST / Cancel multiple orders".
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from gui.domain.venues import Family
from gui.drill.book import OrderBook, Outcome
from gui.drill.exchange import Answer, Asked, json_answer
from gui.drill.limits import Windows
from gui.drill.okx_cancels import CANCEL_ROWS, LIMITED, SLOW_S, batch_document, body_of, checked_items
from gui.drill.okx_queries import page, refused, rows_answer
from gui.drill.okx_rows import cancel_group, instrument_type, order_row
from gui.drill.orders import Behaviour, PracticeOrder

MOST_ITEMS = 20
ORDER_TYPES = frozenset(
    {"market", "limit", "post_only", "fok", "ioc", "optimal_limit_ioc", "mmp", "mmp_and_post_only", "op_fok", "rpi"}
)
_STATES = frozenset({"live", "partially_filled"})
# An ordinary order that was filled in the moment of its cancel is simply gone.
_ROWS = CANCEL_ROWS | {Outcome.FIRED: CANCEL_ROWS[Outcome.GONE]}


@dataclass(slots=True)
class OkxOrders:
    """Ordinary orders against the book.

    ``batches`` allow 300 orders in 2 s for a user and instrument, ``singles`` 60: a batch of one counts with those.
    """

    book: OrderBook
    rng: random.Random
    batches: Windows = field(default_factory=lambda: Windows(300, 2.0))
    singles: Windows = field(default_factory=lambda: Windows(60, 2.0))
    queries: Windows = field(default_factory=lambda: Windows(60, 2.0))

    def reset(self) -> None:
        """Forget what was counted against the limits."""
        for windows in (self.batches, self.singles, self.queries):
            windows.clear()

    def pending(self, asked: Asked, account: str) -> Answer:
        """Answer ``GET /api/v5/trade/orders-pending``."""
        params = asked.params
        types = set(filter(None, params.get("ordType", "").split(",")))
        if not types <= ORDER_TYPES:
            return refused("51000", "Parameter ordType error")
        if params.get("state") and params["state"] not in _STATES:
            return refused("51000", "Parameter state error")
        listed = [
            order
            for order in self.book.listed(account, Family.OKX_ORDERS)
            if (not types or order.kind in types)
            and params.get("instId") in (None, "", order.instrument)
            and params.get("instType") in (None, "", instrument_type(order.instrument))
            and params.get("instFamily") in (None, "", "-".join(order.instrument.split("-")[:2]))
            and params.get("state") in (None, "", order_row(order, open_listing=True)["state"])
        ]
        return page(params, listed, lambda order: order_row(order, open_listing=True))

    def detail(self, asked: Asked, account: str) -> Answer:
        """Answer ``GET /api/v5/trade/order``."""
        params = asked.params
        instrument, order_id, client_id = (params.get(name, "") for name in ("instId", "ordId", "clOrdId"))
        if not instrument:
            return refused("50014", "Parameter instId can not be empty.")
        if not self.queries.of(account, cancel_group(instrument)).take(asked.at):
            return json_answer(429, {"msg": "Too Many Requests", "code": "50011"}, breach=True)
        if not order_id and not client_id:
            return refused("50015", "Either parameter ordId or clOrdId is required")
        order = self.book.known(account, Family.OKX_ORDERS, order_id, client_id)
        if order is None or order.instrument != instrument:
            return refused("51603", "Order does not exist", status=200)
        return rows_answer([order_row(order)])

    def cancel(self, asked: Asked, account: str) -> Answer:
        """Answer ``POST /api/v5/trade/cancel-order``, whose body is one object."""
        item = body_of(asked)
        return item if isinstance(item, Answer) else self._batch(asked, account, [item])

    def cancel_batch(self, asked: Asked, account: str) -> Answer:
        """Answer ``POST /api/v5/trade/cancel-batch-orders``, whose body is an array of at most 20."""
        items = body_of(asked)
        return items if isinstance(items, Answer) else self._batch(asked, account, items)

    def _batch(self, asked: Asked, account: str, body: object) -> Answer:
        items = checked_items(body, MOST_ITEMS)
        if isinstance(items, Answer):
            return items
        windows = self.singles if len(items) == 1 else self.batches
        # The whole request is charged on arrival, before any order is looked at.
        allowed = [windows.of(account, cancel_group(item["instId"])).take(asked.at) for item in items]
        rows: list[dict[str, object]] = []
        ids, delay_s = [], 0.0
        for item, within in zip(items, allowed, strict=True):
            order = self.book.known(account, Family.OKX_ORDERS, item.get("ordId", ""), item.get("clOrdId", ""))
            code, words = self._one(item, order) if within else LIMITED
            if within and order is not None and order.behaviour is Behaviour.SLOW:
                delay_s = max(delay_s, self.rng.uniform(*SLOW_S))
            ids.append(item.get("ordId") or (order.algo_id if order is not None else ""))
            client_id = order.client_id if order is not None else item.get("clOrdId", "")
            stamp = str(self.book.now_ms())
            rows.append({"ordId": ids[-1], "clOrdId": client_id, "ts": stamp, "sCode": code, "sMsg": words})
        micros = str(self.book.now_ms() * 1000)
        document = batch_document(rows) | {"inTime": micros, "outTime": micros}
        return json_answer(200, document, delay_s=delay_s, items=tuple(ids), breach=not all(allowed))

    def _one(self, item: dict[str, str], order: PracticeOrder | None) -> tuple[str, str]:
        if not item.get("ordId") and not item.get("clOrdId"):
            return "51003", "Either client order ID or order ID is required."
        if order is None and not self.book.knows(Family.OKX_ORDERS, item["instId"]):
            return "51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist."
        if order is None or order.instrument != item["instId"]:
            return _ROWS[Outcome.GONE]
        return _ROWS[self.book.cancel(order)]
