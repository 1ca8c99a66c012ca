from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.rehearse_menu import HAPPENED, RehearsalLine, RehearseMenu
from tests.screens.render import load_fonts

LINES = (
    RehearsalLine("normal", "An ordinary day", "A few orders refuse."),
    RehearsalLine("slow", "Slow answers", "Every answer is late."),
    RehearsalLine("silence", "OKX, Dec 2022", "Silence, then all is back.", outage=True),
)


@pytest.fixture
def menu(qtbot: QtBot) -> RehearseMenu:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    made = RehearseMenu(holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.set_lines(LINES, "slow")
    return made


def action(menu: RehearseMenu, name: str) -> QAction:
    return next(one for one in menu.actions() if one.data() == name)


def test_every_rehearsal_has_its_name_and_its_line_and_the_current_one_is_checked(menu: RehearseMenu) -> None:
    told = [one.text() for one in menu.actions()]
    assert told == [
        "Start again\tFresh practice orders, the same rehearsal.",
        "",
        "An ordinary day\tA few orders refuse.",
        "Slow answers\tEvery answer is late.",
        "",
        HAPPENED,
        "OKX, Dec 2022\tSilence, then all is back.",
    ]
    assert [one.data() for one in menu.actions() if one.isChecked()] == ["slow"]
    menu.set_lines(LINES, "silence")
    assert [one.data() for one in menu.actions() if one.isChecked()] == ["silence"]
    assert len(menu.actions()) == len(told)


def test_a_wish_is_told_and_the_mark_stays_until_it_is_granted(menu: RehearseMenu, qtbot: QtBot) -> None:
    with qtbot.waitSignal(menu.chosen) as signal:
        action(menu, "silence").trigger()
    assert signal.args == ["silence"]
    assert [one.data() for one in menu.actions() if one.isChecked()] == ["slow"]
    with qtbot.waitSignal(menu.chosen) as signal:
        action(menu, "slow").trigger()
    assert signal.args == ["slow"]
    assert action(menu, "slow").isChecked()


def test_start_again_tells_the_current_one(menu: RehearseMenu, qtbot: QtBot) -> None:
    with qtbot.waitSignal(menu.chosen) as signal:
        action(menu, "again").trigger()
    assert signal.args == ["slow"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_keyboard_is_enough(menu: RehearseMenu, qtbot: QtBot) -> None:
    menu.popup(QPoint(0, 0))
    with qtbot.waitSignal(menu.chosen) as signal:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(menu, key)
    assert signal.args == ["normal"]
    assert not menu.isVisible()
