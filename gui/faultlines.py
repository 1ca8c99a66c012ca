"""A slot or callback that failed is told in the journal, by type and place alone; the program goes on."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from gui.domain.clock import Clock, epoch_ms
from gui.journal.entries import Line, Tone
from gui.session import Session

log = logging.getLogger("killswitch.app")


class FaultLines:
    """``session`` gives the one at work, or None; ``quit_program`` is for an interrupt from the keyboard."""

    def __init__(self, clock: Clock, session: Callable[[], Session | None], quit_program: Callable[[], None]) -> None:
        self._clock = clock
        self._session = session
        self._quit = quit_program

    def on_loop_fault(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A callback of the loop failed: say so in the journal and go on."""
        fault = context.get("exception")
        self._report(type(fault).__name__ if fault is not None else "fault", getattr(fault, "__traceback__", None))

    def on_fault(self, kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        """A slot failed: say so in the journal and go on; the text of the exception is not shown."""
        if issubclass(kind, KeyboardInterrupt):
            self._quit()
            return
        self._report(kind.__name__, where)

    def _report(self, name: str, where: TracebackType | None) -> None:
        frames = traceback.extract_tb(where)[-1:] if where is not None else []
        place = f" at {frames[0].name} line {frames[0].lineno}" if frames else ""
        log.error("a part of the program failed: %s%s", name, place)
        session = self._session()
        if session is not None:
            text = f"one part failed ({name}{place}); PANIC is not affected"
            session.journal.record(Line(epoch_ms(self._clock), Tone.BAD, "This program", text))
