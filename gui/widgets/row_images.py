"""Pictures of the rows on screen: a row is drawn when it has changed, cell by cell where only its times moved on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QTableView

from gui.domain.orders import OrderKey
from gui.models.columns import Col
from gui.models.language import Language, language
from gui.models.orders_model import Index, OrdersModel
from gui.widgets.row_delegate import RowDelegate


@dataclass(frozen=True, slots=True)
class _Dress:
    """What all pictures share: they are of no use once one of these is another."""

    size: QSize
    scale: float
    cells: tuple[tuple[Col, int, int], ...]
    language: Language


@dataclass(slots=True)
class _Image:
    pixmap: QPixmap
    still: tuple[object, ...]
    moving: tuple[tuple[Col, str], ...]


class RowImages:
    """Keeps one picture a row for as long as the row is on screen; ``delegate`` draws the cells."""

    def __init__(self, view: QTableView, model: OrdersModel, delegate: RowDelegate) -> None:
        self._view = view
        self._model = model
        self._delegate = delegate
        self._images: dict[OrderKey, _Image] = {}
        self._dress: _Dress | None = None

    def forget(self) -> None:
        """Draw every row anew at the next painting."""
        self._images.clear()

    def changed(self, first: Index, last: Index) -> None:
        """Draw rows anew of which the model says that all of their cells may have changed."""
        if first.column() > 0:
            return
        for key in tuple(self._images):
            place = self._model.place_of(key)
            if place is None or first.row() <= place <= last.row():
                del self._images[key]

    def paint(self, event: QPaintEvent, first: int, last: int) -> bool:
        """Paint the rows ``first`` to ``last`` as far as they are dirty.

        Gives False, and paints nothing, where a row's height is no whole number of the screen's pixels: a picture
        would be blurred there.
        """
        viewport = self._view.viewport()
        height, scale = self._view.verticalHeader().defaultSectionSize(), viewport.devicePixelRatioF()
        if not (height * scale).is_integer():
            return False
        self._put_on(QSize(viewport.width(), height), scale)
        painter, seen = QPainter(viewport), dict[OrderKey, _Image]()
        painter.setClipRegion(event.region())
        for place in range(max(first, 0), last + 1):
            key, top = self._model.shown_at(place), self._view.rowViewportPosition(place)
            whole = QRect(0, top, viewport.width(), height)
            if not isinstance(key, OrderKey):
                self._heading(painter, place, whole)
            elif whole.intersects(event.rect()):
                seen[key] = self._image(place, key)
                painter.drawPixmap(QPoint(0, top), seen[key].pixmap)
            elif key in self._images:
                seen[key] = self._images[key]
        painter.end()
        self._images = seen
        return True

    def _put_on(self, size: QSize, scale: float) -> None:
        view = self._view
        shown = (col for col in Col if not view.isColumnHidden(col))
        cells = tuple((col, view.columnViewportPosition(col), view.columnWidth(col)) for col in shown)
        dress = _Dress(size, scale, cells, language())
        if dress != self._dress:
            self._dress = dress
            self._images.clear()

    def _heading(self, painter: QPainter, place: int, whole: QRect) -> None:
        assert self._dress is not None
        for col, left, width in self._dress.cells:
            self._delegate.paint_heading(painter, QRect(left, whole.top(), width, whole.height()), place, col)

    def _image(self, place: int, key: OrderKey) -> _Image:
        still, moving = self._delegate.still(place), self._delegate.moving(place)
        old = self._images.get(key)
        if old is None or old.still != still:
            assert self._dress is not None
            pixmap = QPixmap(self._dress.size * self._dress.scale)
            pixmap.setDevicePixelRatio(self._dress.scale)
            self._draw(pixmap, place, None)
            return _Image(pixmap, still, moving)
        if old.moving != moving:
            moved = {col for (col, text), (_, before) in zip(moving, old.moving, strict=True) if text != before}
            self._draw(old.pixmap, place, moved)
            old.moving = moving
        return old

    def _draw(self, pixmap: QPixmap, place: int, cols: set[Col] | None) -> None:
        assert self._dress is not None
        painter = QPainter(pixmap)
        if cols is None:
            painter.fillRect(QRect(QPoint(0, 0), self._dress.size), self._delegate.ground(place))
        for col, left, width in self._dress.cells:
            if cols is None or col in cols:
                self._delegate.paint_cell(painter, QRect(left, 0, width, self._dress.size.height()), place, col)
        painter.end()
