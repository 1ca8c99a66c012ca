"""Questions of the Binance connector over real sockets: order states, clocks and key rights."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from aiohttp import web

from gui.connectors.base import CancelBatch
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.binance.endpoints import SINGLE
from gui.connectors.wire import HttpResponse, Lane, Prepare
from gui.domain.clock import SystemClock
from gui.domain.faults import FaultKind
from gui.domain.replies import Fate, Finding
from gui.domain.venues import Environment, Family
from tests.connectors.binance.rows import STOP, TWAP, stop, twap
from tests.connectors.binance.scripted import (
    KEYS,
    Desk,
    RecordingPace,
    ScriptedBinance,
    account,
    desk_at,
    no,
    page,
    yes,
)

ONE = "GET /fapi/v1/algoOrder"


async def test_status_of_futures(desk: Desk) -> None:
    desk.venue.plays[ONE] = lambda asked: STOP | {"algoId": int(asked.query["algoId"]), "algoStatus": "CANCELED"}
    status = await desk.connector.order_status(stop(5))
    assert (status.key, status.fate, status.venue_status) == (stop(5).key, Fate.CANCELLED, "CANCELED")
    assert [lane for _, lane in desk.pace.taken] == [Lane.PROOF]
    assert list(desk.venue.asked[0].query) == ["algoId", "recvWindow", "timestamp", "signature"]


@pytest.mark.parametrize(
    ("answer", "fate", "kind"),
    [
        (no(-2013), Fate.NOT_FOUND, None),
        (no(-1000, status=503), Fate.UNKNOWN, FaultKind.VENUE_DOWN),
        (no(-1003, status=429), Fate.UNKNOWN, FaultKind.RATE_LIMIT),
        (page(200), Fate.UNKNOWN, FaultKind.EDGE_PAGE),
        (web.json_response(STOP | {"algoId": 6, "algoStatus": "CANCELED"}), Fate.UNKNOWN, FaultKind.SHAPE),
    ],
)
async def test_no_status(desk: Desk, answer: web.Response, fate: Fate, kind: FaultKind | None) -> None:
    desk.venue.plays[ONE] = lambda _: answer
    status = await desk.connector.order_status(stop(5))
    assert (status.fate, status.fault and status.fault.kind) == (fate, kind)


async def test_status_of_sapi_is_read_from_the_history(desk: Desk) -> None:
    rows = [TWAP | {"algoStatus": "CANCELLED"}]
    desk.venue.plays["GET /sapi/v1/algo/spot/historicalOrders"] = lambda _: {"total": 1, "orders": rows}
    order = twap(family=Family.SAPI_SPOT)
    assert (await desk.connector.order_status(order)).fate is Fate.CANCELLED
    query = desk.venue.asked[0].query
    assert (query["symbol"], query["page"], query["pageSize"]) == ("ETHUSDT", "1", "100")
    assert (await desk.connector.order_status(replace(order, instrument=""))).fate is Fate.CANCELLED
    assert "symbol" not in desk.venue.asked[1].query


async def test_each_service_has_its_own_clock(desk: Desk) -> None:
    ahead = {"api": 5000, "fapi": -4000, "dapi": 70000}
    for service, ms in ahead.items():
        version = "v3" if service == "api" else "v1"
        desk.venue.plays[f"GET /{service}/{version}/time"] = lambda _, ms=ms: {  # type: ignore[misc]
            "serverTime": int(SystemClock().wall() * 1000) + ms
        }
    readings = {reading.service: reading.offset_s for reading in await desk.connector.read_clocks()}
    assert readings == {
        "sapi": pytest.approx(5.0, abs=1.0),
        "fapi": pytest.approx(-4.0, abs=1.0),
        "dapi": pytest.approx(70.0, abs=1.0),
    }
    desk.venue.plays["DELETE /dapi/v1/algoOrder"] = lambda asked: yes(Family.CM, asked.query["algoId"])
    await desk.connector.cancel(CancelBatch(Family.CM, SINGLE, (stop(1, Family.CM),)), deadline_s=4.0)
    stamp = int(desk.venue.asked[-1].query["timestamp"]) / 1000
    assert stamp - SystemClock().wall() == pytest.approx(70.0, abs=1.0)


async def test_only_clocks_in_use_are_read() -> None:
    async with ScriptedBinance() as venue:
        desk = desk_at(venue, account(venue.url, families=(Family.UM,)))
        venue.plays["GET /fapi/v1/time"] = lambda _: {"serverTime": 1}
        [reading] = await desk.connector.read_clocks()
        assert (reading.service, [asked.path for asked in venue.asked]) == ("fapi", ["/fapi/v1/time"])
        await desk.connector.close()


@pytest.mark.parametrize(
    "body", [{}, {"serverTime": "x"}, {"serverTime": None}, [], {"serverTime": -1}, {"code": -1000}]
)
async def test_an_odd_clock_is_no_clock(body: object) -> None:
    async with ScriptedBinance() as venue:
        desk = desk_at(venue, account(venue.url, families=(Family.CM,)))
        for status in (200, 503):
            venue.plays["GET /dapi/v1/time"] = lambda _, status=status: web.json_response(  # type: ignore[misc]
                body, status=status
            )
            [reading] = await desk.connector.read_clocks()
            assert (reading.offset_s, reading.fault is None) == (None, False)
        await desk.connector.close()


async def test_a_clock_that_goes_back_is_an_answer_from_a_store() -> None:
    async with ScriptedBinance() as venue:
        desk = desk_at(venue, account(venue.url, families=(Family.UM,)))
        offsets = []
        for ms, good in ((1_900_000_000_000, True), (1_800_000_000_000, False)):
            venue.plays["GET /fapi/v1/time"] = lambda _, ms=ms: {"serverTime": ms}  # type: ignore[misc]
            [reading] = await desk.connector.read_clocks()
            assert (reading.fault is None) == good
            offsets.append(reading.offset_s)
        assert offsets[1] == pytest.approx(offsets[0], abs=1.0)
        await desk.connector.close()


async def test_a_time_with_an_age_is_not_taken() -> None:
    async with ScriptedBinance() as venue:
        desk = desk_at(venue, account(venue.url, families=(Family.UM,)))
        body = {"serverTime": 1_900_000_000_000}
        venue.plays["GET /fapi/v1/time"] = lambda _: web.json_response(body, headers={"Age": "9"})
        [reading] = await desk.connector.read_clocks()
        assert (reading.offset_s, reading.fault is None) == (None, False)
        await desk.connector.close()


class SteppedClock:
    """Both clocks stand still until they are moved."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return 1_763_683_100.0 + self.now


