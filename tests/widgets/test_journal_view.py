from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.journal.entries import Line, Tone
from gui.widgets.journal_view import LOOKS, JournalView
from gui.widgets.theme import load_theme
from tests.screens.render import load_fonts
from tests.screens.states import at


def lines(first: int, last: int) -> list[Line]:
    tones = list(Tone)
    return [Line(at("14:00:00") + n, tones[n % 4], "OKX alpha", f"line {n}") for n in range(first, last)]


@pytest.fixture
def view(qtbot: QtBot) -> JournalView:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    made = JournalView(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(800, 66)
    holder.show()
    return made


def test_follows_its_end_unless_scrolled_away(view: JournalView) -> None:
    bar = view.verticalScrollBar()
    view.lines.show(lines(0, 500))
    assert bar.value() == bar.maximum() > 0
    view.lines.show(lines(0, 510))
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    view.lines.show(lines(0, 520))
    assert bar.value() == 3


def test_every_tone_has_a_look_and_is_drawn(view: JournalView) -> None:
    assert set(LOOKS) == set(Tone)
    empty = view.grab().toImage()
    view.lines.show(lines(0, 3))
    assert view.grab().toImage() != empty
