"""Position lists to positions: what cannot be read is neither zero nor absent."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.binance.positions import positions_of
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError
from gui.domain.positions import PositionKey, PositionSide
from tests.connectors.binance.held import CM, COIN_HELD, HELD, UM, coin_held, held

D, S = Decimal, PositionSide


def answer(body: object, status: int = 200) -> HttpResponse:
    return HttpResponse(status, {}, json.dumps(body).encode(), 0.1)


def test_the_documented_position() -> None:
    made = held()
    assert made.key == PositionKey("bin", UM, "ADAUSDT", S.NET)
    assert (made.size, made.unit, made.direction) == (D(30), "ADA", 1)
    assert (made.entry, made.mark, made.unrealised) == (D("0.385"), D("0.4104759"), D("0.764277"))
    assert (made.result_unit, made.notional, made.margin_mode) == ("USDT", D("12.314277"), "cross")
    assert (made.updated_ms, made.stops) == (1720736417660, ())


def test_the_documented_coin_margined_position() -> None:
    made = coin_held()
    assert made.key == PositionKey("bin", CM, "BTCUSD_PERP", S.NET)
    assert (made.size, made.unit, made.direction, made.result_unit) == (D(-3), "ct", -1, "BTC")
    assert (made.notional, made.margin_mode) == (D("308"), "isolated")
    assert coin_held(markPrice="0").notional is None
    assert coin_held(symbol="DOTUSD_260327").result_unit == "DOT"


@pytest.mark.parametrize(
    ("side", "amount", "size"),
    [
        ("BOTH", "-0.5", D("-0.5")),
        ("BOTH", -2, D(-2)),
        ("LONG", "1", D(1)),
        ("LONG", "-1", D(1)),
        ("SHORT", "-1", D(-1)),
        ("SHORT", "1", D(-1)),
        ("SHORT", "0", D(0)),
        ("LONG", "0.000", D(0)),
        ("SHORT", "x", None),
        ("BOTH", "", None),
        ("BOTH", None, None),
        ("BOTH", "1e999", None),
        ("BOTH", "-12345678901234567890123456789.123456789", D("-12345678901234567890123456789.123456789")),
        ("SHORT", "12345678901234567890123456789.123456789", D("-12345678901234567890123456789.123456789")),
    ],
)
def test_sizes_are_signed_and_exact(side: str, amount: object, size: Decimal | None) -> None:
    made = held(positionSide=side, positionAmt=amount)
    assert made.size == size
    assert made.zero is (size == 0)


@pytest.mark.parametrize(
    ("changes", "mode"),
    [
        ({"isolatedWallet": "3"}, "isolated"),
        ({"isolatedMargin": "3"}, "isolated"),
        ({"isolatedWallet": "x"}, ""),
        ({"marginType": "cross"}, "cross"),
        ({"marginType": "CROSSED"}, "cross"),
        ({"marginType": "ISOLATED"}, "isolated"),
        ({"marginType": "NEW"}, "NEW"),
    ],
)
def test_margin_modes(changes: dict[str, object], mode: str) -> None:
    assert held(**changes).margin_mode == mode


def test_what_is_not_told_is_none() -> None:
    made = held(entryPrice="0", markPrice=None, unRealizedProfit="?", notional=None, marginAsset=5, updateTime=0)
    assert (made.entry, made.mark, made.unrealised, made.notional) == (None, None, None, None)
    assert (made.result_unit, made.updated_ms) == ("", None)
    assert held(notional="-7").notional == D(7)
    assert held(notional=None, markPrice="2").notional == D(60)
    assert held(notional=None, positionAmt="?").notional is None


def test_zero_is_left_out_and_nothing_else() -> None:
    rows = [HELD | {"symbol": f"S{n}USDT", "positionAmt": amount} for n, amount in enumerate(("0", "0.000", "?", "1"))]
    positions, fault = positions_of("bin", UM, answer(rows))
    assert ([position.key.instrument for position in positions], fault) == (["S2USDT", "S3USDT"], None)
    assert positions_of("bin", CM, answer([])) == ((), None)


@pytest.mark.parametrize(
    "odd",
    [
        None,
        [],
        5,
        {},
        HELD | {"symbol": ""},
        HELD | {"symbol": "A B"},
        HELD | {"positionSide": "NET"},
        HELD | {"positionSide": None},
        {name: value for name, value in HELD.items() if name != "positionSide"},
    ],
)
def test_a_row_that_could_not_be_closed_leaves_the_reading_incomplete(odd: object) -> None:
    positions, fault = positions_of("bin", UM, answer([odd, HELD]))
    assert [position.key.instrument for position in positions] == ["ADAUSDT"]
    assert fault is not None
    assert fault.message.startswith("a position cannot be read (")


@pytest.mark.parametrize("amounts", [("1", "1"), ("1", "0"), ("0", "1"), ("0", "0")])
def test_two_rows_of_one_position_are_no_answer(amounts: tuple[str, str]) -> None:
    positions, fault = positions_of("bin", UM, answer([HELD | {"positionAmt": amount} for amount in amounts]))
    assert [(position.key.instrument, position.size) for position in positions] == [("ADAUSDT", None)]
    assert fault is not None
    sides = [HELD | {"positionSide": side} for side in ("LONG", "SHORT", "BOTH")]
    assert positions_of("bin", UM, answer(sides))[1] is None


@pytest.mark.parametrize("body", [{}, None, "x", {"code": 200, "data": []}])
def test_what_is_no_list_is_no_reading(body: object) -> None:
    with pytest.raises(ShapeError):
        positions_of("bin", UM, answer(body))
    with pytest.raises(ShapeError):
        positions_of("bin", CM, answer([], 201))


ANY: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["NaN", "-0", "1e60", "-1e-60"])
)


@given(st.sampled_from([HELD, COIN_HELD]), st.dictionaries(st.sampled_from([*HELD, *COIN_HELD]), ANY, max_size=5))
def test_whatever_a_row_holds_it_is_read_or_named(row: dict[str, Any], changes: dict[str, Any]) -> None:
    body = json.dumps([row | changes]).encode()
    for family in (UM, CM):
        positions, fault = positions_of("bin", family, HttpResponse(200, {}, body, 0.1))
        for position in positions:
            told = (position.size, position.entry, position.mark, position.unrealised, position.notional)
            assert all(number is None or number.is_finite() for number in told)
            assert position.margin_mode.isprintable()
        amount = (row | changes).get("positionAmt")
        if not positions and fault is None:
            assert Decimal(str(amount)) == 0
