"""A look at this computer asks nobody, waits for nothing, and names no proxy's value."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from gui.connectors.thiscomputer import (
    Computer,
    has_route,
    look_around,
    proxy_variables,
    reach,
    split_host,
)
from tests.connectors.raw_server import Line, RawServer


def known(host: str, port: int) -> list[tuple[object, ...]]:
    """Looks up ``six.test`` over both families and ``four.test`` over one; nothing else."""
    if host == "six.test":
        return [(socket.AF_INET6, port), (socket.AF_INET, port), (socket.AF_INET, port)]
    if host == "four.test":
        return [(socket.AF_INET, port)]
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


async def test_names_routes_and_proxies_are_found() -> None:
    told = await look_around(
        ["six.test", "four.test:8443", "none.test", "six.test", ""],
        {"https_proxy": "http://user:CANARY@box", "ALL_PROXY": " "},
        look_up=known,
        route=lambda family: family == "IPv4",
    )
    assert told == Computer(
        routes=("IPv4",),
        names={"six.test": ("IPv4", "IPv6"), "four.test": ("IPv4",), "none.test": ()},
        proxies=("https_proxy",),
    )
    assert "CANARY" not in repr(told)
    assert not told.cut_off and not told.nameless


async def test_a_look_up_that_hangs_is_left_behind() -> None:
    asked, let_go = threading.Event(), threading.Event()

    def hangs(host: str, port: int) -> list[tuple[object, ...]]:
        asked.set()
        let_go.wait(10)
        return []

    try:
        told = await look_around(["slow.test"], {}, within_s=0.05, look_up=hangs, route=lambda family: False)
        assert asked.is_set()
        assert (told.unanswered, told.names) == (("slow.test",), {})
        assert told.cut_off and told.nameless
    finally:
        let_go.set()


async def test_where_no_thread_can_be_started_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", full)
    told = await look_around(["six.test"], {}, look_up=known)
    assert told == Computer(routes=None, unanswered=("six.test",))
    assert not told.cut_off


def test_a_route_is_asked_of_the_system_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    class Socket:
        def __init__(self, family: int, kind: int) -> None:
            assert kind == socket.SOCK_DGRAM
            self.family = family

        def __enter__(self) -> Socket:
            return self

        def __exit__(self, *_: object) -> None:
            return

        def connect(self, place: tuple[str, int]) -> None:
            asked.append(place)
            if self.family == socket.AF_INET6:
                raise OSError(101, "Network is unreachable")

        def getsockname(self) -> tuple[str, int]:
            return "10.0.0.7", 1

    monkeypatch.setattr(socket, "socket", Socket)
    assert (has_route("IPv4"), has_route("IPv6")) == (True, False)
    assert asked == [("192.0.2.1", 443), ("2001:db8::1", 443)]


def test_hosts_and_variables_are_read() -> None:
    assert split_host("okx.test") == ("okx.test", 443)
    assert split_host("127.0.0.1:80") == ("127.0.0.1", 80)
    assert split_host("[::1]:80") == ("::1", 80)
    assert split_host("[::1]") == ("::1", 443)
    assert proxy_variables({"HTTP_PROXY": "x", "http_proxy": "", "NO_PROXY": "y"}) == ("HTTP_PROXY",)


async def test_reach_opens_a_line_and_says_nothing_on_it() -> None:
    heard: list[bytes] = []
    ended = asyncio.Event()

    async def talk(line: Line) -> None:
        try:
            heard.append(await line.request())
        finally:
            ended.set()

    async with RawServer(talk) as server:
        host = server.url.split("//")[1]
        assert await reach(host, "IPv4")
        assert not await reach(host, "IPv6", within_s=0.5)
        await ended.wait()
    assert heard == []
