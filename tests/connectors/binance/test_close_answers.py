"""Judging the answer of a close: taken only in the row of the very order, refused only by the tables."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.close_answers import ENDED, TAKEN, meaning_of, outcome, refused
from gui.connectors.binance.close_codes import CLOSE_CODES
from gui.connectors.binance.refusals import fault_of
from gui.connectors.wire import HttpResponse
from gui.domain.closings import CloseReply, CloseVerdict, CloseWay
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from tests.connectors.binance.held import close_of, placed
from tests.fuzz.spoilt_json import bodies, every_body, statuses

V = CloseVerdict
MARKET, LIMIT = close_of(), close_of(way=CloseWay.LIMIT_IOC, price="0.4")


def answer(body: object, status: int = 200) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpResponse(status, {}, raw, 0.1)


def judge(response: HttpResponse, request: object = MARKET) -> CloseReply:
    asked = LIMIT if request is LIMIT else MARKET
    try:
        reply = outcome(asked, response)
    except ShapeError as odd:
        reply = refused(asked, fault_of(response, 0, odd), response)
    assert (reply.key, reply.http_status, reply.latency_s) == (asked.key, response.status, 0.1)
    assert (reply.fault is None) is (reply.verdict is V.ACCEPTED)
    return reply


@pytest.mark.parametrize("status", sorted(TAKEN))
def test_an_order_that_works_or_has_traded_is_taken(status: str) -> None:
    reply = judge(answer(placed(status=status)))
    assert (reply.verdict, reply.message, reply.code) == (V.ACCEPTED, status, "")
    assert judge(answer(placed(status=status, new=1, executedQty=None))).verdict is V.ACCEPTED


@pytest.mark.parametrize(
    ("changes", "market", "limit"),
    [
        ({"status": "EXPIRED", "executedQty": "0"}, V.PRICE_BAND, V.RETRY),
        ({"status": "EXPIRED", "executedQty": "0.1"}, V.ACCEPTED, V.ACCEPTED),
        ({"status": "EXPIRED", "executedQty": None}, V.UNKNOWN, V.UNKNOWN),
        ({"status": "EXPIRED", "executedQty": "-1"}, V.UNKNOWN, V.UNKNOWN),
        ({"status": "EXPIRED_IN_MATCH", "executedQty": "0.000"}, V.ORDERS_IN_THE_WAY, V.ORDERS_IN_THE_WAY),
        ({"status": "EXPIRED_IN_MATCH", "executedQty": "1"}, V.ACCEPTED, V.ACCEPTED),
        ({"status": "CANCELED", "executedQty": "0"}, V.RETRY, V.RETRY),
        ({"status": "REJECTED", "executedQty": "0"}, V.REJECTED, V.REJECTED),
        ({"status": "REJECTED", "executedQty": "1"}, V.UNKNOWN, V.UNKNOWN),
    ],
)
def test_an_order_that_ended(changes: dict[str, object], market: CloseVerdict, limit: CloseVerdict) -> None:
    assert judge(answer(placed(**changes)), MARKET).verdict is market
    assert judge(answer(placed(**changes)), LIMIT).verdict is limit


ODD: list[object] = [
    placed(clientOrderId="ks-2"),
    placed(clientOrderId=None),
    placed(symbol="BTCUSDT"),
    placed(orderId=None),
    placed(orderId=1.5),
    placed(status="filled"),
    placed(status="PENDING_NEW"),
    placed(status=None),
    placed(code=0),
    placed(code=200),
    {"code": 200, "msg": "success"},
    {"code": "200"},
    [placed()],
    {},
    None,
    b"",
    b"<html>",
    b"\xef\xbb\xbf{}",
]


@pytest.mark.parametrize("body", ODD)
def test_anything_else_is_unknown(body: object) -> None:
    assert judge(answer(body)).verdict is V.UNKNOWN


@pytest.mark.parametrize("status", [201, 202, 302, 400, 408, 500, 502, 503, 504])
def test_the_row_under_another_status_is_unknown(status: int) -> None:
    assert judge(answer(placed(), status)).verdict is V.UNKNOWN


def test_every_code_means_what_the_table_says() -> None:
    for code, row in CLOSE_CODES.items():
        for status in (200, 400, 503):
            reply = judge(answer({"code": int(code), "msg": "filled"}, status))
            assert (reply.verdict, reply.code, reply.by_account) == (row.verdict, code, row.by_account), code
            assert reply.fault is not None
            assert row.meaning in reply.fault.message


def test_a_code_that_nobody_knows_is_unknown_and_shows_its_words() -> None:
    reply = judge(answer({"code": -9999, "msg": "reduce only rejected"}, 400))
    assert (reply.verdict, reply.code, reply.message) == (V.UNKNOWN, "-9999", "reduce only rejected")


def test_dust_is_named_with_what_was_asked() -> None:
    reply = judge(answer({"code": -4164, "msg": "Order's notional must be no smaller than 5"}, 400))
    wanted = "30 of ADAUSDT: the notional is too small · Order's notional must be no smaller than 5"
    assert (reply.verdict, reply.message) == (V.DUST, wanted)


@pytest.mark.parametrize(
    ("status", "body", "verdict", "by_account"),
    [
        (429, {"code": -1003, "msg": "x"}, V.RETRY, False),
        (429, {"code": -1015, "msg": "x"}, V.RETRY, False),
        (429, {"code": -2022, "msg": "x"}, V.RETRY, False),
        (418, {"code": -1003, "msg": "x"}, V.RETRY, True),
        (403, b"<html>", V.REJECTED, True),
        (401, b"", V.REJECTED, True),
        (404, b"<html>", V.REJECTED, False),
        (408, b"", V.UNKNOWN, False),
        (503, {"code": -1000, "msg": "Unknown error, please check your request or try again later."}, V.UNKNOWN, False),
        (503, {"code": -1008, "msg": "x"}, V.RETRY, False),
        (503, b"Service Unavailable.", V.UNKNOWN, False),
    ],
)
def test_refusals_by_status(status: int, body: object, verdict: CloseVerdict, by_account: bool) -> None:
    reply = judge(answer(body, status))
    assert (reply.verdict, reply.by_account) == (verdict, by_account)
    if status in (418, 429):
        assert reply.wait_s


@pytest.mark.parametrize("kind", list(FaultKind))
def test_without_an_answer_it_is_unknown_or_surely_not_sent(kind: FaultKind) -> None:
    lost = refused(MARKET, VenueFault(kind, message="lost"), None)
    kept = refused(MARKET, VenueFault(kind, message="kept", sent=False), None)
    assert lost.verdict not in (V.ACCEPTED, V.NOTHING_HELD)
    assert kept.verdict in (V.RETRY, V.REJECTED)
    assert (kept.message, kept.latency_s) == ("kept", None)
    if kind in (FaultKind.TIMEOUT, FaultKind.RESET, FaultKind.TRUNCATED, FaultKind.EDGE_PAGE):
        assert lost.verdict is V.UNKNOWN
    assert meaning_of(VenueFault(FaultKind.FIREWALL, sent=False)).verdict is V.RETRY


def check(response: HttpResponse) -> None:
    """Taken only where the order's own row says so, and never by a code or a word."""
    reply = judge(response)
    assert reply.message.isprintable() and len(reply.message) <= 300
    if reply.verdict is not V.ACCEPTED:
        return
    told = json.loads(response.body)
    assert (response.status, told["clientOrderId"], told["symbol"]) == (200, "ks-1", "ADAUSDT")
    assert "code" not in told
    assert told["status"] in TAKEN or (told["status"] in ENDED and float(told["executedQty"]) > 0)


@pytest.mark.parametrize("row", [placed(), placed(status="EXPIRED", executedQty="0")])
def test_no_single_thing_that_is_wrong_makes_a_close_taken(row: object) -> None:
    for body in every_body(row):
        check(HttpResponse(200, {}, body, 0.1))


@given(st.data())
def test_whatever_comes_is_judged(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from([*map(int, CLOSE_CODES), -9999, 0, 200]))
    document = data.draw(st.sampled_from([placed(), placed(status="EXPIRED"), {"code": code, "msg": "FILLED"}]))
    check(HttpResponse(data.draw(statuses()), {}, data.draw(bodies(document)), 0.1))
