from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.models.language import Language
from gui.widgets.language_menu import LanguageMenu


def test_each_language_calls_itself_by_its_own_name_and_tells_when_it_is_chosen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = LanguageMenu(window)
    assert [action.text() for action in menu.actions()] == ["English", "简体中文"]
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    with qtbot.waitSignal(menu.chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [Language.CHINESE.value]
    menu.show_current()
    assert menu.actions()[0].isChecked()
