"""T01 to T03, T11 and T12 over real sockets: no connection stands, nothing was sent, and the row is told so."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from aiohttp import connector as library

from gui.connectors import transport as module
from gui.domain.faults import FaultKind
from gui.domain.replies import Reach, Verdict
from gui.domain.sentences import fault_sentence
from gui.domain.venues import Venue
from tests.connectors.raw_server import Line, RawServer
from tests.faults.both import BlackHole, Seat, answers, name_service, seated
from tests.faults.certificates import Authority

BOTH = pytest.mark.parametrize("venue", list(Venue))
V = Verdict


def closed_port() -> int:
    """A port of this computer at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


async def nothing_left(at: Seat, kind: FaultKind, says: str) -> None:
    """Check that cancel, list and question each say that nothing was sent, and why."""
    reply = await at.cancel()
    assert reply.fault is not None
    assert (reply.verdict, reply.reach, reply.latency_s) == (V.RETRY, Reach.ORDER, None)
    assert (reply.fault.kind, reply.fault.sent) == (kind, False)
    assert says in reply.message
    listing = await at.listing()
    assert (listing.complete, listing.orders) == (False, ())
    assert listing.fault is not None and listing.fault.kind is kind
    status = await at.status()
    assert (str(status.fate), status.fault and status.fault.kind) == ("unknown", kind)
    assert at.requests == 0


# --- T01 ---


