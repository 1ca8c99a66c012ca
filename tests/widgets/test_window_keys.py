from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.window_keys import bind, chain, next_area


def test_keys_areas_and_order(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    fields = [QLineEdit(window) for _ in range(3)]
    hits: list[int] = []
    assert len(bind(window, {"Ctrl+J": lambda: hits.append(1), "F5": lambda: hits.append(2)})) == 2
    chain([fields[2], fields[0], fields[1]])
    with qtbot.waitExposed(window):
        window.show()
    fields[2].setFocus()
    QTest.keyClick(fields[2], Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(fields[2], Qt.Key.Key_F5)
    assert hits == [1, 2]
    QTest.keyClick(fields[2], Qt.Key.Key_Tab)
    assert fields[0].hasFocus()
    assert next_area(fields, 1) is fields[1]
    assert next_area(fields, -1) is fields[2]
    fields[1].hide()
    assert next_area(fields, 1) is fields[2]
    assert next_area([], 1) is None
