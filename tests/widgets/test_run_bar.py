from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.models.run_texts import tally
from gui.widgets.run_bar import ALL_WORDED, GAP, URGENT_WORDED, RunProgress, RunTally, widths
from gui.widgets.theme import load_theme
from tests.screens.render import load_fonts
from tests.screens.states import firing, flat, run_of


@given(st.lists(st.integers(1, 5000), max_size=6), st.floats(50, 2000))
def test_shares_fill_the_room_and_no_part_vanishes(counts: list[int], room: float) -> None:
    shares = widths(tuple(counts), room)
    assert len(shares) == len(counts)
    if counts:
        assert sum(shares) + GAP * (len(counts) - 1) == pytest.approx(room)
        assert min(shares) >= min(5.99, (room - GAP * (len(counts) - 1)) / len(counts) - 0.01)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    load_fonts()
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(560, 60)
    return widget


def test_bar_keeps_its_order_and_speaks_every_count(holder: QWidget) -> None:
    bar = RunProgress(load_theme(), holder)
    bar.show_segments((("gone", 9), ("unknown", 2)), "9 of 11 gone", "9 gone, 2 unknown")
    bar.resize(110, 14)
    image = bar.grab().toImage()
    assert image.pixelColor(20, 7).name() == load_theme().segment("gone").name()
    assert bar.accessibleName() == "9 of 11 gone"
    assert bar.accessibleDescription() == "9 gone, 2 unknown"


def test_an_unproven_rest_is_not_filled(holder: QWidget) -> None:
    bar, theme = RunProgress(load_theme(), holder), load_theme()
    bar.resize(110, 14)
    bar.show_segments((("gone", 10), ("rest", 1)), "", "")
    assert bar.grab().toImage().pixelColor(105, 7).name() == theme.hex("line")


def test_words_go_before_numbers_are_cut(holder: QWidget) -> None:
    line = RunTally(load_theme(), holder)
    line.show_parts(tally(run_of(flat(Environment.LIVE))))
    line.resize(555, 20)
    assert line.manner()[1] == ALL_WORDED
    line.show_parts(tally(run_of(firing(Environment.LIVE))))
    assert line.manner()[1] in (ALL_WORDED, URGENT_WORDED)
    assert line.drawn_width() <= 556
    line.resize(200, 20)
    assert line.manner()[1] == frozenset()
    line.resize(2000, 20)
    line.set_wordless(True)
    assert line.manner()[1] == frozenset()
    assert line.accessibleName().startswith("9 gone, 4 accepted")
    assert not line.grab().isNull()
