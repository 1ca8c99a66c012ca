"""A small Binance for tests: a real server on this computer that checks every signature and answers as it is told."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

from aiohttp import web

from gui.connectors.base import Charge, Ticket
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.credentials import Credentials
from gui.connectors.transport import HttpTransport
from gui.connectors.wire import Lane
from gui.domain.clock import Clock, SystemClock
from gui.domain.faults import VenueFault
from gui.domain.venues import FAMILIES, Account, Environment, Family, Hosts, Venue

KEYS = Credentials("K" * 64, "CANARYSECRET" * 5)
Json = Mapping[str, object] | Sequence[object] | str | int | None
Play = Callable[["Asked"], "web.Response | Json"]
CLOCKS = ("/api/v3/time", "/fapi/v1/time", "/dapi/v1/time")
OPEN = (*CLOCKS, "/fapi/v1/exchangeInfo", "/dapi/v1/exchangeInfo")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived; ``query`` is decoded, ``raw`` is what stood on the wire after the question mark."""

    method: str
    path: str
    raw: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass
class RecordingPace:
    """A pace that lets everything through and remembers it."""

    taken: list[tuple[tuple[Charge, ...], Lane]] = field(default_factory=list)
    settled: list[int] = field(default_factory=list)
    frozen: list[tuple[str, float]] = field(default_factory=list)
    eased: list[tuple[str, float]] = field(default_factory=list)
    halted: VenueFault | None = None
    observed: list[tuple[str, int]] = field(default_factory=list)

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        self.taken.append((tuple(charges), lane))
        return Ticket(len(self.taken), tuple(charges))

    def settle(self, ticket: Ticket, trip_s: float | None = None, *, lost: bool = False) -> None:
        self.settled.append(ticket.number)

    def observe(self, limit: str, used: int) -> None:
        self.observed.append((limit, used))

    def freeze(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        self.frozen.append((limit, wait_s))

    def ease(self, limit: str, wait_s: float) -> None:
        self.eased.append((limit, wait_s))

    def shut_out(self, wait_s: float) -> None:
        self.frozen.append(("firewall", wait_s))

    def let_in(self) -> None:
        return

    def halt(self, lane: Lane, limit: str = "", patience_s: float = 0.0) -> VenueFault | None:
        return self.halted


def no(code: int, message: str = "", status: int = 400, **headers: str) -> web.Response:
    """A refusal of Binance's."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.json_response({"code": code, "msg": message}, status=status, headers=named)


def page(status: int, text: str = "<html>no</html>", **headers: str) -> web.Response:
    """A page of the edge."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.Response(status=status, text=text, content_type="text/html", headers=named)


def yes(family: Family, algo_id: str) -> dict[str, object]:
    """The success of a single cancel."""
    if family in (Family.UM, Family.CM):
        return {"algoId": int(algo_id), "clientAlgoId": "x", "code": "200", "msg": "success"}
    return {"algoId": int(algo_id), "success": True, "code": 0, "msg": "OK"}


def row_yes(asked: Asked, order_id: object = None) -> dict[str, object]:
    """The success of cancelling an ordinary order: its row."""
    told = int(asked.query["orderId"]) if order_id is None else order_id
    return {"orderId": told, "symbol": asked.query["symbol"], "status": "CANCELED", "origQty": "1", "side": "BUY"}


SYMBOL_YES = {"code": 200, "msg": "The operation of cancel all open order is done."}


class ScriptedBinance:
    """Answers "METHOD /path" with what ``plays`` holds for it; use as an async context manager."""

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
        raw = request.raw_path.partition("?")[2]
        query = dict(parse_qsl(raw, keep_blank_values=True))
        body = await request.read()
        asked = Asked(request.method, request.path, raw, query, request.headers, body)
        self.asked.append(asked)
        self._check(asked)
        answer = self.plays[f"{asked.method} {asked.path}"](asked)
        return answer if isinstance(answer, web.Response) else web.json_response(answer)

    def _check(self, asked: Asked) -> None:
        if asked.body:
            self.faults.append(f"body in {asked.path}")
        if asked.path in OPEN:
            if asked.raw or "X-MBX-APIKEY" in asked.headers:
                self.faults.append("what is open to all needs neither key nor signature")
            return
        payload, mark, given = asked.raw.rpartition("&signature=")
        right = hmac.new(KEYS.secret.encode(), payload.encode(), hashlib.sha256).hexdigest()
        if not mark or given != right:
            self.faults.append(f"signature of {asked.path}?{asked.raw}")
        if asked.headers.get("X-MBX-APIKEY") != KEYS.key:
            self.faults.append("key")
        if list(asked.query)[-3:] != ["recvWindow", "timestamp", "signature"]:
            self.faults.append(f"order of {asked.raw}")


def account(
    url: str,
    environment: Environment = Environment.LIVE,
    families: tuple[Family, ...] = FAMILIES[Venue.BINANCE],
) -> Account:
    """A Binance account with every service at one address."""
    hosts = Hosts(sapi=(url,), fapi=(url,), dapi=(url,))
    return Account("bin", Venue.BINANCE, environment, families=families, hosts=hosts)


@dataclass
class Desk:
    """A connector with everything that it stands on."""

    venue: ScriptedBinance
    connector: BinanceConnector
    pace: RecordingPace


def desk_at(venue: ScriptedBinance, where: Account | None = None, clock: Clock | None = None) -> Desk:
    """Build a connector for the venue, or for another account."""
    clock, pace = clock or SystemClock(), RecordingPace()
    transport = HttpTransport(clock=clock, user_agent="test")
    connector = BinanceConnector(where or account(venue.url), KEYS, transport, clock, pace)
    return Desk(venue, connector, pace)
