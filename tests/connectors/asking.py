"""Words of the wire tests: a request that carries a canary, ways to send it, servers that misbehave."""

from __future__ import annotations

import pytest

from gui.connectors.transport import HttpTransport
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, TransportError
from gui.domain.clock import SystemClock
from gui.domain.faults import VenueFault
from tests.connectors.raw_server import Line, RawServer, Talk, ok

SECRET_QUERY = "/api?signature=CANARY"


class JumpingClock(SystemClock):
    """A clock whose wall can be set."""

    ahead = 0.0

    def wall(self) -> float:
        return super().wall() + self.ahead


def request(server: RawServer | str, method: str = "GET", path: str = SECRET_QUERY, body: bytes = b"") -> HttpRequest:
    base = server if isinstance(server, str) else server.url
    headers = {"X-Key": "CANARY"} | ({"Content-Type": "application/json"} if body else {})
    return HttpRequest(method, "test", base + path, headers, body)


async def get(
    transport: HttpTransport, asked: HttpRequest, *, lane: Lane = Lane.CANCEL, deadline_s: float = 5.0
) -> HttpResponse:
    return await transport.send(lambda: asked, lane=lane, deadline_s=deadline_s)


async def fault(transport: HttpTransport, asked: HttpRequest, *, deadline_s: float = 5.0) -> VenueFault:
    with pytest.raises(TransportError) as caught:
        await get(transport, asked, deadline_s=deadline_s)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    assert "CANARY" not in repr(caught.value) + str(caught.value) + caught.value.fault.message
    return caught.value.fault


async def good(line: Line) -> None:
    while True:
        await line.request()
        await line.say(ok())


def says(data: bytes) -> Talk:
    async def talk(line: Line) -> None:
        await line.request()
        await line.say(data)

    return talk


async def hangs(line: Line) -> None:
    await line.request()
    await line.hang()
