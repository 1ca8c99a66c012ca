"""The state chip: one word, one icon, one look for each state, told apart without colour as well."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gui.models.chip_state import ChipState
from gui.widgets.icons import icon_pixmap
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.theme import Theme

WIDTH = 96
HEIGHT = 19
RADIUS = 4.0
# From the chip's left edge to its icon and to its word, and the room after a word that is wider than usual.
ICON_X = 6
ICON_SIZE = 13
WORD_X = 23
AFTER_WORD = 6
# The stripes of a stale chip: from one to the next, and how wide.
HATCH_STEP = 7.0
HATCH_WIDTH = 2.5
DASHES = (3.0, 2.0)

ICONS: dict[ChipState, str] = {
    ChipState.LIVE: "ring",
    ChipState.QUEUED: "dots",
    ChipState.SENT: "arrow-up",
    ChipState.ACCEPTED: "check",
    ChipState.GONE: "double-check",
    ChipState.REJECTED: "octagon-cross",
    ChipState.TRIGGERED: "bolt-square",
    ChipState.UNKNOWN: "question",
    ChipState.STALE: "clock-back",
}


def chip_width(word: str) -> float:
    """Give the width of a chip: 96, or more where its word would be cut."""
    return max(float(WIDTH), WORD_X + width_of(word, "chip") + AFTER_WORD)


def paint_chip(
    painter: QPainter, at: QPointF, state: ChipState, word: str, theme: Theme, icon: str | None = None
) -> None:
    """Draw a chip with its top left corner at ``at``; ``icon`` is another one than the look's own."""
    look = theme.chip(state.value)
    box = QRectF(at.x(), at.y(), chip_width(word), HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = look.edge_width / 2
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS - inset, RADIUS - inset)
    if look.fill is not None:
        painter.fillPath(shape, look.fill)
    if look.hatched:
        # On the ground of a plain row, so that a ticked row shows the stripes as well.
        painter.fillPath(shape, look.fill or theme.colour("table"))
        _hatch(painter, shape, box, theme.colour("line"))
    if look.edge is not None:
        painter.setPen(_edge(look.edge, look.edge_width, dashed=look.dashed))
        painter.drawPath(shape)
    dpr = painter.device().devicePixelRatio()
    middle = QPointF(box.left() + ICON_X, box.top() + (HEIGHT - ICON_SIZE) / 2)
    painter.drawPixmap(middle, icon_pixmap(icon or ICONS[state], look.text, ICON_SIZE, dpr))
    draw_line(painter, box.adjusted(WORD_X, 0, 0, 0), word, "chip", look.text, cut=False)
    painter.restore()


def _edge(colour: QColor, width: float, *, dashed: bool) -> QPen:
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern(list(DASHES))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _hatch(painter: QPainter, shape: QPainterPath, box: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, HATCH_WIDTH))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += HATCH_STEP
    painter.restore()
