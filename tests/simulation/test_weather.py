"""The troubles of a plan at work: who is hit, by what, and when it is over."""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import replace

import pytest

from gui.connectors.wire import HttpRequest
from gui.domain.faults import FaultKind
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked
from gui.drill.faults import FaultAct
from tests.simulation.trouble import Kind, Trouble
from tests.simulation.weather import Weather
from tests.stand import StandClock

pytestmark = pytest.mark.looptime

REQUEST = HttpRequest("GET", "name", "https://www.okx.com/api/v5/public/time")
PENDING = "/api/v5/trade/orders-algo-pending"


def trouble(kind: Kind, **changes: object) -> Trouble:
    return replace(Trouble(kind, 10.0, 20.0, None, "all", 1.0, 0.2), **changes)  # type: ignore[arg-type]


def weather(*troubles: Trouble) -> Weather:
    return Weather(troubles, StandClock(), random.Random(0))


async def test_a_trouble_hits_what_it_is_for_while_it_is_on() -> None:
    sky = weather(trouble(Kind.HANG, venue=Venue.OKX, part="listing"))
    assert sky.match(Venue.OKX, "GET", PENDING, "a") is None
    await asyncio.sleep(11.0)
    hit = sky.match(Venue.OKX, "GET", PENDING, "a")
    assert hit is not None
    assert (hit.fault.act, hit.abandoned, sky.over(hit)) == (FaultAct.HANG, True, False)
    assert sky.match(Venue.OKX, "POST", "/api/v5/trade/cancel-algos", "a") is None
    assert sky.match(Venue.BINANCE, "GET", "/fapi/v1/openAlgoOrders", "a") is None
    await asyncio.sleep(19.0)
    assert sky.over(hit)
    assert sky.match(Venue.OKX, "GET", PENDING, "a") is None


async def test_what_hangs_on_one_that_flaps_goes_on_when_it_pauses() -> None:
    sky = weather(trouble(Kind.HANG, flaps_s=4.0))
    await asyncio.sleep(11.0)
    hit = sky.match(Venue.OKX, "GET", PENDING, "a")
    assert hit is not None
    await asyncio.sleep(3.1)
    assert sky.over(hit)
    assert sky.match(Venue.OKX, "GET", PENDING, "a") is None


async def test_one_that_strikes_in_part_strikes_in_part() -> None:
    sky = weather(trouble(Kind.PAGE, chance=0.5))
    await asyncio.sleep(11.0)
    hits = [sky.match(Venue.OKX, "GET", PENDING, "a") is not None for _ in range(100)]
    assert 25 < sum(hits) < 75


@pytest.mark.parametrize("strength", [0.2, 0.9])
async def test_a_ban_names_its_true_end(strength: float) -> None:
    sky = weather(trouble(Kind.BINANCE_BANNED, strength=strength))
    await asyncio.sleep(15.0)
    hit = sky.match(Venue.BINANCE, "GET", "/fapi/v1/openAlgoOrders", "a")
    assert hit is not None
    assert (hit.fault.act, hit.fault.status) == (FaultAct.ANSWER, 418)
    until = int(json.loads(hit.fault.body)["msg"].split("until ")[1].split(".")[0])
    assert until / 1000 == pytest.approx(sky._true_wall() + 15.0, abs=0.01)
    headers = dict(hit.fault.headers or {})
    assert headers.get("Retry-After") == ("15" if strength < 0.7 else None)
    assert "Date" in headers


async def test_a_delay_and_a_slow_way_take_longer_the_stronger_they_are() -> None:
    for strength in (0.0, 1.0):
        sky = weather(trouble(Kind.DELAY, strength=strength), trouble(Kind.SLOW_WAY, strength=strength))
        assert sky.slowness() == 0.0
        await asyncio.sleep(11.0)
        hit = sky.match(Venue.OKX, "GET", PENDING, "a")
        assert hit is not None
        assert hit.fault.delay_s == pytest.approx(0.2 + 5.0 * strength)
        assert sky.slowness() == pytest.approx(0.2 + 2.0 * strength)


@pytest.mark.parametrize(
    ("kind", "strength", "first", "other"),
    [
        (Kind.NO_LOOKUP, 0.2, FaultKind.NAME_LOOKUP, FaultKind.NAME_LOOKUP),
        (Kind.NO_LOOKUP, 0.9, FaultKind.NAME_LOOKUP, None),
        (Kind.NO_NETWORK, 0.9, FaultKind.NO_NETWORK, FaultKind.NO_NETWORK),
    ],
)
async def test_a_blocked_way_keeps_requests_here(
    kind: Kind, strength: float, first: FaultKind, other: FaultKind | None
) -> None:
    sky = weather(trouble(kind, strength=strength))
    assert sky.blocked("www.okx.com", REQUEST) is None
    await asyncio.sleep(11.0)
    for host, expected in (("www.okx.com", first), ("openapi.okx.com", other), ("api3.binance.com", other)):
        fault = sky.blocked(host, REQUEST)
        assert (fault.kind if fault is not None else None) is expected
        assert fault is None or not fault.sent


@pytest.mark.parametrize("kind", [Kind.GARBLED, Kind.TWICE, Kind.OKX_SHY])
async def test_answers_are_changed_on_their_way_back_and_only_then(kind: Kind) -> None:
    sky = weather(trouble(kind))
    asked = Asked("POST", "/api/v5/trade/cancel-algos", {}, b"", 0.0)
    answer = Answer(200, b'{"code":"0","data":[{"algoId":"7","sCode":"0"}]}')
    assert sky.mangle(asked, answer) is answer
    assert sky.match(Venue.OKX, "GET", PENDING, "a") is None
    await asyncio.sleep(11.0)
    assert sky.mangle(asked, answer).body != answer.body
    assert sky.match(Venue.OKX, "GET", PENDING, "a") is None


async def test_a_full_disk_is_full_for_its_time() -> None:
    sky = weather(trouble(Kind.DISK))
    found = []
    for _ in range(4):
        found.append(sky.disk_full())
        await asyncio.sleep(10.5)
    assert found == [False, True, True, False]
