"""The little that is kept between starts: last mode and window's place. Losing it is never an error."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gui.domain.venues import Environment

LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """``last_mode`` is None on the first start; ``window`` holds the window's own texts, by name."""

    last_mode: Environment | None = None
    window: Mapping[str, str] = field(default_factory=dict)


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
            f"The last mode could not be read ({type(error).__name__}): starting as the first time.",
        )
    if not isinstance(body, dict):
        return State(), "The last mode could not be read (not an object): starting as the first time."
    mode, window = body.get("last_mode"), body.get("window")
    kept = window.items() if isinstance(window, dict) else ()
    return State(
        last_mode=Environment(mode) if isinstance(mode, str) and mode in set(Environment) else None,
        window={name: value for name, value in kept if isinstance(value, str)},
    ), ""


def save_state(path: Path, state: State) -> str:
    """Write the state whole or not at all; gives an empty text, or a sentence that says why it was not kept.

    Touches the disk, so it is not for the event loop's own thread.
    """
    body = json.dumps({"last_mode": state.last_mode, "window": dict(state.window)}, indent=1)
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
        return f"The last mode and the window's place were not kept ({type(error).__name__})."
    return ""
