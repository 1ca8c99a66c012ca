from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.domain.what import What
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


def test_what_a_press_ends_stands_beside_the_word_and_flatten_has_its_own_colour(qtbot: QtBot) -> None:
    theme = load_theme()
    images = [drawn(PanicLook(Environment.LIVE, ("||||",), ("||||",), what=what)) for what in What]
    assert images[0] != images[1] != images[2]
    inks = {images[2].pixelColor(x, y).name() for x in range(119, 320) for y in range(58, 92)}
    assert theme.hex("flattentext") in inks
    assert theme.hex("panictext") not in inks
    hovered = drawn(PanicLook(Environment.LIVE, ("||||",), ("||||",), hovered=True, what=What.FLATTEN))
    inks = {hovered.pixelColor(x, y).name() for x in range(119, 320) for y in range(58, 92)}
    assert theme.hex("flattenhover") in inks


def test_a_second_line_goes_on_below_where_it_has_a_break(qtbot: QtBot) -> None:
    one = drawn(PanicLook(Environment.LIVE, ("a",), ("||||",)))
    two = drawn(PanicLook(Environment.LIVE, ("a",), ("||||\n||||",)))
    white = load_theme().hex("paniclesser")

    def lowest(image: QImage) -> int:
        return max(y for y in range(60, 107) for x in range(119, 140) if colour(image, (x, y)) == white)

    assert lowest(two) > lowest(one)
    assert lowest(two) < 105


def test_a_wording_fits_if_each_of_its_lines_does(qtbot: QtBot) -> None:
    load_fonts()
    wordings = ("leaves BTC-USDT-SWAP +3.2 with no stop", "leaves BTC-USDT-SWAP +3.2\nwith no stop")
    assert fitting(wordings, "panic-line-2", 200) == wordings[1]
