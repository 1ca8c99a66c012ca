"""The checker of the wire: each invariant that it looks at is broken once by hand, and kept once."""

from __future__ import annotations

import json
import random

import pytest

from gui.connectors.wire import HttpRequest, Lane
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import Faults
from gui.drill.ledger import Ledger
from tests.invariants.crafted import HandClock
from tests.invariants.evidence import Evidence
from tests.invariants.table import Breaches
from tests.invariants.wire import CROSSED_S, Window, WireWatch
from tests.virtual_wire import Network, Sent

OKX = "https://www.okx.com/api/v5/trade"
FAPI = "https://fapi.binance.com/fapi/v1"


class Line:
    """A network with the checker on it; requests and answers are made by hand."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.breaches = Breaches()
        faults = Faults(random.Random(0), self.clock.monotonic)
        self.network = Network(Ledger(), faults, self.clock, self.clock.wall)
        self.watch = WireWatch(self.network, self.breaches)
        self.watch.start()
        self.signed = 0

    @property
    def broken(self) -> set[str]:
        return {breach.number for breach in self.breaches}

    def leaves(self, url: str, method: str = "", *, lane: Lane = Lane.CANCEL, signature: str = "") -> Sent:
        """A request leaves now; without a method a cancel."""
        self.signed += 1
        venue = Venue.OKX if "okx" in url or "/api/v5" in url else Venue.BINANCE
        method = method or ("POST" if venue is Venue.OKX else "DELETE")
        signature = signature or f"s{self.signed}"
        url = url if venue is Venue.OKX else f"{url}?signature={signature}"
        request = HttpRequest(method, "name", url, {"OK-ACCESS-SIGN": signature}, b"")
        sent = Sent(self.clock.now, "a", venue, lane, url.split("/")[2], request)
        self.network.heard(sent)
        return sent

    def answered(self, sent: Sent, status: int, body: bytes = b"{}", **headers: str) -> None:
        """Its answer comes."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.network.answered(sent, Answer(status, body, named))

    def arrives(self, venue: Venue, target: str, method: str = "GET", items: int = 0) -> None:
        """A request reaches its venue now."""
        body = json.dumps([{"algoId": str(n), "instId": "BTC-USDT-SWAP"} for n in range(items)]).encode()
        self.network.arrived(venue, "a", Asked(method, target, {}, body, self.clock.now))


def test_a_right_program_breaks_nothing() -> None:
    line = Line()
    line.leaves(f"{OKX}/cancel-algos")
    line.leaves(f"{OKX}/orders-algo-pending", "GET", lane=Lane.LISTING)
    line.leaves(f"{FAPI}/algoOrder", "DELETE")
    assert line.broken == set()
    assert {"I12", "I13", "I18", "I20"} <= set(line.breaches.looked)
    assert (line.watch.requests, line.watch.cancels) == (3, 2)


def test_I13_a_cancel_on_another_lane_is_caught() -> None:
    line = Line()
    line.leaves(f"{OKX}/cancel-algos", lane=Lane.LISTING)
    assert line.broken == {"I13"}


@pytest.mark.parametrize(
    "url",
    [
        "http://www.okx.com/api/v5/trade/cancel-algos",
        "https://aws.okx.com/api/v5/trade/cancel-algos",
        "https://www.okx.com.example/api/v5/trade/cancel-algos",
        "https://api5.binance.com/sapi/v1/algo/futures/order",
        "https://testnet.binance.com/fapi/v1/algoOrder",
    ],
)
def test_I20_a_host_that_no_document_names_or_a_bare_line_is_caught(url: str) -> None:
    line = Line()
    line.leaves(url)
    assert line.broken == {"I20"}


@pytest.mark.parametrize(
    ("method", "url"),
    [("POST", f"{OKX}/order"), ("POST", "https://api.binance.com/api/v3/order"), ("POST", f"{FAPI}/batchOrders")],
)
def test_I28_what_no_run_ever_asks_for_is_caught(method: str, url: str) -> None:
    line = Line()
    line.leaves(url, method)
    assert "I28" in line.broken


def test_a_close_is_no_cancel_and_a_timer_is_neither() -> None:
    line = Line()
    line.leaves(f"{OKX}/close-position", "POST")
    line.leaves(f"{FAPI}/order", "POST")
    line.leaves(f"{FAPI}/countdownCancelAll", "POST", lane=Lane.PROOF)
    assert line.broken == set()
    assert (line.watch.closes, line.watch.cancels) == (2, 0)


