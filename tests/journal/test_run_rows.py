"""The story of a run comes back from the journal's columns as it was written."""

from __future__ import annotations

import pytest

from gui.domain.errors import ShapeError
from gui.journal.entries import Circumstances, ClockNote, Joined, LeftOpen, OpenOrder
from gui.journal.run_rows import (
    circumstances_columns,
    circumstances_of,
    joined_columns,
    joined_of,
    left_columns,
    left_of,
)
from tests.journal.entries_made import key, order

CLOCKS = (ClockNote("okx-main", "rest", -0.5, 0.031), ClockNote("um-desk", "fapi", None, None))
PRESS = Circumstances(7, "press", "ann at desk-4", "algo-killswitch 0", CLOCKS, 5)
ORDERS = Joined(7, (order("1"), order("2")), 6)
LEFT = LeftOpen(7, (OpenOrder(key("1"), "UNKNOWN", "51412", "timed out", 3),), 9)


def test_each_comes_back_as_it_was() -> None:
    assert circumstances_of(circumstances_columns(PRESS)) == PRESS
    assert joined_of(joined_columns(ORDERS)) == ORDERS
    assert left_of(left_columns(LEFT)) == LEFT


@pytest.mark.parametrize("columns", [(), (7, "not json", 5), (7, "[[1]]", 5), (7, '["{}"]', 6), (7, None, 6)])
def test_columns_that_make_no_sense_are_refused(columns: tuple[object, ...]) -> None:
    for read in (joined_of, left_of):
        with pytest.raises(ShapeError):
            read(columns)
    with pytest.raises(ShapeError):
        circumstances_of((7, "press", "", "", "[1]", 5))
