"""Judging the answer of a cancel: a yes only in the exact shape of its endpoint and for that very order."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gui.connectors.binance.cancelling import (
    accepted_single,
    accepted_symbol,
    reply_accepted,
    reply_not_asked,
    reply_refused,
)
from gui.connectors.binance.codes import CODES
from gui.connectors.binance.refusals import fault_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.domain.venues import FAMILIES, Family, Venue
from tests.connectors.binance.scripted import SYMBOL_YES, yes

V = Verdict
ID = "8389766036995847940"
FUTURES, SAPI = (Family.UM, Family.CM), (Family.SAPI_FUTURES, Family.SAPI_SPOT)
ALL = FAMILIES[Venue.BINANCE]


def answer(body: object, status: int = 200) -> HttpResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return HttpResponse(status, {}, raw, 0.1)


def key(family: Family, algo_id: str = ID) -> OrderKey:
    return OrderKey("bin", family, algo_id)


def judge(family: Family, body: object, status: int = 200, *, whole: bool = False, algo_id: str = ID) -> CancelReply:
    own, response = key(family, algo_id), answer(body, status)
    try:
        message = accepted_symbol(response) if whole else accepted_single(own, response)
    except ShapeError as odd:
        return reply_refused(own, fault_of(response, 0, odd), response, whole_symbol=whole)
    return reply_accepted(own, message, response)


@pytest.mark.parametrize("family", ALL)
def test_the_documented_success(family: Family) -> None:
    reply = judge(family, yes(family, ID))
    assert (reply.key, reply.verdict, reply.http_status, reply.latency_s) == (key(family), V.ACCEPTED, 200, 0.1)
    assert (reply.code, reply.message) == (("200", "success") if family in FUTURES else ("0", "OK"))
    assert (reply.fault, reply.wait_s) == (None, None)


@pytest.mark.parametrize("family", FUTURES)
def test_futures_success_with_an_integer_code_needs_the_id_too(family: Family) -> None:
    assert judge(family, {"algoId": int(ID), "code": 200}).verdict is V.ACCEPTED
    assert judge(family, {"algoId": ID, "code": "200"}).verdict is V.ACCEPTED
    assert judge(family, {"code": 200, "msg": "success"}).verdict is V.UNKNOWN


ODD_FUTURES: list[object] = [
    {"algoId": int(ID), "code": 0, "success": True},
    {"algoId": int(ID), "code": "0"},
    {"algoId": int(ID), "code": 200.0},
    {"algoId": int(ID), "code": "200 "},
    {"algoId": int(ID), "code": None},
    {"algoId": int(ID), "code": True},
    {"algoId": int(ID)},
    {"algoId": int(ID) + 1, "code": "200"},
    {"algoId": float(ID), "code": "200"},
    {"algoId": f"0{ID}", "code": "200"},
    {"code": "200"},
]
ODD_SAPI: list[object] = [
    {"algoId": int(ID), "success": True, "code": "0"},
    {"algoId": int(ID), "success": True, "code": 0.0},
    {"algoId": int(ID), "success": True, "code": False},
    {"algoId": int(ID), "success": True, "code": 200},
    {"algoId": int(ID), "success": "true", "code": 0},
    {"algoId": int(ID), "success": 1, "code": 0},
    {"algoId": int(ID), "success": False, "code": 0},
    {"algoId": int(ID), "success": True},
    {"algoId": int(ID), "code": 0},
    {"algoId": int(ID), "code": "200", "msg": "success"},
    {"algoId": int(ID) + 1, "success": True, "code": 0},
    {"algoId": None, "success": True, "code": 0},
    {"success": True, "code": 0},
]
ODD: list[object] = [{}, [], None, True, 200, "success", [{"code": "200"}], b"", b"OK", b"<html>", b"\xef\xbb\xbf{}"]


@pytest.mark.parametrize(
    ("family", "body"),
    [
        *((family, body) for family in FUTURES for body in ODD_FUTURES),
        *((family, body) for family in SAPI for body in ODD_SAPI),
        *((family, body) for family in ALL for body in ODD),
    ],
)
def test_anything_else_with_200_is_unknown(family: Family, body: object) -> None:
    reply = judge(family, body)
    assert (reply.verdict, reply.reach) == (V.UNKNOWN, Reach.ORDER)
    assert reply.fault is not None


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("status", [201, 202, 204, 302, 500, 503])
def test_the_success_body_under_another_status_is_unknown(family: Family, status: int) -> None:
    assert judge(family, yes(family, ID), status).verdict is V.UNKNOWN


@pytest.mark.parametrize("family", SAPI)
def test_a_failure_inside_200_is_told_by_its_code(family: Family) -> None:
    body = {"algoId": int(ID), "success": False, "code": -20124, "msg": "gone"}
    reply = judge(family, body)
    assert (reply.verdict, reply.code, reply.message, reply.fault) == (V.ALREADY_GONE, "-20124", "gone", None)
    assert judge(family, body | {"code": -31}).verdict is V.UNKNOWN


@pytest.mark.parametrize("named", [int(ID) + 1, None, "", 5.5])
def test_gone_that_names_another_order_says_nothing_of_ours(named: object) -> None:
    reply = judge(Family.SAPI_SPOT, {"algoId": named, "success": False, "code": -20124}, 400)
    assert reply.verdict is V.UNKNOWN
    assert reply.fault is not None


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("code", CODES)
def test_every_code_means_the_same_in_every_family(family: Family, code: str) -> None:
    reply = judge(family, {"code": int(code), "msg": "words"}, 400)
    row = CODES[code].cancel
    assert (reply.verdict, reply.code, reply.message) == (row.verdict, code, "words")
    assert reply.message
    if CODES[code].kind is not FaultKind.RATE_LIMIT:
        assert (reply.reach, reply.wait_s) == (row.reach, row.wait_s)
    assert (reply.fault is None) == (row.verdict in (V.ALREADY_GONE, V.FIRED))


def test_our_words_stand_in_where_binance_has_none() -> None:
    assert judge(Family.UM, {"code": -2011}, 400).message == "Binance does not know the order"
    assert judge(Family.UM, b"<html>", 503).message == "HTTP 503 from Binance: done or not is unknown"


@pytest.mark.parametrize(
    ("status", "body", "verdict", "reach"),
    [
        (429, {"code": -1003, "msg": "x"}, V.RETRY, Reach.PATH),
        (429, {"code": -2011, "msg": "x"}, V.RETRY, Reach.PATH),
        (429, b"<html>", V.RETRY, Reach.PATH),
        (418, {"code": -1003, "msg": "x"}, V.RETRY, Reach.ACCOUNT),
        (418, {"code": -2015, "msg": "x"}, V.RETRY, Reach.ACCOUNT),
        (403, b"<html>", V.REJECTED, Reach.ACCOUNT),
        (451, b"<html>", V.REJECTED, Reach.ACCOUNT),
        (401, b"", V.REJECTED, Reach.ACCOUNT),
        (404, b"<html>", V.REJECTED, Reach.PATH),
        (408, b"", V.UNKNOWN, Reach.ORDER),
        (500, b"<html>", V.UNKNOWN, Reach.ORDER),
        (502, b"", V.UNKNOWN, Reach.ORDER),
        (503, {"code": -1000, "msg": "Unknown error"}, V.UNKNOWN, Reach.ORDER),
        (503, {"code": -1008, "msg": "x"}, V.RETRY, Reach.ORDER),
        (504, b"", V.UNKNOWN, Reach.ORDER),
        (400, b"<html>", V.UNKNOWN, Reach.ORDER),
        (301, b"", V.UNKNOWN, Reach.ORDER),
    ],
)
def test_statuses(status: int, body: object, verdict: Verdict, reach: Reach) -> None:
    for family in ALL:
        reply = judge(family, body, status)
        assert (reply.verdict, reply.reach, reply.http_status) == (verdict, reach, status)


def test_the_longer_wait_counts() -> None:
    limited = VenueFault(FaultKind.RATE_LIMIT, "-1015", retry_after_s=3.0)
    assert reply_refused(key(Family.UM), limited, None).wait_s == 3.0
    busy = VenueFault(FaultKind.VENUE_BUSY, "-1008", retry_after_s=0.1)
    assert reply_refused(key(Family.UM), busy, None).wait_s == 0.5
    assert reply_refused(key(Family.UM), VenueFault(FaultKind.SHAPE), None).wait_s is None


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (VenueFault(FaultKind.TIMEOUT, sent=True), V.UNKNOWN),
        (VenueFault(FaultKind.TIMEOUT, sent=False), V.RETRY),
        (VenueFault(FaultKind.RESET, sent=True), V.UNKNOWN),
        (VenueFault(FaultKind.TRUNCATED, sent=True), V.UNKNOWN),
        (VenueFault(FaultKind.OTHER, sent=True), V.UNKNOWN),
        (VenueFault(FaultKind.CONNECT, sent=False), V.RETRY),
        (VenueFault(FaultKind.NAME_LOOKUP, sent=False), V.RETRY),
        (VenueFault(FaultKind.TLS, sent=False), V.RETRY),
        (VenueFault(FaultKind.NO_NETWORK, sent=False), V.RETRY),
        (VenueFault(FaultKind.CERTIFICATE, sent=False), V.REJECTED),
        (VenueFault(FaultKind.NOT_OFFERED, sent=False), V.REJECTED),
        (VenueFault(FaultKind.OWN_FAULT, sent=False), V.REJECTED),
    ],
)
def test_no_answer(fault: VenueFault, verdict: Verdict) -> None:
    reply = reply_refused(key(Family.CM), fault, None)
    assert (reply.verdict, reply.fault, reply.latency_s) == (verdict, fault, None)


def test_the_success_of_a_symbol() -> None:
    for body in (SYMBOL_YES, {"code": "200"}):
        reply = judge(Family.UM, body, whole=True)
        assert (reply.verdict, reply.code) == (V.ACCEPTED, "200")
    odds: list[object] = [{"code": 0}, {"code": True}, {}, [], {"code": 200.0}, {"success": True, "code": 0}]
    for odd in odds:
        assert judge(Family.UM, odd, whole=True).verdict is V.UNKNOWN
    assert judge(Family.UM, SYMBOL_YES, 201, whole=True).verdict is V.UNKNOWN


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (400, {"code": -2012, "msg": "x"}, V.UNKNOWN),
        (400, {"code": -2011, "msg": "x"}, V.UNKNOWN),
        (400, {"code": -2013, "msg": "x"}, V.UNKNOWN),
        (400, {"code": -4117, "msg": "x"}, V.UNKNOWN),
        (400, {"code": -1121, "msg": "x"}, V.RETRY),
        (400, {"code": -1102, "msg": "x"}, V.RETRY),
        (400, {"code": -4120, "msg": "x"}, V.RETRY),
        (404, b"<html>", V.RETRY),
        (401, {"code": -2015, "msg": "x"}, V.REJECTED),
        (403, b"<html>", V.REJECTED),
        (400, {"code": -1021, "msg": "x"}, V.CLOCK),
        (418, {"code": -1003, "msg": "x"}, V.RETRY),
        (503, {"code": -1000, "msg": "x"}, V.UNKNOWN),
    ],
)
def test_a_refused_symbol_says_nothing_of_one_order(status: int, body: object, verdict: Verdict) -> None:
    assert judge(Family.UM, body, status, whole=True).verdict is verdict


def test_an_order_that_was_not_asked_is_surely_not_done() -> None:
    reply = reply_not_asked(key(Family.UM))
    assert (reply.verdict, reply.fault is not None and reply.fault.sent) == (V.RETRY, False)


CODE = (
    st.sampled_from([0, 200, "0", "200", *(int(code) for code in CODES)])
    | st.integers()
    | st.text(max_size=4)
    | st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
)
BODY = st.fixed_dictionaries(
    {},
    optional={
        "algoId": st.sampled_from([int(ID), ID, int(ID) + 1, 0]) | st.none(),
        "success": st.booleans() | st.none() | st.just("true"),
        "code": CODE,
        "msg": st.text(max_size=9) | st.none(),
    },
)


@given(
    BODY, st.sampled_from([200, 200, 200, 400, 401, 403, 404, 418, 429, 500, 503]), st.sampled_from(ALL), st.booleans()
)
def test_no_yes_without_the_exact_shape(body: dict[str, object], status: int, family: Family, whole: bool) -> None:
    reply = judge(family, body, status, whole=whole)
    assert reply.key == key(family)
    code, own = body.get("code"), str(body.get("algoId")) == ID
    if reply.verdict is V.ACCEPTED:
        assert status == 200
        if whole or family in FUTURES:
            assert code in ("200", 200)
            assert whole or own
        else:
            assert own
            assert body["success"] is True
            assert (code, type(code)) == (0, int)
    if reply.verdict is V.ALREADY_GONE:
        assert not whole
        assert str(code) in ("-2011", "-2013", "-20124")
        assert own or "algoId" not in body


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    ).map(lambda body: json.dumps(body).encode())
    | st.binary(max_size=30),
    st.integers(200, 599),
    st.sampled_from(ALL),
    st.booleans(),
)
def test_random_bytes_are_never_a_yes(body: bytes, status: int, family: Family, whole: bool) -> None:
    assume(b'"code"' not in body)
    reply = judge(family, body, status, whole=whole)
    assert reply.verdict not in (V.ACCEPTED, V.ALREADY_GONE, V.FIRED)
