"""What the trader chose in the window and expects to find again: a record, and its way to and from JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from gui.config.accounts import HOLD_LEAST_MS, HOLD_MOST_MS

THEMES = ("dark", "light", "system")
LANGUAGES = ("en", "zh_CN", "system")
# No screen reaches further (device-independent pixels).
FARTHEST = 1 << 16

Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of the settings panel and of the banner; every field has the value of a first start.

    ``hold_ms`` is None until it was chosen. ``two_presses``: PANIC also fires on two presses within 3 s.
    ``place`` is the window's left, top, width and height on the desktop, None until it was shown.
    """

    hold_ms: int | None = None
    two_presses: bool = False
    theme: str = "dark"
    language: str = "system"
    compact: bool = False
    sounds: bool = True
    reduce_motion: bool = False
    keep_on_top: bool = False
    place: Place | None = None

    def as_json(self) -> dict[str, object]:
        """Give the record as JSON keeps it."""
        return asdict(self)


def read_preferences(body: object) -> Preferences:
    """Read what `Preferences.as_json` wrote; every field that makes no sense stays at its first value."""
    if not isinstance(body, Mapping):
        return Preferences()
    flags = {
        one.name: value
        for one in fields(Preferences)
        if isinstance(one.default, bool) and isinstance(value := body.get(one.name), bool)
    }
    return Preferences(
        hold_ms=_hold(body.get("hold_ms")),
        theme=_word(body.get("theme"), THEMES, "dark"),
        language=_word(body.get("language"), LANGUAGES, "system"),
        place=_place(body.get("place")),
        **flags,
    )


def _hold(value: object) -> int | None:
    number = _whole(value)
    return number if number is not None and HOLD_LEAST_MS <= number <= HOLD_MOST_MS else None


def _word(value: object, known: tuple[str, ...], other: str) -> str:
    return value if isinstance(value, str) and value in known else other


def _place(value: object) -> Place | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    left, top, width, height = (_whole(number) for number in value)
    if left is None or top is None or width is None or height is None or width <= 0 or height <= 0:
        return None
    return left, top, width, height


def _whole(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and abs(value) <= FARTHEST else None
