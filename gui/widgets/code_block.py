"""What went over the wire, as it can be read: a title, a time, and plain text in the code face."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.models.columns import Align
from gui.models.texts import Tone
from gui.widgets.ground import paint_panel
from gui.widgets.painted_text import face
from gui.widgets.theme import Theme, font
from gui.widgets.words import Words

RADIUS = 6.0
# More lines than these scroll inside the block, if it is not told otherwise.
MOST_LINES = 14
LEAST_LINES = 2
LINE_GAP = 3


class CodeText(QPlainTextEdit):
    """Plain text that is read, chosen and copied, never typed; as high as its lines, up to a cap."""

    def __init__(self, name: str, parent: QWidget, most_lines: int = MOST_LINES) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._most_lines = most_lines
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(font("code"))
        self.document().setDocumentMargin(2)

    def show_text(self, text: str, seek: str = "") -> None:
        """Show a text from its beginning, or from where ``seek`` stands in it; the same text again moves nothing."""
        if text == self.toPlainText():
            return
        self.setPlainText(text)
        self._fit()
        at = text.find(seek) if seek else -1
        if at >= 0 and self.document().size().height() > self._most_lines:
            cursor = QTextCursor(self.document())
            cursor.setPosition(at)
            self.setTextCursor(cursor)
            self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), LEAST_LINES), self._most_lines)
        high = round(lines * face("code")[1].lineSpacing()) + 2 * int(self.document().documentMargin()) + LINE_GAP
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)


class CodeBlock(QFrame):
    """Title at the left, time at the right, the text under both, and under it what is not shown."""

    def __init__(self, name: str, theme: Theme, parent: QWidget, most_lines: int = MOST_LINES) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Words("second-strong", theme, self)
        self.time = Words("second-medium", theme, self, tone=Tone.QUIET, align=Align.RIGHT)
        self.text = CodeText(name, self, most_lines)
        self.note = Words("code", theme, self, tone=Tone.FAINT)
        self.head = QHBoxLayout()
        self.head.setSpacing(2)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 6)
        column.setSpacing(1)
        column.addLayout(self.head)
        column.addWidget(self.text)
        column.addWidget(self.note)
        self.set_theme(theme)

    def show_text(self, title: str, time: str, text: str, *, note: str = "", seek: str = "") -> None:
        """Show one side of an exchange."""
        self.title.say(title)
        self.time.say(time)
        self.text.show_text(text, seek)
        self.note.say(note)
        self.note.setVisible(bool(note))
        self.text.setAccessibleName(f"{title} {time}".strip())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for words in (self.title, self.time, self.note):
            words.set_theme(theme)
        self.text.setStyleSheet(
            f"QPlainTextEdit {{ background: transparent; border: none; color: {theme.hex('text2')};"
            f" selection-background-color: {theme.hex('accent')}; selection-color: {theme.hex('ontoaccent')}; }}"
            f"QPlainTextEdit:focus {{ color: {theme.hex('text')}; }}"
        )
        self.text.setFont(font("code"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the block's ground, and the ring of the focus."""
        painter, theme = QPainter(self), self._theme
        edge = theme.colour("focus" if self.text.hasFocus() else "line")
        paint_panel(painter, QRectF(self.rect()), theme.colour("field"), edge, RADIUS)
        painter.end()
