"""The transport over real sockets: what leaves is what was built, once, in its lane, and ends when told."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from gui.connectors import transport as module
from gui.connectors.mishaps import Stage
from gui.connectors.transport import HttpTransport, RememberingResolver, fault_of
from gui.connectors.wire import HttpRequest, Lane, TransportError
from gui.domain.errors import KillSwitchError
from gui.domain.faults import FaultKind
from tests.connectors.asking import JumpingClock, fault, get, good, hangs, request, says
from tests.connectors.raw_server import OK_HEAD, Line, RawServer, ok

# --- what leaves ---


async def test_the_wire_carries_exactly_what_was_built(transport: HttpTransport) -> None:
    path = "/api/v5/x?ordType=conditional%2Coco&list=a,b&sign=a%2Fb%3D%3D&plain=~'()"
    body = b'[{"instId":"BTC-USDT","algoId":"590919993110396111"}]'
    async with RawServer(good) as server:
        answer = await get(transport, request(server, "POST", path, body))
        head, _, sent_body = server.requests[0].partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        assert lines[0] == f"POST {path} HTTP/1.1"
        assert sent_body == body
        names = {line.split(":")[0].lower() for line in lines[1:]}
        assert names == {"host", "x-key", "content-type", "content-length", "user-agent", "accept-encoding"}
        assert (answer.status, answer.body) == (200, b"{}")
        assert answer.elapsed_s >= 0
        assert transport.requests == 1


async def test_a_get_has_no_body_and_the_connection_is_kept(transport: HttpTransport) -> None:
    async with RawServer(good) as server:
        for _ in range(3):
            await get(transport, request(server))
        assert server.connections == 1
        assert len(server.requests) == transport.requests == 3
        assert b"content-length" not in server.requests[0].lower()


async def test_prepare_is_called_only_when_a_slot_is_free(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[int] = []

    def prepare(number: int, server: RawServer) -> Callable[[], HttpRequest]:
        def make() -> HttpRequest:
            prepared.append(number)
            return request(server)

        return make

    async with RawServer(hangs) as server:
        first = [
            asyncio.create_task(transport.send(prepare(n, server), lane=Lane.PROOF, deadline_s=5)) for n in range(25)
        ]
        while len(server.requests) < 24:
            server.arrived.clear()
            await server.arrived.wait()
        assert sorted(prepared) == list(range(24))
        first[0].cancel()
        while len(server.requests) < 25:
            server.arrived.clear()
            await server.arrived.wait()
        assert prepared[-1] == 24
        for task in first:
            task.cancel()
        await asyncio.gather(*first, return_exceptions=True)


async def test_a_full_lane_does_not_hold_another_and_waiting_ends_at_the_deadline(
    transport: HttpTransport,
) -> None:
    async with RawServer(hangs) as hanging, RawServer(good) as fine:
        stuck = [
            asyncio.create_task(get(transport, request(hanging), lane=Lane.LISTING, deadline_s=30)) for _ in range(12)
        ]
        while len(hanging.requests) < 12:
            hanging.arrived.clear()
            await hanging.arrived.wait()
        assert (await get(transport, request(fine), lane=Lane.CANCEL)).status == 200
        with pytest.raises(TransportError) as caught:
            await get(transport, request(fine), lane=Lane.LISTING, deadline_s=0.01)
        assert (caught.value.fault.kind, caught.value.fault.sent) == (FaultKind.TIMEOUT, False)
        for task in stuck:
            task.cancel()
        await asyncio.gather(*stuck, return_exceptions=True)
        assert len(fine.requests) == 1


# --- one request, once ---


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "PUT"])
@pytest.mark.parametrize("ending", ["close", "reset"])
async def test_a_reused_connection_that_dies_is_not_sent_again(
    transport: HttpTransport, method: str, ending: str
) -> None:
    async def once_then_die(line: Line) -> None:
        await line.request()
        await line.say(ok())
        await line.request()
        if ending == "reset":
            line.reset()

    async with RawServer(once_then_die) as server:
        body = b"[]" if method == "POST" else b""
        await get(transport, request(server, method, body=body))
        found = await fault(transport, request(server, method, body=body))
        assert (found.kind, found.sent) == (FaultKind.RESET, True)
        assert len(server.requests) == transport.requests == 2
        assert server.connections == 1


async def test_the_library_alone_would_send_a_delete_twice() -> None:
    """The reason for the guard: without it the same fault makes two requests of one."""

    async def once_then_die(line: Line) -> None:
        await line.request()
        await line.say(ok())
        await line.request()

    async with RawServer(once_then_die) as server, aiohttp.ClientSession() as session:
        await (await session.delete(server.url)).read()
        await (await session.delete(server.url)).read()
        assert len(server.requests) == 3


async def test_after_a_fault_the_next_request_takes_a_new_connection(transport: HttpTransport) -> None:
    async def first_hangs(line: Line) -> None:
        if line.server.connections == 2:
            await hangs(line)
        await good(line)

    async with RawServer(first_hangs) as server:
        await asyncio.gather(
            get(transport, request(server)),
            fault(transport, request(server), deadline_s=0.2),
            return_exceptions=False,
        )
        await get(transport, request(server))
        assert server.connections == 3


async def test_a_set_clock_or_a_sleep_drops_idle_connections(clock: JumpingClock, transport: HttpTransport) -> None:
    async with RawServer(good) as server:
        await get(transport, request(server))
        clock.ahead = 3600.0
        await get(transport, request(server))
        await get(transport, request(server))
        assert server.connections == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 403, 418, 429, 451, 503])
async def test_every_status_is_handed_on_and_no_redirect_is_followed(transport: HttpTransport, status: int) -> None:
    async with RawServer(good) as elsewhere:
        head = f"HTTP/1.1 {status} X\r\nLocation: {elsewhere.url}/x\r\nRetry-After: 7\r\n"
        head += "Content-Length: 4\r\n\r\nhtml"
        async with RawServer(says(head.encode())) as server:
            answer = await get(transport, request(server))
        assert (answer.status, answer.body, answer.headers["retry-after"]) == (status, b"html", "7")
        assert elsewhere.connections == 0


@pytest.mark.parametrize("kind", [b"text/html", b"text/plain", b"", b"json", b"application/json; charset=gbk"])
async def test_bytes_are_judged_not_the_content_type(transport: HttpTransport, kind: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\nContent-Length: 2\r\n\r\n{}"
    async with RawServer(says(head)) as server:
        assert (await get(transport, request(server))).body == b"{}"


async def test_gzip_and_chunks_are_unpacked_and_cookies_ignored(transport: HttpTransport) -> None:
    async def talk(line: Line) -> None:
        await line.request()
        await line.say(ok(gzip.compress(b'{"a":1}'), b"Content-Encoding: gzip\r\nSet-Cookie: a=b\r\nX: 1\r\nX: 2\r\n"))
        await line.request()
        await line.say(OK_HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")

    async with RawServer(talk) as server:
        answer = await get(transport, request(server))
        assert answer.body == b'{"a":1}'
        assert answer.headers["x"] == "1, 2"
        assert "set-cookie" not in answer.headers
        assert (await get(transport, request(server))).body == b"{}"
        assert b"cookie" not in server.requests[1].lower()


async def test_proxy_settings_of_the_environment_are_not_used(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with RawServer(good) as server:
        assert (await get(transport, request(server))).status == 200


# --- endings ---


async def test_a_cancelled_caller_closes_the_connection(transport: HttpTransport) -> None:
    async with RawServer(hangs) as server:
        task = asyncio.create_task(get(transport, request(server)))
        await server.arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await server.hung_up.wait()
        assert len(server.requests) == 1


async def test_close_ends_what_is_under_way_and_may_be_repeated(transport: HttpTransport) -> None:
    async with RawServer(hangs) as server:
        task = asyncio.create_task(fault(transport, request(server)))
        await server.arrived.wait()
        await transport.close()
        await transport.close()
        assert (await task).kind is FaultKind.RESET
        found = await fault(transport, request(server))
        assert (found.kind, found.sent) == (FaultKind.OTHER, False)


async def test_an_error_while_preparing_frees_the_slot(transport: HttpTransport) -> None:
    def prepare() -> HttpRequest:
        raise KillSwitchError("no")

    for _ in range(30):
        with pytest.raises(KillSwitchError):
            await transport.send(prepare, lane=Lane.CANCEL, deadline_s=1)
    async with RawServer(good) as server:
        assert (await get(transport, request(server))).status == 200


async def test_an_address_that_must_not_be_sent_is_refused(transport: HttpTransport) -> None:
    with pytest.raises(KillSwitchError):
        await get(transport, request("http://venue.example"))
    assert transport.requests == 0


def test_an_error_without_a_sentence_shows_only_its_type() -> None:
    found = fault_of(ValueError("CANARY"), "h", Stage.SENT)
    assert (found.kind, found.sent, found.message) == (
        FaultKind.OTHER,
        True,
        "the exchange with h failed (ValueError)",
    )


async def test_an_unexpected_value_error_is_a_fault(transport: HttpTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    async def odd(*_: object) -> bytes:
        raise ValueError("CANARY")

    monkeypatch.setattr(module, "_read", odd)
    async with RawServer(good) as server:
        assert (await fault(transport, request(server))).kind is FaultKind.OTHER


class ScriptedResolver(AbstractResolver):
    """Knows a name until told to fail."""

    failing = False
    closed = False

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        if self.failing:
            raise OSError("no DNS")
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=2, proto=0, flags=0)]

    async def close(self) -> None:
        self.closed = True


async def test_T01_the_last_addresses_of_a_name_outlive_the_name_service() -> None:
    inner = ScriptedResolver()
    resolver = RememberingResolver(inner)
    known = await resolver.resolve("venue", 443)
    inner.failing = True
    assert await resolver.resolve("venue", 443) == known
    with pytest.raises(OSError, match="no DNS"):
        await resolver.resolve("other", 443)
    await resolver.close()
    assert inner.closed
