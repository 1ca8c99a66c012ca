"""Palettes of systems in high contrast, for pictures."""

from __future__ import annotations

from gui.widgets.contrast_theme import contrast_theme
from gui.widgets.theme import Theme
from tests.widgets.test_contrast_theme import SYSTEMS, system


def night_sky() -> Theme:
    """The theme that follows from the set "Night sky" of Windows."""
    return contrast_theme(system(*SYSTEMS["night sky"]))
