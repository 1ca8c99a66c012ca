"""Ordinary orders over real sockets: the exact requests, and what their answers are taken for."""

from __future__ import annotations

import pytest
from aiohttp import web

from gui.connectors.base import CancelBatch, CancelPath, Charge
from gui.connectors.binance.endpoints import ALL_OF_SYMBOL, BATCH, ORDER
from gui.connectors.wire import Lane
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import Family
from tests.connectors.binance.rows import RESTING, resting
from tests.connectors.binance.scripted import SYMBOL_YES, Asked, Desk, Json, no, row_yes

V = Verdict
SERVICE = {Family.UM_ORDERS: "fapi", Family.CM_ORDERS: "dapi"}
BIG = "8389766036995847940"
WEIGHT_1 = Charge("binance.futures.weight", "address")
STAMPS = ["recvWindow", "timestamp", "signature"]
both = pytest.mark.parametrize("family", SERVICE)


async def cancel(desk: Desk, *orders: AlgoOrder, path: CancelPath) -> list[CancelReply]:
    batch = CancelBatch(orders[0].key.family, path, orders)
    assert desk.connector.charges(batch) == (WEIGHT_1,)
    replies = await desk.connector.cancel(batch, deadline_s=4.0)
    assert [reply.key for reply in replies] == [order.key for order in orders]
    return list(replies)


@both
async def test_one_order_is_named_by_symbol_and_id(desk: Desk, family: Family) -> None:
    desk.venue.plays[f"DELETE /{SERVICE[family]}/v1/order"] = lambda asked: row_yes(asked)
    [reply] = await cancel(desk, resting(BIG, family, symbol="币安人生USDT"), path=ORDER)
    assert (reply.verdict, reply.message, reply.http_status) == (V.ACCEPTED, "CANCELED", 200)
    [asked] = desk.venue.asked
    assert asked.raw.startswith(f"symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT&orderId={BIG}&recvWindow=10000&")
    assert list(asked.query) == ["symbol", "orderId", *STAMPS]


@both
async def test_ten_of_a_symbol_go_in_one_request(desk: Desk, family: Family) -> None:
    def play(asked: Asked) -> Json:
        rows: list[Json] = [row_yes(asked, 1000 + number) for number in range(10)]
        return [*rows[:3], {"code": -2011, "msg": "Unknown order sent."}, *rows[4:]]

    desk.venue.plays[f"DELETE /{SERVICE[family]}/v1/batchOrders"] = play
    orders = [resting(1000 + number, family) for number in range(10)]
    assert {desk.connector.ladder(order) for order in orders} == {(BATCH, ORDER)}
    others = [resting(5, family, symbol="ETHUSDT"), resting("7x", family), resting(2000, family)]
    replies = await cancel(desk, *orders, orders[0], *others, path=BATCH)
    wanted = [V.ACCEPTED] * 3 + [V.ALREADY_GONE] + [V.ACCEPTED] * 7 + [V.RETRY] * 3
    assert [reply.verdict for reply in replies] == wanted
    [asked] = desk.venue.asked
    assert list(asked.query) == ["symbol", "orderIdList", *STAMPS]
    assert asked.query["orderIdList"] == f"[{','.join(str(1000 + number) for number in range(10))}]"
    assert asked.raw.startswith("symbol=BTCUSDT&orderIdList=%5B1000%2C1001%2C")


async def test_a_refused_batch_is_tried_one_by_one(desk: Desk) -> None:
    desk.venue.plays["DELETE /fapi/v1/batchOrders"] = lambda _: no(-2011)
    replies = await cancel(desk, resting(1), resting(2), path=BATCH)
    assert {reply.verdict for reply in replies} == {V.WRONG_PATH}
    desk.venue.plays["DELETE /fapi/v1/batchOrders"] = lambda _: no(-1021)
    assert {reply.verdict for reply in await cancel(desk, resting(1), resting(2), path=BATCH)} == {V.CLOCK}


