"""Sends one call to Binance: takes the pace, stamps and signs last, and turns whatever comes back into data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gui.connectors.base import Pace
from gui.connectors.binance.auth import key_header, signed_query
from gui.connectors.binance.codes import code_of
from gui.connectors.binance.endpoints import FUTURES, ORDERS_1M, ORDERS_10S, Call
from gui.connectors.binance.hosts import ServiceHosts
from gui.connectors.binance.refusals import error_body, fault_of
from gui.connectors.clockoffset import ClockOffset
from gui.connectors.credentials import Credentials
from gui.connectors.mishaps import is_page
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Transport, TransportError
from gui.connectors.witness import witnessed
from gui.domain.clock import Clock
from gui.domain.errors import KillSwitchError, ShapeError
from gui.domain.faults import FaultKind, VenueFault

# How long a request may be under way, by Binance's clock (ms): a late cancel does no harm, so the window is wide,
# and after a refused stamp it is as wide as Binance allows.
WINDOW_MS = 10_000
WIDEST_MS = 60_000
# What Binance tells of its running windows: the weight of the address, the new orders of the account.
USED: dict[str, str] = {
    "x-mbx-used-weight-1m": FUTURES,
    "x-mbx-order-count-10s": ORDERS_10S,
    "x-mbx-order-count-1m": ORDERS_1M,
}
TOO_MANY_ORDERS = "-1015"
# After these less is asked for a while.
TOO_MANY = frozenset({FaultKind.RATE_LIMIT, FaultKind.BANNED})
# Behind the venue's firewall one cancel probes this often (seconds).
FIREWALL_WAIT_S = 10.0
# Statuses that Binance's edge gives in its place.
AT_THE_EDGE = frozenset({403, 418, 429, 451})
# Binance's refusals are shorter than this (bytes): a longer answer with a good status is none.
REFUSAL_CAP = 4096


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one call: a response, or the fault that stood in its place; times are monotonic seconds.

    ``clock_wanted`` says that the stamp was refused and Binance's time is not known any better yet.
    """

    asked: float
    answered: float
    response: HttpResponse | None = None
    fault: VenueFault | None = None
    clock_wanted: bool = False

    @property
    def latency_s(self) -> float | None:
        """Seconds from the send to the last byte; None without an answer."""
        return self.response.elapsed_s if self.response is not None else None


