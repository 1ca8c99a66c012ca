"""The menu offers the three choices and ticks the one that is on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.widgets.theme_choice import Choice
from gui.widgets.theme_menu import ThemeMenu


def test_the_choice_that_is_on_has_the_tick(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    menu = ThemeMenu(button)
    menu.show_choice(Choice.SYSTEM)
    shown = {action.text(): action.isChecked() for action in menu.actions()}
    assert shown == {"Dark theme": False, "Light theme": False, "Follow system": True}


def test_a_choice_is_told(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    menu = ThemeMenu(button)
    with qtbot.waitSignal(menu.chosen, timeout=1000) as told:
        menu.actions()[1].trigger()
    assert told.args == [Choice.LIGHT]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_it_opens_without_being_waited_for(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.show()
    menu = ThemeMenu(button)
    menu.open_under(button, Choice.DARK)
    assert menu.isVisible()
    menu.close()
