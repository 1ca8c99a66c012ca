"""I06 and I08 for OKX's ordinary orders: whatever answers, nothing odd is a success, an end, or an empty list."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import CancelBatch
from gui.connectors.okx.codes import CODES, ENVELOPE_ONLY
from gui.connectors.okx.endpoints import CANCEL_ORDERS, PAGE
from gui.connectors.okx.statuses import ORDER_FATES
from gui.connectors.wire import HttpRequest, HttpResponse
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, Listing, Verdict
from gui.domain.venues import Family
from tests.connectors.okx.rows import ordinary, ordinary_row
from tests.fuzz.okx_venue import at_once, believed, connector, fault_is_sound, ident, row_named, rows_believed
from tests.fuzz.spoilt_json import ANY_JSON, bodies, every_body, headers, one_change, statuses, written

IDS = ("590919993110396111", "590920138287841222", "00590920138287841223")
ORDERS = tuple(ordinary(order_id) for order_id in IDS)
CODE_POOL = ("0", "0", "0", "51400", "51401", "51410", "51412", "51403", "50011", "50061", "99999")
YES = frozenset({"0", "51288", "51410"})
CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED})
OK = frozenset({"0"})
SHOWN = (
    "sz",
    "accFillSz",
    "side",
    "ordType",
    "px",
    "cTime",
    "algoId",
    "tag",
    "posSide",
    "reduceOnly",
    "state",
    "tgtCcy",
)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for every reading."""
    with asyncio.Runner() as made:
        yield made


@st.composite
def answers(draw: st.DrawFn, document: Any) -> HttpResponse:
    """An answer that is nearly this document, or nothing like it."""
    return HttpResponse(draw(statuses()), draw(headers()), draw(bodies(document)), 0.1)


def page(rows: Any) -> HttpResponse:
    """A page as OKX writes it."""
    return HttpResponse(200, {}, written({"code": "0", "msg": "", "data": rows}).encode(), 0.1)


# --- listings ---


def read(runner: asyncio.Runner, *pages: HttpResponse) -> tuple[Listing, list[HttpResponse]]:
    """Let the connector read a list whose pages are these, the last again and again; give what was served."""
    served: list[HttpResponse] = []

    def answer(request: HttpRequest) -> HttpResponse:
        assert parse_qs(urlsplit(request.url).query)["limit"] == ["100"]
        served.append(pages[min(len(served), len(pages) - 1)])
        return served[-1]

    return runner.run(connector(answer).list_orders(Family.OKX_ORDERS)), served


def is_readable(value: Any) -> bool:
    """Whether a row names an order that could be cancelled."""
    if not isinstance(value, dict) or ident(value.get("ordId")) is None:
        return False
    return isinstance(value.get("instId"), str) and ident(value["instId"]) is not None


def judge(listing: Listing, served: list[HttpResponse]) -> None:
    """Hold a listing against what was served."""
    pages = [rows_believed(one, OK) for one in served]
    readable = {ident(row["ordId"]) for rows in pages for row in rows or [] if is_readable(row)}
    assert {order.key.algo_id for order in listing.orders} == readable
    whole = all(rows is not None and all(map(is_readable, rows)) for rows in pages) and len(pages[-1] or ()) < PAGE
    assert whole or not listing.complete
    assert listing.complete is (listing.fault is None) is (not listing.missing)
    assert (listing.requests, listing.not_offered) == (len(served), ())
    fault_is_sound(listing.fault)
    for order in listing.orders:
        assert order.key.family is Family.OKX_ORDERS
        assert order.size is None or order.size.is_finite()
        assert all(price.value is None or price.value.is_finite() for price in order.prices)
        assert all(text.isprintable() for text in (order.kind_text, order.parent, order.tag, order.client_algo_id))


@given(data=st.data())
def test_I06_a_list_of_orders_is_complete_only_if_a_strict_reader_takes_it(
    data: st.DataObject, runner: asyncio.Runner
) -> None:
    rows = [ordinary_row(str(900 - one)) for one in range(data.draw(st.integers(0, 3)))]
    judge(*read(runner, data.draw(answers({"code": "0", "msg": "", "data": rows}))))


def test_I06_no_single_thing_that_is_wrong_makes_the_list_whole(runner: asyncio.Runner) -> None:
    rows = [{"ordId": "1", "instId": "BTC-USDT"}, {"ordId": "00590920138287841223", "instId": "ETH-USDT", "sz": "1"}]
    for body in every_body({"code": "0", "msg": "", "data": rows}):
        judge(*read(runner, HttpResponse(200, {}, body, 0.1)))


def test_I06_no_code_of_the_table_makes_the_list_whole(runner: asyncio.Runner) -> None:
    for code, status, rows in product((*CODES, *ENVELOPE_ONLY), (200, 400), ([], None, [ordinary_row()])):
        told = written({"code": code, "msg": "", "data": rows}).encode()
        listing, served = read(runner, HttpResponse(status, {}, told, 0.1))
        judge(listing, served)
        # There is no sort of ordinary order that a region does not offer.
        assert listing.complete is (code == "0" and status == 200 and rows is not None)


