"""Sends one call to OKX: takes the pace, stamps and signs last, and turns whatever comes back into data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gui.connectors.base import Pace
from gui.connectors.clockoffset import ClockOffset, stored
from gui.connectors.credentials import Credentials
from gui.connectors.hostring import HostRing
from gui.connectors.mishaps import is_page
from gui.connectors.okx.auth import demo_header, signed_headers, stamp_of
from gui.connectors.okx.codes import NO_LIMIT, code_of
from gui.connectors.okx.endpoints import LIMITS, URGENT, Call
from gui.connectors.okx.envelope import EDGE_WAIT_S, NOT_SERVED, Envelope, fault_of_page, read_envelope
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Transport, TransportError
from gui.connectors.witness import witnessed
from gui.domain.clock import Clock
from gui.domain.errors import KillSwitchError, ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import Verdict

# The shortest wait after "too many requests", whatever the answer says (seconds).
SHORTEST_WAIT_S = 2.0
# Statuses that OKX's edge gives in its place.
AT_THE_EDGE = frozenset({429, NOT_SERVED})
# What stops, beside what was asked, when the edge says "too many".
LISTS_FIRST = tuple(limit for limit in LIMITS if limit not in URGENT)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one call: an envelope, or the fault that stood in its place.

    ``asked`` and ``answered`` are monotonic seconds around the exchange; ``latency_s`` is None
    without an answer. ``clock_wanted`` says that the stamp was refused and OKX's time is not known any better yet,
    ``stored`` that the answer comes from a store on the way.
    """

    asked: float
    answered: float
    envelope: Envelope | None = None
    fault: VenueFault | None = None
    latency_s: float | None = None
    clock_wanted: bool = False
    stored: bool = False


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
        """Make the call once, without asking the pace; it goes to ``host`` if that is one of the account's.

        What carries no signature is a question for the clock: it is the one that tries a better host again.
        """
        asked, base, version, cancel = self._clock.monotonic(), "", 0, lane is Lane.CANCEL

        def prepare() -> HttpRequest:
            nonlocal asked, base, version
            if (halted := self._pace.halt(lane, call.charge.limit)) is not None:
                raise TransportError(halted)
            asked, version = self._clock.monotonic(), self.offset.version
            base = self._hosts.named(host) if call.signed else self._hosts.probe()
            return self._signed(call, base)

        try:
            response = await witnessed(self._transport, self._clock, prepare, lane=lane, deadline_s=deadline_s)
        except TransportError as error:
            self._hosts.lost(base, error.fault, asked, cancel=cancel)
            return Answer(asked, self._clock.monotonic(), fault=error.fault)
        except KillSwitchError as error:
            fault = VenueFault(FaultKind.OWN_FAULT, message=str(error), sent=False)
            return Answer(asked, self._clock.monotonic(), fault=fault)
        answer = self._read(call, response, asked)
        own_words = answer.envelope is not None or (response.status < 300 and not is_page(response.body))
        self._hosts.heard(base, response, asked, own_words=own_words, cancel=cancel)
        refused = answer.envelope is not None and code_of(answer.envelope.code).kind is FaultKind.CLOCK
        self.offset.look_at_date(response, asked, answer.answered, refused=call.signed and refused)
        wanted = refused and version == self.offset.version
        return replace(answer, clock_wanted=wanted, stored=stored(response))

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
            if fault.kind is FaultKind.RATE_LIMIT:
                self._limited(call, fault.retry_after_s or SHORTEST_WAIT_S)
                for limit in LISTS_FIRST:
                    # The edge counts by address, whatever is asked: in shortage everything but cancels stops first.
                    self._wait(limit, fault.retry_after_s)
            elif fault.kind is FaultKind.FIREWALL:
                self._pace.shut_out(fault.retry_after_s or EDGE_WAIT_S)
            elif response.status == 503:
                self._wait(call.charge.limit, fault.retry_after_s)
            return Answer(asked, answered, fault=fault, latency_s=response.elapsed_s)
        if response.status not in AT_THE_EDGE:
            self._pace.let_in()
        too_many = response.status == 429 and envelope.code not in NO_LIMIT
        limited = too_many or code_of(envelope.code).kind is FaultKind.RATE_LIMIT
        if limited or _any_row_limited(envelope):
            self._limited(call, max(SHORTEST_WAIT_S, envelope.retry_after_s or 0.0))
        elif response.status == 503:
            self._wait(call.charge.limit, envelope.retry_after_s)
        return Answer(asked, answered, envelope, latency_s=response.elapsed_s)

    def _limited(self, call: Call, wait_s: float) -> None:
        self._pace.ease(call.charge.limit, wait_s)
        self._pace.freeze(call.charge.limit, wait_s)

    def _wait(self, limit: str, wait_s: float | None) -> None:
        if wait_s:
            self._pace.freeze(limit, wait_s)


def _any_row_limited(envelope: Envelope) -> bool:
    codes = (row.get("sCode") for row in envelope.data or () if isinstance(row, dict))
    known = (code_of(code) for code in codes if isinstance(code, str))
    return any(row.kind is FaultKind.RATE_LIMIT and row.cancel.verdict is Verdict.RETRY for row in known)
