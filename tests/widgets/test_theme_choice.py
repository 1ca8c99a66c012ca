"""The choice of theme, the system's own wishes, and one signal for each real change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets import theme_choice
from gui.widgets.theme import Theme
from gui.widgets.theme_choice import Choice, ThemeChoice, chosen, system_contrast, theme_named
from tests.widgets.test_contrast_theme import SYSTEMS, system


class Heard:
    def __init__(self, choice: ThemeChoice) -> None:
        self.names: list[str] = []
        choice.changed.connect(self._note)

    def _note(self, theme: Theme) -> None:
        self.names.append(theme.name)


@pytest.fixture
def scheme(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system says, to be changed by the test."""
    said = ["dark"]
    monkeypatch.setattr(theme_choice, "system_scheme", lambda: said[0])
    return said


@pytest.fixture
def palette(qapp: QApplication) -> Iterator[QPalette]:
    """The colours of a system in high contrast; the system's own come back at the end."""
    before = QPalette(qapp.palette())
    yield system(*SYSTEMS["night sky"])
    qapp.setPalette(before)


def test_dark_is_the_default(qtbot: QtBot) -> None:
    assert ThemeChoice().theme.name == "dark"
    assert chosen("") is Choice.DARK
    assert chosen("purple") is Choice.DARK
    assert chosen("light") is Choice.LIGHT


def test_another_choice_is_told_once(qtbot: QtBot) -> None:
    choice = ThemeChoice()
    heard = Heard(choice)
    choice.choose(Choice.LIGHT)
    choice.choose(Choice.LIGHT)
    assert heard.names == ["light"]
    assert choice.theme.name == "light"
    assert choice.choice is Choice.LIGHT


def test_follow_system_follows_it(qtbot: QtBot, scheme: list[str], qapp: QApplication) -> None:
    choice = ThemeChoice(Choice.SYSTEM)
    heard = Heard(choice)
    scheme[0] = "light"
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert heard.names == ["light"]
    choice.choose(Choice.LIGHT)
    scheme[0] = "dark"
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert heard.names == ["light"]


def test_high_contrast_comes_and_goes_with_the_system(qtbot: QtBot, qapp: QApplication, palette: QPalette) -> None:
    choice = ThemeChoice(Choice.LIGHT)
    heard, before = Heard(choice), QPalette(qapp.palette())
    qapp.setPalette(palette)
    assert system_contrast()
    assert choice.theme.plain
    assert choice.theme.hex("text") == "#ffffff"
    choice.choose(Choice.DARK)
    qapp.setPalette(before)
    assert heard.names == ["contrast", "dark"]


def test_a_theme_is_given_by_its_name(qtbot: QtBot) -> None:
    assert [theme_named(name).name for name in ("dark", "light", "contrast")] == ["dark", "light", "contrast"]
