"""How PANIC is drawn: the ring that carries the mode and fills while held, the mushroom, the texts, the flag."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.domain.venues import Environment
from gui.domain.what import What
from gui.models.columns import Align
from gui.models.language import say
from gui.models.texts import MODES
from gui.models.what_texts import tag
from gui.widgets.ground import paint_mode, ring_brush
from gui.widgets.painted_text import draw_line, face, width_of
from gui.widgets.theme import Theme

# Room around the red for the focus ring.
INSET = 3.0
RADIUS = 10.0
RING = 86.0
RING_THICK = 15.0
MUSHROOM = 56.0
SQUARE = 13.0
RING_X = 17.0
TEXT_X = 119.0
FLAG_HEIGHT = 20.0
# Baselines from the widget's top.
WORD_Y, FIRST_Y, SECOND_Y = 47.0, 69.0, 88.0
# What a press ends stands under the flag.
TAG_Y, TAG_HEIGHT = 35.0, 14.0
# The baselines where the second line goes on below.
CLOSE_WORD_Y, CLOSE_FIRST_Y, CLOSE_SECOND_Y, LINE = 43.0, 63.0, 79.0, 15.0


@dataclass(frozen=True, slots=True)
class PanicLook:
    """What is drawn: mode, both lines (long to short wordings), how much of the ring is filled, and how it stands.

    ``what`` stands beside the word; the texts of Flatten have a colour of their own.
    """

    environment: Environment
    first: tuple[str, ...]
    second: tuple[str, ...]
    fraction: float = 0.0
    held: bool = False
    hovered: bool = False
    focused: bool = False
    what: What = What.ALGOS


def paint_panic(painter: QPainter, box: QRectF, look: PanicLook, theme: Theme) -> None:
    """Draw the whole button into ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    red = box.adjusted(INSET, INSET, -INSET, -INSET)
    ground = "panicheld" if look.held else "panichover" if look.hovered else "panic"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(red, RADIUS, RADIUS)
    if theme.plain:
        painter.setPen(QPen(theme.colour("panictext"), 4 if look.held else 2))
        painter.drawRoundedRect(red.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
    if look.focused:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)
    _ring(painter, QPointF(box.left() + RING_X + RING / 2, box.center().y()), look, theme)
    _texts(painter, box, look, theme)
    _flag(painter, red, look.environment, theme)


def _ring(painter: QPainter, middle: QPointF, look: PanicLook, theme: Theme) -> None:
    shape = _annulus(middle, RING / 2, RING / 2 - RING_THICK)
    ring_brush(painter, shape, look.environment, theme)
    if look.fraction > 0:
        _track(painter, middle, look.fraction, theme)
    painter.setPen(QPen(theme.colour("mushroomedge"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, RING / 2, RING / 2)
    painter.setBrush(theme.colour("mushroomheld" if look.held else "mushroom"))
    painter.drawEllipse(middle, MUSHROOM / 2, MUSHROOM / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("panictext"))
    half = SQUARE / 2
    painter.drawRoundedRect(QRectF(middle.x() - half, middle.y() - half, SQUARE, SQUARE), 2, 2)


def _annulus(middle: QPointF, outer: float, inner: float) -> QPainterPath:
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.OddEvenFill)
    shape.addEllipse(middle, outer, outer)
    shape.addEllipse(middle, inner, inner)
    return shape


def _track(painter: QPainter, middle: QPointF, fraction: float, theme: Theme) -> None:
    # White, clockwise from the top; a dark line keeps its end apart from a light ring.
    radius = (RING - RING_THICK) / 2
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    span = -round(min(fraction, 1.0) * 360 * 16)
    for token, extra in (("trackend", -32 if fraction < 1 else 0), ("panictext", 0)):
        pen = QPen(theme.colour(token), RING_THICK)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, span + extra)


def _texts(painter: QPainter, box: QRectF, look: PanicLook, theme: Theme) -> None:
    left, right = box.left() + TEXT_X, box.right() - INSET - 8
    first = fitting(look.first, "panic-line-1", right - left)
    second = fitting(look.second, "panic-line-2", right - left).split("\n")
    places = (WORD_Y, FIRST_Y, SECOND_Y) if len(second) == 1 else (CLOSE_WORD_Y, CLOSE_FIRST_Y, CLOSE_SECOND_Y)
    # The small line's own colour is too weak on the lighter red under the pointer.
    under_pointer = look.hovered and not look.held
    main, lesser = "panictext", "panictext" if under_pointer else "paniclesser"
    if look.what.closes:
        main = lesser = "flattenhover" if under_pointer else "flattentext"
    word, top = say("PANIC"), box.top()
    word_role = "panic" if word.isascii() else "panic-cjk"
    painter.setPen(theme.colour(main))
    painter.setFont(face(word_role)[0])
    painter.drawText(QPointF(left - 1, top + places[0]), word)
    beside = left + width_of(word, word_role) + 8
    tagged = QRectF(beside, top + TAG_Y, right - 2 - beside, TAG_HEIGHT)
    draw_line(painter, tagged, tag(look.what), "panic-tag", theme.colour(main), Align.RIGHT)
    lines = [(first, "panic-line-1", places[1], main)]
    lines += [(text, "panic-line-2", places[2] + LINE * place, lesser) for place, text in enumerate(second)]
    for text, role, y, token in lines:
        painter.setFont(face(role)[0])
        painter.setPen(theme.colour(token))
        cut = face(role)[1].elidedText(text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, top + y), cut)


def fitting(wordings: tuple[str, ...], role: str, room: float) -> str:
    """Give the first wording whose every line fits, else the last."""
    for text in wordings:
        if all(width_of(line, role) <= room for line in text.split("\n")):
            return text
    return wordings[-1] if wordings else ""


def _flag(painter: QPainter, red: QRectF, environment: Environment, theme: Theme) -> None:
    word = MODES[environment].word
    wide = width_of(word, "flag") + 15
    flag = QRectF(red.right() - 10 - wide, red.top() + 10, wide, FLAG_HEIGHT)
    shape = QPainterPath()
    shape.addRoundedRect(flag, 4, 4)
    paint_mode(painter, shape, environment, theme)
    if theme.plain:
        painter.setPen(QPen(theme.colour("panictext"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
    draw_line(
        painter,
        flag.adjusted(0.5, 0, 0.5, 0),
        word,
        "flag",
        theme.colour(f"{environment.value}text"),
        Align.CENTRE,
        cut=False,
    )
