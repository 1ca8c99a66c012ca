"""What closes did is judged by the practice venues' own books."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.positions import PositionFamily, PositionKey
from gui.drill.alarms import Alarms
from gui.drill.ledger import Change, ChangeCause, Ledger, TimerNote
from gui.drill.positions import Positions
from tests.invariants.table import Breaches
from tests.invariants.venuebooks import VenueBooks

KEY = PositionKey("a", PositionFamily.UM, "BTCUSDT")


class Books(VenueBooks):
    """Books over an empty venue whose time is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        ledger = Ledger()
        positions = Positions(ledger, Alarms(lambda: self.now), lambda: 5)
        super().__init__(ledger, positions, Breaches())

    @property
    def broken(self) -> set[str]:
        return {one.number for one in self.breaches}


@pytest.mark.parametrize(
    ("before", "after", "cause", "broken"),
    [
        ("3", "0", ChangeCause.CLOSE, False),
        ("3", "-1", ChangeCause.CLOSE, True),
        ("-3", "1", ChangeCause.CLOSE, True),
        ("0", "2", ChangeCause.CLOSE, True),
        ("3", "-1", ChangeCause.OTHER_HAND, False),
    ],
)
def test_I27_a_close_that_turns_or_opens_a_position_is_caught(
    before: str, after: str, cause: ChangeCause, broken: bool
) -> None:
    books = Books()
    sizes = Decimal(before), Decimal(after)
    books.ledger.note_change(Change(1.0, KEY, cause, abs(sizes[0] - sizes[1]), *sizes))
    books.judge(2.0, chosen=frozenset({"a"}))
    assert ("I27" in books.broken) is broken
    assert books.flips == int(broken)


def test_I28_a_position_that_no_press_chose_was_not_closed() -> None:
    books = Books()
    books.positions.trade(KEY, Decimal(3))
    books.positions.trade(KEY, Decimal(-3), ChangeCause.CLOSE)
    books.judge(2.0, chosen=frozenset({"a"}))
    assert books.broken == set()
    books.judge(2.0, chosen=frozenset({"b"}))
    assert books.broken == {"I28"}


@pytest.mark.parametrize(("what", "broken"), [("armed", True), ("disarmed", False), ("ran-out", False)])
def test_I32_a_timer_that_is_left_armed_is_caught(what: str, broken: bool) -> None:
    books = Books()
    books.ledger.note_timer(TimerNote(1.0, "a", "", "armed", 30.0))
    books.ledger.note_timer(TimerNote(2.0, "a", "", what, 30.0))
    books.timers_off(3.0)
    assert ("I32" in books.broken) is broken


def test_what_was_at_zero_for_a_moment_could_be_read_so() -> None:
    books = Books()
    assert books.zero_since(KEY, 0.0)
    books.positions.trade(KEY, Decimal(3))
    books.now = 5.0
    assert not books.zero_since(KEY, 1.0)
    assert list(books.held("a")) == [KEY]
    books.positions.trade(KEY, Decimal(-3))
    books.positions.trade(KEY, Decimal(2))
    assert books.zero_since(KEY, 1.0)
