"""PANIC as a widget: what begins, ends and fires a hold, and that nothing can take it away."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.domain.what import What
from gui.models.panic_texts import PanicLines
from gui.widgets.hold import TOLD_S, Phase
from gui.widgets.panic_button import LATE_S, PanicButton
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeClock
from tests.screens.render import load_fonts

LEFT = Qt.MouseButton.LeftButton
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LINES = PanicLines(("Hold to cancel 25 orders",), ("3 accounts · includes 8 protective",))


class Place:
    """The button in a window of its own with a text field beside it, on a clock that only the test moves."""

    def __init__(self, qtbot: QtBot) -> None:
        load_fonts()
        self.clock = FakeClock(monotonic=0.0)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.button = PanicButton(Environment.LIVE, load_theme(), self.clock.monotonic, self.window)
        self.button.set_lines(LINES)
        self.field = QLineEdit(self.window)
        self.window.resize(500, 200)
        self.field.move(0, 150)
        self.window.show()
        self.fired: list[int] = []
        self.button.fired.connect(self.fired.append)

    def press(self) -> None:
        QTest.mousePress(self.button, LEFT, pos=QPoint(100, 50))

    def release(self) -> None:
        QTest.mouseRelease(self.button, LEFT, pos=QPoint(100, 50))

    def later(self, seconds: float) -> None:
        """Move the clock and let the timer ring as it would then."""
        self.clock.advance(seconds)
        self.button._trigger.timeout.emit()

    def key(self, kind: QEvent.Type, key: Qt.Key, target: QWidget | None = None, *, repeat: bool = False) -> None:
        modifiers = CHORD if key is Qt.Key.Key_P else Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target or self.button, QKeyEvent(kind, key, modifiers, "", repeat))


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[Place]:
    made = Place(qtbot)
    yield made
    made.button._frames.stop()
    made.button._trigger.stop()


DOWN, UP = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


def test_fires_at_the_threshold_still_held(place: Place) -> None:
    place.press()
    place.later(0.69)
    assert not place.fired
    place.later(0.02)
    assert place.fired == [710]
    place.later(3.0)
    place.release()
    assert place.fired == [710]
    place.press()
    place.later(0.7)
    assert len(place.fired) == 2


def test_letting_go_early_sends_nothing_and_says_so(place: Place) -> None:
    stops: list[int] = []
    place.button.stopped.connect(lambda: stops.append(1))
    place.press()
    assert place.button.look.first == ("Keep holding",)
    assert place.button.look.second == ("Release or Esc: nothing is sent",)
    place.clock.advance(0.5)
    place.release()
    assert stops == [1]
    assert place.button.look.first == ("Not fired. Hold longer",)
    assert place.button.look.second == LINES.second
    place.clock.advance(TOLD_S + 0.1)
    assert place.button.look.first == LINES.first
    place.later(1)
    assert not place.fired


def test_fires_in_real_time_by_its_own_timer(qtbot: QtBot) -> None:
    button = PanicButton(Environment.DRILL, load_theme(), time.monotonic)
    qtbot.addWidget(button)
    button.hold.set_threshold(0.4)
    button.show()
    with qtbot.waitSignal(button.fired, timeout=10_000) as signal:
        QTest.mousePress(button, LEFT)
    assert signal.args is not None
    assert signal.args[0] >= 400
    QTest.mouseRelease(button, LEFT)


def test_the_signal_comes_before_any_drawing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    story: list[str] = []
    original = PanicButton.paintEvent

    def paint(self: PanicButton, event: QPaintEvent) -> None:
        story.append("drawn")
        original(self, event)

    monkeypatch.setattr(PanicButton, "paintEvent", paint)
    place.button.fired.connect(lambda _: story.append("fired"))
    place.press()
    story.clear()
    place.later(0.7)
    QApplication.processEvents()
    assert story[0] == "fired"
    assert place.button.look.fraction == 0.0, "the full ring stands for one frame only"


def test_no_drawing_is_asked_for_shortly_before_firing(place: Place) -> None:
    asked: list[int] = []
    place.press()
    place.button._paint_s = 0.2
    place.button.update = lambda *_: asked.append(1)  # type: ignore[method-assign]
    place.clock.advance(0.25)
    place.button._frame()
    assert asked == [1]
    place.clock.advance(0.1)
    place.button._frame()
    assert asked == [1], "0.35 s are left, and a drawing may take twice 0.2 s"


def test_a_late_timer_lets_waiting_input_speak_first(place: Place) -> None:
    place.press()
    place.later(0.7 + LATE_S + 0.1)
    assert not place.fired
    place.release()
    place.later(0)
    assert not place.fired
    place.press()
    place.later(0.7 + LATE_S + 0.1)
    place.later(0)
    assert len(place.fired) == 1


def test_a_release_that_was_held_to_the_end_fires_though_the_loop_was_busy(place: Place) -> None:
    at = QPointF(100, 50)
    for kind, stamp in ((QEvent.Type.MouseButtonPress, 1_000), (QEvent.Type.MouseButtonRelease, 1_900)):
        event = QMouseEvent(kind, at, at, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(stamp)
        QApplication.sendEvent(place.button, event)
        place.clock.advance(1.2)
    assert place.fired == [1200]


def test_escape_stops_it_until_it_is_let_go(place: Place) -> None:
    place.press()
    place.key(DOWN, Qt.Key.Key_Escape)
    place.later(2)
    assert not place.fired
    assert not place.button.escape()


def test_a_slip_stops_it(place: Place) -> None:
    place.press()
    QTest.mouseMove(place.button, QPoint(place.button.width() + 20, 50))
    assert place.button.hold.holding
    QTest.mouseMove(place.button, QPoint(place.button.width() + 30, 50))
    assert not place.button.hold.holding
    place.later(1)
    assert not place.fired


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_hold(place: Place, key: Qt.Key) -> None:
    place.key(DOWN, key)
    place.key(DOWN, key, repeat=True)
    place.key(UP, key, repeat=True)
    place.later(0.7)
    place.key(UP, key)
    assert place.fired == [700]


def test_lost_keyboard_focus_ends_a_key_hold_but_not_the_mouse(place: Place) -> None:
    place.key(DOWN, Qt.Key.Key_Space)
    QApplication.sendEvent(place.button, QFocusEvent(QEvent.Type.FocusOut))
    place.later(1)
    assert not place.fired
    place.press()
    QApplication.sendEvent(place.button, QFocusEvent(QEvent.Type.FocusOut))
    place.later(0.7)
    assert place.fired == [700]


@pytest.mark.parametrize("released", [Qt.Key.Key_P, Qt.Key.Key_Control, Qt.Key.Key_Shift])
def test_the_chord_works_from_anywhere_and_any_of_its_keys_stops_it(place: Place, released: Qt.Key) -> None:
    place.key(DOWN, Qt.Key.Key_P, place.field)
    place.key(DOWN, Qt.Key.Key_P, place.field, repeat=True)
    assert place.field.text() == ""
    place.clock.advance(0.3)
    place.key(UP, released, place.field)
    place.later(1)
    assert not place.fired
    place.key(DOWN, Qt.Key.Key_P, place.field)
    place.later(0.7)
    assert place.fired == [700]


def test_a_plain_p_is_a_letter(place: Place) -> None:
    QTest.keyClicks(place.field, "Pp")
    assert place.field.text() == "Pp"
    assert place.button.hold.phase is Phase.UP


def test_a_window_that_loses_the_focus_stops_it(place: Place) -> None:
    place.press()
    QApplication.sendEvent(place.window, QEvent(QEvent.Type.WindowDeactivate))
    place.later(1)
    assert not place.fired
    place.press()
    place.window.hide()
    place.later(1)
    assert not place.fired


def test_it_cannot_be_disabled(place: Place) -> None:
    place.button.setEnabled(False)
    assert place.button.isEnabled()
    place.press()
    place.later(0.7)
    assert place.fired == [700]


def test_other_buttons_and_a_click_do_nothing(place: Place) -> None:
    QTest.mousePress(place.button, Qt.MouseButton.RightButton)
    place.later(1)
    place.button.click()
    place.later(1)
    assert not place.fired
    assert place.button.hold.phase is Phase.UP


def test_sizes(place: Place) -> None:
    assert (place.button.width(), place.button.height()) == (330, 110)
    place.button.set_narrow(True)
    assert (place.button.width(), place.button.height()) == (316, 110)


def test_every_mode_is_drawn_differently(place: Place) -> None:
    pictures = []
    for environment in Environment:
        place.button.set_environment(environment)
        pictures.append(place.button.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_two_presses_say_what_they_wait_for_and_fire_at_the_second(place: Place) -> None:
    heard: list[str] = []
    place.button.armed.connect(lambda: heard.append("armed"))
    place.button.stopped.connect(lambda: heard.append("stopped"))
    place.button.hold.two_presses = True
    place.press()
    place.clock.advance(0.1)
    place.release()
    assert (heard, place.fired) == (["armed"], [])
    assert place.button.look.first == ("Press again to fire",)
    place.clock.advance(1.0)
    place.press()
    assert place.fired == [0]
    place.release()
    place.later(1.0)
    assert (heard, place.fired) == (["armed"], [0])
    place.press()
    place.release()
    assert place.button.escape()
    assert heard == ["armed", "armed", "stopped"]
    assert place.button.look.first == ("Not fired. Nothing was sent",)


def test_the_chord_pressed_twice_fires_too(place: Place) -> None:
    place.button.hold.two_presses = True
    for _ in range(2):
        place.key(DOWN, Qt.Key.Key_P, place.field)
        place.key(UP, Qt.Key.Key_P, place.field)
        place.clock.advance(1.0)
    assert place.fired == [0]


def test_reduced_motion_fills_the_ring_in_ten_steps(place: Place) -> None:
    place.button.set_stepped(True)
    place.press()
    seen = []
    for _ in range(20):
        place.clock.advance(0.034)
        seen.append(place.button.look.fraction)
    assert {round(fraction * 10, 6) % 1 for fraction in seen} == {0.0}
    assert len(set(seen)) == 10
    place.clock.advance(0.03)
    assert place.button.look.fraction == 1.0


def test_a_second_button_leaves_the_chord_to_the_first_and_the_windows_to_each_other(place: Place) -> None:
    other = QWidget()
    second = PanicButton(Environment.LIVE, load_theme(), place.clock.monotonic, other, chord=False)
    second.fired.connect(place.fired.append)
    place.key(DOWN, Qt.Key.Key_P, place.field)
    assert place.button.hold.holding
    assert not second.hold.holding
    QApplication.sendEvent(other, QEvent(QEvent.Type.WindowDeactivate))
    assert place.button.hold.holding, "it goes on in the window that was not left"
    place.later(0.7)
    place.key(UP, Qt.Key.Key_P, place.field)
    assert place.fired == [700]
    other.deleteLater()


def test_a_short_press_does_nothing_in_flatten(place: Place) -> None:
    place.button.set_what(What.FLATTEN)
    place.press()
    place.later(0.8)
    place.release()
    assert not place.fired
    assert place.button.look.first == ("Not fired. Hold longer",)
    place.press()
    place.later(1.2)
    assert place.fired == [1200]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_P])
def test_keys_are_held_longer_in_flatten_too(place: Place, key: Qt.Key) -> None:
    place.button.set_what(What.FLATTEN)
    place.button.setFocus()
    place.key(DOWN, key)
    place.later(0.8)
    assert not place.fired
    place.later(0.4)
    assert place.fired == [1200]


def test_another_choice_stops_a_hold_and_a_press_that_waits(place: Place) -> None:
    stops: list[int] = []
    place.button.stopped.connect(lambda: stops.append(1))
    place.press()
    place.later(0.5)
    place.button.set_what(What.ORDERS)
    assert stops == [1]
    assert not place.button.hold.holding
    place.later(0.2)
    place.later(0.8)
    place.release()
    assert (stops, place.fired) == ([1], [])
    place.button.hold.two_presses = True
    place.press()
    place.release()
    assert place.button.hold.armed
    place.button.set_what(What.FLATTEN)
    place.clock.advance(1.3)
    place.press()
    assert not place.fired, "the first press was meant for another choice"


def test_two_presses_for_flatten_lie_further_apart(place: Place) -> None:
    place.button.set_what(What.FLATTEN)
    place.button.hold.two_presses = True
    place.press()
    place.release()
    assert "1.2 s" in place.button.look.second[0]
    place.clock.advance(0.8)
    place.press()
    assert not place.fired
    place.release()
    place.clock.advance(0.5)
    place.press()
    assert place.fired == [0]
