"""The findings of a key's check: an icon, a bold fact and a plain consequence each, wrapped where it is long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.models.check_texts import CheckLine
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, face, width_of
from gui.widgets.theme import Theme

LINE = 24
ICON = 16
TEXT_X = 25
GAP = 10
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


class FindingsView(QWidget):
    """As high as its lines; texts of venues are plain text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("testFindings")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self.lines: list[CheckLine] = []

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these findings."""
        self.lines = list(lines)
        self.setAccessibleName("\n".join(f"{line.finding}: {line.fact}. {line.consequence}" for line in lines))
        self._fit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the lines are at this width."""
        return QSize(200, round(sum(self._height(line) for line in self.lines)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may wrap otherwise now."""
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def _wraps(self, line: CheckLine) -> bool:
        wide = width_of(line.fact, "instrument") + GAP + width_of(line.consequence, "second")
        return wide > self.width() - TEXT_X

    def _below(self, line: CheckLine) -> QRectF:
        room = QRectF(0, 0, max(40, self.width() - TEXT_X), 1000)
        return face("second")[1].boundingRect(room, WRAP, line.consequence)

    def _height(self, line: CheckLine) -> float:
        return LINE + (self._below(line).height() + 3 if line.consequence and self._wraps(line) else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter, theme, y = QPainter(self), self._theme, 0.0
        for line in self.lines:
            sign = QRectF(0, y + (LINE - ICON) / 2, ICON, ICON)
            paint_icon(painter, line.icon, sign, theme.colour(line.tone.value))
            room = QRectF(TEXT_X, y, self.width() - TEXT_X, LINE)
            wide = draw_line(painter, room, line.fact, "instrument", theme.colour("text"))
            if line.consequence and self._wraps(line):
                below = QRectF(TEXT_X, y + LINE - 2, self.width() - TEXT_X, self._below(line).height() + 2)
                painter.setFont(face("second")[0])
                painter.setPen(theme.colour("text2"))
                painter.drawText(below, WRAP, line.consequence)
            else:
                rest = room.adjusted(wide + GAP, 0, 0, 0)
                draw_line(painter, rest, line.consequence, "second", theme.colour("text2"))
            y += self._height(line)
        painter.end()
