"""The invariants of the wire: looked at as requests leave, arrive at the venue, and as answers come back."""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from gui.connectors.wire import Lane
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.okx_rows import cancel_group
from tests.invariants.evidence import Evidence
from tests.invariants.table import Breaches
from tests.virtual_wire import Network, Sent

# The venues' own documents: hosts of the global region, and the futures and SAPI hosts of Binance.
HOSTS = {
    Venue.OKX: frozenset({"www.okx.com", "openapi.okx.com"}),
    Venue.BINANCE: frozenset(
        {"fapi.binance.com", "dapi.binance.com", "api.binance.com", "api-gcp.binance.com"}
        | {f"api{number}.binance.com" for number in range(1, 5)}
    ),
}
# Published limits: units in a window, and the part of it that may be used.
OKX_LIMITS = {
    "/api/v5/trade/cancel-algos": (20, 2.0, 1.0),
    "/api/v5/trade/cancel-advance-algos": (20, 2.0, 1.0),
    "/api/v5/trade/orders-algo-pending": (20, 2.0, 0.8),
    "/api/v5/trade/orders-algo-history": (20, 2.0, 0.8),
    "/api/v5/trade/order-algo": (20, 2.0, 0.8),
    "/api/v5/account/config": (5, 2.0, 0.8),
    "/api/v5/trade/orders-pending": (60, 2.0, 0.8),
    "/api/v5/account/positions": (10, 2.0, 0.8),
    "/api/v5/trade/cancel-batch-orders": (300, 2.0, 1.0),
    "/api/v5/trade/close-position": (20, 2.0, 1.0),
    "/api/v5/trade/cancel-all-after": (1, 1.0, 1.0),
}
# What is counted for the user alone; other cancels and closes are counted for each instrument besides.
FOR_USER = "/api/v5/trade/cancel-all-after"
# All that this program may ask a venue to do, by method and path: nothing of it sells a spot balance.
WRITES = re.compile(
    r"POST /api/v5/trade/(cancel-algos|cancel-advance-algos|cancel-batch-orders|cancel-order|close-position"
    r"|cancel-all-after)"
    r"|DELETE /sapi/v1/algo/(spot|futures)/order"
    r"|DELETE /[fd]api/v1/(algoOrder|algoOpenOrders|order|batchOrders|allOpenOrders)"
    r"|POST /[fd]api/v1/(order|countdownCancelAll)"
)
CLOSES = re.compile(r"POST (/api/v5/trade/close-position|/[fd]api/v1/order)")
TIMERS = ("/cancel-all-after", "/countdownCancelAll")
# Published weights of what is not 1: every open order at once, positions, modes, orders, timers.
WEIGHTS = {"positionRisk": 5, "dual": 30, "countdownCancelAll": 10}
FUTURES_WEIGHTS = (2400, 60.0, 0.8)
# What is not a cancel takes this part of Binance's futures weights at most: listings less, proofs all of it.
OTHERS_SHARE = 0.75
_BANNED_UNTIL = re.compile(rb"banned until ([0-9]{13})")
# Bytes on their way when a ban is read cannot be called back (seconds).
CROSSED_S = 0.001


@dataclass(slots=True)
class Window:
    """What arrived within the last so many seconds."""

    seconds: float
    taken: deque[tuple[float, int]] = field(default_factory=deque)
    used: int = 0

    def add(self, now: float, units: int) -> int:
        """Count an arrival; gives the units that count now."""
        while self.taken and now - self.taken[0][0] >= self.seconds:
            self.used -= self.taken.popleft()[1]
        self.taken.append((now, units))
        self.used += units
        return self.used


