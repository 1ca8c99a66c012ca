"""What the HTTP library does by itself, pinned: one send is one request on the wire or none, and one answer is its own.

Where a habit of the library would break that, the test says what the transport does about it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from gui.connectors.transport import HttpTransport
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind
from gui.domain.replies import Verdict
from gui.domain.venues import Venue
from tests.connectors.asking import fault, get, good, request
from tests.connectors.raw_server import OK_HEAD, Line, RawServer, Talk, ok
from tests.faults.both import answers, good_body, seated

BOTH = pytest.mark.parametrize("venue", list(Venue))


@pytest.fixture
async def transport() -> AsyncIterator[HttpTransport]:
    made = HttpTransport(clock=SystemClock(), user_agent="killswitch-test")
    yield made
    await made.close()


def one_after_another(*said: bytes) -> Talk:
    """Answer the requests of a connection with these, and then nothing more."""

    async def talk(line: Line) -> None:
        for data in said:
            await line.request()
            await line.say(data)
        await line.hang()

    return talk


async def turns(count: int = 20) -> None:
    """Let the loop read what has come."""
    for _ in range(count):
        await asyncio.sleep(0)


# --- answers that nobody asked for ---


async def test_the_library_alone_gives_an_unasked_answer_to_the_next_request() -> None:
    """The reason for the wary connector: without it every later answer belongs to the request before."""

    async def talk(line: Line) -> None:
        for number in range(3):
            await line.request()
            await line.say(ok(b"answer %d" % number))
            if not number:
                await turns(6)
                await line.say(ok(b"unasked"))
        await line.hang()

    async with RawServer(talk) as server, aiohttp.ClientSession() as session:
        heard = []
        for _ in range(3):
            heard.append(await (await session.get(server.url)).read())
            await turns()
        assert heard == [b"answer 0", b"unasked", b"answer 1"]


@BOTH
@pytest.mark.parametrize("read", [True, False])
async def test_I04_an_unasked_answer_on_an_idle_line_is_never_taken_for_the_next(venue: Venue, read: bool) -> None:
    yes: list[bytes] = []

    async def talk(line: Line) -> None:
        if line.server.connections > 1:
            await answers(venue)(line)
        yes.append(good_body(venue, await line.request()))
        await line.say(ok(yes[0]))
        await turns(6)
        await line.say(ok(yes[0]))
        spoken.set()
        await line.hang()

    spoken = asyncio.Event()
    async with RawServer(talk) as server, seated(venue, server.url) as at:
        assert (await at.cancel()).verdict is Verdict.ACCEPTED
        await spoken.wait()
        if read:
            await turns()
        listing = await at.listing()
        assert listing.complete
        # A yes to a cancel would have been read as a list of nothing that can be understood, or worse.
        assert [order.key for order in listing.orders] == [at.order.key]
        assert len(server.requests) == at.requests


@pytest.mark.parametrize("extra", [b"\r\n", b"x", b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"])
async def test_anything_on_an_idle_line_ends_it(transport: HttpTransport, extra: bytes) -> None:
    async def talk(line: Line) -> None:
        await line.request()
        await line.say(ok(b"first"))
        if line.server.connections == 1:
            await turns(6)
            await line.say(extra)
            spoken.set()
        await line.hang()

    spoken = asyncio.Event()
    async with RawServer(talk) as server:
        await get(transport, request(server))
        await spoken.wait()
        assert (await get(transport, request(server))).body == b"first"
        assert (server.connections, len(server.requests)) == (2, 2)


async def test_an_answer_right_behind_an_answer_ends_the_line(transport: HttpTransport) -> None:
    async with RawServer(one_after_another(ok(b"first") + ok(b"second"), ok(b"third"))) as server:
        for _ in range(2):
            assert (await get(transport, request(server))).body == b"first"
        assert (server.connections, len(server.requests)) == (2, 2)


async def test_bytes_right_behind_an_answer_spoil_it(transport: HttpTransport) -> None:
    async with RawServer(one_after_another(ok(b"first") + b"more")) as server:
        found = await fault(transport, request(server))
        assert (found.kind, found.sent) == (FaultKind.EDGE_PAGE, True)
        assert len(server.requests) == 1


async def test_a_connection_on_which_the_other_end_speaks_first_is_not_used(
    transport: HttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = aiohttp.TCPConnector.connect

    async def slow_to_go_on(*given: object) -> object:
        line = await connect(*given)  # type: ignore[arg-type]
        while line.protocol is not None and not line.protocol.should_close:
            await asyncio.sleep(0)
        return line

    async def greets(line: Line) -> None:
        await line.say(ok(b"early"))
        await line.request()

    monkeypatch.setattr(aiohttp.TCPConnector, "connect", slow_to_go_on)
    async with RawServer(greets) as server:
        found = await fault(transport, request(server, "POST", body=b"[]"))
        assert (found.kind, found.sent) == (FaultKind.EDGE_PAGE, False)
        assert (server.requests, transport.requests) == ([], 0)


# --- one request ---


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["POST", "DELETE"])
async def test_I04_a_redirect_to_the_same_host_makes_no_second_request(
    transport: HttpTransport, status: int, method: str
) -> None:
    answer = b"HTTP/1.1 %d X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n" % status
    async with RawServer(one_after_another(answer, ok())) as server:
        assert (await get(transport, request(server, method, body=b"[]" if method == "POST" else b""))).status == status
        assert len(server.requests) == transport.requests == 1


@pytest.mark.parametrize("status", [401, 407, 408, 425, 429, 503])
async def test_I04_no_status_is_answered_with_a_second_request(transport: HttpTransport, status: int) -> None:
    head = b"HTTP/1.1 %d X\r\nWWW-Authenticate: Basic\r\nProxy-Authenticate: Basic\r\n" % status
    answer = head + b"Retry-After: 0\r\nContent-Length: 0\r\n\r\n"
    async with RawServer(one_after_another(answer, ok())) as server:
        assert (await get(transport, request(server, "DELETE"))).status == status
        assert len(server.requests) == transport.requests == 1


@BOTH
async def test_I04_proxies_and_logins_of_the_environment_change_nothing_on_the_wire(
    venue: Venue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def wire(*, set_up: bool) -> list[bytes]:
        async with RawServer(good) as proxy, RawServer(answers(venue)) as server:
            if set_up:
                for name in ("http_proxy", "https_proxy", "all_proxy", "ws_proxy"):
                    monkeypatch.setenv(name, proxy.url)
                    monkeypatch.setenv(name.upper(), proxy.url)
                monkeypatch.setenv("NO_PROXY", "elsewhere.test")
                (tmp_path / "logins").write_text("machine 127.0.0.1 login CANARY password CANARY\n")
                monkeypatch.setenv("NETRC", str(tmp_path / "logins"))
            async with seated(venue, server.url) as at:
                assert (await at.cancel()).verdict is Verdict.ACCEPTED
            assert proxy.connections == 0
            head = server.requests[0].partition(b"\r\n\r\n")[0].split(b"\r\n")
            return sorted(line.partition(b":")[0].lower() for line in head[1:])

    plain = await wire(set_up=False)
    assert await wire(set_up=True) == plain
    assert not {b"authorization", b"proxy-authorization", b"expect", b"cookie", b"connection"} & set(plain)


async def test_a_cookie_set_is_not_sent_back(transport: HttpTransport) -> None:
    async with RawServer(one_after_another(ok(b"", b"Set-Cookie: __cf_bm=1; Path=/\r\n"), ok())) as server:
        for _ in range(2):
            await get(transport, request(server))
        assert b"cookie" not in server.requests[1].lower()


# --- odd but whole answers ---


@pytest.mark.parametrize(
    "before", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" * 3]
)
async def test_interim_answers_are_passed_over(transport: HttpTransport, before: bytes) -> None:
    async with RawServer(one_after_another(before + ok(b"real"), ok(b"next"))) as server:
        assert (await get(transport, request(server, "POST", body=b"[]"))).body == b"real"
        assert (await get(transport, request(server))).body == b"next"
        assert len(server.requests) == 2


async def test_interim_answers_without_end_end_at_the_deadline(transport: HttpTransport) -> None:
    async def talk(line: Line) -> None:
        await line.request()
        while True:
            await line.say(b"HTTP/1.1 102 Processing\r\n\r\n")
            await asyncio.sleep(0.005)

    async with RawServer(talk) as server:
        found = await fault(transport, request(server), deadline_s=0.05)
        assert (found.kind, found.sent) == (FaultKind.TIMEOUT, True)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\x81\x02{}",
        b"HTTP/1.1 000 X\r\nContent-Length: 2\r\n\r\n{}",
        b"HTTP/2 200\r\n\r\n{}",
        OK_HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        OK_HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        OK_HEAD + b"Content-Length: -2\r\n\r\n{}",
    ],
)
async def test_what_can_be_read_two_ways_is_read_in_none(transport: HttpTransport, answer: bytes) -> None:
    async with RawServer(one_after_another(answer)) as server:
        found = await fault(transport, request(server, "DELETE"))
        assert (found.kind, found.sent) == (FaultKind.EDGE_PAGE, True)
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (OK_HEAD + b"Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n2\r\n{}\r\n0\r\nX: 1\r\n\r\n", True),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", False),
        (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}", True),
        (ok(b"{}", b"Connection: close\r\n"), False),
    ],
)
async def test_a_line_is_kept_only_where_the_answer_lets_it(
    transport: HttpTransport, answer: bytes, kept: bool
) -> None:
    async with RawServer(one_after_another(answer, answer)) as server:
        for _ in range(2):
            assert (await get(transport, request(server))).body == b"{}"
        assert (server.connections, len(server.requests)) == (1 if kept else 2, 2)


@pytest.mark.parametrize("status", [204, 304])
async def test_an_answer_without_a_body_leaves_the_line_in_step(transport: HttpTransport, status: int) -> None:
    empty = b"HTTP/1.1 %d X\r\n\r\n" % status
    async with RawServer(one_after_another(empty, ok(b"next"))) as server:
        assert (await get(transport, request(server))).body == b""
        assert (await get(transport, request(server))).body == b"next"
        assert server.connections == 1


@pytest.mark.filterwarnings("ignore:Sending a large body")
async def test_an_answer_before_the_request_was_read_is_its_answer_and_ends_the_line(transport: HttpTransport) -> None:
    async def talk(line: Line) -> None:
        await line.reader.readuntil(b"\r\n\r\n")
        await line.say(b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")
        await line.hang()

    async with RawServer(talk) as server:
        for _ in range(2):
            asked = request(server, "POST", body=b"x" * 20_000_000)
            assert (await get(transport, asked)).status == 413
        assert server.connections == transport.requests == 2
