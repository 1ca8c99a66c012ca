"""One practice venue on a loopback socket: arrival, ledger, faults and the control addresses."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from aiohttp import web

from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked, html_answer, json_answer
from gui.drill.faults import ActiveFault, FaultAct, Faults
from gui.drill.ledger import Arrival, Ledger
from gui.drill.spoiling import spoilt

HOST = "127.0.0.1"
_CONTROL = "/drill/"
# How often a hanging request looks whether its client is still there (seconds).
CLIENT_GONE_S = 0.25
_SECRET_PARAMETERS = ("signature=", "timestamp=")


class Answering(Protocol):
    """A venue's rules, apart from sockets."""

    @property
    def venue(self) -> Venue:
        """Which venue it is."""
        ...

    def account_of(self, asked: Asked) -> str:
        """Give the label of the key's account, or empty text."""
        ...

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        ...


@dataclass(frozen=True, slots=True)
class _Cut:
    """The connection is to be closed: after half of ``answer``, or with None at once by a reset."""

    answer: Answer | None = None


class VenueServer:
    """Serves one venue; ``on_reset`` is called by ``POST /drill/reset``."""

    def __init__(
        self,
        rules: Answering,
        ledger: Ledger,
        faults: Faults,
        on_reset: Callable[[], None],
        *,
        round_trip_s: float = 0.0,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rules = rules
        self._ledger = ledger
        self._faults = faults
        self._on_reset = on_reset
        self._half_s = round_trip_s / 2
        self._wall = wall
        self._monotonic = monotonic
        self._runner: web.ServerRunner | None = None
        self.url = ""

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; ``url`` is set afterwards. Raises OSError when the port is taken."""
        server = web.Server(self._handle, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=0.2)
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, port)
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.url = f"http://{HOST}:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close the socket and every connection; a second call does nothing."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        if request.raw_path.startswith(_CONTROL):
            return self._controlled(request.method, request.raw_path)
        if self._half_s:
            await asyncio.sleep(self._half_s)
        asked = Asked(request.method, request.raw_path, request.headers, body, self._monotonic())
        outcome = await self._met(asked, request)
        if self._half_s:
            await asyncio.sleep(self._half_s)
        if isinstance(outcome, _Cut):
            return await _cut(request, outcome)
        return web.Response(
            status=outcome.status,
            body=outcome.body,
            headers={**outcome.headers, "Content-Type": outcome.content_type},
        )

    async def _met(self, asked: Asked, request: web.BaseRequest) -> Answer | _Cut:
        account = self._rules.account_of(asked)
        venue = self._rules.venue
        arrival = self._ledger.arrive(
            Arrival(
                asked.at,
                venue,
                account,
                asked.method,
                asked.path,
                query=_without_secrets(asked.query),
                wall=self._wall(),
            )
        )
        active = self._faults.match(venue, asked.method, asked.path, account)
        if active is None:
            return await self._work(asked, arrival)
        arrival.fault = active.fault.act
        instead = await self._before(active, request)
        if instead is not None:
            arrival.status = instead.status if isinstance(instead, Answer) else 0
            return instead
        # What was held on the way arrives now: limits count on arrival, in the order of time.
        arrival.at, arrival.wall = self._monotonic(), self._wall()
        answer = await self._work(replace(asked, at=arrival.at), arrival)
        return await self._after(active, answer, request)

    async def _work(self, asked: Asked, arrival: Arrival) -> Answer:
        answer = self._rules.answer(asked)
        arrival.status, arrival.items, arrival.breach = answer.status, answer.items, answer.breach
        if answer.delay_s:
            await asyncio.sleep(answer.delay_s)
        return answer

    async def _before(self, active: ActiveFault, request: web.BaseRequest) -> Answer | _Cut | None:
        fault = active.fault
        if fault.act is FaultAct.ANSWER:
            return Answer(fault.status, fault.body.encode(), fault.headers)
        if fault.act is FaultAct.HTML:
            page = html_answer(fault.status, "Bad Gateway", fault.headers)
            return replace(page, body=fault.body.encode()) if fault.body else page
        if fault.act is FaultAct.REDIRECT:
            return html_answer(302, "Found", {"Location": fault.location, **fault.headers})
        if fault.act is FaultAct.RESET_BEFORE:
            return _Cut()
        if fault.act is FaultAct.DELAY:
            await asyncio.sleep(fault.delay_s)
        if fault.act is FaultAct.HANG:
            return None if await self._let_go(active, request) else _Cut()
        return None

    async def _after(self, active: ActiveFault, answer: Answer, request: web.BaseRequest) -> Answer | _Cut:
        act = active.fault.act
        if act is FaultAct.HANG_AFTER:
            return answer if await self._let_go(active, request) else _Cut()
        if act is FaultAct.RESET_AFTER:
            return _Cut()
        if act is FaultAct.TRUNCATE_AFTER:
            return _Cut(answer)
        return spoilt(answer, active.fault)

    async def _let_go(self, active: ActiveFault, request: web.BaseRequest) -> bool:
        """Wait until the fault is over; gives False when it was abandoned or the client has left meanwhile."""
        while not self._faults.over(active):
            if request.transport is None or request.transport.is_closing():
                return False
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(active.released.wait(), CLIENT_GONE_S)
        return not active.abandoned

    def _controlled(self, method: str, target: str) -> web.Response:
        if (method, target) == ("GET", "/drill/ledger"):
            document = self._ledger.to_json() | {"now": self._monotonic()}
            return web.Response(body=json_answer(200, document).body, content_type="application/json")
        if (method, target) == ("POST", "/drill/reset"):
            self._on_reset()
            return web.Response(body=b"{}", content_type="application/json")
        return web.Response(status=404)


async def _cut(request: web.BaseRequest, cut: _Cut) -> web.StreamResponse:
    """Send half of the answer, or nothing, and reset the connection."""
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    if cut.answer is not None:
        response.set_status(cut.answer.status)
        response.content_length = len(cut.answer.body)
        await response.prepare(request)
        await response.write(cut.answer.body[: len(cut.answer.body) // 2])
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        if raw is not None and cut.answer is None:
            # Linger zero makes the kernel send RST instead of FIN.
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.close() if cut.answer is not None else transport.abort()
    return response


def _without_secrets(query: str) -> str:
    return "&".join(part for part in query.split("&") if part and not part.startswith(_SECRET_PARAMETERS))
