"""Fault row A03 and the other ways to a venue: hosts change for silence alone, and what is sent where is journalled."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.binance.hosts import DEMO, LIVE
from gui.connectors.okx.hosts import REGIONS, hosts_of
from gui.connectors.wire import HttpRequest
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.domain.venues import Account, Environment, Family, Hosts, Venue
from gui.drill.account import practice_account
from gui.drill.faults import FaultAct
from gui.drill.orders import OrderState
from gui.engine.views import Health
from gui.journal.entries import Answer, Entry, Intent
from tests.engine.memory_journal import MemoryJournal
from tests.stand import Stand, World, make_world
from tests.virtual_wire import Sent

pytestmark = pytest.mark.looptime

API, GCP, API1 = "api.binance.com", "api-gcp.binance.com", "api1.binance.com"
SAPI_HOSTS = [urlsplit(base).hostname for base in LIVE["sapi"]]
SILENCES = {
    FaultKind.NAME_LOOKUP: VenueFault(FaultKind.NAME_LOOKUP, message="cannot look it up", sent=False),
    FaultKind.CONNECT: VenueFault(FaultKind.CONNECT, message="no connection", sent=False),
    FaultKind.TLS: VenueFault(FaultKind.TLS, message="no secure connection", sent=False),
}


def down(*hosts: str, kind: FaultKind = FaultKind.CONNECT) -> Callable[[str, HttpRequest], VenueFault | None]:
    """Let nothing through to these hosts."""
    return lambda host, request: SILENCES[kind] if host in hosts else None


def cancels(world: World, part: str = "") -> list[Sent]:
    """The cancels that left for a path that begins so."""
    return [sent for sent in world.network.sent if sent.request.method != "GET" and sent.path.startswith(part)]


def of_sapi(world: World, since: float = 0.0) -> list[Sent]:
    """What left for the service that has several hosts."""
    paths = ("/sapi/", "/api/")
    return [
        sent
        for sent in world.network.sent
        if sent.venue is Venue.BINANCE and sent.at >= since and sent.path.startswith(paths)
    ]


def journal_is_the_wire(stand: Stand) -> None:
    """Every cancel on the wire stands in the journal with its host, and the other way round (I03, I04)."""
    assert isinstance(stand.journal, MemoryJournal)
    unsent = {
        entry.attempt
        for entry in stand.journal.of(Answer)
        if isinstance(entry, Answer) and entry.verdict in ("not-sent", "retry") and entry.http_status is None
    }
    intents = [entry for entry in stand.journal.of(Intent) if isinstance(entry, Intent) and entry.attempt not in unsent]
    assert Counter(intent.host for intent in intents) == Counter(sent.host for sent in cancels(stand.world))


@pytest.mark.parametrize("kind", SILENCES)
async def test_T01_T02_T11_sapi_moves_to_its_next_host_and_futures_have_none_to_move_to(kind: FaultKind) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.network.blocked = down(API, kind=kind)
    pressed = world.clock.monotonic()
    stand.panic(venue=Venue.BINANCE)
    run = await stand.over()
    assert run.flat
    first = cancels(world, "/sapi/")[0]
    assert first.host == GCP
    assert first.at - pressed < 2.0
    assert {sent.host for sent in cancels(world, "/sapi/")} == {GCP}
    assert {sent.host for sent in cancels(world, "/fapi/")} == {"fapi.binance.com"}
    assert {sent.host for sent in cancels(world, "/dapi/")} == {"dapi.binance.com"}
    journal_is_the_wire(stand)
    await stand.stop()


@pytest.mark.parametrize("kind", SILENCES)
async def test_T01_T02_T11_okx_moves_to_the_other_host_of_its_region(kind: FaultKind) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.network.blocked = down("www.okx.com", kind=kind)
    pressed = world.clock.monotonic()
    stand.panic(venue=Venue.OKX)
    assert (await stand.over()).flat
    sent = cancels(world)
    assert {one.host for one in sent} == {"openapi.okx.com"}
    assert sent[0].at - pressed < 2.0
    journal_is_the_wire(stand)
    await stand.stop()


async def test_T02_one_move_for_many_requests_that_fail_together() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.network.blocked = down(API)
    stand.switch.read_again()
    stand.panic(venue=Venue.BINANCE)
    assert (await stand.over()).flat
    assert {sent.host for sent in of_sapi(world, 1.0)} == {GCP}
    await stand.stop()


async def test_T02_hosts_are_tried_until_one_answers_and_the_preferred_is_asked_for_the_time_later() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.network.blocked = down(API, GCP)
    stand.panic(venue=Venue.BINANCE)
    assert (await stand.over()).flat
    assert {sent.host for sent in cancels(world, "/sapi/")} == {API1}
    world.network.blocked = down(GCP)
    back = world.clock.monotonic()
    await asyncio.sleep(150.0)
    after = of_sapi(world, back)
    first = next(sent for sent in after if sent.host == API)
    # The way back is an ordinary clock reading: nothing more is sent for it, and never a cancel.
    assert first.path == "/api/v3/time"
    assert {sent.host for sent in after if sent.at > first.at + 0.1} == {API}
    times = [sent.at for sent in after if sent.path == "/api/v3/time"]
    assert all(later - earlier > 59.0 for earlier, later in pairwise(times))
    await stand.stop()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (429, '{"code":-1003,"msg":"Too many requests"}'),
        (418, '{"code":-1003,"msg":"Way too many requests"}'),
        (403, "<html>Request blocked</html>"),
        (451, "<html>not here</html>"),
        (401, '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}'),
        (503, '{"code":-1008,"msg":"Server is currently overloaded"}'),
    ],
)
async def test_H01_H11_a_limit_a_ban_or_a_refusal_never_changes_the_host(status: int, body: str) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.fault(FaultAct.ANSWER, Venue.BINANCE, "/sapi/", method="DELETE", status=status, body=body)
    stand.panic(venue=Venue.BINANCE)
    await asyncio.sleep(90.0)
    assert cancels(world, "/sapi/")
    assert {sent.host for sent in of_sapi(world)} == {API}
    await stand.stop()


async def test_H03_a_page_of_the_edge_in_place_of_an_answer_is_left_for_the_second_host() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    page = "<html>ERROR: exceeded the limit on requests per second</html>"
    world.fault(FaultAct.ANSWER, Venue.BINANCE, "/sapi/", method="DELETE", status=503, body=page, hits=1)
    stand.panic(venue=Venue.BINANCE)
    assert (await stand.over()).flat
    hosts = [sent.host for sent in cancels(world, "/sapi/")]
    assert hosts[0] == API
    assert hosts[-1] == GCP
    assert set(hosts) == {API, GCP}
    journal_is_the_wire(stand)
    await stand.stop()


async def test_T02_with_every_host_down_nothing_is_lost_and_the_first_that_answers_is_used() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.network.blocked = lambda host, request: SILENCES[FaultKind.CONNECT] if host in SAPI_HOSTS else None
    stand.panic(venue=Venue.BINANCE)
    await asyncio.sleep(30.0)
    states = {state for key, state in stand.states().items() if "sapi" in key.family}
    assert states == {State.QUEUED}
    world.network.blocked = lambda host, request: SILENCES[FaultKind.CONNECT] if host in SAPI_HOSTS[:4] else None
    freed = world.clock.monotonic()
    assert (await stand.over()).flat
    sent = cancels(world, "/sapi/")
    assert {one.host for one in sent} <= {"api3.binance.com", "api4.binance.com"}
    # A round over the dead ones, one probe a second at the most.
    assert sent[0].at - freed < 6.0
    await stand.stop()


async def test_I03_a_cancel_goes_to_the_host_that_its_journal_line_names_though_the_service_moved_meanwhile() -> None:
    world = make_world()

    class MovedMeanwhile(MemoryJournal):
        """Another request finds the host silent just while a line is being written."""

        moved = False

        async def commit(self, entry: Entry) -> bool:
            if isinstance(entry, Intent) and entry.host == API and not self.moved:
                self.moved = True
                await asyncio.sleep(0.01)
                connector = stand.connectors["drill-c"]
                assert isinstance(connector, BinanceConnector)
                connector._hosts.ring("sapi").failed(f"https://{API}", world.clock.monotonic(), hard=True)
                assert connector.host(Family.SAPI_SPOT) == GCP
            return await super().commit(entry)

    stand = Stand(world, journal=MovedMeanwhile())
    await stand.start()
    stand.panic(venue=Venue.BINANCE)
    assert (await stand.over()).flat
    assert isinstance(stand.journal, MovedMeanwhile)
    assert stand.journal.moved
    assert cancels(world, "/sapi/")[0].host == API
    journal_is_the_wire(stand)
    await stand.stop()


async def test_two_accounts_choose_their_hosts_apart() -> None:
    world = make_world(accounts=[practice_account("one", Venue.BINANCE, 0), practice_account("two", Venue.BINANCE, 1)])
    stand = Stand(world)
    await stand.start()
    one, two = stand.connectors["one"], stand.connectors["two"]
    family = one.account.families[0]
    world.network.blocked = lambda host, request: (
        SILENCES[FaultKind.CONNECT] if host == API and world.accounts[0].key in request.headers.values() else None
    )
    stand.switch.read_again()
    await asyncio.sleep(1.0)
    assert (one.host(family), two.host(family)) == (GCP, API)
    await stand.stop()


# A03 ------------------------------------------------------------------------------------------------------------------


NO_KEY = '{"code":"50119","msg":"API key doesn\'t exist","data":[]}'


@pytest.mark.parametrize("status", [200, 401])
async def test_A03_a_key_that_okx_does_not_know_never_moves_to_another_region(status: int) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.fault(FaultAct.ANSWER, Venue.OKX, "/api/v5/trade", status=status, body=NO_KEY)
    stand.panic(venue=Venue.OKX)
    await asyncio.sleep(60.0)
    assert {sent.host for sent in world.network.sent if sent.venue is Venue.OKX} == {"www.okx.com"}
    rows = [row for key, row in stand.switch.rows().items() if key.family.venue is Venue.OKX]
    assert {row.state for row in rows} == {State.REJECTED}
    view = stand.account("drill-a")
    assert view.health is Health.BLOCKED
    assert view.fault is not None
    assert view.fault.code == "50119"
    assert "region" in view.fault.message
    assert {order.state for order in world.book if order.family.venue is Venue.OKX} == {OrderState.LIVE}
    await stand.stop()


@pytest.mark.parametrize("region", REGIONS)
async def test_A03_silence_stays_in_the_region_too(region: str) -> None:
    world = make_world()
    stand = Stand(world)
    account = Account("okx", Venue.OKX, Environment.LIVE, region, families=stand.connectors["drill-a"].account.families)
    ring = hosts_of(account, world.clock)
    for _ in range(20):
        ring.failed(ring.base, world.clock.monotonic(), hard=True)
        assert f"https://{ring.name}" in REGIONS[region]
        await asyncio.sleep(1.0)
    await stand.world.settle()


# I20 ------------------------------------------------------------------------------------------------------------------


def test_I20_every_documented_host_is_https_at_the_venues_own_name() -> None:
    for bases in (*LIVE.values(), *DEMO.values()):
        for base in bases:
            parts = urlsplit(base)
            assert (parts.scheme, parts.path, parts.port, parts.username) == ("https", "", None, None)
            assert (parts.hostname or "").endswith(".binance.com")
    for region, bases in REGIONS.items():
        for base in bases:
            parts = urlsplit(base)
            assert (parts.scheme, parts.path, parts.port, parts.username) == ("https", "", None, None)
            assert (parts.hostname or "").endswith(".okx.com")
            assert "aws" not in base
            assert region in ("global", "eea", "us")


def test_I20_no_host_serves_two_services() -> None:
    names = [base for bases in (*LIVE.values(), *DEMO.values(), *REGIONS.values()) for base in bases]
    assert len(names) == len(set(names))


def test_own_hosts_of_an_account_are_used_in_their_order_and_no_other() -> None:
    own = Hosts(rest=("https://okx.example", "http://127.0.0.1:8801"))
    account = Account("okx", Venue.OKX, Environment.LIVE, "global", hosts=own)

    class Still:
        def monotonic(self) -> float:
            return 0.0

        def wall(self) -> float:
            return 0.0

    ring = hosts_of(account, Still())
    seen = []
    for _ in range(4):
        seen.append(ring.name)
        ring.failed(ring.base, 0.0, hard=True)
    assert seen == ["okx.example", "127.0.0.1:8801"] * 2
