"""What stands on the banner in its own colour: texts, buttons with an icon, buttons with a word in a frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from gui.widgets.icons import paint_icon
from gui.widgets.painted_text import draw_line, width_of

Ink = Callable[[], QColor]


class BannerText(QLabel):
    """One text in the banner's own colour."""

    def __init__(self, name: str, role: str, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._ink = ink
        self._role = role

    def wide(self) -> int:
        """The width that the text needs."""
        return int(width_of(self.text(), self._role)) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        draw_line(painter, QRectF(self.rect()), self.text(), self._role, self._ink())
        painter.end()


class BannerButton(QAbstractButton):
    """An icon, or a word in a frame, in the banner's own colour."""

    def __init__(self, name: str, sign: str, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ink = ink
        self._sign = sign
        self._off = False

    def name(self, spoken: str, text: str = "") -> None:
        """Take the words for screen reader and tooltip, and the word in the frame."""
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def sizeHint(self) -> QSize:
        """Room for word and chevron, or for the icon."""
        if not self.text():
            return QSize(26, 26)
        return QSize(int(width_of(self.text(), "second-strong")) + 38, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, word, icon; a pressed switch has a ground of its own, one that is off a stroke across."""
        painter, ink = QPainter(self), self._ink()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = self._ink()
        ground.setAlpha(46 if self.isChecked() or self.isDown() else 26 if self.underMouse() else 0)
        framed = bool(self.text())
        painter.setBrush(ground)
        thick = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(ink, thick) if framed or self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, 6, 6)
        if framed:
            draw_line(painter, box.adjusted(9, 0, -23, 0), self.text(), "second-strong", ink)
            chevron = QRectF(box.right() - 22, box.center().y() - 7, 14, 14)
            paint_icon(painter, self._sign, chevron, ink)
        else:
            middle = box.center()
            paint_icon(painter, self._sign, QRectF(middle.x() - 8, middle.y() - 8, 16, 16), ink)
            if self._off:
                painter.setPen(QPen(ink, 1.8))
                painter.drawLine(QLineF(middle.x() - 8, middle.y() + 8, middle.x() + 8, middle.y() - 8))
        painter.end()

    def set_off(self, off: bool) -> None:
        """Strike the icon through: what it stands for is off."""
        self._off = off
        self.update()


class MenuSwitch(BannerButton):
    """A switch that a click does not turn: it asks for its menu, where the switch is one entry."""

    menuWanted = Signal()
    """The trader clicked it."""

    def __init__(self, name: str, sign: str, ink: Ink, parent: QWidget) -> None:
        super().__init__(name, sign, ink, parent)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """Leave the switch as it is."""
        self.menuWanted.emit()
