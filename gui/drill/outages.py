"""Scenarios of outages that happened, each shortened to about a minute and played for what it teaches.

Sources: public reports of each day, named with the functions; what each venue did inside is not public.
"""

from __future__ import annotations

import math
from dataclasses import replace

from gui.domain.venues import Family, Venue
from gui.drill.common_faults import (
    BINANCE_LISTINGS,
    BINANCE_UNKNOWN,
    OKX_LISTINGS,
    OKX_UNAVAILABLE,
    calm,
    json_text,
    place_again,
)
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.script import Script, Stage

# Seconds after the first cancel at which each part ends.
LAGGING_S, HIDDEN_S, ERRORS_S = 20.0, 15.0, 30.0
SILENT_S, CANCEL_ONLY_S = 25.0, 45.0
ENGINE_STOPPED_S, ENGINE_CANCEL_ONLY_S = 15.0, 30.0
VENUE_CANCELS_S = 3.0
BOTH_DOWN_S = 30.0
FUTURES_DOWN_S = 30.0
STORM_S = 30.0
FLAP_S, BACK_S = 12.0, 2.5
NEW_ORDERS = 3

BINANCE_INTERNAL = json_text(
    {"code": -1001, "msg": "Internal error; unable to process your request. Please try again."}
)
BINANCE_UNAVAILABLE = json_text({"code": 0, "msg": "Service Unavailable."})
EDGE_PAGE = (
    "<!DOCTYPE html>\n<html><head><title>500: Internal server error</title></head>"
    "<body><h1>Internal server error</h1><p>Error code 500</p></body></html>"
)


def binance_ghosts(stage: Stage) -> None:
    """Binance, 7 February 2018: errors, cancelled orders still listed, new ones not listed (ccxt issue 1821)."""
    calm(stage)
    script = Script.of(stage)
    book, faults = stage.book, stage.faults
    failing = Fault(FaultAct.ANSWER, Venue.BINANCE, status=503, body=BINANCE_UNKNOWN, chance=0.3)
    script.troubled(ERRORS_S, [failing])
    fresh: list[PracticeOrder] = []

    def place() -> None:
        liked = [order for order in book if order.venue is Venue.BINANCE][:NEW_ORDERS]
        fresh.extend(place_again(stage, order, listed_from=math.inf) for order in liked)

    def show() -> None:
        for order in fresh:
            order.listed_from = 0.0

    def linger(order: PracticeOrder) -> None:
        if order.venue is Venue.BINANCE and order not in fresh:
            order.listed_until = faults.now() + LAGGING_S

    script.when_listed(0.0, place)
    script.when_cancelled(HIDDEN_S, show)
    book.on_cancelled = linger


def okx_silence(stage: Stage) -> None:
    """OKX, 18 December 2022: a cloud hall failed in Hong Kong; silence, then a time when only cancels were taken."""
    calm(stage)
    script = Script.of(stage)
    script.troubled(SILENT_S, [Fault(FaultAct.HANG, Venue.OKX)])
    refused = Fault(FaultAct.ANSWER, Venue.OKX, status=503, body=OKX_UNAVAILABLE)
    script.phase(
        SILENT_S,
        CANCEL_ONLY_S,
        [
            *(replace(refused, path=path) for path in OKX_LISTINGS),
            replace(refused, path="/api/v5/trade/", method="GET"),
            replace(refused, method="POST", chance=0.4),
        ],
    )
    halted = [order for order in stage.book if order.venue is Venue.OKX][::3]
    script.when_cancelled(SILENT_S, lambda: _behave(halted, Behaviour.HALTED))
    script.when_cancelled(CANCEL_ONLY_S, lambda: _behave(halted, Behaviour.NORMAL))


def binance_halt(stage: Stage) -> None:
    """Binance, 24 March 2023: a trailing stop halted the engine; Binance itself cancelled trailing orders."""
    calm(stage)
    script = Script.of(stage)
    book = stage.book
    trailing = [order for order in book if order.family is Family.UM][-3:]
    for order in trailing:
        order.kind = "TRAILING_STOP_MARKET"
        order.wire = {"callbackRate": "1.2", "activatePrice": "0.00"}
    stopped = Fault(FaultAct.ANSWER, Venue.BINANCE, method="DELETE", status=503, body=BINANCE_INTERNAL)
    script.troubled(ENGINE_STOPPED_S, [stopped, replace(stopped, method="POST")])

    def take_back() -> None:
        for order in trailing:
            book.cancel_by_other_hand(order.algo_id, order.family)

    script.when_listed(VENUE_CANCELS_S, take_back)
    listing = Fault(FaultAct.ANSWER, Venue.BINANCE, method="GET", status=503, body=BINANCE_UNKNOWN)
    script.phase(ENGINE_STOPPED_S, ENGINE_CANCEL_ONLY_S, [replace(listing, path=path) for path in BINANCE_LISTINGS])


def both_down(stage: Stage) -> None:
    """AWS Tokyo, 15 April 2025: several venues failed together, and cancels with them."""
    calm(stage)
    script = Script.of(stage)
    down = Fault(FaultAct.ANSWER, status=503)
    script.troubled(
        BOTH_DOWN_S,
        [
            Fault(FaultAct.RESET_AFTER, method="POST", chance=0.1),
            Fault(FaultAct.RESET_AFTER, method="DELETE", chance=0.1),
            Fault(FaultAct.RESET_BEFORE, chance=0.2),
            Fault(FaultAct.HANG, chance=0.3),
            replace(down, venue=Venue.OKX, body=OKX_UNAVAILABLE),
            replace(down, venue=Venue.BINANCE, body=BINANCE_UNKNOWN),
        ],
    )


def binance_futures_down(stage: Stage) -> None:
    """Binance, 29 August 2025: USD-margined futures were off while the rest answered."""
    calm(stage)
    script = Script.of(stage)
    script.troubled(
        FUTURES_DOWN_S,
        [Fault(FaultAct.ANSWER, Venue.BINANCE, "/fapi/", status=503, body=BINANCE_UNAVAILABLE)],
    )


def binance_storm(stage: Stage) -> None:
    """Binance, 10 October 2025: a storm of 503, some of them to requests that were done all the same."""
    calm(stage)
    script = Script.of(stage)
    storm = Fault(FaultAct.ANSWER, Venue.BINANCE, status=503, body=BINANCE_UNAVAILABLE)
    script.troubled(
        STORM_S,
        [
            replace(storm, act=FaultAct.ANSWER_AFTER, method="DELETE", body=BINANCE_UNKNOWN, chance=0.08),
            replace(storm, method="DELETE", chance=0.94),
            replace(storm, act=FaultAct.ANSWER_AFTER, method="POST", body=BINANCE_UNKNOWN, chance=0.08),
            replace(storm, method="POST", chance=0.94),
            replace(storm, method="GET", chance=0.2),
        ],
    )


def cloudflare_flaps(stage: Stage) -> None:
    """Cloudflare, 18 November 2025: OKX's edge answered with error pages, came back and went again."""
    calm(stage)
    script = Script.of(stage)
    page = Fault(FaultAct.HTML, Venue.OKX, status=500, body=EDGE_PAGE)
    script.troubled(FLAP_S, [page])
    script.phase(FLAP_S + BACK_S, 2 * FLAP_S + BACK_S, [page])


def _behave(orders: list[PracticeOrder], behaviour: Behaviour) -> None:
    for order in orders:
        order.behaviour = behaviour
