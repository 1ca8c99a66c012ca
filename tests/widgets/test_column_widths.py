from __future__ import annotations

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from gui.models.columns import COLUMNS, Col
from gui.widgets.column_widths import LEAST_MESSAGE, ColumnWidths


def made(qtbot: QtBot) -> tuple[QTableView, ColumnWidths]:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(QStandardItemModel(1, len(COLUMNS), view))
    view.horizontalHeader().setMinimumSectionSize(20)
    view.resize(1300, 300)
    return view, ColumnWidths(view)


def test_the_message_gets_what_is_left_but_never_nothing(qtbot: QtBot) -> None:
    view, widths = made(qtbot)
    widths.apply()
    used = sum(view.columnWidth(col) for col in Col if col is not Col.MESSAGE)
    assert used == sum(column.width for column in COLUMNS)
    assert view.columnWidth(Col.MESSAGE) == max(LEAST_MESSAGE, view.viewport().width() - used)
    view.resize(300, 300)
    widths.apply()
    assert view.columnWidth(Col.MESSAGE) == LEAST_MESSAGE


def test_hidden_columns_by_room(qtbot: QtBot) -> None:
    _, widths = made(qtbot)
    widths.set_narrow(True)
    assert widths.hidden(Col.AGE)
    assert not widths.hidden(Col.ACCOUNT)
    widths.set_beside(True)
    assert widths.hidden(Col.ACCOUNT)


def test_a_need_widens_for_good_and_never_narrows(qtbot: QtBot) -> None:
    view, widths = made(qtbot)
    widths.need(Col.SIZE, 150)
    widths.need(Col.SIZE, 120)
    qtbot.waitUntil(lambda: view.columnWidth(Col.SIZE) == 150)
    assert widths.width(Col.SIZE) == 150


def test_beside_the_inspector_columns_give_way_until_the_rest_fits(qtbot: QtBot) -> None:
    view, widths = made(qtbot)
    view.verticalHeader().hide()
    view.show()
    widths.set_beside(True)
    for width, gone in (
        (834, set()),
        (700, {Col.MESSAGE}),
        (590, {Col.MESSAGE, Col.KIND}),
        (530, {Col.MESSAGE, Col.KIND, Col.CODE}),
    ):
        view.resize(width, 300)
        widths.apply()
        hidden = {
            col for col in (Col.MESSAGE, Col.KIND, Col.CODE, Col.VENUE, Col.STATE, Col.SIZE) if widths.hidden(col)
        }
        assert hidden == gone
        shown = sum(view.columnWidth(col) for col in Col if not widths.hidden(col))
        assert shown == view.viewport().width()
    widths.set_beside(False)
    assert not widths.hidden(Col.MESSAGE)
