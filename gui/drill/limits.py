"""Exact sliding windows: what a venue allows within the last so many seconds, counted on arrival."""

from __future__ import annotations

from collections import deque


class SlidingWindow:
    """At most ``limit`` units within any ``seconds``; what is refused does not count.

    Times are monotonic seconds and may not go backwards. A unit taken at ``t`` counts until just before
    ``t + seconds``.
    """

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit = limit
        self.seconds = seconds
        self._taken: deque[tuple[float, int]] = deque()
        self._used = 0

    def used(self, now: float) -> int:
        """Give the units that count at ``now``."""
        while self._taken and now - self._taken[0][0] >= self.seconds:
            self._used -= self._taken.popleft()[1]
        return self._used

    def take(self, now: float, units: int = 1) -> bool:
        """Count ``units`` if they fit, and say whether they did."""
        if self.used(now) + units > self.limit:
            return False
        self._taken.append((now, units))
        self._used += units
        return True

    def wait(self, now: float, units: int = 1) -> float:
        """Give the seconds until ``units`` would fit; the whole window when they never do."""
        free = self.limit - self.used(now)
        if units <= free:
            return 0.0
        for at, taken in self._taken:
            free += taken
            if units <= free:
                return max(0.0, at + self.seconds - now)
        return self.seconds


class Windows:
    """One sliding window for each key, made at first use: per user, per user and instrument, per path."""

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit = limit
        self.seconds = seconds
        self._windows: dict[tuple[str, ...], SlidingWindow] = {}

    def of(self, *key: str) -> SlidingWindow:
        """Give the window of a key."""
        window = self._windows.get(key)
        if window is None:
            window = self._windows[key] = SlidingWindow(self.limit, self.seconds)
        return window

    def clear(self) -> None:
        """Forget everything that was counted."""
        self._windows.clear()
