"""The detached PANIC strip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.models.chip_state import Moment
from gui.models.deck_state import gather
from gui.widgets.panic_strip import PanicStrip
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeClock
from tests.screens.render import load_fonts
from tests.screens.states import firing, idle

LIVE = Environment.LIVE


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(monotonic=0.0)


@pytest.fixture
def strip(qtbot: QtBot, clock: FakeClock) -> PanicStrip:
    load_fonts()
    made = PanicStrip(LIVE, load_theme(), clock.monotonic)
    qtbot.addWidget(made)
    made.show_state(gather(idle(LIVE), Moment.of(clock), LIVE, Scope(), None))
    made.show()
    return made


def test_it_is_small_on_top_and_says_what_a_hold_does(strip: PanicStrip, clock: FakeClock) -> None:
    assert (strip.width(), strip.height()) == (350, 130)
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert strip.windowTitle() == "LIVE · PANIC"
    assert strip.open.text() == "Still open 25"
    assert strip.panic.look.first[0] == "Hold to cancel 25 algo orders"
    strip.show_state(gather(firing(LIVE), Moment.of(clock), LIVE, Scope(), None))
    assert strip.panic.look.first[0].startswith("Hold again: re-send")


def test_its_hold_fires_by_the_same_rules(strip: PanicStrip, clock: FakeClock) -> None:
    fired: list[int] = []
    strip.panic.fired.connect(fired.append)
    QTest.mousePress(strip.panic, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    clock.advance(0.3)
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    clock.advance(1.0)
    strip.panic._trigger.timeout.emit()
    QTest.mouseRelease(strip.panic, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert fired == []
    QTest.mousePress(strip.panic, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    clock.advance(0.7)
    strip.panic._trigger.timeout.emit()
    QTest.mouseRelease(strip.panic, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert fired == [700]


def test_closing_it_only_hides_it(strip: PanicStrip) -> None:
    told: list[str] = []
    strip.hidden.connect(lambda: told.append("hidden"))
    assert strip.close()
    assert told == ["hidden"]
    strip.set_theme(load_theme("light"))
    strip.show()
    assert not strip.grab().isNull()
