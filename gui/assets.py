"""Finds the program's resources, in an installed wheel (beside the package) and in a checkout (above it)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent / "resources")

FONTS = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
    "Inter-ExtraBold.otf",
    "JetBrainsMono-Regular.ttf",
)


def resource_path(name: str) -> Path:
    """Give the file of a resource such as ``icons/ring.svg``; raises FileNotFoundError with its name."""
    for place in _PLACES:
        path = place / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"resource {name} is missing from this installation")


def read_text(name: str) -> str:
    """Read a text resource."""
    return resource_path(name).read_text(encoding="utf-8")


def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt and give their families; a font that is missing is left out."""
    families: dict[str, None] = {}
    for name in FONTS:
        try:
            number = QFontDatabase.addApplicationFont(str(resource_path(f"fonts/{name}")))
        except FileNotFoundError:
            continue
        for family in QFontDatabase.applicationFontFamilies(number):
            families[family] = None
    return tuple(families)


def has_chinese_font() -> bool:
    """Say whether any font of this computer has Simplified Chinese; without one Qt paints empty boxes."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