@dataclass
class SlowToConnect:
    """Three seconds to connect, then the venue's time comes back within 0.2 s; it is read at the midpoint."""

    clock: SteppedClock
    requests: int = 0

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        prepare()
        self.requests += 1
        self.clock.now += 3.0
        venue_ms = int((self.clock.wall() + 0.1 + 5.0) * 1000)
        self.clock.now += 0.2
        return HttpResponse(200, {}, b'{"serverTime": %d}' % venue_ms, 0.2)

    async def close(self) -> None:
        """There is nothing to close."""


async def test_the_time_to_connect_is_no_part_of_a_clocks_round_trip() -> None:
    clock = SteppedClock()
    where = account("http://127.0.0.1:1", families=(Family.UM,))
    connector = BinanceConnector(where, KEYS, SlowToConnect(clock), clock, RecordingPace())
    [reading] = await connector.read_clocks()
    assert reading.offset_s == pytest.approx(5.0, abs=0.002)
    assert reading.round_trip_s == pytest.approx(0.2)
    assert (connector.requests, reading.fault) == (1, None)


RIGHTS = "GET /sapi/v1/account/apiRestrictions"


async def test_key_rights(desk: Desk) -> None:
    desk.venue.plays[RIGHTS] = lambda _: {
        "ipRestrict": True,
        "enableReading": True,
        "enableWithdrawals": False,
        "enableFutures": True,
        "enableSpotAndMarginTrading": True,
    }
    rights = await desk.connector.key_rights()
    assert (rights.can_read, rights.can_cancel, rights.fault) == (True, True, None)
    desk.venue.plays[RIGHTS] = lambda _: no(-2015, "Invalid API-key, IP, or permissions for action.", 401)
    refused = await desk.connector.key_rights()
    assert (refused.can_cancel, refused.fault and refused.fault.kind) == (None, FaultKind.KEY)
    assert [finding.finding for finding in refused.findings] == [Finding.BAD]
    desk.venue.plays[RIGHTS] = lambda _: {}
    assert (await desk.connector.key_rights()).can_cancel is None


async def test_demo_trading_is_not_asked_for_rights() -> None:
    async with ScriptedBinance() as venue:
        desk = desk_at(venue, account(venue.url, Environment.DEMO))
        rights = await desk.connector.key_rights()
        assert (rights.can_cancel, venue.asked) == (None, [])
        assert [finding.finding for finding in rights.findings] == [Finding.UNKNOWN]
        await desk.connector.close()
