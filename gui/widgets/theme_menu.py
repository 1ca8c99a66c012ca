"""The menu of themes under the banner's theme button; it opens without being waited for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.models.language import say
from gui.widgets.theme_choice import Choice


def choice_text(choice: Choice) -> str:
    """Name a choice as the window does."""
    if choice is Choice.DARK:
        return say("Dark theme")
    return say("Light theme") if choice is Choice.LIGHT else say("Follow system")


class ThemeMenu(QMenu):
    """Emits what the trader chooses; a tick stands at the choice that is on."""

    chosen = Signal(Choice)
    """The trader chose this."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("themeMenu")
        group = QActionGroup(self)
        for choice in Choice:
            action = QAction(self)
            action.setCheckable(True)
            action.setData(choice)
            action.triggered.connect(lambda _, wanted=choice: self.chosen.emit(wanted))
            group.addAction(action)
            self.addAction(action)

    def open_under(self, button: QWidget, current: Choice) -> None:
        """Open at a button with a tick at ``current``."""
        self.show_choice(current)
        self.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def show_choice(self, current: Choice) -> None:
        """Name the entries in the language that is on, and tick one."""
        for action in self.actions():
            action.setText(choice_text(Choice(action.data())))
            action.setChecked(action.data() == current)
