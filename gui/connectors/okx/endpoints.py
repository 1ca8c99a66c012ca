"""Every request that the program makes to OKX, as frozen data, and the limits that they count under."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from gui.connectors.base import CancelPath, Charge, Limit
from gui.domain.errors import KillSwitchError
from gui.domain.positions import PositionKey, PositionSide

# OKX API v5, "Rate Limits" and the limit line of each endpoint; all by user, cancels and closes by user and instrument.
CANCELS = "okx.cancel"
# Orders in batches, and requests with a single order, which OKX counts as "Cancel order".
ORDER_CANCELS = "okx.orders.cancel"
SINGLE_CANCELS = "okx.orders.cancel-one"
CLOSES = "okx.close"
LIMITS: dict[str, Limit] = {
    CANCELS: Limit(20, 2.0, share=1.0),
    ORDER_CANCELS: Limit(300, 2.0, share=1.0),
    SINGLE_CANCELS: Limit(60, 2.0, share=1.0),
    CLOSES: Limit(20, 2.0, share=1.0),
    "okx.list": Limit(20, 2.0, share=0.8, other_share=0.8),
    "okx.status": Limit(20, 2.0, share=0.8, other_share=0.8),
    "okx.orders.list": Limit(60, 2.0, share=0.8, other_share=0.8),
    "okx.orders.status": Limit(60, 2.0, share=0.8, other_share=0.8),
    "okx.positions": Limit(10, 2.0, share=0.8, other_share=0.8),
    "okx.backstop": Limit(1, 1.0, share=1.0, other_share=1.0),
    "okx.time": Limit(10, 2.0, share=0.8, other_share=0.8),
    "okx.config": Limit(5, 2.0, share=0.8, other_share=0.8),
}
# What takes risk away: a refusal of anything else never stops it.
URGENT = frozenset({CANCELS, ORDER_CANCELS, SINGLE_CANCELS, CLOSES})
PAGE = 100
BATCH = 10
ORDERS_BATCH = 20
# OKX API v5, "Cancel All After": seconds of the timer, besides 0 for none.
SHORTEST_TIMER_S, LONGEST_TIMER_S = 10, 120

# OKX API v5, "Get algo order list": each type is asked for alone, so that a refusal of one hides no other.
CORE_TYPES = ("conditional", "oco", "trigger", "move_order_stop")
# Not every region's document names these: a refusal of one of them means that it is not offered there.
RARE_TYPES = ("chase", "iceberg", "twap", "smart_iceberg")
TYPES = CORE_TYPES + RARE_TYPES

CANCEL = CancelPath("cancel-algos", BATCH)
# Left out of the document in 2025 and since then not promised: only for what the first path leaves standing.
CANCEL_ADVANCE = CancelPath("cancel-advance-algos", BATCH)
CANCEL_ORDERS = CancelPath("cancel-batch-orders", ORDERS_BATCH)
PATHS = {path.name: path for path in (CANCEL, CANCEL_ADVANCE, CANCEL_ORDERS)}
CLOSE = "close-position"
BACKSTOP = "cancel-all-after"
ADVANCE_TYPES = frozenset({"move_order_stop", "iceberg", "twap", "smart_iceberg", "chase"})


@dataclass(frozen=True, slots=True)
class Call:
    """One request to OKX before it is stamped: ``target`` is path and query, exactly as signed and sent."""

    name: str
    method: str
    target: str
    charge: Charge
    body: bytes = field(default=b"", repr=False)
    signed: bool = True


def list_call(order_type: str, after: str | None = None) -> Call:
    """Ask for open algo orders of one type, the newest first; ``after`` is the id that the page comes after.

    OKX API v5, GET /api/v5/trade/orders-algo-pending.
    """
    cursor = f"&after={quote(after, safe='')}" if after is not None else ""
    target = f"/api/v5/trade/orders-algo-pending?ordType={quote(order_type, safe='')}&limit={PAGE}{cursor}"
    return Call("orders-algo-pending", "GET", target, Charge("okx.list", "user"))


def orders_call(after: str | None = None) -> Call:
    """Ask for ordinary open orders of every type, the newest first; ``after`` is the id that the page comes after.

    OKX API v5, GET /api/v5/trade/orders-pending.
    """
    cursor = f"&after={quote(after, safe='')}" if after is not None else ""
    target = f"/api/v5/trade/orders-pending?limit={PAGE}{cursor}"
    return Call("orders-pending", "GET", target, Charge("okx.orders.list", "user"))


def id_field(path_name: str) -> str:
    """Give the field that holds an order's id in the items and answers of a cancel path."""
    return "ordId" if path_name == CANCEL_ORDERS.name else "algoId"


