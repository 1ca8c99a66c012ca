"""PANIC's hold: never before the threshold, never twice in a hold, never after Esc, slip or a lost focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from gui.widgets.hold import ARMED_S, FLATTEN_S, LEAST_GAP_S, SLIP_PX, TOLD_S, Hold, Phase, Source, outside_px


class Now:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def hold(now: Now) -> Hold:
    return Hold(now)


def test_fires_once_at_the_threshold(hold: Hold, now: Now) -> None:
    assert hold.press(Source.MOUSE)
    now.seconds += 0.69
    assert hold.due() is None
    now.seconds += 0.0101
    assert hold.due() == 700
    assert hold.phase is Phase.SPENT
    now.seconds += 5
    assert hold.due() is None


def test_must_be_let_go_before_it_fires_again(hold: Hold, now: Now) -> None:
    hold.press(Source.MOUSE)
    now.seconds += 0.8
    assert hold.due() == 800
    assert not hold.press(Source.CHORD), "another source does not begin a hold while the first is down"
    now.seconds += 0.8
    assert hold.due() is None
    hold.release(Source.MOUSE)
    hold.release(Source.CHORD)
    assert hold.press(Source.KEY)
    now.seconds += 0.75
    assert hold.due() == 750


def test_early_release_says_so_for_three_seconds(hold: Hold, now: Now) -> None:
    hold.press(Source.KEY)
    now.seconds += 0.3
    assert hold.release(Source.KEY) is None
    assert hold.not_fired
    now.seconds += TOLD_S - 0.01
    assert hold.not_fired
    now.seconds += 0.02
    assert not hold.not_fired


def test_escape_spends_the_hold_until_it_is_let_go(hold: Hold, now: Now) -> None:
    hold.press(Source.CHORD)
    now.seconds += 0.5
    assert hold.stop()
    now.seconds += 5
    assert hold.due() is None
    assert hold.not_fired is False
    hold.release(Source.CHORD)
    assert hold.press(Source.CHORD)


def test_auto_repeat_neither_begins_nor_ends(hold: Hold, now: Now) -> None:
    assert not hold.press(Source.CHORD, repeat=True)
    hold.press(Source.CHORD)
    now.seconds += 0.4
    assert not hold.press(Source.CHORD, repeat=True)
    hold.release(Source.CHORD, repeat=True)
    now.seconds += 0.4
    assert hold.due() == 800


def test_slip_counts_only_beyond_24_px_and_only_for_the_mouse(hold: Hold) -> None:
    hold.press(Source.MOUSE)
    assert not hold.slip(SLIP_PX)
    assert hold.slip(SLIP_PX + 0.1)
    hold.release(Source.MOUSE)
    hold.press(Source.KEY)
    assert not hold.slip(500)


def test_lost_focus_stops_and_forgets_what_was_held(hold: Hold, now: Now) -> None:
    hold.press(Source.CHORD)
    assert hold.lose()
    now.seconds += 2
    assert hold.due() is None
    assert hold.press(Source.MOUSE)


def test_lost_keyboard_focus_drops_only_the_key(hold: Hold) -> None:
    hold.press(Source.KEY)
    assert hold.drop(Source.KEY)
    assert hold.phase is Phase.UP
    hold.press(Source.MOUSE)
    assert not hold.drop(Source.KEY)
    assert hold.holding


def test_a_new_press_of_the_same_source_means_that_its_release_was_lost(hold: Hold, now: Now) -> None:
    hold.press(Source.MOUSE)
    now.seconds += 0.8
    assert hold.due() is not None
    assert hold.press(Source.MOUSE)
    assert hold.elapsed_s() == 0


@pytest.mark.parametrize(
    ("held_ms", "clock_s", "fires"), [(900, 1.2, True), (500, 1.2, False), (900, 0.5, False), (None, 1.2, False)]
)
def test_a_release_that_arrives_late_counts_by_its_own_stamp(
    hold: Hold, now: Now, held_ms: int | None, clock_s: float, fires: bool
) -> None:
    hold.press(Source.MOUSE, stamp_ms=10_000)
    now.seconds += clock_s
    fired = hold.release(Source.MOUSE, stamp_ms=None if held_ms is None else 10_000 + held_ms)
    assert (fired is not None) is fires
    assert hold.phase is Phase.UP


@pytest.mark.parametrize(("wanted", "got"), [(0.1, 0.4), (0.4, 0.4), (1.0, 1.0), (9.0, 1.5)])
def test_threshold_is_bounded(hold: Hold, wanted: float, got: float) -> None:
    hold.set_threshold(wanted)
    assert hold.threshold_s == got


def test_the_ring_only_reads_the_clock(hold: Hold, now: Now) -> None:
    hold.press(Source.MOUSE)
    now.seconds += 0.35
    assert hold.fraction() == pytest.approx(0.5)
    assert hold.remaining_s() == pytest.approx(0.35)
    now.seconds += 9
    assert hold.fraction() == 1.0
    assert hold.remaining_s() == 0.0


@pytest.mark.parametrize(
    ("point", "far"), [((5, 5), 0), ((-24, 5), 24), ((330, 110), 0), ((333, 114), 5), ((5, -30), 30)]
)
def test_outside(point: tuple[int, int], far: float) -> None:
    assert outside_px(*point, 330, 110) == far


class Holds(RuleBasedStateMachine):
    """Any order of presses, releases, stops and waits, against a plain account of what a hold may do."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Now()
        self.hold = Hold(self.now)
        self.down: set[Source] = set()
        self.began: float | None = None
        self.spoilt = True

    @rule(source=st.sampled_from(Source), repeat=st.booleans())
    def press(self, source: Source, repeat: bool) -> None:
        fresh = not repeat and source not in self.down and not self.down
        if repeat or source not in self.down:
            assert self.hold.press(source, repeat=repeat) is fresh
        if repeat:
            return
        if fresh:
            self.began, self.spoilt = self.now(), False
            self.starter = source
        self.down.add(source)

    @precondition(lambda self: self.down)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        source = data.draw(st.sampled_from(sorted(self.down)))
        assert self.hold.release(source) is None
        self.down.discard(source)
        if source is self.starter:
            self.spoilt = True

    @rule(seconds=st.floats(0, 2, allow_nan=False))
    def wait(self, seconds: float) -> None:
        self.now.seconds += seconds

    @rule()
    def escape(self) -> None:
        self.hold.stop()
        self.spoilt = True

    @rule()
    def lose_focus(self) -> None:
        self.hold.lose()
        self.down.clear()
        self.spoilt = True

    @rule(px=st.floats(0, 100, allow_nan=False))
    def slip(self, px: float) -> None:
        self.hold.slip(px)
        if px > SLIP_PX and self.down and self.starter is Source.MOUSE:
            self.spoilt = True

    @rule()
    def ask(self) -> None:
        fired = self.hold.due()
        ripe = self.began is not None and self.now() - self.began >= self.hold.threshold_s
        assert (fired is not None) is (ripe and not self.spoilt)
        if fired is not None:
            self.spoilt = True

    @invariant()
    def ring_is_sane(self) -> None:
        assert 0.0 <= self.hold.fraction() <= 1.0
        assert self.hold.holding is (not self.spoilt)


