"""I06 at OKX: whatever answers a cancel, a question, the clock or the key check, nothing odd is a success or raises."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import CancelBatch, CancelPath
from gui.connectors.okx.codes import CODES, ENVELOPE_ONLY, NOT_IN_TABLE
from gui.connectors.okx.endpoints import CANCEL, CANCEL_ADVANCE
from gui.connectors.okx.statuses import FATES
from gui.connectors.wire import HttpResponse
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.venues import Family
from tests.connectors.okx.rows import order, row
from tests.fuzz.okx_venue import (
    at_once,
    believed,
    connector,
    fault_is_sound,
    ident,
    row_named,
    rows_believed,
)
from tests.fuzz.spoilt_json import DATES, WAITS, bodies, every_body, headers, statuses, written

IDS = ("590919993110396111", "590920138287841222", "00590920138287841223")
ORDERS = tuple(order(algo_id) for algo_id in IDS)
CODE_POOL = ("0", "0", "0", "51400", "51410", "51416", "51412", "51403", "50011", "50061", "99999")
YES = frozenset({"0", "51288", "51410"})
CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED})


@st.composite
def answers(draw: st.DrawFn, document: Any) -> HttpResponse:
    """An answer that is nearly this document, or nothing like it."""
    return HttpResponse(draw(statuses()), draw(headers()), draw(bodies(document)), 0.1)


@st.composite
def cancel_documents(draw: st.DrawFn) -> Any:
    """A good answer to a cancel of the orders: whole refusals, and rows in any order."""
    if draw(st.integers(0, 4)) == 0:
        return {"code": draw(st.sampled_from(sorted(CODES))), "msg": draw(st.text(max_size=5)), "data": []}
    rows = [
        {"algoId": one, "sCode": draw(st.sampled_from(CODE_POOL)), "sMsg": "", "algoClOrdId": "", "tag": ""}
        for one in draw(st.permutations(IDS))
    ]
    return {"code": draw(st.sampled_from("0012")), "msg": "", "data": rows}


def replies_to(response: HttpResponse, path: CancelPath = CANCEL) -> tuple[CancelReply, ...]:
    batch = CancelBatch(Family.OKX_ALGO, path, ORDERS)
    return at_once(connector(response).cancel(batch, deadline_s=4.0))


def check_cancel(response: HttpResponse, path: CancelPath = CANCEL) -> None:
    """Exactly one reply for each order, and no claim of one that its row does not make."""
    replies = replies_to(response, path)
    assert [reply.key for reply in replies] == [one.key for one in ORDERS]
    for reply in replies:
        fault_is_sound(reply.fault)
        assert len(reply.message) <= 300
        assert "CANARY" not in repr(reply)
        assert reply.wait_s is None or 0.0 <= reply.wait_s <= 3 * 86400.0
        if reply.verdict not in CLAIMS:
            assert reply.fault is not None
            continue
        # A claim of an order: its own row, once, in an answer that can be believed, with a code of the table.
        outer = believed(response.body)
        mine = row_named(outer["data"], reply.key.algo_id)
        assert mine is not None
        assert reply.code == mine["sCode"]
        assert CODES[reply.code].cancel.verdict is reply.verdict
        if reply.verdict is Verdict.ACCEPTED:
            rows = rows_believed(response, frozenset({"0", "2"}))
            assert rows is not None
            assert row_named(rows, reply.key.algo_id) == mine
            assert mine["sCode"] in YES


@given(st.data())
def test_I06_a_cancel_is_taken_for_done_only_in_the_exact_words_for_that_very_order(data: st.DataObject) -> None:
    response = data.draw(answers(data.draw(cancel_documents())))
    check_cancel(response, data.draw(st.sampled_from((CANCEL, CANCEL_ADVANCE))))


@pytest.mark.parametrize("top", ["0", "1", "2"])
def test_I06_no_single_thing_that_is_wrong_makes_a_cancel_done(top: str) -> None:
    rows = [{"algoId": IDS[0], "sCode": "0", "sMsg": ""}, {"algoId": IDS[2], "sCode": "51400", "sMsg": "no"}]
    for body in every_body({"code": top, "msg": "", "data": rows}):
        check_cancel(HttpResponse(200, {}, body, 0.1))


def test_I06_no_status_and_no_header_makes_a_cancel_done() -> None:
    body = written({"code": "0", "msg": "", "data": [{"algoId": one, "sCode": "0", "sMsg": ""} for one in IDS]})
    for status in range(100, 600):
        check_cancel(HttpResponse(status, {}, body.encode(), 0.1))
    for wait, date in product(WAITS, DATES):
        for status, told in ((429, b'{"code":"50011"}'), (503, b"<html>"), (429, b"")):
            check_cancel(HttpResponse(status, {"retry-after": wait, "date": date}, told, 0.1))


@given(st.data())
def test_I06_a_good_answer_to_a_cancel_is_not_wasted(data: st.DataObject) -> None:
    document = data.draw(cancel_documents())
    said = {one["algoId"]: one["sCode"] for one in document["data"]}
    for reply in replies_to(HttpResponse(200, {}, written(document).encode(), 0.1)):
        if reply.key.algo_id in said and document["code"] != "1":
            known = CODES.get(said[reply.key.algo_id], NOT_IN_TABLE)
            assert reply.verdict is known.cancel.verdict


def check_status(asked: AlgoOrder, response: HttpResponse) -> None:
    """An end only in the one row of the order, in a word of the table; else open, not found or unknown."""
    status = at_once(connector(response).order_status(asked))
    assert status.key == asked.key
    fault_is_sound(status.fault)
    assert len(status.venue_status) <= 80
    assert all(ident(child) for child in status.children)
    if status.fate is Fate.UNKNOWN:
        assert status.fault is not None
        return
    outer = believed(response.body)
    if status.fate is Fate.NOT_FOUND:
        assert ident(outer["code"]) == "51603"
        assert not outer.get("data")
        return
    rows = rows_believed(response, frozenset({"0"}))
    assert rows is not None
    assert len(rows) == 1
    only = row_named(rows, asked.key.algo_id)
    assert only is not None
    assert only.get("instId") in (asked.instrument, None, "")
    state = only["state"]
    assert status.fate is FATES.get(state, Fate.OPEN)
    assert isinstance(state, str)
    assert state


@given(st.data())
def test_I06_an_order_has_ended_only_if_its_one_row_says_so_in_a_word_of_the_table(data: st.DataObject) -> None:
    asked: AlgoOrder = order(IDS[data.draw(st.integers(0, 2))])
    states = (*FATES, "live", "pause", "partially_effective", "Canceled", "")
    shown = row(data.draw(st.sampled_from((asked.key.algo_id, *IDS))), state=data.draw(st.sampled_from(states)))
    shown |= {"ordIdList": data.draw(st.sampled_from(([], ["1"], ["0", "77"]))), "ordId": ""}
    unknown = {"code": data.draw(st.sampled_from(("51603", "51000", "50005", "50001"))), "msg": "", "data": []}
    document = data.draw(st.sampled_from(({"code": "0", "msg": "", "data": [shown]}, unknown)))
    check_status(asked, data.draw(answers(document)))


@pytest.mark.parametrize("state", [*FATES, "live"])
def test_I06_no_single_thing_that_is_wrong_ends_an_order(state: str) -> None:
    asked = order(IDS[0])
    shown = {"algoId": IDS[0], "instId": asked.instrument, "state": state, "ordId": "", "ordIdList": ["77"]}
    for body in every_body({"code": "0", "msg": "", "data": [shown]}):
        check_status(asked, HttpResponse(200, {}, body, 0.1))
    for status in range(100, 600):
        told = written({"code": "0", "msg": "", "data": [shown]}).encode()
        check_status(asked, HttpResponse(status, {}, told, 0.1))


def test_I06_only_the_one_code_says_that_there_is_no_such_order() -> None:
    for code in (*CODES, *ENVELOPE_ONLY, *unknown_codes()):
        for rows in ([], None, [None]):
            told = written({"code": code, "msg": "Order does not exist", "data": rows}).encode()
            check_status(order(IDS[0]), HttpResponse(200, {}, told, 0.1))


def check_clock(response: HttpResponse) -> None:
    """An offset only from the one row's time."""
    (reading,) = at_once(connector(response).read_clocks())
    fault_is_sound(reading.fault)
    if reading.fault is None:
        outer = believed(response.body)
        assert ident(outer["code"]) == "0"
        (only,) = outer["data"]
        assert reading.offset_s == pytest.approx(int(only["ts"]) / 1000 - 1_795_000_000.0, abs=0.2)
        assert type(only["ts"]) in (int, str)


