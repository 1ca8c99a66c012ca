"""The key of an order, from text and to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from tests.engine.sim import make_order

LABELS = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
IDS = st.from_regex(r"[0-9]{1,19}", fullmatch=True)


@given(LABELS, st.sampled_from(list(Family)), IDS)
def test_a_key_survives_text_byte_for_byte(label: str, family: Family, algo_id: str) -> None:
    key = OrderKey(label, family, algo_id)
    assert OrderKey.parse(str(key)) == key
    assert OrderKey.parse(str(key)).algo_id == algo_id


@pytest.mark.parametrize("text", ["", "a", "a/okx.algo", "a//1", "a/okx.algo/", "a/okx.algo/1/2", "a/okx.spot/1"])
def test_what_is_no_key_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        OrderKey.parse(text)


def test_ids_of_families_are_unrelated() -> None:
    assert OrderKey("a", Family.UM, "7") != OrderKey("a", Family.SAPI_FUTURES, "7")
    assert OrderKey("a", Family.UM, "007") != OrderKey("a", Family.UM, "7")


def test_protective_orders_come_after_those_that_open_exposure() -> None:
    assert make_order("1").exposure_first
    assert not make_order("1", protective=True).exposure_first
