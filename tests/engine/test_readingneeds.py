"""When the positions are to be read next."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from gui.domain.closing_transitions import answered, first_seen, sent, wanted, zero
from gui.domain.closings import CloseReply, CloseVerdict, CloseWay, PositionRow
from gui.domain.positions import Position, PositionFamily, PositionKey
from gui.engine.readingneeds import CALM_S, MARGIN_S, next_reading

KEY = PositionKey("acc", PositionFamily.UM, "BTCUSDT")
IDLE = first_seen(Position(KEY, Decimal(1)), 1.0, 0)


@dataclass
class Read:
    begins: list[float] = field(default_factory=list)

    def first_since(self, since: float) -> float | None:
        return next((begun for begun in self.begins if begun > since), None)

    def complete_twice_since(self, since: float) -> bool:
        after = [begun for begun in self.begins if begun > since]
        return bool(after) and after[-1] - after[0] >= 2.0


def closing(verdict: CloseVerdict | None = None) -> PositionRow:
    row = sent(wanted(IDLE, 1, 10.0, 10.0), CloseWay.WHOLE, 10.1)
    return row if verdict is None else answered(row, CloseReply(KEY, verdict), 10.2)


def test_nobody_waits_while_nothing_is_on() -> None:
    assert next_reading([IDLE], Read(), None, 5.0) is None
    assert next_reading([zero(IDLE, 4.0, 4.1, 0)], Read([4.0]), None, 5.0) is None


def test_a_run_wants_two_readings_after_its_press() -> None:
    assert next_reading([], Read(), 10.0, 10.0) == pytest.approx(10.0 + MARGIN_S)
    assert next_reading([], Read([10.5]), 10.0, 10.6) == pytest.approx(12.5 + MARGIN_S)
    assert next_reading([], Read([10.5, 12.6]), 10.0, 12.7) is None


def test_after_an_answer_the_next_reading_is_wanted_at_once_and_after_a_loss_a_second_later() -> None:
    done = Read([10.3, 12.4])
    assert next_reading([closing(CloseVerdict.ACCEPTED)], done, 10.0, 12.5) == pytest.approx(10.2 + MARGIN_S)
    assert next_reading([closing(CloseVerdict.UNKNOWN)], done, 10.0, 12.5) == pytest.approx(11.2 + MARGIN_S)
    assert next_reading([closing(CloseVerdict.UNKNOWN)], done, None, 12.5) == pytest.approx(11.2 + MARGIN_S)


def test_the_second_zero_is_wanted_when_it_can_be_a_proof() -> None:
    done = Read([10.3, 12.4])
    once = zero(closing(CloseVerdict.ACCEPTED), 10.5, 10.6, 0)
    assert next_reading([once], done, 10.0, 12.5) == pytest.approx(12.5 + MARGIN_S)
    before = zero(wanted(IDLE, 1, 10.0, 10.0), 9.9, 10.1, 0)
    assert next_reading([before], done, 10.0, 12.5) == pytest.approx(10.0 + MARGIN_S)


def test_what_waits_or_is_under_way_is_read_calmly_and_what_is_refused_not_at_all() -> None:
    done = Read([10.3, 12.4])
    assert next_reading([closing()], done, 10.0, 13.0) == pytest.approx(13.0 + CALM_S)
    assert next_reading([wanted(IDLE, 1, 10.0, 10.0)], done, 10.0, 13.0) == pytest.approx(13.0 + CALM_S)
    refused = closing(CloseVerdict.REJECTED)
    assert next_reading([refused], done, 10.0, 13.0) == pytest.approx(10.2 + MARGIN_S)
    assert next_reading([zero(zero(closing(CloseVerdict.ACCEPTED), 10.5, 0, 0), 12.6, 0, 0)], done, 10.0, 13.0) is None
