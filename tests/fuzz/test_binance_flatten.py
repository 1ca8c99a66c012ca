"""I06 for positions, closes and the timer at Binance: nothing odd is zero, taken or armed, and nothing raises."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.close_codes import CLOSE_CODES
from gui.connectors.wire import HttpResponse
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.positions import PositionFamily, PositionReading
from tests.connectors.binance.held import CM, COIN_HELD, HELD, RULES, UM, close_of, held, placed
from tests.fuzz.binance_venue import answers, may_ban, seat
from tests.fuzz.okx_venue import LONGEST_WAIT_S, at_once, believed, fault_is_sound, ident
from tests.fuzz.spoilt_json import ANY_JSON, every_body, written

V = CloseVerdict
ROWS: dict[PositionFamily, dict[str, Any]] = {UM: HELD, CM: COIN_HELD}
WORKS = ("NEW", "PARTIALLY_FILLED", "FILLED")
ENDED = ("EXPIRED", "EXPIRED_IN_MATCH", "CANCELED")


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for what asks several at once."""
    with asyncio.Runner() as made:
        yield made


def read(response: HttpResponse, family: PositionFamily) -> PositionReading:
    """Let the connector read the positions, and hold the reading against what was served."""
    sat = seat(response)
    reading = at_once(sat.connector.flattener.read_positions(family))
    assert (reading.fault is None) is reading.complete
    assert (reading.family, reading.requests) == (family, 1)
    fault_is_sound(reading.fault)
    assert not sat.pace.bans or may_ban(response)
    told = believed(response.body)
    if reading.complete:
        assert response.status == 200
        assert isinstance(told, list)
        shown = {(position.key.instrument, position.key.side) for position in reading.positions}
        sides = {"BOTH": "net", "LONG": "long", "SHORT": "short"}
        for row in told:
            # What is missing of a complete reading was told to be zero, in a number.
            if (row["symbol"], sides[row["positionSide"]]) not in shown:
                assert Decimal(str(row["positionAmt"])) == 0
    for position in reading.positions:
        numbers = (position.size, position.entry, position.mark, position.unrealised, position.notional)
        assert all(number is None or number.is_finite() for number in numbers)
        assert not position.zero
    return reading


@given(st.data())
def test_I06_a_position_is_absent_only_where_it_was_told_to_be_zero(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from([UM, CM]))
    rows: Any = [ROWS[family] | {"symbol": f"S{number}USDT"} for number in range(data.draw(st.integers(0, 3)))]
    read(data.draw(answers(rows)), family)


@pytest.mark.parametrize("family", [UM, CM])
def test_I06_no_single_thing_that_is_wrong_hides_a_position(family: PositionFamily) -> None:
    narrow = {name: ROWS[family][name] for name in ("symbol", "positionSide", "positionAmt")}
    for body in every_body([narrow]):
        read(HttpResponse(200, {}, body, 0.1), family)
    for status in range(100, 600):
        reading = read(HttpResponse(status, {}, b"[]", 0.1), family)
        assert reading.complete is (status == 200)


@given(st.dictionaries(st.sampled_from([name for name in HELD if name not in ("symbol", "positionSide")]), ANY_JSON))
def test_I06_what_is_odd_about_a_position_does_not_hide_it(changes: dict[str, Any]) -> None:
    body = written([HELD | changes]).encode("utf-8", "surrogatepass")
    reading = read(HttpResponse(200, {}, body, 0.1), UM)
    assert len(reading.positions) == 1 or not reading.complete or Decimal(str(changes["positionAmt"])) == 0


def check_close(response: HttpResponse, request: CloseRequest) -> CloseReply:
    """Taken exactly where a strict reader sees the order's own row; a refusal only by the tables."""
    sat = seat(response)
    reply = at_once(sat.connector.flattener.send_close(request, deadline_s=4.0))
    assert (reply.key, reply.http_status) == (request.key, response.status)
    fault_is_sound(reply.fault)
    assert len(reply.message) <= 300 and reply.message.isprintable()
    assert reply.wait_s is None or 0.0 < reply.wait_s <= LONGEST_WAIT_S
    assert "CANARY" not in repr(reply)
    assert not sat.pace.bans or may_ban(response)
    assert (reply.verdict is V.ACCEPTED) is is_taken(response)
    assert reply.verdict is not V.NOTHING_HELD
    return reply


