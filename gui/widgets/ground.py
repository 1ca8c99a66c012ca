"""The grounds that panels lie on, and the patterns that carry the mode."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.domain.venues import Environment
from gui.widgets.theme import Theme

PANEL_RADIUS = 10.0
TILE_RADIUS = 7.0


def paint_panel(painter: QPainter, box: QRectF, fill: QColor, edge: QColor, radius: float = PANEL_RADIUS) -> None:
    """Draw a panel with a line of one pixel around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)


def paint_stripes(painter: QPainter, box: QRectF, colour: QColor, width: float, step: float) -> None:
    """Draw diagonal stripes, rising to the right, over a box; the caller clips."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    # Stripes stand still on the window's grid, so that neighbouring repaints meet.
    height = box.height()
    x = box.left() - height - (box.left() - height) % step
    while x < box.right() + step:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, box.bottom()),
                    QPointF(x + width, box.bottom()),
                    QPointF(x + width + height, box.top()),
                    QPointF(x + height, box.top()),
                ]
            )
        )
        x += step


def paint_dots(painter: QPainter, box: QRectF, colour: QColor, radius: float, step: float) -> None:
    """Draw dots in staggered rows over a box; the caller clips."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    row, y = 0, box.top() + step / 2
    while y < box.bottom() + radius:
        x = box.left() + (step / 2 if row % 2 else 0.0)
        while x < box.right() + radius:
            painter.drawEllipse(QPointF(x, y), radius, radius)
            x += step
        row, y = row + 1, y + step / 2


def paint_mode(painter: QPainter, shape: QPainterPath, environment: Environment, theme: Theme) -> None:
    """Fill a shape with a mode's ground and pattern, as on banner and flag."""
    word, box = environment.value, shape.boundingRect()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, theme.colour(word))
    painter.setClipPath(shape)
    if environment is Environment.DRILL:
        paint_stripes(painter, box, theme.colour("drillpattern"), 10.0, 20.0)
    elif environment is Environment.DEMO:
        paint_dots(painter, box, theme.colour("demopattern"), 1.8, 10.0)
    painter.restore()


def ring_brush(painter: QPainter, shape: QPainterPath, environment: Environment, theme: Theme) -> None:
    """Fill PANIC's ring with the mode: yellow, blue stripes on white, or white dots on violet."""
    # The ring's stripes are lighter than the banner's: they must stand out from red.
    box = shape.boundingRect()
    painter.save()
    painter.setClipPath(shape)
    painter.fillPath(shape, theme.colour(f"ring{environment.value}"))
    if environment is Environment.DRILL:
        paint_stripes(painter, box, theme.colour("ringdrillpattern"), 5.0, 10.0)
    elif environment is Environment.DEMO:
        paint_dots(painter, box, theme.colour("ringdemopattern"), 1.55, 6.6)
    painter.restore()


def paint_segment_pattern(painter: QPainter, name: str, box: QRectF, colour: QColor, *, plain: bool = False) -> None:
    """Fill one segment of the progress bar; unknown is dotted and rejected striped, to be told without colour.

    ``plain`` is high contrast: what is gone is full, the rest a frame with its pattern.
    """
    marks = colour
    if plain and name != "gone":
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(box, QBrush(colour))
        marks = colour.darker(160)
    if name == "unknown":
        paint_dots(painter, box, marks, 1.5, 6.0)
    elif name == "rejected":
        paint_stripes(painter, box, marks, 3.0, 7.0)
