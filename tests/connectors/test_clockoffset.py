"""The venue's clock: best reading kept, stored answers refused, dropped when our own clock jumps."""

from __future__ import annotations

import pytest

from gui.connectors.clockoffset import ClockOffset


class HandClock:
    """A clock moved by hand; ``skew`` is what somebody set the wall by."""

    def __init__(self) -> None:
        self.now = 100.0
        self.skew = 0.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return 1_700_000_000.0 + self.now + self.skew


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def venue_ms(clock: HandClock, ahead_s: float) -> int:
    return round((clock.wall() + ahead_s) * 1000)


def read(clock: HandClock, offset: ClockOffset, ahead_s: float, trip_s: float) -> float | None:
    asked = clock.now
    clock.now += trip_s / 2
    told = venue_ms(clock, ahead_s)
    clock.now += trip_s / 2
    return offset.take(told, asked, clock.now)


def test_without_a_reading_it_is_our_own_time(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    assert offset.offset_s is None
    assert offset.now_ms() == round(clock.wall() * 1000)


def test_the_middle_of_the_round_trip_counts(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    assert read(clock, offset, 61.0, 0.4) == pytest.approx(61.0, abs=0.002)
    clock.now += 10
    assert offset.now_ms() == pytest.approx((clock.wall() + 61) * 1000, abs=2)


def test_the_shorter_trip_stays_while_they_agree(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, 1.00, 0.1)
    read(clock, offset, 1.05, 0.4)
    assert offset.offset_s == pytest.approx(1.0, abs=0.002)
    read(clock, offset, 9.0, 0.4)
    assert offset.offset_s == pytest.approx(9.0, abs=0.002)


def test_an_old_reading_gives_way(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, 1.00, 0.1)
    clock.now += 601
    read(clock, offset, 1.05, 0.4)
    assert offset.offset_s == pytest.approx(1.05, abs=0.002)


def test_a_time_before_one_already_told_is_refused(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, 5.0, 0.1)
    assert read(clock, offset, 1.0, 0.01) is None
    assert offset.offset_s == pytest.approx(5.0, abs=0.002)


def test_a_set_clock_drops_the_reading(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, 61.0, 0.1)
    clock.skew = 61.0
    assert offset.offset_s is None
    assert offset.now_ms() == round(clock.wall() * 1000)
