"""Short turns: what is ready in the event loop is worked off a little at a time, and Qt gets its own turn in between.

By itself a loop over Qt's events makes a timer of every callback. Qt fires all of them before it looks at the pointer,
the keys and the screen again: hundreds of answers at once would keep PANIC, and the trader, waiting for all of them.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

# After so long (seconds) the window has its turn. One callback is never cut in two.
TURN_S = 0.006


class Turns:
    """The callbacks that are ready, in order; ``ask`` calls what it is given in a turn of its own."""

    def __init__(
        self, ask: Callable[[Callable[[], None]], object], now: Callable[[], float] = time.perf_counter
    ) -> None:
        self._ask = ask
        self._now = now
        self._ready: deque[asyncio.Handle] = deque()
        self._asked = False

    def add(self, handle: asyncio.Handle) -> None:
        """Put a callback at the end of the line."""
        self._ready.append(handle)
        self._want_turn()

    def _want_turn(self) -> None:
        if not self._asked:
            self._asked = True
            self._ask(self._work)

    def _work(self) -> None:
        self._asked = False
        end = self._now() + TURN_S
        try:
            while self._ready:
                handle = self._ready.popleft()
                if not handle.cancelled():
                    # As every loop runs its handles; what it raises goes to the loop's exception handler.
                    handle._run()
                if self._now() >= end:
                    return
        finally:
            if self._ready:
                self._want_turn()
