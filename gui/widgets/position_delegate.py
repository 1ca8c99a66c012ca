"""Paints every cell of the table of positions itself, in the look of the table of orders."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.models import position_columns, position_words
from gui.models.chip_state import ChipState, Moment
from gui.models.columns import Align
from gui.models.position_columns import COLUMNS, Held, PosCol
from gui.models.position_words import Look, Way
from gui.models.positions_model import PositionsModel
from gui.widgets import chip
from gui.widgets.icons import icon_pixmap
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.row_delegate import (
    BAR,
    MESSAGE_PADDING,
    PADDING,
    SIDE_WORD_X,
    TRIANGLE,
    TRIANGLE_X,
    UNIT_GAP,
    YES_CODES,
)
from gui.widgets.theme import Theme

WAY_ICONS = {Way.LONG: "triangle-up-hollow", Way.SHORT: "triangle-down-filled"}
_SOFT = frozenset({PosCol.VENUE, PosCol.ACCOUNT, PosCol.MARGIN, PosCol.TRIES, PosCol.AGE})

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HeldLook:
    """What all cells of one row share while they are painted."""

    held: Held
    now: Moment
    look: Look
    strong: QColor
    soft: QColor
    faint: QColor


class PositionDelegate(QStyledItemDelegate):
    """One delegate for all cells; ``hovered`` is the row under the pointer (-1: none), ``keyboard``: keys are in use.

    ``need`` is told when a number does not fit its column.
    """

    def __init__(self, model: PositionsModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.hovered = -1
        self.keyboard = False
        self.need: Callable[[int, int], None] | None = None
        self._looks: dict[int, HeldLook] | None = None
        self._paint: dict[PosCol, Callable[[QPainter, QRect, HeldLook], None]] = {
            **{col: self._plain(col) for col in PosCol},
            PosCol.SIDE: self._side,
            PosCol.SIZE: self._size,
            PosCol.RESULT: self._result,
            PosCol.STOPS: self._stops,
            PosCol.STATE: self._state,
            PosCol.CODE: self._code,
            PosCol.MESSAGE: self._message,
        }

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the column's fixed width; nothing is ever measured for it."""
        return QSize(COLUMNS[index.column()].width, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        place = index.row()
        if place >= self._model.rowCount():
            return
        rect: QRect = option.rect
        look = self._look(place)
        painter.save()
        painter.setClipRect(rect)
        ground = "hover" if place == self.hovered else "alt" if place % 2 else "table"
        painter.fillRect(rect, self._theme.colour(ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == PosCol.VENUE or (index.column() == PosCol.INSTRUMENT and rect.left() <= 0):
            self._bar(painter, rect, look)
        self._paint[PosCol(index.column())](painter, rect, look)
        painter.restore()

    def begin(self) -> None:
        """The view paints now: until ``end`` each row is read once for all its cells."""
        self._looks = {}

    def end(self) -> None:
        """The view has painted."""
        self._looks = None

    def _look(self, place: int) -> HeldLook:
        if self._looks is None:
            return self._read(place)
        if place not in self._looks:
            self._looks[place] = self._read(place)
        return self._looks[place]

    def _read(self, place: int) -> HeldLook:
        held, now, colour = self._model.held_at(place), self._model.moment(), self._theme.colour
        look = position_words.look(held.row, now.ms)
        words = ("text", "text2", "text3")
        if look.chip is ChipState.GONE:
            words = ("text3", "text3", "text3")
        elif look.chip is ChipState.STALE:
            words = ("text2", "text2", "text3")
        strong, soft, faint = (colour(word) for word in words)
        return HeldLook(held, now, look, strong, soft, faint)

    def _bar(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        if look.look.chip is ChipState.REJECTED:
            style = self._theme.chip(look.look.chip.value)
            bar = QRect(rect.left(), rect.top(), BAR, rect.height() - 1)
            painter.fillRect(bar, style.edge or style.fill or look.strong)

    # Cells

    def _plain(self, col: PosCol) -> Callable[[QPainter, QRect, HeldLook], None]:
        column, role, soft = COLUMNS[col], "instrument" if col is PosCol.INSTRUMENT else "body", col in _SOFT

        def paint(painter: QPainter, rect: QRect, look: HeldLook) -> None:
            colour = look.soft if soft else look.strong
            self._text(painter, rect, column.text(look.held, look.now), role, colour, col)

        return paint

    def _side(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        # Hollow and upwards for long, filled and downwards for short: told apart without any colour.
        position = look.held.row.position
        icon, shift = WAY_ICONS.get(position_words.way(position)), 0
        if icon is not None:
            shift = SIDE_WORD_X
            pixmap = icon_pixmap(icon, look.strong, TRIANGLE, painter.device().devicePixelRatio())
            top = rect.center().y() + 0.5 - TRIANGLE / 2
            painter.drawPixmap(QPointF(rect.left() + PADDING + TRIANGLE_X, top), pixmap)
        words = rect.adjusted(shift, 0, PADDING, 0)
        word = position_words.way_word(position)
        self._text(painter, words, word, "second-strong", look.strong, PosCol.SIDE)

    def _size(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        self._measure(painter, rect, position_columns.size(look.held), look, PosCol.SIZE)

    def _result(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        self._measure(painter, rect, position_columns.result(look.held), look, PosCol.RESULT)

    def _measure(self, painter: QPainter, rect: QRect, pair: tuple[str, str], look: HeldLook, col: PosCol) -> None:
        number, unit = pair
        room = width_of(unit, "unit") + UNIT_GAP if unit else 0.0
        box = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        draw_line(painter, box, unit, "unit", look.faint, Align.RIGHT, cut=False)
        wide = draw_line(painter, box.adjusted(0, 0, -room, 0), number, "body", look.strong, Align.RIGHT, cut=False)
        self._ask(col, wide + room, rect)

    def _stops(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        # A warning by weight as well as by colour.
        warns = look.held.bare or look.held.stops_unknown
        role, colour = ("instrument", self._theme.colour("warn")) if warns else ("body", look.strong)
        self._text(painter, rect, COLUMNS[PosCol.STOPS].text(look.held, look.now), role, colour, PosCol.STOPS)

    def _state(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        word = position_words.chip_word(look.held.row, look.now.ms)
        top = rect.top() + (rect.height() - chip.HEIGHT + 1) // 2
        at = QPointF(rect.left() + PADDING, top)
        chip.paint_chip(painter, at, look.look.chip, word, self._theme, look.look.icon)
        self._ask(PosCol.STATE, chip.chip_width(word), rect)

    def _code(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        code = position_words.code(look.held.row)
        colour = self._theme.colour("bad") if look.look.chip is ChipState.REJECTED else look.strong
        self._text(painter, rect, code, "body" if code in YES_CODES else "instrument", colour, PosCol.CODE)

    def _message(self, painter: QPainter, rect: QRect, look: HeldLook) -> None:
        urgent = position_words.urgent(look.held.row)
        role, colour = ("second-medium", look.strong) if urgent else ("second", look.soft)
        self._text(painter, rect, position_words.message(look.held.row, look.now), role, colour, PosCol.MESSAGE)

    def _text(self, painter: QPainter, rect: QRect, text: str, role: str, colour: QColor, col: PosCol) -> None:
        if not text:
            return
        column = COLUMNS[col]
        left = MESSAGE_PADDING if col is PosCol.MESSAGE else PADDING
        box = QRectF(rect).adjusted(left, 0, -PADDING, 0)
        wide = draw_line(painter, box, text, role, colour, column.align, cut=not column.number)
        # A warning that is cut says nothing.
        if column.number or col is PosCol.STOPS:
            self._ask(col, max(wide, width_of(text, role)), rect)

    def _ask(self, col: PosCol, wide: float, rect: QRect) -> None:
        needed = math.ceil(wide) + 2 * PADDING
        if needed > rect.width() and self.need is not None:
            self.need(col, needed)
