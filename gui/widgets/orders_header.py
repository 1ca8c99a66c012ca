"""The header of the table: titles, the box that ticks every shown row, the shield, and the sort marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.models.columns import COLUMNS, START_SORT, Align, Col
from gui.models.language import say
from gui.models.orders_model import OrdersModel
from gui.widgets.check_box import paint_box
from gui.widgets.icons import icon_pixmap
from gui.widgets.painted_text import draw_line
from gui.widgets.retold import told
from gui.widgets.row_delegate import MESSAGE_PADDING, PADDING, SHIELD
from gui.widgets.theme import Theme

HEIGHT = 28
MARK = 8


class OrdersHeader(QHeaderView):
    """Paints itself; a click on the box ticks shown rows, a click elsewhere asks for a sort."""

    toggleShown = Signal()
    """The box was clicked."""
    sortRequested = Signal(int)
    """A column's title was clicked: its place."""

    def __init__(self, model: OrdersModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("ordersHeader")
        self._orders = model
        self._theme = theme
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(HEIGHT)
        told(self, lambda: self.setAccessibleName(say("Columns of the open orders")))
        self.sectionClicked.connect(self._clicked)
        model.checksChanged.connect(self.viewport().update)
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
        col = Col(logicalIndex)
        if col is Col.CHECK:
            paint_box(painter, rect, self._orders.shown_check(), self._theme)
        elif col is Col.PROTECTIVE:
            pixmap = icon_pixmap("shield-outline", self._theme.colour("text2"), SHIELD, self.devicePixelRatio())
            middle = QRectF(rect).center()
            painter.drawPixmap(QPointF(round(middle.x() - SHIELD / 2 + 0.5), middle.y() - SHIELD / 2), pixmap)
        else:
            self._title(painter, rect, col)
        painter.restore()

    def _title(self, painter: QPainter, rect: QRect, col: Col) -> None:
        column = COLUMNS[col]
        box = QRectF(rect).adjusted(MESSAGE_PADDING if col is Col.MESSAGE else PADDING, 0, -PADDING, 0)
        wide = draw_line(painter, box, column.title, "header", self._theme.colour("text2"), column.align, cut=False)
        descending = dict(self._chosen()).get(col)
        if descending is not None:
            mark = box.right() - wide - MARK - 2 if column.align is Align.RIGHT else box.left() + wide + 3
            paint_mark(painter, QPointF(mark, box.center().y()), self._theme.colour("accent"), down=descending)

    def _chosen(self) -> tuple[tuple[Col, bool], ...]:
        keys = self._orders.sort_keys
        return () if keys is START_SORT else keys

    def _clicked(self, section: int) -> None:
        if section == Col.CHECK:
            self.toggleShown.emit()
        else:
            self.sortRequested.emit(section)


def paint_mark(painter: QPainter, left: QPointF, colour: QColor, *, down: bool) -> None:
    """Draw the mark of a sorted column."""
    tip = 2.0 if down else -2.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle = left + QPointF(MARK / 2, tip)
    painter.drawPolyline(QPolygonF([left + QPointF(1, -tip), middle, left + QPointF(MARK - 1, -tip)]))
