"""The closing of one position: nothing is prepared from what is not sure, and a yes is one in its exact shape."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.close_codes import CLOSE_CODES
from gui.connectors.okx.closing import close_reply_of, close_reply_to_fault, okx_id, prepared
from gui.connectors.okx.endpoints import close_call
from gui.connectors.okx.envelope import read_envelope
from gui.connectors.wire import HttpResponse
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.faults import FaultKind, VenueFault
from tests.connectors.okx.rows import MARGIN_SHORT, position
from tests.connectors.okx.scripted import Json, no, yes
from tests.fuzz.spoilt_json import written

V = CloseVerdict


def request(**changes: object) -> CloseRequest:
    made = prepared(position(**changes), "ks1", None, "www.okx.com")
    assert isinstance(made, CloseRequest)
    return made


NET = request()
SHORT = request(posSide="short")


def row(**changes: Json) -> dict[str, Json]:
    """The row of a close that OKX took, as its document shows it."""
    return {"instId": "ETH-USDT-SWAP", "posSide": "net", "clOrdId": "ks1", "tag": ""} | changes


def judge(body: object, status: int = 200, asked: CloseRequest = NET) -> CloseReply:
    envelope = read_envelope(HttpResponse(status, {}, written(body).encode(), 0.1))
    reply = close_reply_of(asked, envelope, 0.1)
    assert (reply.key, reply.latency_s, reply.http_status) == (asked.key, 0.1, status)
    return reply


def test_a_close_is_all_of_what_was_read() -> None:
    made = request(pos="-3")
    assert (made.way, made.quantity, made.price, made.buy) == (CloseWay.WHOLE, None, None, True)
    assert (made.client_id, made.path, made.host) == ("ks1", "close-position", "www.okx.com")
    assert (request(pos="3").buy, SHORT.buy, request(**MARGIN_SHORT).buy) == (False, True, True)
    assert isinstance(prepared(position(), "ks1", CloseWay.WHOLE, ""), CloseRequest)


def test_the_bytes_of_a_close_in_a_hedged_account_and_of_coins() -> None:
    assert close_call(SHORT.key, SHORT.client_id, "g").body == (
        b'{"instId":"ETH-USDT-SWAP","mgnMode":"isolated","posSide":"short","autoCxl":true,"clOrdId":"ks1"}'
    )
    coins = request(**MARGIN_SHORT)
    assert close_call(coins.key, coins.client_id, "g").body == (
        b'{"instId":"BTC-USDT","mgnMode":"cross","ccy":"USDT","autoCxl":true,"clOrdId":"ks1"}'
    )


@pytest.mark.parametrize(
    ("changes", "way", "verdict"),
    [
        ({"pos": "0"}, None, V.NOTHING_HELD),
        ({"pos": "?"}, None, V.REJECTED),
        ({"pos": "-1", "posSide": "long"}, None, V.REJECTED),
        (MARGIN_SHORT | {"posCcy": ""}, None, V.REJECTED),
        ({}, CloseWay.MARKET, V.REJECTED),
        ({}, CloseWay.LIMIT_IOC, V.REJECTED),
    ],
)
def test_nothing_is_sent_for_what_is_not_sure(
    changes: dict[str, object], way: CloseWay | None, verdict: CloseVerdict
) -> None:
    made = prepared(position(**changes), "ks1", way, "www.okx.com")
    assert isinstance(made, CloseReply)
    assert (made.verdict, bool(made.message), made.fault is None) == (verdict, True, verdict is V.NOTHING_HELD)
    assert made.fault is None or not made.fault.sent


def test_a_position_of_no_margin_mode_is_not_closed() -> None:
    one = position()
    for size in (None, Decimal("NaN")):
        assert isinstance(prepared(replace(one, size=size), "ks1", None, ""), CloseReply)
    odd = replace(one, key=one.key._replace(margin="cash"))
    made = prepared(odd, "ks1", None, "")
    assert isinstance(made, CloseReply)
    assert made.verdict is V.REJECTED


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("ks1", "ks1"), ("ks-1_7.a", "ks17a"), ("x" * 40 + "7", "x" * 31 + "7"), ("---", ""), ("é１a", "a")],
)
def test_ids_are_in_the_letters_that_okx_takes(ours: str, theirs: str) -> None:
    assert okx_id(ours) == theirs


@pytest.mark.parametrize(
    "changes", [{}, {"posSide": ""}, {"posSide": None}, {"clOrdId": ""}, {"sCode": "0"}, {"sMsg": "x", "tag": "y"}]
)
def test_a_yes(changes: dict[str, Json]) -> None:
    reply = judge(yes(row(**changes)))
    assert (reply.verdict, reply.code, reply.fault, reply.wait_s) == (V.ACCEPTED, "0", None, None)


def test_a_yes_for_one_side() -> None:
    assert judge(yes(row(posSide="short")), asked=SHORT).verdict is V.ACCEPTED
    for other in ("long", "net", "", None):
        assert judge(yes(row(posSide=other)), asked=SHORT).verdict is V.UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        yes(),
        yes(row(), row()),
        yes("x"),
        yes(row(instId="ETH-USDT")),
        yes(row(instId=None)),
        yes(row(posSide="long")),
        yes(row(clOrdId="other")),
        yes(row(sCode=0)),
        yes(row(sCode=None)),
        yes(row(sCode="")),
        yes(row(sCode="00")),
        {"code": "0"},
        {"code": "1", "data": [row()]},
        {"code": "2", "data": [row()]},
        {"code": "51023", "data": [row()]},
        {"code": "1", "data": []},
        no("0x0"),
        no("99999", "closed"),
    ],
)
def test_anything_else_is_unknown(body: object) -> None:
    reply = judge(body)
    assert reply.verdict is V.UNKNOWN
    assert reply.fault is not None


def test_a_yes_under_an_error_status_is_none() -> None:
    for status in (301, 400, 404, 429, 500, 503):
        assert judge(yes(row()), status).verdict is V.UNKNOWN


@pytest.mark.parametrize(
    ("code", "status", "verdict", "wait_s"),
    [
        ("51023", 200, V.NOTHING_HELD, None),
        ("51023", 503, V.UNKNOWN, None),
        ("51113", 429, V.RETRY, 2.0),
        ("51115", 429, V.ORDERS_IN_THE_WAY, None),
        ("51156", 200, V.REJECTED, None),
        ("51132", 200, V.DUST, None),
        ("50102", 401, V.CLOCK, None),
        ("50119", 401, V.REJECTED, 60.0),
        ("50011", 429, V.RETRY, 2.0),
    ],
)
def test_a_refusal_on_top_and_in_the_row(code: str, status: int, verdict: CloseVerdict, wait_s: float | None) -> None:
    whole = judge(no(code, "words"), status)
    single = judge({"code": "1", "msg": "", "data": [row(sCode=code, sMsg="words")]}, status)
    for reply in (whole, single):
        assert (reply.verdict, reply.wait_s, reply.code) == (verdict, wait_s, code)
        assert reply.by_account is CLOSE_CODES[code].by_account
        assert (reply.fault is None) is (verdict in (V.NOTHING_HELD, V.DUST))
    if verdict is not V.UNKNOWN:
        assert whole.message == single.message
        assert whole.message.endswith(" · words")


def test_a_stated_wait_is_obeyed() -> None:
    raw = HttpResponse(429, {"retry-after": "9"}, written(no("51113")).encode(), 0.1)
    assert close_reply_of(NET, read_envelope(raw), 0.1).wait_s == 9.0


@pytest.mark.parametrize(
    ("fault", "verdict", "by_account"),
    [
        (VenueFault(FaultKind.TIMEOUT), V.UNKNOWN, False),
        (VenueFault(FaultKind.RESET), V.UNKNOWN, False),
        (VenueFault(FaultKind.EDGE_PAGE, http_status=503), V.UNKNOWN, False),
        (VenueFault(FaultKind.EDGE_PAGE, http_status=404), V.UNKNOWN, False),
        (VenueFault(FaultKind.SHAPE), V.UNKNOWN, False),
        (VenueFault(FaultKind.CONNECT, sent=False), V.RETRY, False),
        (VenueFault(FaultKind.RATE_LIMIT, retry_after_s=10.0), V.RETRY, False),
        (VenueFault(FaultKind.BANNED, sent=False, retry_after_s=10.0), V.RETRY, False),
        (VenueFault(FaultKind.CERTIFICATE, sent=False), V.REJECTED, True),
        (VenueFault(FaultKind.FIREWALL, retry_after_s=10.0), V.REJECTED, True),
        (VenueFault(FaultKind.OWN_FAULT, sent=False), V.REJECTED, False),
    ],
)
def test_no_answer(fault: VenueFault, verdict: CloseVerdict, by_account: bool) -> None:
    reply = close_reply_to_fault(NET.key, fault, None)
    assert (reply.verdict, reply.by_account, reply.wait_s) == (verdict, by_account, fault.retry_after_s)
    assert (reply.key, reply.fault, reply.latency_s) == (NET.key, fault, None)


@given(st.sampled_from([*CLOSE_CODES, "1", "2", "00"]), st.sampled_from([200, 400, 429, 500, 503]))
def test_no_code_without_a_row_is_a_yes(code: str, status: int) -> None:
    assert judge(no(code), status).verdict is not V.ACCEPTED
