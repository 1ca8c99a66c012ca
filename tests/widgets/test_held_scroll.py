from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex
from pytestqt.qtbot import QtBot

from gui.engine.scope import Scope
from gui.models.columns import Col
from gui.models.orders_model import OrdersModel
from gui.widgets.orders_view import OrdersView
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeSurface, many


@pytest.fixture
def surface() -> FakeSurface:
    return FakeSurface(many(400))


@pytest.fixture
def view(surface: FakeSurface, qtbot: QtBot) -> Iterator[OrdersView]:
    model = OrdersModel(surface, surface.clock)
    shown = OrdersView(model, load_theme("dark"))
    qtbot.addWidget(shown)
    shown.resize(1252, 28 + 14 * 26)
    shown.show()
    qtbot.waitExposed(shown)
    shown.setCurrentIndex(shown.model().index(0, Col.INSTRUMENT))
    yield shown
    model.close()


def put_first(surface: FakeSurface, view: OrdersView) -> None:
    """A new order that sorts before all others."""
    surface.clock.advance(5)
    first = view.orders.row_at(0)
    fresh = replace(first.order, key=first.key._replace(algo_id="1"), instrument="AAA")
    surface.put(replace(first, order=fresh))
    view.orders.flush()
    assert view.orders.row_at(0).order.instrument == "AAA"


def test_the_cursors_row_keeps_its_height_through_a_sort(view: OrdersView) -> None:
    view.verticalScrollBar().setValue(100)
    key = view.orders.key_at(105)
    view.go_to(key)
    above = view.visualRect(view.currentIndex()).top()
    cursor = QPersistentModelIndex(view.currentIndex())
    view.orders.sort_by(Col.KIND)
    view.orders.sort_by(Col.AGE, second=True)
    assert view.cursor_key() == view.orders.key_at(cursor.row()) == key
    assert 14 <= cursor.row() <= 380
    assert view.visualRect(view.currentIndex()).top() == above


def test_rows_that_come_above_do_not_move_what_is_seen(view: OrdersView, surface: FakeSurface) -> None:
    view.verticalScrollBar().setValue(100)
    top = view.orders.key_at(view.rowAt(0))
    put_first(surface, view)
    assert view.orders.key_at(view.rowAt(0)) == top


def test_rows_that_leave_above_do_not_move_what_is_seen(view: OrdersView, surface: FakeSurface) -> None:
    view.verticalScrollBar().setValue(100)
    top = view.orders.key_at(100)
    surface.remove(*view.orders.shown_keys()[:7])
    view.orders.flush()
    assert view.rowAt(0) == 93
    assert view.orders.key_at(93) == top


def test_at_the_very_top_a_new_first_row_is_seen(view: OrdersView, surface: FakeSurface) -> None:
    put_first(surface, view)
    assert view.orders.key_at(view.rowAt(0)).algo_id == "1"


def test_nothing_scrolls_during_a_run(view: OrdersView, surface: FakeSurface) -> None:
    view.verticalScrollBar().setValue(50)
    top = view.orders.key_at(50)
    surface.panic(Scope())
    for row in list(surface.rows().values())[::3]:
        surface.put(replace(row, note="x"))
    view.orders.flush()
    view.orders.tick()
    assert view.orders.key_at(view.rowAt(0)) == top
