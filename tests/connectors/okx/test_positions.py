"""Rows of positions: the sign is the direction, what is not sure is not known, and nothing unsure reads as closed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.okx.caller import Answer
from gui.connectors.okx.envelope import read_envelope
from gui.connectors.okx.positions import position_of, reading_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionKey, PositionReading, PositionSide
from tests.connectors.okx.rows import MARGIN_SHORT, POSITION, position, position_row
from tests.connectors.okx.scripted import no, yes
from tests.fuzz.okx_venue import StillClock
from tests.fuzz.spoilt_json import written

D = Decimal
NET, LONG, SHORT = PositionSide.NET, PositionSide.LONG, PositionSide.SHORT


def read(body: object, status: int = 200) -> PositionReading:
    envelope = read_envelope(HttpResponse(status, {}, written(body).encode(), 0.1))
    return reading_of("okx-main", Answer(5.0, 6.0, envelope, latency_s=0.1), StillClock())


def test_the_documented_row() -> None:
    made = position()
    assert made.key == PositionKey("okx-main", PositionFamily.OKX, "ETH-USDT-SWAP", NET, "isolated")
    assert (made.size, made.unit, made.direction, made.zero) == (D(10), "ct", 1, False)
    assert (made.entry, made.mark, made.unrealised, made.result_unit) == (
        D("3226.93"),
        D("3210.5"),
        D("-1.643"),
        "USDT",
    )
    assert (made.notional, made.margin_mode, made.stops) == (D("3216.36"), "isolated", ())
    assert made.updated_ms == 1619507761462


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"pos": "-3"}, D(-3)),
        ({"pos": "0"}, D(0)),
        ({"pos": "2", "posSide": "long"}, D(2)),
        ({"pos": "2", "posSide": "short"}, D(-2)),
        ({"pos": "-2", "posSide": "short"}, D(-2)),
        ({"pos": "-2", "posSide": "long"}, None),
        ({"pos": "0", "posSide": "short"}, D(0)),
        ({"pos": ""}, None),
        ({"pos": None}, None),
        ({"pos": "many"}, None),
        ({"pos": True}, None),
        ({"pos": "1e99"}, None),
        ({"instType": "OPTION", "instId": "BTC-USD-261225-60000-C", "pos": "-1"}, D(-1)),
        ({"instType": "", "pos": "-4"}, D(-4)),
    ],
)
def test_the_size_of_contracts(changes: dict[str, object], size: Decimal | None) -> None:
    made = position(**changes)
    assert (made.size, made.unit) == (size, "ct")
    assert made.zero is (size == 0)


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({}, D(-6400)),
        ({"posCcy": "BTC", "pos": "0.1"}, D("0.1")),
        ({"posCcy": "ETH"}, None),
        ({"posCcy": ""}, None),
        ({"posCcy": None}, None),
        ({"pos": "-1"}, None),
        ({"pos": "0", "posCcy": ""}, D(0)),
        ({"posSide": "short"}, D(-6400)),
        ({"posSide": "long"}, None),
        ({"instType": "new"}, D(-6400)),
    ],
)
def test_the_direction_of_coins_is_which_coin_is_held(changes: dict[str, object], size: Decimal | None) -> None:
    made = position(**(MARGIN_SHORT | changes))
    assert made.size == size
    assert made.direction == (0 if not size else 1 if size > 0 else -1)


def test_the_key_holds_what_a_close_must_name() -> None:
    assert position(posSide="short").key.side is SHORT
    cross = position(**MARGIN_SHORT)
    assert (cross.key.margin, cross.key.currency, cross.unit) == ("cross", "USDT", "USDT")
    # Only a cross margin position of coins is closed by its currency.
    assert position(**(MARGIN_SHORT | {"mgnMode": "isolated"})).key.currency == ""
    assert position(mgnMode="cross").key.currency == ""


def test_the_stops_that_okx_names_itself() -> None:
    orders = [{"algoId": "590919993110396111", "closeFraction": "1"}, {"algoId": ""}, None, {"algoId": 7}]
    assert position(closeOrderAlgo=[*orders, orders[0]]).stops == ("590919993110396111", "7")
    odds: tuple[object, ...] = (None, "", {}, "x", 5)
    for odd in odds:
        assert position(closeOrderAlgo=odd).stops == ()


@pytest.mark.parametrize(
    "changes",
    [
        *({"instId": ""}, {"instId": None}, {"instId": 5}, {"instId": " "}),
        *({"posSide": ""}, {"posSide": None}, {"posSide": "Long"}, {"posSide": "both"}, {"posSide": 1}),
        *({"mgnMode": ""}, {"mgnMode": None}, {"mgnMode": "Cross"}, {"mgnMode": "cash"}, {"mgnMode": True}),
        MARGIN_SHORT | {"ccy": None},
        MARGIN_SHORT | {"ccy": "US DT"},
    ],
)
def test_a_position_that_is_not_surely_named_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ShapeError):
        position_of("okx-main", POSITION | changes)


def test_a_reading_is_complete_with_every_row() -> None:
    reading = read(yes(position_row(), position_row(posSide="long"), position_row(instId="X-USD-SWAP", pos="0")))
    assert (reading.complete, reading.fault, reading.requests) == (True, None, 1)
    assert (reading.account, reading.family) == ("okx-main", PositionFamily.OKX)
    assert (reading.begun, reading.ended, reading.at_ms) == (5.0, 6.0, 1_795_000_000_000)
    assert [(one.key.instrument, one.size) for one in reading.positions] == [
        ("ETH-USDT-SWAP", D(10)),
        ("ETH-USDT-SWAP", D(10)),
        ("X-USD-SWAP", D(0)),
    ]
    assert read(yes()).complete


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ([{"pos": "0"}, {"pos": "3"}], D(3)),
        ([{"pos": "3"}, {"pos": "0"}], D(3)),
        ([{"pos": "3"}, {"pos": "3"}], D(3)),
        ([{"pos": "3"}, {"pos": "-3"}], None),
        ([{"pos": "3"}, {"pos": "4"}], None),
        ([{"pos": ""}, {"pos": "0"}], None),
    ],
)
def test_two_rows_of_one_name_are_no_sum_and_no_zero(rows: list[dict[str, object]], size: Decimal | None) -> None:
    reading = read(yes(*(position_row(**changes) for changes in rows)))
    assert [one.size for one in reading.positions] == [size]


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        (yes("x"), 200, FaultKind.SHAPE),
        (yes(position_row(posSide="")), 200, FaultKind.SHAPE),
        ({"code": "0"}, 200, FaultKind.SHAPE),
        ({"code": "0", "data": None}, 200, FaultKind.SHAPE),
        (yes(position_row()), 503, FaultKind.SHAPE),
        ({"code": "1", "data": [position_row()]}, 200, FaultKind.OTHER),
        (no("50011"), 429, FaultKind.RATE_LIMIT),
        (no("50119"), 401, FaultKind.KEY),
    ],
)
def test_an_odd_answer_is_never_no_position(body: object, status: int, kind: FaultKind) -> None:
    reading = read(body, status)
    assert not reading.complete
    assert reading.fault is not None
    assert reading.fault.kind is kind


def test_good_rows_beside_a_broken_one_are_shown() -> None:
    reading = read(yes(position_row(), position_row(posSide="?"), position_row(instId="X-USD-SWAP")))
    assert (reading.complete, len(reading.positions)) == (False, 2)


def test_no_answer_is_no_reading() -> None:
    for fault in (None, VenueFault(FaultKind.TIMEOUT, message="late")):
        reading = reading_of("okx-main", Answer(5.0, 6.0, fault=fault), StillClock())
        assert (reading.complete, reading.positions) == (False, ())
        assert reading.fault is not None


ANY = st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.lists(st.text(max_size=3), max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(POSITION)), ANY, max_size=4), st.booleans())
def test_nothing_odd_makes_a_position_zero_or_turns_it(changes: dict[str, Any], coins: bool) -> None:
    row = POSITION | (MARGIN_SHORT if coins else {}) | changes
    try:
        made = position_of("okx-main", row)
    except ShapeError:
        return
    assert made.size is None or made.size.is_finite()
    if made.zero:
        assert Decimal(str(row["pos"])) == 0
    if not coins and "pos" not in changes:
        assert made.direction == (-1 if made.key.side is SHORT else 1) or made.key.instrument.count("-") == 1