@given(st.data())
def test_I06_the_clock_moves_only_by_a_time_that_can_be_read(data: st.DataObject) -> None:
    ts = data.draw(st.sampled_from(("1795000000500", "1795000060000", "1", "253402300799999")))
    check_clock(data.draw(answers({"code": "0", "msg": "", "data": [{"ts": ts}]})))


def test_I06_no_single_thing_that_is_wrong_moves_the_clock() -> None:
    for body in every_body({"code": "0", "msg": "", "data": [{"ts": "1795000000500"}]}):
        check_clock(HttpResponse(200, {}, body, 0.1))


def check_rights(response: HttpResponse) -> None:
    """A right only where the one row names it."""
    rights = at_once(connector(response).key_rights())
    fault_is_sound(rights.fault)
    assert all(finding.sentence for finding in rights.findings)
    if rights.fault is not None:
        assert (rights.can_read, rights.can_cancel, rights.can_withdraw) == (None, None, None)
        return
    rows = rows_believed(response, frozenset({"0"}))
    assert rows is not None
    (only,) = rows
    assert rights.can_cancel is ("trade" in [word.strip() for word in only["perm"].split(",")])
    assert rights.address_bound is bool(only["ip"].strip())


@given(st.data())
def test_I06_a_key_may_only_what_its_one_row_says(data: st.DataObject) -> None:
    perm = data.draw(st.sampled_from(("read_only,trade", "read_only", "trade", "", "read_only, trade, withdraw")))
    shown = {"perm": perm, "ip": data.draw(st.sampled_from(("", "203.0.113.7"))), "uid": "1"}
    document = data.draw(
        st.sampled_from(({"code": "0", "msg": "", "data": [shown]}, {"code": "50119", "msg": "", "data": []}))
    )
    check_rights(data.draw(answers(document)))


