from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.models.backstop_texts import BackstopTexts
from gui.models.latch_texts import LatchTexts
from gui.widgets.latch_line import LatchLine, fitting
from gui.widgets.theme import load_theme

OFF = LatchTexts(shown=True, line=("Keep cancelling new orders", "Keep cancelling", "Latch"))
ON = LatchTexts(shown=True, on=True, line=("12 caught since 14:02:11 · source x-abc…: stop that bot", "12 caught"))
WAITING = LatchTexts(shown=True, waiting=True, line=("An earlier start left this on; nothing is being cancelled",))
TIMER = BackstopTexts(("Venue timer 24 s · ordinary orders only; algo orders not promised", "Venue timer 24 s"))


def made(qtbot: QtBot, texts: LatchTexts, width: int = 556, backstop: BackstopTexts | None = None) -> LatchLine:
    outer = QWidget()
    outer.resize(width, 40)
    qtbot.addWidget(outer)
    line = LatchLine(load_theme(), outer)
    line.resize(width, 24)
    line.show_texts(texts, backstop)
    outer.show()
    line.outer = outer  # type: ignore[attr-defined]
    return line


def test_one_click_switches_it_on_and_one_releases_it(qtbot: QtBot) -> None:
    line = made(qtbot, OFF)
    with qtbot.waitSignal(line.switched) as told:
        QTest.mouseClick(line.switch, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert not line.switch.isChecked(), "it shows the engine, not the click"
    line.show_texts(ON)
    assert line.switch.isChecked()
    with qtbot.waitSignal(line.switched) as told:
        QTest.mouseClick(line.switch, Qt.MouseButton.LeftButton)
    assert told.args == [False]


def test_it_works_by_keyboard_and_has_a_name(qtbot: QtBot) -> None:
    line = made(qtbot, OFF)
    assert line.switch.objectName() == "latchSwitch"
    assert line.switch.accessibleName() == "Keep cancelling new orders"
    line.switch.setFocus()
    with qtbot.waitSignal(line.switched):
        QTest.keyClick(line.switch, Qt.Key.Key_Space)


def test_one_that_waits_is_resumed_or_released_by_its_own_buttons(qtbot: QtBot) -> None:
    line = made(qtbot, WAITING)
    asked: list[bool] = []
    line.switched.connect(asked.append)
    QTest.mouseClick(line.switch, Qt.MouseButton.LeftButton)
    assert asked == []
    QTest.mouseClick(line.resume, Qt.MouseButton.LeftButton)
    QTest.mouseClick(line.release, Qt.MouseButton.LeftButton)
    assert asked == [True, False]
    line.show_texts(OFF)
    assert line.resume.isHidden()


def test_where_it_cannot_be_switched_on_a_click_says_why(qtbot: QtBot) -> None:
    line = made(qtbot, LatchTexts(shown=True, can_switch=False, line=OFF.line, refusal="press PANIC first"))
    with qtbot.waitSignal(line.refused) as told, qtbot.assertNotEmitted(line.switched):
        QTest.mouseClick(line.switch, Qt.MouseButton.LeftButton)
    assert told.args == ["press PANIC first"]


def test_words_shorten_and_the_timers_seconds_always_have_room(qtbot: QtBot) -> None:
    wide = made(qtbot, OFF, 700, TIMER)
    assert wide.timer.text() == TIMER.line[0]
    narrow = made(qtbot, OFF, 300, TIMER)
    assert narrow.timer.text() == "Venue timer 24 s"
    assert narrow.switch.words() == "Keep cancelling"
    assert narrow.switch.geometry().right() < narrow.timer.geometry().left()
    assert fitting(ON.line, 5.0) == "12 caught"
    assert fitting((), 5.0) == ""


def test_a_timer_alone_is_shown_and_nothing_at_all_is_hidden(qtbot: QtBot) -> None:
    line = made(qtbot, LatchTexts(), backstop=TIMER)
    assert not line.isHidden()
    assert line.switch.isHidden()
    line.show_texts(LatchTexts())
    assert line.isHidden()


def test_both_themes_paint_on_and_off_apart(qtbot: QtBot) -> None:
    line = made(qtbot, OFF)
    off = line.grab().toImage()
    line.show_texts(ON)
    on = line.grab().toImage()
    line.set_theme(load_theme("light"))
    assert off != on != line.grab().toImage()
