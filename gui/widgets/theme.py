"""Colours, chips and type of the window, read from the theme files, and the style sheet made from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QColor, QFont

from gui import assets

SANS = ("Inter", "Noto Sans CJK SC", "Noto Sans", "Sans Serif")
# Qt knows these cuts of the shipped face as families of their own.
CUTS = {500: ("Inter Medium",), 600: ("Inter Semi Bold",), 800: ("Inter Extra Bold",)}
MONO = ("JetBrains Mono", "DejaVu Sans Mono", "Monospace")


@dataclass(frozen=True, slots=True)
class FontRole:
    """Size in pixels at 100 %, weight, letter spacing in pixels, and whether the face is the fixed-width one."""

    size: int
    weight: int
    spacing: float = 0.0
    mono: bool = False


ROLES: dict[str, FontRole] = {
    "panic": FontRole(34, 800, 1.5),
    "open-count": FontRole(46, 700),
    "time-to-flat": FontRole(32, 700),
    "mode-word": FontRole(17, 800, 2.0),
    "inspector-title": FontRole(16, 700),
    "panic-line-1": FontRole(14, 600),
    "panic-line-2": FontRole(12, 500),
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
    """One theme: colour tokens, chips by state (and STALE), and the segments of the progress bar."""

    name: str
    colours: Mapping[str, QColor]
    chips: Mapping[str, ChipStyle]
    segments: Mapping[str, QColor]

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
        colours={token: QColor(text) for token, text in data["colours"].items()},
        chips={state: _chip(chip) for state, chip in data["chips"].items()},
        segments={segment: QColor(text) for segment, text in data["segments"].items()},
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


def font(role: str) -> QFont:
    """Give the font of a role, with figures of equal width."""
    spec = ROLES[role]
    made = QFont()
    made.setFamilies(list(MONO if spec.mono else (*CUTS.get(spec.weight, ()), *SANS)))
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
    """Make the style sheet for Qt's own widgets; what is painted by hand takes its colours from the theme."""
    return _SHEET.format_map({token: colour.name() for token, colour in theme.colours.items()})


_SHEET = """
QWidget {{ color: {text}; font-family: Inter, "Noto Sans CJK SC", sans-serif; font-size: 13px; }}
QMainWindow, QWidget#killSwitchWindow, QWidget#windowGround {{ background: {window}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px 6px; font-size: 12px; }}
QPushButton {{ background: {raised}; color: {text}; border: 1px solid {border}; border-radius: 6px;
  padding: 0 12px; min-height: 28px; font-family: "Inter Semi Bold", Inter, "Noto Sans CJK SC", sans-serif; font-weight: 600; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {field}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0 11px; min-height: 26px; }}
QPushButton[tall="true"] {{ min-height: 32px; }}
QPushButton[tall="true"]:focus {{ min-height: 30px; }}
QPushButton[primary="true"] {{ background: {accent}; color: {ontoaccent}; border-color: {accent}; }}
QPushButton[inert="true"] {{ background: transparent; color: {text3}; border-color: {line}; }}
QPushButton[flat="true"] {{ background: transparent; border: none; }}
QComboBox {{ background: {field}; color: {text}; border: 1px solid {border}; border-radius: 6px; padding: 0 10px;
  min-height: 30px; font-family: "Inter Semi Bold", Inter, "Noto Sans CJK SC", sans-serif; font-weight: 600; }}
QComboBox[narrow="true"] {{ border: 1px solid {warn}; }}
QComboBox:focus {{ border: 2px solid {focus}; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text}; border: 1px solid {border};
  selection-background-color: {sel}; selection-color: {text}; outline: none; }}
QCheckBox {{ spacing: 8px; font-family: "Inter Medium", Inter, "Noto Sans CJK SC", sans-serif; font-weight: 500; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {border}; border-radius: 4px;
  background: {field}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox:focus {{ color: {focus}; }}
QLineEdit {{ background: {field}; color: {text}; border: 1px solid {border}; border-radius: 6px; padding: 0 8px;
  min-height: 28px; selection-background-color: {accent}; selection-color: {ontoaccent}; }}
QLineEdit:focus {{ border: 2px solid {focus}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px; border-radius: 4px; }}
QMenu::item:selected {{ background: {hover}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {text2}; padding: 5px 2px; margin-right: 22px; font-family: "Inter Semi Bold", Inter, "Noto Sans CJK SC", sans-serif; font-weight: 600;
  font-size: 12px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTableView {{ background: {table}; alternate-background-color: {alt}; border: none; gridline-color: transparent;
  outline: none; }}
QHeaderView {{ background: {header}; }}
QHeaderView::section {{ background: {header}; color: {text2}; border: none; font-size: 11px; font-family: "Inter Semi Bold", Inter, "Noto Sans CJK SC", sans-serif; font-weight: 600; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 1px; }}
QScrollBar::handle {{ background: {border}; border-radius: 3px; min-height: 28px; min-width: 28px;
  margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
