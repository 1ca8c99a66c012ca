"""Keeps the state file up to date, off the loop: the latest word is written, an earlier one never after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from gui.config.preferences import Preferences
from gui.config.state import State, save_state
from gui.domain.venues import Environment

# Changes that come together, such as a window that is dragged, are written once (seconds).
TOGETHER_S = 0.5


class Remembering:
    """Holds the state and writes it after a change; ``tell`` gets the sentence of the first writing that failed.

    A disk that is full or hangs costs what was chosen, nothing else. Every method is for the event loop's thread.
    """

    def __init__(
        self, path: Path, state: State, tell: Callable[[str], None], *, together_s: float = TOGETHER_S
    ) -> None:
        self._path = path
        self._state = state
        self._tell = tell
        self._together_s = together_s
        self._written: State | None = None
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._told = False

    @property
    def preferences(self) -> Preferences:
        """What the trader chose, as it stands."""
        return self._state.preferences

    def mode(self, environment: Environment) -> None:
        """The next start opens in this mode."""
        self._keep(replace(self._state, last_mode=environment))

    def change(self, **choices: Any) -> None:
        """Take new values for fields of the preferences."""
        self._keep(replace(self._state, preferences=replace(self._state.preferences, **choices)))

    async def close(self, within_s: float) -> None:
        """Write what is not written yet, waiting no longer than that."""
        self._hurry.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=within_s)

    def write_now(self) -> None:
        """Write on this thread, for an end that leaves no loop any more."""
        if self._state != self._written:
            save_state(self._path, self._state)
            self._written = self._state

    def _keep(self, state: State) -> None:
        if state == self._state and self._written is not None:
            return
        self._state = state
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._write(), name="keep the settings")

    async def _write(self) -> None:
        while self._state != self._written:
            try:
                await asyncio.wait_for(self._hurry.wait(), self._together_s)
            except TimeoutError:
                pass
            state = self._state
            trouble = await asyncio.to_thread(save_state, self._path, state)
            self._written = state
            if trouble and not self._told:
                self._told = True
                self._tell(trouble)
