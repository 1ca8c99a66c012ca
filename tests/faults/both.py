"""Both venues' shipped connectors over the shipped transport, pointed at servers of bare sockets."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest

from gui.connectors.base import CancelBatch
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.transport import HttpTransport
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Listing, OrderStatus
from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from tests.connectors.asking import JumpingClock
from tests.connectors.binance import rows as binance_rows
from tests.connectors.binance.scripted import KEYS as BINANCE_KEYS
from tests.connectors.binance.scripted import RecordingPace
from tests.connectors.okx import rows as okx_rows
from tests.connectors.okx.scripted import KEYS as OKX_KEYS
from tests.connectors.raw_server import Line, Talk, ok

ALGO_ID = "4000001340070237"
# Requests of one complete reading: one for each type at OKX.
READING = {Venue.OKX: 8, Venue.BINANCE: 1}


@dataclass
class Seat:
    """One account with the transport, pace and order that its requests are about."""

    venue: Venue
    transport: HttpTransport
    connector: OkxConnector | BinanceConnector
    pace: RecordingPace
    order: AlgoOrder

    @property
    def family(self) -> Family:
        """The family of the order."""
        return self.order.key.family

    @property
    def requests(self) -> int:
        """How many requests the transport says have left."""
        return self.transport.requests

    async def cancel(self, deadline_s: float = 5.0) -> CancelReply:
        """Send one cancel of the order."""
        path = self.connector.ladder(self.order)[0]
        batch = CancelBatch(self.family, path, (self.order,))
        (reply,) = await self.connector.cancel(batch, deadline_s=deadline_s)
        return reply

    async def listing(self) -> Listing:
        """Read the order's family once."""
        return await self.connector.list_orders(self.family)

    async def status(self) -> OrderStatus:
        """Ask for the state of the order."""
        return await self.connector.order_status(self.order)


@asynccontextmanager
async def seated(venue: Venue, *urls: str, clock: JumpingClock | None = None) -> AsyncIterator[Seat]:
    """The account of a venue whose addresses are these."""
    made = seat(venue, *urls, clock=clock)
    try:
        yield made
    finally:
        await made.transport.close()


def seat(venue: Venue, *urls: str, clock: JumpingClock | None = None) -> Seat:
    """Make the account of a venue whose addresses are these; its transport has to be closed."""
    clock, pace = clock or JumpingClock(), RecordingPace()
    transport = HttpTransport(clock=clock, user_agent="killswitch-test")
    connector: OkxConnector | BinanceConnector
    if venue is Venue.OKX:
        where = Account("okx-main", venue, Environment.LIVE, hosts=Hosts(rest=urls))
        connector = OkxConnector(where, OKX_KEYS, transport, clock, pace)
        return Seat(venue, transport, connector, pace, okx_rows.order(ALGO_ID))
    where = Account("bin", venue, Environment.LIVE, families=(Family.UM,), hosts=Hosts(sapi=urls, fapi=urls, dapi=urls))
    connector = BinanceConnector(where, BINANCE_KEYS, transport, clock, pace)
    return Seat(venue, transport, connector, pace, binance_rows.stop(int(ALGO_ID)))


def good_body(venue: Venue, request: bytes) -> bytes:
    """Give the venue's good answer to a request: yes to a cancel, the one order in a list and in a question."""
    method, target, _ = request.split(b"\r\n", 1)[0].decode().split(" ")
    kind = parse_qs(urlsplit(target).query).get("ordType", [""])[0]
    if venue is Venue.BINANCE:
        told: object = {"algoId": int(ALGO_ID), "clientAlgoId": "x", "code": "200", "msg": "success"}
        if method == "GET":
            row = binance_rows.STOP | {"algoId": int(ALGO_ID)}
            told = row if "algoOrder" in target else [row]
        return json.dumps(told).encode()
    rows: list[object] = [] if kind and kind != "conditional" else [okx_rows.row(ALGO_ID)]
    if method == "POST":
        rows = [{"algoId": ALGO_ID, "sCode": "0", "sMsg": ""}]
    return json.dumps({"code": "0", "msg": "", "data": rows}).encode()


def answers(venue: Venue) -> Talk:
    """Answer everything well, on every connection."""

    async def talk(line: Line) -> None:
        while True:
            await line.say(ok(good_body(venue, await line.request())))

    return talk


def says_always(data: bytes) -> Talk:
    """Answer every request with these bytes, and hang up."""

    async def talk(line: Line) -> None:
        await line.request()
        await line.say(data)

    return talk


def name_service(monkeypatch: pytest.MonkeyPatch, known: Mapping[str, Sequence[str]]) -> None:
    """Let these names have these addresses, in this order, and let every other lookup fail."""

    async def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if not known.get(host):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in known[host]
        ]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", look_up)


class BlackHole:
    """An address of this computer that takes no connection and refuses none: what is sent there is lost."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._server = socket.socket(family)
        self._server.bind((host, port))
        self._server.listen(0)
        self.port: int = self._server.getsockname()[1]
        self._fillers = [socket.socket(family) for _ in range(3)]
        for filler in self._fillers:
            filler.setblocking(False)
            filler.connect_ex(self._server.getsockname())

    def __enter__(self) -> BlackHole:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (*self._fillers, self._server):
            one.close()


def page(status: int, body: bytes, extra: bytes = b"") -> bytes:
    """A page of an edge, as bytes."""
    head = b"HTTP/1.1 %d X\r\nServer: CloudFront\r\nContent-Type: text/html\r\n" % status
    return head + extra + b"Content-Length: %d\r\n\r\n" % len(body) + body
