from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.orders import Kind
from gui.domain.rows import Cancel
from gui.domain.venues import Environment
from gui.models.chip_state import Moment
from gui.models.columns import COLUMNS, START_SORT, Col, plain_line
from tests.fake_surface import twenty_five
from tests.screens.exposure import ordinary
from tests.twenty_five import MONOTONIC, NOW_MS

NOW = Moment(NOW_MS, MONOTONIC)
FIRING = twenty_five(firing=True)


def test_the_fifteen_columns_stand_at_their_places() -> None:
    assert [column.col for column in COLUMNS] == list(Col)
    assert [column.width for column in COLUMNS] == [
        34,
        64,
        68,
        140,
        74,
        56,
        98,
        124,
        28,
        60,
        108,
        60,
        0,
        40,
        66,
    ]
    assert [column.title for column in COLUMNS if column.narrow] == [
        "Trigger / limit",
        "Age",
        "Tries",
        "Latency",
    ]
    assert [column.title for column in COLUMNS if column.beside] == ["Account", "Protective"]


def test_the_texts_of_a_fired_row() -> None:
    texts = [column.text(FIRING[1], NOW) for column in COLUMNS]
    assert texts[:8] == ["", "OKX", "drill-a", "BTC-USDT-SWAP", "OCO", "SELL", "1,250 ct", "≤61,200 ≥68,900"]
    assert texts[8:12] == ["Protective", "2h 14m", "TRIGGERED", "51416"]
    assert texts[12:] == ["Order has been triggered and can't be canceled", "1", "101 ms"]


def test_blank_before_the_first_try_and_without_a_time() -> None:
    row = twenty_five()[0]
    bare = replace(row, order=replace(row.order, created_ms=None))
    assert [COLUMNS[col].text(bare, NOW) for col in (Col.AGE, Col.CODE, Col.TRIES, Col.LATENCY)] == [""] * 4
    assert COLUMNS[Col.AGE].tip(bare, NOW) == "The venue gave no time"


def test_an_unknown_kind_shows_the_venues_word() -> None:
    row = twenty_five()[0]
    odd = replace(row, order=replace(row.order, kind=Kind.OTHER, kind_text="smart_iceberg"))
    assert COLUMNS[Col.KIND].text(odd, NOW) == "smart_iceberg"


def test_the_age_tip_has_the_exact_time() -> None:
    row = twenty_five()[0]
    exact = replace(row, order=replace(row.order, created_ms=NOW_MS))
    assert COLUMNS[Col.AGE].tip(exact, NOW).startswith("Placed 2026-11-21 14:03:23 UTC")
    absurd = replace(row, order=replace(row.order, created_ms=10**18))
    assert "ms since 1970" in COLUMNS[Col.AGE].tip(absurd, NOW)


def test_the_instrument_tip_has_the_ids() -> None:
    assert FIRING[0].key.algo_id in COLUMNS[Col.INSTRUMENT].tip(FIRING[0], NOW)


@pytest.mark.parametrize("col", [col for col in Col if col is not Col.CHECK])
def test_every_column_sorts_any_rows(col: Col) -> None:
    odd = replace(FIRING[0].order, size=None, size_note="?", prices=(), created_ms=None)
    nan = replace(FIRING[0].order, size=Decimal("NaN"))
    rows = [*FIRING, *twenty_five(), replace(FIRING[0], order=odd), replace(FIRING[0], order=nan)]
    keys = sorted(COLUMNS[col].sort(row, NOW) for row in rows)
    assert len(keys) == len(rows)


@given(st.lists(st.text(max_size=8), max_size=12))
def test_codes_sort_whatever_they_are(codes: list[str]) -> None:
    rows = [replace(FIRING[0], cancel=Cancel(code=code)) for code in codes]
    keys = sorted(COLUMNS[Col.CODE].sort(row, NOW) for row in rows)
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)


def test_okx_comes_before_binance_and_the_start_order_is_fixed() -> None:
    assert COLUMNS[Col.VENUE].sort(FIRING[0], NOW) < COLUMNS[Col.VENUE].sort(FIRING[20], NOW)
    assert [col for col, _ in START_SORT] == [Col.VENUE, Col.ACCOUNT, Col.INSTRUMENT, Col.AGE]


def test_the_copied_line_has_every_column_and_the_ids_and_no_line_break() -> None:
    row = replace(FIRING[1], cancel=replace(FIRING[1].cancel, message="two\nlines\tand a tab"))
    cells = plain_line(row, NOW).split("\t")
    assert len(cells) == 17
    assert cells[11] == "two lines and a tab"
    assert cells[14:16] == ["okx.algo", row.key.algo_id]
    assert "\n" not in plain_line(row, NOW)


def test_an_ordinary_order_says_what_it_is_and_which_algo_order_placed_it() -> None:
    row, moment = ordinary(Environment.LIVE)[0], Moment(NOW_MS, MONOTONIC)
    assert COLUMNS[Col.KIND].text(row, moment) == "Limit"
    assert COLUMNS[Col.KIND].tip(row, moment) == "Limit (limit), ordinary order, placed by an algo order"
    tip = COLUMNS[Col.INSTRUMENT].tip(row, moment).splitlines()
    assert tip[1:3] == [f"Order id {row.key.algo_id}", f"Placed by algo order {row.order.parent}"]
    assert "okx.orders" in tip
