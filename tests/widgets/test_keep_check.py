from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.keep_check import KeepCheck
from gui.widgets.theme import load_theme


def test_starts_off_counts_and_reacts_in_its_whole_area(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    check = KeepCheck(load_theme(), holder)
    check.resize(296, 26)
    check.show_count("8 of 25")
    assert not check.isChecked()
    assert check.count == "8 of 25"
    assert check.accessibleDescription() == "8 of 25 protective"
    empty = check.grab().toImage()
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(290, 13))
    assert check.isChecked()
    assert check.grab().toImage() != empty
    assert check.sizeHint().width() > 200
