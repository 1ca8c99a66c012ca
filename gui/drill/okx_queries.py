"""OKX's pending list, history and detail of algo orders.

Source: OKX API v5, "GET / Algo order list", "GET / Algo order history", "GET / Algo order details".
"""

from __future__ import annotations

from collections.abc import Callable

from gui.domain.venues import Family
from gui.drill.book import OrderBook
from gui.drill.exchange import Answer, Asked, json_answer
from gui.drill.okx_rows import STATES, instrument_type, row
from gui.drill.orders import PracticeOrder

PAGE = 100
ORDER_TYPES = frozenset(
    {"conditional", "oco", "trigger", "move_order_stop", "chase", "iceberg", "twap", "smart_iceberg"}
)
_PAST = frozenset({"effective", "canceled", "order_failed"})


def refused(code: str, words: str, status: int = 400) -> Answer:
    """Give the answer that refuses a whole request."""
    return json_answer(status, {"code": code, "msg": words, "data": []})


def rows_answer(rows: list[dict[str, object]], delay_s: float = 0.0) -> Answer:
    """Give the answer of a query that found these rows."""
    return json_answer(200, {"code": "0", "msg": "", "data": rows}, delay_s=delay_s)


def pending(asked: Asked, account: str, book: OrderBook) -> Answer:
    """Answer ``GET /api/v5/trade/orders-algo-pending``."""
    params = asked.params
    types = _types(params.get("ordType", ""))
    if types is None:
        return refused("51000", "Parameter ordType error")
    listed = [order for order in book.listed(account, Family.OKX_ALGO) if order.kind in types]
    return page(params, [o for o in listed if _asked_for(o, params)], lambda order: row(order, open_listing=True))


def history(asked: Asked, account: str, book: OrderBook) -> Answer:
    """Answer ``GET /api/v5/trade/orders-algo-history``."""
    params = asked.params
    types = _types(params.get("ordType", ""))
    if types is None:
        return refused("51000", "Parameter ordType error")
    state, algo_id = params.get("state", ""), params.get("algoId", "")
    if not state and not algo_id:
        return refused("50015", "Either parameter state or algoId is required")
    if state and state not in _PAST:
        return refused("51000", "Parameter state error")
    past = [
        order
        for order in book.of(account, Family.OKX_ALGO)
        if not order.live and order.kind in types and (not state or STATES[order.state] == state)
    ]
    return page(params, [order for order in past if _asked_for(order, params)], row)


def detail(asked: Asked, account: str, book: OrderBook) -> Answer:
    """Answer ``GET /api/v5/trade/order-algo``."""
    params = asked.params
    algo_id, client_id = params.get("algoId", ""), params.get("algoClOrdId", "")
    if not algo_id and not client_id:
        return refused("50015", "Either parameter algoId or algoClOrdId is required")
    order = book.known(account, Family.OKX_ALGO, algo_id, client_id)
    if order is None:
        return refused("51603", "Order does not exist", status=200)
    return rows_answer([row(order)])


def _types(text: str) -> frozenset[str] | None:
    names = text.split(",")
    joined = len(names) > 1 and set(names) != {"conditional", "oco"}
    if joined or not ORDER_TYPES.issuperset(names):
        return None
    return frozenset(names)


def page(
    params: dict[str, str], orders: list[PracticeOrder], write: Callable[[PracticeOrder], dict[str, object]]
) -> Answer:
    """Answer with the page of these orders (newest first) that ``after``, ``before`` and ``limit`` ask for."""
    for name in ("limit", "after", "before"):
        if name in params and not (params[name].isascii() and params[name].isdigit()):
            return refused("51000", f"Parameter {name} error")
    limit = int(params.get("limit", PAGE))
    if not 1 <= limit <= PAGE:
        return refused("51000", "Parameter limit error")
    if "after" in params:
        orders = [order for order in orders if int(order.algo_id) < int(params["after"])]
    if "before" in params:
        orders = [order for order in orders if int(order.algo_id) > int(params["before"])]
    return rows_answer([write(order) for order in orders[:limit]])


def _asked_for(order: PracticeOrder, params: dict[str, str]) -> bool:
    return (
        params.get("algoId") in (None, "", order.algo_id)
        and params.get("instId") in (None, "", order.instrument)
        and params.get("instType") in (None, "", instrument_type(order.instrument))
    )
