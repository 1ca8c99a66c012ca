"""Every scenario over sockets: what a plain client meets."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.venues import Family
from gui.drill.common_faults import BOT_ORDERS, DOWN_S, OUTAGE_S
from gui.drill.orders import Behaviour
from gui.drill.scenarios import SCENARIOS
from gui.drill.script import LISTED_S
from tests.drill.signed import practising


@pytest.mark.parametrize("name", list(SCENARIOS))
async def test_starts_with_25_live_orders_and_a_sentence(name: str) -> None:
    async with practising(scenario=name) as client:
        assert len(client.venues.book.live()) == 25
        assert SCENARIOS[name].sentence.endswith(".")
        assert len(SCENARIOS[name].sentence) < 90


def test_the_seven_outages_of_record_are_there() -> None:
    assert [name for name, scenario in SCENARIOS.items() if scenario.outage] == [
        "binance-ghosts-2018",
        "okx-silence-2022",
        "binance-halt-2023",
        "aws-both-2025",
        "binance-futures-2025",
        "binance-503-2025",
        "cloudflare-2025",
    ]
    assert len({scenario.title for scenario in SCENARIOS.values()}) == len(SCENARIOS)


async def test_okx_listing_down_cancels_work() -> None:
    now = 1000.0
    async with practising(scenario="okx-listing-down", monotonic=lambda: now) as client:
        assert (await client.okx_list("twap")).status == 200
        now += LISTED_S
        got = await client.okx_list("twap")
        assert (got.status, got.json["code"]) == (503, "50001")
        order = next(o for o in client.venues.book if o.account == "drill-a" and o.behaviour is Behaviour.NORMAL)
        got = await client.okx_cancel([{"instId": order.instrument, "algoId": order.algo_id}])
        assert got.codes == ["0"]
        now += DOWN_S - 0.1
        assert (await client.okx_list("twap")).status == 503
        now += 0.1
        assert (await client.okx_list("twap")).status == 200


async def test_binance_silent() -> None:
    now = 1000.0
    async with practising(scenario="binance-silent", monotonic=lambda: now) as client:
        assert (await client.binance("GET", "/fapi/v1/openAlgoOrders")).status == 200
        now += LISTED_S
        asking = asyncio.create_task(client.binance("GET", "/fapi/v1/openAlgoOrders"))
        assert (await client.okx_list("twap")).status == 200
        while not any(arrival.fault == "hang" for arrival in client.venues.ledger.requests):
            await asyncio.sleep(0)
        assert not asking.done()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking


async def test_rate_limit_storm_passes() -> None:
    async with practising(scenario="rate-limit-storm") as client:
        assert (await client.okx_list("twap")).status == 200
        assert (await client.okx_cancel([{"instId": "x", "algoId": "1"}])).status == 429
        statuses = [(await client.okx_list("twap")).status for _ in range(5)]
        assert statuses == [429] * 4 + [200]
        order = client.venues.book.of("drill-c", Family.UM)[0]
        order.behaviour = Behaviour.NORMAL
        answers = [await client.binance("DELETE", "/fapi/v1/algoOrder", f"algoId={order.algo_id}") for _ in range(3)]
        assert [got.status for got in answers] == [429, 429, 200]
        assert answers[0].headers["Retry-After"] == "1"


async def test_partial_refusals() -> None:
    async with practising(scenario="partial-refusals") as client:
        refusing = [order for order in client.venues.book if order.behaviour is Behaviour.REFUSES]
        assert len(refusing) == 9


async def test_bot_replaces_so_many_and_no_more() -> None:
    async with practising(scenario="bot-replaces") as client:
        book = client.venues.book
        for order in book.live():
            book.cancel_by_other_hand(order.algo_id, order.family)
        born = book.live()
        assert len(born) == BOT_ORDERS
        assert all(order.behaviour is Behaviour.NORMAL and order.cancels == 0 for order in born)
        kinds = {order.kind for order in born if order.account == "drill-a"}
        listed = [i for kind in sorted(kinds) for i in (await client.okx_list(kind)).ids]
        assert sorted(listed) == sorted(order.algo_id for order in born if order.account == "drill-a")


async def test_html_pages_pass() -> None:
    async with practising(scenario="html-pages") as client:
        assert (await client.okx_list("twap")).status == 200
        first = await client.okx_cancel([{"instId": "x", "algoId": "1"}])
        answers = [first, *[await client.okx_list("twap") for _ in range(3)]]
        assert [got.status for got in answers] == [502, 502, 502, 200]
        assert answers[0].headers["Content-Type"] == "text/html"


async def test_venue_outage() -> None:
    now = 1000.0
    async with practising(scenario="venue-outage", monotonic=lambda: now) as client:
        order = client.venues.book.of("drill-a", Family.OKX_ALGO)[0]
        item = {"instId": order.instrument, "algoId": order.algo_id}
        assert (await client.okx_list("twap")).status == 200
        got = await client.okx_cancel([item])
        assert (got.status, got.json["code"], order.live) == (503, "50001", True)
        assert (await client.okx_list("twap")).status == 503
        assert (await client.binance("GET", "/fapi/v1/openAlgoOrders")).status == 200
        got = await client.binance("DELETE", "/fapi/v1/algoOrder", "algoId=1")
        assert (got.status, got.json["code"]) == (503, -1000)
        now += OUTAGE_S
        assert (await client.okx_list("twap")).status == 200
        assert (await client.binance("GET", "/fapi/v1/openAlgoOrders")).status == 200


async def test_slow_delays_everything() -> None:
    async with practising(scenario="slow") as client:
        asking = asyncio.create_task(client.okx_list("twap"))
        while not client.venues.ledger.requests:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not asking.done()
        assert client.venues.ledger.requests[0].fault == "delay"
        asking.cancel()
