"""The table of positions on screen: fixed rows, read only; its keys move, copy and open the tooltip's details."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip, QWidget

from gui.domain.positions import PositionKey
from gui.models import formats
from gui.models.language import say, say_count
from gui.models.position_columns import COLUMNS, PosCol, details, plain_line
from gui.models.positions_model import Index, PositionsModel
from gui.widgets.column_widths import ColumnWidths, TableColumns
from gui.widgets.orders_header import HEIGHT as HEADER_HEIGHT
from gui.widgets.orders_view import ROW_HEIGHT
from gui.widgets.position_delegate import PositionDelegate
from gui.widgets.positions_header import PositionsHeader
from gui.widgets.retold import told
from gui.widgets.theme import Theme

GIVE_WAY = (PosCol.MESSAGE, PosCol.CODE, PosCol.RESULT)
# Long results leave little to the message, which says what goes on; the tooltip of the instrument has these.
SPARE, MESSAGE_WANTED = (PosCol.AGE, PosCol.TRIES, PosCol.MARGIN, PosCol.ENTRY), 170
COLUMN_TABLE = TableColumns(COLUMNS, PosCol.MESSAGE, PosCol.INSTRUMENT, GIVE_WAY, SPARE, MESSAGE_WANTED)


class PositionsTable(QTableView):
    """Shows a `PositionsModel`; nothing in it sends anything."""

    filterRequested = Signal()
    """The trader pressed the slash."""

    def __init__(self, model: PositionsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("positionsTable")
        self.positions = model
        self._theme = theme
        self._header = PositionsHeader(model, theme, self)
        self._delegate = PositionDelegate(model, theme, self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._widths = ColumnWidths(self, COLUMN_TABLE)
        self._delegate.need = self._widths.need
        self._header.sortRequested.connect(lambda section: model.sort_by(PosCol(section)))
        model.summaryChanged.connect(self._name)
        self.set_row_height(ROW_HEIGHT)
        told(self, self._name)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAutoScroll(False)
        self.setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        bar.setEnabled(False)
        self.verticalHeader().hide()

    # What the block asks

    def set_row_height(self, height: int) -> None:
        """Set the height of every row: 26 normal, 22 compact."""
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)

    def row_height(self) -> int:
        """The height of every row."""
        return self.verticalHeader().defaultSectionSize()

    def whole_height(self, available: int) -> int:
        """Give the greatest height within ``available`` that shows the header and whole rows only."""
        return HEADER_HEIGHT + max(1, (available - HEADER_HEIGHT) // self.row_height()) * self.row_height()

    def set_narrow(self, narrow: bool) -> None:
        """Hide or show the columns that a narrow window has no room for."""
        self._widths.set_narrow(narrow)

    def set_inspector_open(self, beside: bool) -> None:
        """Hide or show the columns that give way to the inspector of an order."""
        self._widths.set_beside(beside)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        self._theme = theme
        self._header.set_theme(theme)
        self._delegate.set_theme(theme)
        self.viewport().update()

    def cursor_key(self) -> PositionKey | None:
        """The position that the cursor is on."""
        index = self.currentIndex()
        return self.positions.held_at(index.row()).row.key if index.isValid() else None

    def copy_row(self) -> None:
        """Put the cursor's row on the clipboard as one line."""
        index = self.currentIndex()
        if index.isValid():
            line = plain_line(self.positions.held_at(index.row()), self.positions.moment())
            QGuiApplication.clipboard().setText(line)

    def show_details(self) -> None:
        """Show what is known of the cursor's position beside it, as its tooltip does."""
        index = self.currentIndex()
        if not index.isValid():
            return
        place = self.visualRect(self.positions.index(index.row(), PosCol.INSTRUMENT))
        text = details(self.positions.held_at(index.row()), self.positions.moment())
        QToolTip.showText(self.viewport().mapToGlobal(place.bottomLeft()), text, self.viewport())

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that belong to the table; leave all others to the view and the window."""
        self._delegate.keyboard = True
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            self.copy_row()
        elif key == Qt.Key.Key_Slash and plain:
            self.filterRequested.emit()
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_I) and self.currentIndex().isValid():
            self.show_details()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are not a search here, the filter is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the cursor."""
        self._delegate.keyboard = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click shows the details."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.show_details()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer: its row is lit."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        if not event.buttons():
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the lit row out."""
        self._hover(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and light the row that is under the pointer afterwards."""
        super().wheelEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the focus came by a key."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._delegate.keyboard = True
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the message column what is left."""
        super().resizeEvent(event)
        self._widths.apply()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the ring."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the ring round the cursor's row while keys are in use."""
        self._delegate.begin()
        super().paintEvent(event)
        self._delegate.end()
        cursor = self.currentIndex()
        if not (cursor.isValid() and self._delegate.keyboard and self.hasFocus()):
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        top = self.rowViewportPosition(cursor.row())
        painter.drawRect(QRect(1, top + 1, self.viewport().width() - 2, self.row_height() - 2))
        painter.end()

    def _hover(self, place: int) -> None:
        if place != self._delegate.hovered:
            self._delegate.hovered = place
            self.viewport().update()

    def _name(self) -> None:
        counts = self.positions.counts()
        bare = say(", {n} with no stop", n=formats.count(counts.bare)) if counts.bare else ""
        rows = say_count(self.positions.rowCount(), "Open positions, {n} row", "Open positions, {n} rows")
        if f"{rows}{bare}" != self.accessibleName():
            self.setAccessibleName(f"{rows}{bare}")
