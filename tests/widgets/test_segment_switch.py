from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.account_form import ENVIRONMENTS
from gui.widgets.segment_switch import SegmentSwitch
from gui.widgets.theme import load_theme


def test_one_segment_is_on_by_mouse_arrow_or_program(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    switch = SegmentSwitch("environmentSwitch", ENVIRONMENTS, load_theme(), holder)
    switch.resize(400, 34)
    chosen: list[object] = []
    switch.chosen.connect(chosen.append)
    holder.show()
    live, demo = switch.buttons
    assert str(switch.value) == "live"
    QTest.mouseClick(demo, Qt.MouseButton.LeftButton)
    assert str(switch.value) == "demo"
    QTest.keyClick(demo, Qt.Key.Key_Left)
    assert str(switch.value) == "live"
    QTest.keyClick(live, Qt.Key.Key_Left)
    switch.choose(Environment.DEMO)
    assert chosen == [Environment.DEMO, Environment.LIVE]
    assert (live.accessibleName(), demo.text()) == ("Live trading", "Demo trading")


def test_the_segment_that_is_on_carries_its_modes_ground(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    theme = load_theme()
    switch = SegmentSwitch("environmentSwitch", ENVIRONMENTS, theme, holder)
    switch.resize(400, 34)
    switch.set_theme(theme)
    image = switch.grab().toImage()
    assert image.pixelColor(20, 17) == theme.colour("live")
    switch.choose(Environment.DEMO)
    assert switch.grab().toImage().pixelColor(20, 17) != theme.colour("live")
