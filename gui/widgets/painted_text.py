"""Text that the table paints by hand: fonts with their measures, and one way to set a line in a cell."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.models.columns import Align
from gui.widgets.theme import font


@lru_cache(maxsize=64)
def face(role: str) -> tuple[QFont, QFontMetricsF]:
    """Give the font of a role and its measures."""
    made = font(role)
    return made, QFontMetricsF(made)


def width_of(text: str, role: str) -> float:
    """Measure a line."""
    return face(role)[1].horizontalAdvance(text)


def baseline(box: QRectF, role: str) -> float:
    """Give the baseline that puts capitals in the middle of a box, on a whole pixel."""
    return round(box.center().y() + face(role)[1].capHeight() / 2)


def draw_line(
    painter: QPainter,
    box: QRectF,
    text: str,
    role: str,
    colour: QColor,
    align: Align = Align.LEFT,
    *,
    cut: bool = True,
) -> float:
    """Set one line of plain text in a box, with an ellipsis on the right if ``cut``; gives its width."""
    made, metrics = face(role)
    wide = metrics.horizontalAdvance(text)
    if cut and wide > box.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        wide = metrics.horizontalAdvance(text)
    room = box.width() - wide
    x = box.left() + (room if align is Align.RIGHT else room / 2 if align is Align.CENTRE else 0.0)
    painter.setFont(made)
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline(box, role)), text)
    return wide
