"""A venue's clock as this computer knows it: its best reading, dropped when our own clock jumps."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.clock import Clock

# Wall and monotonic clock further apart since the reading: our clock was set, or we slept (seconds).
JUMP_S = 0.5
# An older reading gives way to a newer one whatever its round trip (seconds).
KEEP_S = 600.0


@dataclass(frozen=True, slots=True)
class _Reading:
    # ``venue_s`` was the venue's time at our ``wall_s`` and ``mono_s``.
    venue_s: float
    wall_s: float
    mono_s: float
    round_trip_s: float

    @property
    def offset_s(self) -> float:
        return self.venue_s - self.wall_s


class ClockOffset:
    """Gives stamps on the clock of one venue service; without a reading they are this computer's time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._best: _Reading | None = None
        self._newest_ms = 0

    def take(self, venue_ms: int, asked: float, answered: float) -> float | None:
        """Take in the venue's time, with the monotonic seconds of the question; gives venue minus ours.

        None if the venue's time lies before one that it told earlier: somebody answers from a store.
        """
        if venue_ms < self._newest_ms:
            return None
        self._newest_ms = venue_ms
        middle = (asked + answered) / 2
        wall = self._clock.wall() - (self._clock.monotonic() - middle)
        new = _Reading(venue_ms / 1000, wall, middle, max(0.0, answered - asked))
        if self._best is None or self._gives_way(self._best, new):
            self._best = new
        return new.offset_s

    def _gives_way(self, old: _Reading, new: _Reading) -> bool:
        drift = abs(new.offset_s - old.offset_s)
        disagree = drift > (new.round_trip_s + old.round_trip_s) / 2
        return new.round_trip_s <= old.round_trip_s or disagree or new.mono_s - old.mono_s > KEEP_S

    @property
    def offset_s(self) -> float | None:
        """Venue time minus this computer's, in seconds; None without a reading that still holds."""
        best = self._best
        if best is None:
            return None
        passed = self._clock.monotonic() - best.mono_s
        if abs(self._clock.wall() - best.wall_s - passed) > JUMP_S:
            self._best = None
            return None
        return best.offset_s

    def now_ms(self) -> int:
        """Give the present time on the venue's clock in epoch milliseconds, for a stamp."""
        return int((self._clock.wall() + (self.offset_s or 0.0)) * 1000)
