"""The check box of the table and of its header, painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from gui.widgets.theme import Theme

BOX = 16
LEFT = 10
RADIUS = 4.0
TICK = ((4.3, 8.3), (7.0, 11.0), (11.8, 5.2))
DASH = ((5.0, 8.0), (11.0, 8.0))


def paint_box(painter: QPainter, rect: QRect, state: Qt.CheckState, theme: Theme) -> None:
    """Draw a box of 16 px where the check column has it: empty, ticked, or with a dash for "some"."""
    box = QRectF(rect.left() + LEFT, rect.top() + (rect.height() - BOX) // 2, BOX, BOX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is Qt.CheckState.Unchecked:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("border"), 1.0))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 0.5, RADIUS - 0.5)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    pen = QPen(theme.colour("ontoaccent"), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = TICK if state is Qt.CheckState.Checked else DASH
    painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) for x, y in corners]))
