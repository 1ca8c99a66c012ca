"""A scope comes back from the journal as it went in, or not at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.venues import Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.scopetext import scopes_of, scopes_text

LABELS = st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), max_size=3).map(tuple)
SCOPES = st.builds(
    Scope,
    st.none() | st.sampled_from(list(Venue)),
    LABELS,
    st.booleans(),
    what=st.sampled_from(list(What)),
)


@given(st.lists(SCOPES, max_size=4))
def test_scopes_come_back(scopes: list[Scope]) -> None:
    assert scopes_of(scopes_text(scopes)) == tuple(scopes)


def test_selected_orders_have_no_place_in_it() -> None:
    assert scopes_text([Scope(keys=frozenset())]) == "[]"


GOOD = {"venue": "okx", "accounts": ["a"], "keep_protective": False, "what": "algos"}


@pytest.mark.parametrize(
    "part",
    [
        7,
        {},
        GOOD | {"venue": "kraken"},
        GOOD | {"venue": 7},
        GOOD | {"accounts": "a"},
        GOOD | {"accounts": [""]},
        GOOD | {"accounts": [7]},
        GOOD | {"keep_protective": 1},
        GOOD | {"what": "everything"},
        {name: value for name, value in GOOD.items() if name != "accounts"},
    ],
)
def test_one_part_that_makes_no_sense_leaves_nothing_of_the_whole(part: object) -> None:
    assert scopes_of(json.dumps([GOOD])) == (Scope(Venue.OKX, ("a",)),)
    assert scopes_of(json.dumps([GOOD, part])) == ()


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    assert isinstance(scopes_of(text), tuple)
