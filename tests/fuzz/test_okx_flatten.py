"""I06 for OKX's positions, closes and timer: whatever answers, nothing odd is a position's end, a close, or a timer."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.close_codes import CLOSE_CODES, NOT_IN_TABLE
from gui.connectors.wire import HttpResponse
from gui.domain.closings import CloseRequest, CloseVerdict
from gui.domain.positions import PositionFamily, PositionReading
from tests.connectors.okx.rows import MARGIN_SHORT, POSITION, position, position_row
from tests.fuzz.okx_venue import at_once, believed, connector, fault_is_sound, ident, rows_believed
from tests.fuzz.spoilt_json import ANY_JSON, bodies, every_body, headers, statuses, written

OK = frozenset({"0"})
V = CloseVerdict
SHORT_ROW = {"instId": "ETH-USDT-SWAP", "instType": "SWAP", "mgnMode": "cross", "posSide": "short", "pos": "2"}
COINS_ROW = {**MARGIN_SHORT, "posSide": "net"}
# Fields of a row whose oddities must neither hide the position nor alter its size.
SHOWN = ("avgPx", "markPx", "upl", "notionalUsd", "closeOrderAlgo", "uTime", "lever", "uplCcy", "adl", "posId")


@st.composite
def answers(draw: st.DrawFn, document: Any) -> HttpResponse:
    """An answer that is nearly this document, or nothing like it."""
    return HttpResponse(draw(statuses()), draw(headers()), draw(bodies(document)), 0.1)


def good(*rows: Any) -> dict[str, Any]:
    """A document as OKX writes it."""
    return {"code": "0", "msg": "", "data": list(rows)}


# --- positions ---


def read(response: HttpResponse) -> PositionReading:
    return at_once(connector(response).flattener.read_positions(PositionFamily.OKX))


def surely(row: Any) -> tuple[Any, ...] | None:
    """The name of the position that a row surely speaks of, None if that is in doubt."""
    if not isinstance(row, dict):
        return None
    name = (row.get("instId"), row.get("posSide"), row.get("mgnMode"))
    texts = all(isinstance(part, str) for part in name)
    known = texts and name[1] in ("net", "long", "short") and name[2] in ("cross", "isolated")
    return name if known and ident(name[0]) is not None else None


def check_reading(response: HttpResponse) -> None:
    """Complete only with every row surely named; a size is the very number of its row, else not known."""
    reading = read(response)
    fault_is_sound(reading.fault)
    rows = rows_believed(response, OK)
    assert reading.complete is (reading.fault is None)
    if reading.complete:
        assert rows is not None
        assert all(surely(row) is not None for row in rows)
    if rows is None:
        assert reading.positions == ()
        return
    assert len({one.key for one in reading.positions}) == len(reading.positions)
    for one in reading.positions:
        name = (one.key.instrument, one.key.side.value, one.key.margin)
        mine = [row for row in rows if surely(row) == name]
        assert mine
        assert all(text.isprintable() for text in (one.unit, one.result_unit, one.margin_mode, *one.stops))
        if one.size is None:
            assert not one.zero
            continue
        # Whatever the sign: never an amount that no row of its name tells, zero least of all.
        assert abs(one.size) in {abs(Decimal(str(row["pos"]))) for row in mine if _is_number(row.get("pos"))}
        if one.key.side.value == "short":
            assert one.size <= 0
        elif one.key.side.value == "long":
            assert one.size >= 0


def _is_number(value: Any) -> bool:
    try:
        return type(value) in (str, int, Decimal) and Decimal(str(value)).is_finite()
    except ArithmeticError:
        return False


@given(st.data())
def test_I06_positions_are_complete_only_if_a_strict_reader_takes_every_row(data: st.DataObject) -> None:
    pool = [position_row(), position_row(pos="0"), position_row(**COINS_ROW), position_row(**SHORT_ROW)]
    rows = data.draw(st.lists(st.sampled_from(pool), max_size=3))
    check_reading(data.draw(answers(good(*rows))))


def test_I06_no_single_thing_that_is_wrong_is_the_end_of_a_position() -> None:
    for body in every_body(good(SHORT_ROW, COINS_ROW)):
        response = HttpResponse(200, {}, body, 0.1)
        check_reading(response)
        # What a changed name or number may never do: leave the list complete and the position out of it or at zero.
        reading, rows = read(response), rows_believed(response, OK)
        for row in rows or []:
            if reading.complete and _is_number(row.get("pos")) and Decimal(str(row["pos"])):
                held = {one.key.instrument for one in reading.positions if not one.zero}
                assert row["instId"] in held


def test_I06_no_code_and_no_status_is_an_account_without_positions() -> None:
    for code in (*CLOSE_CODES, "1", "2"):
        for status in (200, 400, 503):
            for rows in ([], None, [SHORT_ROW]):
                told = written({"code": code, "msg": "", "data": rows}).encode()
                reading = read(HttpResponse(status, {}, told, 0.1))
                assert reading.complete is (code == "0" and status == 200 and rows is not None)


@given(st.dictionaries(st.sampled_from(SHOWN), ANY_JSON, max_size=4))
def test_I06_what_is_odd_about_a_position_hides_neither_it_nor_its_size(changes: dict[str, Any]) -> None:
    response = HttpResponse(200, {}, written(good(POSITION | changes)).encode(), 0.1)
    check_reading(response)
    reading = read(response)
    assert reading.complete is (rows_believed(response, OK) is not None)
    if reading.complete:
        assert [one.size for one in reading.positions] == [Decimal(10)]


# --- closes ---


def request(**changes: object) -> CloseRequest:
    made = connector(HttpResponse(200, {}, b"", 0.1)).flattener.prepare(position(**changes), "ks1")
    assert isinstance(made, CloseRequest)
    return made


NET, SHORT = request(), request(**SHORT_ROW)


def close_row(asked: CloseRequest, **changes: Any) -> dict[str, Any]:
    """The row of a close as OKX writes it."""
    return {"instId": asked.key.instrument, "posSide": asked.key.side.value, "clOrdId": "ks1", "tag": ""} | changes


def check_close(asked: CloseRequest, response: HttpResponse) -> CloseVerdict:
    """A yes only in the one row of just this position; an end of it only in a code of the table."""
    reply = at_once(connector(response).flattener.send_close(asked, deadline_s=4.0))
    assert reply.key == asked.key
    fault_is_sound(reply.fault)
    assert len(reply.message) <= 300
    assert "CANARY" not in repr(reply)
    assert reply.wait_s is None or 0.0 <= reply.wait_s <= 3 * 86400.0
    if reply.verdict is V.ACCEPTED:
        rows = rows_believed(response, OK)
        assert rows is not None
        (only,) = rows
        assert only["instId"] == asked.key.instrument
        assert only.get("posSide") in ((asked.key.side.value,) if asked is SHORT else ("net", "", None))
        assert only.get("clOrdId") in ("ks1", "", None)
        assert only.get("sCode", "0") == "0"
    elif reply.verdict in (V.NOTHING_HELD, V.DUST):
        assert CLOSE_CODES[reply.code].verdict is reply.verdict
        assert response.status < 500
        outer = believed(response.body)
        inside = [row.get("sCode") for row in outer.get("data") or [] if isinstance(row, dict)]
        assert ident(outer["code"]) == reply.code or inside == [reply.code]
    else:
        assert reply.fault is not None
    return reply.verdict


@given(st.data(), st.sampled_from((NET, SHORT)))
def test_I06_a_close_is_taken_for_done_only_in_its_exact_shape(data: st.DataObject, asked: CloseRequest) -> None:
    codes = data.draw(st.sampled_from(("", "0", "51023", "51115", "51113", "51156", "99999")))
    row = close_row(asked, **({"sCode": codes, "sMsg": "x"} if codes else {}))
    top = data.draw(st.sampled_from(("0", "0", "0", "1", "2", "51023", "50011", "50026")))
    document = {"code": top, "msg": "", "data": [row] if top in "012" else []}
    check_close(asked, data.draw(answers(document)))


@pytest.mark.parametrize("asked", [NET, SHORT])
@pytest.mark.parametrize("code", [None, "0", "51023"])
def test_I06_no_single_thing_that_is_wrong_is_a_close(asked: CloseRequest, code: str | None) -> None:
    row = close_row(asked, **({"sCode": code} if code is not None else {}))
    for body in every_body(good(row)):
        check_close(asked, HttpResponse(200, {}, body, 0.1))
    for status in range(100, 600):
        verdict = check_close(asked, HttpResponse(status, {}, written(good(row)).encode(), 0.1))
        assert verdict is not V.ACCEPTED or 200 <= status < 300


def test_I06_every_code_of_the_table_means_what_the_table_says() -> None:
    rng = random.Random(7)
    strange = {str(rng.randrange(49_000, 61_000)) for _ in range(300)} - CLOSE_CODES.keys()
    for code in (*CLOSE_CODES, *strange, "1", "2", "00", "ok"):
        row = CLOSE_CODES.get(code, NOT_IN_TABLE)
        told = HttpResponse(200, {}, written({"code": code, "msg": "closed", "data": []}).encode(), 0.1)
        assert check_close(NET, told) is (V.UNKNOWN if code == "0" else row.verdict), code
        for top in ("0", "1", "2"):
            body = written({"code": top, "msg": "", "data": [close_row(NET, sCode=code)]}).encode()
            yes_under_no = code == "0" and top != "0"
            wanted = V.UNKNOWN if yes_under_no else row.verdict
            assert check_close(NET, HttpResponse(200, {}, body, 0.1)) is wanted, (code, top)


# --- the timer ---


def check_timer(seconds: int, response: HttpResponse) -> None:
    """On only where the one row tells an end within the time that was asked for."""
    flattener = connector(response).flattener
    told = at_once(flattener.arm_backstop((), seconds) if seconds else flattener.disarm_backstop(()))
    fault_is_sound(told.fault)
    assert 0.0 <= told.until_s <= seconds
    if told.fault is not None:
        assert not told.armed
        return
    rows = rows_believed(response, OK)
    assert rows is not None
    (only,) = rows
    ends = int(only["triggerTime"])
    assert told.armed is (ends > 0)
    if told.armed:
        assert 0 < ends - int(only["ts"]) <= 1000 * (seconds + 1)


@given(st.data(), st.sampled_from((0, 10, 60)))
def test_I06_a_timer_is_on_only_by_an_end_that_can_be_read(data: st.DataObject, seconds: int) -> None:
    ends = data.draw(st.sampled_from(("0", "1587971460000", "1587971410000", "1587971460", "253402300799999")))
    row = {"triggerTime": ends, "tag": "", "ts": data.draw(st.sampled_from(("1587971400000", "1587971400")))}
    check_timer(seconds, data.draw(answers(good(row))))


@pytest.mark.parametrize("ends", ["1587971460000", "0"])
def test_I06_no_single_thing_that_is_wrong_is_a_timer(ends: str) -> None:
    for body in every_body(good({"triggerTime": ends, "tag": "", "ts": "1587971400000"})):
        for seconds in (0, 60):
            check_timer(seconds, HttpResponse(200, {}, body, 0.1))
