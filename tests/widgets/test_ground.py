from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.ground import paint_mode, paint_panel, paint_segment_pattern, ring_brush
from gui.widgets.theme import load_theme

BOX = QRectF(0, 0, 60, 34)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def canvas() -> QImage:
    image = QImage(60, 34, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    return image


@pytest.mark.parametrize("environment", Environment)
def test_mode_ground_and_pattern(qtbot: QtBot, environment: Environment) -> None:
    image, shape, theme = canvas(), QPainterPath(), load_theme()
    shape.addRect(BOX)
    painter = QPainter(image)
    paint_mode(painter, shape, environment, theme)
    painter.end()
    found = colours(image)
    assert theme.hex(environment.value) in found
    assert (theme.hex(f"{environment.value}pattern") in found) or environment is Environment.LIVE
    assert (len(found) == 1) is (environment is Environment.LIVE)


@pytest.mark.parametrize("environment", Environment)
def test_ring_stays_inside_its_shape(qtbot: QtBot, environment: Environment) -> None:
    image, shape = canvas(), QPainterPath()
    shape.addRect(QRectF(10, 10, 20, 10))
    painter = QPainter(image)
    ring_brush(painter, shape, environment, load_theme())
    painter.end()
    assert image.pixelColor(5, 5).name() == "#000000"
    assert image.pixelColor(20, 15).name() != "#000000"


@pytest.mark.parametrize(("name", "patterned"), [("gone", False), ("unknown", True), ("rejected", True)])
def test_segments_are_told_apart_without_colour(qtbot: QtBot, name: str, patterned: bool) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_segment_pattern(painter, name, BOX, load_theme().segment(name))
    painter.end()
    assert (len(colours(image)) > 1) is patterned


def test_panel_has_an_edge(qtbot: QtBot) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_panel(painter, BOX, QColor("#112233"), QColor("#445566"))
    painter.end()
    assert image.pixelColor(30, 0).name() == "#445566"
    assert image.pixelColor(30, 15).name() == "#112233"
