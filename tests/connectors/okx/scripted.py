"""A small OKX for tests: a real server on this computer that checks every signature and answers as it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp import web

from gui.connectors.base import Charge, Ticket
from gui.connectors.credentials import Credentials
from gui.connectors.okx.auth import sign
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.transport import HttpTransport
from gui.connectors.wire import Lane
from gui.domain.clock import SystemClock
from gui.domain.faults import VenueFault
from gui.domain.venues import Account, Environment, Hosts, Venue

KEYS = Credentials("d7a1c2f0-1111-2222-3333-444455556666", "CANARYSECRET", "CANARY-pass")
Json = Mapping[str, object] | Sequence[object] | str | int | None
Play = Callable[["Asked"], "web.Response | Json"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    raw_path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def items(self) -> list[dict[str, str]]:
        """The JSON array of a cancel."""
        read = json.loads(self.body)
        assert isinstance(read, list)
        return read


@dataclass
class RecordingPace:
    """A pace that lets everything through and remembers it."""

    taken: list[tuple[tuple[Charge, ...], Lane]] = field(default_factory=list)
    settled: list[int] = field(default_factory=list)
    frozen: list[tuple[str, float]] = field(default_factory=list)
    eased: list[tuple[str, float]] = field(default_factory=list)
    halted: VenueFault | None = None
    let_ins: int = 0

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        self.taken.append((tuple(charges), lane))
        return Ticket(len(self.taken), tuple(charges))

    def settle(self, ticket: Ticket, trip_s: float | None = None, *, lost: bool = False) -> None:
        self.settled.append(ticket.number)

    def observe(self, limit: str, used: int) -> None:
        raise AssertionError("OKX tells no used weight")

    def freeze(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        self.frozen.append((limit, wait_s))

    def ease(self, limit: str, wait_s: float) -> None:
        self.eased.append((limit, wait_s))

    def shut_out(self, wait_s: float) -> None:
        self.frozen.append(("firewall", wait_s))

    def let_in(self) -> None:
        self.let_ins += 1

    def halt(self, lane: Lane, limit: str = "", patience_s: float = 0.0) -> VenueFault | None:
        return self.halted


def yes(*rows: Json) -> dict[str, Json]:
    """A good envelope."""
    return {"code": "0", "msg": "", "data": list(rows)}


def no(code: str, message: str = "") -> dict[str, Json]:
    """A refusal as a whole."""
    return {"code": code, "msg": message, "data": []}


def cancel_row(algo_id: str, code: str = "0", message: str = "") -> dict[str, Json]:
    """One row of a cancel's answer."""
    return {"algoId": algo_id, "sCode": code, "sMsg": message, "algoClOrdId": "", "clOrdId": "", "tag": ""}


def page(status: int, text: str = "<html>no</html>", headers: Mapping[str, str] | None = None) -> web.Response:
    """A page of the edge."""
    return web.Response(status=status, text=text, content_type="text/html", headers=headers)


class ScriptedOkx:
    """Answers each path with what ``plays`` holds for it; use as an async context manager."""

    def __init__(self) -> None:
        self.plays: dict[str, Play] = {}
        self.asked: list[Asked] = []
        self.faults: list[str] = []

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self._serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.Response:
        body = await request.read()
        asked = Asked(request.method, request.path, request.raw_path, dict(request.query), request.headers, body)
        self.asked.append(asked)
        self._check(asked)
        answer = self.plays[asked.path.rsplit("/", 1)[-1]](asked)
        if isinstance(answer, web.Response):
            return answer
        return web.json_response(answer)

    def _check(self, asked: Asked) -> None:
        if asked.path.endswith("/public/time"):
            if "OK-ACCESS-KEY" in asked.headers:
                self.faults.append("key sent to a public endpoint")
            return
        stamp = asked.headers.get("OK-ACCESS-TIMESTAMP", "")
        right = sign(KEYS.secret, stamp, asked.method, asked.raw_path, asked.body)
        if asked.headers.get("OK-ACCESS-SIGN") != right:
            self.faults.append(f"signature of {asked.raw_path}")
        if asked.headers.get("OK-ACCESS-PASSPHRASE") != KEYS.passphrase:
            self.faults.append("passphrase")


@dataclass
class Desk:
    """A connector with everything that it stands on."""

    venue: ScriptedOkx
    connector: OkxConnector
    pace: RecordingPace


def desk_at(
    venue: ScriptedOkx,
    *hosts: str,
    environment: Environment = Environment.LIVE,
    pace: RecordingPace | None = None,
) -> Desk:
    """Build a connector for the venue (at other addresses, if any are given)."""
    clock, pace = SystemClock(), pace or RecordingPace()
    where = Account("okx-main", Venue.OKX, environment, hosts=Hosts(rest=hosts or (venue.url,)))
    transport = HttpTransport(clock=clock, user_agent="test")
    return Desk(venue, OkxConnector(where, KEYS, transport, clock, pace), pace)
