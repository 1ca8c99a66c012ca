"""The tokens are the design's, can be read on every ground they are used on, and the type is really there."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui import assets
from gui.widgets.theme import ROLES, Theme, contrast, dress, font, load_theme, stylesheet

ROWS = ("table", "alt", "hover", "sel", "selalt")
SURFACES = ("window", "panel", "raised", "field", "header", *ROWS)
# Text tokens and the grounds that carry them.
TEXTS = {
    "text": SURFACES,
    "text2": (*SURFACES, "line"),
    "text3": SURFACES,
    "accent": ("window", "panel", "table", "alt", "sel", "selalt"),
    "ontoaccent": ("accent",),
    "ok": ("panel", *ROWS),
    "warn": ("panel", *ROWS),
    "bad": ("panel", "header", *ROWS),
    "panictext": ("panic", "panichover", "panicheld", "mushroom", "mushroomheld"),
    "paniclesser": ("panic", "panicheld"),
    # The texts of PANIC in Flatten, and those under the pointer.
    "flattentext": ("panic", "panicheld"),
    "flattenhover": ("panichover",),
    "livetext": ("live",),
    "drilltext": ("drill", "drillpattern"),
    "demotext": ("demo", "demopattern"),
}
# Edges and graphics that carry meaning, and what they stand on.
EDGES = {
    "border": ("window", "panel", "raised", "field", "header", "table", "alt", "hover", "sel"),
    "focus": ("window", "panel", "raised", *ROWS),
    "accent": ("panel", "field", "table", "sel", "selalt"),
    "panic": ("panel",),
    "live": ("panic", "panicheld"),
    "ringlive": ("panic", "panicheld"),
    "ringdrillpattern": ("ringdrill",),
    "ringdemopattern": ("ringdemo",),
    "warn": ("window", "panel", "field"),
    "bad": ("window", "panel"),
}
# The lowest contrast of a text on its grounds, as the design measured it (dark, light).
MEASURED = {
    "text": (12.0, 14.2),
    "text2": (7.0, 6.4),
    "text3": (4.7, 4.6),
    "accent": (6.2, 4.8),
    "ontoaccent": (8.4, 6.1),
    "ok": (8.0, 5.1),
    "warn": (9.9, 5.2),
    "bad": (5.8, 4.5),
    "paniclesser": (4.6, 4.6),
    "livetext": (12.0, 12.0),
    "drilltext": (7.4, 7.4),
    "demotext": (7.2, 7.2),
}
STATES = ["LIVE", "QUEUED", "SENT", "ACCEPTED", "GONE", "REJECTED", "TRIGGERED", "UNKNOWN", "STALE"]
SEGMENTS = ["gone", "accepted", "sent", "queued", "unknown", "rejected"]
# Lowest contrasts that the design measured, to one decimal: chip text on its fill, and edge on the row.
CHIPS = {
    "dark": {
        "LIVE": (14.2, None),
        "QUEUED": (7.9, 3.8),
        "SENT": (8.4, 4.5),
        "ACCEPTED": (6.6, 4.6),
        "GONE": (8.4, 4.3),
        "REJECTED": (8.0, 7.6),
        "TRIGGERED": (8.0, 7.6),
        "UNKNOWN": (9.9, 8.2),
        "STALE": (7.0, 6.1),
    },
    "light": {
        "LIVE": (16.0, None),
        "QUEUED": (7.6, 3.7),
        "SENT": (7.3, 4.3),
        "ACCEPTED": (7.8, 4.0),
        "GONE": (7.1, 4.6),
        "REJECTED": (5.8, 5.8),
        "TRIGGERED": (5.8, 5.8),
        "UNKNOWN": (8.1, 3.9),
        "STALE": (6.4, 3.7),
    },
}


@pytest.fixture(params=["dark", "light"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.fixture
def shipped(qtbot: QtBot) -> tuple[str, ...]:
    return assets.load_fonts()


def lowest(theme: Theme, uses: dict[str, tuple[str, ...]], least: float) -> list[str]:
    """The pairs that cannot be told apart well enough."""
    return [
        f"{token} on {ground}: {ratio:.2f}"
        for token, grounds in uses.items()
        for ground in grounds
        if (ratio := contrast(theme.colour(token), theme.colour(ground))) < least
    ]


def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    assert lowest(theme, TEXTS, 4.5) == []


def test_the_lowest_contrasts_are_those_that_the_design_measured(theme: Theme) -> None:
    place = 0 if theme.name == "dark" else 1
    found = {
        token: min(contrast(theme.colour(token), theme.colour(ground)) for ground in TEXTS[token]) for token in MEASURED
    }
    wanted = {token: figures[place] for token, figures in MEASURED.items()}
    assert found == {token: pytest.approx(figure, abs=0.06) for token, figure in wanted.items()}


def test_edges_can_be_seen(theme: Theme) -> None:
    assert lowest(theme, EDGES, 3.0) == []


@pytest.mark.parametrize("state", STATES)
def test_chips_can_be_read(theme: Theme, state: str) -> None:
    chip = theme.chip(state)
    for ground in ("table", "alt", "sel", "selalt"):
        behind = theme.colour(ground)
        assert contrast(chip.text, chip.fill or behind) >= 4.5, ground
        # On ticked rows the design's grey edge comes to 2.90; the chip's fill and its word carry it there.
        least = 2.9 if ground == "selalt" else 3.0
        assert chip.edge is None or contrast(chip.edge, behind) >= least, ground


def test_chips_have_the_contrasts_of_the_design(theme: Theme) -> None:
    row = theme.colour("table")
    for state, (text, edge) in CHIPS[theme.name].items():
        chip = theme.chip(state)
        # The stripes of a stale chip are in the colour of lines.
        ground = theme.colour("line") if chip.hatched else chip.fill or row
        assert contrast(chip.text, ground) == pytest.approx(text, abs=0.06), state
        assert (chip.edge is None) == (edge is None), state
        assert chip.edge is None or contrast(chip.edge, row) == pytest.approx(edge, abs=0.06), state


def test_only_what_needs_a_person_is_solid(theme: Theme) -> None:
    assert [state for state in STATES if theme.chip(state).solid] == ["REJECTED", "TRIGGERED"]
    assert [state for state in STATES if theme.chip(state).dashed or theme.chip(state).hatched] == ["STALE"]
    assert [state for state in STATES if theme.chip(state).edge_width == 1.5] == ["UNKNOWN"]
    assert sorted(theme.chips) == sorted(STATES)


def test_segments_stand_out_on_the_panel(theme: Theme) -> None:
    assert list(theme.segments) == SEGMENTS
    for name in SEGMENTS:
        assert contrast(theme.segment(name), theme.colour("panel")) >= 3.0, name


def test_red_is_for_panic_alone(theme: Theme) -> None:
    def red(colour: QColor) -> bool:
        return colour.saturationF() > 0.5 and (colour.hue() >= 345 or colour.hue() < 8)

    tokens = [token for token, colour in theme.colours.items() if red(colour)]
    assert all(token.startswith(("panic", "mushroom")) for token in tokens)
    assert not any(red(chip.fill or chip.text) for chip in theme.chips.values())
    assert not any(red(colour) for colour in theme.segments.values())


def test_both_themes_have_the_same_tokens() -> None:
    dark, light = load_theme("dark"), load_theme("light")
    assert set(dark.colours) == set(light.colours)
    for mode in ("live", "drill", "demo", "panic", "mushroom"):
        same = [token for token in dark.colours if token.startswith(mode)]
        assert [dark.hex(token) for token in same] == [light.hex(token) for token in same]


def test_a_theme_cannot_be_changed(theme: Theme) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        theme.name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        theme.colours["text"] = QColor("red")  # type: ignore[index]


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert contrast(QColor("white"), QColor("white")) == pytest.approx(1.0)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_contrast_is_symmetric_and_bounded(one: int, other: int) -> None:
    ratio = contrast(QColor(one), QColor(other))
    assert 1.0 <= ratio <= 21.01
    assert ratio == contrast(QColor(other), QColor(one))


@pytest.mark.parametrize("role", list(ROLES))
def test_each_role_is_set_in_the_shipped_cut(shipped: tuple[str, ...], role: str) -> None:
    spec, made = ROLES[role], font(role)
    raw = QRawFont.fromFont(made)
    assert raw.familyName().startswith("JetBrains Mono" if spec.mono else "Inter")
    assert raw.weight() == spec.weight
    assert made.pixelSize() == spec.size
    assert made.letterSpacing() == pytest.approx(spec.spacing, abs=1 / 64)
    assert spec.size >= 11
    assert not made.italic()


@pytest.mark.parametrize("role", list(ROLES))
def test_figures_have_one_width(shipped: tuple[str, ...], role: str) -> None:
    metrics = QFontMetricsF(font(role))
    widths = [metrics.horizontalAdvance(figure) for figure in "0123456789"]
    # One figure of the shipped face is 1/16 of a pixel narrower at the largest size: nothing moves on screen.
    assert max(widths) - min(widths) < 0.1


def test_without_the_feature_figures_would_differ(shipped: tuple[str, ...]) -> None:
    loose = font("body")
    loose.clearFeatures()
    metrics = QFontMetricsF(loose)
    assert metrics.horizontalAdvance("0") - metrics.horizontalAdvance("1") > 1


def test_weights_differ_in_ink(shipped: tuple[str, ...]) -> None:
    widths = []
    for weight in (400, 500, 600, 700, 800):
        role = next(name for name, spec in ROLES.items() if spec.weight == weight and not spec.mono)
        made = font(role)
        made.setPixelSize(40)
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        widths.append(QFontMetricsF(made).horizontalAdvance("Hold to cancel"))
    assert widths == sorted(set(widths))


def test_the_sheet_is_filled_in(theme: Theme) -> None:
    sheet = stylesheet(theme)
    assert "@" not in sheet
    assert theme.hex("accent") in sheet
    for path in re.findall(r'url\("(.+?)"\)', sheet):
        assert assets.resource_path(f"marks/{path.rpartition('/')[2]}").as_posix() == path


@pytest.mark.parametrize(
    ("mark", "token"),
    [("tick", "ontoaccent"), ("dash", "ontoaccent"), ("chevron", "text2"), ("menutick", "text")],
)
def test_marks_carry_the_colour_of_their_token(theme: Theme, mark: str, token: str) -> None:
    drawn = assets.read_text(f"marks/{theme.name}-{mark}.svg").lower()
    assert set(re.findall(r"#[0-9a-f]{6}", drawn)) == {theme.hex(token)}


@pytest.fixture
def dressed(qapp: QApplication, shipped: tuple[str, ...], theme: Theme) -> Theme:
    dress(qapp, theme)
    return theme


@pytest.fixture(autouse=True)
def undress(qapp: QApplication) -> object:
    """Leave the program's look to the next test as it was."""
    before = qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setFont(before)


