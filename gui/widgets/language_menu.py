"""The menu of languages: each calls itself by its own name, the one that is on is marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.models.language import Language, language, say
from gui.widgets.retold import told


class LanguageMenu(QMenu):
    """Lists the languages; the app switches, and every widget then tells its texts again."""

    chosen = Signal(str)
    """The trader chose a language: the value of a `Language`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("languageMenu")
        group = QActionGroup(self)
        for each in Language:
            action = QAction(each.own_name, self)
            action.setData(each.value)
            action.setCheckable(True)
            action.triggered.connect(lambda _, value=each.value: self.chosen.emit(value))
            group.addAction(action)
            self.addAction(action)
        told(self, self._name)

    def show_current(self) -> None:
        """Mark the language that is on."""
        for action in self.actions():
            action.setChecked(action.data() == language().value)

    def _name(self) -> None:
        self.setAccessibleName(say("Language"))
        self.show_current()
