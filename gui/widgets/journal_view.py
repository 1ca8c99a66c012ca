"""The journal on screen: time, icon, whom it is about, what happened; it follows its end unless scrolled away."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.journal.entries import Line, Tone
from gui.models.floor_texts import ours
from gui.models.journal_model import JournalModel, LineRole, about
from gui.models.language import say
from gui.models.texts import milliseconds
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line
from gui.widgets.retold import told
from gui.widgets.theme import Theme

ROW_HEIGHT = 21
ICON = 13
TIME_X, ICON_X, ABOUT_X, TEXT_X = 14, 109, 131, 251

# Icon and colour of a line by how it is meant.
LOOKS: dict[Tone, tuple[str, str]] = {
    Tone.FINE: ("check", "ok"),
    Tone.WORK: ("arrow-up", "accent"),
    Tone.WARNING: ("triangle", "warn"),
    Tone.BAD: ("octagon-cross", "bad"),
}


class LineDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line has the same height."""
        return QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw time, icon, whom, what."""
        line = index.data(LineRole)
        if not isinstance(line, Line):
            return
        box, theme = QRectF(option.rect), self.theme
        icon, token = LOOKS[line.tone]
        at = milliseconds(line.at_ms)
        draw_line(painter, _part(box, TIME_X, ICON_X), at, "second-medium", theme.colour("text2"))
        top = box.top() + (ROW_HEIGHT - ICON) / 2
        paint_icon(painter, icon, QRectF(box.left() + ICON_X, top, ICON, ICON), theme.colour(token))
        whom = _part(box, ABOUT_X, TEXT_X - 8)
        draw_line(painter, whom, about(line), "second-strong", theme.colour("text2"))
        words = box.adjusted(TEXT_X, 0, -12, 0)
        draw_line(painter, words, ours(line.text), "second-medium", theme.colour("text"))


def _part(box: QRectF, left: float, right: float) -> QRectF:
    return QRectF(box.left() + left, box.top(), right - left, box.height())


class JournalView(QListView):
    """Efficient for hundreds of lines: one height, one painter, no widget a line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("journalView")
        told(self, lambda: self.setAccessibleName(say("Journal")))
        self.lines = JournalModel(self)
        self._delegate = LineDelegate(theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        # The panel's own ground shows through: one of its own would cut the corners.
        self.setStyleSheet("QListView#journalView { background: transparent; border: none; }")
        self._following = True
        self.lines.rowsAboutToBeInserted.connect(self._remember)
        self.lines.rowsInserted.connect(self._follow)
        self.lines.modelReset.connect(self.scrollToBottom)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: object) -> None:
        """Keep the end in sight if it was."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        super().resizeEvent(event)  # type: ignore[arg-type]
        if at_end:
            self.scrollToBottom()

    def _remember(self) -> None:
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum()

    def _follow(self) -> None:
        if self._following:
            self.scrollToBottom()