TestHolds = Holds.TestCase


@pytest.fixture
def twice(hold: Hold) -> Hold:
    hold.two_presses = True
    return hold


def tap(hold: Hold, now: Now, source: Source = Source.MOUSE) -> int | None:
    """Press and let go; gives what a press that is due at once gives."""
    hold.press(source)
    fired = hold.due()
    now.seconds += 0.1
    hold.release(source)
    return fired


def test_two_presses_fire_at_the_second(twice: Hold, now: Now) -> None:
    assert tap(twice, now) is None
    assert twice.armed
    assert not twice.not_fired
    now.seconds += 1
    assert tap(twice, now, Source.KEY) == 0, "nothing was held"
    assert not twice.armed
    assert tap(twice, now) is None, "the next one arms again"


def test_one_press_alone_never_fires_nor_does_a_double_click(twice: Hold, now: Now) -> None:
    tap(twice, now)
    now.seconds += ARMED_S
    assert not twice.armed
    assert tap(twice, now) is None
    assert [tap(twice, now) for _ in range(3)] == [None] * 3
    now.seconds += LEAST_GAP_S
    assert tap(twice, now) == 0


@pytest.mark.parametrize("end", [Hold.stop, Hold.lose])
def test_escape_and_a_lost_focus_end_the_wait_for_the_second_press(
    twice: Hold, now: Now, end: Callable[[Hold], bool]
) -> None:
    tap(twice, now)
    assert end(twice)
    assert not twice.armed
    now.seconds += 1
    assert tap(twice, now) is None


