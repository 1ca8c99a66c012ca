from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QIdentityProxyModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui import assets
from gui.domain.orders import OrderKey
from gui.models.columns import Col
from gui.models.orders_model import OrdersModel
from gui.widgets.orders_header import OrdersHeader
from gui.widgets.orders_view import OrdersView
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeSurface, twenty_five

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def surface() -> FakeSurface:
    return FakeSurface(twenty_five())


@pytest.fixture
def view(surface: FakeSurface, qtbot: QtBot) -> Iterator[OrdersView]:
    yield from made(surface, qtbot)


def made(surface: FakeSurface, qtbot: QtBot) -> Iterator[OrdersView]:
    assets.load_fonts()
    model = OrdersModel(surface, surface.clock)
    shown = OrdersView(model, load_theme("dark"))
    qtbot.addWidget(shown)
    shown.resize(1252, 28 + 14 * 26)
    shown.show()
    qtbot.waitExposed(shown)
    shown.setCurrentIndex(shown.model().index(0, Col.INSTRUMENT))
    yield shown
    model.close()


def ticked(view: OrdersView) -> list[int]:
    model = view.orders
    return [place for place in range(model.rowCount()) if model.is_checked(model.key_at(place))]


def average(view: OrdersView) -> int:
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return view.viewport().grab().toImage().scaled(1, 1, whole, smooth).pixelColor(0, 0).lightness()


def cell(view: OrdersView, place: int, col: Col, dx: int = 3, dy: int = 3) -> QPoint:
    corner = view.visualRect(view.model().index(place, col)).topLeft()
    return corner + QPoint(dx, dy)


def test_names_and_proxy(view: OrdersView) -> None:
    proxy = view.model()
    assert view.objectName() == "ordersView"
    assert isinstance(proxy, QIdentityProxyModel)
    assert proxy.objectName() == "ordersProxy"
    assert proxy.sourceModel() is view.orders
    assert isinstance(view.horizontalHeader(), OrdersHeader)
    assert view.horizontalHeader().objectName() == "ordersHeader"
    assert view.accessibleName() == "Open orders, 25 rows, 0 ticked"


def test_rows_are_26_high_and_whole(view: OrdersView) -> None:
    assert view.row_height() == view.rowHeight(3) == 26
    assert view.whole_height(28 + 14 * 26 + 25) == 28 + 14 * 26
    assert view.viewport().height() == 14 * 26
    view.set_row_height(22)
    assert view.rowHeight(3) == 22


def test_space_ticks_and_unticks(view: OrdersView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticked(view) == [0]
    assert view.accessibleName().endswith("1 ticked")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert ticked(view) == []


def test_shift_down_and_up_tick_the_range(view: OrdersView, qtbot: QtBot) -> None:
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert ticked(view) == [0, 1, 2, 3]
    assert view.currentIndex().row() == 3
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert view.currentIndex().row() == 2


def test_shift_space_ticks_from_the_last_tick_to_the_cursor(view: OrdersView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Space)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space, SHIFT)
    assert ticked(view) == [0, 1, 2, 3, 4]


def test_ctrl_a_ticks_what_is_shown_and_ctrl_shift_a_clears_all(view: OrdersView, qtbot: QtBot) -> None:
    view.orders.set_filter("okx")
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert len(view.orders.checked_keys()) == 13
    view.orders.set_filter("binance")
    QTest.keyClick(view, Qt.Key.Key_A, CTRL | SHIFT)
    assert view.orders.checked_keys() == frozenset()


