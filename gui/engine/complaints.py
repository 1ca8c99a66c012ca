"""Tells people of parts of this program that failed, and that PANIC works all the same."""

from __future__ import annotations

from gui.domain.clock import Clock, epoch_ms
from gui.engine.store import Listener
from gui.journal.entries import Journal, Line, Tone


class Complaints:
    """Writes one line for people about each part that failed."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def task_died(self, name: str, fault: BaseException) -> None:
        """A task stopped and is started again."""
        self._say(f"one part stopped ({name}: {type(fault).__name__}) and is started again; PANIC is not affected")

    def listener_failed(self, listener: Listener, fault: Exception) -> None:
        """Whoever listens to changes failed, and is told again of the next one."""
        name = getattr(listener, "__qualname__", "a listener")
        self._say(f"one part stopped ({name}: {type(fault).__name__}) and is told again; PANIC is not affected")

    def _say(self, text: str) -> None:
        self._journal.record(Line(epoch_ms(self._clock), Tone.BAD, "This program", text))
