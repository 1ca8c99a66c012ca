"""The PANIC of the deck and of the strip together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.config.preferences import Preferences
from gui.domain.venues import Environment
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.models.chip_state import Moment
from gui.models.deck_state import gather
from gui.widgets.panic_button import PanicButton
from gui.widgets.panic_places import PanicPlaces
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeClock
from tests.screens.render import load_fonts
from tests.screens.states import idle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DRILL = Environment.DRILL


class Made:
    """A deck's button with its places."""

    def __init__(self, qtbot: QtBot) -> None:
        load_fonts()
        self.clock = FakeClock(monotonic=0.0)
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.deck = PanicButton(DRILL, load_theme(), self.clock.monotonic, self.holder)
        self.places = PanicPlaces(self.deck, DRILL, load_theme(), self.clock.monotonic, self.holder)
        self.holder.show()


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Made]:
    one = Made(qtbot)
    yield one
    one.places.close()


def test_choices_reach_a_strip_that_comes_later_too(made: Made) -> None:
    made.places.apply(Preferences(two_presses=True, reduce_motion=True), 1200)
    strip = made.places.open_strip(QPoint(1300, 40))
    assert strip.x() + strip.width() < 1300
    for button in made.places.buttons:
        assert (button.hold.threshold_s, button.hold.two_presses) == (1.2, True)
    made.places.apply(Preferences(), 500)
    assert {button.hold.threshold_s for button in made.places.buttons} == {0.5}
    assert made.places.open_strip(QPoint(0, 0)) is strip


def test_a_hold_in_the_strip_fires_once_and_the_chord_only_in_the_deck(made: Made) -> None:
    told: list[tuple[str, int]] = []
    made.places.fired.connect(lambda held: told.append(("strip", held)))
    made.deck.fired.connect(lambda held: told.append(("deck", held)))
    strip = made.places.open_strip(QPoint(400, 0))
    QTest.mousePress(strip.panic, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    made.clock.advance(0.7)
    strip.panic._trigger.timeout.emit()
    QTest.mouseRelease(strip.panic, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert told == [("strip", 700)]
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyPress(strip, Qt.Key.Key_P, chord)
    made.clock.advance(0.7)
    made.deck._trigger.timeout.emit()
    strip.panic._trigger.timeout.emit()
    QTest.keyRelease(strip, Qt.Key.Key_P, chord)
    assert told == [("strip", 700), ("deck", 700)]


def test_the_strip_follows_the_engine_and_the_theme(made: Made) -> None:
    surface = idle(DRILL)
    state = gather(surface, Moment.of(made.clock), DRILL, Scope(), None)
    made.places.show_state(state)
    strip = made.places.open_strip(QPoint(400, 0))
    assert strip.open.text() == "Still open 25"
    strip.close()
    made.places.show_state(state)
    made.places.set_theme(load_theme("light"))
    assert made.places.open_strip(QPoint(400, 0)).isVisible()


def test_what_a_press_ends_reaches_a_strip_that_comes_later_too(made: Made) -> None:
    made.places.apply(Preferences(), 700)
    made.places.set_what(What.FLATTEN)
    made.places.open_strip(QPoint(1300, 40))
    assert [button.hold.threshold_s for button in made.places.buttons] == [1.2, 1.2]
    assert {button.look.what for button in made.places.buttons} == {What.FLATTEN}
    made.places.set_what(What.ALGOS)
    assert {button.hold.threshold_s for button in made.places.buttons} == {0.7}