@given(data=st.data(), count=st.sampled_from((0, 1, 99, 100, 101, 199, 200)), stuck=st.booleans())
def test_I08_pages_are_read_to_the_end_and_what_they_showed_stays(
    data: st.DataObject, count: int, stuck: bool, runner: asyncio.Runner
) -> None:
    rows = [{"ordId": str(5000 - one), "instId": "BTC-USDT", "sz": "1"} for one in range(count)]
    pages = [page(rows[at : at + PAGE]) for at in range(0, count + 1, PAGE)]
    if stuck:
        pages = pages[:1]
    elif data.draw(st.booleans()):
        number = data.draw(st.integers(0, len(pages) - 1))
        few = {"code": "0", "msg": "", "data": rows[number * PAGE : number * PAGE + 2]}
        pages[number] = data.draw(st.one_of(answers(few), one_change(few).map(lambda one: page(one))))
    listing, served = read(runner, *pages)
    judge(listing, served)
    assert len(served) <= len(pages) + 1


@given(changes=st.dictionaries(st.sampled_from(SHOWN), ANY_JSON, max_size=4))
def test_I06_what_is_odd_about_an_order_hides_neither_it_nor_others(
    changes: dict[str, Any], runner: asyncio.Runner
) -> None:
    listing, served = read(runner, page([ordinary_row("2"), ordinary_row("1") | changes]))
    judge(listing, served)
    assert len(listing.orders) == (2 if listing.complete else 0)
    assert listing.complete is (rows_believed(served[0], OK) is not None)


# --- cancels ---


def check_cancel(response: HttpResponse) -> None:
    """Exactly one reply for each order, and no claim of one that its row does not make."""
    replies = at_once(connector(response).cancel(CancelBatch(Family.OKX_ORDERS, CANCEL_ORDERS, ORDERS), deadline_s=4.0))
    assert [reply.key for reply in replies] == [one.key for one in ORDERS]
    for reply in replies:
        fault_is_sound(reply.fault)
        assert "CANARY" not in repr(reply)
        if reply.verdict not in CLAIMS:
            assert reply.fault is not None
            continue
        outer = believed(response.body)
        mine = row_named(outer["data"], reply.key.algo_id, "ordId")
        assert mine is not None
        assert reply.code == mine["sCode"]
        assert CODES[reply.code].cancel.verdict is reply.verdict
        if reply.verdict is Verdict.ACCEPTED:
            assert rows_believed(response, frozenset({"0", "2"})) is not None
            assert mine["sCode"] in YES


@given(st.data())
def test_I06_a_cancel_is_taken_for_done_only_in_the_exact_words_for_that_very_order(data: st.DataObject) -> None:
    codes = st.sampled_from(CODE_POOL)
    rows = [
        {"ordId": one, "clOrdId": "", "ts": "1", "sCode": data.draw(codes), "sMsg": ""}
        for one in data.draw(st.permutations(IDS))
    ]
    check_cancel(data.draw(answers({"code": data.draw(st.sampled_from("0012")), "msg": "", "data": rows})))


@pytest.mark.parametrize("name", ["ordId", "algoId", "clOrdId"])
def test_I06_no_single_thing_that_is_wrong_makes_a_cancel_done(name: str) -> None:
    rows = [{name: IDS[0], "sCode": "0", "sMsg": ""}, {name: IDS[2], "sCode": "51400", "sMsg": "no"}]
    for body in every_body({"code": "2", "msg": "", "data": rows}):
        check_cancel(HttpResponse(200, {}, body, 0.1))


# --- the question about one order ---


def check_status(asked: AlgoOrder, response: HttpResponse) -> None:
    """An end only in the one row of the order, in a word of the table; else open, not found or unknown."""
    status = at_once(connector(response).order_status(asked))
    assert status.key == asked.key
    fault_is_sound(status.fault)
    assert len(status.venue_status) <= 80
    assert status.children == ()
    if status.fate is Fate.UNKNOWN:
        assert status.fault is not None
        return
    outer = believed(response.body)
    if status.fate is Fate.NOT_FOUND:
        assert ident(outer["code"]) == "51603"
        assert not outer.get("data")
        return
    rows = rows_believed(response, OK)
    assert rows is not None
    assert len(rows) == 1
    only = row_named(rows, asked.key.algo_id, "ordId")
    assert only is not None
    assert only.get("instId") in (asked.instrument, None, "")
    assert status.fate is ORDER_FATES.get(only["state"], Fate.OPEN)


@given(st.data())
def test_I06_an_order_has_ended_only_if_its_one_row_says_so(data: st.DataObject) -> None:
    asked = ORDERS[data.draw(st.integers(0, 2))]
    state = data.draw(st.sampled_from((*ORDER_FATES, "live", "partially_filled", "effective", "Filled", "")))
    fills = data.draw(st.sampled_from(("0", "", "0.0004", "1", "x")))
    shown = ordinary_row(data.draw(st.sampled_from((asked.key.algo_id, *IDS))), state=state, accFillSz=fills)
    unknown = {"code": data.draw(st.sampled_from(("51603", "51001", "50005"))), "msg": "", "data": []}
    document = data.draw(st.sampled_from(({"code": "0", "msg": "", "data": [shown]}, unknown)))
    check_status(asked, data.draw(answers(document)))


@pytest.mark.parametrize("state", [*ORDER_FATES, "live"])
def test_I06_no_single_thing_that_is_wrong_ends_an_order(state: str) -> None:
    shown = {"ordId": IDS[0], "instId": ORDERS[0].instrument, "state": state, "sz": "2", "accFillSz": "1"}
    for body in every_body({"code": "0", "msg": "", "data": [shown]}):
        check_status(ORDERS[0], HttpResponse(200, {}, body, 0.1))