@pytest.mark.parametrize("url", [f"{OKX}/cancel-algos", f"{FAPI}/algoOrder"])
def test_I18_a_signature_that_is_used_twice_is_caught(url: str) -> None:
    line = Line()
    for _ in range(2):
        line.leaves(url, signature="one")
    assert line.broken == {"I18"}


def test_I12_nothing_leaves_before_the_end_of_a_ban_and_everything_after_it_may() -> None:
    for body, headers in ((b"{}", {"Retry_After": "60"}), (b'{"code":-1003,"msg":"IP banned until %d."}', {})):
        line = Line()
        until = int((line.clock.wall() + 60.0) * 1000)
        first = line.leaves(f"{FAPI}/algoOrder", "DELETE")
        line.answered(first, 418, body.replace(b"%d", str(until).encode()), **headers)
        line.clock.now += 59.0
        line.leaves("https://api.binance.com/sapi/v1/algo/futures/order", "DELETE")
        assert line.broken == {"I12"}
        line.breaches.found.clear()
        line.clock.now += 1.0 + CROSSED_S
        line.leaves(f"{FAPI}/algoOrder", "DELETE")
        assert line.broken == set()


def test_I12_a_wait_of_one_pool_is_no_ban_of_the_other() -> None:
    line = Line()
    line.answered(line.leaves(f"{FAPI}/algoOrder", "DELETE"), 429, Retry_After="20")
    line.clock.now += 10.0
    line.leaves("https://api.binance.com/sapi/v1/algo/futures/order", "DELETE")
    line.leaves(f"{OKX}/cancel-algos")
    assert line.broken == set()
    line.leaves("https://dapi.binance.com/dapi/v1/algoOrder", "DELETE")
    assert line.broken == {"I12"}


def test_I11_a_window_that_is_overfull_is_caught_and_one_that_slides_on_is_not() -> None:
    line = Line()
    for _ in range(2):
        line.arrives(Venue.OKX, "/api/v5/trade/cancel-algos", "POST", items=10)
    assert line.broken == set()
    line.clock.now += 1.9
    line.arrives(Venue.OKX, "/api/v5/trade/cancel-algos", "POST", items=1)
    assert line.broken == {"I11"}
    line.breaches.found.clear()
    line.clock.now += 2.0
    line.arrives(Venue.OKX, "/api/v5/trade/cancel-algos", "POST", items=10)
    assert line.broken == set()


def test_I11_listings_keep_a_fifth_of_their_limit_free() -> None:
    line = Line()
    for count in range(17):
        assert ("I11" in line.broken) is (count > 16)
        line.arrives(Venue.OKX, "/api/v5/trade/orders-algo-pending")
    assert line.broken == {"I11"}


def test_I13_whole_listings_leave_the_weight_that_cancels_need() -> None:
    line = Line()
    for _ in range(45):
        line.arrives(Venue.BINANCE, "/fapi/v1/openAlgoOrders")
    assert line.broken == set()
    line.arrives(Venue.BINANCE, "/fapi/v1/openAlgoOrders")
    assert line.broken == {"I13"}
    for _ in range(480):
        line.arrives(Venue.BINANCE, "/fapi/v1/algoOrder", "DELETE")
    assert line.broken == {"I13", "I11"}


def test_I04_every_cancel_that_left_is_an_intent_and_the_other_way_round() -> None:
    line, evidence = Line(), Evidence(HandClock())
    line.leaves(f"{OKX}/cancel-algos")
    evidence.intended = 3
    evidence.unsent = evidence.spared = 1
    line.watch.agree(evidence, 1.0)
    assert line.broken == set()
    evidence.spared = 0
    line.watch.agree(evidence, 1.0)
    assert line.broken == {"I04"}
    line.breaches.found.clear()
    line.leaves(f"{OKX}/cancel-algos")
    line.leaves(f"{OKX}/cancel-algos")
    line.watch.agree(evidence, 1.0)
    assert line.broken == {"I04"}


def test_a_window_forgets_what_is_older_than_it() -> None:
    window = Window(2.0)
    assert [window.add(at, 3) for at in (0.0, 1.0, 1.999, 2.0, 3.5)] == [3, 6, 9, 9, 9]
