"""The venue's clock: best reading kept, stored answers refused, dropped when our own clock jumps."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.clockoffset import CLOCK_WAIT_S, ClockOffset, after_clock, date_s
from gui.connectors.wire import HttpResponse
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Verdict
from gui.domain.venues import Family


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


def test_a_time_a_little_before_one_already_told_is_refused_although_it_is_near(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    first = venue_ms(clock, 0.0)
    assert offset.take(first, clock.now, clock.now) is not None
    clock.now += 0.3
    # Within what a slow way could explain; but no clock runs backwards.
    assert offset.take(first - 1, clock.now, clock.now) is None
    assert offset.take(first, clock.now, clock.now) is not None


@pytest.mark.parametrize("jump", [61.0, -61.0, -3600.0])
def test_a_set_clock_drops_the_reading_but_alters_no_stamp(clock: HandClock, jump: float) -> None:
    # 61 s behind, then set right; set back by a minute; by an hour: the monotonic clock knows better.
    offset = ClockOffset(clock)
    read(clock, offset, 61.0, 0.1)
    true_s = clock.wall() + 61.0
    clock.skew, clock.now = jump, clock.now + 10.0
    assert offset.offset_s is None
    assert offset.now_ms() == pytest.approx((true_s + 10.0) * 1000, abs=2)


def test_a_jump_ahead_is_sleep(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, 61.0, 0.1)
    clock.skew = 3600.0
    assert offset.offset_s is None
    assert offset.now_ms() == pytest.approx((clock.wall() + 61.0) * 1000, abs=2)
    clock.now += 5.0
    assert offset.now_ms() == pytest.approx((clock.wall() + 61.0) * 1000, abs=2)
    assert read(clock, offset, 60.0, 3.0) == pytest.approx(60.0, abs=0.002)
    assert offset.offset_s == pytest.approx(60.0, abs=0.002)


def test_each_thing_learnt_is_a_version(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    assert offset.version == 0
    read(clock, offset, 1.0, 0.1)
    read(clock, offset, 1.0, 0.4)
    assert offset.version == 1
    clock.skew = -10.0
    assert (offset.offset_s, offset.version) == (None, 2)
    assert (offset.offset_s, offset.version) == (None, 2)


def test_a_time_that_stands_still_is_a_store_and_one_that_runs_is_a_clock(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, 600.0, 0.1)
    told = venue_ms(clock, 600.0)
    clock.now += 10.0
    # What it said ten seconds ago.
    assert offset.take(told, clock.now - 0.1, clock.now) is None
    clock.now += 0.3
    assert offset.take(told, clock.now - 0.1, clock.now) is None
    # Another time, but it goes on: the earlier reading was the wrong one.
    assert read(clock, offset, 1.0, 0.1) is None
    clock.now += 0.2
    assert read(clock, offset, 1.0, 0.1) == pytest.approx(1.0, abs=0.002)
    assert offset.offset_s == pytest.approx(1.0, abs=0.002)


def dated(clock: HandClock, ahead_s: float, **headers: str) -> HttpResponse:
    date = formatdate(int(clock.wall() + ahead_s), usegmt=True)
    return HttpResponse(200, {"date": date, **headers}, b"", 0.1)


def look(clock: HandClock, offset: ClockOffset, answer: HttpResponse, *, refused: bool) -> float | None:
    offset.look_at_date(answer, clock.now - 0.1, clock.now, refused=refused)
    return offset.offset_s


@pytest.mark.parametrize("refused", [False, True])
def test_without_a_reading_a_date_far_off_counts(clock: HandClock, refused: bool) -> None:
    assert look(clock, ClockOffset(clock), dated(clock, 600.0), refused=refused) == pytest.approx(599.5, abs=0.5)
    assert look(clock, ClockOffset(clock), dated(clock, -600.0), refused=refused) == pytest.approx(-600.5, abs=0.5)


def test_a_stamp_made_from_a_date_is_never_ahead(clock: HandClock) -> None:
    for part in (0.0, 0.3, 0.999):
        clock.now, offset = 100.0 + part, ClockOffset(clock)
        look(clock, offset, dated(clock, 600.0), refused=True)
        assert -1000.0 <= offset.now_ms() - (clock.wall() + 600.0) * 1000 <= 0.0


def test_a_date_within_its_second_says_nothing(clock: HandClock) -> None:
    clock.now = 100.5
    assert look(clock, ClockOffset(clock), dated(clock, 0.0), refused=True) is None
    assert look(clock, ClockOffset(clock), dated(clock, 1.4), refused=False) is None


def test_a_date_corrects_a_reading_only_where_the_stamp_was_refused(clock: HandClock) -> None:
    offset = ClockOffset(clock)
    read(clock, offset, -120.0, 0.1)
    assert look(clock, offset, dated(clock, 0.0), refused=False) == pytest.approx(-120.0, abs=0.01)
    assert look(clock, offset, dated(clock, 0.0), refused=True) == pytest.approx(-0.5, abs=0.5)
    # The store goes on saying the same, and is not believed any more; the real time endpoint is.
    clock.now += 60.0
    assert read(clock, offset, -120.0, 0.1) is None
    assert read(clock, offset, 0.25, 0.1) == pytest.approx(0.25, abs=0.01)
    assert offset.offset_s == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(
    "headers", [{"age": "30"}, {"date": "soon"}, {"date": ""}, {"date": "Sat, 01 Jan 2000 00:00:00"}, {"date": "é"}]
)
def test_an_old_answer_and_a_date_that_cannot_be_read_say_nothing(clock: HandClock, headers: dict[str, str]) -> None:
    answer = dated(clock, 600.0, **headers)
    assert look(clock, ClockOffset(clock), answer, refused=True) is None


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = date_s(text)
    assert found is None or isinstance(found, float)


def test_only_refused_stamps_wait_for_the_clock() -> None:
    key = OrderKey("a", Family.UM, "1")
    replies = (CancelReply(key, Verdict.CLOCK), CancelReply(key, Verdict.ACCEPTED))
    assert [reply.wait_s for reply in after_clock(replies)] == [CLOCK_WAIT_S, None]