class WireWatch:
    """Judges a network: what left against the journal's intents, what arrived against limits and bans."""

    def __init__(self, network: Network, breaches: Breaches) -> None:
        self._network = network
        self._breaches = breaches
        self._windows: dict[tuple[str, ...], Window] = {}
        self._signatures: set[str] = set()
        self._banned: dict[tuple[str, ...], float] = defaultdict(float)
        self._on_way: dict[tuple[str, str, str], int] = defaultdict(int)
        self.cancels = 0
        self.closes = 0
        self.requests = 0
        self.last_cancel: dict[str, float] = {}
        self.last_question: dict[str, float] = {}

    def start(self) -> None:
        """Follow the network from now on."""
        self._network.heard = self.left
        self._network.arrived = self.arrived
        self._network.answered = self.answered

    def left(self, sent: Sent) -> None:
        """Judge a request as it leaves."""
        told, now, request = self._breaches, sent.at, sent.request
        self.requests += 1
        if request.method == "GET":
            self.last_question[sent.account] = now
        else:
            self._wrote(sent)
        secure = urlsplit(request.url).scheme == "https" and sent.host in HOSTS[sent.venue]
        told.holds("I20", secure, now, f"{sent.host} is not documented")
        if request.method != "GET":
            # Binance signs no path: only together with it is a signature one attempt's own.
            signed = sent.path + (sent.params.get("signature") or request.headers.get("OK-ACCESS-SIGN", ""))
            told.holds("I18", signed not in self._signatures, now, f"{request.endpoint} has an old signature")
            self._signatures.add(signed)
        for scope in ((str(sent.venue),), _pool(sent)):
            left = self._banned[scope] - now
            told.holds("I12", left <= CROSSED_S, now, f"{request.endpoint} {left:.2f} s before the end of a wait")

    def _wrote(self, sent: Sent) -> None:
        told, now, what = self._breaches, sent.at, f"{sent.request.method} {sent.path}"
        told.holds("I28", WRITES.fullmatch(what), now, f"{what} is nothing that a run does")
        if what.endswith(TIMERS):
            return
        if CLOSES.fullmatch(what):
            self.closes += 1
        else:
            self.cancels += 1
            self.last_cancel[sent.account] = now
        told.holds("I13", sent.lane is Lane.CANCEL, now, f"a cancel left on {sent.lane}")

    def answered(self, sent: Sent, answer: Answer) -> None:
        """Note waits and bans that an answer states."""
        now = self._network.clock.monotonic()
        if sent.venue is not Venue.BINANCE or answer.status not in (418, 429):
            return
        wait = float(answer.headers.get("Retry-After", "0"))
        banned = _BANNED_UNTIL.search(answer.body)
        if banned:
            wait = max(wait, int(banned[1]) / 1000 - self._network.wall())
        scope = (str(sent.venue),) if answer.status == 418 or banned else _pool(sent)
        self._banned[scope] = max(self._banned[scope], now + wait)

    def arrived(self, venue: Venue, account: str, asked: Asked) -> None:
        """Judge a request as it reaches its venue: it must fit every window there."""
        if venue is Venue.OKX:
            self._arrived_at_okx(account, asked)
        elif asked.path.startswith(("/fapi/", "/dapi/")):
            weight = _weight(asked)
            self._take(("futures",), FUTURES_WEIGHTS, asked.at, weight)
            if asked.method == "GET":
                self._take(("others",), (2400, 60.0, OTHERS_SHARE), asked.at, weight, "I13")

    def _arrived_at_okx(self, account: str, asked: Asked) -> None:
        limit = OKX_LIMITS.get(asked.path)
        if limit is None:
            return
        if asked.method == "GET":
            self._take((account, asked.path), limit, asked.at, 1)
            return
        body = json.loads(asked.body)
        if asked.path == FOR_USER:
            self._take((account, asked.path), limit, asked.at, 1)
            return
        for item in body if isinstance(body, list) else [body]:
            self._take((account, asked.path, cancel_group(item["instId"])), limit, asked.at, 1)

    def _take(
        self, name: tuple[str, ...], limit: tuple[int, float, float], at: float, units: int, number: str = "I11"
    ) -> None:
        most, seconds, share = limit
        window = self._windows.setdefault(name, Window(seconds))
        used = window.add(at, units)
        self._breaches.holds(number, used <= most * share, at, f"{name}: {used} of {most} x {share} in {seconds:g} s")

    def agree(self, evidence: Evidence, now: float) -> None:
        """Judge at the end: every cancel that left is an intent, and every intent left or is known not to have."""
        written = evidence.intended - evidence.unsent - evidence.spared
        detail = f"{self.cancels} left of {evidence.intended}, {evidence.unsent} kept back, {evidence.spared} spared"
        self._breaches.holds("I04", written == self.cancels, now, detail)


def _weight(asked: Asked) -> int:
    name = asked.path.rpartition("/")[2]
    if name in ("openAlgoOrders", "openOrders"):
        return 1 if "symbol" in asked.params else 40
    if asked.method == "POST" and name == "order":
        return 0
    return 1 if asked.path.startswith("/dapi/") and name == "positionRisk" else WEIGHTS.get(name, 1)


def _pool(sent: Sent) -> tuple[str, ...]:
    path = sent.path
    pool = "futures" if path.startswith(("/fapi/", "/dapi/")) else path
    return str(sent.venue), sent.account, pool
