"""The window's settings, its strip, its place, and how it goes out of the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.config.preferences import Preferences
from gui.domain.venues import Environment
from gui.models.sound_cues import Sound
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.orders_view import COMPACT_ROW_HEIGHT, ROW_HEIGHT
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeClock, FakeSurface
from tests.screens.render import load_fonts
from tests.screens.states import firing, idle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIVE = Environment.LIVE


def made_over(qtbot: QtBot, surface: FakeSurface) -> KillSwitchWindow:
    load_fonts()
    clock, theme = FakeClock(monotonic=0.0), load_theme()
    window = KillSwitchWindow(surface, theme, LIVE, clock, TableBlock(surface, clock, theme))
    qtbot.addWidget(window)
    window.apply(Preferences(), 700, None)
    window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[KillSwitchWindow]:
    one = made_over(qtbot, idle(LIVE))
    yield one
    one.close_panels()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (960, 600)])
def test_settings_open_by_key_beside_the_deck_and_close_by_escape(
    window: KillSwitchWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    panel = window.settings
    assert panel.isVisible()
    assert panel.y() > window.deck.geometry().bottom()
    assert QRect(0, 0, *size).contains(panel.geometry())
    assert panel.height() >= panel.minimumSizeHint().height()
    assert window.deck.panic.isVisible()
    window.table.toolbar.filter.setText("eth")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert window.table.toolbar.filter.text() == "eth", "one Esc, one step"


def test_choices_are_told_and_count_when_they_are_applied(window: KillSwitchWindow) -> None:
    told: list[tuple[str, object]] = []
    window.preferenceChanged.connect(lambda name, value: told.append((name, value)))
    window.settings.toggle()
    window.settings.two_presses.click()
    window.banner.sound.click()
    window.banner.languageChosen.emit("zh_CN")
    assert told == [("two_presses", True), ("sounds", False), ("language", "zh_CN")]
    rows = window.table.view.row_height()
    assert rows == ROW_HEIGHT
    window.apply(Preferences(compact=True, two_presses=True, sounds=False, reduce_motion=True), 1500, None)
    assert window.table.view.row_height() == COMPACT_ROW_HEIGHT
    assert window.deck.panic.hold.two_presses
    assert window.deck.panic.hold.threshold_s == 1.5
    assert window.banner.sound.accessibleName() == "Sounds are off"
    assert window.table.height() == window.table.whole_height(window.table.height())


def test_the_strip_fires_with_the_decks_scope(window: KillSwitchWindow) -> None:
    fired: list[tuple[object, int]] = []
    sounds: list[Sound] = []
    window.panicFired.connect(lambda scope, held: fired.append((scope, held)))
    window.sounded.connect(sounds.append)
    window.banner.stripWanted.emit()
    strip = window.panics.strip
    assert strip is not None
    assert strip.isVisible()
    window.deck.keep.setChecked(True)
    strip.panic.fired.emit(700)
    assert [(scope == window.deck.scope(), held) for scope, held in fired] == [(True, 700)]
    assert sounds == [Sound.FIRED]
    window.panics.close()
    assert window.panics.strip is None


def test_a_move_tells_the_place_but_a_minimised_window_has_none(window: KillSwitchWindow) -> None:
    told: list[QRect] = []
    window.placeChanged.connect(told.append)
    window.setGeometry(60, 70, 1100, 700)
    assert told[-1] == QRect(60, 70, 1100, 700)
    window.showMinimized()
    before = len(told)
    window.resize(1000, 650)
    assert len(told) == before


def test_it_comes_back_with_the_focus_on_panic_and_does_not_fire(window: KillSwitchWindow) -> None:
    fired: list[object] = []
    window.panicFired.connect(fired.append)
    window.hide()
    window.show_panic()
    assert window.isVisible()
    assert window.focusWidget() is window.deck.panic
    window.showMinimized()
    window.come_to_front()
    assert not window.isMinimized()
    assert fired == []


def test_a_window_that_must_stay_goes_to_the_tray_where_there_is_one(qtbot: QtBot) -> None:
    window = made_over(qtbot, firing(LIVE))
    window.may_close = lambda: False

    def go_to_tray() -> bool:
        window.hide()
        return True

    window.go_to_tray = go_to_tray
    assert not window.close()
    assert window.isHidden()
    assert not window.isMinimized()
    assert window.notice_bar.notice is None
    window.close_panels()
