"""What the trader chose, to JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.config.preferences import LANGUAGES, THEMES, Preferences, read_preferences

KEPT = st.builds(
    Preferences,
    hold_ms=st.none() | st.integers(400, 1500),
    theme=st.sampled_from(THEMES),
    language=st.sampled_from(LANGUAGES),
    place=st.none() | st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000), *[st.integers(1, 9000)] * 2),
)


@given(kept=KEPT)
def test_they_come_back_as_they_were(kept: Preferences) -> None:
    assert read_preferences(json.loads(json.dumps(kept.as_json()))) == kept


@pytest.mark.parametrize("body", [None, [], 7, "text", {}, {"unknown": True}])
def test_nothing_is_a_first_start(body: object) -> None:
    assert read_preferences(body) == Preferences()
    assert Preferences().hold_ms is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hold_ms", 399),
        ("hold_ms", 1501),
        ("hold_ms", True),
        ("hold_ms", 10**30),
        ("two_presses", "yes"),
        ("two_presses", 1),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("language", "fr"),
        ("place", [1, 2, 3]),
        ("place", [0, 0, 0, 800]),
        ("place", [0, 0, 1280, True]),
        ("place", [10**9, 0, 1280, 800]),
        ("place", "0,0,1280,800"),
    ],
)
def test_a_field_that_makes_no_sense_stays_and_the_others_are_read(name: str, value: object) -> None:
    body = Preferences(compact=True).as_json() | {name: value}
    assert read_preferences(body) == Preferences(compact=True)