@BOTH
async def test_T01_a_name_that_cannot_be_looked_up(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    name_service(monkeypatch, {})
    async with seated(venue, "https://venue.test") as at:
        await nothing_left(at, FaultKind.NAME_LOOKUP, "cannot look up venue.test")


@BOTH
async def test_T01_the_next_official_host_is_asked_at_once(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    async with RawServer(answers(venue)) as server:
        name_service(monkeypatch, {"localhost": ["127.0.0.1"]})
        async with seated(venue, "https://venue.test", f"http://localhost:{server.port}") as at:
            first, second = await at.cancel(), await at.cancel()
            assert (first.verdict, second.verdict) == (V.RETRY, V.ACCEPTED)
            assert len(server.requests) == at.requests == 1


@BOTH
async def test_T01_the_last_good_address_is_kept_and_its_certificate_checked_against_the_name(
    venue: Venue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setattr(library, "_SSL_CONTEXT_VERIFIED", authority.trusting())
    monkeypatch.setattr(module, "KEEP_ALIVE_S", 0.0)
    async with RawServer(answers(venue), authority.server("venue.test")) as server:
        base = f"https://venue.test:{server.port}"
        async with seated(venue, base) as at:
            known = {"venue.test": ["127.0.0.1"]}
            name_service(monkeypatch, known)
            assert (await at.listing()).complete
            known.clear()
            # What knows the name for a few seconds goes with the connections; our own memory stays.
            at.transport._retire(at.transport._pool)
            assert (await at.cancel()).verdict is V.ACCEPTED
    async with RawServer(answers(venue), authority.server("other.test"), port=server.port) as wrong:
        async with seated(venue, base) as at:
            name_service(monkeypatch, {"venue.test": ["127.0.0.1"]})
            reply = await at.cancel()
            assert (reply.verdict, reply.fault and reply.fault.kind) == (V.REJECTED, FaultKind.CERTIFICATE)
        assert wrong.requests == []


# --- T02 ---


@BOTH
async def test_T02_refused(venue: Venue) -> None:
    async with seated(venue, f"http://127.0.0.1:{closed_port()}") as at:
        await nothing_left(at, FaultKind.CONNECT, "127.0.0.1 refuses the connection")


@BOTH
async def test_T02_no_connection_in_time(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECT_S", 0.05)
    with BlackHole() as hole:
        async with seated(venue, f"http://127.0.0.1:{hole.port}") as at:
            await nothing_left(at, FaultKind.CONNECT, "no connection to 127.0.0.1 in time")


def test_T02_the_connection_may_take_three_of_the_four_seconds() -> None:
    assert module.CONNECT_S == 3.0


@BOTH
@pytest.mark.parametrize("dead", ["refuses", "silent"])
async def test_T02_the_next_host_is_asked(venue: Venue, dead: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CONNECT_S", 0.2)
    with BlackHole() as hole:
        first = closed_port() if dead == "refuses" else hole.port
        async with RawServer(answers(venue)) as server, seated(venue, f"http://127.0.0.1:{first}", server.url) as at:
            assert [(await at.cancel()).verdict for _ in range(2)] == [V.RETRY, V.ACCEPTED]
            assert len(server.requests) == at.requests == 1


@BOTH
async def test_T02_the_next_address_of_a_name_is_asked_within_the_same_try(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with RawServer(answers(venue), host="127.0.0.2") as server:
        # Nobody listens at this port of the first address.
        name_service(monkeypatch, {"localhost": ["127.0.0.1", "127.0.0.2"]})
        async with seated(venue, f"http://localhost:{server.port}") as at:
            assert (await at.cancel()).verdict is V.ACCEPTED
            assert len(server.requests) == at.requests == 1


# --- T03 ---


@BOTH
@pytest.mark.parametrize("dead", ["silent", "refuses"])
async def test_T03_a_dead_ipv6_path_costs_a_moment_and_not_the_deadline(
    venue: Venue, dead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HEAD_START_S", 0.02)
    async with RawServer(answers(venue)) as server:
        name_service(monkeypatch, {"localhost": ["::1", "127.0.0.1"]})
        async with seated(venue, f"http://localhost:{server.port}") as at:
            if dead == "silent":
                with BlackHole("::1", server.port):
                    assert (await at.cancel()).verdict is V.ACCEPTED
            else:
                assert (await at.cancel()).verdict is V.ACCEPTED
            assert len(server.requests) == at.requests == 1


async def test_T03_of_two_connections_raced_only_one_carries_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEAD_START_S", 0.0)
    talk = answers(Venue.OKX)
    async with RawServer(talk) as four, RawServer(talk, host="::1", port=four.port) as six:
        name_service(monkeypatch, {"localhost": ["::1", "127.0.0.1"]})
        async with seated(Venue.OKX, f"http://localhost:{four.port}") as at:
            assert (await at.cancel()).verdict is V.ACCEPTED
            assert len(four.requests) + len(six.requests) == at.requests == 1


def test_T03_the_head_start_of_a_family_is_a_quarter_of_a_second() -> None:
    assert module.HEAD_START_S == 0.25


# --- T11 ---


@BOTH
@pytest.mark.parametrize("answer", [b"", b"\x15\x03\x01\x00\x02\x02\x50", b"HTTP/1.1 502 Bad Gateway\r\n\r\n"])
async def test_T11_a_handshake_that_is_cut_sent_nothing(venue: Venue, answer: bytes) -> None:
    async def cut(line: Line) -> None:
        await line.reader.read(1)
        await line.say(answer)

    async with RawServer(cut) as server, seated(venue, f"https://127.0.0.1:{server.port}") as at:
        await nothing_left(at, FaultKind.TLS, "the secure connection to 127.0.0.1 could not be set up")


@BOTH
async def test_T11_a_handshake_reset_is_followed_by_the_next_host(venue: Venue) -> None:
    async def reset(line: Line) -> None:
        await line.reader.read(1)
        line.reset()

    async with (
        RawServer(reset) as cutting,
        RawServer(answers(venue)) as server,
        seated(venue, f"https://127.0.0.1:{cutting.port}", server.url) as at,
    ):
        assert [(await at.cancel()).verdict for _ in range(2)] == [V.RETRY, V.ACCEPTED]
        assert len(server.requests) == at.requests == 1


# --- T12 ---


@BOTH
@pytest.mark.parametrize("why", ["unknown authority", "other name", "ran out"])
async def test_T12_a_certificate_that_is_not_trusted_is_for_a_person(
    venue: Venue, why: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    if why != "unknown authority":
        monkeypatch.setattr(library, "_SSL_CONTEXT_VERIFIED", authority.trusting())
    box = authority.server("other.test" if why == "other name" else "venue.test", ended=why == "ran out")
    other = Venue.OKX if venue is Venue.BINANCE else Venue.BINANCE
    async with RawServer(answers(venue), box) as server, RawServer(answers(other)) as fine:
        name_service(monkeypatch, {"venue.test": ["127.0.0.1"]})
        async with seated(venue, f"https://venue.test:{server.port}") as at, seated(other, fine.url) as beside:
            reply = await at.cancel()
            assert (reply.verdict, reply.reach) == (V.REJECTED, Reach.ACCOUNT)
            assert reply.fault is not None and reply.fault.by_person and not reply.fault.sent
            assert "not private: the certificate of venue.test is not trusted" in reply.message
            assert reply.message.endswith(", issued by Office Inspection Box")
            assert "issued by Office Inspection Box. Nothing was sent" in fault_sentence(
                reply.fault, at.connector.account
            )
            listing = await at.listing()
            assert (listing.complete, listing.fault and listing.fault.kind) == (False, FaultKind.CERTIFICATE)
            assert (server.requests, at.requests) == ([], 0)
            assert (await beside.cancel()).verdict is V.ACCEPTED