def test_controls_have_the_heights_of_the_design(qtbot: QtBot, dressed: Theme) -> None:
    plain, tall, field, check = QPushButton("Clear"), QPushButton("Cancel"), QComboBox(), QCheckBox("Keep")
    tall.setProperty("tall", True)
    for widget in (plain, tall, field, check):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert [widget.sizeHint().height() for widget in (plain, tall, field)] == [30, 34, 32]
    assert check.sizeHint().height() >= 24


def test_a_label_keeps_the_type_it_was_given(qtbot: QtBot, dressed: Theme) -> None:
    label, body, button = QLabel("PANIC"), QLabel("body"), QPushButton("Clear")
    label.setFont(font("panic"))
    for widget in (label, body, button):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert (label.font().pixelSize(), label.font().weight()) == (34, 800)
    assert (body.font().pixelSize(), body.font().weight()) == (13, 400)
    assert (button.font().pixelSize(), button.font().weight()) == (13, 600)


def test_a_ticked_box_shows_its_tick(qtbot: QtBot, dressed: Theme) -> None:
    box = QCheckBox("")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.resize(24, 24)
    image = box.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {dressed.hex("accent"), dressed.hex("ontoaccent")} <= colours


def test_the_texts_of_flatten_are_not_those_of_the_other_choices(theme: Theme) -> None:
    others = {theme.hex(token) for token in ("panictext", "paniclesser")}
    assert others.isdisjoint({theme.hex("flattentext"), theme.hex("flattenhover")})
