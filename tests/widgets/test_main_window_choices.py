"""The window's settings, its strip, its place, and how it goes out of the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.config.preferences import Preferences
from gui.domain.venues import Environment
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.models.sound_cues import Sound
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.orders_view import COMPACT_ROW_HEIGHT, ROW_HEIGHT
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeClock, FakeSurface
from tests.screens.exposure import exposed, flattening_algos, last_stop
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


def held_for(window: KillSwitchWindow, clock: FakeClock, seconds: float) -> None:
    """Hold the deck's PANIC by mouse."""
    button = window.deck.panic
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    clock.advance(seconds)
    button._trigger.timeout.emit()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))


def test_what_panic_ends_is_announced_and_flatten_is_held_longer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = made_over(qtbot, exposed(LIVE))
    said: list[str] = []
    monkeypatch.setattr(window, "announce", said.append)
    fired: list[tuple[object, ...]] = []
    window.panicFired.connect(lambda *args: fired.append(args))
    clock = window._clock
    assert isinstance(clock, FakeClock)
    window.deck.what_switch.buttons[2].click()
    assert said == ["PANIC cancels all orders, then closes the positions. Held longer"]
    assert window.state.what is What.FLATTEN
    assert window.deck.panic.accessibleName() == "PANIC, live, Flatten. Hold 1.2 s to FLATTEN"
    held_for(window, clock, 0.8)
    assert not fired
    assert said[-1] == "Hold stopped. Nothing was sent"
    held_for(window, clock, 1.21)
    assert fired == [(Scope(what=What.FLATTEN), 1210)]
    window.deck.what_switch.buttons[0].click()
    assert window.deck.panic.hold.threshold_s == 0.7
    window.close_panels()


def test_a_longer_hold_that_was_chosen_counts_for_flatten_too(qtbot: QtBot) -> None:
    window = made_over(qtbot, exposed(LIVE))
    window.apply(Preferences(), 1500, None)
    window.deck.what_switch.buttons[2].click()
    assert window.deck.panic.hold.threshold_s == 1.5
    assert window.deck.panic.look.first == ("Hold 1.5 s to FLATTEN",)
    window.apply(Preferences(), 500, None)
    assert window.deck.panic.hold.threshold_s == 1.2
    window.close_panels()


def test_the_strip_takes_the_choice_and_a_new_window_begins_with_the_first(qtbot: QtBot) -> None:
    window = made_over(qtbot, exposed(LIVE))
    window.deck.what_switch.buttons[2].click()
    window.open_strip()
    strip = window.panics.strip
    assert strip is not None
    assert (strip.panic.look.what, strip.panic.hold.threshold_s) == (What.FLATTEN, 1.2)
    assert strip.open.text() == "Still open 32 · 7 positions"
    window.close_panels()
    again = made_over(qtbot, exposed(LIVE))
    assert again.deck.scope() == Scope()
    again.close_panels()


def test_the_choice_stays_free_during_a_run(qtbot: QtBot) -> None:
    window = made_over(qtbot, flattening_algos(LIVE))
    fired: list[tuple[object, ...]] = []
    window.panicFired.connect(lambda *args: fired.append(args))
    window.deck.what_switch.buttons[2].click()
    assert window.deck.panic.look.first[0] == "Hold again: widen to FLATTEN"
    clock = window._clock
    assert isinstance(clock, FakeClock)
    held_for(window, clock, 1.2)
    assert fired == [(Scope(what=What.FLATTEN), 1200)]
    window.close_panels()


def test_the_rows_of_last_stops_are_marked_by_the_choice(qtbot: QtBot) -> None:
    surface = exposed(LIVE)
    window = made_over(qtbot, surface)
    key = last_stop(surface)
    guard = window.table.model.guard_of(key)
    assert guard is not None
    assert guard.key.instrument == "ETH-USDT-SWAP"
    window.inspecting.open(key)
    assert "no stop" in window.parts.inspector.truth.text()
    window.deck.what_switch.buttons[2].click()
    assert window.table.model.guard_of(key) is None, "Flatten closes the position"
    window.close_panels()
