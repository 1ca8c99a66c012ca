"""What the practice venues do later by themselves: late fills, a bot's next order, dead-man timers that run out."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable


class Alarms:
    """Acts that fall due at a monotonic second; whoever looks at the venues rings those that are due before.

    While an act runs ``now`` gives the moment at which it was due, so that it is written down as of then.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._heap: list[tuple[float, int, Callable[[], object]]] = []
        self._numbers = itertools.count()
        self._due: float | None = None

    def __len__(self) -> int:
        return len(self._heap)

    def now(self) -> float:
        """Give the second that it is at the venues."""
        return self._monotonic() if self._due is None else self._due

    def set(self, after_s: float, act: Callable[[], object]) -> None:
        """Do something so many seconds from now."""
        heapq.heappush(self._heap, (self.now() + after_s, next(self._numbers), act))

    def ring(self) -> None:
        """Do all that is due, in the order of time."""
        if self._due is not None:
            return
        try:
            while self._heap and self._heap[0][0] <= self._monotonic():
                self._due, _, act = heapq.heappop(self._heap)
                act()
        finally:
            self._due = None

    def clear(self) -> None:
        """Forget everything."""
        self._heap.clear()
