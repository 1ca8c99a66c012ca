"""Idle connections over real sockets: only one that is open, silent and on this network carries the next request."""

from __future__ import annotations

import asyncio
import select
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from gui.connectors.liveness import readable, same_network, usable


@asynccontextmanager
async def line(own: str = "127.0.0.1") -> AsyncIterator[tuple[asyncio.BaseTransport, socket.socket]]:
    """A connection as the loop has it, and the bare socket of its other end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        loop = asyncio.get_running_loop()
        address = server.getsockname()
        transport, _ = await loop.create_connection(asyncio.Protocol, *address, local_addr=(own, 0))
        other, _ = server.accept()
        with other:
            yield transport, other
        transport.abort()
        await asyncio.sleep(0)


async def test_an_open_and_silent_line_is_usable() -> None:
    async with line() as (transport, _):
        assert usable(transport)


async def test_bytes_that_nobody_asked_for_spoil_it_before_the_loop_has_read_them() -> None:
    async with line() as (transport, other):
        other.send(b"HTTP/1.1 200 OK\r\n\r\n")
        assert not usable(transport)


async def test_an_end_or_a_reset_is_seen_before_the_loop_has_read_it() -> None:
    async with line() as (transport, other):
        other.shutdown(socket.SHUT_WR)
        assert not usable(transport)
    async with line() as (transport, other):
        other.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        other.close()
        assert not usable(transport)


async def test_a_closing_line_is_not_usable() -> None:
    async with line() as (transport, _):
        transport.close()
        assert not usable(transport)


async def test_a_line_of_a_network_that_was_left_is_not_usable() -> None:
    # The system would reach the peer from 127.0.0.1 now.
    async with line(own="127.0.0.2") as (transport, _):
        assert not usable(transport)


@pytest.mark.parametrize(
    ("own", "peer", "same"),
    [
        (("127.0.0.1", 5), ("127.0.0.1", 443), True),
        (("127.0.0.2", 5), ("127.0.0.1", 443), False),
        (("127.0.0.1", 5), ("no address", 443), False),
        (None, ("127.0.0.1", 443), False),
        (("127.0.0.1", 5), None, False),
    ],
)
def test_the_way_to_the_peer(own: tuple[object, ...] | None, peer: tuple[object, ...] | None, same: bool) -> None:
    assert same_network(socket.AF_INET, own, peer) is same


class Bare(asyncio.BaseTransport):
    """A transport that has no socket."""

    def is_closing(self) -> bool:
        return False


def test_a_line_without_a_socket_is_not_usable() -> None:
    assert not usable(Bare())


def test_where_poll_is_missing_select_tells_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = socket.socketpair()
    with one, other:
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.delattr(select, "poll", raising=False)
        assert not readable(one.fileno())
        other.send(b"x")
        assert readable(one.fileno())
