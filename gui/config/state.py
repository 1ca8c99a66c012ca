"""The little that is kept between starts: last mode, choices, window's place. Losing it is never an error."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gui.config.preferences import Preferences, read_preferences
from gui.domain.venues import Environment

LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """``last_mode`` is None on the first start."""

    last_mode: Environment | None = None
    preferences: Preferences = field(default_factory=Preferences)


def load_state(path: Path) -> tuple[State, str]:
    """Read the state; what cannot be read is left at its default, and the second value says so."""
    try:
        with path.open("rb") as file:
            body = json.loads(file.read(LARGEST))
    except FileNotFoundError:
        return State(), ""
    except (OSError, ValueError, RecursionError) as error:
        return (
            State(),
            f"The last mode and the settings could not be read ({type(error).__name__}): starting as the first time.",
        )
    if not isinstance(body, dict):
        return State(), "The last mode and the settings could not be read (not an object): starting as the first time."
    mode = body.get("last_mode")
    return State(
        last_mode=Environment(mode) if isinstance(mode, str) and mode in set(Environment) else None,
        preferences=read_preferences(body.get("preferences")),
    ), ""


def save_state(path: Path, state: State) -> str:
    """Write the state whole or not at all; gives an empty text, or a sentence that says why it was not kept.

    Touches the disk, so it is not for the event loop's own thread.
    """
    body = json.dumps({"last_mode": state.last_mode, "preferences": state.preferences.as_json()}, indent=1)
    fresh = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            os.unlink(fresh)
        return f"The last mode and the settings are not kept ({type(error).__name__}). Nothing else is affected."
    return ""
