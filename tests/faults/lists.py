"""The lists and cancels of every family, and ways to change what is answered there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gui.domain.rows import State
from gui.domain.venues import Family
from gui.drill.exchange import Answer, Asked
from tests.faults.at_binance import FAMILIES
from tests.faults.refusing import PENDING
from tests.stand import Stand, World

ALL = (Family.OKX_ALGO, *FAMILIES)
LISTS = {
    Family.OKX_ALGO: PENDING,
    Family.SAPI_FUTURES: "/sapi/v1/algo/futures/openOrders",
    Family.SAPI_SPOT: "/sapi/v1/algo/spot/openOrders",
    Family.UM: "/fapi/v1/openAlgoOrders",
    Family.CM: "/dapi/v1/openAlgoOrders",
}
CANCELS = {
    Family.OKX_ALGO: "/api/v5/trade/cancel-",
    Family.SAPI_FUTURES: "/sapi/v1/algo/futures/order",
    Family.SAPI_SPOT: "/sapi/v1/algo/spot/order",
    Family.UM: "/fapi/v1/algo",
    Family.CM: "/dapi/v1/algo",
}


def rewrite(world: World, path: str, change: Callable[[bytes], bytes], method: str = "GET", **params: str) -> None:
    """Change the body of every good answer of an endpoint, of those with these parameters."""

    def spoil(asked: Asked, answer: Answer) -> Answer:
        mine = asked.path.startswith(path) and asked.method == method and params.items() <= asked.params.items()
        return replace(answer, body=change(answer.body)) if mine and answer.status == 200 else answer

    world.network.mangle = spoil


def each_row(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    """Change every row of a list."""

    def work(body: bytes) -> bytes:
        told = json.loads(body)
        for row in told if isinstance(told, list) else told.get("data", told.get("orders")):
            change(row)
        return json.dumps(told).encode()

    return work


def view_of(stand: Stand, family: Family, label: str = "") -> Any:
    """How the listing of a family stands."""
    account = stand.account(label or ("drill-a" if family is Family.OKX_ALGO else "drill-c"))
    return next(view for view in account.families if view.family is family)


def rows_in(stand: Stand, family: Family) -> dict[str, State]:
    """The states of the rows of a family."""
    return {key.algo_id: row.state for key, row in stand.switch.rows().items() if key.family is family}
