"""The inspector's timeline: time with milliseconds, icon, what happened, how long it took."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.models.columns import Align
from gui.models.inspector_timeline import Event
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.theme import Theme

ROW_HEIGHT = 22
# More events than these scroll inside the timeline.
MOST_ROWS = 8
ICON = 13
ICON_X, TEXT_X = 98, 120
EVENT_ROLE = Qt.ItemDataRole.UserRole


class EventDelegate(QStyledItemDelegate):
    """Paints one event, and the dashes that lead to the next."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every event has the same height."""
        return QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw time, icon, what, how long."""
        event = index.data(EVENT_ROLE)
        if not isinstance(event, Event):
            return
        box, theme = QRectF(option.rect), self.theme
        if self._list.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box, theme.colour("hover"))
        draw_line(painter, box.adjusted(1, 0, 0, 0), event.time, "second-medium", theme.colour("text2"))
        middle, top = box.left() + ICON_X + ICON / 2, box.top() + (ROW_HEIGHT - ICON) / 2
        if index.row():
            painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(middle, box.top() - 3), QPointF(middle, top - 2))
        icon = QRectF(box.left() + ICON_X, top, ICON, ICON)
        paint_icon(painter, event.icon, icon, theme.colour(event.tone.value))
        took = width_of(event.took, "second-medium") + 8 if event.took else 0
        words = box.adjusted(TEXT_X, 0, -took - 2, 0)
        draw_line(painter, words, event.text, "second-strong", theme.colour("text"))
        draw_line(
            painter,
            box.adjusted(0, 0, -2, 0),
            event.took,
            "second-medium",
            theme.colour("text2"),
            Align.RIGHT,
            cut=False,
        )


class TimelineView(QListWidget):
    """Changes in place: an event that is there already keeps its line, and its end stays in sight if it was."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorTimeline")
        self._delegate = EventDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerItem)
        self._events: tuple[Event, ...] = ()
        self.set_theme(theme)

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these events."""
        if events == self._events:
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        self._events = events
        while self.count() > len(events):
            self.takeItem(self.count() - 1)
        for place, event in enumerate(events):
            item = self.item(place)
            if item is None:
                item = QListWidgetItem(self)
            if item.data(EVENT_ROLE) != event:
                item.setData(EVENT_ROLE, event)
                item.setText(event.line)
                item.setToolTip(event.tip)
        rows = min(max(len(events), 1), MOST_ROWS)
        self.setFixedHeight(rows * ROW_HEIGHT)
        if at_end:
            self.scrollToBottom()

    def events(self) -> tuple[Event, ...]:
        """The events that are shown."""
        return self._events

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._delegate.theme = theme
        self.setStyleSheet("QListWidget { background: transparent; border: none; outline: none; }")
        self.viewport().update()
