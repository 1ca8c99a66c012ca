"""Pictures of rows: they look as if painted afresh, and only what has changed is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from gui.domain.rows import Cancel, Phase
from gui.models.columns import Col
from gui.models.grouping import Grouping
from gui.models.orders_model import OrdersModel
from gui.widgets.orders_view import OrdersView
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeSurface, many


class Table:
    """A table of 40 orders on screen, and the cells that were drawn since it was last asked."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.surface = FakeSurface(many(40))
        self.model = OrdersModel(self.surface, self.surface.clock)
        self.view = OrdersView(self.model, load_theme())
        qtbot.addWidget(self.view)
        self._cells: list[tuple[int, Col]] = []
        shipped = RowDelegate.paint_cell

        def counted(delegate: RowDelegate, painter: object, rect: object, place: int, col: Col) -> None:
            self._cells.append((place, col))
            shipped(delegate, painter, rect, place, col)  # type: ignore[arg-type]

        monkeypatch.setattr(RowDelegate, "paint_cell", counted)
        self.view.resize(1240, 400)
        self.view.show()
        qtbot.waitExposed(self.view)
        # Numbers that did not fit have widened their columns by now.
        for _ in range(3):
            self.drawn()

    def drawn(self) -> list[tuple[int, Col]]:
        """Paint everything and give the cells that were drawn for it."""
        self._cells.clear()
        self.picture()
        return list(self._cells)

    def picture(self) -> QPixmap:
        """Give the rows as they are on screen."""
        return self.view.viewport().grab()

    def afresh(self) -> QPixmap:
        """Give the rows as they look when every one is drawn anew."""
        self.view.set_theme(load_theme())
        return self.picture()

    @property
    def rows(self) -> int:
        """How many rows are on screen, in whole or in part."""
        first, last = self.view._seen_rows()
        return last - first + 1


@pytest.fixture
def table(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Table:
    return Table(qtbot, monkeypatch)


def same(one: QPixmap, other: QPixmap) -> bool:
    return one.toImage() == other.toImage()


def test_what_has_not_changed_is_not_drawn_again(table: Table) -> None:
    assert table.drawn() == []
    before = table.picture()
    assert same(before, table.afresh())
    assert len({before.toImage().pixelColor(QPoint(x, 10)).name() for x in range(400)}) > 1


def test_a_row_that_changed_is_drawn_whole_and_no_other(table: Table) -> None:
    row = table.model.row_at(2)
    table.surface.put(replace(row, cancel=Cancel(phase=Phase.SENT, attempts=1)))
    table.model.flush()
    assert {place for place, _ in table.drawn()} == {2}
    assert same(table.picture(), table.afresh())


def test_as_time_goes_by_only_the_cells_that_tell_it_are_drawn(table: Table) -> None:
    table.surface.clock.advance(1.0)
    assert {col for _, col in table.drawn()} <= {Col.AGE, Col.STATE, Col.MESSAGE}
    table.surface.clock.advance(3700.0)
    table.model.tick()
    cells = table.drawn()
    assert {col for _, col in cells} >= {Col.AGE}
    assert same(table.picture(), table.afresh())


def test_a_tick_the_pointer_and_the_scroll_are_seen(table: Table) -> None:
    table.model.set_checked([table.model.key_at(1)], True)
    assert {place for place, _ in table.drawn()} == {1}
    table.view._hover(3)
    assert {place for place, _ in table.drawn()} == {3}
    table.view.verticalScrollBar().setValue(10)
    assert {place for place, _ in table.drawn()} >= {10 + table.rows - 1}
    assert same(table.picture(), table.afresh())
    table.view.verticalScrollBar().setValue(0)
    # A row that left the screen has left its picture behind; colours follow the place, so all may be new.
    assert table.drawn() != []
    assert same(table.picture(), table.afresh())


def test_another_width_or_height_is_another_picture(table: Table) -> None:
    table.view.set_row_height(22)
    assert len({place for place, _ in table.drawn()}) == table.rows
    assert same(table.picture(), table.afresh())
    table.view.set_narrow(True)
    assert table.drawn() != []
    assert same(table.picture(), table.afresh())


def test_headings_are_painted_between_the_rows(table: Table) -> None:
    table.model.set_grouping(Grouping.ACCOUNT)
    table.drawn()
    image = table.picture().toImage()
    assert image.pixelColor(5, 3) == QColor(load_theme().colour("header"))
    assert same(table.picture(), table.afresh())


def test_where_a_picture_would_be_blurred_qt_paints_each_cell(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(table.view.viewport()), "devicePixelRatioF", lambda _: 1.3)
    table.drawn()
    assert len(table.drawn()) == table.rows * len([col for col in Col if not table.view.isColumnHidden(col)])
