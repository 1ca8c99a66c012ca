from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui import assets
from gui.engine.scope import Scope
from gui.models.columns import Col
from gui.models.filter import View
from gui.widgets.table_block import TableBlock
from gui.widgets.theme import load_theme
from tests.fake_flatten import held
from tests.fake_surface import FakeSurface, twenty_five

NAMES = [
    *("filterEdit", "viewSwitch", "selectionLabel", "selectShownButton", "clearSelectionButton"),
    *("ordersView", "ordersHeader"),
]


@pytest.fixture
def surface() -> FakeSurface:
    return FakeSurface(twenty_five())


@pytest.fixture
def block(surface: FakeSurface, qtbot: QtBot) -> Iterator[TableBlock]:
    assets.load_fonts()
    made = TableBlock(surface, surface.clock, load_theme())
    qtbot.addWidget(made)
    made.resize(1256, 440)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_model()


def label(block: TableBlock) -> str:
    return block.toolbar.label.text()


def test_each_name_is_there_once(block: TableBlock) -> None:
    assert block.objectName() == "tableBlock"
    for name in NAMES:
        assert len(block.findChildren(QWidget, name)) == 1
    assert block.findChild(type(block.model), "ordersModel") is block.model


def test_the_block_is_as_high_as_whole_rows_need(block: TableBlock) -> None:
    assert block.whole_height(443) == 443
    assert block.whole_height(468) == 443
    assert block.whole_height(469) == 469
    assert block.view.viewport().height() % 26 == 0


def test_a_narrow_window_hides_four_columns_and_shortens_the_filter(block: TableBlock) -> None:
    assert not block.view.isColumnHidden(Col.AGE)
    assert block.toolbar.filter.width() == 330
    block.resize(1000, 440)
    assert block.view.isColumnHidden(Col.AGE)
    assert block.toolbar.filter.width() == 200
    block.resize(1176, 440)
    assert not block.view.isColumnHidden(Col.AGE)


def test_typing_filters_and_the_label_says_how_many_are_shown(block: TableBlock, qtbot: QtBot) -> None:
    assert label(block) == "0 of 25 selected"
    block.focus_filter()
    QTest.keyClicks(block.toolbar.filter, "okx swap")
    assert block.model.filter_text == "okx swap"
    assert label(block) == "10 of 25 shown"
    assert block.clear_filter()
    assert not block.clear_filter()
    assert label(block) == "0 of 25 selected"


def test_the_filter_that_hides_all_says_that_panic_still_covers_all(block: TableBlock, qtbot: QtBot) -> None:
    block.toolbar.filter.setText("nothing-like-it")
    assert block.empty.isVisible()
    assert block.empty.sentence.text().endswith("It never narrows PANIC.")
    QTest.mouseClick(block.empty.button, Qt.MouseButton.LeftButton)
    assert not block.empty.isVisible()
    assert block.model.rowCount() == 25


def test_clearing_also_leaves_an_empty_view(block: TableBlock, qtbot: QtBot) -> None:
    block.toolbar.choose_view(View.NEEDS_YOU)
    assert block.empty.isVisible()
    QTest.mouseClick(block.empty.button, Qt.MouseButton.LeftButton)
    assert block.model.view is View.ALL


def test_no_rows_at_all_waits_for_fresh_listings(block: TableBlock, surface: FakeSurface, qtbot: QtBot) -> None:
    surface.remove(*list(surface.rows()))
    block.model.flush()
    assert block.empty.sentence.text() == "No open algo orders"
    surface.set_accounts([])
    block.model.tick()
    assert block.empty.sentence.text().startswith("No orders known.")


def test_select_shown_and_clear(block: TableBlock, qtbot: QtBot) -> None:
    block.toolbar.filter.setText("okx")
    QTest.mouseClick(block.toolbar.select_button, Qt.MouseButton.LeftButton)
    block.clear_filter()
    assert label(block) == "13 of 25 selected"
    assert block.toolbar.switch.button(View.SELECTED).text() == "Selected 13"
    QTest.mouseClick(block.toolbar.clear_button, Qt.MouseButton.LeftButton)
    assert label(block) == "0 of 25 selected"


