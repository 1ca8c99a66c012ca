"""The window's icons: one meaning each, tinted by token, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import assets


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = assets.read_text(f"icons/{name}.svg").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a rectangle, as curves; raises FileNotFoundError for a name that is no icon."""
    _render(_renderer(name, colour.name()), painter, rect, colour)


def _render(renderer: QSvgRenderer, painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(painter.opacity() * colour.alphaF())
    renderer.render(painter, rect)
    painter.restore()


@lru_cache(maxsize=512)
def _pixmap(name: str, argb: str, size: int, dpr: float) -> QPixmap:
    # Before the painter begins: an exception would leave it at work on a pixmap that is gone.
    colour = QColor(argb)
    renderer = _renderer(name, colour.name())
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _render(renderer, painter, QRectF(0, 0, size, size), colour)
    painter.end()
    return pixmap


def icon_pixmap(name: str, colour: QColor, size: int = 16, dpr: float = 1.0) -> QPixmap:
    """Give an icon as a pixmap of ``size`` device-independent pixels, sharp at the pixel ratio ``dpr``.

    Raises FileNotFoundError for a name that is no icon.
    """
    return _pixmap(name, colour.name(QColor.NameFormat.HexArgb), size, dpr)


def icon(name: str, colour: QColor, size: int = 16) -> QIcon:
    """Give an icon for Qt's own buttons and menus, in 100, 200 and 300 %."""
    made = QIcon()
    for dpr in (1.0, 2.0, 3.0):
        made.addPixmap(icon_pixmap(name, colour, size, dpr))
    return made