def cancel_call(path: CancelPath, orders: Iterable[tuple[str, str]]) -> Call:
    """Cancel as many orders as the path takes, each a pair of id and instrument.

    OKX API v5, POST /api/v5/trade/cancel-algos and /cancel-batch-orders: a bare JSON array. Raises KillSwitchError
    for an unknown path, for no order, and for more than a request may hold.
    """
    name = id_field(path.name)
    items = [{"instId": instrument, name: order_id} for order_id, instrument in orders]
    known = PATHS.get(path.name)
    if known is None or not 0 < len(items) <= known.batch_size:
        raise KillSwitchError(f"{path.name} cannot cancel {len(items)} orders in one request")
    limit = ORDER_CANCELS if path.name == CANCEL_ORDERS.name else CANCELS
    return Call(path.name, "POST", f"/api/v5/trade/{path.name}", Charge(limit, path.name), _json(items))


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode()


def detail_call(algo_id: str) -> Call:
    """Ask for one algo order in whatever state: OKX API v5, GET /api/v5/trade/order-algo."""
    target = f"/api/v5/trade/order-algo?algoId={quote(algo_id, safe='')}"
    return Call("order-algo", "GET", target, Charge("okx.status", "user"))


def order_call(order_id: str, instrument: str, group: str) -> Call:
    """Ask for one ordinary order in whatever state: OKX API v5, GET /api/v5/trade/order (counted by ``group``)."""
    target = f"/api/v5/trade/order?instId={quote(instrument, safe='')}&ordId={quote(order_id, safe='')}"
    return Call("order", "GET", target, Charge("okx.orders.status", group))


def positions_call() -> Call:
    """Ask for every position of the account: OKX API v5, GET /api/v5/account/positions."""
    return Call("positions", "GET", "/api/v5/account/positions", Charge("okx.positions", "user"))


def close_call(key: PositionKey, client_id: str, group: str) -> Call:
    """Close all of a position at the market; its pending close orders are cancelled by OKX first.

    OKX API v5, POST /api/v5/trade/close-position: ``posSide`` is left out in one-way mode, ``ccy`` is there where the
    key has a currency. ``client_id`` is 1 to 32 letters and digits, or "" for none. ``group`` is what OKX counts by.
    """
    body: dict[str, object] = {"instId": key.instrument, "mgnMode": key.margin}
    if key.side is not PositionSide.NET:
        body["posSide"] = str(key.side)
    if key.currency:
        body["ccy"] = key.currency
    body["autoCxl"] = True
    if client_id:
        body["clOrdId"] = client_id
    return Call(CLOSE, "POST", f"/api/v5/trade/{CLOSE}", Charge(CLOSES, group), _json(body))


def backstop_call(seconds: int) -> Call:
    """Have OKX cancel every ordinary order after so many seconds unless told again; 0 switches the timer off.

    OKX API v5, POST /api/v5/trade/cancel-all-after, without a tag: all of the account. Raises KillSwitchError for
    seconds that OKX does not take.
    """
    if seconds and not SHORTEST_TIMER_S <= seconds <= LONGEST_TIMER_S:
        raise KillSwitchError(f"OKX's timer takes {SHORTEST_TIMER_S} to {LONGEST_TIMER_S} s, not {seconds}")
    body = _json({"timeOut": str(seconds)})
    return Call(BACKSTOP, "POST", f"/api/v5/trade/{BACKSTOP}", Charge("okx.backstop", "user"), body)


def time_call() -> Call:
    """Ask for the venue's clock: OKX API v5, GET /api/v5/public/time (counted by address)."""
    return Call("time", "GET", "/api/v5/public/time", Charge("okx.time", "address"), signed=False)


def config_call() -> Call:
    """Ask what the key may do: OKX API v5, GET /api/v5/account/config."""
    return Call("account-config", "GET", "/api/v5/account/config", Charge("okx.config", "user"))
