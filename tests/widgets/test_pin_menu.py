"""The pin's menu."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.pin_menu import PinMenu


def test_it_tells_what_is_chosen(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    menu = PinMenu(holder)
    told: list[object] = []
    menu.onTop.connect(told.append)
    menu.stripWanted.connect(lambda: told.append("strip"))
    on_top, strip = menu.actions()
    assert on_top.text() == "Keep on top\tCtrl+Shift+T"
    on_top.trigger()
    menu.show_state(True)
    on_top.trigger()
    strip.trigger()
    assert told == [True, False, "strip"]
