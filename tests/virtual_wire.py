"""A network in virtual time: carries requests to the practice venues' rules and answers back, or loses them."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

from gui.connectors import mishaps
from gui.connectors.mishaps import Stage
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, TransportError
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked, html_answer
from gui.drill.faults import ActiveFault, FaultAct
from gui.drill.ledger import Arrival, Ledger
from gui.drill.server import Answering
from gui.drill.spoiling import spoilt


@dataclass(frozen=True, slots=True)
class Sent:
    """One request whose bytes left: when, by which account, on which lane, to which host and what it asks."""

    at: float
    account: str
    venue: Venue
    lane: Lane
    host: str
    request: HttpRequest

    @property
    def path(self) -> str:
        """The path without the query."""
        return urlsplit(self.request.url).path

    @property
    def params(self) -> dict[str, str]:
        """The decoded query."""
        return dict(parse_qsl(urlsplit(self.request.url).query, keep_blank_values=True))


class Troubles(Protocol):
    """What goes wrong at the venues, as `gui.drill.faults.Faults` keeps it."""

    def match(self, venue: Venue, method: str, path: str, account: str) -> ActiveFault | None:
        """Give the fault that hits a request, if one does."""
        ...

    def over(self, active: ActiveFault) -> bool:
        """Say whether what hangs on a fault may go on."""
        ...


@dataclass(slots=True, eq=False)
class _Trip:
    # One request under way: ``outcome`` is what its client waits for, None once that has waited long enough. One that
    # hangs is dropped when its client hangs up; one that travels arrives all the same.
    request: HttpRequest
    target: str
    back: float
    outcome: asyncio.Future[Answer | VenueFault | None]
    step: asyncio.TimerHandle | None = None
    trouble: asyncio.Task[None] | None = None
    hanging: bool = False

    def give_up(self) -> None:
        if not self.outcome.done():
            self.outcome.set_result(None)

    def end(self) -> None:
        for work in (self.step, self.trouble):
            if work is not None:
                work.cancel()


@dataclass
class Network:
    """What lies between the program and the venues; every field may be changed at any time.

    ``way`` gives the seconds there and back of one request. ``blocked`` gives the fault of a request that never
    leaves, by host. ``mangle`` may change an answer on its way back. ``faults`` are those of the practice venues.
    ``sent`` keeps what left. ``heard``, ``arrived`` and ``answered`` are told as a request leaves, reaches
    its venue, and as its answer reaches the program.
    """

    ledger: Ledger
    faults: Troubles
    clock: Clock
    wall: Callable[[], float]
    way: Callable[[], tuple[float, float]] = lambda: (0.04, 0.04)
    blocked: Callable[[str, HttpRequest], VenueFault | None] = lambda host, request: None
    mangle: Callable[[Asked, Answer], Answer] = lambda asked, answer: answer
    keep: bool = True
    sent: list[Sent] = field(default_factory=list)
    heard: Callable[[Sent], None] = lambda sent: None
    arrived: Callable[[Venue, str, Asked], None] = lambda venue, account, asked: None
    answered: Callable[[Sent, Answer], None] = lambda sent, answer: None


class VirtualWire:
    """Implements `gui.connectors.wire.Transport` for one account over a `Network` and one venue's rules.

    A request that left arrives, whatever the program does meanwhile: giving up here takes nothing back there.
    """

    def __init__(self, account: str, rules: Answering, network: Network) -> None:
        self._account = account
        self._rules = rules
        self._network = network
        self._requests = 0
        self._closed = False
        self._under_way: dict[int, _Trip] = {}

    @property
    def requests(self) -> int:
        """How many requests left."""
        return self._requests

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        """Send one request as the shipped transport would."""
        if self._closed:
            raise TransportError(VenueFault(FaultKind.OTHER, message=mishaps.CLOSED, sent=False))
        request = prepare()
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        blocked = self._network.blocked(host, request)
        if blocked is not None:
            await asyncio.sleep(min(0.01, deadline_s))
            raise TransportError(blocked)
        started = self._network.clock.monotonic()
        sent = Sent(started, self._account, self._rules.venue, lane, host, request)
        self._note(sent)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        answer = await self._travel(request, target, deadline_s)
        if answer is None:
            raise TransportError(mishaps.too_late(host, Stage.SENT, deadline_s))
        if isinstance(answer, VenueFault):
            raise TransportError(replace(answer, message=f"{answer.message} {host}".strip()))
        self._network.answered(sent, answer)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        headers.setdefault("content-type", answer.content_type)
        return HttpResponse(answer.status, headers, answer.body, self._network.clock.monotonic() - started)

    def _note(self, sent: Sent) -> None:
        self._requests += 1
        if self._network.keep:
            self._network.sent.append(sent)
        self._network.heard(sent)

    async def _travel(self, request: HttpRequest, target: str, deadline_s: float) -> Answer | VenueFault | None:
        # Without a task of its own for each request: there are some hundred thousand in a night of seeds.
        loop = asyncio.get_running_loop()
        there, back = self._network.way()
        trip = _Trip(request, target, back, loop.create_future())
        self._under_way[id(trip)] = trip
        trip.step = loop.call_later(there, self._arrive, trip)
        patience = loop.call_later(deadline_s, trip.give_up)
        try:
            outcome = await trip.outcome
        finally:
            patience.cancel()
        if outcome is None and trip.hanging:
            trip.end()
            self._under_way.pop(id(trip), None)
        return outcome

    def _arrive(self, trip: _Trip) -> None:
        network, venue, request = self._network, self._rules.venue, trip.request
        asked = Asked(request.method, trip.target, request.headers, request.body, network.clock.monotonic())
        account = self._rules.account_of(asked)
        arrival = Arrival(asked.at, venue, account, asked.method, asked.path, wall=network.wall())
        network.ledger.arrive(arrival)
        network.arrived(venue, account, asked)
        active = network.faults.match(venue, asked.method, asked.path, account)
        loop = asyncio.get_running_loop()
        if active is not None:
            trip.trouble = loop.create_task(self._trouble(trip, asked, arrival, active))
            return
        answer = self._rules.answer(asked)
        arrival.status, arrival.items, arrival.breach = answer.status, answer.items, answer.breach
        trip.step = loop.call_later(answer.delay_s + trip.back, self._return, trip, asked, answer)

    def _return(self, trip: _Trip, asked: Asked, outcome: Answer | VenueFault) -> None:
        self._under_way.pop(id(trip), None)
        answer = outcome if isinstance(outcome, VenueFault) else self._network.mangle(asked, outcome)
        if not trip.outcome.done():
            trip.outcome.set_result(answer)

    async def _trouble(self, trip: _Trip, asked: Asked, arrival: Arrival, active: ActiveFault) -> None:
        outcome = await self._met(trip, asked, arrival, active)
        await asyncio.sleep(trip.back)
        self._return(trip, asked, outcome)

    async def _met(self, trip: _Trip, asked: Asked, arrival: Arrival, active: ActiveFault) -> Answer | VenueFault:
        network = self._network
        arrival.fault = active.fault.act
        before = await self._before(active, trip)
        if before is not None:
            return before
        now = network.clock.monotonic()
        arrival.at, arrival.wall = now, network.wall()
        answer = await self._work(replace(asked, at=now), arrival)
        return await self._after(active, answer, trip)

    async def _work(self, asked: Asked, arrival: Arrival) -> Answer:
        answer = self._rules.answer(asked)
        arrival.status, arrival.items, arrival.breach = answer.status, answer.items, answer.breach
        if answer.delay_s:
            await asyncio.sleep(answer.delay_s)
        return answer

    async def _before(self, active: ActiveFault, trip: _Trip) -> Answer | VenueFault | None:
        fault = active.fault
        match fault.act:
            case FaultAct.ANSWER:
                return Answer(fault.status, fault.body.encode(), fault.headers)
            case FaultAct.HTML:
                page = html_answer(fault.status, "Bad Gateway", fault.headers)
                return replace(page, body=fault.body.encode()) if fault.body else page
            case FaultAct.RESET_BEFORE:
                return CUT
            case FaultAct.DELAY:
                await asyncio.sleep(fault.delay_s)
            case FaultAct.HANG:
                if not await self._let_go(active, trip):
                    return CUT
        return None

    async def _after(self, active: ActiveFault, answer: Answer, trip: _Trip) -> Answer | VenueFault:
        match active.fault.act:
            case FaultAct.HANG_AFTER:
                return answer if await self._let_go(active, trip) else CUT
            case FaultAct.RESET_AFTER:
                return CUT
            case FaultAct.TRUNCATE_AFTER:
                return BROKEN
            case FaultAct.GZIP | FaultAct.REDIRECT:
                raise NotImplementedError(f"{active.fault.act} is for real sockets")
        return spoilt(answer, active.fault)

    async def _let_go(self, active: ActiveFault, trip: _Trip) -> bool:
        trip.hanging = True
        while not self._network.faults.over(active):
            left = active.ends_at - self._network.clock.monotonic()
            try:
                async with asyncio.timeout(None if left == math.inf else left):
                    await active.released.wait()
            except TimeoutError:
                break
        trip.hanging = False
        return not active.abandoned

    async def close(self) -> None:
        """Take nothing more; what is under way still arrives."""
        self._closed = True

    async def settle(self) -> None:
        """End what still travels, when the world is over."""
        trips = tuple(self._under_way.values())
        self._under_way.clear()
        for trip in trips:
            trip.end()
        await asyncio.gather(*(trip.trouble for trip in trips if trip.trouble is not None), return_exceptions=True)


CUT = VenueFault(FaultKind.RESET, message="the connection was closed without an answer by")
BROKEN = VenueFault(FaultKind.TRUNCATED, message="the answer broke off from")
