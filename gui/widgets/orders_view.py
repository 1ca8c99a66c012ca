"""The table of orders on screen: fixed rows, keys that tick, cursor and scroll held by order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QIdentityProxyModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from gui.domain.orders import OrderKey
from gui.models.columns import Col, plain_line
from gui.models.grouping import Grouping, Shown
from gui.models.language import say
from gui.models.orders_model import Index, OrdersModel
from gui.widgets.column_widths import ColumnWidths
from gui.widgets.held_scroll import HeldScroll
from gui.widgets.key_repeat import KeyRepeat
from gui.widgets.orders_header import HEIGHT as HEADER_HEIGHT
from gui.widgets.orders_header import OrdersHeader
from gui.widgets.retold import told
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.row_images import RowImages
from gui.widgets.table_menu import TableMenu
from gui.widgets.theme import Theme

ROW_HEIGHT = 26
COMPACT_ROW_HEIGHT = 22

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class OrdersView(QTableView):
    """Shows an `OrdersModel` through the plain proxy ``ordersProxy``; rows are ticked, never selected."""

    inspectRequested = Signal(object)
    """The trader wants to see one order (Enter, I, or a double click): its key."""
    cursorChanged = Signal(object)
    """The cursor is on another order: its key, or None."""
    filterRequested = Signal()
    """The trader pressed the slash."""

    def __init__(self, model: OrdersModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ordersView")
        self.orders = model
        self._theme = theme
        self._proxy = QIdentityProxyModel(self)
        self._proxy.setObjectName("ordersProxy")
        self._proxy.setSourceModel(model)
        self._repeat = KeyRepeat(self)
        self._anchor: Shown | None = None
        self._beside = False
        self._header = OrdersHeader(model, theme, self)
        self._delegate = RowDelegate(model, theme, self)
        self._images = RowImages(self, model, self._delegate)
        self.setHorizontalHeader(self._header)
        self.setModel(self._proxy)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._widths = ColumnWidths(self)
        self._delegate.need = self._widths.need
        self.menu = TableMenu(model, self)
        self._held = HeldScroll(self, model, self._proxy)
        self._connect()
        self.set_row_height(ROW_HEIGHT)

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
        # The bar keeps its room always, so that columns do not move; without a range it shows no handle.
        self.setStyleSheet("QScrollBar::handle:disabled { background: transparent; }")
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        bar.setEnabled(False)
        self.verticalHeader().hide()

    def _connect(self) -> None:
        model = self.orders
        proxy = self._proxy
        self._header.toggleShown.connect(self.toggle_shown)
        self._header.sortRequested.connect(self._sort_by)
        header = self._header
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self._open_menu(header.mapToGlobal(at), of_row=False))
        for done in (proxy.layoutChanged, proxy.rowsInserted, proxy.rowsRemoved):
            done.connect(self._rows_moved)
        proxy.dataChanged.connect(self._images.changed)
        self.verticalScrollBar().valueChanged.connect(self._tell_visible)
        self.menu.copyRequested.connect(self.copy_row)
        self.menu.inspectRequested.connect(lambda: self._inspect(self.currentIndex().row()))
        model.summaryChanged.connect(self._name)
        model.checksChanged.connect(self._name)
        told(self, self._name)

    # What the block and the window ask

    def set_row_height(self, height: int) -> None:
        """Set the height of every row: 26 normal, 22 compact, more with large text."""
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        self._delegate.compact = height < ROW_HEIGHT
        self._tell_visible()

    def row_height(self) -> int:
        """The height of every row."""
        return self.verticalHeader().defaultSectionSize()

    def whole_height(self, available: int) -> int:
        """Give the greatest height within ``available`` that shows the header and whole rows only."""
        return HEADER_HEIGHT + max(1, (available - HEADER_HEIGHT) // self.row_height()) * self.row_height()

    def set_narrow(self, narrow: bool) -> None:
        """Hide or show the four columns that a narrow window has no room for."""
        self._widths.set_narrow(narrow)

    def set_inspector_open(self, beside: bool) -> None:
        """Hide or show the two columns that give way to the inspector."""
        self._beside = beside
        self._widths.set_beside(beside)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        self._theme = theme
        self._header.set_theme(theme)
        self._delegate.set_theme(theme)
        self._images.forget()
        self.viewport().update()

    def cursor_key(self) -> OrderKey | None:
        """The order that the cursor is on."""
        index = self.currentIndex()
        return self.orders.order_at(index.row()) if index.isValid() else None

    def go_to(self, key: OrderKey) -> bool:
        """Put the cursor on an order and bring it into sight; False if it is not shown."""
        place = self.orders.place_of(key)
        if place is None:
            return False
        index = self._proxy.index(place, Col.INSTRUMENT)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the row under the pointer, or by the menu key for the cursor's."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setCurrentIndex(self._proxy.index(self.indexAt(event.pos()).row(), Col.INSTRUMENT))
        self._open_menu(event.globalPos(), of_row=self.cursor_key() is not None)

    def _open_menu(self, at: QPoint, *, of_row: bool) -> None:
        self.menu.show_state(of_row=of_row)
        self.menu.popup(at)

    # Ticks

    def toggle_shown(self) -> None:
        """Tick every shown row, or untick them if all are ticked."""
        on = self.orders.shown_check() is not Qt.CheckState.Checked
        self.orders.set_checked(self.orders.shown_keys(), on)

    def select_shown(self) -> None:
        """Tick every shown row."""
        self.orders.set_checked(self.orders.shown_keys(), True)

    def clear_selection(self) -> None:
        """Untick every row, shown or hidden."""
        self.orders.set_checked(self.orders.checked_keys(), False)

    def copy_row(self) -> None:
        """Put the cursor's row on the clipboard as one line."""
        key = self.cursor_key()
        if key is not None:
            row = self.orders.row_at(self.currentIndex().row())
            QGuiApplication.clipboard().setText(plain_line(row, self.orders.moment()))

    def _toggle(self, place: int) -> None:
        keys = self.orders.keys_at(place)
        self.orders.set_checked(keys, not all(self.orders.is_checked(key) for key in keys))
        self._anchor = self.orders.shown_at(place)

    def _tick_range(self, place: int) -> None:
        # From the last row that was ticked by hand to this one; without one, this row alone.
        start = self.orders.place_of(self._anchor) if self._anchor is not None else None
        first, last = sorted((place if start is None else start, place))
        keys = [self.orders.order_at(each) for each in range(first, last + 1)]
        self.orders.set_checked([key for key in keys if key is not None], True)

    def _extend(self, step: int) -> None:
        place = self.currentIndex().row()
        aim = min(max(place + step, 0), self.orders.rowCount() - 1)
        key = self.orders.order_at(place)
        if self._anchor is None or key is None or not self.orders.is_checked(key):
            self._anchor = self.orders.shown_at(place)
        self.setCurrentIndex(self._proxy.index(aim, self.currentIndex().column()))
        self._tick_range(aim)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that belong to the table; leave all others to the view and the window."""
        self.orders.touch()
        self._delegate.keyboard = True
        if not self._own_key(event):
            super().keyPressEvent(event)
        self._update_row(self.currentIndex().row())

    def _own_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == _CTRL | _SHIFT and key == Qt.Key.Key_A:
            self.clear_selection()
        elif modifiers == _CTRL and key == Qt.Key.Key_A:
            self.select_shown()
        elif key == Qt.Key.Key_Slash and not modifiers & _CTRL:
            self.filterRequested.emit()
        elif self.currentIndex().isValid():
            return self._row_key(event, key, modifiers)
        else:
            return False
        return True

    def _row_key(self, event: QKeyEvent, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        place = self.currentIndex().row()
        if modifiers == _CTRL and key == Qt.Key.Key_C:
            self.copy_row()
        elif key == Qt.Key.Key_Space and modifiers in (_NO_MODIFIER, _SHIFT):
            # A key that is held down repeats: only its first stroke ticks.
            if not self._repeat.is_repeat(event):
                (self._tick_range if modifiers == _SHIFT else self._toggle)(place)
        elif modifiers == _SHIFT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._extend(1 if key == Qt.Key.Key_Down else -1)
        elif modifiers == _NO_MODIFIER and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_I):
            if not event.isAutoRepeat():
                self._inspect(place)
        else:
            return False
        return True

    def _inspect(self, place: int) -> None:
        key = self.orders.order_at(place)
        if key is not None:
            self.inspectRequested.emit(key)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Remember the release: a press of the same moment only repeats the key."""
        self._repeat.released(event, lambda: None)
        super().keyReleaseEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are not a search here, the filter is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere in a check cell ticks the row, with Shift the whole range."""
        self.orders.touch()
        self._delegate.keyboard = False
        super().mousePressEvent(event)
        self._click(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the inspector; on a check cell it is two clicks."""
        self.orders.touch()
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == Col.CHECK:
            self._click(event)
        elif index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._inspect(index.row())

    def _click(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid() or index.column() != Col.CHECK:
            return
        if event.modifiers() & _SHIFT:
            self._tick_range(index.row())
        else:
            self._toggle(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer: its row is lit, and nothing re-sorts under it."""
        self.orders.touch()
        self._hover(self.indexAt(event.position().toPoint()).row())
        if not event.buttons():
            super().mouseMoveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the ring round the cursor's row while keys are in use."""
        self._delegate.begin()
        if not self._images.paint(event, *self._seen_rows()):
            super().paintEvent(event)
        self._delegate.end()
        if self.orders.grouping is not Grouping.NONE:
            self._delegate.headings(self, *self._seen_rows())
        cursor = self.currentIndex()
        if not cursor.isValid():
            return
        top = self.rowViewportPosition(cursor.row())
        painter = QPainter(self.viewport())
        if self._beside:
            self._mark_inspected(painter, top)
        if not (self._delegate.keyboard and self.hasFocus()):
            painter.end()
            return
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRect(QRect(1, top + 1, self.viewport().width() - 2, self.row_height() - 2))
        painter.end()

    def _mark_inspected(self, painter: QPainter, top: int) -> None:
        painter.setPen(QPen(self._theme.colour("accent"), 1))
        for y in (top, top + self.row_height() - 1):
            painter.drawLine(0, y, self.viewport().width(), y)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the focus came by a key."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._delegate.keyboard = True
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the lit row out."""
        self._hover(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and light the row that is under the pointer afterwards."""
        self.orders.touch()
        super().wheelEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the message column what is left."""
        super().resizeEvent(event)
        self._widths.apply()
        self._tell_visible()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell on which order the cursor is now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            for place in (previous.row(), current.row()):
                self._update_row(place)
            self.cursorChanged.emit(self.orders.order_at(current.row()) if current.isValid() else None)

    # What else follows the rows
    def _rows_moved(self) -> None:
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        self._hover(self.indexAt(pointer).row() if self.underMouse() else -1)
        self._tell_visible()

    def _hover(self, place: int) -> None:
        before = self._delegate.hovered
        if place != before:
            self._delegate.hovered = place
            for each in (before, place):
                self._update_row(each)

    def _update_row(self, place: int) -> None:
        # One row, not the whole table: the cursor and the pointer move often.
        if place >= 0:
            top = self.rowViewportPosition(place)
            self.viewport().update(0, top, self.viewport().width(), self.row_height())

    def _seen_rows(self) -> tuple[int, int]:
        last = self.rowAt(self.viewport().height() - 1)
        return self.rowAt(0), last if last >= 0 else self.orders.rowCount() - 1

    def _tell_visible(self) -> None:
        self.orders.set_visible(*self._seen_rows())

    def _sort_by(self, section: int) -> None:
        shift = bool(QGuiApplication.keyboardModifiers() & _SHIFT)
        self.orders.touch()
        self.orders.sort_by(Col(section), second=shift)

    def _name(self) -> None:
        rows, ticked = self.orders.shown_count(), len(self.orders.checked_keys())
        name = say("Open orders, {n} rows, {ticked} ticked", n=rows, ticked=ticked)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        self._header.viewport().update()
