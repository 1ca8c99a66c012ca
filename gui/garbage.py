"""Collects cyclic garbage in the loop's own thread only: what Qt made must never end in another one."""

from __future__ import annotations

import asyncio
import gc
from types import TracebackType
from typing import Self

# How often it looks whether enough was made since the last time (seconds): the sooner, the shorter each stop.
EVERY_S = 0.1
# What is there so long after the start (seconds) stays: it is not looked through again, which would stop the window
# for longer than an eye overlooks.
STAYS_AFTER_S = 2.0


class HomeCollector:
    """While it is entered, Python's collector runs between the loop's turns and in no other thread.

    By itself it runs wherever an allocation happens to reach a threshold, in the journal's thread as well as here;
    there it would destroy widgets and timers from the wrong thread, and Qt would crash later, anywhere. Enter it in
    the thread of a running event loop.
    """

    def __init__(self, every_s: float = EVERY_S) -> None:
        self._every_s = every_s
        self._timer: asyncio.TimerHandle | None = None
        self._staying: asyncio.TimerHandle | None = None
        self._was_on = False

    def __enter__(self) -> Self:
        self._was_on = gc.isenabled()
        gc.disable()
        self._again()
        self._staying = asyncio.get_running_loop().call_later(STAYS_AFTER_S, gc.freeze)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for timer in (self._timer, self._staying):
            if timer is not None:
                timer.cancel()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _again(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._every_s, self._look)

    def _look(self) -> None:
        self.collect()
        self._again()

    def collect(self) -> int | None:
        """Collect the oldest generation that is due by Python's own thresholds; gives which, None if none was."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation] > 0:
                gc.collect(generation)
                return generation
        return None
