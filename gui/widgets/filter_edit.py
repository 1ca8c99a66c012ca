"""The filter field: a glass at its left, the hint of its shortcut at its right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from gui.models.columns import Align
from gui.models.language import say, source
from gui.widgets.icons import icon, icon_pixmap
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT = 30
WIDE = 330
NARROW = 200
TIGHT = 100
LONG_HINT = source("Filter instrument, kind, account, sCode")
SHORT_HINT = source("Filter")
# The fields of the filter's language are not translated: they are typed.
EXAMPLE = "code:51416  venue:okx  state:unknown"
ICON = 14
ICON_X = 9
TEXT_X = 20
HINT_HEIGHT = 18
CROSS = 24


class FilterEdit(QLineEdit):
    """One line; the shortcut's hint shows while it is empty, a clearing cross while it is not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterEdit")
        self._theme = theme
        self._shortcut = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        self._clear = QToolButton(self)
        self._clear.setObjectName("clearFilterButton")
        self._clear.setFixedSize(CROSS, CROSS)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setStyleSheet("QToolButton { background: transparent; border: none; }")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.setMaxLength(200)
        self._narrow = self._tight = False
        self.set_narrow(False)
        told(self, self._name)
        self.set_theme(theme)
        self.textChanged.connect(self._show_clear)

    def set_narrow(self, narrow: bool) -> None:
        """Take 200 instead of 330 pixels, with a shorter hint."""
        self._narrow = narrow
        self.setFixedSize(TIGHT if self._tight else NARROW if narrow else WIDE, HEIGHT)
        self._name()

    def _name(self) -> None:
        self.setPlaceholderText(say(SHORT_HINT if self._narrow else LONG_HINT))
        self.setAccessibleName(say("Filter"))
        self.setToolTip(say("Words are AND, -word excludes; {example}", example=EXAMPLE))
        self._clear.setAccessibleName(say("Clear filter"))
        self._clear.setToolTip(say("Clear filter"))

    def set_tight(self, tight: bool) -> None:
        """Take 100 pixels, without the shortcut's hint."""
        if tight is not self._tight:
            self._tight = tight
            self.set_narrow(self._narrow)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._clear.setIcon(icon("cross", theme.colour("text2"), ICON))
        self.setTextMargins(TEXT_X, 0, CROSS - 6, 0)
        self.setStyleSheet(f"placeholder-text-color: {theme.hex('text3')};")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the glass and the hint over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        glass = icon_pixmap("search", self._theme.colour("text2"), ICON, self.devicePixelRatio())
        painter.drawPixmap(QPointF(ICON_X, middle - ICON / 2), glass)
        if not self.text() and not self._tight:
            wide = width_of(self._shortcut, "header") + 13
            box = QRectF(self.width() - wide - 6, middle - HINT_HEIGHT / 2, wide, HINT_HEIGHT)
            painter.setPen(self._theme.colour("line"))
            painter.setBrush(self._theme.colour("raised"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            draw_line(painter, box, self._shortcut, "header", self._theme.colour("text2"), Align.CENTRE, cut=False)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right."""
        super().resizeEvent(event)
        self._clear.move(self.width() - CROSS - 3, (self.height() - CROSS) // 2)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
