"""Scenarios of the faults that come often: a listing down, silence, limits, slow answers, refusals, a busy bot."""

from __future__ import annotations

import json
from dataclasses import replace

from gui.domain.venues import Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour, OrderState, PracticeOrder
from gui.drill.script import Script, Stage
from gui.drill.seeds import algo_id

BOT_ORDERS = 6
OUTAGE_S = 15.0
# A fault that would last ends so many seconds after the first cancel, so that the run comes to its proof.
DOWN_S = 30.0
SLOW_S = 0.8
OKX_LISTINGS = (
    "/api/v5/trade/orders-algo-pending",
    "/api/v5/trade/orders-pending",
    "/api/v5/account/positions",
)
# What OKX is asked to do, one prefix for each count of hits.
OKX_ACTIONS = ("/api/v5/trade/cancel-", "/api/v5/trade/close-position")
BINANCE_LISTINGS = (
    "/sapi/v1/algo/futures/openOrders",
    "/sapi/v1/algo/spot/openOrders",
    "/fapi/v1/openAlgoOrders",
    "/dapi/v1/openAlgoOrders",
    "/fapi/v1/openOrders",
    "/dapi/v1/openOrders",
    "/fapi/v3/positionRisk",
    "/dapi/v1/positionRisk",
)
BINANCE_SERVICES = ("/sapi/v1/algo/", "/fapi/v1/", "/dapi/v1/")


def json_text(document: dict[str, object]) -> str:
    """Give a JSON document as the venues write it."""
    return json.dumps(document, separators=(",", ":"))


OKX_UNAVAILABLE = json_text({"code": "50001", "msg": "Service temporarily unavailable. Try again later.", "data": []})
OKX_LIMITED = json_text({"msg": "Too Many Requests", "code": "50011"})
BINANCE_UNKNOWN = json_text({"code": -1000, "msg": "Unknown error, please check your request or try again later."})
BINANCE_LIMITED = json_text(
    {"code": -1003, "msg": "Too many requests; current limit is 2400 request weight per 1 MINUTE."}
)


def normal(stage: Stage) -> None:
    """Leave the orders as they were made."""


def calm(stage: Stage) -> None:
    """Let every cancel work at once."""
    for order in stage.book:
        order.behaviour = Behaviour.NORMAL


def okx_listing_down(stage: Stage) -> None:
    """Take OKX's listings away; its cancels and single answers work."""
    calm(stage)
    script = Script.of(stage)
    down = Fault(FaultAct.ANSWER, Venue.OKX, status=503, body=OKX_UNAVAILABLE)
    script.troubled(DOWN_S, [replace(down, path=path) for path in OKX_LISTINGS])


def binance_silent(stage: Stage) -> None:
    """Let Binance take every request and answer none."""
    calm(stage)
    script = Script.of(stage)
    script.troubled(DOWN_S, [Fault(FaultAct.HANG, Venue.BINANCE)])


def rate_limit_storm(stage: Stage) -> None:
    """Answer the first requests of a run with the venues' limits."""
    calm(stage)
    limited = Fault(FaultAct.ANSWER, Venue.OKX, hits=4, status=429, body=OKX_LIMITED, from_cancel=True)
    for path in (*OKX_ACTIONS, *OKX_LISTINGS):
        stage.faults.add(replace(limited, path=path))
    wait = {"Retry-After": "1"}
    many = replace(limited, venue=Venue.BINANCE, hits=2, body=BINANCE_LIMITED, headers=wait)
    for method in ("DELETE", "POST"):
        for path in BINANCE_SERVICES:
            stage.faults.add(replace(many, path=path, method=method))


def slow(stage: Stage) -> None:
    """Delay everything."""
    calm(stage)
    stage.faults.add(Fault(FaultAct.DELAY, delay_s=SLOW_S))


def partial_refusals(stage: Stage) -> None:
    """Let every third order refuse."""
    for number, order in enumerate(stage.book):
        order.behaviour = Behaviour.REFUSES if number % 3 == 0 else Behaviour.NORMAL


def bot_replaces(stage: Stage) -> None:
    """Place a new order for each of the first that are cancelled."""
    calm(stage)
    left = BOT_ORDERS

    def replace_it(order: PracticeOrder) -> None:
        nonlocal left
        if left > 0:
            left -= 1
            place_again(stage, order)

    stage.book.on_cancelled = replace_it


def html_pages(stage: Stage) -> None:
    """Let gateways answer the first requests of a run with pages."""
    calm(stage)
    page = Fault(FaultAct.HTML, hits=3, status=502, from_cancel=True)
    for path in ("/api/v5/trade/", OKX_LISTINGS[-1]):
        stage.faults.add(replace(page, venue=Venue.OKX, path=path))
    for path in BINANCE_LISTINGS:
        stage.faults.add(replace(page, venue=Venue.BINANCE, path=path))
    for path in BINANCE_SERVICES:
        stage.faults.add(replace(page, venue=Venue.BINANCE, path=path, method="DELETE", hits=1))


def venue_outage(stage: Stage) -> None:
    """Let each venue answer nothing but 503 from its first cancel on."""
    calm(stage)
    down = Fault(FaultAct.ANSWER, status=503, lasts_s=OUTAGE_S, from_cancel=True)
    stage.faults.add(replace(down, venue=Venue.OKX, body=OKX_UNAVAILABLE))
    stage.faults.add(replace(down, venue=Venue.BINANCE, body=BINANCE_UNKNOWN))


def place_again(stage: Stage, order: PracticeOrder, listed_from: float = 0.0) -> PracticeOrder:
    """Put a new order like another one into the book, which the listing shows from ``listed_from`` on (monotonic)."""
    now_ms = stage.book.now_ms()
    again = replace(
        order,
        algo_id=algo_id(order.family, now_ms, len(stage.book)),
        client_id="",
        created_ms=now_ms,
        behaviour=Behaviour.NORMAL,
        wire=dict(order.wire),
        parent="",
        state=OrderState.LIVE,
        executed=order.executed * 0,
        updated_ms=now_ms,
        cancels=0,
        listed_until=0.0,
        listed_from=listed_from,
    )
    return stage.book.add(again)
