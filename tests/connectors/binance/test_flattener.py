"""Positions, closes and the timer over real sockets: what is sent byte for byte, and what comes of each answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest
from aiohttp import web

from gui.connectors.base import CancelBatch, Charge
from gui.connectors.binance.endpoints import ORDER as CANCEL
from gui.connectors.binance.flatten_calls import NEW_ORDER
from gui.connectors.binance.flattener import FEW_TIMERS
from gui.connectors.flattening import Flattener
from gui.connectors.wire import Lane
from gui.connectors.witness import witnessing
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.replies import Verdict
from gui.domain.venues import Environment, Family
from tests.connectors.binance.held import CM, COIN_HELD, HELD, RULES, UM, close_of, coin_held, held, placed
from tests.connectors.binance.rows import resting
from tests.connectors.binance.scripted import Asked, Desk, Json, ScriptedBinance, account, desk_at, no, page, row_yes

V, D = CloseVerdict, Decimal
ORDER = "POST /fapi/v1/order"
LIST = {UM: "GET /fapi/v3/positionRisk", CM: "GET /dapi/v1/positionRisk"}
TIMER = "POST /fapi/v1/countdownCancelAll"
STAMPS = ["recvWindow", "timestamp", "signature"]


@pytest.fixture
async def flat(desk: Desk) -> Flattener:
    return desk.connector.flattener


def ready(found: CloseRequest | CloseReply) -> CloseRequest:
    assert isinstance(found, CloseRequest)
    return found


async def close(desk: Desk, answer: web.Response | Json, request: CloseRequest | None = None) -> CloseReply:
    desk.venue.plays[ORDER] = lambda _: answer
    return await desk.connector.flattener.send_close(request or close_of(), deadline_s=4.0)


@pytest.mark.parametrize(
    ("watched", "families"),
    [
        ((Family.UM, Family.CM, Family.SAPI_SPOT), (UM, CM)),
        ((Family.CM,), (CM,)),
        ((Family.SAPI_FUTURES, Family.SAPI_SPOT), ()),
    ],
)
async def test_the_positions_that_belong_to_an_account(
    watched: tuple[Family, ...], families: tuple[PositionFamily, ...]
) -> None:
    desk = desk_at(ScriptedBinance(), account("http://127.0.0.1:1", families=watched))
    assert desk.connector.flattener.families == families
    await desk.connector.close()


@pytest.mark.parametrize(("family", "row", "weight"), [(UM, HELD, 5), (CM, COIN_HELD, 1)])
async def test_a_reading(desk: Desk, family: PositionFamily, row: Json, weight: int) -> None:
    desk.venue.plays[LIST[family]] = lambda _: [row]
    reading = await desk.connector.flattener.read_positions(family)
    assert (reading.account, reading.family, reading.complete, reading.fault) == ("bin", family, True, None)
    assert (len(reading.positions), reading.requests) == (1, 1)
    assert reading.begun <= reading.ended
    assert desk.pace.taken == [((Charge("binance.futures.weight", "address", weight),), Lane.PROOF)]
    [asked] = desk.venue.asked
    assert list(asked.query) == STAMPS


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (page(503), FaultKind.VENUE_DOWN),
        (no(-2015, "x", 401), FaultKind.KEY),
        (no(-1003, "x", 429), FaultKind.RATE_LIMIT),
        (web.json_response({"code": 200}), FaultKind.SHAPE),
        (web.json_response([HELD, None]), FaultKind.SHAPE),
        (web.json_response([], status=201), FaultKind.SHAPE),
    ],
)
async def test_a_reading_that_is_not_whole(desk: Desk, answer: web.Response, kind: FaultKind) -> None:
    desk.venue.plays[LIST[UM]] = lambda _: answer
    reading = await desk.connector.flattener.read_positions(UM, lane=Lane.LISTING)
    assert (reading.complete, reading.fault and reading.fault.kind) == (False, kind)


async def test_no_connection_is_no_reading() -> None:
    desk = desk_at(ScriptedBinance(), account("http://127.0.0.1:1"))
    flat = desk.connector.flattener
    reading = await flat.read_positions(CM)
    assert (reading.complete, reading.positions, reading.requests) == (False, (), 0)
    await flat.read_rules()
    reply = await flat.send_close(close_of(), deadline_s=1.0)
    assert (reply.verdict, desk.connector.requests) == (V.RETRY, 0)
    armed = await flat.arm_backstop(["BTCUSDT"], 60)
    assert (armed.armed, armed.fault and armed.fault.kind) == (False, FaultKind.CONNECT)
    await desk.connector.close()


async def test_rules_are_learnt_and_without_them_sizes_go_as_listed(desk: Desk, flat: Flattener) -> None:
    position = held(positionAmt="1030.5")
    assert ready(flat.prepare(position, "ks-1")).quantity == D("1030.5")
    desk.venue.plays["GET /fapi/v1/exchangeInfo"] = lambda _: RULES
    desk.venue.plays["GET /dapi/v1/exchangeInfo"] = lambda _: page(503)
    assert await flat.read_rules() is False
    request = ready(flat.prepare(position, "ks-1"))
    assert (request.quantity, request.host) == (D(1000), desk.connector.host(Family.UM))
    assert ready(flat.prepare(coin_held(), "ks-1")).quantity == D(3)
    limit = ready(flat.prepare(position, "ks-1", CloseWay.LIMIT_IOC))
    assert (limit.quantity, limit.price) == (D(1030), D("0.4023"))
    desk.venue.plays["GET /fapi/v1/exchangeInfo"] = lambda _: {"symbols": None}
    desk.venue.plays["GET /dapi/v1/exchangeInfo"] = lambda _: {"symbols": []}
    assert await flat.read_rules() is True
    assert ready(flat.prepare(position, "ks-1")).quantity == D(1000)
    assert {lane for _, lane in desk.pace.taken} == {Lane.LISTING}


async def test_a_close_is_one_signed_request(desk: Desk, flat: Flattener) -> None:
    request = replace(ready(flat.prepare(held(), "ks-1")), host="")
    assert flat.close_charges(request) == NEW_ORDER
    with witnessing() as heard:
        reply = await close(desk, placed(), request)
    assert (reply.verdict, reply.key, reply.http_status) == (V.ACCEPTED, request.key, 200)
    [asked] = desk.venue.asked
    assert (asked.method, asked.body) == ("POST", b"")
    assert asked.raw.startswith(
        "symbol=ADAUSDT&side=SELL&type=MARKET&quantity=30&reduceOnly=true&newClientOrderId=ks-1"
        "&newOrderRespType=RESULT&recvWindow=10000&timestamp="
    )
    # The engine takes the slot of a close before the call.
    assert (desk.pace.taken, desk.connector.requests, len(heard)) == ([], 1, 1)


async def test_hedge_mode_names_the_side_and_sends_no_mark(desk: Desk, flat: Flattener) -> None:
    for side, amount, word in (("LONG", "3", "SELL"), ("SHORT", "-3", "BUY")):
        request = ready(flat.prepare(held(positionSide=side, positionAmt=amount), "ks-1"))
        assert (await close(desk, placed(), request)).verdict is V.ACCEPTED
        asked = desk.venue.asked[-1].query
        assert (asked["side"], asked["positionSide"], "reduceOnly" in asked) == (word, side, False)


@pytest.mark.parametrize(
    ("answer", "verdict", "frozen"),
    [
        (no(-2022, "ReduceOnly Order is rejected."), V.ORDERS_IN_THE_WAY, []),
        (no(-4131), V.PRICE_BAND, []),
        (no(-2019), V.REJECTED, []),
        (no(-4164), V.DUST, []),
        (no(-1021), V.CLOCK, []),
        (no(-9999), V.UNKNOWN, []),
        (page(502), V.UNKNOWN, []),
        (page(403), V.REJECTED, [("firewall", 10.0)]),
        (no(-1003, "x", 429, Retry_After="3"), V.RETRY, [("binance.futures.weight", 3.0)]),
        # The order count has its own window: cancels go on.
        (no(-1015, "x", 429), V.RETRY, [("binance.orders.10s", 10.0)]),
        (no(-1015, "x"), V.RETRY, [("binance.orders.10s", 10.0)]),
        (no(-1003, "IP banned until 99999999999999", 418), V.RETRY, [("", 259200.0)]),
    ],
)
async def test_refusals(
    desk: Desk, answer: web.Response, verdict: CloseVerdict, frozen: list[tuple[str, float]]
) -> None:
    reply = await close(desk, answer)
    assert (reply.verdict, desk.pace.frozen, desk.connector.requests) == (verdict, frozen, 1)


async def test_a_refused_stamp_waits_for_the_clock(desk: Desk) -> None:
    reply = await close(desk, no(-1021))
    assert (reply.verdict, reply.wait_s) == (V.CLOCK, 0.5)
    assert (await close(desk, no(-5028))).verdict is V.CLOCK
    assert [asked.query["recvWindow"] for asked in desk.venue.asked] == ["10000", "60000"]


async def test_the_counts_of_new_orders_are_observed(desk: Desk) -> None:
    told = {"X-MBX-USED-WEIGHT-1M": "7", "X-MBX-ORDER-COUNT-10S": "12", "X-MBX-ORDER-COUNT-1M": "40"}
    await close(desk, web.json_response(placed(), headers=told))
    counts = [("binance.futures.weight", 7), ("binance.orders.10s", 12), ("binance.orders.1m", 40)]
    assert desk.pace.observed == counts


async def test_a_full_order_count_holds_closes_back_and_no_cancel(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    full = VenueFault(FaultKind.RATE_LIMIT, message="wait", sent=False, retry_after_s=4.0)
    monkeypatch.setattr(desk.pace, "halt", lambda lane, limit="", wait=0.0: full if "orders" in limit else None)
    desk.venue.plays["DELETE /fapi/v1/order"] = row_yes
    reply = await close(desk, placed())
    assert (reply.verdict, reply.wait_s, reply.fault) == (V.RETRY, 4.0, full)
    [cancel] = await desk.connector.cancel(CancelBatch(Family.UM_ORDERS, CANCEL, (resting(1),)), deadline_s=1.0)
    assert cancel.verdict is Verdict.ACCEPTED
    assert [asked.method for asked in desk.venue.asked] == ["DELETE"]


async def test_no_answer_in_time_is_unknown(desk: Desk) -> None:
    release = asyncio.Event()

    async def hanging(request: web.Request) -> web.Response:
        await release.wait()
        return web.json_response(placed())

    app = web.Application()
    app.router.add_post("/fapi/v1/order", hanging)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    other = desk_at(ScriptedBinance(), account(f"http://127.0.0.1:{runner.addresses[0][1]}"))
    reply = await other.connector.flattener.send_close(close_of(), deadline_s=0.1)
    assert (reply.verdict, reply.fault and reply.fault.kind) == (V.UNKNOWN, FaultKind.TIMEOUT)
    release.set()
    await other.connector.close()
    await runner.cleanup()


async def test_too_large_is_halved_until_the_rules_are_read_again(desk: Desk, flat: Flattener) -> None:
    position = held(positionAmt="900")
    desk.venue.plays["GET /fapi/v1/exchangeInfo"] = lambda _: page(503)
    desk.venue.plays[LIST[UM]] = lambda _: [HELD]
    first = ready(flat.prepare(position, "ks-1"))
    assert (await close(desk, no(-4005), first)).verdict is V.RETRY
    second = ready(flat.prepare(position, "ks-1"))
    assert second.quantity == D(450)
    assert (await close(desk, no(-4005), second)).verdict is V.RETRY
    assert (await flat.read_positions(UM)).complete
    third = ready(flat.prepare(position, "ks-1"))
    assert third.quantity == D(225)
    # One try a doubt: a reading does not wait for rules again and again.
    asked = len(desk.venue.asked)
    assert (await flat.read_positions(UM)).complete
    assert len(desk.venue.asked) == asked + 1
    desk.venue.plays["GET /fapi/v1/exchangeInfo"] = lambda _: RULES
    assert (await close(desk, no(-4005), third)).verdict is V.RETRY
    assert (await flat.read_positions(UM)).complete
    assert ready(flat.prepare(position, "ks-1")).quantity == D(900)


@pytest.mark.parametrize("answer", [no(-4131), web.json_response(placed(status="EXPIRED", executedQty="0"))])
async def test_where_a_limit_order_is_wanted_the_step_of_prices_is_read(
    desk: Desk, flat: Flattener, answer: web.Response
) -> None:
    assert isinstance(flat.prepare(held(), "ks-1", CloseWay.LIMIT_IOC), CloseReply)
    assert (await close(desk, answer)).verdict is V.PRICE_BAND
    desk.venue.plays["GET /fapi/v1/exchangeInfo"] = lambda _: RULES
    desk.venue.plays[LIST[UM]] = lambda _: [HELD]
    assert (await flat.read_positions(UM)).complete
    assert ready(flat.prepare(held(), "ks-1", CloseWay.LIMIT_IOC)).price == D("0.4023")


async def test_a_close_without_a_quantity_never_leaves(desk: Desk, flat: Flattener) -> None:
    for quantity in (None, D(0), D(-1)):
        reply = await flat.send_close(replace(close_of(), quantity=quantity), deadline_s=1.0)
        assert (reply.verdict, reply.fault and reply.fault.kind) == (V.REJECTED, FaultKind.OWN_FAULT)
    assert desk.venue.asked == []


async def test_a_close_with_nowhere_to_go() -> None:
    nowhere = replace(account("http://127.0.0.1:1", Environment.DRILL), hosts=type(account("x").hosts)())
    desk = desk_at(ScriptedBinance(), nowhere)
    request = ready(desk.connector.flattener.prepare(held(), "ks-1"))
    assert (await desk.connector.flattener.send_close(request, deadline_s=1.0)).verdict is V.REJECTED
    assert (await desk.connector.flattener.read_positions(UM)).complete is False
    await desk.connector.close()


def timer(asked: Asked) -> Json:
    return {"symbol": asked.query["symbol"], "countdownTime": asked.query["countdownTime"]}


async def test_the_timer_is_armed_for_every_instrument_and_switched_off(desk: Desk, flat: Flattener) -> None:
    desk.venue.plays[TIMER] = timer
    desk.venue.plays["POST /dapi/v1/countdownCancelAll"] = timer
    names = ("BTCUSDT", "BTCUSD_PERP", "DOTUSD_260327", "BTCUSDT_260327", "BTCUSDT")
    armed = await flat.arm_backstop(names, 60)
    assert (armed.armed, armed.until_s, armed.fault) == (True, 60.0, None)
    assert armed.instruments == names[:4]
    asked = {(one.path.split("/")[1], one.query["symbol"], one.query["countdownTime"]) for one in desk.venue.asked}
    wanted = {("fapi", "BTCUSDT"), ("dapi", "BTCUSD_PERP"), ("dapi", "DOTUSD_260327"), ("fapi", "BTCUSDT_260327")}
    assert asked == {(*one, "60000") for one in wanted}
    assert {charges for charges, _ in desk.pace.taken} == {
        (Charge("binance.futures.weight", "address", 10, bulk=True),)
    }
    off = await flat.disarm_backstop(names[:1])
    assert (off.armed, off.fault, desk.venue.asked[-1].query["countdownTime"]) == (False, None, "0")


@pytest.mark.parametrize(("count", "lane"), [(FEW_TIMERS, Lane.CANCEL), (FEW_TIMERS + 1, Lane.PROOF)])
async def test_few_timers_and_every_end_of_one_wait_for_no_listing(
    desk: Desk, flat: Flattener, count: int, lane: Lane
) -> None:
    desk.venue.plays[TIMER] = timer
    names = [f"C{number}USDT" for number in range(count)]
    await flat.arm_backstop(names, 30)
    assert {one for _, one in desk.pace.taken} == {lane}
    desk.pace.taken.clear()
    await flat.disarm_backstop(names)
    assert {one for _, one in desk.pace.taken} == {Lane.CANCEL}


async def test_a_timer_whose_turn_never_comes_is_not_known(
    desk: Desk, flat: Flattener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(charges: object, lane: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(desk.pace, "acquire", never)
    monkeypatch.setattr("gui.connectors.binance.flattener.TURN_S", 0.0)
    monkeypatch.setattr("gui.connectors.binance.flattener.TIMER_S", 0.01)
    armed = await flat.arm_backstop(["BTCUSDT"], 30)
    assert (armed.armed, armed.fault is not None and armed.fault.kind) == (False, FaultKind.TIMEOUT)


async def test_one_timer_that_is_not_set_means_not_armed(desk: Desk, flat: Flattener) -> None:
    desk.venue.plays[TIMER] = lambda asked: timer(asked) if asked.query["symbol"] == "BTCUSDT" else no(-1121, "x")
    armed = await flat.arm_backstop(("BTCUSDT", "OLDUSDT"), 60)
    assert (armed.armed, armed.instruments, armed.code) == (False, ("BTCUSDT",), "-1121")
    off = await flat.disarm_backstop(("BTCUSDT", "OLDUSDT"))
    assert (off.armed, off.instruments, off.fault is not None) == (True, ("OLDUSDT",), True)


async def test_the_rules_say_which_market_a_symbol_is_of(desk: Desk, flat: Flattener) -> None:
    desk.venue.plays[TIMER] = timer
    desk.venue.plays["GET /fapi/v1/exchangeInfo"] = lambda _: {"symbols": [{"symbol": "ODDUSD_PERP"}]}
    desk.venue.plays["GET /dapi/v1/exchangeInfo"] = lambda _: page(503)
    await flat.read_rules()
    assert (await flat.arm_backstop(["ODDUSD_PERP"], 60)).armed


async def test_nothing_to_arm_is_not_armed(desk: Desk, flat: Flattener) -> None:
    assert not (await flat.arm_backstop((), 60)).armed
    assert not (await flat.disarm_backstop(())).armed
    watched = desk_at(ScriptedBinance(), account("http://127.0.0.1:1", families=(Family.UM,)))
    reply = await watched.connector.flattener.arm_backstop(["BTCUSD_PERP"], 60)
    assert (reply.armed, reply.fault and reply.fault.kind) == (False, FaultKind.NOT_OFFERED)
    await watched.connector.close()


@pytest.mark.parametrize(
    "told",
    [
        {"symbol": "BTCUSDT", "countdownTime": "60"},
        {"symbol": "ETHUSDT", "countdownTime": "60000"},
        {"symbol": "BTCUSDT"},
        {"code": 200, "msg": "success"},
        [],
        None,
    ],
)
async def test_only_the_very_words_arm_a_timer(desk: Desk, flat: Flattener, told: Json) -> None:
    desk.venue.plays[TIMER] = lambda _: told
    armed = await flat.arm_backstop(["BTCUSDT"], 60)
    assert (armed.armed, armed.until_s, armed.fault and armed.fault.kind) == (False, 0.0, FaultKind.SHAPE)


async def test_a_side_is_part_of_what_is_closed(desk: Desk) -> None:
    reply = await close(desk, placed(), close_of(PositionSide.LONG))
    assert reply.key.side is PositionSide.LONG
