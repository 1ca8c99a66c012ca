"""The practice Binance's ordinary futures orders over sockets: listing, query, single, batch and symbol cancel."""

from __future__ import annotations

import json
from decimal import Decimal
from urllib.parse import quote

import pytest

from gui.domain.venues import Family
from gui.drill.exchange import Asked
from gui.drill.orders import Behaviour, PracticeOrder
from tests.drill.market import order
from tests.drill.signed import Client, practising

SERVICES = [("fapi", Family.UM_ORDERS, "BTCUSDT"), ("dapi", Family.CM_ORDERS, "BTCUSD_PERP")]
BOTH = pytest.mark.parametrize(("service", "family", "symbol"), SERVICES)


def made(family: Family, symbol: str, n: int = 3) -> list[PracticeOrder]:
    return [order(family, str(100 + i), instrument=symbol, client_id=f"mine{i}") for i in range(n)]


async def listed(client: Client, service: str, more: str = "") -> list[int]:
    got = await client.binance("GET", f"/{service}/v1/openOrders", more)
    assert got.status == 200, got.text
    return [row["orderId"] for row in got.json]


@BOTH
async def test_listing_weighs_forty_without_a_symbol(service: str, family: Family, symbol: str) -> None:
    async with practising(orders=made(family, symbol)) as client:
        got = await client.binance("GET", f"/{service}/v1/openOrders")
        assert got.headers["X-MBX-USED-WEIGHT-1M"] == "40"
        row = next(row for row in got.json if row["orderId"] == 100)
        assert (row["symbol"], row["type"], row["side"], row["positionSide"]) == (symbol, "LIMIT", "SELL", "BOTH")
        assert (row["reduceOnly"], row["status"], row["clientOrderId"]) == (False, "NEW", "mine0")
        assert ("cumQuote" in row) is (family is Family.UM_ORDERS)
        got = await client.binance("GET", f"/{service}/v1/openOrders", f"symbol={symbol}")
        assert (len(got.json), got.headers["X-MBX-USED-WEIGHT-1M"]) == (3, "41")
        assert (await client.binance("GET", f"/{service}/v1/openOrders", "symbol=NOSUCH")).json["code"] == -1121
        client.venues.book.find("101").executed = Decimal(1)
        statuses = {row["orderId"]: row["status"] for row in (await client.binance("GET", got_path(service))).json}
        assert statuses == {100: "NEW", 101: "PARTIALLY_FILLED", 102: "NEW"}


def got_path(service: str) -> str:
    return f"/{service}/v1/openOrders"


@BOTH
async def test_one_cancel_and_query(service: str, family: Family, symbol: str) -> None:
    async with practising(orders=made(family, symbol)) as client:
        path = f"/{service}/v1/order"
        got = await client.binance("DELETE", path, f"symbol={symbol}&orderId=100")
        assert (got.status, got.json["status"], got.json["orderId"]) == (200, "CANCELED", 100)
        assert client.venues.ledger.requests[0].items == ("100",)
        assert client.venues.ledger.cancelled_at("100") is not None
        got = await client.binance("DELETE", path, f"symbol={symbol}&orderId=100")
        assert (got.status, got.json["code"]) == (400, -2011)
        assert (await client.binance("DELETE", path, f"symbol={symbol}&origClientOrderId=mine1")).status == 200
        assert await listed(client, service) == [102]
        got = await client.binance("GET", path, f"symbol={symbol}&orderId=100")
        assert got.json["status"] == "CANCELED"
        assert (await client.binance("GET", path, f"symbol={symbol}&orderId=5")).json["code"] == -2013
        other = "ETHUSDT" if family is Family.UM_ORDERS else "ADAUSD_PERP"
        assert (await client.binance("DELETE", path, f"symbol={other}&orderId=102")).json["code"] == -2011
        for wrong, code in (
            ("orderId=102", -1102),
            (f"symbol={symbol}", -1102),
            (f"symbol={symbol}&orderId=x", -1100),
            ("symbol=NOSUCH&orderId=102", -1121),
            (f"symbol={symbol}&orderId=102&algoId=1", -1104),
        ):
            assert (await client.binance("DELETE", path, wrong)).json["code"] == code


