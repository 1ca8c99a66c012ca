"""Colours, chips and type of the window, read from the theme files, and the style sheet made from them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from gui import assets

# After the shipped face the Chinese faces of the systems, then whatever the system calls sans.
SANS = (
    "Inter",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Droid Sans Fallback",
    "Noto Sans",
    "Sans Serif",
)
# Qt knows these cuts of the shipped face as families of their own.
CUTS = {500: ("Inter Medium",), 600: ("Inter Semi Bold",), 800: ("Inter Extra Bold",)}
MONO = ("JetBrains Mono", "DejaVu Sans Mono", "Monospace")


@dataclass(frozen=True, slots=True)
class FontRole:
    """Size in pixels at 100 %, weight, letter spacing in pixels, and whether the face is of fixed width."""

    size: int
    weight: int
    spacing: float = 0.0
    mono: bool = False


ROLES: dict[str, FontRole] = {
    "panic": FontRole(34, 800, 1.5),
    "panic-cjk": FontRole(30, 800, 1.5),
    "open-count": FontRole(46, 700),
    "time-to-flat": FontRole(32, 700),
    "mode-word": FontRole(17, 800, 2.0),
    "inspector-title": FontRole(16, 700),
    "panic-line-1": FontRole(14, 600),
    "panic-line-2": FontRole(12, 500),
    "panic-tag": FontRole(11, 700),
    "flag": FontRole(12, 800, 1.0),
    "body": FontRole(13, 400),
    "body-medium": FontRole(13, 500),
    "instrument": FontRole(13, 600),
    "button": FontRole(13, 600),
    "second": FontRole(12, 400),
    "second-medium": FontRole(12, 500),
    "second-strong": FontRole(12, 600),
    "header": FontRole(11, 600),
    "unit": FontRole(11, 500),
    "chip": FontRole(11, 700, 0.3),
    "code": FontRole(11, 400, mono=True),
}

_MARK = re.compile(r"@marks/([a-z]+)")
_TYPE = re.compile(r"@type/([a-z-]+)")
_TOKEN = re.compile(r"@([a-z][a-z0-9]*)")


@dataclass(frozen=True, slots=True)
class ChipStyle:
    """How the chip of one state is painted; no ``fill`` or ``edge`` means none."""

    text: QColor
    fill: QColor | None
    edge: QColor | None
    edge_width: float
    dashed: bool
    hatched: bool
    solid: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: colour tokens, chips by state (and STALE), and the segments of the progress bar.

    ``marks`` names the set of ticks and chevrons. ``plain`` is high contrast: nothing is told by a fill.
    """

    name: str
    colours: Mapping[str, QColor]
    chips: Mapping[str, ChipStyle]
    segments: Mapping[str, QColor]
    marks: str
    plain: bool = False

    def colour(self, token: str) -> QColor:
        """Give the colour of a token."""
        return self.colours[token]

    def chip(self, state: str) -> ChipStyle:
        """Give the chip of a state, or of the mark STALE."""
        return self.chips[str(state)]

    def segment(self, name: str) -> QColor:
        """Give the colour of a segment of the progress bar."""
        return self.segments[name]

    def hex(self, token: str) -> str:
        """Give the colour of a token as style sheets write it."""
        return self.colours[token].name()


def load_theme(name: str = "dark") -> Theme:
    """Read a theme file: ``dark`` or ``light``."""
    data: dict[str, Any] = json.loads(assets.read_text(f"themes/{name}.json"))
    return Theme(
        name=data["name"],
        colours=MappingProxyType({token: QColor(text) for token, text in data["colours"].items()}),
        chips=MappingProxyType({state: _chip(chip) for state, chip in data["chips"].items()}),
        segments=MappingProxyType({segment: QColor(text) for segment, text in data["segments"].items()}),
        marks=data["name"],
    )


def _chip(data: dict[str, Any]) -> ChipStyle:
    return ChipStyle(
        text=QColor(data["text"]),
        fill=QColor(data["fill"]) if data["fill"] else None,
        edge=QColor(data["edge"]) if data["edge"] else None,
        edge_width=float(data["edge_width"]),
        dashed=data["dashed"],
        hatched=data["hatched"],
        solid=data["solid"],
    )


def _families(spec: FontRole) -> tuple[str, ...]:
    return MONO if spec.mono else (*CUTS.get(spec.weight, ()), *SANS)


def _type_rule(role: str) -> str:
    spec = ROLES[role]
    names = ", ".join(f'"{name}"' for name in _families(spec))
    return f"font-family: {names}; font-size: {spec.size}px; font-weight: {spec.weight}"


def font(role: str) -> QFont:
    """Give the font of a role, with figures of equal width."""
    spec = ROLES[role]
    made = QFont()
    made.setFamilies(_families(spec))
    made.setPixelSize(spec.size)
    made.setWeight(QFont.Weight(spec.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spec.spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spec.spacing)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def contrast(one: QColor, other: QColor) -> float:
    """Give the contrast ratio of two opaque colours by the WCAG formula."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def stylesheet(theme: Theme) -> str:
    """Make the style sheet for Qt's own widgets; what is painted by hand takes its colours from the theme.

    Buttons, combo boxes, check boxes, tabs, headers and tool tips get their type here, and ``setFont`` of one
    of them does nothing; all others follow ``setFont``, and ``dress`` for what they have by themselves.
    Properties that buttons may carry: ``tall`` (34 instead of 30), ``primary``, ``flat``, ``inert``; a field
    ``tall`` (32), a combo box ``narrow`` (its scope is not all). Raises KeyError for an unknown colour or role.
    """

    def mark(match: re.Match[str]) -> str:
        return assets.resource_path(f"marks/{theme.marks}-{match[1]}.svg").as_posix()

    sheet = assets.read_text("themes/window.qss")
    if theme.plain:
        sheet += assets.read_text("themes/plain.qss")
    sheet = _MARK.sub(mark, sheet)
    sheet = _TYPE.sub(lambda match: _type_rule(match[1]), sheet)
    return _TOKEN.sub(lambda match: theme.hex(match[1]), sheet)


def dress(app: QApplication, theme: Theme) -> None:
    """Give the whole program its type and a theme; call it again to change the theme."""
    app.setFont(font("body"))
    app.setStyleSheet(stylesheet(theme))
