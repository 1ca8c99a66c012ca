"""The saved accounts at the left of the accounts window, and the one that is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.models.accounts_texts import AccountLine
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line
from gui.widgets.theme import Theme

ROW = 48
ICON = 16
LINE_ROLE = Qt.ItemDataRole.UserRole


class LinePainter(QStyledItemDelegate):
    """Paints venue, label and how the account stands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text."""
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one account."""
        line, theme = index.data(LINE_ROLE), self.theme
        box = QRectF(option.rect).adjusted(0, 0, 0, -6)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel"))
            painter.drawRoundedRect(box, 5, 5)
            painter.fillRect(QRectF(box.left(), box.top() + 1, 3, box.height() - 2), theme.colour("accent"))
        sign = QRectF(box.left() + 12, box.center().y() - ICON / 2, ICON, ICON)
        paint_icon(painter, line.icon, sign, theme.colour(line.tone.value))
        head = QRectF(box.left() + 38, box.top() + 3, box.width() - 44, 19)
        wide = draw_line(painter, head, line.venue, "instrument", theme.colour("text"))
        draw_line(painter, head.adjusted(wide + 7, 0, 0, 0), line.label, "body-medium", theme.colour("text2"))
        second = QRectF(box.left() + 38, box.top() + 20, box.width() - 44, 18)
        draw_line(painter, second, line.line, "second", theme.colour("text2"))


class AccountsList(QListWidget):
    """Rows in the file's order; the last one is the new account. ``lineChosen`` gives a place, also by keyboard."""

    lineChosen = Signal(int)
    """The place of the row that was chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("accountsList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setStyleSheet("QListWidget { background: transparent; border: none; outline: none; }")
        self._painter = LinePainter(theme, self)
        self.setItemDelegate(self._painter)
        self.currentRowChanged.connect(self._chosen)
        self._quiet = False

    def show_lines(self, lines: Sequence[AccountLine], current: int) -> None:
        """Show the accounts with one of them chosen, telling nobody."""
        self._quiet = True
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for place, line in enumerate(lines):
            item = self.item(place) or self._new_item()
            if item.data(LINE_ROLE) != line:
                item.setData(LINE_ROLE, line)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
                item.setToolTip(line.spoken)
        self.setCurrentRow(current)
        self._quiet = False

    def _new_item(self) -> QListWidgetItem:
        item = QListWidgetItem()
        self.addItem(item)
        return item

    def _chosen(self, place: int) -> None:
        if not self._quiet and place >= 0:
            self.lineChosen.emit(place)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._painter.theme = theme
        self.viewport().update()
