"""The three scopes of a run: each reaches what the one before it does, and more."""

from __future__ import annotations

from gui.domain.venues import FAMILIES, ORDINARY_FAMILIES, Venue
from gui.domain.what import What


def test_the_words_of_the_command_line() -> None:
    assert [str(what) for what in What] == ["algos", "orders", "flatten"]


def test_algo_orders_are_always_reached_and_ordinary_ones_when_asked_for() -> None:
    for what in What:
        assert all(what.reaches(family) for venue in Venue for family in FAMILIES[venue])
        assert {what.reaches(family) for family in ORDINARY_FAMILIES} == {what is not What.ALGOS}


def test_positions_are_closed_by_flatten_alone() -> None:
    assert [what.closes for what in What] == [False, False, True]
