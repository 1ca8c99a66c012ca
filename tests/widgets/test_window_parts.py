"""The window's parts together; what they look like from outside is in the window's own test."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.engine.scope import Scope
from gui.models.chip_state import Moment
from gui.models.deck_state import DeckState, gather
from gui.widgets.notice_bar import Notice
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from gui.widgets.window_parts import WindowParts
from tests.fake_surface import FakeClock
from tests.screens.render import load_fonts
from tests.screens.states import idle

LIVE = Environment.LIVE


class Made:
    """The parts in a plain window."""

    def __init__(self, qtbot: QtBot) -> None:
        load_fonts()
        surface, clock, theme = idle(LIVE), FakeClock(monotonic=0.0), load_theme()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.parts = WindowParts(self.window, LIVE, theme, clock, TableBlock(surface, clock, theme))
        self.state: DeckState = gather(surface, Moment.of(clock), LIVE, Scope(), None)
        self.parts.strip.show_state(self.state)

    def lay_out(self, width: int, height: int, old: QSize | None = None) -> None:
        size = QSize(width, height)
        self.parts.follow_size(old or QSize(), size)
        self.parts.lay_out(size, self.state)


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[Made]:
    one = Made(qtbot)
    yield one
    one.parts.table.close_model()


def test_they_follow_each_other_from_the_top(made: Made) -> None:
    made.lay_out(1280, 800)
    parts = (made.parts.banner, made.parts.deck, made.parts.strip, made.parts.table, made.parts.bottom)
    assert [below.y() - above.geometry().bottom() - 1 for above, below in pairwise(parts)] == [10] * 4
    made.parts.notice_bar.post(Notice("a", "something"))
    made.lay_out(1280, 800)
    assert made.parts.notice_bar.y() > made.parts.strip.geometry().bottom()


def test_they_fold_only_when_the_height_crosses_the_line(made: Made) -> None:
    made.lay_out(1280, 660)
    assert made.parts.bottom.folded
    made.parts.bottom.set_folded(False)
    made.lay_out(1280, 640, QSize(1280, 660))
    assert not made.parts.bottom.folded, "a hand that opened it again is not overruled"
    made.lay_out(1100, 700, QSize(1280, 640))
    assert not made.parts.bottom.folded
    assert made.parts.deck.panic.width() == 316


def test_a_theme_reaches_every_part(made: Made) -> None:
    made.parts.set_theme(load_theme("light"))
    parts = (made.parts.banner, made.parts.deck, made.parts.strip, made.parts.notice_bar)
    assert {part._theme.name for part in parts} == {"light"}


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_areas_go_round(qtbot: QtBot, made: Made) -> None:
    made.lay_out(1280, 800)
    made.window.show()
    with qtbot.waitExposed(made.window):
        made.window.activateWindow()
    made.parts.deck.panic.setFocus()
    made.parts.go_to_area(-1)
    assert made.window.focusWidget() is made.parts.banner.change
    made.parts.go_to_area(1)
    assert made.window.focusWidget() is made.parts.deck.panic
