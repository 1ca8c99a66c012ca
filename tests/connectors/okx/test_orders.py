"""Ordinary orders over real sockets: listed, cancelled and asked for through the same connector as algo orders."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from aiohttp import web

from gui.connectors.base import CancelBatch, Charge
from gui.connectors.okx.endpoints import CANCEL_ORDERS
from gui.connectors.wire import Lane
from gui.connectors.witness import witnessing
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import Family
from tests.connectors.okx.rows import ordinary, ordinary_row
from tests.connectors.okx.scripted import Asked, Desk, Json, no, page, yes

ORDERS = (ordinary("1"), ordinary("2", instId="ETH-USDT-SWAP", instType="SWAP"), ordinary("3"))
F = Family.OKX_ORDERS
V = Verdict


def done(order_id: str, code: str = "0", message: str = "") -> dict[str, Json]:
    """One row of the answer to a cancel of ordinary orders."""
    return {"ordId": order_id, "clOrdId": "", "ts": "1695190491421", "sCode": code, "sMsg": message}


async def cancel(desk: Desk, *orders: AlgoOrder) -> list[CancelReply]:
    replies = await desk.connector.cancel(CancelBatch(F, CANCEL_ORDERS, orders), deadline_s=4.0)
    assert [reply.key for reply in replies] == [order.key for order in orders]
    return list(replies)


def verdicts(replies: Sequence[CancelReply]) -> list[Verdict]:
    return [reply.verdict for reply in replies]


async def test_the_list_is_one_request_at_its_own_pace(desk: Desk) -> None:
    desk.venue.plays["orders-pending"] = lambda _: yes(ordinary_row("1"), ordinary_row("2", algoId="77"))
    listing = await desk.connector.list_orders(F, lane=Lane.PROOF)
    assert (listing.complete, listing.family, listing.fault, listing.missing) == (True, F, None, ())
    assert [(order.key.algo_id, order.parent) for order in listing.orders] == [("1", ""), ("2", "77")]
    assert desk.pace.taken == [((Charge("okx.orders.list", "user"),), Lane.PROOF)]
    assert (desk.connector.list_charges(F), listing.requests) == ((Charge("okx.orders.list", "user"),), 1)


@pytest.mark.parametrize("count", [0, 99, 100, 250])
async def test_pages_are_read_to_the_last(desk: Desk, count: int) -> None:
    ids = [str(9000 - number) for number in range(count)]

    def play(asked: Asked) -> Json:
        start = ids.index(asked.query["after"]) + 1 if "after" in asked.query else 0
        return yes(*(ordinary_row(one) for one in ids[start : start + 100]))

    desk.venue.plays["orders-pending"] = play
    listing = await desk.connector.list_orders(F)
    assert listing.complete
    assert [order.key.algo_id for order in listing.orders] == ids


@pytest.mark.parametrize(
    "odd",
    [
        {"code": "0", "data": {}},
        {"code": "0"},
        {"data": []},
        {"code": "1", "data": []},
        {"code": "0", "data": ["x"]},
        {"code": "0", "data": [{"ordId": "5"}]},
        no("51000"),
        no("50011"),
        page(503),
    ],
)
async def test_an_odd_answer_is_never_an_empty_list(desk: Desk, odd: web.Response | Json) -> None:
    desk.venue.plays["orders-pending"] = lambda _: odd
    listing = await desk.connector.list_orders(F)
    assert (listing.complete, listing.missing) == (False, ("orders",))
    assert listing.fault is not None


async def test_a_cancel_is_one_signed_request_judged_by_its_rows(desk: Desk) -> None:
    desk.venue.plays["cancel-batch-orders"] = lambda _: {
        "code": "2",
        "msg": "Bulk operation partially succeeded.",
        "data": [done("3", "51400", "filled"), done("1"), done("2", "51410")],
    }
    with witnessing() as heard:
        replies = await cancel(desk, *ORDERS)
    assert verdicts(replies) == [V.ACCEPTED, V.ACCEPTED, V.ALREADY_GONE]
    assert [reply.second_hand for reply in replies] == [False, True, False]
    [asked] = desk.venue.asked
    assert asked.items == [
        {"instId": "BTC-USDT", "ordId": "1"},
        {"instId": "ETH-USDT-SWAP", "ordId": "2"},
        {"instId": "BTC-USDT", "ordId": "3"},
    ]
    [passage] = heard
    assert passage.request.body == asked.body
    assert (desk.pace.taken, desk.pace.frozen) == ([], [])


async def test_a_row_under_the_other_name_is_no_answer(desk: Desk) -> None:
    desk.venue.plays["cancel-batch-orders"] = lambda _: yes({"algoId": "1", "sCode": "0"}, done("", "0"))
    assert verdicts(await cancel(desk, ORDERS[0])) == [V.UNKNOWN]


async def test_twenty_one_orders_are_never_sent(desk: Desk) -> None:
    many = [ordinary(str(number)) for number in range(21)]
    assert set(verdicts(await cancel(desk, *many))) == {V.REJECTED}
    assert desk.venue.asked == []


@pytest.mark.parametrize(
    ("answer", "frozen"),
    [(no("50011"), [("okx.orders.cancel", 2.0)]), (yes(done("1", "50011")), [("okx.orders.cancel", 2.0)])],
)
async def test_a_stated_wait_freezes_these_cancels_alone(
    desk: Desk, answer: Json, frozen: list[tuple[str, float]]
) -> None:
    desk.venue.plays["cancel-batch-orders"] = lambda _: answer
    assert verdicts(await cancel(desk, ORDERS[0])) == [V.RETRY]
    assert desk.pace.frozen == frozen


def test_ladders_and_charges(desk: Desk) -> None:
    connector = desk.connector
    assert connector.ladder(ORDERS[0]) == connector.ladder(ordinary("9", ordType="twap")) == (CANCEL_ORDERS,)
    assert (connector.symbol_path(F), CANCEL_ORDERS.batch_size) == (None, 20)
    option = ordinary("4", instType="OPTION", instId="BTC-USD-261225-60000-C")
    assert connector.charges(CancelBatch(F, CANCEL_ORDERS, (*ORDERS, option))) == (
        Charge("okx.orders.cancel", "BTC-USDT", 2),
        Charge("okx.orders.cancel", "ETH-USDT-SWAP", 1),
        Charge("okx.orders.cancel", "BTC-USD", 1),
    )
    # OKX counts a batch of one as a single cancel.
    assert connector.charges(CancelBatch(F, CANCEL_ORDERS, (option,))) == (
        Charge("okx.orders.cancel", "BTC-USD", 1),
        Charge("okx.orders.cancel-one", "BTC-USD", 1),
    )


@pytest.mark.parametrize(
    ("state", "fate"),
    [("canceled", Fate.CANCELLED), ("filled", Fate.FIRED), ("live", Fate.OPEN), ("partially_filled", Fate.OPEN)],
)
async def test_the_question_about_one_order(desk: Desk, state: str, fate: Fate) -> None:
    desk.venue.plays["order"] = lambda asked: yes(ordinary_row(asked.query["ordId"], state=state))
    status = await desk.connector.order_status(ORDERS[2])
    assert (status.fate, status.key, status.children) == (fate, ORDERS[2].key, ())
    assert desk.venue.asked[0].raw_path == "/api/v5/trade/order?instId=BTC-USDT&ordId=3"
    assert desk.pace.taken == [((Charge("okx.orders.status", "BTC-USDT"),), Lane.PROOF)]


async def test_an_order_that_okx_does_not_know(desk: Desk) -> None:
    desk.venue.plays["order"] = lambda _: no("51603", "Order does not exist")
    assert (await desk.connector.order_status(ORDERS[0])).fate is Fate.NOT_FOUND
    desk.venue.plays["order"] = lambda _: no("51001")
    status = await desk.connector.order_status(ORDERS[0])
    assert (status.fate, status.fault is not None and status.fault.kind) == (Fate.UNKNOWN, FaultKind.OTHER)


async def test_algo_and_ordinary_orders_are_read_side_by_side(desk: Desk) -> None:
    desk.venue.plays |= {
        "orders-algo-pending": lambda _: yes(),
        "orders-pending": lambda _: yes(ordinary_row("1")),
    }
    algos, orders = await asyncio.gather(
        desk.connector.list_orders(Family.OKX_ALGO), desk.connector.list_orders(Family.OKX_ORDERS)
    )
    assert (algos.complete, algos.requests, len(algos.orders)) == (True, 8, 0)
    assert (orders.complete, orders.requests, len(orders.orders)) == (True, 1, 1)
