"""I06 and I08 for Binance's ordinary orders: nothing odd is a yes, an end, or an empty list, and nothing raises."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import CancelBatch, CancelPath
from gui.connectors.binance.codes import CODES
from gui.connectors.binance.endpoints import ALL_OF_SYMBOL, BATCH, ORDER
from gui.connectors.wire import HttpResponse
from gui.domain.faults import FaultKind
from gui.domain.replies import CancelReply, Fate, Listing, Verdict
from gui.domain.venues import Family
from tests.connectors.binance.rows import RESTING, resting
from tests.fuzz.binance_venue import answers, code_in, is_symbol_yes, may_ban, seat, symbol_in
from tests.fuzz.okx_venue import LONGEST_WAIT_S, at_once, believed, fault_is_sound, ident
from tests.fuzz.spoilt_json import ANY_JSON, every_body, one_change, written

ALL = (Family.UM_ORDERS, Family.CM_ORDERS)
FIRST, SECOND = 8389766036995847940, 8389766036995847941
GONE = frozenset({"-2011", "-2013", "-20124"})
FATES = {
    "FILLED": Fate.FIRED,
    "CANCELED": Fate.CANCELLED,
    "CANCELLED": Fate.CANCELLED,
    "REJECTED": Fate.ENDED,
    "EXPIRED": Fate.ENDED,
    "EXPIRED_IN_MATCH": Fate.ENDED,
}
WORDS = (*FATES, "NEW", "PARTIALLY_FILLED", "canceled", "MELTED", "", "ﬁlled")
NARROW = {"symbol": "BTCUSDT", "side": "SELL", "status": "CANCELED"}


def row(order_id: Any, **changes: Any) -> dict[str, Any]:
    """A row of one order, cancelled."""
    return NARROW | {"orderId": order_id} | changes


def id_in(value: object) -> str | None:
    """The id of a row, None if it has none that could be sent."""
    return ident(value.get("orderId")) if isinstance(value, dict) else None


def is_cancelled(value: object, order_id: int) -> bool:
    """Whether a value is the row of this very order, cancelled."""
    if not isinstance(value, dict) or id_in(value) != str(order_id):
        return False
    return (value.get("symbol"), value.get("status")) == ("BTCUSDT", "CANCELED")


def replies_to(response: HttpResponse, family: Family, path: CancelPath) -> tuple[CancelReply, ...]:
    """The replies to a cancel of two orders of a symbol; what is shown of each is capped, plain and ends."""
    sat = seat(response)
    orders = (resting(FIRST, family), resting(SECOND, family))
    replies = at_once(sat.connector.cancel(CancelBatch(family, path, orders), deadline_s=4.0))
    assert [reply.key for reply in replies] == [order.key for order in orders]
    assert not sat.pace.bans or may_ban(response)
    for reply in replies:
        fault_is_sound(reply.fault)
        assert len(reply.message) <= 300 and reply.message.isprintable()
        assert "CANARY" not in repr(reply)
        assert reply.wait_s is None or 0.0 < reply.wait_s <= LONGEST_WAIT_S
        if reply.fault is not None and reply.fault.kind is FaultKind.BANNED:
            assert may_ban(response)
    return replies


def check_single(response: HttpResponse, family: Family) -> None:
    """A yes exactly where a strict reader sees one."""
    reply, other = replies_to(response, family, ORDER)
    told = believed(response.body)
    yes = response.status == 200 and is_cancelled(told, FIRST) and code_in(response.body) in (None, "0", "200")
    assert (reply.verdict is Verdict.ACCEPTED) is yes
    if reply.verdict in (Verdict.ALREADY_GONE, Verdict.FIRED):
        assert code_in(response.body) in GONE | {"-4117"}
        assert "orderId" not in told or id_in(told) == str(FIRST)
    assert (other.verdict, other.fault and other.fault.sent) == (Verdict.RETRY, False)


def check_batch(response: HttpResponse, family: Family) -> None:
    """A yes only by an order's own row, a claim only by the error at its place in a list that fits."""
    told = believed(response.body)
    rows = told if isinstance(told, list) and response.status == 200 else []
    for place, (reply, order_id) in enumerate(zip(replies_to(response, family, BATCH), (FIRST, SECOND), strict=True)):
        named = [one for one in rows if id_in(one) == str(order_id)]
        if reply.verdict is Verdict.ACCEPTED:
            assert len(named) == 1
            assert is_cancelled(named[0], order_id)
        if reply.verdict in (Verdict.ALREADY_GONE, Verdict.FIRED):
            assert not named and len(rows) == 2
            assert str(rows[place]["code"]) in GONE | {"-4117"}
            assert id_in(rows[1 - place]) in (None, str((SECOND, FIRST)[place]))


def check_symbol(response: HttpResponse, family: Family) -> None:
    """No answer about a symbol says of one order that it is gone or has fired."""
    for reply in replies_to(response, family, ALL_OF_SYMBOL):
        assert (reply.verdict is Verdict.ACCEPTED) is is_symbol_yes(response)
        assert reply.verdict not in (Verdict.ALREADY_GONE, Verdict.FIRED)


