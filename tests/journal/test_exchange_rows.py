"""What went over the wire comes back from the journal's columns as it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.errors import ShapeError
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from gui.journal.entries import Exchanged, ListingRead
from gui.journal.exchange_rows import exchange_columns, exchanged_of, reading_columns, reading_of

KEY = OrderKey("okx-main", Family.OKX_ALGO, "590919993110396111")
CANCEL = Exchange("a1", Purpose.CANCEL, (KEY,), "POST", "www.okx.com", "/x", "[]", 1, 2, 200, "{}", "")
READING = ListingRead(7, "okx-main", Family.OKX_ALGO, 1, 2, True, 0, ("twap",), "", (KEY,), (CANCEL,))

texts = st.text(max_size=30)
numbers = st.none() | st.integers(0, 2**62)
keys = st.builds(OrderKey, texts, st.sampled_from(Family), texts)
exchanges = st.builds(
    Exchange,
    texts,
    st.sampled_from(Purpose),
    st.tuples(keys) | st.just(()),
    texts,
    texts,
    texts,
    texts,
    numbers,
    numbers,
    numbers,
    texts,
    texts,
)


@given(exchanges, numbers)
def test_an_exchange_comes_back_as_it_was(exchange: Exchange, run: int | None) -> None:
    entry = Exchanged(run, exchange, 5)
    assert exchanged_of(exchange_columns(entry)) == entry


@given(exchanges)
def test_a_reading_comes_back_as_it_was(page: Exchange) -> None:
    entry = replace(READING, pages=(page, CANCEL), missing=("twap", "chase"), fault="timeout: late")
    assert reading_of(reading_columns(entry)) == entry


@pytest.mark.parametrize("place", range(11))
def test_columns_that_make_no_sense_are_refused(place: int) -> None:
    columns = list(reading_columns(READING))[:place]
    with pytest.raises(ShapeError):
        reading_of(columns)
    spoilt = list(exchange_columns(Exchanged(1, CANCEL, 5)))
    spoilt[3] = "not json"
    with pytest.raises(ShapeError):
        exchanged_of(spoilt)
