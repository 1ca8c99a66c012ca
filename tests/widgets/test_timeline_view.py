from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.models.inspector_timeline import Event
from gui.models.texts import Tone
from gui.widgets.theme import load_theme
from gui.widgets.timeline_view import MOST_ROWS, ROW_HEIGHT, TimelineView
from tests.twenty_five import NOW_MS

EVENTS = tuple(
    Event(NOW_MS + number, "octagon-cross", Tone.BAD, f"Try {number}: 51412", "117 ms") for number in range(20)
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TimelineView]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(380, 400)
    made = TimelineView(load_theme(), window)
    made.setGeometry(0, 0, 380, 176)
    window.show()
    yield made
    window.close()


def test_each_event_is_a_line_with_its_words_and_its_tip(view: TimelineView) -> None:
    view.show_events(EVENTS[:3])
    assert view.objectName() == "inspectorTimeline"
    assert [view.item(place).text() for place in range(3)] == [event.line for event in EVENTS[:3]]
    assert "UTC" in view.item(0).toolTip()
    assert view.height() == 3 * ROW_HEIGHT
    assert view.events() == EVENTS[:3]


def test_it_grows_in_place_and_stays_at_its_end(view: TimelineView) -> None:
    view.show_events(EVENTS[:2])
    first = view.item(0)
    view.show_events(EVENTS)
    assert view.item(0) is first
    assert view.height() == MOST_ROWS * ROW_HEIGHT
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(0)
    view.show_events((*EVENTS, replace(EVENTS[0], at_ms=NOW_MS + 99)))
    assert bar.value() == 0, "who reads the beginning is left there"


def test_another_order_has_fewer(view: TimelineView) -> None:
    view.show_events(EVENTS)
    view.show_events(EVENTS[5:6])
    assert view.count() == 1
    assert view.item(0).text() == EVENTS[5].line
    view.show_events(())
    assert view.count() == 0


def test_keyboard_reaches_it_and_nothing_is_chosen(view: TimelineView) -> None:
    view.show_events(EVENTS)
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
    view.selectAll()
    assert view.selectedItems() == []


def test_it_is_painted_in_both_themes(view: TimelineView) -> None:
    view.show_events(EVENTS[:4])
    dark = view.grab().toImage()
    view.set_theme(load_theme("light"))
    view.setFocus()
    assert view.grab().toImage() != dark
