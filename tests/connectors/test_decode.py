"""Strict JSON: whatever is odd is an error of ours, whatever is right comes through exactly."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.decode import (
    MAX_MS,
    as_list,
    as_object,
    decimal_of,
    decode,
    id_text,
    ms_of,
    text_of,
)
from gui.domain.errors import ShapeError

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN)
def test_plain_json_comes_through_exactly(value: object) -> None:
    assert decode(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_random_bytes_never_raise_anything_else(body: bytes) -> None:
    try:
        value = decode(body)
    except ShapeError:
        return
    json.dumps(value, default=str)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"<html>",
        b"\xef\xbb\xbf{}",
        b"\xff\xfe{\x00}\x00",
        b'{"a":NaN}',
        b"[Infinity]",
        b"[-Infinity]",
        b'{"a":1,"a":2}',
        b'{"x":{"a":1,"a":1}}',
        b"[1e999]",
        b"[1e-999]",
        b"[" + b"9" * 41 + b"]",
        b"[" + b"9" * 5000 + b"]",
        b"[" + b"1" * 70 + b".5]",
        b"[" * 200_000,
        b"[" * 200_000 + b"]" * 200_000,
        b'{"a":' * 100_000,
        b'"\\ud800"',
        b'{"a":"\\uDC00x"}',
        b"{} {}",
        b"{'a':1}",
        b"\x00",
        b'"\xc3"',
        b"[1,]",
    ],
)
def test_odd_bodies_are_refused(body: bytes) -> None:
    with pytest.raises(ShapeError) as caught:
        decode(body)
    assert caught.value.where == "body"


def test_a_body_over_the_cap_is_refused_unread() -> None:
    assert decode(b"[1]", cap=3) == [1]
    with pytest.raises(ShapeError):
        decode(b"[12]", cap=3)


def test_numbers_stay_exact() -> None:
    value = decode(b'{"id":8389766036995847940,"px":0.1,"big":62916.50,"zero":-0,"pair":"\\ud83d\\ude00"}')
    assert value == {
        "id": 8389766036995847940,
        "px": Decimal("0.1"),
        "big": Decimal("62916.50"),
        "zero": 0,
        "pair": "😀",
    }
    assert not isinstance(as_object(value, "x")["zero"], int)


def test_readers_take_what_they_name() -> None:
    assert as_object({"a": 1}, "x") == {"a": 1}
    assert as_list([1], "x") == [1]
    assert text_of("", "x") == ""
    assert id_text("0042", "x") == "0042"
    assert id_text(8389766036995847940, "x") == "8389766036995847940"
    assert decimal_of("-1", "x") == -1
    assert decimal_of(5, "x") == 5
    assert decimal_of(Decimal("1.50"), "x") == Decimal("1.5")
    assert decimal_of("1e3", "x") == 1000
    assert decimal_of(".5", "x") == Decimal("0.5")
    assert str(decimal_of("0e999", "x")) == "0"
    assert ms_of("1724751378980", "x") == ms_of(1724751378980, "x") == 1724751378980


@pytest.mark.parametrize("value", [None, True, 1, 1.5, Decimal(1), "a"])
def test_containers_refuse_the_rest(value: object) -> None:
    for reader in (as_object, as_list):
        with pytest.raises(ShapeError) as caught:
            reader(value, "field")
        assert caught.value.where == "field"


@pytest.mark.parametrize("value", [None, 1, [], {}])
def test_text_refuses_the_rest(value: object) -> None:
    with pytest.raises(ShapeError):
        text_of(value, "f")


@pytest.mark.parametrize(
    "value", ["", " ", "a b", "ü", "a\n", "a\u202eb", "x" * 129, None, True, False, 1.0, Decimal(1), -1, []]
)
def test_ids_refuse_the_rest(value: object) -> None:
    with pytest.raises(ShapeError):
        id_text(value, "f")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "abc",
        "1_000",
        "١",
        " 1",
        "1\n",
        "NaN",
        "Infinity",
        "1e999",
        "1e99999",
        None,
        True,
        1.5,
        [],
        Decimal("NaN"),
        "0x1",
    ],
)
def test_numbers_refuse_the_rest(value: object) -> None:
    with pytest.raises(ShapeError):
        decimal_of(value, "f")


@pytest.mark.parametrize("value", ["", "-1", -1, "1.5", True, None, MAX_MS + 1, "9" * 20, "9" * 21, "١"])
def test_times_refuse_the_rest(value: object) -> None:
    with pytest.raises(ShapeError):
        ms_of(value, "f")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=9))
def test_decimals_round_trip_through_text(number: Decimal) -> None:
    assert decimal_of(f"{number:f}", "f") == number
