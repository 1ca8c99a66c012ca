"""The practice OKX's listing, detail and history over sockets."""

from __future__ import annotations

import pytest

from gui.domain.venues import Family, Venue
from gui.drill.orders import OrderState
from gui.drill.seeds import many
from tests.drill.signed import WALL, practising

TYPES = ("conditional", "oco", "trigger", "move_order_stop", "chase", "iceberg", "twap", "smart_iceberg")


async def test_every_order_is_listed_under_its_type() -> None:
    async with practising() as client:
        for label, count in (("drill-a", 8), ("drill-b", 5)):
            found = [row for kind in TYPES for row in (await client.okx_list(kind, label)).json["data"]]
            assert len(found) == count
            assert {row["algoId"] for row in found} == {
                order.algo_id for order in client.venues.book.of(label, Family.OKX_ALGO)
            }
            assert all(row["state"] == "live" and len(row["algoId"]) == 19 for row in found)
            texts = [v for row in found for v in row.values() if not isinstance(v, list | dict)]
            assert all(isinstance(value, str) for value in texts)


async def test_joined_types_are_conditional_and_oco_only() -> None:
    async with practising() as client:
        got = await client.okx_list("conditional,oco")
        assert {row["ordType"] for row in got.json["data"]} == {"conditional", "oco"}
        for wrong in ("trigger,oco", "", "nonsense", "conditional,oco,trigger"):
            got = await client.okx_list(wrong)
            assert (got.status, got.json["code"], got.json["data"]) == (400, "51000", [])
        got = await client.okx("GET", "/api/v5/trade/orders-algo-pending")
        assert got.json["code"] == "51000"


async def test_pages_are_newest_first_and_after_goes_on() -> None:
    orders = many(2100, venue=Venue.OKX, now=WALL, label="drill-a")
    async with practising(orders=orders) as client:
        expected = sorted((o.algo_id for o in orders if o.kind == "twap"), key=int, reverse=True)
        seen: list[str] = []
        more = ""
        while page := (await client.okx_list("twap", more=more)).ids:
            seen += page
            more = f"&after={page[-1]}&limit=100"
        assert seen == expected
        assert len(seen) > 300
        newer = await client.okx_list("twap", more=f"&before={expected[3]}")
        assert newer.ids == expected[:3]


@pytest.mark.parametrize("more", ["&limit=101", "&limit=0", "&limit=x", "&after=x", "&before=-1"])
async def test_bad_paging_is_a_parameter_error(more: str) -> None:
    async with practising() as client:
        assert (await client.okx_list("twap", more=more)).json["code"] == "51000"


async def test_filters() -> None:
    async with practising() as client:
        assert len((await client.okx_list("twap", more="&instId=BTC-USDT-SWAP")).ids) == 1
        assert len((await client.okx_list("trigger", more="&instType=FUTURES")).ids) == 1
        assert (await client.okx_list("trigger", more="&instType=SWAP")).ids == []


async def test_detail_and_history_follow_an_order() -> None:
    async with practising() as client:
        order = next(o for o in client.venues.book if o.kind == "oco")
        path = f"/api/v5/trade/order-algo?algoId={order.algo_id}"
        assert (await client.okx("GET", path)).json["data"][0]["state"] == "live"
        client.venues.book.fire(order.algo_id)
        row = (await client.okx("GET", path)).json["data"][0]
        assert row["state"] == "effective"
        assert row["ordIdList"] == [row["ordId"]]
        assert row["triggerTime"] == str(int(WALL * 1000))
        base = "/api/v5/trade/orders-algo-history?ordType=oco"
        assert (await client.okx("GET", base + "&state=effective")).ids == [order.algo_id]
        assert (await client.okx("GET", base + "&state=canceled")).ids == []
        assert (await client.okx("GET", f"{base}&algoId={order.algo_id}")).ids == [order.algo_id]
        assert (await client.okx("GET", base)).json["code"] == "50015"
        assert (await client.okx("GET", base + "&state=live")).json["code"] == "51000"
        assert (await client.okx("GET", base.partition("?")[0] + "?state=canceled")).json["code"] == "51000"
        assert order.state is OrderState.FIRED


async def test_detail_of_nothing() -> None:
    async with practising() as client:
        got = await client.okx("GET", "/api/v5/trade/order-algo?algoId=1")
        assert (got.status, got.json["code"], got.json["data"]) == (200, "51603", [])
        other = next(o for o in client.venues.book if o.account == "drill-b")
        got = await client.okx("GET", f"/api/v5/trade/order-algo?algoId={other.algo_id}")
        assert got.json["code"] == "51603"
        assert (await client.okx("GET", "/api/v5/trade/order-algo")).json["code"] == "50015"
        named = next(o for o in client.venues.book if o.account == "drill-a" and o.client_id)
        got = await client.okx("GET", f"/api/v5/trade/order-algo?algoClOrdId={named.client_id}")
        assert got.ids == [named.algo_id]
