"""Known orders survive the disk to the last digit, and nothing else comes back."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.errors import ShapeError
from gui.domain.orders import AlgoOrder, Kind, Mark, OrderKey, PriceMark, Side
from gui.domain.venues import Family
from gui.journal.entries import KnownFired
from gui.journal.known import decode, decode_known, encode
from tests.journal.entries_made import order

decimals = st.none() | st.decimals(allow_nan=False)
texts = st.text(st.characters(exclude_categories=()), max_size=20)
prices = st.builds(PriceMark, st.sampled_from(Mark), decimals, st.booleans())
orders = st.builds(
    AlgoOrder,
    key=st.builds(OrderKey, texts, st.sampled_from(Family), texts),
    instrument=texts,
    kind=st.sampled_from(Kind),
    kind_text=texts,
    side=st.sampled_from(Side),
    size=decimals,
    unit=texts,
    size_note=texts,
    client_algo_id=texts,
    prices=st.lists(prices, max_size=4).map(tuple),
    protective=st.booleans(),
    created_ms=st.none() | st.integers(),
    venue_status=texts,
    pace_group=texts,
    notional=decimals,
    distance=decimals,
    parent=texts,
    tag=texts,
    position_side=texts,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(orders)
def test_an_order_comes_back_as_it_was(made: AlgoOrder) -> None:
    back = decode(encode(made))
    assert back == made
    assert str(back.size) == str(made.size)
    assert repr(back.prices) == repr(made.prices)


def test_no_digit_is_lost() -> None:
    long = Decimal("0.10000000000000000000000000000000000100")
    made = AlgoOrder(order("1").key, "i", Kind.TWAP, "twap", Side.BUY, long)
    assert str(decode(encode(made)).size) == str(long)


@given(st.sampled_from(sorted(json.loads(encode(order("1"))))), json_values)
def test_a_changed_field_is_an_order_or_a_shape_error(name: str, value: object) -> None:
    body = json.loads(encode(order("1")))
    body[name] = value
    found: object = None
    try:
        found = decode(json.dumps(body))
    except ShapeError as error:
        found = error.where
    assert found == "known" or isinstance(found, AlgoOrder)


@pytest.mark.parametrize("payload", [None, b"{}", "", "{", "[]", "null", "[" * 100_000, '{"v":2}', '{"v":1}'])
def test_anything_else_is_a_shape_error(payload: object) -> None:
    with pytest.raises(ShapeError):
        decode(payload)


@given(st.none() | st.builds(KnownFired, st.integers(), texts, st.lists(texts, max_size=3).map(tuple)))
def test_that_an_order_fired_survives_with_its_children(fired: KnownFired | None) -> None:
    assert decode_known(encode(order("1"), fired)) == (order("1"), fired)


@pytest.mark.parametrize("fired", [[], [None, "x", []], ["1", "x", []], [1, "x", [2]], [1, "x"], "x", True])
def test_a_fired_note_of_another_shape_makes_the_row_unreadable(fired: object) -> None:
    with pytest.raises(ShapeError):
        decode_known(json.dumps({**json.loads(encode(order("1"))), "fired": fired}))
