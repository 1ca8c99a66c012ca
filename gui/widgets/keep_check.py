"""The choice to keep protective orders, off at every start, with the number that it concerns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.models.language import say, source
from gui.widgets.check_box import LEFT, paint_box
from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.retold import told
from gui.widgets.theme import Theme

HEIGHT = 26
SHIELD = 14
# Places from the left: box, shield, words; then the gap before the count.
BOX_X, SHIELD_X, TEXT_X, GAP = 1, 25, 45, 8
LABEL = source("Keep protective orders")


class KeepCheck(QCheckBox):
    """Reacts in its whole area."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keepProtectiveCheck")
        self.setFixedHeight(HEIGHT)
        self._theme = theme
        self._count = ""
        told(self, self._name)

    def _name(self) -> None:
        self.setText(say(LABEL))
        self.setToolTip(say("PANIC leaves orders that only reduce or close a position"))

    def show_count(self, count: str) -> None:
        """Show how many orders are protective: ``8 of 25``."""
        if count != self._count:
            self._count = count
            self.setAccessibleDescription(say("{n} protective", n=count))
            self.update()

    @property
    def count(self) -> str:
        """The number that is shown."""
        return self._count

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole line reacts."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for words and count."""
        wide = TEXT_X + width_of(self.text(), "body-medium") + GAP + width_of(self._count, "second-medium")
        return QSize(int(wide) + 4, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, shield, words and count."""
        painter, theme = QPainter(self), self._theme
        paint_box(painter, QRect(BOX_X - LEFT, 0, 40, HEIGHT), self.checkState(), theme)
        middle = HEIGHT / 2
        shield = QRectF(SHIELD_X, middle - SHIELD / 2, SHIELD, SHIELD)
        paint_icon(painter, "shield", shield, theme.colour("accent"))
        box = QRectF(TEXT_X, 0, self.width() - TEXT_X, HEIGHT)
        wide = draw_line(painter, box, self.text(), "body-medium", theme.colour("text"))
        rest = box.adjusted(wide + GAP, 0, 0, 0)
        if width_of(self._count, "second-medium") > rest.width():
            draw_line(painter, rest, self._count.split(" ")[0], "second-medium", theme.colour("text3"))
        else:
            draw_line(painter, rest, self._count, "second-medium", theme.colour("text3"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            end = TEXT_X + wide + 4
            painter.drawRoundedRect(QRectF(1, 1, end - 2, HEIGHT - 2), 5, 5)
        painter.end()
