"""Judging the answer of a cancel: one reply a key, and a yes only from that key's own row."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.cancelling import replies_of, replies_to_fault
from gui.connectors.okx.codes import CODES
from gui.connectors.okx.endpoints import CANCEL, CANCEL_ADVANCE
from gui.connectors.okx.envelope import Envelope, read_envelope
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.domain.venues import Family
from tests.connectors.okx.scripted import cancel_row, no, yes

KEYS = tuple(OrderKey("a", Family.OKX_ALGO, text) for text in ("1", "2", "590919993110396111"))
V = Verdict


def envelope(body: object, status: int = 200) -> Envelope:
    return read_envelope(HttpResponse(status, {}, json.dumps(body).encode(), 0.1))


def judge(body: object, status: int = 200, path: str = CANCEL.name) -> list[CancelReply]:
    replies = replies_of(KEYS, path, envelope(body, status), 0.1)
    assert tuple(reply.key for reply in replies) == KEYS
    return list(replies)


def verdicts(replies: Sequence[CancelReply]) -> list[Verdict]:
    return [reply.verdict for reply in replies]


def rows(*codes: object) -> list[dict[str, object]]:
    return [dict(cancel_row(key.algo_id)) | {"sCode": code} for key, code in zip(KEYS, codes, strict=True)]


def test_all_accepted_in_any_order() -> None:
    body = {"code": "0", "msg": "", "data": list(reversed(rows("0", "0", "0")))}
    assert verdicts(judge(body)) == [V.ACCEPTED] * 3
    first = judge(body)[0]
    assert (first.code, first.message, first.http_status, first.latency_s, first.fault) == (
        "0",
        "",
        200,
        0.1,
        None,
    )


def test_each_row_has_its_own_meaning_whatever_stands_on_top() -> None:
    for top in ("0", "2", 2):
        replies = judge({"code": top, "msg": "", "data": rows("0", "51400", "51416")})
        assert verdicts(replies) == [V.ACCEPTED, V.ALREADY_GONE, V.FIRED]
    replies = judge({"code": "1", "msg": "All operations failed", "data": rows("51412", "51410", "50011")})
    assert verdicts(replies) == [V.UNKNOWN, V.UNKNOWN, V.RETRY]
    assert replies[2].wait_s == 2.0
    assert replies[2].fault is not None
    assert replies[2].fault.kind is FaultKind.RATE_LIMIT


def test_a_row_under_all_failed_or_an_error_status_is_no_yes() -> None:
    assert verdicts(judge({"code": "1", "data": rows("0", "0", "0")})) == [V.UNKNOWN] * 3
    assert verdicts(judge({"code": "0", "data": rows("0", "0", "0")}, 500)) == [V.UNKNOWN] * 3


def test_venue_words_are_kept_and_ours_stand_in() -> None:
    body = yes(cancel_row("1", "51400", "gone\n" + "x" * 900), cancel_row("2", "51400"), cancel_row("9", "0"))
    replies = judge(body)
    assert replies[0].message.startswith("gone xxx")
    assert len(replies[0].message) <= 300
    assert replies[1].message == "filled, cancelled or unknown: OKX does not say which"


@pytest.mark.parametrize(
    "data",
    [
        [],
        [cancel_row("2")],
        [cancel_row("1"), cancel_row("1")],
        [cancel_row("1"), cancel_row("1", "51400")],
        [cancel_row("01")],
        [cancel_row("1 ")],
        [{"algoId": "1"}],
        [{"algoId": "1", "sCode": None}],
        [{"algoId": "1", "sCode": 0}],
        [{"algoId": "1", "sCode": ""}],
        [{"algoId": "1", "sCode": "00"}],
        [{"algoId": "1", "sCode": "999999"}],
        [{"algoId": True, "sCode": "0"}],
        [None, "x", 5, []],
        [{"sCode": "0"}],
    ],
)
def test_what_does_not_name_the_order_leaves_it_unknown(data: object) -> None:
    reply = judge({"code": "0", "msg": "", "data": data})[0]
    assert reply.verdict is V.UNKNOWN
    assert reply.fault is not None


@pytest.mark.parametrize(
    ("code", "status", "verdict", "reach"),
    [
        ("50011", 429, V.RETRY, Reach.ORDER),
        ("50011", 200, V.RETRY, Reach.ORDER),
        ("50004", 400, V.UNKNOWN, Reach.ORDER),
        ("50001", 503, V.RETRY, Reach.ORDER),
        ("50026", 500, V.UNKNOWN, Reach.ORDER),
        ("50102", 401, V.CLOCK, Reach.ACCOUNT),
        ("50113", 401, V.REJECTED, Reach.ACCOUNT),
        ("50005", 410, V.REJECTED, Reach.ACCOUNT),
        ("0", 200, V.UNKNOWN, Reach.ORDER),
        ("1", 200, V.UNKNOWN, Reach.ORDER),
        ("51400", 200, V.UNKNOWN, Reach.ORDER),
        ("51410", 200, V.UNKNOWN, Reach.ORDER),
        ("77777", 200, V.UNKNOWN, Reach.ORDER),
    ],
)
def test_a_refusal_as_a_whole_is_told_for_every_key(code: str, status: int, verdict: Verdict, reach: Reach) -> None:
    for reply in judge(no(code, "words"), status):
        assert (reply.verdict, reply.reach, reply.http_status) == (verdict, reach, status)
    if code != "0":
        assert judge(no(code, "words"), status)[0].message.endswith("words")


@pytest.mark.parametrize("code", ["51410", "51288"])
def test_what_is_being_cancelled_already_is_a_yes_at_second_hand(code: str) -> None:
    ours, theirs = judge({"code": "0", "msg": "", "data": [cancel_row("1"), cancel_row("2", code)]})[:2]
    assert (ours.verdict, ours.second_hand) == (V.ACCEPTED, False)
    assert (theirs.verdict, theirs.second_hand) == (V.ACCEPTED, True)


def test_retry_after_is_obeyed() -> None:
    raw = json.dumps(no("50011")).encode()
    read = read_envelope(HttpResponse(429, {"retry-after": "9"}, raw, 0.1))
    assert replies_of(KEYS, CANCEL.name, read, 0.1)[0].wait_s == 9.0


def test_a_lost_advance_path_says_so_of_the_path_and_not_of_the_order() -> None:
    for body, status in (
        (no("50005"), 410),
        (no("50062"), 200),
        (no("50046"), 200),
        (no("404"), 404),
        (no("50115"), 405),
    ):
        for reply in judge(body, status, CANCEL_ADVANCE.name):
            assert (reply.verdict, reply.reach) == (V.WRONG_PATH, Reach.PATH)
    page = VenueFault(FaultKind.EDGE_PAGE, message="page", http_status=404)
    assert replies_to_fault(KEYS, CANCEL_ADVANCE.name, page, 0.1)[0].verdict is V.WRONG_PATH
    assert replies_to_fault(KEYS, CANCEL.name, page, 0.1)[0].verdict is V.UNKNOWN


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (VenueFault(FaultKind.TIMEOUT, sent=True), V.UNKNOWN),
        (VenueFault(FaultKind.RESET, sent=True), V.UNKNOWN),
        (VenueFault(FaultKind.EDGE_PAGE, http_status=503), V.UNKNOWN),
        (VenueFault(FaultKind.SHAPE), V.UNKNOWN),
        (VenueFault(FaultKind.CONNECT, sent=False), V.RETRY),
        (VenueFault(FaultKind.NAME_LOOKUP, sent=False), V.RETRY),
        (VenueFault(FaultKind.RATE_LIMIT, retry_after_s=10.0), V.RETRY),
        (VenueFault(FaultKind.CERTIFICATE, sent=False), V.REJECTED),
        (VenueFault(FaultKind.OWN_FAULT, sent=False), V.REJECTED),
    ],
)
def test_no_answer(fault: VenueFault, verdict: Verdict) -> None:
    replies = replies_to_fault(KEYS, CANCEL.name, fault, None)
    assert [reply.key for reply in replies] == list(KEYS)
    for reply in replies:
        assert (reply.verdict, reply.fault, reply.wait_s) == (verdict, fault, fault.retry_after_s)


CODE = st.sampled_from([*CODES, "0", "1", "2"]) | st.text(max_size=6) | st.none() | st.integers(-1, 60000)
ROW = st.fixed_dictionaries(
    {"algoId": st.sampled_from([*(key.algo_id for key in KEYS), "foreign", 1, 2]) | st.none()},
    optional={"sCode": CODE, "sMsg": st.text(max_size=9) | st.none() | st.integers()},
)
BODY = st.fixed_dictionaries({}, optional={"code": CODE, "msg": CODE, "data": st.lists(ROW | st.none()) | st.none()})


@given(
    BODY,
    st.sampled_from([200, 400, 401, 404, 429, 500, 503]),
    st.sampled_from([CANCEL.name, CANCEL_ADVANCE.name]),
)
def test_every_key_has_one_reply_and_no_yes_without_its_own_row(
    body: dict[str, object], status: int, path: str
) -> None:
    try:
        read = envelope(body, status)
    except ShapeError:
        return
    replies = replies_of(KEYS, path, read, 0.1)
    assert tuple(reply.key for reply in replies) == KEYS
    data = body.get("data")
    for reply in replies:
        own = [row for row in data if row and str(row["algoId"]) == reply.key.algo_id] if isinstance(data, list) else []
        if reply.verdict is Verdict.ACCEPTED:
            assert [row["sCode"] for row in own] in (["0"], ["51410"], ["51288"])
            assert str(body["code"]) in ("0", "2")
        if reply.verdict in (Verdict.ALREADY_GONE, Verdict.FIRED):
            assert len(own) == 1


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_random_json_never_raises_and_is_never_a_yes(body: object) -> None:
    try:
        read = envelope(body)
    except ShapeError:
        return
    assert all(reply.verdict is not Verdict.ACCEPTED for reply in replies_of(KEYS, CANCEL.name, read, 0.1))