@pytest.mark.parametrize("spoil", [lambda hold: hold.stop(), lambda hold: hold.slip(99), lambda hold: hold.lose()])
def test_a_first_press_that_was_stopped_does_not_arm(twice: Hold, now: Now, spoil: Callable[[Hold], bool]) -> None:
    twice.press(Source.MOUSE)
    assert spoil(twice)
    twice.release(Source.MOUSE)
    assert not twice.armed


def test_a_key_that_is_not_heard_any_more_does_not_arm(twice: Hold) -> None:
    twice.press(Source.KEY)
    assert twice.drop(Source.KEY)
    assert not twice.armed


def test_a_hold_fires_as_ever(twice: Hold, now: Now) -> None:
    tap(twice, now)
    now.seconds += 0.2
    twice.press(Source.MOUSE)
    now.seconds += 0.7
    assert twice.due() == 700
    twice.release(Source.MOUSE)
    assert not twice.armed


def test_an_auto_repeat_is_no_second_press(twice: Hold, now: Now) -> None:
    tap(twice, now, Source.KEY)
    now.seconds += 1
    assert not twice.press(Source.KEY, repeat=True)
    assert twice.due() is None
    twice.two_presses = False
    assert not twice.armed


def test_a_guard_asks_for_a_longer_hold_and_never_for_a_shorter_one(hold: Hold, now: Now) -> None:
    hold.set_guard(FLATTEN_S)
    hold.press(Source.MOUSE)
    now.seconds += 0.8
    assert hold.due() is None
    assert hold.remaining_s() == pytest.approx(0.4)
    assert hold.release(Source.MOUSE) is None
    assert hold.not_fired
    hold.press(Source.MOUSE)
    now.seconds += 1.2
    assert hold.due() == 1200
    hold.release(Source.MOUSE)
    hold.set_threshold(1.5)
    assert hold.threshold_s == 1.5
    hold.set_guard(0.0)
    hold.set_threshold(0.5)
    assert hold.threshold_s == 0.5


def test_another_guard_stops_what_was_begun_under_the_first(hold: Hold, now: Now) -> None:
    hold.press(Source.CHORD)
    now.seconds += 0.6
    assert hold.set_guard(FLATTEN_S)
    now.seconds += 5
    assert hold.due() is None
    hold.release(Source.CHORD)
    assert not hold.set_guard(FLATTEN_S), "nothing changed"
    hold.two_presses = True
    hold.press(Source.CHORD)
    hold.release(Source.CHORD)
    assert hold.armed
    assert hold.set_guard(0.0)
    assert not hold.armed, "a press made for Flatten arms nothing else"


def test_two_presses_under_a_guard_lie_as_far_apart(hold: Hold, now: Now) -> None:
    hold.two_presses = True
    hold.set_guard(FLATTEN_S)
    hold.press(Source.KEY)
    hold.release(Source.KEY)
    now.seconds += 0.8
    hold.press(Source.KEY)
    assert hold.due() is None
    hold.release(Source.KEY)
    assert hold.armed, "too soon: the first press still stands"
    now.seconds += 0.5
    hold.press(Source.KEY)
    assert hold.due() == 0