class BinanceCaller:
    """Makes the calls of one account; it raises nothing that a venue or a network does."""

    def __init__(
        self, hosts: ServiceHosts, credentials: Credentials, transport: Transport, clock: Clock, pace: Pace
    ) -> None:
        self._hosts = hosts
        self._credentials = credentials
        self._transport = transport
        self._clock = clock
        self._pace = pace
        self._windows: dict[str, int] = {}
        self.offsets = {service: ClockOffset(clock) for service in ("sapi", "fapi", "dapi")}

    async def paced(self, call: Call, *, lane: Lane, deadline_s: float) -> Answer:
        """Wait for the pace, make the call once, and settle the slot."""
        halted = self._pace.halt(lane, call.charge.limit, deadline_s)
        if halted is not None:
            # Asking would only wait for the end of a ban: whoever asks is told so at once, and nothing leaves.
            now = self._clock.monotonic()
            return Answer(now, now, fault=halted)
        ticket = await self._pace.acquire((call.charge,), lane)
        answer: Answer | None = None
        try:
            answer = await self.once(call, lane=lane, deadline_s=deadline_s)
        finally:
            lost = answer is None or (answer.fault is not None and answer.latency_s is None and answer.fault.sent)
            self._pace.settle(ticket, answer.latency_s if answer is not None else None, lost=lost)
        return answer

    async def once(self, call: Call, *, lane: Lane, deadline_s: float, host: str = "") -> Answer:
        """Make the call once, without asking the pace; it goes to ``host`` if that is one of the service's.

        What carries no signature is a question for the clock: it is the one that tries a better host again.
        """
        asked, base, version, cancel = self._clock.monotonic(), "", 0, lane is Lane.CANCEL
        ring, offset = self._hosts.ring(call.service), self.offsets[call.service]
        if not ring.base:
            fault = VenueFault(FaultKind.NOT_OFFERED, message="Binance does not offer this here", sent=False)
            return Answer(asked, asked, fault=fault)

        def prepare() -> HttpRequest:
            nonlocal asked, base, version
            for charge in (call.charge, *call.counted):
                if (halted := self._pace.halt(lane, charge.limit)) is not None:
                    raise TransportError(halted)
            asked, version = self._clock.monotonic(), offset.version
            base = ring.named(host) if call.signed else ring.probe()
            return self._request(call, base)

        try:
            response = await witnessed(self._transport, self._clock, prepare, lane=lane, deadline_s=deadline_s)
        except TransportError as error:
            ring.lost(base, error.fault, asked, cancel=cancel)
            return Answer(asked, self._clock.monotonic(), fault=error.fault)
        except KillSwitchError as error:
            own = VenueFault(FaultKind.OWN_FAULT, message=str(error), sent=False)
            return Answer(asked, self._clock.monotonic(), fault=own)
        answered = self._clock.monotonic()
        own_words, refused = _words(response)
        ring.heard(base, response, asked, own_words=own_words, cancel=cancel)
        offset.look_at_date(response, asked, answered, refused=call.signed and refused)
        self._heed(call, response)
        if own_words and response.status not in AT_THE_EDGE:
            self._pace.let_in()
        return Answer(asked, answered, response, clock_wanted=refused and version == offset.version)

    def refusal(self, call: Call, response: HttpResponse, odd: ShapeError | None = None) -> VenueFault:
        """Give the fault behind an answer that is no success, and obey its wait."""
        fault = fault_of(response, self.offsets[call.service].now_ms(), odd)
        if fault.kind is FaultKind.CLOCK:
            self._windows[call.service] = WIDEST_MS
        # Too many new orders say nothing against cancels and questions.
        orders = call.counted and fault.code == TOO_MANY_ORDERS
        limit, wait_s = call.counted[0].limit if orders else call.charge.limit, fault.retry_after_s
        if fault.kind is FaultKind.FIREWALL:
            fault = replace(fault, retry_after_s=max(FIREWALL_WAIT_S, wait_s or 0.0))
            self._pace.shut_out(fault.retry_after_s or FIREWALL_WAIT_S)
        elif wait_s:
            if fault.kind in TOO_MANY:
                self._pace.ease(limit, wait_s)
            # A ban concerns everything at this venue, any other stated wait only the pool of its request.
            banned = fault.kind is FaultKind.BANNED
            self._pace.freeze("" if banned else limit, wait_s, fault.banned_until_ms)
        return fault

    def _heed(self, call: Call, response: HttpResponse) -> None:
        if call.charge.limit != FUTURES:
            return
        for header, limit in USED.items():
            used = response.headers.get(header, "")
            if used.isascii() and used.isdigit() and len(used) < 9:
                self._pace.observe(limit, int(used))

    def _request(self, call: Call, base: str) -> HttpRequest:
        if not call.signed:
            return HttpRequest(call.method, call.name, base + call.path)
        window = self._windows.get(call.service, WINDOW_MS)
        stamp = self.offsets[call.service].now_ms()
        query = signed_query(call.parameters, self._credentials, stamp, window)
        return HttpRequest(call.method, call.name, f"{base}{call.path}?{query}", key_header(self._credentials))


def _words(response: HttpResponse) -> tuple[bool, bool]:
    # Whether Binance itself wrote the answer, and whether it refuses the stamp in it.
    good = response.status < 300
    if good and len(response.body) > REFUSAL_CAP:
        return not is_page(response.body), False
    error = error_body(response)
    if error is None:
        return good and not is_page(response.body), False
    return True, code_of(error[0]).kind is FaultKind.CLOCK