def test_ctrl_c_copies_the_row_as_one_line(view: OrdersView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    line = QGuiApplication.clipboard().text()
    assert line.startswith("OKX\tdrill-a\tBTC-USDT-261225\tTrigger\tBUY\t300 ct\t")
    assert view.orders.key_at(0).algo_id in line


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_I])
def test_enter_and_i_ask_for_the_inspector(view: OrdersView, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(view.inspectRequested) as asked:
        QTest.keyClick(view, key)
    assert asked.args == [view.orders.key_at(0)]


def test_ctrl_enter_is_left_to_the_window(view: OrdersView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.inspectRequested):
        QTest.keyClick(view, Qt.Key.Key_Return, CTRL)


def test_the_slash_asks_for_the_filter_and_letters_search_nothing(view: OrdersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.filterRequested):
        QTest.keyClick(view, Qt.Key.Key_Slash)
    QTest.keyClick(view, Qt.Key.Key_E)
    assert view.currentIndex().row() == 0


def test_a_click_anywhere_in_the_check_cell_ticks(view: OrdersView, qtbot: QtBot) -> None:
    for dx, dy in ((1, 1), (32, 24)):
        where = cell(view, 5, Col.CHECK, dx, dy)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, where)
    assert ticked(view) == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cell(view, 5, Col.CHECK))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, cell(view, 8, Col.CHECK))
    assert ticked(view) == [5, 6, 7, 8]
    assert view.cursor_key() == view.orders.key_at(8)


@pytest.mark.parametrize("dx", [1, 8, 12, 17, 26, 33])
def test_a_click_and_its_release_tick_once_wherever_in_the_cell(view: OrdersView, dx: int) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell(view, 3, Col.CHECK, dx, 13))
    assert ticked(view) == [3]


def test_a_click_on_another_cell_moves_the_cursor_only(view: OrdersView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cell(view, 4, Col.KIND))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, NONE, cell(view, 4, Col.CHECK))
    assert ticked(view) == []
    assert view.currentIndex().row() == 4


def test_a_double_click_opens_the_inspector_but_on_a_box_it_is_two_clicks(view: OrdersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.inspectRequested):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cell(view, 4, Col.KIND))
    with qtbot.assertNotEmitted(view.inspectRequested):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cell(view, 4, Col.CHECK))


def test_a_click_on_a_title_sorts_and_on_the_header_box_ticks_all(view: OrdersView, qtbot: QtBot) -> None:
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Col.KIND) + 9, 14)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert view.orders.sort_keys == ((Col.KIND, False),)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(16, 14))
    assert len(ticked(view)) == 25
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(16, 14))
    assert ticked(view) == []


def test_columns_hide_in_a_narrow_window_and_the_message_takes_the_rest(view: OrdersView) -> None:
    widths = [view.columnWidth(col) for col in Col]
    assert sum(widths) == view.viewport().width()
    assert widths[Col.INSTRUMENT] == 140
    view.set_narrow(True)
    assert [col.name for col in Col if view.isColumnHidden(col)] == ["PRICES", "AGE", "TRIES", "LATENCY"]
    assert sum(view.columnWidth(col) for col in Col) == view.viewport().width()
    view.set_narrow(False)
    view.set_inspector_open(True)
    hidden = {col.name for col in Col if view.isColumnHidden(col)}
    assert hidden == {"PRICES", "AGE", "TRIES", "LATENCY", "ACCOUNT", "PROTECTIVE"}


def test_a_number_that_does_not_fit_widens_its_column(view: OrdersView, surface: FakeSurface, qtbot: QtBot) -> None:
    row = view.orders.row_at(0)
    order = replace(row.order, size=row.order.size and row.order.size * 10**12)
    surface.put(replace(row, order=order))
    view.orders.flush()
    qtbot.waitUntil(lambda: view.columnWidth(Col.SIZE) > 98)
    view.grab()
    assert sum(view.columnWidth(col) for col in Col) == view.viewport().width()


def test_the_cursor_is_told(view: OrdersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.cursorChanged) as told:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert told.args == [view.orders.key_at(1)]
    assert isinstance(told.args[0], OrderKey)
    assert view.go_to(view.orders.key_at(20))
    assert view.cursor_key() == view.orders.key_at(20)
    assert not view.go_to(view.orders.key_at(0)._replace(algo_id="unknown"))


def test_it_paints_every_state_in_both_themes(qtbot: QtBot) -> None:
    surface = FakeSurface(twenty_five(firing=True))
    for view in made(surface, qtbot):
        dark = average(view)
        view.set_theme(load_theme("light"))
        assert average(view) > 200 > 60 > dark
