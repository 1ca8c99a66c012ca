"""I06 at Binance: whatever answers a cancel, a question, the clock or the key check, nothing odd is a yes or raises."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import CancelBatch
from gui.connectors.binance.codes import CODES
from gui.connectors.binance.endpoints import SINGLE, WHOLE_SYMBOL
from gui.connectors.wire import HttpResponse
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.domain.venues import FAMILIES, Family, Venue
from tests.connectors.binance.rows import order_of
from tests.fuzz.binance_venue import (
    FUTURES,
    TABLE_FIRED,
    TABLE_GONE,
    USED,
    answers,
    code_in,
    is_object_for,
    is_symbol_yes,
    is_yes,
    may_ban,
    seat,
)
from tests.fuzz.okx_venue import LONGEST_WAIT_S, at_once, believed, fault_is_sound
from tests.fuzz.spoilt_json import DATES, WAITS, every_body, written

ALL = FAMILIES[Venue.BINANCE]
IDS = {family: str(8389766036995847940 + number) for number, family in enumerate(ALL)}
CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED})
CODE_POOL = (*CODES, "-9999", "-31", "0", "200")
BAN_TEXT = "Way too many requests; IP(1.2.3.4) banned until {}. Please use websocket"
TEXTS = ("", "Unknown order sent.", "success", BAN_TEXT.format(1_795_000_100_000), BAN_TEXT.format("9" * 14))


def yes(family: Family) -> dict[str, Any]:
    """The documented success of a single cancel."""
    if family in FUTURES:
        return {"algoId": int(IDS[family]), "clientAlgoId": "x", "code": "200", "msg": "success"}
    return {"algoId": int(IDS[family]), "success": True, "code": 0, "msg": "OK"}


@st.composite
def cancel_documents(draw: st.DrawFn, family: Family) -> Any:
    """A success of this family or another, or a refusal."""
    sort = draw(st.sampled_from(("yes", "yes", "other", "symbol", "no", "no", "inside")))
    if sort == "yes":
        return yes(family)
    if sort == "other":
        return yes(draw(st.sampled_from(ALL)))
    if sort == "symbol":
        return {"code": 200, "msg": "The operation of cancel all open order is done."}
    no = {"code": draw(st.sampled_from([int(code) for code in CODE_POOL])), "msg": draw(st.sampled_from(TEXTS))}
    return no if sort == "no" else yes(family) | no | {"success": False}


def replies_to(
    response: HttpResponse, family: Family, *, whole: bool = False
) -> tuple[tuple[CancelReply, ...], list[int | None]]:
    """The replies to a cancel of two orders, and the bans that were obeyed."""
    sat = seat(response)
    first: AlgoOrder = order_of(family, int(IDS[family]))
    orders = (first, order_of(family, 5))
    batch = CancelBatch(family, WHOLE_SYMBOL if whole else SINGLE, orders)
    replies = at_once(sat.connector.cancel(batch, deadline_s=4.0))
    assert [reply.key for reply in replies] == [order.key for order in orders]
    return replies, sat.pace.bans


def sound(reply: CancelReply, response: HttpResponse) -> None:
    """What is shown of a reply is capped and plain, and its waits are ones that end."""
    fault_is_sound(reply.fault)
    assert len(reply.message) <= 300
    assert reply.message.isprintable()
    assert len(reply.code) <= 20
    assert "CANARY" not in repr(reply)
    assert reply.wait_s is None or 0.0 < reply.wait_s <= LONGEST_WAIT_S
    assert reply.http_status == response.status
    if reply.fault is not None and reply.fault.kind is FaultKind.BANNED:
        assert may_ban(response)


def check_cancel(response: HttpResponse, family: Family) -> None:
    """A yes exactly where the strict reader sees one, a claim only by a code of the table for that very order."""
    (reply, other), bans = replies_to(response, family)
    sound(reply, response)
    assert (reply.verdict is Verdict.ACCEPTED) is is_yes(family, IDS[family], response)
    assert (reply.fault is None) is (reply.verdict in CLAIMS)
    code = code_in(response.body)
    if reply.verdict in (Verdict.ALREADY_GONE, Verdict.FIRED):
        assert code in (TABLE_GONE if reply.verdict is Verdict.ALREADY_GONE else TABLE_FIRED)
        assert response.status not in (418, 429)
        assert "algoId" not in believed(response.body) or is_object_for(response.body, IDS[family])
    assert not bans or may_ban(response)
    # The second order was no part of the request.
    assert (other.verdict, other.reach) == (Verdict.RETRY, Reach.ORDER)
    assert other.fault is not None
    assert not other.fault.sent


def check_symbol(response: HttpResponse, family: Family) -> None:
    """No answer about a symbol says of one order that it is gone or has fired."""
    replies, bans = replies_to(response, family, whole=True)
    assert not bans or may_ban(response)
    for reply in replies:
        sound(reply, response)
        assert (reply.verdict is Verdict.ACCEPTED) is is_symbol_yes(response)
        assert reply.verdict not in (Verdict.ALREADY_GONE, Verdict.FIRED)


@given(st.data())
def test_I06_a_cancel_is_taken_for_done_only_in_the_exact_words_for_that_very_order(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(ALL))
    check_cancel(data.draw(answers(data.draw(cancel_documents(family)))), family)


@given(st.data())
def test_I06_a_symbol_is_taken_for_done_only_in_the_exact_words(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(FUTURES))
    check_symbol(data.draw(answers(data.draw(cancel_documents(family)))), family)


@pytest.mark.parametrize("family", ALL)
def test_I06_no_single_thing_that_is_wrong_makes_a_cancel_done(family: Family) -> None:
    for body in every_body(yes(family)):
        check_cancel(HttpResponse(200, {}, body, 0.1), family)
    for body in every_body(yes(family) | {"success": False, "code": -20124}):
        check_cancel(HttpResponse(400, {}, body, 0.1), family)


@pytest.mark.parametrize("family", FUTURES)
def test_I06_no_single_thing_that_is_wrong_makes_a_symbol_done(family: Family) -> None:
    for body in every_body({"code": 200, "msg": "The operation of cancel all open order is done."}):
        check_symbol(HttpResponse(200, {}, body, 0.1), family)


@pytest.mark.parametrize("family", [Family.SAPI_SPOT, Family.UM])
def test_I06_no_status_and_no_header_makes_a_cancel_done_or_a_ban_longer_than_three_days(family: Family) -> None:
    bodies = [written(yes(family)), '{"code":-2011,"msg":"x"}', "<html>", ""]
    bodies += [written({"code": code, "msg": text}) for code in (-1003, -1015, -1000) for text in TEXTS]
    for status, body in product(range(100, 600), bodies[:4]):
        check_cancel(HttpResponse(status, {}, body.encode(), 0.1), family)
    for status, body in product((200, 400, 403, 418, 429, 503), bodies):
        for wait, date in product(WAITS, DATES[:1]):
            told = {"retry-after": wait, "date": date}
            check_cancel(HttpResponse(status, told, body.encode(), 0.1), family)
        for used in USED:
            check_cancel(HttpResponse(status, {"x-mbx-used-weight-1m": used}, body.encode(), 0.1), family)


def unknown_codes() -> list[str]:
    """Codes that no table has: numbers near those of Binance's, and words."""
    rng = random.Random(7)
    drawn = {str(-rng.choice((rng.randrange(1, 6000), rng.randrange(20_000, 22_000)))) for _ in range(400)}
    odd = {"00", "1", "-0x0", "-2011.0", "2011", "-20110", "ok", "success", "-2011,0", "201"}
    found = sorted((drawn | odd) - CODES.keys())
    assert len(found) >= 200
    return found


@pytest.mark.parametrize("family", ALL)
def test_I06_every_code_of_the_table_means_what_the_table_says(family: Family) -> None:
    for code, known in CODES.items():
        for status, told in product((200, 400, 503), (int(code), code)):
            body = written({"code": told, "msg": "Order cancelled"}).encode()
            (reply, _), bans = replies_to(HttpResponse(status, {}, body, 0.1), family)
            assert (reply.verdict, reply.code, reply.reach) == (known.cancel.verdict, code, known.cancel.reach), code
            assert bans == []


@pytest.mark.parametrize("family", ALL)
def test_I06_a_code_that_nobody_knows_says_nothing(family: Family) -> None:
    for code in unknown_codes():
        for status in (200, 400, 500):
            body = written({"code": code, "msg": "Order cancelled", "algoId": int(IDS[family])}).encode()
            (reply, _), _ = replies_to(HttpResponse(status, {}, body, 0.1), family)
            assert reply.verdict is Verdict.UNKNOWN, code
