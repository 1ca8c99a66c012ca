from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.widgets.filter_edit import LONG_HINT, NARROW, SHORT_HINT, TIGHT, WIDE, FilterEdit
from gui.widgets.theme import load_theme


@pytest.fixture
def edit(qtbot: QtBot) -> FilterEdit:
    made = FilterEdit(load_theme())
    qtbot.addWidget(made)
    return made


def test_width_and_hint_follow_the_window(edit: FilterEdit) -> None:
    assert (edit.width(), edit.placeholderText()) == (WIDE, LONG_HINT)
    edit.set_narrow(True)
    assert (edit.width(), edit.placeholderText()) == (NARROW, SHORT_HINT)
    edit.set_tight(True)
    assert edit.width() == TIGHT
    edit.set_tight(False)
    assert edit.width() == NARROW


def test_the_clearing_cross_is_there_while_there_is_text(edit: FilterEdit) -> None:
    cross = edit.findChild(QToolButton, "clearFilterButton")
    assert isinstance(cross, QToolButton)
    assert cross.isHidden()
    assert (cross.width(), cross.height()) == (24, 24)
    edit.setText("okx")
    assert not cross.isHidden()
    cross.click()
    assert edit.text() == ""
    assert cross.isHidden()


def test_it_paints_its_hint_only_while_empty(edit: FilterEdit) -> None:
    empty = edit.grab().toImage()
    edit.setText(" ")
    assert edit.grab().toImage() != empty
