"""Text that the table paints by hand: fonts with their measures, and one way to set a line in a cell."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRawFont, QStaticText

from gui.models.columns import Align
from gui.widgets.theme import font

# Measured lines that are remembered: some screens full of rows in every state.
LINES_KEPT = 4096


@lru_cache(maxsize=64)
def face(role: str) -> tuple[QFont, QFontMetricsF]:
    """Give the font of a role and its measures."""
    made = font(role)
    return made, QFontMetricsF(made)


@lru_cache(maxsize=LINES_KEPT)
def width_of(text: str, role: str) -> float:
    """Measure a line; the lines of a table are measured once, not at every painting."""
    return face(role)[1].horizontalAdvance(text)


@lru_cache(maxsize=LINES_KEPT)
def cut_to(text: str, role: str, room: float) -> str:
    """Cut a line that is too long with an ellipsis on the right."""
    return face(role)[1].elidedText(text, Qt.TextElideMode.ElideRight, room)


@lru_cache(maxsize=64)
def _signs(role: str) -> QRawFont:
    return QRawFont.fromFont(face(role)[0])


@lru_cache(maxsize=LINES_KEPT)
def _set_line(text: str, role: str) -> QStaticText | None:
    # Setting a line anew costs more than all else of its cell; of plain text, whatever a venue wrote. Where another
    # face helps out, as for Chinese, the line would stand on that one's height.
    if not all(_signs(role).supportsCharacter(ord(sign)) for sign in text):
        return None
    line = QStaticText(text)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    line.prepare(font=face(role)[0])
    return line


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
    wide = width_of(text, role)
    if cut and wide > box.width():
        text = cut_to(text, role, box.width())
        wide = width_of(text, role)
    room = box.width() - wide
    x = box.left() + (room if align is Align.RIGHT else room / 2 if align is Align.CENTRE else 0.0)
    made, measures = face(role)
    painter.setFont(made)
    painter.setPen(colour)
    line, base = _set_line(text, role), baseline(box, role)
    if line is None:
        painter.drawText(QPointF(x, base), text)
    else:
        painter.drawStaticText(QPointF(x, base - measures.ascent()), line)
    return wide