def test_I06_no_single_thing_that_is_wrong_gives_a_right() -> None:
    for perm in ("read_only,trade", "read_only"):
        shown = {"perm": perm, "ip": "", "uid": "1"}
        for body in every_body({"code": "0", "msg": "", "data": [shown]}):
            check_rights(HttpResponse(200, {}, body, 0.1))


def unknown_codes() -> list[str]:
    """Codes that no table has: numbers near those of OKX's, and words."""
    rng = random.Random(7)
    drawn = {str(rng.choice((rng.randrange(0, 100), rng.randrange(49_000, 61_000)))) for _ in range(400)}
    odd = {"00", "-1", "0x0", "51400.0", "5140", "514000", "O", "ok", "success", "51400,0"}
    found = sorted((drawn | odd) - CODES.keys() - ENVELOPE_ONLY)
    assert len(found) >= 200
    return found


def judged(code: str, top: str, status: int) -> CancelReply:
    told = {"code": top, "msg": "", "data": [{"algoId": IDS[0], "sCode": code, "sMsg": "Order cancelled"}]}
    return replies_to(HttpResponse(status, {}, written(told).encode(), 0.1))[0]


def test_I06_every_code_of_the_table_means_what_the_table_says() -> None:
    for code, known in CODES.items():
        for top in ("0", "2", "1"):
            reply = judged(code, top, 200)
            yes = known.cancel.verdict is Verdict.ACCEPTED
            assert reply.verdict is (Verdict.UNKNOWN if yes and top == "1" else known.cancel.verdict), code
            assert reply.code == code
        told = {"code": code, "msg": "Order cancelled", "data": []}
        for reply in replies_to(HttpResponse(200, {}, written(told).encode(), 0.1)):
            claims = known.cancel.verdict in CLAIMS
            assert reply.verdict is (Verdict.UNKNOWN if claims else known.cancel.verdict), code


def test_I06_a_code_that_nobody_knows_says_nothing() -> None:
    for code in unknown_codes():
        for status in (200, 400, 500):
            assert judged(code, "0", status).verdict is Verdict.UNKNOWN, code
            told = {"code": code, "msg": "Order cancelled", "data": []}
            replies = replies_to(HttpResponse(status, {}, written(told).encode(), 0.1))
            assert {reply.verdict for reply in replies} == {Verdict.UNKNOWN}, code
