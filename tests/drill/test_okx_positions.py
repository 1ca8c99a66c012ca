"""The practice OKX's positions, close-position and cancel-all-after over sockets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gui.domain.venues import Family
from gui.drill.account import default_accounts
from gui.drill.exchange import Asked
from gui.drill.positions import CloseBehaviour
from tests.drill.market import BTC, LONG, SHORT, Clock, okx, order, plain
from tests.drill.signed import Client, Got, practising

POSITIONS = "/api/v5/account/positions"
CLOSE = {"instId": BTC, "mgnMode": "cross"}
HEDGED = tuple(replace(account, hedge=account.label == "drill-b") for account in default_accounts())


async def rows(client: Client, more: str = "", label: str = "drill-a") -> list[dict[str, Any]]:
    got = await client.okx("GET", POSITIONS + more, label)
    assert got.json["code"] == "0", got.text
    data: list[dict[str, Any]] = got.json["data"]
    return data


async def sizes(client: Client, label: str = "drill-a") -> list[str]:
    return [row["pos"] for row in await rows(client, label=label)]


async def close(client: Client, label: str = "drill-a", **more: object) -> Got:
    return await client.okx_post("close-position", {**CLOSE, **more}, label)


async def test_rows_of_every_mode() -> None:
    held = [
        okx("-10"),
        okx("5", "SOL-USDT-SWAP", margin="isolated"),
        okx("-2", "ETH-USDT", currency="USDT"),
        okx("0", "LTC-USDT-SWAP"),
        okx("-7", account="drill-b", side=SHORT),
    ]
    async with practising(orders=[], positions=held, accounts=HEDGED) as client:
        net, isolated, margin = await rows(client)
        assert (net["pos"], net["posSide"], net["mgnMode"], net["instType"], net["availPos"]) == (
            "-10",
            "net",
            "cross",
            "SWAP",
            "",
        )
        assert net["notionalUsd"] == "6412.1000"
        assert Decimal(net["upl"]) == Decimal("-12.1")
        assert isolated["mgnMode"] == "isolated"
        assert (margin["instType"], margin["pos"], margin["posCcy"], margin["ccy"]) == ("MARGIN", "2", "USDT", "USDT")
        (short,) = await rows(client, label="drill-b")
        assert (short["pos"], short["posSide"], short["availPos"]) == ("7", "short", "7")
        config = await client.okx("GET", "/api/v5/account/config", "drill-b")
        assert config.json["data"][0]["posMode"] == "long_short_mode"
        assert [row["instId"] for row in await rows(client, f"?instId={BTC},LTC-USDT-SWAP")] == [BTC]
        assert [row["instType"] for row in await rows(client, "?instType=MARGIN")] == ["MARGIN"]
        assert await rows(client, f"?posId={net['posId']}") == [net]
        for wrong in ("?instType=SPOT", "?instId=" + ",".join("X" * 11), "?posId=" + ",".join("1" * 21)):
            assert (await client.okx("GET", POSITIONS + wrong)).json["code"] == "51000"


async def test_attached_close_orders_are_those_of_the_whole_fraction() -> None:
    stop = order(Family.OKX_ALGO, kind="conditional", protective=True, wire={"closeFraction": "1", "slTriggerPx": "5"})
    other = order(Family.OKX_ALGO, "8", kind="conditional", protective=True)
    async with practising(orders=[stop, other], positions=[okx()]) as client:
        (row,) = await rows(client)
        assert [(one["algoId"], one["slTriggerPx"]) for one in row["closeOrderAlgo"]] == [("7", "5")]


async def test_closes_the_whole_and_writes_it_down() -> None:
    async with practising(orders=[], positions=[okx("-10"), okx("4", account="drill-b")]) as client:
        got = await close(client, clOrdId="ours1", posSide="net")
        assert (got.status, got.json["code"]) == (200, "0")
        assert got.json["data"] == [{"instId": BTC, "posSide": "net", "clOrdId": "ours1", "tag": ""}]
        assert await sizes(client) == []
        (done,) = client.venues.ledger.closes
        assert plain(done.account, done.before, done.after, done.quantity, done.client_id) == (
            "drill-a",
            -10,
            0,
            10,
            "ours1",
        )
        assert client.venues.ledger.requests[0].items == (BTC,)
        got = await close(client)
        assert (got.status, got.json["code"], got.json["data"]) == (200, "51023", [])
        assert await sizes(client, "drill-b") == ["4"]


async def test_position_sides() -> None:
    held = [okx("9", account="drill-b", side=LONG), okx("-6", account="drill-b", side=SHORT)]
    async with practising(orders=[], positions=[*held, okx()], accounts=HEDGED) as client:
        for wrong in ({}, {"posSide": "net"}):
            assert (await close(client, "drill-b", **wrong)).json["code"] == "51000"
        assert (await close(client, posSide="long")).json["code"] == "51000"
        assert (await close(client, "drill-b", posSide="short")).json["code"] == "0"
        assert await sizes(client, "drill-b") == ["9"]
        assert (await close(client, "drill-b", posSide="short")).json["code"] == "51023"


async def test_margin_mode_and_currency_belong_to_the_position() -> None:
    held = [okx(margin="isolated"), okx("2", "ETH-USDT", currency="USDT")]
    async with practising(orders=[], positions=held) as client:
        assert (await close(client)).json["code"] == "51023"
        assert (await close(client, mgnMode="isolated")).json["code"] == "0"
        assert (await close(client, instId="ETH-USDT")).json["code"] == "51023"
        assert (await close(client, instId="ETH-USDT", ccy="USDT")).json["code"] == "0"


async def test_pending_close_orders_are_in_the_way_without_autocxl() -> None:
    in_the_way = order(side="sell", protective=True)
    others = [
        order(algo_id="8", side="buy"),
        order(algo_id="9", side="sell"),
        order(algo_id="10", side="sell", protective=True, wire={"tdMode": "isolated"}),
        order(Family.OKX_ALGO, "11", side="sell", kind="conditional", protective=True),
    ]
    async with practising(orders=[in_the_way, *others], positions=[okx()]) as client:
        got = await close(client)
        assert (got.status, got.json["code"]) == (429, "51115")
        assert await sizes(client) == ["10"]
        assert (await close(client, autoCxl=True)).json["code"] == "0"
        assert await sizes(client) == []
        assert sorted(one.algo_id for one in client.venues.book.live()) == ["10", "11", "8", "9"]


async def test_stops_bound_to_the_position_vanish_with_it() -> None:
    bound = order(Family.OKX_ALGO, kind="oco", protective=True, with_position=True)
    loose = order(Family.OKX_ALGO, "8", kind="oco", protective=True)
    other = order(Family.OKX_ALGO, "9", kind="oco", protective=True, with_position=True, wire={"tdMode": "isolated"})
    async with practising(orders=[bound, loose, other], positions=[okx()]) as client:
        assert (await close(client)).json["code"] == "0"
        assert [one.algo_id for one in client.venues.book.live()] == ["8", "9"]


@pytest.mark.parametrize(
    ("behaviour", "codes", "left"),
    [
        (CloseBehaviour.REFUSES, ["51113", "51113", "0"], []),
        (CloseBehaviour.REJECTS, ["51027"] * 3, ["10"]),
        (CloseBehaviour.BAND, ["51006", "51006", "0"], []),
        (CloseBehaviour.PARTIAL, ["0", "0", "51023"], []),
        (CloseBehaviour.DUST, ["0", "51020", "51020"], ["0.005"]),
    ],
)
async def test_behaviours(behaviour: CloseBehaviour, codes: list[str], left: list[str]) -> None:
    async with practising(orders=[], positions=[okx(behaviour=behaviour)]) as client:
        assert [(await close(client)).json["code"] for _ in codes] == codes
        assert await sizes(client) == left


async def test_slow_closes_on_arrival() -> None:
    async with practising(orders=[], positions=[okx(behaviour=CloseBehaviour.SLOW)]) as client:
        target, body = "/api/v5/trade/close-position", b'{"instId":"BTC-USDT-SWAP","mgnMode":"cross"}'
        headers = client.okx_headers("drill-a", "POST", target, body)
        answer = client.venues.okx.answer(Asked("POST", target, headers, body, 0.0))
        assert 1.5 <= answer.delay_s <= 2.5
        assert await sizes(client) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([CLOSE], "50002"),
        ({"mgnMode": "cross"}, "50014"),
        ({"instId": BTC}, "50014"),
        ({**CLOSE, "mgnMode": "both"}, "51000"),
        ({**CLOSE, "autoCxl": "yes"}, "51000"),
        ({**CLOSE, "instId": 5}, "50002"),
        ({**CLOSE, "instId": "NO-SUCH"}, "51001"),
    ],
)
async def test_refused_bodies(body: object, code: str) -> None:
    async with practising(orders=[], positions=[okx()]) as client:
        assert (await client.okx_post("close-position", body)).json["code"] == code
        assert client.venues.ledger.closes == []


async def test_twenty_closes_in_two_seconds_and_ten_readings() -> None:
    clock = Clock()
    async with practising(orders=[], positions=[okx()], accounts=HEDGED, monotonic=clock) as client:
        client.venues.okx.reset()
        codes = [(await close(client)).json["code"] for _ in range(21)]
        assert codes == ["0"] + ["51023"] * 19 + ["50011"]
        got = [(await client.okx("GET", POSITIONS)).status for _ in range(11)]
        assert got == [200] * 10 + [429]
        assert len(client.venues.ledger.breaches) == 2


async def test_dead_man_timer_cancels_the_ordinary_orders_of_the_account() -> None:
    clock = Clock()
    made = [
        order(),
        order(algo_id="8", account="drill-b"),
        order(Family.OKX_ALGO, "9", kind="trigger"),
    ]
    async with practising(orders=made, monotonic=clock) as client:
        assert (await client.okx_post("cancel-all-after", {"timeOut": "30"})).json["data"][0]["triggerTime"] != "0"
        assert (await client.okx_post("cancel-all-after", {"timeOut": "30"})).status == 429
        clock.now += 29.0
        await client.okx_post("cancel-all-after", {"timeOut": "10", "tag": ""})
        clock.now += 9.5
        assert len((await client.okx("GET", "/api/v5/trade/orders-pending")).json["data"]) == 1
        clock.now += 1.0
        assert (await client.okx("GET", "/api/v5/trade/orders-pending")).json["data"] == []
        assert sorted(one.algo_id for one in client.venues.book.live()) == ["8", "9"]
        notes = [(note.what, note.at, note.cancelled) for note in client.venues.ledger.timers]
        assert notes == [("armed", 100.0, 0), ("armed", 129.0, 0), ("ran-out", 139.0, 1)]
        assert client.venues.ledger.cancelled_at("7") == 139.0


async def test_dead_man_timer_is_switched_off() -> None:
    clock = Clock()
    async with practising(orders=[order()], monotonic=clock) as client:
        await client.okx_post("cancel-all-after", {"timeOut": "10"})
        clock.now += 2.0
        got = await client.okx_post("cancel-all-after", {"timeOut": "0"})
        assert got.json["data"][0]["triggerTime"] == "0"
        clock.now += 60.0
        assert len((await client.okx("GET", "/api/v5/trade/orders-pending")).json["data"]) == 1
        assert [note.what for note in client.venues.ledger.timers] == ["armed", "disarmed"]
        for body, code in (({}, "50014"), ({"timeOut": "9"}, "51000"), ({"timeOut": 10}, "51000"), ([], "50002")):
            clock.now += 1.0
            assert (await client.okx_post("cancel-all-after", body)).json["code"] == code
