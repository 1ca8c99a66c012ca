"""Which theme is on: the trader's choice, the system's wish for light, dark or high contrast, and every change."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gui.widgets.contrast_theme import NAME as CONTRAST
from gui.widgets.contrast_theme import contrast_theme, looks_high
from gui.widgets.theme import Theme, load_theme


class Choice(StrEnum):
    """What the trader can choose; a system set to high contrast goes before each of them."""

    DARK = "dark"
    LIGHT = "light"
    SYSTEM = "system"


def chosen(text: str) -> Choice:
    """Read a choice that was kept; dark for whatever is none."""
    return Choice(text) if text in set(Choice) else Choice.DARK


def theme_named(name: str) -> Theme:
    """Give ``dark``, ``light``, or ``contrast`` in the colours of the system."""
    return contrast_theme(QGuiApplication.palette()) if name == CONTRAST else load_theme(name)


def system_scheme() -> str:
    """Give ``light`` or ``dark`` as the system has it; dark where it does not say."""
    return "light" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light else "dark"


def system_contrast() -> bool:
    """Say whether the system is set to high contrast."""
    # Qt 6.10 and later know it; before, only the colours tell. The hints live as long as this reference does.
    style = QGuiApplication.styleHints()
    hints = style.accessibility() if hasattr(style, "accessibility") else None
    if hints is not None and hints.contrastPreference() is Qt.ContrastPreference.HighContrast:
        return True
    return looks_high(QGuiApplication.palette())


class ThemeChoice(QObject):
    """Holds the choice and the theme that follows from it; emits ``changed`` when another theme is due.

    Lives as long as the program.
    """

    changed = Signal(object)
    """Another `Theme` is due."""

    def __init__(self, choice: Choice = Choice.DARK, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._wanted = self._due()
        self._theme = theme_named(self._wanted)
        self._style = QGuiApplication.styleHints()
        self._style.colorSchemeChanged.connect(self._look_again)
        if hasattr(self._style, "accessibility"):
            self._hints = self._style.accessibility()
            self._hints.contrastPreferenceChanged.connect(self._look_again)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.paletteChanged.connect(self._look_again)

    @property
    def choice(self) -> Choice:
        """What the trader chose."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._theme

    def choose(self, choice: Choice) -> None:
        """Take another choice."""
        self._choice = choice
        self._look_again()

    def _due(self) -> str:
        if system_contrast():
            return CONTRAST
        return system_scheme() if self._choice is Choice.SYSTEM else self._choice.value

    def _look_again(self, *_: object) -> None:
        due = self._due()
        if due == self._wanted and due != CONTRAST:
            return
        theme = theme_named(due)
        if due == self._wanted and theme == self._theme:
            return
        self._wanted, self._theme = due, theme
        self.changed.emit(theme)
