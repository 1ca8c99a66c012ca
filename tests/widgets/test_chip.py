from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui import assets
from gui.models.chip_state import ChipState
from gui.widgets.chip import HEIGHT, ICONS, WIDTH, chip_width, paint_chip
from gui.widgets.theme import load_theme


def chip_image(state: ChipState, word: str, theme: str = "dark") -> QImage:
    image = QImage(130, 26, QImage.Format.Format_RGB32)
    image.fill(QColor("#11151b"))
    painter = QPainter(image)
    paint_chip(painter, QPointF(6, 4), state, word, load_theme(theme))
    painter.end()
    return image


@pytest.fixture(autouse=True)
def _fonts(qtbot: QtBot) -> None:
    assets.load_fonts()


def test_every_state_has_its_own_icon_that_exists() -> None:
    assert set(ICONS) == set(ChipState)
    assert len(set(ICONS.values())) == len(ICONS)
    assert all(assets.resource_path(f"icons/{name}.svg").is_file() for name in ICONS.values())


def test_every_word_fits_and_a_long_age_widens() -> None:
    assert all(chip_width(state.value) == WIDTH for state in ChipState)
    assert chip_width("STALE 2:12") == WIDTH
    assert WIDTH < chip_width("STALE 11h 04m") < 130


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_no_two_states_look_the_same_even_without_their_word(theme: str) -> None:
    looks = [bytes(chip_image(state, "", theme).constBits()) for state in ChipState]
    assert len(set(looks)) == len(ChipState)


def test_an_open_row_has_no_box_and_a_refused_one_is_solid() -> None:
    ground = QColor("#11151b").name()
    assert chip_image(ChipState.LIVE, "OPEN").pixelColor(90, 4 + HEIGHT // 2).name() == ground
    fill = load_theme().chip("REJECTED").fill
    assert fill is not None
    assert chip_image(ChipState.REJECTED, "REJECTED").pixelColor(98, 4 + HEIGHT // 2).name() == fill.name()


def test_a_stale_chip_is_hatched() -> None:
    image = chip_image(ChipState.STALE, "")
    shades = {image.pixelColor(x, 18).name() for x in range(40, 95)}
    assert len(shades) > 2
