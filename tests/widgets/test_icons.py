"""Every icon draws something, in its colour, at every size and scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.widgets.icons import icon, icon_pixmap, paint_icon

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))
# The icons that the design names; two triangles stand for buy and sell.
DESIGNED = [
    "ring",
    "dots",
    "arrow-up",
    "check",
    "double-check",
    "octagon-cross",
    "question",
    "clock-back",
    "shield",
    "shield-outline",
    "circled-check",
    "triangle",
    "target",
    "flask",
    "bolt",
    "bolt-square",
    "stop-square",
    "pause",
    "retry",
    "tray-arrow",
    "cross",
    "plus",
    "search",
    "eye",
    "pin",
    "loudspeaker",
    "sun",
    "globe",
    "chevron",
    "copy",
    "clock",
    "triangle-up-hollow",
    "triangle-down-filled",
]
INK = QColor("#62b2ff")


def inked(image: QImage) -> list[QColor]:
    """The pixels that are more than half covered."""
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [pixel for pixel in pixels if pixel.alpha() > 127]


def test_every_designed_icon_is_there() -> None:
    assert sorted(DESIGNED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_is_drawn_on_a_grid_of_16_and_takes_its_colour(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 16 16"' in text
    assert "currentColor" in text
    assert "#" not in text


@pytest.mark.parametrize("size", [16, 24, 48])
@pytest.mark.parametrize("name", NAMES)
def test_draws_in_its_colour(qtbot: QtBot, name: str, size: int) -> None:
    pixels = inked(icon_pixmap(name, INK, size).toImage())
    assert len(pixels) >= size * size // 100
    wrong = [p.name() for p in pixels if abs(p.red() - INK.red()) > 3 or abs(p.blue() - INK.blue()) > 3]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_keeps_inside_its_box(qtbot: QtBot, name: str) -> None:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(16, 16, 32, 32), INK)
    painter.end()
    outside = [
        (x, y)
        for x in range(64)
        for y in range(64)
        if not (16 <= x < 48 and 16 <= y < 48) and image.pixelColor(x, y).alpha() > 0
    ]
    assert outside == []


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_has_the_pixels_of_its_screen(qtbot: QtBot, dpr: float) -> None:
    pixmap = icon_pixmap("ring", INK, 16, dpr)
    assert pixmap.width() == round(16 * dpr)
    assert pixmap.devicePixelRatio() == dpr
    assert pixmap.deviceIndependentSize().width() == 16


def test_is_kept_once_drawn(qtbot: QtBot) -> None:
    assert icon_pixmap("ring", INK, 16).cacheKey() == icon_pixmap("ring", QColor(INK), 16).cacheKey()
    assert icon_pixmap("ring", INK, 16).cacheKey() != icon_pixmap("ring", QColor("white"), 16).cacheKey()


def test_faint_colours_stay_faint(qtbot: QtBot) -> None:
    faint = QColor(INK)
    faint.setAlphaF(0.6)
    image = icon_pixmap("stop-square", faint, 48).toImage()
    assert image.pixelColor(24, 24).alpha() == pytest.approx(153, abs=2)


def test_leaves_the_painter_as_it_was(qtbot: QtBot) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = painter.renderHints()
    paint_icon(painter, "ring", QRectF(0, 0, 16, 16), INK)
    assert painter.renderHints() == before
    assert painter.opacity() == 1.0
    painter.end()


def test_an_icon_for_buttons_has_three_scales(qtbot: QtBot) -> None:
    assert [size.width() for size in icon("plus", INK, 16).availableSizes()] == [16, 32, 48]


def test_an_unknown_name_is_named(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError, match="unicorn"):
        icon_pixmap("unicorn", INK)
