"""Texts that a widget keeps are told again when the language of the window changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Teller(QObject):
    """A child of a widget: Qt hands a widget's ``LanguageChange`` on to all of its children."""

    def __init__(self, tell: Callable[[], object], widget: QWidget) -> None:
        super().__init__(widget)
        self._tell = tell

    def event(self, event: QEvent) -> bool:
        """Tell again in the new language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()
            return True
        return super().event(event)


def told(widget: QWidget, tell: Callable[[], object]) -> None:
    """Call ``tell`` now, and again whenever the language changes while ``widget`` lives.

    ``tell`` must end no child of ``widget`` at once: Qt is going through them when it calls.
    """
    tell()
    Teller(tell, widget)
