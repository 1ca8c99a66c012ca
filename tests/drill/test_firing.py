"""A conditional order on its way from NEW to FINISHED, as listing, query and cancel tell it."""

from __future__ import annotations

import pytest

from gui.domain.venues import Family
from gui.drill.orders import PracticeOrder
from tests.drill.signed import Client, practising

SERVICES = [("fapi", Family.UM), ("dapi", Family.CM)]


async def told(client: Client, service: str, order: PracticeOrder) -> tuple[list[str], str, str, int]:
    """Give the listing's statuses of the order, the query's status and quantity, and what a cancel answers."""
    listing = (await client.binance("GET", f"/{service}/v1/openAlgoOrders")).json
    listed = [row["algoStatus"] for row in listing if str(row["algoId"]) == order.algo_id]
    query = (await client.binance("GET", f"/{service}/v1/algoOrder", f"algoId={order.algo_id}")).json
    got = await client.binance("DELETE", f"/{service}/v1/algoOrder", f"algoId={order.algo_id}")
    return listed, query["algoStatus"], query["actualQty"], got.json["code"]


@pytest.mark.parametrize(("service", "family"), SERVICES)
async def test_triggering_is_listed_and_cannot_be_cancelled(service: str, family: Family) -> None:
    async with practising(scenario="calm") as client:
        book = client.venues.book
        order = next(order for order in book.of("drill-c", family) if order.size)
        book.begin_to_fire(order.algo_id, family)
        assert await told(client, service, order) == (["TRIGGERING"], "TRIGGERING", "0", -2011)
        await client.binance("DELETE", f"/{service}/v1/algoOpenOrders", f"symbol={order.instrument}")
        assert await told(client, service, order) == (["TRIGGERING"], "TRIGGERING", "0", -2011)
        assert client.venues.ledger.fired_at(order.algo_id) is None
        book.fire(order.algo_id, family)
        assert await told(client, service, order) == ([], "TRIGGERED", str(order.size), -2011)
        assert client.venues.ledger.fired_at(order.algo_id) is not None
        assert client.venues.ledger.cancelled_at(order.algo_id) is None


@pytest.mark.parametrize(("service", "family"), SERVICES)
@pytest.mark.parametrize("traded", [True, False])
async def test_finished_tells_whether_the_child_traded(service: str, family: Family, traded: bool) -> None:
    async with practising(scenario="calm") as client:
        book = client.venues.book
        order = next(order for order in book.of("drill-c", family) if order.size)
        book.fire(order.algo_id, family)
        book.finish(order.algo_id, family, traded=traded)
        assert await told(client, service, order) == ([], "FINISHED", str(order.size) if traded else "0", -2011)


async def test_only_what_can_fire_so_does() -> None:
    async with practising(scenario="calm") as client:
        book = client.venues.book
        okx, um = book.of("drill-a", Family.OKX_ALGO)[0], book.of("drill-c", Family.UM)[0]
        for order in (okx, um):
            with pytest.raises(ValueError):
                book.finish(order.algo_id, order.family)
        with pytest.raises(ValueError):
            book.begin_to_fire(okx.algo_id)
        book.cancel_by_other_hand(um.algo_id, um.family)
        with pytest.raises(ValueError):
            book.begin_to_fire(um.algo_id, um.family)
        assert okx.live