def test_the_label_says_that_the_order_is_held(block: TableBlock, surface: FakeSurface) -> None:
    surface.panic(Scope())
    block.model.flush()
    assert label(block) == "Row order held during the run"


def test_views_by_click_and_by_place(block: TableBlock, qtbot: QtBot) -> None:
    QTest.mouseClick(block.toolbar.switch.button(View.PROTECTIVE), Qt.MouseButton.LeftButton)
    assert block.model.rowCount() == 8
    block.toolbar.choose_place(3)
    assert block.model.view is View.NEEDS_YOU
    block.toolbar.choose_place(9)
    assert block.model.view is View.NEEDS_YOU


def test_stale_takes_the_place_of_protective(block: TableBlock, surface: FakeSurface) -> None:
    assert block.toolbar.switch.views() == [View.ALL, View.SELECTED, View.PROTECTIVE, View.NEEDS_YOU]
    surface.clock.advance(60)
    block.model.tick()
    assert block.toolbar.switch.views() == [View.ALL, View.SELECTED, View.STALE, View.NEEDS_YOU]


def test_a_chosen_view_keeps_its_button(block: TableBlock, surface: FakeSurface) -> None:
    block.toolbar.choose_view(View.PROTECTIVE)
    surface.clock.advance(60)
    block.model.tick()
    assert View.PROTECTIVE in block.toolbar.switch.views()


def test_signals_of_the_view_pass_through(block: TableBlock, qtbot: QtBot) -> None:
    block.view.setCurrentIndex(block.view.model().index(0, Col.KIND))
    with qtbot.waitSignals([block.cursorChanged, block.inspectRequested]):
        QTest.keyClick(block.view, Qt.Key.Key_Down)
        QTest.keyClick(block.view, Qt.Key.Key_I)
    QTest.keyClick(block.view, Qt.Key.Key_Slash)
    assert block.toolbar.filter.hasFocus() or not block.isActiveWindow()


def test_both_themes(block: TableBlock) -> None:
    dark = block.grab().toImage()
    block.set_theme(load_theme("light"))
    assert block.grab().toImage() != dark


def test_positions_take_the_orders_place_and_hand_the_focus_over(qtbot: QtBot) -> None:
    surface = FakeSurface(twenty_five())
    surface.put_positions(*held())
    block = TableBlock(surface, surface.clock, load_theme())
    qtbot.addWidget(block)
    block.resize(1256, 300)
    block.show()
    block.view.setFocus()
    block.toolbar.choose_positions(True)
    assert block.positions.isVisible()
    assert not block.view.isVisible()
    assert block.positions.geometry() == block.view.geometry()
    assert block.focusProxy() is block.positions
    assert block.empty.isHidden()
    block.toolbar.filter.setText("nothing-like-it")
    assert block.empty.sentence.text() == "0 of 7 positions shown. The filter hides the rest."
    block.empty.button.click()
    assert block.positions_model.rowCount() == 7
    block.toolbar.choose_place(0)
    assert block.view.isVisible()
    surface.drop_positions(*surface.positions())
    block.positions_model.flush()
    block.toolbar.choose_positions(True)
    assert block.empty.sentence.text() == "No open positions"
    block.close_model()


def test_compact_rows_are_for_both_tables(qtbot: QtBot) -> None:
    surface = FakeSurface(twenty_five())
    surface.put_positions(*held())
    block = TableBlock(surface, surface.clock, load_theme())
    qtbot.addWidget(block)
    block.set_row_height(22)
    assert (block.view.row_height(), block.positions.row_height()) == (22, 22)
    block.set_theme(load_theme("light"))
    block.close_model()
