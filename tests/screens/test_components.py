"""The states stay apart for eyes without green cones and for eyes without colour, in every theme."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gui.models.chip_state import ChipState
from gui.widgets.theme import contrast
from tests.screens.components import chip_image, no_colour, no_green, seen
from tests.screens.render import load_fonts, themed

# So many pixels of 104 x 23 differ clearly between any two chips: icon and word alone differ in about 300.
APART = 120


def apart(one: QImage, other: QImage) -> int:
    """Count the pixels whose lightness differs clearly."""
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return sum(abs(QColor(one.pixel(x, y)).lightness() - QColor(other.pixel(x, y)).lightness()) > 40 for x, y in places)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
@pytest.mark.parametrize("eye", [no_green, no_colour])
def test_every_two_states_stay_apart(qtbot: QtBot, theme: str, eye: object) -> None:
    load_fonts()
    look = themed(theme)
    images = {state: seen(chip_image(state, look), eye) for state in ChipState}  # type: ignore[arg-type]
    close = [
        (one, other, count)
        for one, other in combinations(ChipState, 2)
        if (count := apart(images[one], images[other])) < APART
    ]
    assert close == []


def test_eyes_are_simulated_rightly() -> None:
    assert no_colour(QColor("#808080")).name() == "#808080"
    grey = no_colour(QColor("#1B4FB8"))
    assert grey.red() == grey.green() == grey.blue()
    # Luminance, and so contrast, is what such an eye keeps.
    assert contrast(grey, QColor("white")) == pytest.approx(contrast(QColor("#1B4FB8"), QColor("white")), rel=0.02)
    # Red and green of like lightness fall together without green cones; white stays white.
    assert no_green(QColor("white")).name() == "#ffffff"
    red, green = no_green(QColor("#D04040")), no_green(QColor("#608030"))
    assert abs(red.hue() - green.hue()) < 20
