"""I06 at Binance: an order's state, the clock and a key's rights are only what a strict reader reads, too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.wire import HttpResponse
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Fate, OrderStatus
from gui.domain.venues import FAMILIES, Family, Venue
from tests.connectors.binance.rows import STOP, TWAP, order_of
from tests.fuzz.binance_venue import (
    FUTURES,
    answers,
    code_in,
    id_in,
    may_ban,
    seat,
)
from tests.fuzz.okx_venue import at_once, believed, fault_is_sound, ident
from tests.fuzz.spoilt_json import every_body, written

ALL = FAMILIES[Venue.BINANCE]
IDS = {family: str(8389766036995847940 + number) for number, family in enumerate(ALL)}


ENDS = {"CANCELED": Fate.CANCELLED, "CANCELLED": Fate.CANCELLED, "EXPIRED": Fate.ENDED, "REJECTED": Fate.ENDED}
CONDITIONAL_ENDS = ENDS | {"TRIGGERED": Fate.FIRED, "FINISHED": Fate.FIRED}
EXECUTION_ENDS = ENDS | {"FAILED": Fate.ENDED} | dict.fromkeys(("FINISHED", "COMPLETED", "FILLED", "DONE"), Fate.FIRED)
STATUS_WORDS = (
    *EXECUTION_ENDS,
    "TRIGGERED",
    "NEW",
    "WORKING",
    "TRIGGERING",
    "canceled",
    "expired",
    "MELTED",
    "",
    "ﬁnished",
)


def status_to(response: HttpResponse, family: Family) -> tuple[OrderStatus, list[int | None]]:
    """What a question about the family's order finds out."""
    sat = seat(response)
    order: AlgoOrder = order_of(family, int(IDS[family]))
    status = at_once(sat.connector.order_status(order))
    assert status.key == order.key
    return status, sat.pace.bans


def own_rows(family: Family, response: HttpResponse) -> list[dict[str, Any]]:
    """The rows of an answer that are about the very order."""
    told = believed(response.body)
    if response.status != 200 or not isinstance(told, dict) or code_in(response.body) not in (None, "0", "200"):
        return []
    if family in FUTURES:
        return [told] if ident(told.get("algoId")) == IDS[family] else []
    rows = told.get("orders")
    return [row for row in rows if id_in(row) == IDS[family]] if isinstance(rows, list) else []


def check_status(response: HttpResponse, family: Family) -> None:
    """An end only in the order's own row and in a word of the table."""
    status, bans = status_to(response, family)
    fault_is_sound(status.fault)
    assert not bans or may_ban(response)
    assert len(status.venue_status) <= 80
    assert all(ident(child) and child != "0" for child in status.children)
    if status.fate is Fate.UNKNOWN:
        assert status.fault is not None
        return
    assert status.fault is None
    if status.fate is Fate.NOT_FOUND:
        if family in FUTURES:
            assert code_in(response.body) == "-2013"
            assert response.status not in (418, 429)
        else:
            told = believed(response.body)
            assert response.status == 200
            assert type(told["total"]) is int
            assert len(told["orders"]) >= told["total"]
            assert all(id_in(row) for row in told["orders"])
        return
    words = {row["algoStatus"] for row in own_rows(family, response)}
    assert words == {status.venue_status}
    (word,) = words
    table = CONDITIONAL_ENDS if family in FUTURES else EXECUTION_ENDS
    wanted = table.get(word.upper(), Fate.OPEN) if word.isascii() else Fate.OPEN
    if wanted is Fate.FIRED and status.fate is Fate.ENDED:
        # A conditional order whose child never traded ended without a fill.
        assert (family in FUTURES, word.upper()) == (True, "FINISHED")
        assert float(own_rows(family, response)[0]["actualQty"]) == 0.0
        return
    assert status.fate is wanted


def status_document(family: Family, word: str, algo_id: Any, neighbours: int = 1, *, wide: bool = True) -> Any:
    """A good answer to a question about an order."""
    if family in FUTURES:
        told = {"actualOrderId": "77", "actualQty": "0.5"}
        return (STOP if wide else {}) | {"algoId": algo_id, "algoStatus": word} | told
    row = (TWAP if wide else {}) | {"algoId": algo_id, "algoStatus": word}
    rows = [*({"algoId": 10 + n, "algoStatus": "CANCELLED"} for n in range(neighbours)), row]
    return {"total": len(rows), "orders": rows}