async def test_ids_that_are_no_numbers_go_alone(desk: Desk) -> None:
    for odd in ("7x", "007", "0"):
        order = resting(odd)
        assert desk.connector.ladder(order) == (ORDER,)
        [reply] = await cancel(desk, order, path=BATCH)
        assert reply.verdict is V.RETRY
    assert desk.venue.asked == []


@both
async def test_a_whole_symbol(desk: Desk, family: Family) -> None:
    desk.venue.plays[f"DELETE /{SERVICE[family]}/v1/allOpenOrders"] = lambda _: SYMBOL_YES
    assert desk.connector.symbol_path(family) == ALL_OF_SYMBOL
    replies = await cancel(desk, resting(1, family), resting(2, family), path=ALL_OF_SYMBOL)
    assert {(reply.verdict, reply.code) for reply in replies} == {(V.ACCEPTED, "200")}
    [asked] = desk.venue.asked
    assert list(asked.query) == ["symbol", *STAMPS]


@pytest.mark.parametrize("path", [ORDER, BATCH, ALL_OF_SYMBOL])
async def test_what_has_no_symbol_cannot_be_named(desk: Desk, path: CancelPath) -> None:
    order = resting(1, symbol=None)
    assert desk.connector.ladder(order) == (ORDER,)
    first, second = await cancel(desk, order, resting(2), path=path)
    assert (first.verdict, second.verdict) == (V.REJECTED, V.RETRY)
    assert (first.message, first.fault and first.fault.sent) == ("its row names no symbol: cancel it at Binance", False)
    assert desk.venue.asked == []


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (no(-2011), V.ALREADY_GONE),
        (no(-2013), V.ALREADY_GONE),
        (no(-1007), V.UNKNOWN),
        (no(-1003, "x", 429), V.RETRY),
        (web.json_response({"orderId": 1, "symbol": "BTCUSDT", "status": "NEW"}), V.UNKNOWN),
        (web.json_response({"orderId": 2, "code": -2011}, status=400), V.UNKNOWN),
        (web.json_response([]), V.UNKNOWN),
    ],
)
async def test_refusals(desk: Desk, answer: web.Response, verdict: Verdict) -> None:
    desk.venue.plays["DELETE /fapi/v1/order"] = lambda _: answer
    [reply] = await cancel(desk, resting(1), path=ORDER)
    assert reply.verdict is verdict


@both
async def test_the_list_and_its_price(desk: Desk, family: Family) -> None:
    desk.venue.plays[f"GET /{SERVICE[family]}/v1/openOrders"] = lambda _: [RESTING, RESTING | {"orderId": int(BIG)}]
    listing = await desk.connector.list_orders(family)
    assert (listing.complete, [order.key.algo_id for order in listing.orders]) == (True, ["1917641", BIG])
    assert desk.pace.taken == [((Charge("binance.futures.weight", "address", 40, bulk=True),), Lane.LISTING)]
    assert desk.connector.host(family) == desk.connector.host(Family.UM)


@both
async def test_the_state_of_one_order(desk: Desk, family: Family) -> None:
    desk.venue.plays[f"GET /{SERVICE[family]}/v1/order"] = lambda _: RESTING | {"status": "FILLED"}
    status = await desk.connector.order_status(resting(family=family))
    assert (status.fate, status.venue_status) == (Fate.FIRED, "FILLED")
    [asked] = desk.venue.asked
    assert list(asked.query) == ["symbol", "orderId", *STAMPS]
    desk.venue.plays[f"GET /{SERVICE[family]}/v1/order"] = lambda _: no(-2013)
    assert (await desk.connector.order_status(resting(family=family))).fate is Fate.NOT_FOUND
    desk.venue.plays[f"GET /{SERVICE[family]}/v1/order"] = lambda _: RESTING | {"status": "CANCELED", "symbol": "X"}
    odd = await desk.connector.order_status(resting(family=family))
    assert (odd.fate, odd.fault and odd.fault.kind) == (Fate.UNKNOWN, FaultKind.SHAPE)
