from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.orders import Mark, PriceMark
from gui.models import formats
from tests.fake_surface import twenty_five


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1250", "1,250"),
        ("0.8500", "0.8500"),
        ("63900.0", "63,900.0"),
        ("1E+4", "10,000"),
        ("1E-8", "0.00000001"),
    ],
)
def test_number_keeps_the_venues_decimals(text: str, shown: str) -> None:
    assert formats.number(Decimal(text)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18))
def test_number_reads_back_exactly_and_has_no_exponent(value: Decimal) -> None:
    text = formats.number(value)
    assert Decimal(text.replace(",", "")) == value
    assert "e" not in text.lower()


@pytest.mark.parametrize("value", [None, Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_a_question_mark(value: Decimal | None) -> None:
    assert formats.number(value) == "?"


@pytest.mark.parametrize(
    ("price", "shown"),
    [
        (PriceMark(Mark.LIMIT, Decimal("63900.0")), "lim 63,900.0"),
        (PriceMark(Mark.AT_OR_BELOW, Decimal(61200)), "≤61,200"),
        (PriceMark(Mark.AT_OR_ABOVE, Decimal("0.6480")), "≥0.6480"),
        (PriceMark(Mark.CALLBACK, Decimal("0.80"), percent=True), "cb 0.80\u2009%"),
        (PriceMark(Mark.DISTANCE, Decimal("0.05")), "dist 0.05"),
        (PriceMark(Mark.TRIGGER, None), "at ?"),
        (PriceMark(Mark.CALLBACK, None, percent=True), "cb ?"),
    ],
)
def test_price_marks(price: PriceMark, shown: str) -> None:
    assert formats.price_mark(price) == shown


def test_both_prices_of_an_oco() -> None:
    assert formats.prices(twenty_five()[1].order) == "≤61,200 ≥68,900"


def test_size_and_unit() -> None:
    assert formats.size(twenty_five()[0].order) == ("1,250", "ct")


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-3, "0s"),
        (45, "45s"),
        (60, "1m"),
        (14 * 60, "14m"),
        (8040, "2h 14m"),
        (21_780, "6h 03m"),
        (273_600, "3d 4h"),
    ],
)
def test_age(seconds: float, shown: str) -> None:
    assert formats.age(seconds) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(48, "0:48"), (132.9, "2:12"), (3840, "1h 04m"), (90_000, "1d 1h")])
def test_stale_age(seconds: float, shown: str) -> None:
    assert formats.stale_age(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.096, "96 ms"),
        (0.9994, "999 ms"),
        (0.9996, "1.00 s"),
        (1.61, "1.61 s"),
        (59.999, "1:00.0"),
        (63.4, "1:03.4"),
    ],
)
def test_duration(seconds: float, shown: str) -> None:
    assert formats.duration(seconds) == shown


@given(st.floats(min_value=0, max_value=3600))
def test_duration_never_shows_sixty_seconds_or_a_thousand_ms(seconds: float) -> None:
    text = formats.duration(seconds)
    assert not text.startswith(("1000 ms", "60."))
    assert ":60" not in text


def test_wait_time_and_count() -> None:
    assert [formats.wait(s) for s in (-1.0, 0.4, 9.96, 28.2)] == ["0.0 s", "0.4 s", "10 s", "28 s"]
    assert [formats.wait(s) for s in (99.4, 100.0, 598.0, 8040.0)] == ["99 s", "1:40", "9:58", "2h 14m"]
    assert formats.clock_time(1_795_269_669_402) == "14:01:09"
    assert formats.count(9999) == "9,999"


def test_day_and_time() -> None:
    assert formats.day_time(1_795_000_000_000) == "2026-11-18 11:06:40 UTC"
