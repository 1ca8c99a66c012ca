"""The OKX connector over real sockets, with the transport that ships and a venue that checks every signature."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from aiohttp import web

from gui.connectors.base import CancelBatch, CancelPath, Charge
from gui.connectors.okx.caller import LISTS_FIRST
from gui.connectors.okx.endpoints import CANCEL, CANCEL_ADVANCE
from gui.connectors.wire import Lane
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import Environment, Family
from tests.connectors.okx.rows import order, row
from tests.connectors.okx.scripted import Asked, Desk, ScriptedOkx, cancel_row, desk_at, no, page, yes

ORDERS = (order("1"), order("2", instId="ETH-USDT-SWAP"), order("590919993110396111"))
V = Verdict


def batch(*orders: AlgoOrder, path: CancelPath = CANCEL) -> CancelBatch:
    return CancelBatch(Family.OKX_ALGO, path, orders)


async def cancel(
    desk: Desk, *orders: AlgoOrder, path: CancelPath = CANCEL, deadline_s: float = 4.0
) -> list[CancelReply]:
    replies = await desk.connector.cancel(batch(*orders, path=path), deadline_s=deadline_s)
    assert [reply.key for reply in replies] == [order.key for order in orders]
    return list(replies)


def verdicts(replies: Sequence[CancelReply]) -> list[Verdict]:
    return [reply.verdict for reply in replies]


async def test_a_cancel_is_one_signed_request(desk: Desk) -> None:
    desk.venue.plays["cancel-algos"] = lambda asked: yes(*(cancel_row(item["algoId"]) for item in asked.items))
    replies = await cancel(desk, *ORDERS)
    assert verdicts(replies) == [V.ACCEPTED] * 3
    assert all(reply.latency_s is not None and reply.latency_s >= 0 for reply in replies)
    [asked] = desk.venue.asked
    assert asked.items == [
        {"instId": "BTC-USDT-SWAP", "algoId": "1"},
        {"instId": "ETH-USDT-SWAP", "algoId": "2"},
        {"instId": "BTC-USDT-SWAP", "algoId": "590919993110396111"},
    ]
    assert asked.headers["Content-Type"] == "application/json"
    assert "x-simulated-trading" not in asked.headers
    assert (desk.connector.requests, desk.pace.taken, desk.pace.frozen) == (1, [], [])


async def test_the_same_order_twice_is_sent_once_and_answered_twice(desk: Desk) -> None:
    desk.venue.plays["cancel-algos"] = lambda asked: yes(*(cancel_row(item["algoId"]) for item in asked.items))
    assert verdicts(await cancel(desk, ORDERS[0], ORDERS[0])) == [V.ACCEPTED] * 2
    assert len(desk.venue.asked[0].items) == 1


async def test_nothing_asked_and_too_much_asked_send_nothing(desk: Desk) -> None:
    assert await cancel(desk) == []
    many = [order(str(number)) for number in range(11)]
    assert set(verdicts(await cancel(desk, *many))) == {V.REJECTED}
    assert desk.venue.asked == []


async def test_the_advance_path(desk: Desk) -> None:
    desk.venue.plays["cancel-advance-algos"] = lambda asked: yes(cancel_row("1"))
    assert verdicts(await cancel(desk, ORDERS[0], path=CANCEL_ADVANCE)) == [V.ACCEPTED]
    desk.venue.plays["cancel-advance-algos"] = lambda asked: page(404)
    assert verdicts(await cancel(desk, ORDERS[0], path=CANCEL_ADVANCE)) == [V.WRONG_PATH]


@pytest.mark.parametrize(
    ("answer", "frozen"),
    [
        (web.json_response({"msg": "Requests too frequent.", "code": 50011}, status=429), 2.0),
        (web.json_response(no("50011"), status=200), 2.0),
        (web.json_response(no("50011"), status=429, headers={"Retry-After": "9"}), 9.0),
        (web.json_response(no("50013"), status=429), 2.0),
        (web.json_response(no("50040")), 2.0),
        (page(429), 10.0),
        (page(503, headers={"Retry-After": "30"}), 30.0),
        (web.json_response(yes(cancel_row("1", "50011"))), 2.0),
        (web.json_response(no("50001"), status=503, headers={"Retry-After": "4"}), 4.0),
    ],
)
async def test_a_stated_wait_freezes_that_limit(desk: Desk, answer: web.Response, frozen: float) -> None:
    desk.venue.plays["cancel-algos"] = lambda _: answer
    [reply] = await cancel(desk, ORDERS[0])
    assert reply.verdict in (V.RETRY, V.UNKNOWN)
    # A refusal of the edge, which counts by address, stops what is no cancel too.
    edge = answer.content_type == "text/html" and answer.status == 429
    others = [(limit, frozen) for limit in LISTS_FIRST] if edge else []
    assert desk.pace.frozen == [("okx.cancel", frozen), *others]


@pytest.mark.parametrize("answer", [no("50001"), page(503), page(502), no("51400")])
async def test_no_stated_wait_freezes_nothing(desk: Desk, answer: web.Response | dict[str, object]) -> None:
    desk.venue.plays["cancel-algos"] = lambda _: answer
    [reply] = await cancel(desk, ORDERS[0])
    assert (desk.pace.frozen, reply.wait_s) == ([], None)


async def test_no_answer_in_time_is_unknown(desk: Desk) -> None:
    release = asyncio.Event()

    async def hanging(request: web.Request) -> web.Response:
        await release.wait()
        return web.json_response(yes())

    app = web.Application()
    app.router.add_post("/api/v5/trade/cancel-algos", hanging)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slow = desk_at(desk.venue, f"http://127.0.0.1:{runner.addresses[0][1]}")
    [reply] = await cancel(slow, ORDERS[0], deadline_s=0.1)
    assert (reply.verdict, reply.latency_s, reply.fault is not None and reply.fault.kind) == (
        V.UNKNOWN,
        None,
        FaultKind.TIMEOUT,
    )
    release.set()
    await slow.connector.close()
    await runner.cleanup()


async def test_a_host_that_cannot_be_reached_gives_way_to_the_next(desk: Desk) -> None:
    desk.venue.plays["cancel-algos"] = lambda _: yes(cancel_row("1"))
    two = desk_at(desk.venue, "http://localhost:1", desk.venue.url)
    assert two.connector.host(Family.OKX_ALGO) == "localhost:1"
    assert verdicts(await cancel(two, ORDERS[0])) == [V.RETRY]
    assert two.connector.host(Family.OKX_ALGO) == desk.venue.url.removeprefix("http://")
    assert verdicts(await cancel(two, ORDERS[0])) == [V.ACCEPTED]
    await two.connector.close()


async def test_an_address_that_is_not_private_is_never_used(desk: Desk) -> None:
    bad = desk_at(desk.venue, "http://venue.example")
    [reply] = await cancel(bad, ORDERS[0])
    assert (reply.verdict, bad.connector.requests) == (V.REJECTED, 0)
    assert reply.fault is not None
    assert reply.fault.kind is FaultKind.OWN_FAULT
    await bad.connector.close()


async def test_demo_is_marked_on_every_request() -> None:
    async with ScriptedOkx() as venue:
        demo = desk_at(venue, environment=Environment.DEMO)
        venue.plays = {"cancel-algos": lambda _: yes(), "time": lambda _: yes({"ts": "1"})}
        await cancel(demo, ORDERS[0])
        await demo.connector.read_clocks()
        assert [asked.headers.get("x-simulated-trading") for asked in venue.asked] == ["1", "1"]
        await demo.connector.close()


def test_ladders_and_charges(desk: Desk) -> None:
    connector = desk.connector
    for word in ("conditional", "oco", "trigger", "new"):
        assert connector.ladder(order(ordType=word)) == (CANCEL,)
    for word in ("move_order_stop", "iceberg", "twap", "smart_iceberg", "chase"):
        assert connector.ladder(order(ordType=word)) == (CANCEL, CANCEL_ADVANCE)
    assert connector.symbol_path(Family.OKX_ALGO) is None
    option = order("9", instType="OPTION", instId="BTC-USD-261225-60000-C")
    assert connector.charges(batch(*ORDERS, option)) == (
        Charge("okx.cancel", "cancel-algos:BTC-USDT-SWAP", 2),
        Charge("okx.cancel", "cancel-algos:ETH-USDT-SWAP", 1),
        Charge("okx.cancel", "cancel-algos:BTC-USD", 1),
    )
    assert connector.charges(batch(option, path=CANCEL_ADVANCE))[0].bucket == "cancel-advance-algos:BTC-USD"
    assert connector.list_charges(Family.OKX_ALGO) == (Charge("okx.list", "user", 8),)


async def test_order_status(desk: Desk) -> None:
    desk.venue.plays["order-algo"] = lambda asked: yes(row(asked.query["algoId"], state="canceled"))
    status = await desk.connector.order_status(ORDERS[2])
    assert (status.fate, status.key) == (Fate.CANCELLED, ORDERS[2].key)
    assert desk.pace.taken == [((Charge("okx.status", "user"),), Lane.PROOF)]
    desk.venue.plays["order-algo"] = lambda _: page(503)
    status = await desk.connector.order_status(ORDERS[2])
    assert (status.fate, status.fault is not None and status.fault.kind) == (Fate.UNKNOWN, FaultKind.EDGE_PAGE)


def stamp_s(asked: Asked) -> float:
    return datetime.fromisoformat(asked.headers["OK-ACCESS-TIMESTAMP"]).timestamp()


async def test_the_venues_clock_is_in_the_next_stamp(desk: Desk) -> None:
    desk.venue.plays |= {
        "time": lambda _: yes({"ts": str(int((datetime.now(UTC).timestamp() + 754) * 1000))}),
        "cancel-algos": lambda _: yes(),
    }
    await cancel(desk, ORDERS[0])
    [reading] = await desk.connector.read_clocks()
    assert reading.service == "rest"
    assert reading.offset_s == pytest.approx(754, abs=2)
    assert reading.round_trip_s is not None
    assert reading.fault is None
    await cancel(desk, ORDERS[0])
    first, _, second = desk.venue.asked
    assert stamp_s(second) - stamp_s(first) == pytest.approx(754, abs=5)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (yes(), FaultKind.SHAPE),
        (yes({"ts": "soon"}), FaultKind.SHAPE),
        (yes("x"), FaultKind.SHAPE),
        (no("50013"), FaultKind.VENUE_BUSY),
        (page(503), FaultKind.EDGE_PAGE),
        (yes({"ts": "1"}), FaultKind.SHAPE),
        (web.json_response(yes({"ts": "1900000000000"}), headers={"Age": "9"}), FaultKind.SHAPE),
    ],
)
async def test_a_clock_that_cannot_be_read_changes_nothing(
    desk: Desk, answer: web.Response | dict[str, object], kind: FaultKind
) -> None:
    now_ms = str(int(datetime.now(UTC).timestamp() * 1000))
    desk.venue.plays["time"] = lambda _: yes({"ts": now_ms})
    await desk.connector.read_clocks()
    desk.venue.plays["time"] = lambda _: answer
    [reading] = await desk.connector.read_clocks()
    assert reading.offset_s == pytest.approx(0.0, abs=2.0)
    assert reading.fault is not None
    assert reading.fault.kind is kind


async def test_key_rights(desk: Desk) -> None:
    desk.venue.plays["config"] = lambda _: yes({"perm": "read_only,trade", "ip": "1.2.3.4"})
    rights = await desk.connector.key_rights()
    assert (rights.can_cancel, rights.fault) == (True, None)
    desk.venue.plays["config"] = lambda _: page(502)
    lost = await desk.connector.key_rights()
    assert (lost.can_cancel, lost.fault is not None and lost.fault.kind) == (None, FaultKind.EDGE_PAGE)


async def test_after_close_everything_answers_and_nothing_is_sent(desk: Desk) -> None:
    await desk.connector.close()
    assert verdicts(await cancel(desk, ORDERS[0])) == [V.RETRY]
    assert not (await desk.connector.list_orders(Family.OKX_ALGO)).complete
    assert (await desk.connector.order_status(ORDERS[0])).fate is Fate.UNKNOWN
    assert (await desk.connector.read_clocks())[0].offset_s is None
    assert (await desk.connector.key_rights()).can_cancel is None
    assert desk.connector.requests == 0