@BOTH
async def test_batch_mixes_rows_and_codes(service: str, family: Family, symbol: str) -> None:
    async with practising(orders=made(family, symbol)) as client:
        path = f"/{service}/v1/batchOrders"
        ids = quote(json.dumps([100, 5, 101], separators=(",", ":")))
        got = await client.binance("DELETE", path, f"symbol={symbol}&orderIdList={ids}")
        assert got.status == 200
        assert [row.get("orderId") for row in got.json] == [100, None, 101]
        assert got.json[1] == {"code": -2011, "msg": "Unknown order sent."}
        assert client.venues.ledger.requests[0].items == ("100", "5", "101")
        names = quote(json.dumps(["mine2"]))
        got = await client.binance("DELETE", path, f"symbol={symbol}&origClientOrderIdList={names}")
        assert [row["orderId"] for row in got.json] == [102]
        assert await listed(client, service) == []


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ("orderIdList=[1]", -1102),
        ("symbol=BTCUSDT", -1102),
        ("symbol=NOSUCH&orderIdList=[1]", -1121),
        ("symbol=BTCUSDT&orderIdList=[1,%202]", -1100),
        ("symbol=BTCUSDT&orderIdList=[1", -1100),
        ("symbol=BTCUSDT&orderIdList=[]", -1130),
        ("symbol=BTCUSDT&orderIdList=[%221%22]", -1130),
        ("symbol=BTCUSDT&orderIdList=1", -1130),
        ("symbol=BTCUSDT&orderIdList=[1,2,3,4,5,6,7,8,9,10,11]", -1130),
        ("symbol=BTCUSDT&orderIdList=[1]&origClientOrderIdList=[%22a%22]", -1130),
    ],
)
async def test_refused_batches(params: str, code: int) -> None:
    async with practising(orders=made(Family.UM_ORDERS, "BTCUSDT")) as client:
        assert (await client.binance("DELETE", "/fapi/v1/batchOrders", params)).json["code"] == code


@BOTH
async def test_symbol_cancel_leaves_algo_orders_and_other_symbols(service: str, family: Family, symbol: str) -> None:
    algo = Family.UM if family is Family.UM_ORDERS else Family.CM
    other = "ETHUSDT" if family is Family.UM_ORDERS else "ADAUSD_PERP"
    stop = order(algo, "9", kind="STOP_MARKET", instrument=symbol)
    async with practising(orders=[*made(family, symbol), order(family, "200", instrument=other), stop]) as client:
        path = f"/{service}/v1/allOpenOrders"
        got = await client.binance("DELETE", path, f"symbol={symbol}")
        assert got.json == {"code": 200, "msg": "The operation of cancel all open order is done."}
        assert await listed(client, service) == [200]
        assert client.venues.book.find("9").live
        assert (await client.binance("DELETE", f"/{service}/v1/algoOpenOrders", f"symbol={symbol}")).status == 200
        assert client.venues.book.find("200").live
        assert (await client.binance("DELETE", path)).json["code"] == -1102
        assert (await client.binance("DELETE", path, "symbol=NOSUCH")).json["code"] == -1121


@pytest.mark.parametrize(
    ("behaviour", "codes"),
    [
        (Behaviour.REFUSES, [-1001, -1001, None]),
        (Behaviour.FIRES, [-2011, -2011]),
        (Behaviour.STUBBORN, [None, None, None, -2011]),
        (Behaviour.REJECTS, [-4088, -4088]),
        (Behaviour.HALTED, [-1001, -1001]),
    ],
)
async def test_behaviours(behaviour: Behaviour, codes: list[int | None]) -> None:
    async with practising(orders=[order(Family.UM_ORDERS, behaviour=behaviour)]) as client:
        for code in codes:
            got = await client.binance("DELETE", "/fapi/v1/order", "symbol=BTCUSDT&orderId=7")
            assert got.json.get("code") == code
        if behaviour is Behaviour.REJECTS:
            assert (await client.binance("DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT")).status == 200
            assert await listed(client, "fapi") == [7]


async def test_a_refusing_order_fails_the_symbol_cancel() -> None:
    async with practising(orders=[order(Family.UM_ORDERS, behaviour=Behaviour.REFUSES)]) as client:
        got = await client.binance("DELETE", "/fapi/v1/allOpenOrders", "symbol=BTCUSDT")
        assert got.json["code"] == -2012


async def test_slow_answers_late() -> None:
    async with practising(orders=[order(Family.UM_ORDERS, behaviour=Behaviour.SLOW)]) as client:
        target = "/fapi/v1/order?" + client.query("symbol=BTCUSDT&orderId=7")
        headers = {"X-MBX-APIKEY": client.account("drill-c").key}
        answer = client.venues.binance.answer(Asked("DELETE", target, headers, b"", 0.0))
        assert 1.5 <= answer.delay_s <= 2.5
        assert await listed(client, "fapi") == []


async def test_the_child_of_a_conditional_order() -> None:
    limit = order(Family.UM, kind="TAKE_PROFIT", client_id="tp", wire={"price": "65000.0", "positionSide": "BOTH"})
    async with practising(orders=[limit]) as client:
        book = client.venues.book
        book.spawns = True
        parent = book.fire("7", Family.UM)
        assert await listed(client, "fapi") == [int(parent.child_id)]
        got = await client.binance("GET", "/fapi/v1/order", f"symbol=BTCUSDT&orderId={parent.child_id}")
        assert (got.json["price"], got.json["clientOrderId"], got.json["type"]) == ("65000.0", "tp", "LIMIT")
        await client.binance("DELETE", "/fapi/v1/order", f"symbol=BTCUSDT&orderId={parent.child_id}")
        told = (await client.binance("GET", "/fapi/v1/algoOrder", "algoId=7")).json
        assert (told["algoStatus"], told["actualQty"]) == ("FINISHED", "0")
        assert len(book.positions) == 0
