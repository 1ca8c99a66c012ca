"""Judging the cancel of ordinary orders: done only in a row that names the very order and its end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.ordinary_cancels import accepted_order, refused_batch, replies_of_batch
from gui.connectors.binance.refusals import fault_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, Reach, Verdict
from tests.connectors.binance.rows import resting
from tests.fuzz.spoilt_json import bodies, every_body, statuses

V = Verdict
ONE, TWO, THREE = (resting(number) for number in (11, 22, 33))
GONE = {"code": -2011, "msg": "Unknown order sent."}


def answer(body: object, status: int = 200) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpResponse(status, {}, raw, 0.1)


def row(order_id: object, **changes: object) -> dict[str, object]:
    return {"orderId": order_id, "symbol": "BTCUSDT", "status": "CANCELED", "executedQty": "0"} | changes


def verdicts(*items: object) -> list[Verdict]:
    replies = replies_of_batch((ONE, TWO, THREE), answer(list(items)))
    assert [reply.key for reply in replies] == [ONE.key, TWO.key, THREE.key]
    assert all((reply.fault is None) is (reply.verdict in (V.ACCEPTED, V.ALREADY_GONE)) for reply in replies)
    return [reply.verdict for reply in replies]


def test_the_documented_success() -> None:
    assert accepted_order(ONE, answer(row(11))) == "CANCELED"
    assert accepted_order(ONE, answer(row("11", new=1))) == "CANCELED"


ODD: list[object] = [
    row(12),
    row(11, symbol="ETHUSDT"),
    row(11, symbol=None),
    row(11, status="NEW"),
    row(11, status="PARTIALLY_FILLED"),
    row(11, status="FILLED"),
    row(11, status="canceled"),
    row(11, status="CANCELED "),
    row(11, status=None),
    row(11, code=-2011),
    row(11.0),
    row("011"),
    {"code": 200, "msg": "success"},
    {"algoId": 11, "code": "200", "msg": "success"},
    [row(11)],
    {},
    None,
    b"",
    b"<html>",
]


@pytest.mark.parametrize("body", ODD)
def test_anything_else_is_no_success(body: object) -> None:
    with pytest.raises(ShapeError):
        accepted_order(ONE, answer(body))


@pytest.mark.parametrize("status", [201, 400, 500, 503])
def test_nor_is_it_under_another_status(status: int) -> None:
    with pytest.raises(ShapeError):
        accepted_order(ONE, answer(row(11), status))
    with pytest.raises(ShapeError):
        replies_of_batch((ONE,), answer([row(11)], status))


def test_a_batch_of_rows_and_errors_in_their_places() -> None:
    replies = replies_of_batch((ONE, TWO, THREE), answer([row(11), GONE, row(33)]))
    assert [reply.verdict for reply in replies] == [V.ACCEPTED, V.ALREADY_GONE, V.ACCEPTED]
    assert (replies[0].message, replies[0].http_status, replies[0].latency_s) == ("CANCELED", 200, 0.1)
    assert (replies[1].code, replies[1].message, replies[1].latency_s) == ("-2011", "Unknown order sent.", 0.1)
    assert verdicts({"code": -2011}, GONE, GONE) == [V.ALREADY_GONE] * 3
    assert verdicts({"code": -1000}, {"code": -1015}, {"code": -777}) == [V.UNKNOWN, V.RETRY, V.UNKNOWN]


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ((row(33), row(22), row(11)), [V.ACCEPTED, V.ACCEPTED, V.ACCEPTED]),
        ((row(22), GONE, row(33)), [V.UNKNOWN, V.ACCEPTED, V.ACCEPTED]),
        ((row(11), GONE), [V.ACCEPTED, V.UNKNOWN, V.UNKNOWN]),
        ((row(11), GONE, GONE, GONE), [V.ACCEPTED, V.UNKNOWN, V.UNKNOWN]),
        ((row(11), GONE, row(44)), [V.ACCEPTED, V.UNKNOWN, V.UNKNOWN]),
        ((row(11), GONE, None), [V.ACCEPTED, V.UNKNOWN, V.UNKNOWN]),
        ((row(11), GONE, {}), [V.ACCEPTED, V.UNKNOWN, V.UNKNOWN]),
        ((row(11), GONE, {"code": 200, "msg": "ok"}), [V.ACCEPTED, V.UNKNOWN, V.UNKNOWN]),
        ((row(11), row(11), GONE), [V.UNKNOWN, V.UNKNOWN, V.UNKNOWN]),
        ((row(11, status="NEW"), GONE, GONE), [V.UNKNOWN, V.ALREADY_GONE, V.ALREADY_GONE]),
        ((row(11, code=-2011), row(22), GONE), [V.UNKNOWN, V.ACCEPTED, V.ALREADY_GONE]),
        ((row(11, symbol="ETHUSDT"), row(22), row(33)), [V.UNKNOWN, V.ACCEPTED, V.ACCEPTED]),
        ((), [V.UNKNOWN, V.UNKNOWN, V.UNKNOWN]),
    ],
)
def test_an_error_counts_only_where_every_row_stands_in_its_place(items: Any, wanted: list[Verdict]) -> None:
    assert verdicts(*items) == wanted


@pytest.mark.parametrize("body", [{}, row(11), None, "x", b"<html>", b"", GONE])
def test_a_batch_is_answered_with_a_list(body: object) -> None:
    with pytest.raises(ShapeError):
        replies_of_batch((ONE, TWO), answer(body))


def whole(body: object, status: int) -> CancelReply:
    response = answer(body, status)
    first, second = refused_batch((ONE, TWO), fault_of(response, 0), response)
    assert (first.verdict, first.reach, first.code) == (second.verdict, second.reach, second.code)
    return first


@pytest.mark.parametrize(
    ("status", "body", "verdict", "reach"),
    [
        (400, GONE, V.WRONG_PATH, Reach.PATH),
        (400, {"code": -2013, "msg": "x"}, V.WRONG_PATH, Reach.PATH),
        (400, {"code": -1102, "msg": "x"}, V.WRONG_PATH, Reach.PATH),
        (404, b"<html>", V.WRONG_PATH, Reach.PATH),
        (401, {"code": -2015, "msg": "x"}, V.REJECTED, Reach.ACCOUNT),
        (403, b"<html>", V.REJECTED, Reach.ACCOUNT),
        (400, {"code": -1021, "msg": "x"}, V.CLOCK, Reach.ORDER),
        (429, {"code": -1003, "msg": "x"}, V.RETRY, Reach.PATH),
        (503, b"", V.UNKNOWN, Reach.ORDER),
    ],
)
def test_a_refusal_of_the_whole_says_of_no_order_that_it_is_gone(
    status: int, body: object, verdict: Verdict, reach: Reach
) -> None:
    reply = whole(body, status)
    assert (reply.verdict, reply.reach) == (verdict, reach)


def test_no_answer_is_unknown_or_surely_not_sent() -> None:
    lost = VenueFault(FaultKind.TIMEOUT, message="no answer")
    unsent = VenueFault(FaultKind.CONNECT, message="no connection", sent=False)
    assert [reply.verdict for reply in refused_batch((ONE,), lost, None)] == [V.UNKNOWN]
    assert [reply.verdict for reply in refused_batch((ONE,), unsent, None)] == [V.RETRY]


def check(body: bytes) -> None:
    """A yes only where the order's own row stands in the list once, and a claim only for one code."""
    orders = (ONE, TWO)
    try:
        replies = replies_of_batch(orders, HttpResponse(200, {}, body, 0.1))
    except ShapeError:
        return
    told = json.loads(body)
    for order, reply in zip(orders, replies, strict=True):
        assert reply.key == order.key
        named = [one for one in told if isinstance(one, dict) and str(one.get("orderId")) == order.key.algo_id]
        if reply.verdict is V.ACCEPTED:
            assert [(one["status"], one["symbol"]) for one in named] == [("CANCELED", "BTCUSDT")]
        elif reply.verdict is V.ALREADY_GONE:
            assert not named
            assert str(told[orders.index(order)]["code"]) in ("-2011", "-2013", "-20124")
            assert len(told) == 2


def test_no_single_thing_that_is_wrong_makes_a_batch_done() -> None:
    for document in ([row(11), row(22)], [row(11), GONE], [GONE, row(22)]):
        for body in every_body(document):
            check(body)


@given(st.data())
def test_whatever_comes_is_judged(data: st.DataObject) -> None:
    document = data.draw(st.lists(st.sampled_from([row(11), row(22), row(33), GONE]), max_size=4))
    body, status = data.draw(bodies(document)), data.draw(statuses())
    check(body)
    response = HttpResponse(status, {}, body, 0.1)
    refused = refused_batch((ONE, TWO), fault_of(response, 0), response)
    assert not {reply.verdict for reply in refused} & {V.ACCEPTED, V.ALREADY_GONE, V.FIRED}
