"""I06 and D12: strict JSON takes nothing that a second strict reader refuses, and raises only its own error."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.decode import MAX_MS, as_list, as_object, decimal_of, decode, id_text, ms_of, text_of
from gui.domain.errors import ShapeError
from tests.fuzz.okx_venue import MISSING, believed
from tests.fuzz.spoilt_json import ANY_JSON, HUGE, ODD_TEXTS, ODD_VALUES, bodies, every_body, written

DOCUMENTS: tuple[Any, ...] = (
    {"algoId": 8389766036995847940, "code": "200", "price": "61200.50", "x": None},
    [{"algoId": "00590919993110396111", "sz": 1.5, "tags": ["a", "b"]}, {}],
    {"code": "0", "data": [{"ts": "1795000000500"}], "é": "币安人生"},
)
# Numbers that are JSON, but longer than what a venue could mean.
_ORDINARY = re.compile(r"-?[0-9]{1,40}|-?[0-9]{1,60}(?:\.[0-9]{1,60})?(?:[eE][+-]?[0-9]{1,4})?")
_NUMBERS = re.compile(r"-?[0-9][0-9.eE+-]*")


def check(body: bytes) -> None:
    """What is read equals what a second reader reads; what is refused is odd, or holds an absurd number."""
    wanted = believed(body)
    try:
        value = decode(body)
    except ShapeError as error:
        odd = error
    else:
        assert wanted is not MISSING
        assert same(value, wanted)
        return
    assert (odd.where, len(odd.what) <= 80) == ("body", True)
    if wanted is not MISSING:
        numbers = _NUMBERS.findall(body.decode())
        assert any(_ORDINARY.fullmatch(number) is None for number in numbers), body


def same(one: Any, two: Any) -> bool:
    """Whether two documents are the same to the last digit, and of the same types."""
    if isinstance(one, dict) and isinstance(two, dict):
        return list(one) == list(two) and all(same(one[name], two[name]) for name in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(same, one, two))
    return type(one) is type(two) and bool(one == two)


@given(st.data())
def test_I06_near_json_is_read_exactly_or_refused(data: st.DataObject) -> None:
    check(data.draw(bodies(data.draw(st.sampled_from(DOCUMENTS)))))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_I06_no_single_thing_that_is_wrong_comes_through(document: Any) -> None:
    for body in every_body(document):
        check(body)


@given(ANY_JSON)
def test_I06_any_json_comes_through_or_is_absurd(value: Any) -> None:
    check(written(value).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=120))
def test_I06_any_bytes_are_read_exactly_or_refused(body: bytes) -> None:
    check(body)


@given(st.integers(1 - 10**39, 10**40 - 1))
def test_D10_integers_are_never_rounded(number: int) -> None:
    assert decode(str(number).encode()) == number
    assert type(decode(str(number).encode())) is int


@pytest.mark.parametrize(
    "text",
    [
        *("NaN", "Infinity", "-Infinity", "1e999", "-1e999", HUGE, f"0.{HUGE}", f"1e{HUGE}", f"-{HUGE}", "01", "+1"),
        *("1.", ".5", "0x1", "1_000", "１", "--1", "1e", "True", "None", "nan", "'a'", '"a', "[1,]", '{"a":1,}'),
        *("[" * 100_000, "{" * 5, '{"a":' * 100_000, "[" * 200_000 + "]" * 200_000, '"\\ud800"', '"\\udc00\\ud800"'),
        *('{"a":1,"a":1}', '[{"b":{"a":1,"\\u0061":2}}]', '"\t"', '"\n"', "// x\n1", "/**/1", "1 2", "\ufeff1", "\x00"),
    ],
)
def test_D12_what_python_takes_too_easily_is_refused(text: str) -> None:
    with pytest.raises(ShapeError):
        decode(text.encode("utf-8", "surrogatepass"))


ANYTHING = ANY_JSON | st.sampled_from(ODD_VALUES) | st.sampled_from(ODD_TEXTS) | st.text(max_size=30)


@given(ANYTHING)
def test_I06_what_is_no_id_number_time_text_or_container_is_refused(value: Any) -> None:
    for reader, kind in ((text_of, str), (as_list, list), (as_object, dict)):
        try:
            assert reader(value, "x") is value
            assert isinstance(value, kind)
        except ShapeError:
            assert not isinstance(value, kind)
    check_id(value)
    check_number(value)
    check_time(value)


def check_id(value: Any) -> None:
    """An id comes through character for character."""
    try:
        text = id_text(value, "x")
    except ShapeError:
        return
    assert type(value) in (int, str)
    assert text == str(value)
    assert 1 <= len(text) <= 128
    assert all("!" <= letter <= "~" for letter in text)


def check_number(value: Any) -> None:
    """A number is finite, exact, and short enough to show."""
    try:
        number = decimal_of(value, "x")
    except ShapeError:
        return
    assert type(value) in (int, str, Decimal)
    assert number.is_finite()
    assert number == Decimal(value)
    assert len(f"{number:f}") <= 200


def check_time(value: Any) -> None:
    """A time is one that a calendar has."""
    try:
        moment = ms_of(value, "x")
    except ShapeError:
        return
    assert type(value) in (int, str)
    assert moment == int(value)
    assert 0 <= moment <= MAX_MS


@given(st.text(alphabet="0123456789+-.eE ", max_size=12))
def test_I06_numbers_in_text_are_what_decimal_reads_too(text: str) -> None:
    check_number(text)
    check_time(text)
    check_id(text)


@given(st.text())
def test_I06_text_comes_through_unless_it_is_half_a_character(text: str) -> None:
    assert decode(json.dumps(text).encode()) == text
