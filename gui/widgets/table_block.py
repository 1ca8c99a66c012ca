"""The table block: toolbar, table, and the words that stand in an empty table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.domain.clock import Clock
from gui.engine.surface import Surface
from gui.models.orders_model import OrdersModel
from gui.models.positions_model import PositionsModel
from gui.widgets.empty_words import EmptyPanel, empty_words, no_positions
from gui.widgets.orders_header import HEIGHT as HEADER_HEIGHT
from gui.widgets.orders_view import OrdersView
from gui.widgets.positions_view import PositionsTable
from gui.widgets.retold import told
from gui.widgets.table_toolbar import HEIGHT as TOOLBAR_HEIGHT
from gui.widgets.table_toolbar import TableToolbar
from gui.widgets.theme import Theme

MARGIN = 2
# Under the last row, so that its ground does not cut the corners of the panel.
FOOT = 5
RADIUS = 10
# The window's margins beside the block; below 1200 of window width some columns have no room.
BESIDE = 24
NARROW_WINDOW = 1200
RULE_MS = 1000
# Narrower than this, beside the inspector in a small window, the toolbar keeps only filter and views.
TIGHT_BLOCK, WORDLESS_BLOCK = 900, 900


class TableBlock(QFrame):
    """Everything between the accounts strip and the bottom panel."""

    inspectRequested = Signal(object)
    """The trader wants to see one order: its key."""
    cursorChanged = Signal(object)
    """The cursor is on another order: its key, or None."""

    def __init__(self, surface: Surface, clock: Clock, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tableBlock")
        self._surface = surface
        self._theme = theme
        self.model = OrdersModel(surface, clock, self)
        self.positions_model = PositionsModel(surface, clock, self)
        self.toolbar = TableToolbar(self.model, self.positions_model, theme, self)
        self.view = OrdersView(self.model, theme, self)
        self.positions = PositionsTable(self.positions_model, theme, self)
        self.positions.hide()
        self.empty = EmptyPanel(theme, self)
        self.setFocusProxy(self.view)
        self._connect()
        told(self, self._retell)

    def close_model(self) -> None:
        """End the model's subscription; for the end of the window."""
        self._rule.stop()
        self.model.close()
        self.positions_model.close()

    def set_row_height(self, height: int) -> None:
        """Set the height of every row of both tables."""
        self.view.set_row_height(height)
        self.positions.set_row_height(height)

    def _show_positions(self, on: bool) -> None:
        table, other = (self.positions, self.view) if on else (self.view, self.positions)
        self.setFocusProxy(table)
        table.show()
        # Before the other hides: Qt would hand its focus on as if by Tab.
        if other.hasFocus():
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        other.hide()
        self._refresh_empty()

    def _retell(self) -> None:
        self.model.retell()
        self.positions_model.retell()
        self._refresh_empty()

    def focus_filter(self) -> None:
        """Put the focus into the filter field, its text chosen; for Ctrl+F."""
        self.toolbar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.filter.selectAll()

    def clear_filter(self) -> bool:
        """Empty the filter field; False if it was empty already."""
        had = bool(self.toolbar.filter.text())
        self.toolbar.filter.clear()
        return had

    def set_inspector_open(self, beside: bool) -> None:
        """Let columns give way to the inspector, or come back."""
        self.view.set_inspector_open(beside)
        self.positions.set_inspector_open(beside)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        self._theme = theme
        self.toolbar.set_theme(theme)
        self.view.set_theme(theme)
        self.positions.set_theme(theme)
        self.empty.set_theme(theme)
        self.update()

    def whole_height(self, available: int) -> int:
        """Give the greatest height within ``available`` at which the table shows whole rows only."""
        chrome = TOOLBAR_HEIGHT + MARGIN + FOOT
        return chrome + self.view.whole_height(available - chrome)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put toolbar, table and empty words in their places."""
        super().resizeEvent(event)
        narrow = self.width() + BESIDE < NARROW_WINDOW
        self.toolbar.set_narrow(narrow)
        self.toolbar.set_tight(self.width() < TIGHT_BLOCK)
        self.toolbar.set_wordless(self.width() < WORDLESS_BLOCK)
        self.view.set_narrow(narrow)
        self.positions.set_narrow(narrow)
        inner = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -FOOT)
        self.toolbar.setGeometry(inner.left(), inner.top(), inner.width(), TOOLBAR_HEIGHT)
        top = inner.top() + TOOLBAR_HEIGHT
        height = min(self.view.whole_height(inner.bottom() + 1 - top), inner.bottom() + 1 - top)
        for table in (self.view, self.positions):
            table.setGeometry(inner.left(), top, inner.width(), height)
        under = top + HEADER_HEIGHT
        self.empty.setGeometry(inner.left(), under, inner.width(), max(0, inner.bottom() + 1 - under))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel that everything lies on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(shape, self._theme.colour("panel"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(self.rect().adjusted(0, self.height() - 2 * FOOT, 0, 0), self._theme.colour("table"))
        painter.restore()
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawPath(shape)
        painter.end()

    def _connect(self) -> None:
        self.view.inspectRequested.connect(self.inspectRequested)
        self.view.cursorChanged.connect(self.cursorChanged)
        self.view.filterRequested.connect(self.focus_filter)
        self.positions.filterRequested.connect(self.focus_filter)
        self.toolbar.positionsChosen.connect(self._show_positions)
        self.positions_model.summaryChanged.connect(self._refresh_empty)
        self.toolbar.selectShown.connect(self.view.select_shown)
        self.toolbar.clearSelection.connect(self.view.clear_selection)
        self.empty.clearRequested.connect(self._clear_all)
        self.model.summaryChanged.connect(self._refresh_empty)
        self._rule = QTimer(self)
        self._rule.timeout.connect(self._refresh_empty)
        self._rule.start(RULE_MS)

    def _clear_all(self) -> None:
        self.toolbar.filter.clear()
        if not self.toolbar.on_positions:
            self.toolbar.choose_place(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_empty(self) -> None:
        if self.toolbar.on_positions:
            positions = self.positions_model
            none = positions.rowCount() == 0
            self.empty.show_words(no_positions(positions.total(), positions.readings()) if none else None)
            return
        shown, total = self.model.shown_count(), self.model.total()
        words = None if shown else empty_words(total, self._surface.accounts())
        self.empty.show_words(words)
