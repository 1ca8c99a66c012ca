"""A label that paints one line of plain text in a role's font and a theme's colour, cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.models.columns import Align
from gui.models.texts import Said, Tone
from gui.widgets.painted_text import draw_line, face, width_of
from gui.widgets.theme import Theme


class Words(QLabel):
    """One line; its ``text`` is what stands there, and the whole of it is the tooltip where it is cut.

    A `Said` may bring a shorter wording: it is painted where the whole one has no room.
    """

    def __init__(
        self,
        role: str,
        theme: Theme,
        parent: QWidget,
        *,
        name: str = "",
        tone: Tone = Tone.TEXT,
        align: Align = Align.LEFT,
    ) -> None:
        super().__init__(parent)
        if name:
            self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._role = role
        self._theme = theme
        self._tone = tone
        self._align = align
        self._short = ""

    @property
    def tone(self) -> Tone:
        """The tone that the text is painted in."""
        return self._tone

    def say(self, text: str | Said, tone: Tone | None = None) -> None:
        """Show a text; without a tone a plain one keeps the tone that there is."""
        if isinstance(text, Said):
            self.say(text.text, text.tone)
            self._short = text.short
            return
        self._short = ""
        if tone is not None and tone is not self._tone:
            self._tone = tone
            self.update()
        if text != self.text():
            self.setText(text)
            self._tell_cut()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def wide(self) -> int:
        """The width that the text needs."""
        return int(width_of(self.text(), self._role)) + 1

    def sizeHint(self) -> QSize:
        """Room for the text."""
        return QSize(self.wide(), int(face(self._role)[1].height()))

    def minimumSizeHint(self) -> QSize:
        """A text can always be cut."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Tell the whole text in the tooltip where it is cut."""
        self._tell_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        colour = self._theme.colour(self._tone.value)
        text = self._short if self._short and self.wide() > self.width() + 1 else self.text()
        draw_line(painter, QRectF(self.rect()), text, self._role, colour, self._align)
        painter.end()

    def _tell_cut(self) -> None:
        self.setToolTip(self.text() if self.wide() > self.width() else "")
