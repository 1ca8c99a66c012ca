"""The theme for systems set to high contrast: no fills; icons, words and borders in the colours of the system."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from gui.widgets.theme import ChipStyle, Theme, contrast

NAME = "contrast"
READABLE = 4.5
# A system whose text stands out this far from its ground, on buttons too, has been set to high contrast.
SYSTEM_CONTRAST = 14.0

GROUNDS = ("window", "panel", "raised", "field", "table", "alt", "header", "hover", "sel", "selalt")
WORDS = ("text", "text2", "text3", "ok", "warn", "bad", "border", "line")
RED = ("panic", "panichover", "panicheld", "mushroom", "mushroomheld", "trackend")
ON_RED = ("panictext", "paniclesser", "flattentext", "flattenhover", "mushroomedge")
MODE_GROUNDS = ("live", "drill", "demo", "livepattern", "drillpattern", "demopattern")
MODE_WORDS = ("livetext", "drilltext", "demotext")
RING_GROUNDS = ("ringlive", "ringdrill", "ringdemo")
RING_MARKS = ("ringdrillpattern", "ringdemopattern")
SEGMENTS = ("gone", "accepted", "sent", "queued", "unknown", "rejected")
# The chips with a thick edge: they need a person, or have no proof.
THICK = {"REJECTED": 2.0, "TRIGGERED": 2.0, "UNKNOWN": 1.5}
CHIPS = ("LIVE", "QUEUED", "SENT", "ACCEPTED", "GONE", "REJECTED", "TRIGGERED", "UNKNOWN", "STALE")


def contrast_theme(palette: QPalette) -> Theme:
    """Make the theme from the system's palette; every text in it can be read on every ground in it."""
    ground, words = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
    if contrast(words, ground) < READABLE:
        words = max((QColor("black"), QColor("white")), key=lambda colour: contrast(colour, ground))
    mark = palette.color(QPalette.ColorRole.Highlight)
    on_mark = palette.color(QPalette.ColorRole.HighlightedText)
    if contrast(mark, ground) < READABLE or contrast(on_mark, mark) < READABLE:
        mark, on_mark = words, ground
    colours = {
        **dict.fromkeys((*GROUNDS, *RED, *MODE_GROUNDS, *RING_GROUNDS), ground),
        **dict.fromkeys((*WORDS, *ON_RED, *MODE_WORDS, *RING_MARKS), words),
        "accent": mark,
        "focus": mark,
        "ontoaccent": on_mark,
    }
    return Theme(
        name=NAME,
        colours=MappingProxyType(colours),
        chips=MappingProxyType({state: _chip(state, words) for state in CHIPS}),
        segments=MappingProxyType(dict.fromkeys(SEGMENTS, words)),
        marks="dark" if ground.lightness() < 128 else "light",
        plain=True,
    )


def _chip(state: str, words: QColor) -> ChipStyle:
    return ChipStyle(
        text=words,
        fill=None,
        edge=None if state == "LIVE" else words,
        edge_width=THICK.get(state, 1.0),
        dashed=state == "STALE",
        hatched=False,
        solid=False,
    )


def looks_high(palette: QPalette) -> bool:
    """Say whether a palette is one of high contrast, for systems that do not say so themselves."""
    role = QPalette.ColorRole
    pairs = ((role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button))
    far = all(contrast(palette.color(words), palette.color(ground)) >= SYSTEM_CONTRAST for words, ground in pairs)
    one = {palette.color(ground).rgb() for _, ground in pairs}
    # Ordinary themes tell window, field and button apart by their grounds; these do it by borders alone.
    return far and len(one) == 1
