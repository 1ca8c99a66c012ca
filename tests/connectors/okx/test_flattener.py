"""Positions, closes and the timer over real sockets, with the transport that ships and every signature checked."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime

import pytest
from aiohttp import web

from gui.connectors.base import Charge
from gui.connectors.okx.caller import LISTS_FIRST
from gui.connectors.wire import Lane
from gui.connectors.witness import witnessing
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict
from gui.domain.exchanges import Purpose
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily
from gui.domain.venues import Environment
from tests.connectors.okx.rows import MARGIN_SHORT, position, position_row
from tests.connectors.okx.scripted import Asked, Desk, Json, RecordingPace, ScriptedOkx, desk_at, no, page, yes

V = CloseVerdict
ROW: dict[str, Json] = {"instId": "ETH-USDT-SWAP", "posSide": "net", "clOrdId": "ks1", "tag": ""}


def prepared(desk: Desk, **changes: object) -> CloseRequest:
    made = desk.connector.flattener.prepare(position(**changes), "ks1")
    assert isinstance(made, CloseRequest)
    return made


async def close(desk: Desk, deadline_s: float = 4.0) -> CloseReply:
    return await desk.connector.flattener.send_close(prepared(desk), deadline_s=deadline_s)


async def test_positions_are_read_in_one_request(desk: Desk) -> None:
    desk.venue.plays["positions"] = lambda _: yes(position_row(), position_row(**MARGIN_SHORT))
    flattener = desk.connector.flattener
    assert flattener.families == (PositionFamily.OKX,)
    reading = await flattener.read_positions(PositionFamily.OKX)
    assert (reading.complete, [str(one.size) for one in reading.positions]) == (True, ["10", "-6400"])
    assert reading.begun <= reading.ended
    assert desk.venue.asked[0].raw_path == "/api/v5/account/positions"
    await flattener.read_positions(PositionFamily.OKX, lane=Lane.LISTING)
    charge = (Charge("okx.positions", "user"),)
    assert desk.pace.taken == [(charge, Lane.PROOF), (charge, Lane.LISTING)]
    assert desk.pace.settled == [1, 2]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (page(503), FaultKind.EDGE_PAGE),
        (no("50011"), FaultKind.RATE_LIMIT),
        ({"code": 500, "error_message": "gateway"}, FaultKind.OTHER),
        ([], FaultKind.SHAPE),
    ],
)
async def test_a_failed_reading_is_no_empty_one(desk: Desk, answer: web.Response | Json, kind: FaultKind) -> None:
    desk.venue.plays["positions"] = lambda _: answer
    reading = await desk.connector.flattener.read_positions(PositionFamily.OKX)
    assert (reading.complete, reading.positions) == (False, ())
    assert reading.fault is not None
    assert reading.fault.kind is kind


async def test_a_close_is_one_signed_request_that_is_witnessed(desk: Desk) -> None:
    desk.venue.plays["close-position"] = lambda _: yes(ROW)
    request = prepared(desk)
    with witnessing() as heard:
        reply = await desk.connector.flattener.send_close(request, deadline_s=4.0)
    assert (reply.verdict, reply.key, reply.code) == (V.ACCEPTED, request.key, "0")
    [asked] = desk.venue.asked
    body = b'{"instId":"ETH-USDT-SWAP","mgnMode":"isolated","autoCxl":true,"clOrdId":"ks1"}'
    assert (asked.method, asked.raw_path, asked.body) == ("POST", "/api/v5/trade/close-position", body)
    [passage] = heard
    seen = passage.exchange(Purpose.CANCEL, ())
    assert (seen.body, seen.target, seen.http_status) == (body.decode(), "/api/v5/trade/close-position", 200)
    assert seen.sent_ms is not None
    # Its slot is taken by whoever sends it, under the limit of its instrument.
    assert (desk.pace.taken, desk.pace.frozen) == ([], [])
    assert desk.connector.flattener.close_charges(request) == (Charge("okx.close", "ETH-USDT-SWAP"),)
    option = prepared(desk, instType="OPTION", instId="BTC-USD-261225-60000-C")
    assert desk.connector.flattener.close_charges(option) == (Charge("okx.close", "BTC-USD"),)


async def test_a_close_goes_to_the_host_that_it_names(desk: Desk) -> None:
    desk.venue.plays["close-position"] = lambda _: yes(ROW)
    two = desk_at(desk.venue, "http://localhost:1", desk.venue.url)
    request = prepared(two)
    assert request.host == "localhost:1"
    reply = await two.connector.flattener.send_close(request, deadline_s=4.0)
    assert (reply.verdict, desk.venue.asked) == (V.RETRY, [])
    assert (await two.connector.flattener.send_close(prepared(two), deadline_s=4.0)).verdict is V.ACCEPTED
    await two.connector.close()


@pytest.mark.parametrize(
    ("answer", "verdict", "frozen"),
    [
        (no("51023"), V.NOTHING_HELD, []),
        # Both are documented under this status, and only one of them is a limit.
        (web.json_response(no("51115"), status=429), V.ORDERS_IN_THE_WAY, []),
        (web.json_response(no("51113"), status=429), V.RETRY, [("okx.close", 2.0)]),
        (web.json_response(no("50011"), status=429), V.RETRY, [("okx.close", 2.0)]),
        (web.json_response(no("50011"), status=429, headers={"Retry-After": "9"}), V.RETRY, [("okx.close", 9.0)]),
        (page(429), V.RETRY, [("okx.close", 10.0), *((limit, 10.0) for limit in LISTS_FIRST)]),
        (page(502), V.UNKNOWN, []),
        (page(404), V.UNKNOWN, []),
    ],
)
async def test_every_answer_is_judged(
    desk: Desk, answer: web.Response | Json, verdict: CloseVerdict, frozen: list[tuple[str, float]]
) -> None:
    desk.venue.plays["close-position"] = lambda _: answer
    assert ((await close(desk)).verdict, desk.pace.frozen) == (verdict, frozen)
    # Whatever the edge says of too much, no cancel and no other close waits for it.
    assert not {"okx.cancel", "okx.orders.cancel", "okx.orders.cancel-one", "okx.close"} & set(LISTS_FIRST)


async def test_no_answer_in_time_is_unknown_and_witnessed(desk: Desk) -> None:
    release = asyncio.Event()

    async def hanging(request: web.Request) -> web.Response:
        await release.wait()
        return web.json_response(yes(ROW))

    app = web.Application()
    app.router.add_post("/api/v5/trade/close-position", hanging)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slow = desk_at(desk.venue, f"http://127.0.0.1:{runner.addresses[0][1]}")
    with witnessing() as heard:
        reply = await close(slow, deadline_s=0.1)
    assert (reply.verdict, reply.latency_s, reply.fault is not None and reply.fault.kind) == (
        V.UNKNOWN,
        None,
        FaultKind.TIMEOUT,
    )
    assert [passage.fault for passage in heard] == [reply.fault]
    release.set()
    await slow.connector.close()
    await runner.cleanup()


async def test_what_the_pace_holds_back_is_not_sent(desk: Desk) -> None:
    pace = RecordingPace(halted=VenueFault(FaultKind.BANNED, message="wait", sent=False, retry_after_s=7.0))
    held = desk_at(desk.venue, pace=pace)
    reply = await close(held)
    assert (reply.verdict, reply.wait_s, held.connector.requests) == (V.RETRY, 7.0, 0)
    assert not (await held.connector.flattener.read_positions(PositionFamily.OKX)).complete
    assert (await held.connector.flattener.arm_backstop((), 60)).fault is not None
    await held.connector.close()


async def test_a_refused_stamp_waits_for_okx_time(desk: Desk) -> None:
    desk.venue.plays["close-position"] = lambda _: web.json_response(no("50102"), status=401)
    reply = await close(desk)
    assert (reply.verdict, reply.by_account, reply.wait_s) == (V.CLOCK, True, 0.5)


def timer(seconds: int) -> Json:
    now = int(datetime.now(UTC).timestamp() * 1000)
    return yes({"triggerTime": str(now + 1000 * seconds) if seconds else "0", "tag": "", "ts": str(now)})


async def test_the_timer_is_armed_for_the_whole_account_and_disarmed(desk: Desk) -> None:
    desk.venue.plays["cancel-all-after"] = lambda asked: timer(int(json.loads(asked.body)["timeOut"]))
    flattener = desk.connector.flattener
    armed = await flattener.arm_backstop(("BTC-USDT-SWAP",), 60)
    assert (armed.armed, armed.instruments, armed.fault) == (True, (), None)
    assert 55.0 < armed.until_s <= 60.0
    off = await flattener.disarm_backstop(())
    assert (off.armed, off.until_s, off.fault) == (False, 0.0, None)
    assert [asked.body for asked in desk.venue.asked] == [b'{"timeOut":"60"}', b'{"timeOut":"0"}']
    assert desk.pace.taken == [((Charge("okx.backstop", "user"),), Lane.PROOF)] * 2


async def test_a_timer_that_okx_would_not_take_is_not_sent(desk: Desk) -> None:
    for seconds in (1, 121):
        told = await desk.connector.flattener.arm_backstop((), seconds)
        assert told.fault is not None
        assert (told.armed, told.fault.kind) == (False, FaultKind.OWN_FAULT)
    assert desk.venue.asked == []


async def test_a_timer_without_an_answer_is_not_known(desk: Desk) -> None:
    desk.venue.plays["cancel-all-after"] = lambda _: page(503)
    told = await desk.connector.flattener.arm_backstop((), 60)
    assert told.fault is not None
    assert (told.armed, told.fault.kind) == (False, FaultKind.EDGE_PAGE)


async def test_there_are_no_sizes_to_learn(desk: Desk) -> None:
    assert await desk.connector.flattener.read_rules()
    assert desk.venue.asked == []


async def test_demo_is_marked_on_every_request() -> None:
    async with ScriptedOkx() as venue:
        demo = desk_at(venue, environment=Environment.DEMO)

        def marked(asked: Asked) -> Json:
            assert asked.headers.get("x-simulated-trading") == "1"
            return yes()

        venue.plays = {"positions": marked, "close-position": marked, "cancel-all-after": marked}
        assert (await demo.connector.flattener.read_positions(PositionFamily.OKX)).complete
        await close(demo)
        await demo.connector.flattener.disarm_backstop(())
        assert len(venue.asked) == 3
        await demo.connector.close()
