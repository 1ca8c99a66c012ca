"""Sends one call to OKX: takes the pace, stamps and signs last, and turns whatever comes back into data."""

from __future__ import annotations

from dataclasses import dataclass

from gui.connectors.base import Pace
from gui.connectors.clockoffset import ClockOffset
from gui.connectors.credentials import Credentials
from gui.connectors.okx.auth import demo_header, signed_headers, stamp_of
from gui.connectors.okx.codes import code_of
from gui.connectors.okx.endpoints import Call
from gui.connectors.okx.envelope import Envelope, fault_of_page, read_envelope
from gui.connectors.okx.hosts import HostRing
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Transport, TransportError
from gui.domain.clock import Clock
from gui.domain.errors import KillSwitchError, ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Verdict

# What may be the fault of one host alone: the next one is tried then.
OTHER_HOST = frozenset({FaultKind.NAME_LOOKUP, FaultKind.CONNECT, FaultKind.TLS})
# The shortest wait after "too many requests", whatever the answer says (seconds).
SHORTEST_WAIT_S = 2.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one call: an envelope, or the fault that stood in its place.

    ``asked`` and ``answered`` are monotonic seconds around the exchange; ``latency_s`` is None
    without an answer.
    """

    asked: float
    answered: float
    envelope: Envelope | None = None
    fault: VenueFault | None = None
    latency_s: float | None = None


class OkxCaller:
    """Makes the calls of one account; it raises nothing that a venue or a network does."""

    def __init__(
        self,
        hosts: HostRing,
        credentials: Credentials,
        transport: Transport,
        clock: Clock,
        pace: Pace,
        *,
        demo: bool,
    ) -> None:
        self._hosts = hosts
        self._credentials = credentials
        self._transport = transport
        self._clock = clock
        self._pace = pace
        self._demo = demo
        self.offset = ClockOffset(clock)

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
        base = self._hosts.base

        def prepare() -> HttpRequest:
            nonlocal asked, base
            asked, base = self._clock.monotonic(), self._hosts.base
            return self._signed(call, base)

        try:
            response = await self._transport.send(prepare, lane=lane, deadline_s=deadline_s)
        except TransportError as error:
            if error.fault.kind in OTHER_HOST:
                self._hosts.move_on(base)
            return Answer(asked, self._clock.monotonic(), fault=error.fault)
        except KillSwitchError as error:
            fault = VenueFault(FaultKind.OWN_FAULT, message=str(error), sent=False)
            return Answer(asked, self._clock.monotonic(), fault=fault)
        return self._read(call, response, asked)

    def _signed(self, call: Call, base: str) -> HttpRequest:
        headers = demo_header(demo=self._demo)
        if call.signed:
            stamp = stamp_of(self.offset.now_ms())
            headers = signed_headers(self._credentials, stamp, call.method, call.target, call.body, demo=self._demo)
        return HttpRequest(call.method, call.name, base + call.target, headers, call.body)

    def _read(self, call: Call, response: HttpResponse, asked: float) -> Answer:
        answered = self._clock.monotonic()
        try:
            envelope = read_envelope(response)
        except ShapeError as odd:
            fault = fault_of_page(response, odd)
            self._slow_down(call, fault.retry_after_s if response.status in (429, 503) else None)
            return Answer(asked, answered, fault=fault, latency_s=response.elapsed_s)
        limited = response.status == 429 or code_of(envelope.code).kind is FaultKind.RATE_LIMIT
        if limited or _any_row_limited(envelope):
            self._slow_down(call, max(SHORTEST_WAIT_S, envelope.retry_after_s or 0.0))
        elif response.status == 503:
            self._slow_down(call, envelope.retry_after_s)
        return Answer(asked, answered, envelope, latency_s=response.elapsed_s)

    def _slow_down(self, call: Call, wait_s: float | None) -> None:
        if wait_s:
            self._pace.freeze(call.charge.limit, wait_s)


def _any_row_limited(envelope: Envelope) -> bool:
    codes = (row.get("sCode") for row in envelope.data or () if isinstance(row, dict))
    known = (code_of(code) for code in codes if isinstance(code, str))
    return any(row.kind is FaultKind.RATE_LIMIT and row.cancel.verdict is Verdict.RETRY for row in known)
