"""T04 to T10 over real sockets: bytes left and no whole answer came; never "failed", never "done", never shorter."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import connector as library

from gui.connectors import liveness
from gui.connectors import transport as module
from gui.connectors.binance import listing as binance_listing
from gui.connectors.okx import paging as okx_paging
from gui.connectors.wire import Lane
from gui.domain.faults import FaultKind
from gui.domain.replies import Reach, Verdict
from gui.domain.venues import Venue
from gui.engine.proving import AT_ONCE
from tests.connectors.asking import JumpingClock
from tests.connectors.raw_server import OK_HEAD, Line, RawServer, ok
from tests.faults.both import READING, Seat, answers, good_body, name_service, seated
from tests.faults.certificates import Authority

BOTH = pytest.mark.parametrize("venue", list(Venue))
V = Verdict
Ending = Callable[[Line], Awaitable[None]]


async def doubted(at: Seat, kind: FaultKind, *, deadline_s: float = 5.0) -> None:
    """Check that a cancel without an answer is neither done nor failed."""
    reply = await at.cancel(deadline_s)
    assert (reply.verdict, reply.reach, reply.code, reply.latency_s) == (V.UNKNOWN, Reach.ORDER, "", None)
    assert reply.fault is not None
    assert (reply.fault.kind, reply.fault.sent, reply.fault.silence) == (kind, True, True)


async def unlisted(at: Seat, kind: FaultKind) -> None:
    """Check that a reading without an answer is not complete and not empty by proof."""
    listing = await at.listing()
    assert (listing.complete, listing.orders) == (False, ())
    assert listing.fault is not None
    assert (listing.fault.kind, listing.fault.sent) == (kind, True)


def once_well_then(venue: Venue, ending: Ending) -> Callable[[Line], Awaitable[None]]:
    """The first connection answers once and then ends so; later ones answer everything."""

    async def talk(line: Line) -> None:
        if line.server.connections > 1:
            await answers(venue)(line)
        await line.say(ok(good_body(venue, await line.request())))
        await ending(line)

    return talk


async def closes(line: Line) -> None:
    line.writer.close()


async def resets(line: Line) -> None:
    line.reset()


async def reads_and_closes(line: Line) -> None:
    await line.request()


async def reads_and_resets(line: Line) -> None:
    await line.request()
    line.reset()


async def reads_and_hangs(line: Line) -> None:
    await line.request()
    await line.hang()


# --- T04 ---


@BOTH
@pytest.mark.parametrize("ending", [closes, resets])
async def test_T04_an_idle_line_that_the_server_closed_is_not_written_to(venue: Venue, ending: Ending) -> None:
    async with RawServer(once_well_then(venue, ending)) as server, seated(venue, server.url) as at:
        assert (await at.cancel()).verdict is V.ACCEPTED
        # Without a turn of the loop in between: the system knows of the end before the library does.
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert (len(server.requests), at.requests, server.connections) == (2, 2, 2)


@BOTH
@pytest.mark.parametrize("ending", [closes, resets])
async def test_T04_the_same_over_tls(
    venue: Venue, ending: Ending, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setattr(library, "_SSL_CONTEXT_VERIFIED", authority.trusting())
    async with RawServer(once_well_then(venue, ending), authority.server("venue.test")) as server:
        name_service(monkeypatch, {"venue.test": ["127.0.0.1"]})
        async with seated(venue, f"https://venue.test:{server.port}") as at:
            assert [(await at.cancel()).verdict for _ in range(2)] == [V.ACCEPTED, V.ACCEPTED]
            assert (len(server.requests), at.requests, server.connections) == (2, 2, 2)


@BOTH
@pytest.mark.parametrize("ending", [reads_and_closes, reads_and_resets])
async def test_T04_a_line_closed_as_we_send_leaves_doubt_and_the_next_try_is_on_a_new_one(
    venue: Venue, ending: Ending
) -> None:
    async with RawServer(once_well_then(venue, ending)) as server, seated(venue, server.url) as at:
        assert (await at.cancel()).verdict is V.ACCEPTED
        await doubted(at, FaultKind.RESET)
        assert (len(server.requests), server.connections) == (2, 1)
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert (len(server.requests), at.requests, server.connections) == (3, 3, 2)


@BOTH
async def test_T04_a_line_that_lay_idle_for_long_is_not_written_to(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with RawServer(answers(venue)) as server, seated(venue, server.url) as at:
        await at.cancel()
        later = time.monotonic() + module.KEEP_ALIVE_S + 1.0
        monkeypatch.setattr("aiohttp.connector.monotonic", lambda: later)
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert (len(server.requests), server.connections) == (2, 2)


# --- T06 ---


@BOTH
@pytest.mark.parametrize("ending", [reads_and_closes, reads_and_resets])
async def test_T06_an_end_after_the_request_was_read(venue: Venue, ending: Ending) -> None:
    async with RawServer(ending) as server, seated(venue, server.url) as at:
        await doubted(at, FaultKind.RESET)
        assert len(server.requests) == at.requests == 1
        await unlisted(at, FaultKind.RESET)
        assert len(server.requests) == at.requests == 1 + READING[venue]


# --- T07 ---


@BOTH
async def test_T07_no_answer_although_the_venue_may_have_acted(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(okx_paging, "PAGE_S", 0.05)
    monkeypatch.setattr(binance_listing, "READING_S", 0.05)
    async with RawServer(reads_and_hangs) as server, seated(venue, server.url) as at:
        await doubted(at, FaultKind.TIMEOUT, deadline_s=0.05)
        await server.hung_up.wait()
        assert len(server.requests) == at.requests == 1
        await unlisted(at, FaultKind.TIMEOUT)
        assert len(server.requests) == at.requests == 1 + READING[venue]


@BOTH
async def test_T07_an_answer_that_comes_too_late_is_nobody_elses(venue: Venue) -> None:
    held: list[Line] = []

    async def first_is_late(line: Line) -> None:
        if line.server.connections > 1:
            await line.request()
            # The late answer goes out first, to a line that is closed by then.
            held[0].writer.write(ok(b"late"))
            await line.say(ok(good_body(venue, line.server.requests[-1])))
        else:
            held.append(line)
            await line.request()
        await line.hang()

    async with RawServer(first_is_late) as server, seated(venue, server.url) as at:
        await doubted(at, FaultKind.TIMEOUT, deadline_s=0.05)
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert (len(server.requests), at.requests, server.connections) == (2, 2, 2)


async def test_T07_questions_about_orders_are_answered_beside_eight_lists_that_hang() -> None:
    async def lists_hang(line: Line) -> None:
        while True:
            request = await line.request()
            if b"/orders-algo-pending" in request:
                await line.hang()
            await line.say(ok(good_body(Venue.OKX, request)))

    async with RawServer(lists_hang) as server, seated(Venue.OKX, server.url) as at:
        # In a run the lists are read on the same lane as the questions.
        reading = asyncio.create_task(at.connector.list_orders(at.family, lane=Lane.PROOF))
        while len(server.requests) < READING[Venue.OKX]:
            server.arrived.clear()
            await server.arrived.wait()
        found = await asyncio.gather(*(at.status() for _ in range(AT_ONCE)))
        assert [status.fault for status in found] == [None] * AT_ONCE
        assert not reading.done()
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)


def test_T07_the_proof_lane_holds_every_question_beside_the_lists() -> None:
    # Beside the algo lists: clocks, ordinary orders, positions, timers, and at Binance the sizes that it takes.
    okx = READING[Venue.OKX] + 1 + 1 + 1 + 1
    binance = 4 + 3 + 2 + 2 + 2 + 2
    assert module.SLOTS[Lane.PROOF] >= max(okx, binance) + AT_ONCE
    assert module.SLOTS[Lane.LISTING] >= READING[Venue.OKX] + 1 + 1


# --- T08 ---


@BOTH
async def test_T08_after_a_line_that_hangs_no_other_old_line_is_trusted(venue: Venue) -> None:
    async def second_request_hangs(line: Line) -> None:
        number = line.server.connections
        while True:
            request = await line.request()
            if number == 1 and len(line.server.requests) > 2:
                await line.hang()
            await line.say(ok(good_body(venue, request)))

    async with RawServer(second_request_hangs) as server, seated(venue, server.url) as at:
        await asyncio.gather(at.cancel(), at.cancel())
        before = server.connections
        await doubted(at, FaultKind.TIMEOUT, deadline_s=0.05)
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert (server.connections, len(server.requests)) == (before + 1, 4)


@BOTH
@pytest.mark.parametrize("jump", [3600.0, -3600.0])
async def test_T08_a_clock_that_jumped_drops_every_line(venue: Venue, jump: float) -> None:
    clock = JumpingClock()
    async with RawServer(answers(venue)) as server, seated(venue, server.url, clock=clock) as at:
        await at.listing()
        before = server.connections
        clock.ahead = jump
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert server.connections == before + 1
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert server.connections == before + 1


@BOTH
async def test_T08_a_network_that_changed_drops_every_line(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    async with RawServer(answers(venue)) as server, seated(venue, server.url) as at:
        await at.cancel()
        # The system would reach the venue from another address of its own now.
        monkeypatch.setattr(liveness, "same_network", lambda *_: False)
        assert (await at.cancel()).verdict is V.ACCEPTED
        assert (len(server.requests), server.connections) == (2, 2)


# --- T10 ---

PACKED = gzip.compress(b'{"code":"0","msg":"","data":[]}' * 40)
CUT = {
    "length": OK_HEAD + b'Content-Length: 400\r\n\r\n{"code":"0","msg":"","data":[]}',
    "chunks": OK_HEAD + b'Transfer-Encoding: chunked\r\n\r\n1f\r\n{"code":"0","msg":"","data":[]}\r\n',
    "gzip": ok(PACKED[:-9], b"Content-Encoding: gzip\r\n"),
}


@BOTH
@pytest.mark.parametrize("how", list(CUT))
async def test_T10_an_answer_that_breaks_off_is_no_shorter_answer(venue: Venue, how: str) -> None:
    async def cut(line: Line) -> None:
        await line.request()
        await line.say(CUT[how])

    async with RawServer(cut) as server, seated(venue, server.url) as at:
        await doubted(at, FaultKind.TRUNCATED)
        assert len(server.requests) == at.requests == 1
        await unlisted(at, FaultKind.TRUNCATED)
        status = await at.status()
        assert (str(status.fate), status.fault and status.fault.kind) == ("unknown", FaultKind.TRUNCATED)


@BOTH
async def test_T10_an_answer_without_a_length_that_is_cut_is_read_as_nothing(venue: Venue) -> None:
    async def cut(line: Line) -> None:
        body = good_body(venue, await line.request())
        await line.say(b"HTTP/1.1 200 OK\r\n\r\n" + body[: len(body) // 2])

    async with RawServer(cut) as server, seated(venue, server.url) as at:
        reply = await at.cancel()
        assert (reply.verdict, reply.fault and reply.fault.kind) == (V.UNKNOWN, FaultKind.SHAPE)
        listing = await at.listing()
        assert (listing.complete, listing.orders) == (False, ())


@BOTH
async def test_T10_one_list_that_breaks_off_spoils_the_reading_and_keeps_what_was_proven(venue: Venue) -> None:
    async def second_type_cut(line: Line) -> None:
        while True:
            request = await line.request()
            cut = b"ordType=oco" in request
            await line.say(CUT["length"] if cut else ok(good_body(venue, request)))
            if cut:
                return

    async with RawServer(second_type_cut) as server, seated(venue, server.url) as at:
        listing = await at.listing()
        assert [order.key.algo_id for order in listing.orders] == [at.order.key.algo_id]
        assert listing.complete is (venue is Venue.BINANCE)
        assert listing.missing == (("oco",) if venue is Venue.OKX else ())
