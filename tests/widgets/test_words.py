from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.models.texts import Said, Tone
from gui.widgets import words as words_module
from gui.widgets.theme import load_theme
from gui.widgets.words import Words
from tests.screens.render import load_fonts


def made(qtbot: QtBot) -> Words:
    load_fonts()
    parent = QWidget()
    qtbot.addWidget(parent)
    words = Words("body", load_theme(), parent, name="someLabel")
    words.setParent(parent)
    words.holder = parent  # type: ignore[attr-defined]
    return words


def test_says_text_and_tone(qtbot: QtBot) -> None:
    words = made(qtbot)
    words.say(Said("Not flat yet", Tone.BAD))
    assert (words.text(), words.tone, words.objectName()) == ("Not flat yet", Tone.BAD, "someLabel")
    words.say("still")
    assert words.tone is Tone.BAD


def test_a_cut_text_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    words = made(qtbot)
    words.say("a sentence that is far too long for the room that it has")
    words.resize(60, 18)
    words.grab()
    assert words.toolTip() == words.text()
    words.resize(words.wide() + 1, 18)
    words.grab()
    assert words.toolTip() == ""


def test_markup_stays_text(qtbot: QtBot) -> None:
    words = made(qtbot)
    words.say("<b>bold</b>")
    assert words.text() == "<b>bold</b>"
    assert not words.grab().isNull()


def test_a_shorter_wording_is_painted_where_the_whole_has_no_room(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(words_module, "draw_line", lambda painter, box, text, *_: drawn.append(text))
    window = QWidget()
    qtbot.addWidget(window)
    label = Words("body", load_theme(), window)
    label.say(Said("a long wording of something", Tone.QUIET, "short"))
    for wide in (300, 60):
        label.setGeometry(0, 0, wide, 20)
        label.grab()
    assert drawn == ["a long wording of something", "short"]
    assert label.text() == label.toolTip() == "a long wording of something"
