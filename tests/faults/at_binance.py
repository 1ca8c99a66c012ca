"""Orders of the practice Binance, refusals of its making, and what was asked about one order."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from gui.domain.orders import OrderKey
from gui.domain.venues import Family, Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from gui.drill.orders import PracticeOrder
from tests.stand import Stand, World
from tests.virtual_wire import Sent

BINANCE, OKX = ("drill-c",), ("drill-a", "drill-b")
# One order of each sort of endpoint: SAPI's and the futures'.
FAMILIES = (Family.SAPI_FUTURES, Family.SAPI_SPOT, Family.UM, Family.CM)


def body(code: object, text: str = "") -> str:
    """A refusal as Binance writes it."""
    return json.dumps({"code": code, "msg": text})


def first_of(world: World, family: Family) -> PracticeOrder:
    """An order of a family."""
    return next(order for order in world.book if order.family is family)


def key_of(order: PracticeOrder) -> OrderKey:
    """What the program knows an order by."""
    return OrderKey(order.account, order.family, order.algo_id)


def refuse(world: World, status: int, text: str, **more: Any) -> int:
    """Let Binance answer every cancel so, without doing it; gives the token of the fault."""
    return world.fault(FaultAct.ANSWER, Venue.BINANCE, method="DELETE", status=status, body=text, **more)


def asked_about(world: World, order: PracticeOrder, since: float = 0.0) -> list[Sent]:
    """The questions about one order, or at SAPI the readings of its history."""
    futures = order.family in (Family.UM, Family.CM)
    return [
        sent
        for sent in world.network.sent
        if sent.request.method == "GET" and sent.at >= since and sent.account == order.account
        if (sent.params.get("algoId") == order.algo_id if futures else sent.path.endswith("historicalOrders"))
    ]


def mangle(world: World, order: PracticeOrder, change: Callable[[Answer], Answer], method: str = "DELETE") -> None:
    """Change every answer that is about one order."""

    def spoil(asked: Asked, answer: Answer) -> Answer:
        mine = asked.method == method and asked.params.get("algoId") == order.algo_id
        return change(answer) if mine else answer

    world.network.mangle = spoil


def cancel_one(stand: Stand, order: PracticeOrder) -> float:
    """Press *Cancel selected* on one order; gives the moment."""
    stand.switch.cancel([key_of(order)])
    return stand.clock.monotonic()
