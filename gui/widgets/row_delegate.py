"""Paints every cell of the table of orders itself: ground, tick, texts, triangles, shield and state chip."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.domain.orders import Side
from gui.domain.rows import Row
from gui.engine.views import Bare
from gui.models import formats, messages
from gui.models.cells import group_check, guarded
from gui.models.chip_state import ChipState, Moment, chip_state, chip_word
from gui.models.columns import COLUMNS, Align, Col
from gui.models.grouping import GroupKey
from gui.models.order_words import side_word
from gui.models.orders_model import OrdersModel
from gui.widgets import chip
from gui.widgets.check_box import paint_box
from gui.widgets.icons import icon_pixmap
from gui.widgets.painted_text import draw_line, width_of
from gui.widgets.theme import Theme

PADDING = 6
MESSAGE_PADDING = 12
BAR = 3
SHIELD = 15
TRIANGLE = 12
# From the side column's padding to the triangle's box, and to the word after it.
TRIANGLE_X = -2
SIDE_WORD_X = 11
UNIT_GAP = 4
# A row in one of these states has a bar at its left edge, in the colour of its chip.
BARRED = frozenset({ChipState.REJECTED, ChipState.TRIGGERED, ChipState.UNKNOWN})
# Codes by which a venue says yes; any other code is set in weight 600.
YES_CODES = frozenset({"0", "200"})

SIDE_ICONS = {Side.BUY: "triangle-up-hollow", Side.SELL: "triangle-down-filled"}

Index = QModelIndex | QPersistentModelIndex
Need = Callable[[Col, int], None]


@dataclass(frozen=True, slots=True)
class RowLook:
    """What all cells of one row share while they are painted."""

    row: Row
    now: Moment
    state: ChipState
    checked: bool
    strong: QColor
    soft: QColor
    faint: QColor
    guard: Bare | None = None

    @property
    def gone(self) -> bool:
        """Say whether the row is dimmed."""
        return self.state is ChipState.GONE


class RowDelegate(QStyledItemDelegate):
    """One delegate for all cells; it reads the model's snapshots, never the style.

    ``hovered`` is the row under the pointer (-1 for none), ``keyboard`` tells that keys are in use.
    ``compact`` is for low rows, whose text is 12 px. ``need`` is told when a number does not fit its column.
    """

    def __init__(self, model: OrdersModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.hovered = -1
        self.keyboard = False
        self.compact = False
        self.need: Need | None = None
        self._looks: dict[int, RowLook] | None = None
        self._paint: dict[Col, Callable[[QPainter, QRect, RowLook], None]] = {
            **{col: self._plain(col) for col in Col},
            Col.CHECK: self._check,
            Col.SIDE: self._side,
            Col.SIZE: self._size,
            Col.PROTECTIVE: self._shield,
            Col.STATE: self._state,
            Col.CODE: self._code,
            Col.MESSAGE: self._message,
        }

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the column's fixed width; nothing is ever measured for it."""
        return QSize(COLUMNS[index.column()].width, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell where Qt asks for it."""
        place, col = index.row(), Col(index.column())
        if place >= self._model.rowCount():
            return
        if isinstance(self._model.shown_at(place), GroupKey):
            self.paint_heading(painter, option.rect, place, col)
        else:
            self.paint_cell(painter, option.rect, place, col)

    def paint_heading(self, painter: QPainter, rect: QRect, place: int, col: Col) -> None:
        """Paint one cell of a heading; its words go over all columns, and the view writes them."""
        painter.fillRect(rect, self._theme.colour("header"))
        group = self._model.group_at(place) if col is Col.CHECK else None
        if group is not None:
            paint_box(painter, rect, group_check(group), self._theme)

    def paint_cell(self, painter: QPainter, rect: QRect, place: int, col: Col) -> None:
        """Paint one cell of an order, its ground with it."""
        look = self._look(place)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, self._ground(place, look))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint[col](painter, rect, look)
        painter.restore()

    def ground(self, place: int) -> QColor:
        """The colour behind a row."""
        return self._ground(place, self._look(place))

    def still(self, place: int) -> tuple[object, ...]:
        """Everything that a row's picture depends on but the time: another one is another picture."""
        look = self._look(place)
        row = look.row
        story = (row.order, row.cancel, row.proof, row.fired, row.doubted, row.note, row.new_since_run)
        return (*story, look.state, self._ground(place, look).rgba())

    def moving(self, place: int) -> tuple[tuple[Col, str], ...]:
        """The texts of a row that change as time goes by."""
        look = self._look(place)
        return tuple((col, text(look.row, look.now)) for col, text in _MOVING)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Do nothing: the view ticks by itself, and Qt's own tick on the release would take it back."""
        return False

    def headings(self, view: QTableView, first: int, last: int) -> None:
        """Write the words of the groups' headings among some rows: each group's name, then its counts."""
        painter, left = QPainter(view.viewport()), view.columnViewportPosition(Col.VENUE)
        for place in range(first, last + 1):
            group = self._model.group_at(place)
            if group is None:
                continue
            rect = QRectF(left, view.rowViewportPosition(place), view.viewport().width() - left, view.rowHeight(place))
            box = rect.adjusted(PADDING, 0, -PADDING, 0)
            wide = draw_line(painter, box, group.key.title, "instrument", self._theme.colour("text"))
            rest = box.adjusted(min(wide + MESSAGE_PADDING, box.width()), 0, 0, 0)
            draw_line(painter, rest, group.counts, "second", self._theme.colour("text2"))
        painter.end()

    def begin(self) -> None:
        """The view paints now: until ``end`` each row is read once for all its cells."""
        self._looks = {}

    def end(self) -> None:
        """The view has painted."""
        self._looks = None

    def _look(self, place: int) -> RowLook:
        if self._looks is None:
            return self._read(place)
        if place not in self._looks:
            self._looks[place] = self._read(place)
        return self._looks[place]

    def _read(self, place: int) -> RowLook:
        row, now, colour = self._model.row_at(place), self._model.moment(), self._theme.colour
        state = chip_state(row, now.ms)
        words = ("text", "text2", "text3")
        if state is ChipState.GONE:
            words = ("text3", "text3", "text3")
        elif state is ChipState.STALE:
            words = ("text2", "text2", "text3")
        strong, soft, faint = (colour(word) for word in words)
        checked, guard = self._model.is_checked(row.key), self._model.guard_of(row.key)
        return RowLook(row, now, state, checked, strong, soft, faint, guard)

    def _ground(self, place: int, look: RowLook) -> QColor:
        odd = place % 2 == 1
        if look.checked:
            return self._theme.colour("selalt" if odd else "sel")
        if place == self.hovered:
            return self._theme.colour("hover")
        return self._theme.colour("alt" if odd else "table")

    # Cells

    def _plain(self, col: Col) -> Callable[[QPainter, QRect, RowLook], None]:
        column, role, soft = COLUMNS[col], "instrument" if col is Col.INSTRUMENT else "body", col in _SOFT

        def paint(painter: QPainter, rect: QRect, look: RowLook) -> None:
            colour = look.soft if soft else look.strong
            self._text(painter, rect, column.text(look.row, look.now), role, colour, col)

        return paint

    def _check(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        if look.state in BARRED:
            style = self._theme.chip(look.state.value)
            bar = QRect(rect.left(), rect.top(), BAR, rect.height() - 1)
            painter.fillRect(bar, style.edge or style.fill or look.strong)
        state = Qt.CheckState.Checked if look.checked else Qt.CheckState.Unchecked
        paint_box(painter, rect, state, self._theme)

    def _side(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        # Hollow and upwards for buy, filled and downwards for sell: told apart without any colour.
        icon, shift = SIDE_ICONS.get(look.row.order.side), 0
        if icon is not None:
            shift = SIDE_WORD_X
            self._icon(
                painter,
                icon,
                TRIANGLE,
                QPointF(rect.left() + PADDING + TRIANGLE_X, rect.center().y()),
                look.strong,
            )
        words = rect.adjusted(shift, 0, PADDING, 0)
        self._text(painter, words, side_word(look.row.order.side), "second-strong", look.strong, Col.SIDE)

    def _size(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        number, unit = formats.size(look.row.order)
        room = width_of(unit, "unit") + UNIT_GAP if unit else 0.0
        box = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        draw_line(painter, box, unit, "unit", look.faint, Align.RIGHT, cut=False)
        box, role = box.adjusted(0, 0, -room, 0), self._role("body")
        wide = draw_line(painter, box, number, role, look.strong, Align.RIGHT, cut=False)
        self._ask(Col.SIZE, wide + room, rect)

    def _shield(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        if look.row.order.protective:
            colour = look.faint if look.gone else self._theme.colour("accent" if look.guard is None else "warn")
            left = rect.left() + (rect.width() - SHIELD + 1) // 2
            self._icon(painter, "shield", SHIELD, QPointF(left, rect.center().y()), colour)

    def _state(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        word = chip_word(look.row, look.now.ms)
        top = rect.top() + (rect.height() - chip.HEIGHT + 1) // 2
        chip.paint_chip(painter, QPointF(rect.left() + PADDING, top), look.state, word, self._theme)
        self._ask(Col.STATE, chip.chip_width(word), rect)

    def _code(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        code = messages.code(look.row)
        refused = look.state in (ChipState.REJECTED, ChipState.TRIGGERED)
        colour = self._theme.colour("bad") if refused else look.strong
        self._text(painter, rect, code, "body" if code in YES_CODES else "instrument", colour, Col.CODE)

    def _message(self, painter: QPainter, rect: QRect, look: RowLook) -> None:
        urgent = messages.urgent(look.row)
        role, colour = ("second-medium", look.strong) if urgent else ("second", look.soft)
        self._text(painter, rect, guarded(look.row, look.now, look.guard), role, colour, Col.MESSAGE)

    def _icon(self, painter: QPainter, name: str, size: int, left: QPointF, colour: QColor) -> None:
        pixmap = icon_pixmap(name, colour, size, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(left.x(), left.y() + 0.5 - size / 2), pixmap)

    def _text(self, painter: QPainter, rect: QRect, text: str, role: str, colour: QColor, col: Col) -> None:
        if not text:
            return
        column = COLUMNS[col]
        left = MESSAGE_PADDING if col is Col.MESSAGE else PADDING
        box = QRectF(rect).adjusted(left, 0, -PADDING, 0)
        wide = draw_line(painter, box, text, self._role(role), colour, column.align, cut=not column.number)
        if column.number:
            self._ask(col, wide, rect)

    def _role(self, role: str) -> str:
        return _COMPACT.get(role, role) if self.compact else role

    def _ask(self, col: Col, wide: float, rect: QRect) -> None:
        needed = math.ceil(wide) + 2 * PADDING
        if needed > rect.width() and self.need is not None:
            self.need(col, needed)


_MOVING: tuple[tuple[Col, Callable[[Row, Moment], str]], ...] = (
    (Col.AGE, COLUMNS[Col.AGE].text),
    (Col.STATE, COLUMNS[Col.STATE].text),
    (Col.MESSAGE, messages.message),
)
_COMPACT = {"body": "second", "instrument": "second-strong"}
_SOFT = frozenset({Col.VENUE, Col.ACCOUNT, Col.AGE, Col.TRIES, Col.LATENCY})
