"""The choices of the settings panel as texts: what each entry says, and the value that it stands for."""

from __future__ import annotations

from gui.config.accounts import HOLD_LEAST_MS, HOLD_MOST_MS
from gui.models.language import Language, say

STEP_MS = 100

Entry = tuple[object, str]


def hold_text(hold_ms: int) -> str:
    """Write a hold: ``0.7 s``, ``1.25 s``."""
    return f"{hold_ms / 1000:.2f}".removesuffix("0") + " s"


def hold_entries(current_ms: int) -> list[Entry]:
    """Offer 0.4 to 1.5 s in tenths; a hold in between that is on is offered too."""
    steps = set(range(HOLD_LEAST_MS, HOLD_MOST_MS + 1, STEP_MS)) | {current_ms}
    return [(hold_ms, hold_text(hold_ms)) for hold_ms in sorted(steps)]


def theme_entries() -> list[Entry]:
    """Offer the themes."""
    return [("dark", say("Dark")), ("light", say("Light")), ("system", say("Follow system"))]


def language_entries() -> list[Entry]:
    """Offer the languages, each by the name that it has for itself."""
    return [*((str(one), one.own_name) for one in Language), ("system", say("Follow system"))]


def row_entries() -> list[Entry]:
    """Offer the heights of the rows; the value says whether they are compact."""
    return [(False, say("Normal")), (True, say("Compact"))]


def hold_note(file_hold_ms: int | None) -> str:
    """Say what decides how long PANIC is held."""
    if file_hold_ms is None:
        return say("Longer is safer, shorter is faster.")
    return say("hold_ms in the configuration file decides.")
