"""Texts and buttons on the banner."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.banner_button import BannerButton, BannerText, MenuSwitch
from tests.screens.render import load_fonts


def black() -> QColor:
    return QColor("black")


def test_a_button_has_its_words_and_a_stroke_when_it_is_off(qtbot: QtBot) -> None:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    button = BannerButton("soundButton", "loudspeaker", black, holder)
    button.name("Sounds")
    button.resize(26, 26)
    assert (button.accessibleName(), button.toolTip(), button.sizeHint().width()) == ("Sounds", "Sounds", 26)
    before = button.grab().toImage()
    button.set_off(True)
    assert button.grab().toImage() != before
    button.name("Change mode", "Change mode")
    assert button.sizeHint().width() > 80
    text = BannerText("modeLabel", "mode-word", black, holder)
    text.setText("LIVE")
    assert text.wide() > 30


def test_a_switch_with_a_menu_is_not_turned_by_a_click(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    switch, asked = MenuSwitch("pinButton", "pin", black, holder), list[int]()
    switch.menuWanted.connect(lambda: asked.append(1))
    switch.click()
    assert (asked, switch.isChecked()) == ([1], False)
    switch.toggle()
    assert switch.isChecked()
