from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui import assets
from gui.models.columns import Align
from gui.widgets.painted_text import baseline, draw_line, face, width_of


@pytest.fixture(autouse=True)
def _fonts(qtbot: QtBot) -> None:
    assets.load_fonts()


def ink(text: str, align: Align, *, cut: bool = True) -> tuple[float, int, int]:
    """Draw into a box from 20 to 120 and give the told width and the first and last column with ink."""
    image = QImage(160, 26, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    box = QRectF(20, 0, 100, 26)
    wide = draw_line(painter, box, text, "body", QColor("white"), align, cut=cut)
    painter.end()
    columns = [x for x in range(160) if any(image.pixelColor(x, y).lightness() > 60 for y in range(26))]
    return wide, columns[0], columns[-1]


def test_alignment() -> None:
    wide, first, last = ink("HIH", Align.LEFT)
    assert 20 <= first <= 23
    assert last < 20 + wide
    assert ink("HIH", Align.RIGHT)[2] >= 116
    centre = ink("HIH", Align.CENTRE)
    assert abs((centre[1] + centre[2]) / 2 - 69.5) < 2


def test_long_words_are_cut_and_numbers_are_not() -> None:
    assert ink("W" * 40, Align.LEFT)[0] <= 100
    assert ink("8" * 40, Align.RIGHT, cut=False)[0] == width_of("8" * 40, "body") > 100


def test_figures_are_equally_wide() -> None:
    assert width_of("1111", "body") == width_of("8888", "body")


@pytest.mark.parametrize("text", ["BTC-USDT-SWAP", "≤61,200 ≥68,900", "<b>1 &amp; 2</b>", "撤单 1,250 ct", ""])
def test_a_line_that_is_set_once_looks_as_one_that_is_set_anew(text: str) -> None:
    def picture(draw: Callable[[QPainter], object]) -> QImage:
        image = QImage(260, 26, QImage.Format.Format_RGB32)
        image.fill(QColor("black"))
        painter = QPainter(image)
        draw(painter)
        painter.end()
        return image

    def anew(painter: QPainter) -> None:
        painter.setFont(face("body")[0])
        painter.setPen(QColor("white"))
        painter.drawText(QPointF(10, baseline(QRectF(10, 0, 240, 26), "body")), text)

    def kept(painter: QPainter) -> None:
        draw_line(painter, QRectF(10, 0, 240, 26), text, "body", QColor("white"))

    expected = picture(anew)
    assert picture(kept) == expected
    assert picture(kept) == expected
