from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.models.filter import View
from gui.widgets.theme import load_theme
from gui.widgets.view_switch import ViewSwitch


@pytest.fixture
def switch(qtbot: QtBot) -> ViewSwitch:
    made = ViewSwitch(load_theme())
    qtbot.addWidget(made)
    return made


def counts(**more: int) -> dict[View, int]:
    return {view: more.get(view.name, 0) for view in View}


def test_it_shows_exact_counts(switch: ViewSwitch) -> None:
    switch.show_counts(counts(ALL=3000, SELECTED=7), View.ALL)
    assert switch.objectName() == "viewSwitch"
    assert switch.button(View.ALL).text() == "All 3,000"
    assert switch.button(View.SELECTED).text() == "Selected 7"


def test_a_click_asks_and_the_model_decides(switch: ViewSwitch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(switch.chosen) as chosen:
        QTest.mouseClick(switch.button(View.NEEDS_YOU), Qt.MouseButton.LeftButton)
    assert chosen.args == [View.NEEDS_YOU]
    switch.show_counts(counts(), View.ALL)
    assert switch.button(View.ALL).isChecked()
    assert not switch.button(View.NEEDS_YOU).isChecked()


def test_needs_you_is_marked_only_while_somebody_is_needed(switch: ViewSwitch) -> None:
    switch.show_counts(counts(NEEDS_YOU=1), View.ALL)
    assert switch.button(View.NEEDS_YOU).property("needy") is True
    switch.show_counts(counts(), View.ALL)
    assert switch.button(View.NEEDS_YOU).property("needy") is False
