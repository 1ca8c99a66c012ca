"""Sends one call to Binance: takes the pace, stamps and signs last, and turns whatever comes back into data."""

from __future__ import annotations

from dataclasses import dataclass

from gui.connectors.base import Pace
from gui.connectors.binance.auth import key_header, signed_query
from gui.connectors.binance.endpoints import FUTURES, Call
from gui.connectors.binance.hosts import ServiceHosts
from gui.connectors.binance.refusals import fault_of
from gui.connectors.clockoffset import ClockOffset
from gui.connectors.credentials import Credentials
from gui.connectors.mishaps import is_page
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Transport, TransportError
from gui.domain.clock import Clock
from gui.domain.errors import KillSwitchError, ShapeError
from gui.domain.faults import FaultKind, VenueFault

# How long a request may be under way, by Binance's clock (ms): a late cancel does no harm, so the window is wide,
# and after a refused stamp it is as wide as Binance allows.
WINDOW_MS = 10_000
WIDEST_MS = 60_000
USED_WEIGHT = "x-mbx-used-weight-1m"
# These stop everything at this venue, any other stated wait only the pool of its request.
# What may be the fault of one host alone, as is a page of its edge: the service's next one is tried then.
OTHER_HOST = frozenset({FaultKind.NAME_LOOKUP, FaultKind.CONNECT, FaultKind.TLS})
STOPS_ALL = frozenset({FaultKind.BANNED, FaultKind.FIREWALL})
FIREWALL_WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one call: a response, or the fault that stood in its place; times are monotonic seconds."""

    asked: float
    answered: float
    response: HttpResponse | None = None
    fault: VenueFault | None = None

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
        ticket = await self._pace.acquire((call.charge,), lane)
        try:
            return await self.once(call, lane=lane, deadline_s=deadline_s)
        finally:
            self._pace.settle(ticket)

    async def once(self, call: Call, *, lane: Lane, deadline_s: float) -> Answer:
        """Make the call once, without asking the pace."""
        asked = self._clock.monotonic()
        base = self._hosts.base(call.service)
        if not base:
            fault = VenueFault(FaultKind.NOT_OFFERED, message="Binance does not offer this here", sent=False)
            return Answer(asked, asked, fault=fault)

        def prepare() -> HttpRequest:
            nonlocal asked, base
            asked, base = self._clock.monotonic(), self._hosts.base(call.service)
            return self._request(call, base)

        try:
            response = await self._transport.send(prepare, lane=lane, deadline_s=deadline_s)
        except TransportError as error:
            if error.fault.kind in OTHER_HOST:
                self._hosts.move_on(call.service, base)
            return Answer(asked, self._clock.monotonic(), fault=error.fault)
        except KillSwitchError as error:
            own = VenueFault(FaultKind.OWN_FAULT, message=str(error), sent=False)
            return Answer(asked, self._clock.monotonic(), fault=own)
        self._heed(call, response)
        if response.status >= 500 and is_page(response.body):
            self._hosts.move_on(call.service, base)
        return Answer(asked, self._clock.monotonic(), response)

    def refusal(self, call: Call, response: HttpResponse, odd: ShapeError | None = None) -> VenueFault:
        """Give the fault behind an answer that is no success, and obey its wait."""
        fault = fault_of(response, self.offsets[call.service].now_ms(), odd)
        if fault.kind is FaultKind.CLOCK:
            self._windows[call.service] = WIDEST_MS
        if fault.kind in STOPS_ALL:
            self._pace.freeze("", fault.retry_after_s or FIREWALL_WAIT_S)
        elif fault.retry_after_s:
            self._pace.freeze(call.charge.limit, fault.retry_after_s)
        return fault

    def _heed(self, call: Call, response: HttpResponse) -> None:
        used = response.headers.get(USED_WEIGHT, "")
        if call.charge.limit == FUTURES and used.isascii() and used.isdigit() and len(used) < 9:
            self._pace.observe(FUTURES, int(used))

    def _request(self, call: Call, base: str) -> HttpRequest:
        if not call.signed:
            return HttpRequest(call.method, call.name, base + call.path)
        window = self._windows.get(call.service, WINDOW_MS)
        stamp = self.offsets[call.service].now_ms()
        query = signed_query(call.parameters, self._credentials, stamp, window)
        return HttpRequest(call.method, call.name, f"{base}{call.path}?{query}", key_header(self._credentials))
