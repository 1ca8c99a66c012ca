"""The table's menu: groups, clearing, and what it offers when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui import assets
from gui.models.columns import Col
from gui.models.grouping import Grouping
from gui.models.orders_model import OrdersModel
from gui.widgets.orders_view import OrdersView
from gui.widgets.table_menu import TableMenu
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeSurface, run_view, twenty_five


@pytest.fixture
def surface() -> FakeSurface:
    return FakeSurface(twenty_five())


@pytest.fixture
def view(surface: FakeSurface, qtbot: QtBot) -> Iterator[OrdersView]:
    assets.load_fonts()
    model = OrdersModel(surface, surface.clock)
    shown = OrdersView(model, load_theme("dark"))
    qtbot.addWidget(shown)
    shown.resize(1252, 28 + 14 * 26)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    model.close()


def finish(surface: FakeSurface, count: int) -> None:
    proof = next(row.proof for row in twenty_five(firing=True) if row.proof is not None)
    rows = [row for row in surface.rows().values() if row.open][:count]
    surface.put(*(replace(row, proof=proof, fired=None) for row in rows))


def test_groups_are_off_and_each_entry_gathers_the_rows(view: OrdersView) -> None:
    menu = view.menu
    menu.show_state(of_row=False)
    assert menu.entry(Grouping.NONE).isChecked()
    menu.entry(Grouping.INSTRUMENT).trigger()
    assert view.orders.grouping is Grouping.INSTRUMENT
    menu.entry(Grouping.NONE).trigger()
    assert view.orders.rowCount() == 25


def test_clearing_is_offered_when_something_is_finished_and_no_run_is_on(
    view: OrdersView, surface: FakeSurface
) -> None:
    model, menu = view.orders, view.menu
    before = model.finished()
    finish(surface, 3)
    model.flush()
    assert model.finished() == before + 3
    menu.show_state(of_row=False)
    assert menu.clear_finished.isEnabled()
    surface.set_run(run_view(surface.rows().values()))
    model.flush()
    menu.show_state(of_row=False)
    assert not menu.clear_finished.isEnabled()


def test_clearing_takes_the_finished_rows_and_no_other(view: OrdersView, surface: FakeSurface) -> None:
    finish(surface, 3)
    view.orders.flush()
    left = {key for key, row in surface.rows().items() if row.open}
    view.menu.show_state(of_row=False)
    view.menu.clear_finished.trigger()
    assert set(view.orders.shown_keys()) == left
    view.menu.show_state(of_row=False)
    assert not view.menu.clear_finished.isEnabled()


def test_a_row_is_offered_only_over_a_row(view: OrdersView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.model().index(2, Col.INSTRUMENT))
    view.menu.show_state(of_row=True)
    with qtbot.waitSignal(view.inspectRequested) as asked:
        view.menu.actions()[0].trigger()
    assert asked.args == [view.cursor_key()]
    view.menu.show_state(of_row=False)
    assert not view.menu.actions()[0].isEnabled()


@pytest.fixture
def opened(view: OrdersView, monkeypatch: pytest.MonkeyPatch) -> list[QPoint]:
    """Where the menu was opened; the off-screen platform has no grabs, and says so with a warning."""
    places: list[QPoint] = []
    monkeypatch.setattr(view.menu, "popup", places.append)
    return places


def test_over_the_header_it_offers_no_row(view: OrdersView, opened: list[QPoint]) -> None:
    view.setCurrentIndex(view.model().index(2, Col.INSTRUMENT))
    view.horizontalHeader().customContextMenuRequested.emit(QPoint(300, 10))
    assert opened
    assert not view.menu.actions()[0].isEnabled()


def test_the_right_button_takes_the_row_under_it_and_the_menu_key_the_cursors(
    view: OrdersView, opened: list[QPoint]
) -> None:
    at = view.visualRect(view.model().index(4, Col.KIND)).center()
    for reason, pos in ((QContextMenuEvent.Reason.Mouse, at), (QContextMenuEvent.Reason.Keyboard, QPoint(9, 300))):
        view.contextMenuEvent(QContextMenuEvent(reason, pos, view.viewport().mapToGlobal(pos)))
        assert view.currentIndex().row() == 4
        assert view.menu.actions()[0].isEnabled()
    below = QPoint(300, view.viewport().height() - 1)
    view.orders.set_filter("code:nothing")
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, below, view.viewport().mapToGlobal(below)))
    assert not view.menu.actions()[0].isEnabled()
    assert len(opened) == 3


def test_a_heading_is_ticked_by_click_and_by_space_and_is_no_order(view: OrdersView, qtbot: QtBot) -> None:
    model = view.orders
    model.set_grouping(Grouping.ACCOUNT)
    heading = view.model().index(0, Col.CHECK)
    group = model.group_at(0)
    assert group is not None
    middle = view.visualRect(heading).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert model.checked_keys() == set(group.orders)
    assert view.cursor_key() is None
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert model.checked_keys() == set()
    asked: list[object] = []
    view.inspectRequested.connect(asked.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_C, Qt.Key.Key_I):
        QTest.keyClick(
            view, key, Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_C else Qt.KeyboardModifier.NoModifier
        )
    assert asked == []
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert model.checked_keys() == {group.orders[0]}
    view.grab()


def test_the_entries_have_their_names(view: OrdersView) -> None:
    texts = [action.text().split("\t")[0] for action in view.menu.actions() if not action.isSeparator()]
    assert texts == ["Show the order", "Copy the row", "No groups", "By account", "By instrument", "Clear finished"]
    assert isinstance(view.menu, TableMenu)
