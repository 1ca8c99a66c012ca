"""When the window is drawn."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gui.widgets.refreshing import FIRST_MS, REFRESH_MS, REFRESH_MS_MOST, Refreshing
from tests.fake_surface import FakeClock


class Drawn:
    """What was asked to be drawn, and the times shown."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.refreshes = 0
        self.steps = 0
        self.clock = FakeClock(monotonic=10.0)
        self.owner = QObject()
        self.timing = Refreshing(self.clock, self.refresh, self.step, self.times.append, self.owner)

    def refresh(self) -> None:
        self.refreshes += 1
        self.timing.began()

    def step(self) -> None:
        self.steps += 1


def test_many_changes_are_drawn_once_and_never_closer_than_a_tenth_of_a_second(qapp: QApplication) -> None:
    drawn = Drawn()
    drawn.refresh()
    drawn.timing.ask()
    assert drawn.timing.soon.interval() == REFRESH_MS
    drawn.clock.advance(0.04)
    drawn.timing.ask()
    assert drawn.timing.soon.interval() == REFRESH_MS, "one is waiting already"
    drawn.timing.soon.timeout.emit()
    assert drawn.refreshes == 2
    assert not drawn.timing.soon.isActive()
    drawn.clock.advance(5)
    drawn.timing.ask()
    assert drawn.timing.soon.interval() == FIRST_MS
    drawn.timing.stop()


def test_each_second_shows_the_time_and_refreshes(qapp: QApplication) -> None:
    drawn = Drawn()
    drawn.timing.keep_time()
    drawn.timing.keep_time()
    assert len(drawn.times) == 1
    drawn.timing.second.timeout.emit()
    assert (len(drawn.times), drawn.refreshes) == (2, 1)
    drawn.timing.stop()


def test_a_run_is_drawn_steadily_until_it_ends(qapp: QApplication) -> None:
    drawn = Drawn()
    drawn.timing.set_running(True)
    assert drawn.timing.running.isActive()
    assert drawn.timing.running.interval() == REFRESH_MS
    drawn.timing.set_running(False)
    assert not drawn.timing.running.isActive()
    drawn.timing.set_running(True)
    drawn.timing.ask()
    drawn.timing.stop()
    timers = (drawn.timing.soon, drawn.timing.running, drawn.timing.second)
    assert not any(timer.isActive() for timer in timers)


def spent(drawn: Drawn, seconds: float) -> None:
    drawn.refresh()
    drawn.clock.advance(seconds)
    drawn.timing.ended()
    drawn.clock.advance(-seconds)


def refreshed_after_ms(drawn: Drawn) -> int:
    """Let the timer of a run fire until it refreshes; gives the time from the refresh before."""
    before, passed = drawn.refreshes, 0
    while drawn.refreshes == before:
        drawn.clock.advance(REFRESH_MS / 1000)
        passed += REFRESH_MS
        drawn.timing.running.timeout.emit()
    return passed


def test_where_drawing_is_slow_it_is_done_less_often_and_the_stopwatch_goes_on(qapp: QApplication) -> None:
    drawn = Drawn()
    spent(drawn, 0.005)
    assert refreshed_after_ms(drawn) == REFRESH_MS
    assert drawn.steps == 0
    spent(drawn, 0.018)
    assert refreshed_after_ms(drawn) == 300
    assert drawn.steps == 2
    spent(drawn, 2.0)
    assert refreshed_after_ms(drawn) == REFRESH_MS_MOST
    spent(drawn, 0.0)
    assert refreshed_after_ms(drawn) == REFRESH_MS
    drawn.timing.stop()
