from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.retold import told


def test_a_text_is_told_at_once_and_at_every_change_of_language(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label, words = QLabel(window), iter(("one", "two"))
    told(label, lambda: label.setText(next(words)))
    assert label.text() == "one"
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert label.text() == "two"
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.FontChange))
    assert label.text() == "two"
