"""The practice Binance's cancels over sockets: the three words of success, every behaviour, every refusal."""

from __future__ import annotations

import pytest

from gui.domain.venues import Family
from gui.drill.exchange import Asked
from gui.drill.orders import Behaviour, PracticeOrder
from gui.drill.venues import PracticeVenues
from tests.drill.signed import WALL, Client, practising

DELETE = {
    Family.SAPI_FUTURES: "/sapi/v1/algo/futures/order",
    Family.SAPI_SPOT: "/sapi/v1/algo/spot/order",
    Family.UM: "/fapi/v1/algoOrder",
    Family.CM: "/dapi/v1/algoOrder",
}
GONE = {Family.SAPI_FUTURES: -20124, Family.SAPI_SPOT: -20124, Family.UM: -2011, Family.CM: -2011}
EVERY = pytest.mark.parametrize("family", list(DELETE))


def one(client: Client, family: Family, behaviour: Behaviour = Behaviour.NORMAL) -> PracticeOrder:
    order = client.venues.book.of("drill-c", family)[0]
    order.behaviour = behaviour
    return order


async def cancel(client: Client, order: PracticeOrder) -> tuple[int, int | str]:
    got = await client.binance("DELETE", DELETE[order.family], f"algoId={order.algo_id}")
    return got.status, got.json["code"]


@EVERY
async def test_success_in_the_familys_own_words_and_then_gone(family: Family) -> None:
    async with practising() as client:
        order = one(client, family)
        got = (await client.binance("DELETE", DELETE[family], f"algoId={order.algo_id}")).json
        if family in (Family.SAPI_FUTURES, Family.SAPI_SPOT):
            assert got == {"algoId": int(order.algo_id), "success": True, "code": 0, "msg": "OK"}
        else:
            assert got == {
                "algoId": int(order.algo_id),
                "clientAlgoId": order.client_id,
                "code": "200",
                "msg": "success",
            }
        assert not order.live
        ledger = client.venues.ledger
        assert ledger.requests[-1].items == (order.algo_id,)
        assert ledger.cancelled_at(order.algo_id) is not None
        assert await cancel(client, order) == (400, GONE[family])


@EVERY
async def test_by_client_id_and_without_any(family: Family) -> None:
    async with practising() as client:
        order = one(client, family)
        got = await client.binance("DELETE", DELETE[family], f"clientAlgoId={order.client_id}")
        assert got.json["algoId"] == int(order.algo_id)
        assert (await client.binance("DELETE", DELETE[family])).json["code"] == -1102
        assert (await client.binance("DELETE", DELETE[family], "algoId=x")).json["code"] == -1100
        assert (await client.binance("DELETE", DELETE[family], "algoId=1")).json["code"] == GONE[family]


@EVERY
async def test_refuses_twice_rejects_for_ever(family: Family) -> None:
    async with practising() as client:
        order = one(client, family, Behaviour.REFUSES)
        answers = [await cancel(client, order) for _ in range(3)]
        assert answers[:2] == [(503, -1001)] * 2
        assert answers[2][0] == 200
        order = next(o for o in client.venues.book.of("drill-c", family) if o.live)
        order.behaviour = Behaviour.REJECTS
        assert [await cancel(client, order) for _ in range(3)] == [(400, -4088)] * 3
        assert order.live


@EVERY
async def test_fires(family: Family) -> None:
    async with practising() as client:
        order = one(client, family, Behaviour.FIRES)
        assert await cancel(client, order) == (400, GONE[family])
        assert order.child_id
        if family is Family.UM:
            row = (await client.binance("GET", DELETE[family], f"algoId={order.algo_id}")).json
            assert (row["algoStatus"], row["actualOrderId"]) == ("TRIGGERED", order.child_id)
        if family is Family.SAPI_FUTURES:
            past = (await client.binance("GET", "/sapi/v1/algo/futures/historicalOrders")).json
            assert past["orders"][0]["algoStatus"] == "FINISHED"


@EVERY
async def test_stubborn_gives_in_at_the_third_cancel(family: Family) -> None:
    async with practising() as client:
        order = one(client, family, Behaviour.STUBBORN)
        alive = []
        for _ in range(3):
            assert (await cancel(client, order))[0] == 200
            alive.append(order.live)
        assert alive == [True, True, False]


@pytest.mark.parametrize(("service", "family"), [("fapi", Family.UM), ("dapi", Family.CM)])
async def test_cancel_all_of_a_symbol(service: str, family: Family) -> None:
    async with practising() as client:
        order = one(client, family)
        path = f"/{service}/v1/algoOpenOrders"
        others = [o for o in client.venues.book.of("drill-c", family) if o.instrument != order.instrument]
        got = await client.binance("DELETE", path, f"symbol={order.instrument}")
        assert got.json == {"code": 200, "msg": "The operation of cancel all open order is done."}
        assert not order.live
        assert all(other.live for other in others)
        again = await client.binance("DELETE", path, f"symbol={order.instrument}")
        assert again.json["code"] == 200
        assert (await client.binance("DELETE", path, "symbol=NOPE")).json["code"] == -1121
        assert (await client.binance("DELETE", path)).json["code"] == -1102


async def test_cancel_all_with_a_refusal_fails_after_cancelling_the_rest() -> None:
    async with practising() as client:
        first, second = (o for o in client.venues.book.of("drill-c", Family.UM) if o.instrument == "SOLUSDT")
        first.behaviour, second.behaviour = Behaviour.REFUSES, Behaviour.NORMAL
        got = await client.binance("DELETE", "/fapi/v1/algoOpenOrders", "symbol=SOLUSDT")
        assert (got.status, got.json["code"]) == (400, -2012)
        assert (first.live, second.live) == (True, False)


@EVERY
def test_slow_answers_late(family: Family) -> None:
    venues = PracticeVenues(wall=lambda: WALL)
    client = Client(venues, None, WALL)  # type: ignore[arg-type]
    order = one(client, family, Behaviour.SLOW)
    target = f"{DELETE[family]}?{client.query(f'algoId={order.algo_id}')}"
    headers = {"X-MBX-APIKEY": client.account("drill-c").key}
    answer = venues.binance.answer(Asked("DELETE", target, headers, b"", 0.0))
    assert 1.5 <= answer.delay_s <= 2.5
    assert not order.live