@given(st.data())
def test_I06_an_order_has_ended_only_if_its_own_row_says_so_in_a_word_of_the_table(data: st.DataObject) -> None:
    family = data.draw(st.sampled_from(ALL))
    word = data.draw(st.sampled_from(STATUS_WORDS))
    algo_id = data.draw(st.sampled_from((int(IDS[family]), IDS[family], int(IDS[family]) + 1, 5)))
    document = status_document(family, word, algo_id, data.draw(st.integers(0, 2)))
    if data.draw(st.integers(0, 4)) == 0:
        document = {"code": data.draw(st.sampled_from((-2013, -2011, -1003, -1000, -20124))), "msg": "x"}
    check_status(data.draw(answers(document)), family)


@pytest.mark.parametrize("family", ALL)
@pytest.mark.parametrize("word", ["CANCELED", "FINISHED", "WORKING"])
def test_I06_no_single_thing_that_is_wrong_ends_an_order(word: str, family: Family) -> None:
    for body in every_body(status_document(family, word, int(IDS[family]), wide=False)):
        check_status(HttpResponse(200, {}, body, 0.1), family)
    for body in every_body({"code": -2013, "msg": "Order does not exist."}):
        check_status(HttpResponse(400, {}, body, 0.1), family)


@pytest.mark.parametrize("family", ALL)
def test_I06_two_rows_of_one_order_that_differ_say_nothing(family: Family) -> None:
    row = {"algoId": int(IDS[family]), "algoStatus": "CANCELLED"}
    told = {"total": 2, "orders": [row, row | {"algoStatus": "WORKING"}]}
    status, _ = status_to(HttpResponse(200, {}, written(told).encode(), 0.1), family)
    assert status.fate is Fate.UNKNOWN


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for what asks several at once."""
    with asyncio.Runner() as made:
        yield made


def check_clock(response: HttpResponse, runner: asyncio.Runner) -> None:
    """An offset only from a time that can be read, each service by its own."""
    readings = runner.run(seat(response).connector.read_clocks())
    assert [reading.service for reading in readings] == ["sapi", "fapi", "dapi"]
    for reading in readings:
        fault_is_sound(reading.fault)
        if reading.fault is None:
            told = believed(response.body)
            assert response.status == 200
            stamp = told["serverTime"]
            assert type(stamp) in (int, str)
            assert reading.offset_s == pytest.approx(int(stamp) / 1000 - 1_795_000_000.0, abs=0.2)


@given(data=st.data())
def test_I06_the_clock_moves_only_by_a_time_that_can_be_read(data: st.DataObject, runner: asyncio.Runner) -> None:
    stamp = data.draw(st.sampled_from((1_795_000_000_500, "1795000060000", 1, 253_402_300_799_999)))
    check_clock(data.draw(answers({"serverTime": stamp})), runner)


def test_I06_no_single_thing_that_is_wrong_moves_the_clock(runner: asyncio.Runner) -> None:
    for body in every_body({"serverTime": 1_795_000_000_500}):
        check_clock(HttpResponse(200, {}, body, 0.1), runner)


RIGHTS: dict[str, Any] = {
    "ipRestrict": True,
    "createTime": 1_698_645_219_000,
    "enableReading": True,
    "enableFutures": True,
    "enableSpotAndMarginTrading": True,
    "enableWithdrawals": False,
    "enableInternalTransfer": False,
    "permitsUniversalTransfer": False,
}


def check_rights(response: HttpResponse) -> None:
    """A right only where it is said to be true."""
    rights = at_once(seat(response).connector.key_rights())
    fault_is_sound(rights.fault)
    assert all(finding.sentence and len(finding.sentence) <= 400 for finding in rights.findings)
    if rights.fault is not None:
        assert (rights.can_read, rights.can_cancel, rights.can_withdraw) == (None, None, None)
        return
    told = believed(response.body)
    assert response.status == 200
    assert rights.can_read is told["enableReading"]
    assert rights.can_cancel is (told["enableFutures"] and told["enableSpotAndMarginTrading"])
    moves = ("enableWithdrawals", "enableInternalTransfer", "permitsUniversalTransfer")
    assert rights.can_withdraw is any(told.get(name) is True for name in moves)
    assert rights.address_bound is told["ipRestrict"]


@given(st.data())
def test_I06_a_key_may_only_what_is_said_to_be_true(data: st.DataObject) -> None:
    flags = data.draw(st.fixed_dictionaries({name: st.booleans() for name in RIGHTS if name != "createTime"}))
    document = data.draw(st.sampled_from((RIGHTS | flags, RIGHTS | flags, {"code": -2015, "msg": "no"})))
    check_rights(data.draw(answers(document)))


def test_I06_no_single_thing_that_is_wrong_gives_a_right() -> None:
    for body in every_body(RIGHTS):
        check_rights(HttpResponse(200, {}, body, 0.1))
