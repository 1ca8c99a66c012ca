"""The header of the table of positions: titles and the sort mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.models.columns import Align
from gui.models.language import say
from gui.models.position_columns import COLUMNS, START_SORT, PosCol
from gui.models.positions_model import PositionsModel
from gui.widgets.orders_header import HEIGHT, MARK, paint_mark
from gui.widgets.painted_text import draw_line
from gui.widgets.retold import told
from gui.widgets.row_delegate import MESSAGE_PADDING, PADDING
from gui.widgets.theme import Theme


class PositionsHeader(QHeaderView):
    """Paints itself as the orders' header does; a click asks for a sort."""

    sortRequested = Signal(int)
    """A column's title was clicked: its place."""

    def __init__(self, model: PositionsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("positionsHeader")
        self._positions = model
        self._theme = theme
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(HEIGHT)
        told(self, lambda: self.setAccessibleName(say("Columns of the positions")))
        self.sectionClicked.connect(self.sortRequested)
        model.summaryChanged.connect(self.viewport().update)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        self._theme = theme
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one title."""
        if not rect.isValid():
            return
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, self._theme.colour("header"))
        column = COLUMNS[logicalIndex]
        left = MESSAGE_PADDING if column.col is PosCol.MESSAGE else PADDING
        box = QRectF(rect).adjusted(left, 0, -PADDING, 0)
        colour = self._theme.colour("text2")
        wide = draw_line(painter, box, column.title, "header", colour, column.align, cut=False)
        keys = self._positions.sort_keys
        descending = None if keys is START_SORT else dict(keys).get(column.col)
        if descending is not None:
            x = box.right() - wide - MARK - 2 if column.align is Align.RIGHT else box.left() + wide + 3
            paint_mark(painter, QPointF(x, box.center().y()), self._theme.colour("accent"), down=descending)
        painter.restore()
