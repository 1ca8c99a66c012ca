from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.key_edit import KeyEdit, SecretEdit
from gui.widgets.theme import load_theme

HIDDEN, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


def test_a_block_is_handed_on_and_leaves_nothing_behind(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    edit = KeyEdit("apiKeyEdit", holder)
    blocks: list[str] = []
    edit.blockPasted.connect(blocks.append)
    QApplication.clipboard().setText("key=CANARY\nsecret=CANARY")
    edit.paste()
    assert blocks == ["key=CANARY\nsecret=CANARY"]
    assert edit.text() == ""
    assert not edit.isUndoAvailable()
    QApplication.clipboard().setText(" \ufeffCANARY\u200b\n")
    edit.paste()
    assert edit.value == "CANARY"
    assert len(blocks) == 1


def test_a_secret_shows_only_while_the_eye_is_held(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    edit = SecretEdit("secretEdit", load_theme(), holder)
    edit.resize(300, 32)
    edit.setText("CANARY")
    assert edit.echoMode() is HIDDEN
    QTest.mousePress(edit.eye, Qt.MouseButton.LeftButton)
    assert edit.echoMode() is SHOWN
    QTest.mouseRelease(edit.eye, Qt.MouseButton.LeftButton)
    assert edit.echoMode() is HIDDEN
    edit.setEchoMode(SHOWN)
    QApplication.sendEvent(edit.eye, QFocusEvent(QEvent.Type.FocusOut))
    assert edit.echoMode() is HIDDEN
    assert edit.eye.accessibleName() == "Hold to show"
    assert edit.eye.width() >= 24