CHECKS = {ORDER: check_single, BATCH: check_batch, ALL_OF_SYMBOL: check_symbol}


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A success of any of the three calls, or a refusal."""
    no = {"code": draw(st.sampled_from([int(code) for code in CODES])), "msg": "Unknown order sent."}
    items = st.sampled_from([row(FIRST), row(SECOND), row(5), no])
    return draw(
        st.sampled_from([row(FIRST), row(FIRST) | no, no, {"code": 200, "msg": "done"}]) | st.lists(items, max_size=3)
    )


@given(st.data())
def test_I06_a_cancel_is_done_only_in_the_order_s_own_row(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(CHECKS)))
    CHECKS[path](data.draw(answers(data.draw(documents()))), data.draw(st.sampled_from(ALL)))


@pytest.mark.parametrize("path", CHECKS)
def test_I06_no_single_thing_that_is_wrong_makes_a_cancel_done(path: CancelPath) -> None:
    wide = {"code": 200, "msg": "done"}
    told: Any = {ORDER: row(FIRST), BATCH: [row(FIRST), {"code": -2011, "msg": "x"}], ALL_OF_SYMBOL: wide}[path]
    for body in every_body(told):
        CHECKS[path](HttpResponse(200, {}, body, 0.1), Family.UM_ORDERS)


@pytest.mark.parametrize("path", CHECKS)
def test_I06_no_status_makes_a_cancel_done(path: CancelPath) -> None:
    bodies = [written(row(FIRST)), written([row(FIRST), row(SECOND)]), '{"code":200}', '{"code":-2011}', "<html>", ""]
    for status, body in product(range(100, 600), bodies):
        CHECKS[path](HttpResponse(status, {}, body.encode(), 0.1), Family.CM_ORDERS)


def read(response: HttpResponse, family: Family) -> Listing:
    """Let the connector read the family, and hold the listing against what was served."""
    sat = seat(response)
    listing = at_once(sat.connector.list_orders(family))
    told = believed(response.body)
    rows = told if isinstance(told, list) and response.status == 200 else None
    assert {order.key.algo_id for order in listing.orders} == {id_in(one) for one in rows or ()} - {None}
    pairs = {(id_in(one), one["symbol"]) for one in rows or () if id_in(one) is not None and symbol_in(one)}
    whole = rows is not None and all(id_in(one) is not None and symbol_in(one) for one in rows)
    assert listing.complete is (whole and len(pairs) == len({name for name, _ in pairs}))
    assert (listing.fault is None) is listing.complete
    fault_is_sound(listing.fault)
    for order in listing.orders:
        texts = (order.instrument, order.kind_text, order.client_algo_id, order.venue_status)
        assert all(text.isprintable() for text in texts)
        assert order.size is None or order.size.is_finite()
        assert order.notional is None or order.notional.is_finite()
    return listing


@given(st.data())
def test_I06_a_listing_is_complete_only_if_a_strict_reader_takes_every_row(data: st.DataObject) -> None:
    told: Any = [RESTING | {"orderId": FIRST + number} for number in range(data.draw(st.integers(0, 3)))]
    if data.draw(st.integers(0, 5)) == 0:
        told = {"code": data.draw(st.sampled_from([int(code) for code in CODES])), "msg": ""}
    read(data.draw(answers(told)), data.draw(st.sampled_from(ALL)))


@given(st.data())
def test_I08_one_row_that_is_wrong_hides_no_other(data: st.DataObject) -> None:
    rows: list[Any] = [RESTING | {"orderId": FIRST + number} for number in range(3)]
    place = data.draw(st.integers(0, 2))
    rows[place] = data.draw(one_change(rows[place]))
    body = written(rows).encode("utf-8", "surrogatepass")
    listing = read(HttpResponse(200, {}, body, 0.1), Family.UM_ORDERS)
    if isinstance(believed(body), list):
        others = {str(FIRST + number) for number in range(3) if number != place}
        assert others <= {order.key.algo_id for order in listing.orders}


@given(st.dictionaries(st.sampled_from([name for name in RESTING if name not in ("orderId", "symbol")]), ANY_JSON))
def test_I06_what_is_odd_about_an_order_does_not_hide_it(changes: dict[str, Any]) -> None:
    body = written([RESTING, RESTING | {"orderId": FIRST} | changes]).encode("utf-8", "surrogatepass")
    listing = read(HttpResponse(200, {}, body, 0.1), Family.CM_ORDERS)
    assert len(listing.orders) == (2 if isinstance(believed(body), list) else 0)


def check_status(response: HttpResponse, family: Family) -> None:
    """An end only in the order's own row and in a word of the table."""
    order = resting(FIRST, family)
    status = at_once(seat(response).connector.order_status(order))
    assert status.key == order.key
    fault_is_sound(status.fault)
    told = believed(response.body)
    if status.fate is Fate.UNKNOWN:
        assert status.fault is not None
    elif status.fate is Fate.NOT_FOUND:
        assert code_in(response.body) == "-2013"
        assert response.status not in (418, 429)
    else:
        assert (response.status, id_in(told), told["symbol"]) == (200, str(FIRST), "BTCUSDT")
        word = told["status"]
        assert status.fate is (FATES.get(word.upper(), Fate.OPEN) if word.isascii() else Fate.OPEN)


@given(st.data())
def test_I06_an_order_has_ended_only_in_its_own_row(data: st.DataObject) -> None:
    no = {"code": data.draw(st.sampled_from([-2013, -2011, -1000])), "msg": ""}
    told = data.draw(st.sampled_from([RESTING | row(FIRST, status=data.draw(st.sampled_from(WORDS))), no]))
    check_status(data.draw(answers(told)), data.draw(st.sampled_from(ALL)))


def test_I06_no_single_thing_that_is_wrong_ends_an_order() -> None:
    for body in every_body(row(FIRST)):
        check_status(HttpResponse(200, {}, body, 0.1), Family.UM_ORDERS)
