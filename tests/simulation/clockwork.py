"""The loop of a simulation: its time is virtual and passes at once, and it watches no sockets, for there are none."""

from __future__ import annotations

import asyncio
import gc
import selectors
from collections.abc import Iterator
from contextlib import contextmanager

# A seed leaves little garbage and much that stays: looking for it seldom saves a tenth of the time.
GARBAGE = (50_000, 50, 50)


class _Still(selectors.SelectSelector):
    """A selector that never waits: what it was to wait for is added to the loop's time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("nothing is left that could ever happen")
        self.now += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop whose time begins at zero and moves only when nothing is left to do at its moment."""

    def __init__(self) -> None:
        self._still = _Still()
        super().__init__(self._still)

    def time(self) -> float:
        """Give virtual seconds since the loop was made."""
        return self._still.now


@contextmanager
def virtual_loop() -> Iterator[VirtualLoop]:
    """Give a loop in virtual time and close it at the end."""
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)
    try:
        yield loop
    finally:
        asyncio.set_event_loop(None)
        loop.close()


def seldom_garbage() -> None:
    """Look for garbage seldom from now on; for a process that only plays seeds."""
    gc.freeze()
    gc.set_threshold(*GARBAGE)
