"""Every request that the program makes to OKX, as frozen data, and the limits that they count under."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from gui.connectors.base import CancelPath, Charge, Limit
from gui.domain.errors import KillSwitchError

# OKX API v5, "Rate Limits" and the limit line of each endpoint; all by user, cancels by user and instrument.
CANCELS = "okx.cancel"
LIMITS: dict[str, Limit] = {
    CANCELS: Limit(20, 2.0, share=1.0),
    "okx.list": Limit(20, 2.0, share=0.8, other_share=0.8),
    "okx.status": Limit(20, 2.0, share=0.8, other_share=0.8),
    "okx.time": Limit(10, 2.0, share=0.8, other_share=0.8),
    "okx.config": Limit(5, 2.0, share=0.8, other_share=0.8),
}
PAGE = 100
BATCH = 10

# OKX API v5, "Get algo order list": each type is asked for alone, so that a refusal of one hides no other.
CORE_TYPES = ("conditional", "oco", "trigger", "move_order_stop")
# Not every region's document names these: a refusal of one of them means that it is not offered there.
RARE_TYPES = ("chase", "iceberg", "twap", "smart_iceberg")
TYPES = CORE_TYPES + RARE_TYPES

CANCEL = CancelPath("cancel-algos", BATCH)
# Left out of the document in 2025 and since then not promised: only for what the first path leaves standing.
CANCEL_ADVANCE = CancelPath("cancel-advance-algos", BATCH)
PATHS = {path.name: path for path in (CANCEL, CANCEL_ADVANCE)}
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


def cancel_call(path: CancelPath, orders: Iterable[tuple[str, str]]) -> Call:
    """Cancel up to ten orders, each a pair of algo id and instrument.

    OKX API v5, POST /api/v5/trade/cancel-algos: a bare JSON array. Raises KillSwitchError for an unknown
    path, for no order, and for more than a request may hold.
    """
    items = [{"instId": instrument, "algoId": algo_id} for algo_id, instrument in orders]
    if path.name not in PATHS or not 0 < len(items) <= BATCH:
        raise KillSwitchError(f"{path.name} cannot cancel {len(items)} orders in one request")
    body = json.dumps(items, separators=(",", ":"), ensure_ascii=True).encode()
    return Call(path.name, "POST", f"/api/v5/trade/{path.name}", Charge("okx.cancel", path.name), body)


def detail_call(algo_id: str) -> Call:
    """Ask for one algo order in whatever state: OKX API v5, GET /api/v5/trade/order-algo."""
    target = f"/api/v5/trade/order-algo?algoId={quote(algo_id, safe='')}"
    return Call("order-algo", "GET", target, Charge("okx.status", "user"))


def time_call() -> Call:
    """Ask for the venue's clock: OKX API v5, GET /api/v5/public/time (counted by address)."""
    return Call("time", "GET", "/api/v5/public/time", Charge("okx.time", "address"), signed=False)


def config_call() -> Call:
    """Ask what the key may do: OKX API v5, GET /api/v5/account/config."""
    return Call("account-config", "GET", "/api/v5/account/config", Charge("okx.config", "user"))