def is_taken(response: HttpResponse) -> bool:
    """Whether an answer is exactly the row of our order, working or traded in part at least."""
    told = believed(response.body)
    if response.status != 200 or not isinstance(told, dict) or "code" in told or ident(told.get("orderId")) is None:
        return False
    if (told.get("clientOrderId"), told.get("symbol")) != ("ks-1", "ADAUSDT"):
        return False
    status, traded = told.get("status"), told.get("executedQty")
    if status in ENDED and isinstance(traded, (int, str, Decimal)) and not isinstance(traded, bool):
        try:
            number = Decimal(traded)
        except ArithmeticError:
            return False
        return number.is_finite() and number > 0
    return status in WORKS


@given(st.data())
def test_I06_a_close_is_taken_only_in_the_order_s_own_row(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from([*map(int, CLOSE_CODES), -9999, 0, 200]))
    ended = placed(status=data.draw(st.sampled_from(ENDED)), executedQty=data.draw(st.sampled_from(["0", "7", 0])))
    told = data.draw(st.sampled_from([placed(), ended, {"code": code, "msg": "filled"}, placed(code=code)]))
    way = data.draw(st.sampled_from([close_of(), close_of(way=CloseWay.LIMIT_IOC, price="0.4")]))
    check_close(data.draw(answers(told)), way)


def test_I06_no_single_thing_that_is_wrong_makes_a_close_taken() -> None:
    narrow = {"orderId": 5, "clientOrderId": "ks-1", "symbol": "ADAUSDT", "status": "EXPIRED", "executedQty": 3}
    for body in every_body(narrow | {"status": "FILLED"}):
        check_close(HttpResponse(200, {}, body, 0.1), close_of())
    for status in range(100, 600):
        for body in (written(narrow).encode(), b'{"code":-2022,"msg":"x"}', b"<html>", b""):
            check_close(HttpResponse(status, {}, body, 0.1), close_of())


def test_I06_every_code_means_what_the_table_says_and_no_other_means_anything() -> None:
    for code, row in CLOSE_CODES.items():
        for status in (200, 400, 503):
            body = written({"code": int(code), "msg": "filled"}).encode()
            assert check_close(HttpResponse(status, {}, body, 0.1), close_of()).verdict is row.verdict, code
    for number in range(-6000, 300):
        if str(number) not in CLOSE_CODES:
            body = written({"code": number, "msg": "ReduceOnly Order is rejected"}).encode()
            assert check_close(HttpResponse(400, {}, body, 0.1), close_of()).verdict is V.UNKNOWN, number


@given(data=st.data())
def test_I06_a_timer_is_armed_only_in_its_very_words(data: st.DataObject, runner: asyncio.Runner) -> None:
    told = {"symbol": "BTCUSDT", "countdownTime": data.draw(st.sampled_from(["60000", 60000, "0", "60"]))}
    response = data.draw(answers(told))
    armed = runner.run(seat(response).connector.flattener.arm_backstop(["BTCUSDT"], 60))
    fault_is_sound(armed.fault)
    read_back = believed(response.body)
    yes = response.status == 200 and isinstance(read_back, dict) and read_back.get("symbol") == "BTCUSDT"
    time = read_back.get("countdownTime") if yes else None
    same = (isinstance(time, str) and time.isascii() and time.isdigit() and len(time) <= 20 and int(time) == 60000) or (
        type(time) is int and time == 60000
    )
    assert armed.armed is (yes and same)
    assert (armed.fault is None) is armed.armed


@given(data=st.data())
def test_I06_whatever_the_rules_say_no_close_is_more_than_is_held(data: st.DataObject, runner: asyncio.Runner) -> None:
    flat = seat(data.draw(answers(RULES))).connector.flattener
    runner.run(flat.read_rules())
    amount = data.draw(st.sampled_from(["30", "-1030.5", "0.5", "1e-9", "-12345678901234567890123.4"]))
    position = held(positionAmt=amount)
    for way in (None, CloseWay.MARKET, CloseWay.LIMIT_IOC):
        found = flat.prepare(position, "ks-1", way)
        if isinstance(found, CloseReply):
            assert found.verdict in (V.DUST, V.REJECTED)
            continue
        assert found.quantity is not None and position.size is not None
        assert 0 < found.quantity <= position.size.copy_abs()
        assert found.buy is (position.size < 0)
        reply = check_close(HttpResponse(200, {}, written(placed()).encode(), 0.1), replace(found, host=""))
        assert reply.verdict is V.ACCEPTED
