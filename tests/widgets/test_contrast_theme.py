"""High contrast takes its colours from the system, fills nothing, and can be read whatever the system's colours are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from gui.widgets.contrast_theme import GROUNDS, contrast_theme, looks_high
from gui.widgets.theme import contrast, load_theme, stylesheet


def system(ground: str, words: str, mark: str, on_mark: str) -> QPalette:
    """A palette as a system in high contrast gives it."""
    palette, role = QPalette(), QPalette.ColorRole
    for each in (role.Window, role.Base, role.Button, role.AlternateBase, role.ToolTipBase):
        palette.setColor(each, QColor(ground))
    for each in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText):
        palette.setColor(each, QColor(words))
    palette.setColor(role.Highlight, QColor(mark))
    palette.setColor(role.HighlightedText, QColor(on_mark))
    return palette


# The four sets that Windows 11 ships.
SYSTEMS = {
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3"),
    "dusk": ("#2D3236", "#FFFFFF", "#A6D8FF", "#212D3B"),
    "night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B"),
}


@pytest.mark.parametrize("name", SYSTEMS)
def test_words_icons_and_borders_are_the_systems(qtbot: QtBot, name: str) -> None:
    ground, words, mark, on_mark = SYSTEMS[name]
    theme = contrast_theme(system(ground, words, mark, on_mark))
    assert {theme.hex(token) for token in GROUNDS} == {ground.lower()}
    assert {theme.hex(token) for token in ("text", "text3", "bad", "warn", "ok", "border", "line")} == {words.lower()}
    assert (theme.hex("accent"), theme.hex("ontoaccent")) == (mark.lower(), on_mark.lower())
    assert theme.plain


def test_it_has_every_token_of_the_other_themes(qtbot: QtBot) -> None:
    theme, dark = contrast_theme(QPalette()), load_theme("dark")
    assert set(theme.colours) == set(dark.colours)
    assert set(theme.chips) == set(dark.chips)
    assert list(theme.segments) == list(dark.segments)
    assert "@" not in stylesheet(theme)


def test_no_chip_is_filled_and_those_that_need_a_person_have_a_thick_edge(qtbot: QtBot) -> None:
    chips = contrast_theme(QPalette()).chips
    assert not any(chip.fill or chip.solid or chip.hatched for chip in chips.values())
    assert [state for state, chip in chips.items() if chip.edge_width > 1] == ["REJECTED", "TRIGGERED", "UNKNOWN"]
    assert [state for state, chip in chips.items() if chip.dashed] == ["STALE"]


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours, colours, colours, colours)
def test_it_can_be_read_whatever_the_system_says(ground: str, words: str, mark: str, on_mark: str) -> None:
    theme = contrast_theme(system(ground, words, mark, on_mark))
    behind = theme.colour("window")
    for token in ("text", "text3", "bad", "accent", "panictext", "livetext", "drilltext", "focus"):
        assert contrast(theme.colour(token), behind) >= 4.5, token
    assert contrast(theme.colour("ontoaccent"), theme.colour("accent")) >= 4.5


@pytest.mark.parametrize("name", ["aquatic", "night sky"])
def test_a_palette_of_high_contrast_is_known_by_its_colours(qtbot: QtBot, name: str) -> None:
    assert looks_high(system(*SYSTEMS[name]))


def test_an_ordinary_palette_is_not_taken_for_one(qtbot: QtBot) -> None:
    role, plain = QPalette.ColorRole, system("#FFFFFF", "#000000", "#0078D4", "#FFFFFF")
    plain.setColor(role.Button, QColor("#F0F0F0"))
    assert not looks_high(plain)
    assert not looks_high(system("#333333", "#CCCCCC", "#0078D4", "#FFFFFF"))
