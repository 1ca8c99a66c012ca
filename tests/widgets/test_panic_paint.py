from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.panic_paint import PanicLook, fitting, paint_panic
from gui.widgets.theme import contrast, load_theme
from tests.screens.render import load_fonts


def drawn(look: PanicLook) -> QImage:
    load_fonts()
    image = QImage(330, 110, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    paint_panic(painter, QRectF(0, 0, 330, 110), look, load_theme())
    painter.end()
    return image


# Places on the ring: right of the middle, left of it, and at the top.
RIGHT, LEFT = (60 + 35, 55), (60 - 35, 55)


def colour(image: QImage, at: tuple[int, int]) -> str:
    return image.pixelColor(*at).name()


def test_the_ring_fills_clockwise_in_white(qtbot: QtBot) -> None:
    live = PanicLook(Environment.LIVE, ("a",), ("b",))
    assert colour(drawn(live), RIGHT) == "#ffc61a"
    half = drawn(PanicLook(Environment.LIVE, ("a",), ("b",), fraction=0.5, held=True))
    assert colour(half, RIGHT) == "#ffffff"
    assert colour(half, LEFT) == "#ffc61a"
    full = drawn(PanicLook(Environment.LIVE, ("a",), ("b",), fraction=1.0))
    assert colour(full, LEFT) == "#ffffff"


@pytest.mark.parametrize(
    ("look", "red"),
    [
        (PanicLook(Environment.LIVE, ("",), ("",)), "#cc1833"),
        (PanicLook(Environment.LIVE, ("",), ("",), hovered=True), "#d92140"),
        (PanicLook(Environment.LIVE, ("",), ("",), held=True), "#a10e24"),
    ],
)
def test_grounds(qtbot: QtBot, look: PanicLook, red: str) -> None:
    assert colour(drawn(look), (220, 100)) == red


def test_focus_ring_lies_outside_the_red(qtbot: QtBot) -> None:
    assert colour(drawn(PanicLook(Environment.LIVE, ("",), ("",), focused=True)), (1, 55)) == "#9ad0ff"
    assert colour(drawn(PanicLook(Environment.LIVE, ("",), ("",))), (1, 55)) == "#000000"


def test_fitting_takes_the_longest_wording_that_fits(qtbot: QtBot) -> None:
    load_fonts()
    wordings = ("Hold again: re-send 16 open", "Hold again: re-send 16", "Re-send 16")
    assert fitting(wordings, "panic-line-1", 500) == wordings[0]
    assert fitting(wordings, "panic-line-1", 180) == wordings[1]
    assert fitting(wordings, "panic-line-1", 10) == wordings[2]
    assert fitting((), "panic-line-1", 10) == ""


def test_the_small_line_can_be_read_under_the_pointer_too(qtbot: QtBot) -> None:
    theme = load_theme()
    look = PanicLook(Environment.LIVE, ("a",), ("||||||||",), hovered=True)
    image = drawn(look)
    inks = {image.pixelColor(x, y).name() for x in range(119, 170) for y in range(78, 92)}
    assert contrast(theme.colour("panictext"), theme.colour("panichover")) >= 4.5
    assert theme.hex("paniclesser") not in inks
    assert drawn(PanicLook(Environment.LIVE, ("a",), ("||||||||",))) != image
