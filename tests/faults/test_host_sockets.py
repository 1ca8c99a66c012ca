"""Moving to the next host over real sockets, with the HTTP session that ships: one request, one host, no resend."""

from __future__ import annotations

import pytest

from gui.domain.faults import FaultKind
from gui.domain.replies import Verdict
from gui.domain.venues import Venue
from tests.connectors.raw_server import Line, RawServer
from tests.faults.both import Seat, answers, seated

VENUES = list(Venue)


async def silent(line: Line) -> None:
    await line.request()
    await line.hang()


async def cut(line: Line) -> None:
    await line.request()
    line.reset()


def name(server: RawServer) -> str:
    return server.url.removeprefix("http://")


async def cancelled_at(seat: Seat, server: RawServer) -> None:
    """The next cancel goes to this server and is accepted."""
    before = len(server.requests)
    assert seat.connector.host(seat.family) == name(server)
    assert (await seat.cancel()).verdict is Verdict.ACCEPTED
    assert len(server.requests) == before + 1


@pytest.mark.parametrize("venue", VENUES)
async def test_T07_T08_a_silent_host_is_left_for_the_next_one_at_once(venue: Venue) -> None:
    async with RawServer(silent) as first, RawServer(answers(venue)) as second:
        async with seated(venue, first.url, second.url) as seat:
            reply = await seat.cancel(0.2)
            assert reply.verdict is Verdict.UNKNOWN
            assert reply.fault is not None
            assert reply.fault.kind is FaultKind.TIMEOUT
            await cancelled_at(seat, second)
        assert (len(first.requests), len(second.requests)) == (1, 1)


@pytest.mark.parametrize("venue", VENUES)
async def test_T02_a_host_that_refuses_the_connection_is_left_for_the_next_one(venue: Venue) -> None:
    async with RawServer(silent) as gone:
        url = gone.url
    async with RawServer(answers(venue)) as second, seated(venue, url, second.url) as seat:
        reply = await seat.cancel()
        assert reply.verdict is Verdict.RETRY
        await cancelled_at(seat, second)
        assert len(second.requests) == 1


@pytest.mark.parametrize("venue", VENUES)
async def test_T04_T06_one_cut_line_says_nothing_of_a_host_and_a_second_in_a_row_does(venue: Venue) -> None:
    async with RawServer(cut) as first, RawServer(answers(venue)) as second:
        async with seated(venue, first.url, second.url) as seat:
            for _ in range(2):
                assert seat.connector.host(seat.family) == name(first)
                assert (await seat.cancel()).verdict is Verdict.UNKNOWN
            await cancelled_at(seat, second)
        assert (len(first.requests), len(second.requests)) == (2, 1)


@pytest.mark.parametrize("venue", VENUES)
async def test_I20_a_redirect_is_never_followed_and_counts_as_no_answer(venue: Venue) -> None:
    async with RawServer(answers(venue)) as elsewhere, RawServer(answers(venue)) as second:

        async def redirects(line: Line) -> None:
            while True:
                await line.request()
                where = elsewhere.url.encode()
                await line.say(b"HTTP/1.1 307 Moved\r\nLocation: %b/\r\nContent-Length: 0\r\n\r\n" % where)

        async with RawServer(redirects) as first, seated(venue, first.url, second.url) as seat:
            assert (await seat.cancel()).verdict is Verdict.UNKNOWN
            await cancelled_at(seat, second)
            assert len(first.requests) == 1
        assert elsewhere.requests == []


@pytest.mark.parametrize("venue", VENUES)
@pytest.mark.parametrize("status", [403, 418, 429, 451])
async def test_H01_H09_H11_no_limit_and_no_ban_is_answered_with_another_host(venue: Venue, status: int) -> None:
    async def limits(line: Line) -> None:
        while True:
            await line.request()
            await line.say(b"HTTP/1.1 %d No\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>" % status)

    async with RawServer(limits) as first, RawServer(answers(venue)) as second:
        async with seated(venue, first.url, second.url) as seat:
            for _ in range(3):
                await seat.cancel()
        assert (len(first.requests), len(second.requests)) == (3, 0)
