"""The practice Binance's listings, history and single queries over sockets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.venues import Family
from tests.drill.signed import WALL, practising

NOW_MS = int(WALL * 1000)


async def test_the_four_families_list_the_drills_twelve_orders() -> None:
    async with practising() as client:
        futures = (await client.binance("GET", "/sapi/v1/algo/futures/openOrders")).json
        spot = (await client.binance("GET", "/sapi/v1/algo/spot/openOrders")).json
        um = (await client.binance("GET", "/fapi/v1/openAlgoOrders")).json
        cm = (await client.binance("GET", "/dapi/v1/openAlgoOrders")).json
        assert (futures["total"], spot["total"], len(um), len(cm)) == (3, 2, 5, 2)
        assert {row["algoType"] for row in futures["orders"]} == {"TWAP", "VP"}
        assert all("positionSide" in row for row in futures["orders"])
        assert not any("positionSide" in row for row in spot["orders"])
        assert {row["algoStatus"] for row in futures["orders"] + spot["orders"]} == {"WORKING"}
        assert {row["algoStatus"] for row in um + cm} == {"NEW"}
        assert all(isinstance(row["algoId"], int) for row in um + cm + futures["orders"])
        assert any(row["closePosition"] for row in um)


async def test_conditional_filters() -> None:
    async with practising() as client:
        path = "/fapi/v1/openAlgoOrders"
        (row,) = (await client.binance("GET", path, "symbol=BTCUSDT")).json
        assert (row["symbol"], row["orderType"]) == ("BTCUSDT", "STOP_MARKET")
        assert (await client.binance("GET", path, f"algoId={row['algoId']}")).json == [row]
        assert (await client.binance("GET", path, "algoType=OTHER")).json == []
        got = await client.binance("GET", path, "symbol=NOPE")
        assert (got.status, got.json["code"]) == (400, -1121)


@pytest.mark.parametrize(("service", "family"), [("fapi", Family.UM), ("dapi", Family.CM)])
async def test_single_query_follows_an_order(service: str, family: Family) -> None:
    async with practising() as client:
        order = client.venues.book.of("drill-c", family)[0]
        path, ask = f"/{service}/v1/algoOrder", f"algoId={order.algo_id}"
        row = (await client.binance("GET", path, ask)).json
        assert (row["algoStatus"], row["actualOrderId"], row["actualQty"]) == ("NEW", "", "0")
        client.venues.book.fire(order.algo_id)
        row = (await client.binance("GET", path, ask)).json
        assert row["algoStatus"] == "TRIGGERED"
        assert int(row["actualOrderId"]) > 2**53
        assert row["triggerTime"] == NOW_MS
        got = await client.binance("GET", path, f"clientAlgoId={order.client_id}")
        assert got.json["algoId"] == int(order.algo_id)
        assert (await client.binance("GET", path, "algoId=1")).json["code"] == -2013
        assert (await client.binance("GET", path)).json["code"] == -1102


async def test_all_orders_of_a_symbol() -> None:
    async with practising() as client:
        book, path = client.venues.book, "/fapi/v1/allAlgoOrders"
        ids = [int(o.algo_id) for o in reversed(book.of("drill-c", Family.UM)) if o.instrument == "SOLUSDT"]
        book.cancel_by_other_hand(str(ids[0]))
        rows = (await client.binance("GET", path, "symbol=SOLUSDT")).json
        assert [row["algoId"] for row in rows] == ids
        assert [row["algoStatus"] for row in rows] == ["CANCELED", "NEW"]
        assert len((await client.binance("GET", path, "symbol=SOLUSDT&limit=1")).json) == 1
        assert (await client.binance("GET", path, f"symbol=SOLUSDT&startTime={NOW_MS}")).json == []
        assert (await client.binance("GET", path)).json["code"] == -1102
        assert (await client.binance("GET", path, "symbol=NOPE")).json["code"] == -1121
        assert (await client.binance("GET", path, "symbol=SOLUSDT&limit=x")).json["code"] == -1100


@pytest.mark.parametrize(("product", "family"), [("futures", Family.SAPI_FUTURES), ("spot", Family.SAPI_SPOT)])
async def test_history_holds_what_ended(product: str, family: Family) -> None:
    async with practising() as client:
        book, path = client.venues.book, f"/sapi/v1/algo/{product}/historicalOrders"
        assert (await client.binance("GET", path)).json == {"total": 0, "orders": []}
        first, second = book.of("drill-c", family)[:2]
        book.cancel_by_other_hand(first.algo_id)
        book.fire(second.algo_id)
        got = (await client.binance("GET", path)).json
        assert got["total"] == 2
        assert [row["algoStatus"] for row in got["orders"]] == ["CANCELLED", "FINISHED"]
        assert all(row["endTime"] == NOW_MS for row in got["orders"])
        page = (await client.binance("GET", path, "page=2&pageSize=1")).json
        assert (page["total"], len(page["orders"])) == (2, 1)
        only = (await client.binance("GET", path, f"symbol={first.instrument}&side={first.side.upper()}")).json
        assert first.algo_id in {str(row["algoId"]) for row in only["orders"]}
        assert (await client.binance("GET", path, "pageSize=101")).json["code"] == -20130
        assert (await client.binance("GET", path, "page=x")).json["code"] == -20130


async def test_sub_orders() -> None:
    async with practising() as client:
        path = "/sapi/v1/algo/futures/subOrders"
        order = client.venues.book.of("drill-c", Family.SAPI_FUTURES)[0]
        ask = f"algoId={order.algo_id}"
        assert (await client.binance("GET", path, ask)).json["subOrders"] == []
        order.executed = Decimal("1.250")
        (row,) = (await client.binance("GET", path, ask)).json["subOrders"]
        assert row["orderId"] > 2**53
        assert row["executedQty"] == "1.250"
        assert (await client.binance("GET", path)).json["code"] == -1102
        assert (await client.binance("GET", path, "algoId=1")).json["code"] == -20124
        assert (await client.binance("GET", path, ask + "&pageSize=0")).json["code"] == -20130
