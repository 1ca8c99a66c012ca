"""The list of breaches: what was looked at, what did not hold, and what is said of it."""

from __future__ import annotations

import pytest

from tests.invariants.table import INVARIANTS, Breaches


def test_the_invariants_are_in_order() -> None:
    assert list(INVARIANTS) == [f"I{number:02d}" for number in range(1, 34)]
    assert all(INVARIANTS.values())


def test_what_holds_is_counted_and_what_does_not_is_told_with_time_and_detail() -> None:
    breaches = Breaches()
    breaches.holds("I01", True, 1.0)
    breaches.require()
    breaches.holds("I01", [], 2.5, "key 7")
    breaches.holds("I07", None, 3.0)
    assert breaches.looked == {"I01": 2, "I07": 1}
    assert (len(breaches), [one.number for one in breaches]) == (2, ["I01", "I07"])
    assert str(next(iter(breaches))) == f"I01 at 2.500: {INVARIANTS['I01']} (key 7)"
    with pytest.raises(AssertionError, match="key 7"):
        breaches.require()
