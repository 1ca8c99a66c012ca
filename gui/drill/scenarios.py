"""What a drill practises: each scenario is a sentence and what it changes at freshly reset venues."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from gui.domain.venues import Venue
from gui.drill.book import OrderBook
from gui.drill.faults import Fault, FaultAct, Faults
from gui.drill.orders import Behaviour, OrderState, PracticeOrder
from gui.drill.seeds import algo_id

BOT_ORDERS = 6
OUTAGE_S = 15.0
_LISTINGS = ("/sapi/v1/algo/futures/openOrders", "/sapi/v1/algo/spot/openOrders", "/fapi/v1/openAlgoOrders")
_BINANCE_CANCELS = ("/sapi/v1/algo/", "/fapi/v1/", "/dapi/v1/")


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scenario may change."""

    book: OrderBook
    faults: Faults


Play = Callable[[Stage], None]


def _normal(stage: Stage) -> None:
    """Leave the orders as they were made."""


def _calm(stage: Stage) -> None:
    for order in stage.book:
        order.behaviour = Behaviour.NORMAL


def _okx_listing_down(stage: Stage) -> None:
    body = _json({"code": "50001", "msg": "Service temporarily unavailable. Try again later.", "data": []})
    path = "/api/v5/trade/orders-algo-pending"
    stage.faults.add(Fault(FaultAct.ANSWER, Venue.OKX, path, status=503, body=body))


def _binance_silent(stage: Stage) -> None:
    stage.faults.add(Fault(FaultAct.HANG, Venue.BINANCE))


def _rate_limit_storm(stage: Stage) -> None:
    limited = _json({"msg": "Too Many Requests", "code": "50011"})
    for path in ("/api/v5/trade/cancel-algos", "/api/v5/trade/orders-algo-pending"):
        stage.faults.add(Fault(FaultAct.ANSWER, Venue.OKX, path, hits=4, status=429, body=limited))
    many = _json({"code": -1003, "msg": "Too many requests; current limit is 2400 request weight per 1 MINUTE."})
    for path in _BINANCE_CANCELS:
        stage.faults.add(
            Fault(
                FaultAct.ANSWER,
                Venue.BINANCE,
                path,
                method="DELETE",
                hits=2,
                status=429,
                body=many,
                headers={"Retry-After": "1"},
            )
        )


def _slow(stage: Stage) -> None:
    stage.faults.add(Fault(FaultAct.DELAY, delay_s=0.8))


def _partial_refusals(stage: Stage) -> None:
    for number, order in enumerate(stage.book):
        order.behaviour = Behaviour.REFUSES if number % 3 == 0 else Behaviour.NORMAL


def _bot_replaces(stage: Stage) -> None:
    left = BOT_ORDERS

    def replace_it(order: PracticeOrder) -> None:
        nonlocal left
        if left > 0:
            left -= 1
            stage.book.add(_new_order(stage.book, order))

    stage.book.on_cancelled = replace_it


def _html_pages(stage: Stage) -> None:
    page = Fault(FaultAct.HTML, hits=3, status=502)
    stage.faults.add(replace(page, venue=Venue.OKX, path="/api/v5/trade/"))
    for path in _LISTINGS:
        stage.faults.add(replace(page, venue=Venue.BINANCE, path=path))
    for path in _BINANCE_CANCELS:
        stage.faults.add(replace(page, venue=Venue.BINANCE, path=path, method="DELETE", hits=1, status=403))


def _venue_outage(stage: Stage) -> None:
    down = Fault(FaultAct.ANSWER, status=503, lasts_s=OUTAGE_S, from_cancel=True)
    okx = _json({"code": "50001", "msg": "Service temporarily unavailable. Try again later.", "data": []})
    binance = _json({"code": -1000, "msg": "Unknown error, please check your request or try again later."})
    stage.faults.add(replace(down, venue=Venue.OKX, body=okx))
    stage.faults.add(replace(down, venue=Venue.BINANCE, body=binance))


SCENARIOS: dict[str, tuple[str, Play]] = {
    "normal": ("A few orders refuse, one fires, one is stubborn, two answers are late.", _normal),
    "calm": ("Every cancel works at once.", _calm),
    "okx-listing-down": ("OKX lists nothing (503), its cancels work.", _okx_listing_down),
    "binance-silent": ("Binance takes every request and never answers.", _binance_silent),
    "rate-limit-storm": ("Both venues answer the first requests with their rate limits.", _rate_limit_storm),
    "slow": ("Every answer is 0.8 s late.", _slow),
    "partial-refusals": ("Every third order refuses twice.", _partial_refusals),
    "bot-replaces": (f"A bot places a new order for each of the first {BOT_ORDERS} cancelled.", _bot_replaces),
    "html-pages": ("Gateways answer the first requests with HTML pages.", _html_pages),
    "venue-outage": (
        f"Each venue answers 503 to everything for {OUTAGE_S:g} s from the first cancel, then recovers.",
        _venue_outage,
    ),
}


def _new_order(book: OrderBook, order: PracticeOrder) -> PracticeOrder:
    now_ms = book.now_ms()
    return replace(
        order,
        algo_id=algo_id(order.family, now_ms, len(book)),
        client_id="",
        created_ms=now_ms,
        behaviour=Behaviour.NORMAL,
        wire=dict(order.wire),
        state=OrderState.LIVE,
        executed=order.executed * 0,
        updated_ms=now_ms,
        cancels=0,
        listed_until=0.0,
    )


def _json(document: dict[str, object]) -> str:
    return json.dumps(document, separators=(",", ":"))
