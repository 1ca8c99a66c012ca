"""Listings, history and single queries of the practice Binance.

Source: Binance API, Algo Trading (openOrders, historicalOrders, subOrders) and Futures (openAlgoOrders, algoOrder,
allAlgoOrders).
"""

from __future__ import annotations

from collections.abc import Mapping

from gui.domain.venues import Family
from gui.drill.binance_rows import conditional_row, sapi_row, sapi_sub_rows
from gui.drill.binance_signing import failed
from gui.drill.book import OrderBook
from gui.drill.exchange import Answer, json_answer

Params = Mapping[str, str]
PAGE = 100
MOST_ROWS = 1000
WEEK_MS = 7 * 86_400_000


def sapi_open(params: Params, account: str, family: Family, book: OrderBook) -> Answer:
    """Answer ``GET /sapi/v1/algo/{futures|spot}/openOrders``."""
    rows = [sapi_row(order, open_listing=True) for order in book.listed(account, family)]
    return json_answer(200, {"total": len(rows), "orders": rows})


def sapi_history(params: Params, account: str, family: Family, book: OrderBook) -> Answer:
    """Answer ``GET /sapi/v1/algo/{futures|spot}/historicalOrders``."""
    page = _page(params)
    if page is None:
        return failed(-20130)
    start, end = int(params.get("startTime") or 0), int(params.get("endTime") or 2**63)
    past = [
        order
        for order in book.of(account, family)
        if not order.live
        and params.get("symbol") in (None, order.instrument)
        and params.get("side") in (None, order.side.upper())
        and start <= order.created_ms <= end
    ]
    rows = [sapi_row(order) for order in past[page]]
    return json_answer(200, {"total": len(past), "orders": rows})


def sapi_sub_orders(params: Params, account: str, family: Family, book: OrderBook) -> Answer:
    """Answer ``GET /sapi/v1/algo/{futures|spot}/subOrders``."""
    page = _page(params)
    if not params.get("algoId"):
        return failed(-1102)
    if page is None:
        return failed(-20130)
    order = book.known(account, family, params["algoId"])
    if order is None:
        return failed(-20124)
    rows = sapi_sub_rows(order)
    parent = sapi_row(order)
    sums = {name: parent[name] for name in ("executedQty", "executedAmt")}
    return json_answer(200, {"total": len(rows), **sums, "subOrders": rows[page]})


def conditional_open(params: Params, account: str, family: Family, book: OrderBook) -> Answer:
    """Answer ``GET openAlgoOrders`` of UM or CM."""
    if "symbol" in params and not book.trades(family, params["symbol"]):
        return failed(-1121)
    rows = [
        conditional_row(order, open_listing=True)
        for order in book.listed(account, family)
        if params.get("symbol") in (None, order.instrument)
        and params.get("algoId") in (None, order.algo_id)
        and params.get("algoType") in (None, "CONDITIONAL")
    ]
    return json_answer(200, rows)


def conditional_one(params: Params, account: str, family: Family, book: OrderBook) -> Answer:
    """Answer ``GET algoOrder`` of UM or CM."""
    algo_id, client_id = params.get("algoId", ""), params.get("clientAlgoId", "")
    if not algo_id and not client_id:
        return failed(-1102)
    order = book.known(account, family, algo_id, client_id)
    return failed(-2013) if order is None else json_answer(200, conditional_row(order, query=True))


def conditional_all(params: Params, account: str, family: Family, book: OrderBook) -> Answer:
    """Answer ``GET allAlgoOrders`` of UM or CM: the last seven days, oldest first."""
    symbol = params.get("symbol", "")
    if not symbol:
        return failed(-1102)
    if not book.trades(family, symbol):
        return failed(-1121)
    numbers = [params.get(name, "0") for name in ("startTime", "endTime", "limit", "algoId")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return failed(-1100)
    end = int(params.get("endTime") or book.now_ms())
    start = int(params.get("startTime") or end - WEEK_MS)
    limit = min(int(params.get("limit") or 500), MOST_ROWS)
    found = [
        order
        for order in reversed(book.of(account, family))
        if order.instrument == symbol
        and start <= order.created_ms <= end
        and int(order.algo_id) >= int(params.get("algoId") or 0)
    ]
    return json_answer(200, [conditional_row(order, query=True) for order in found[:limit]])


def _page(params: Params) -> slice | None:
    numbers = [params.get(name) or "0" for name in ("page", "pageSize", "startTime", "endTime")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return None
    page, size = int(params.get("page") or 1), int(params.get("pageSize") or PAGE)
    if page < 1 or not 1 <= size <= PAGE:
        return None
    return slice((page - 1) * size, page * size)
