"""The inspector in the real window: keys, focus, the row it follows, the room it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.domain.orders import OrderKey
from gui.domain.rows import Phase, State
from gui.domain.venues import Environment
from gui.models.columns import Col
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.row_inspector import WIDTH, RowInspector
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeClock, FakeSurface
from tests.models.test_inspector_timeline import cancel
from tests.screens.states import firing, flat, idle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIVE = Environment.LIVE


class Desk:
    """A window over a fake engine, with what the tests press and read."""

    def __init__(self, surface: FakeSurface, qtbot: QtBot) -> None:
        clock = FakeClock()
        theme = load_theme()
        self.surface = surface
        self.table = TableBlock(surface, clock, theme)
        self.window = KillSwitchWindow(surface, theme, LIVE, clock, self.table)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.view = self.table.view
        self.inspector: RowInspector = self.window.parts.inspector

    def at(self, place: int) -> OrderKey:
        key = self.table.model.key_at(place)
        assert self.view.go_to(key)
        return key

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, modifier)

    def with_state(self, state: State) -> OrderKey:
        return next(key for key, row in self.surface.rows().items() if row.state is state)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(flat(LIVE), qtbot)
    yield made
    made.window.close_panels()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_I])
def test_keys_open_it_and_escape_closes_it(desk: Desk, key: Qt.Key) -> None:
    desk.view.setFocus()
    order = desk.at(3)
    desk.press(key)
    assert desk.inspector.isVisible()
    assert desk.window.inspecting.key == order
    assert desk.window.focusWidget() is desk.view, "the focus stays in the table"
    desk.press(Qt.Key.Key_Escape)
    assert desk.inspector.isHidden()
    assert desk.window.inspecting.key is None


def test_a_double_click_opens_it_but_not_on_a_tick(desk: Desk) -> None:
    def double(place: int, col: Col) -> None:
        index = desk.view.model().index(place, col)
        at = desk.view.visualRect(index).center()
        QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))

    double(2, Col.CHECK)
    assert desk.inspector.isHidden()
    double(2, Col.INSTRUMENT)
    assert desk.window.inspecting.key == desk.table.model.key_at(2)


def test_it_follows_the_cursor(desk: Desk) -> None:
    desk.view.setFocus()
    desk.at(3)
    desk.press(Qt.Key.Key_I)
    desk.press(Qt.Key.Key_Down)
    assert desk.window.inspecting.key == desk.table.model.key_at(4)
    assert desk.inspector.place.text() == "Row 5 of 25"
    row = desk.table.model.row_at(4)
    assert row.key.algo_id in desk.inspector.subtitle.text()


def test_it_is_412_wide_from_the_strip_to_the_bottom_and_deck_and_strip_stay_whole(desk: Desk) -> None:
    for size in ((1280, 800), (1024, 700), (960, 600)):
        desk.window.resize(*size)
        before = desk.window.deck.geometry(), desk.window.strip.geometry()
        desk.window.inspecting.open(desk.at(1))
        QApplication.processEvents()
        place = desk.inspector.geometry()
        assert place.width() == WIDTH
        assert place.top() == desk.window.strip.geometry().bottom() + 11
        assert place.bottom() == size[1] - 13
        assert place.right() == size[0] - 13
        assert not place.intersects(desk.table.geometry())
        assert not place.intersects(desk.window.bottom.geometry())
        assert (desk.window.deck.geometry(), desk.window.strip.geometry()) == before
        header = desk.view.horizontalHeader()
        for col in (Col.ACCOUNT, Col.PROTECTIVE, Col.TRIES, Col.LATENCY, Col.AGE, Col.PRICES):
            assert header.isSectionHidden(col)
        for col in (Col.CHECK, Col.INSTRUMENT, Col.SIZE, Col.STATE):
            assert not header.isSectionHidden(col)
        assert header.length() <= desk.view.viewport().width(), "no column is cut off"
        toolbar = desk.table.toolbar
        assert toolbar.switch.geometry().right() <= toolbar.width()
        desk.window.inspecting.close()
        assert not header.isSectionHidden(Col.ACCOUNT)


def test_rows_hold_still_when_it_opens_beside_a_run(qtbot: QtBot) -> None:
    desk = Desk(firing(LIVE), qtbot)
    key = desk.at(6)
    top = desk.view.rowViewportPosition(6)
    y = desk.view.viewport().mapTo(desk.window, QPoint(0, 0)).y()
    order = desk.table.model.shown_keys()
    focus = desk.window.focusWidget()
    desk.window.inspecting.open(key)
    QApplication.processEvents()
    assert desk.view.rowViewportPosition(6) == top
    assert desk.view.viewport().mapTo(desk.window, QPoint(0, 0)).y() == y
    assert desk.table.model.shown_keys() == order
    assert desk.window.focusWidget() is focus
    desk.window.close_panels()


def test_what_changes_is_shown_at_the_next_refresh(desk: Desk) -> None:
    key = desk.with_state(State.REJECTED)
    desk.window.inspecting.open(key)
    assert desk.inspector.retry.isVisible()
    row = desk.surface.rows()[key]
    desk.surface.put(replace(row, cancel=replace(row.cancel, phase=Phase.SENT)))
    desk.window.refresh()
    assert desk.inspector.chip.accessibleName() == "SENT"
    assert desk.inspector.retry.isHidden(), "nothing to retry while it is on the wire"


def test_retry_is_for_the_inspected_order(desk: Desk, qtbot: QtBot) -> None:
    key = desk.with_state(State.REJECTED)
    desk.window.inspecting.open(key)
    with qtbot.waitSignal(desk.window.retryOrderRequested) as asked:
        desk.inspector.retry.click()
    assert asked.args == [key]


def test_earlier_tries_by_key_from_the_table_and_from_the_inspector(desk: Desk) -> None:
    key = desk.with_state(State.REJECTED)
    desk.surface.exchanged[key] = tuple(cancel(number, "51412") for number in (1, 2, 3))
    desk.view.go_to(key)
    desk.view.setFocus()
    desk.press(Qt.Key.Key_I)
    desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.inspector.sent.title.text() == "Sent, try 2 of 3"
    assert desk.window.inspecting.key == key, "the cursor stays"
    desk.inspector.timeline.setFocus()
    QTest.keyClick(desk.inspector.timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.inspector.sent.title.text() == "Sent, try 3 of 3"


def test_closed_from_inside_the_focus_goes_back_to_the_table(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.window.inspecting.open(desk.at(0))
    desk.inspector.timeline.setFocus()
    QTest.keyClick(desk.inspector.timeline, Qt.Key.Key_Escape)
    assert desk.inspector.isHidden()
    assert desk.window.focusWidget() is desk.view
    assert desk.window.inspecting.close() is False


def test_escape_closes_it_before_it_clears_the_filter(desk: Desk) -> None:
    desk.table.toolbar.filter.setText("btc")
    desk.view.setFocus()
    desk.at(0)
    desk.press(Qt.Key.Key_I)
    desk.press(Qt.Key.Key_Escape)
    assert desk.table.toolbar.filter.text() == "btc"
    desk.press(Qt.Key.Key_Escape)
    assert desk.table.toolbar.filter.text() == ""


def test_a_row_that_the_filter_hides_stays_inspected_and_says_so(desk: Desk) -> None:
    key = desk.at(0)
    desk.window.inspecting.open(key)
    desk.table.toolbar.filter.setText("nothing-like-this")
    desk.window.refresh()
    assert desk.window.inspecting.key == key
    assert desk.inspector.place.text() == "Hidden by the filter"


def test_a_row_that_was_cleared_away_gives_way(desk: Desk) -> None:
    key = desk.with_state(State.GONE)
    desk.view.go_to(key)
    desk.window.inspecting.open(key)
    desk.surface.clear_finished()
    desk.table.model.flush()
    desk.window.refresh()
    assert desk.window.inspecting.key != key
    desk.surface.remove(*desk.surface.rows())
    desk.table.model.flush()
    desk.window.refresh()
    assert desk.inspector.isHidden()
    desk.window.inspecting.open(key)
    assert desk.inspector.isHidden(), "there is nothing to show"


def test_a_notice_lies_above_it(qtbot: QtBot) -> None:
    from gui.widgets.notice_bar import Notice

    desk = Desk(idle(LIVE), qtbot)
    desk.window.inspecting.open(desk.at(0))
    desk.window.post(Notice("x", "Something"))
    assert not desk.window.notice_bar.geometry().intersects(desk.inspector.geometry())
    desk.window.close_panels()


def test_the_bottom_panel_folds_while_it_is_open_and_comes_back(desk: Desk) -> None:
    assert not desk.window.bottom.folded
    desk.window.inspecting.open(desk.at(0))
    assert desk.window.bottom.folded
    desk.window.inspecting.close()
    assert not desk.window.bottom.folded


def test_it_is_announced_and_in_the_focus_order_after_the_table(desk: Desk) -> None:
    said: list[str] = []
    desk.window.inspecting.announced.connect(said.append)
    desk.window.inspecting.open(desk.with_state(State.REJECTED))
    assert "REJECTED" in said[0]
    walked, at = [], desk.view.nextInFocusChain()
    while at is not None and at is not desk.window.bottom.tabs:
        walked.append(at)
        at = at.nextInFocusChain()
    assert [part for part in walked if part in desk.inspector.focus_parts()] == list(desk.inspector.focus_parts())


def test_it_is_an_area_of_its_own_between_table_and_bottom(desk: Desk) -> None:
    desk.window.inspecting.open(desk.at(0))
    desk.view.setFocus()
    desk.window.parts.go_to_area(1)
    assert desk.window.focusWidget() is desk.inspector.timeline
    desk.window.parts.go_to_area(1)
    assert desk.window.focusWidget() is desk.window.bottom.tabs
    desk.window.inspecting.close()
    desk.view.setFocus()
    desk.window.parts.go_to_area(1)
    assert desk.window.focusWidget() is desk.window.bottom.tabs


def test_escape_works_from_inside_the_texts(desk: Desk) -> None:
    key = desk.with_state(State.REJECTED)
    desk.surface.exchanged[key] = (cancel(1, "51412"),)
    desk.window.inspecting.open(key)
    desk.inspector.received.text.setFocus()
    QTest.keyClick(desk.inspector.received.text, Qt.Key.Key_Escape)
    assert desk.inspector.isHidden()
    assert desk.window.focusWidget() is desk.view


def test_what_lies_over_it_closes_first(desk: Desk) -> None:
    desk.window.inspecting.open(desk.at(0))
    desk.window.settings.toggle()
    desk.view.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.settings.isHidden()
    assert desk.inspector.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert desk.inspector.isHidden()
