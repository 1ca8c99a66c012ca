"""Notices that this computer slept, that its clock was set, or that the program stood still."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from gui.domain.clock import Clock

# How often the two clocks are compared (seconds).
LOOK_S = 1.0
# The wall clock moved by this much more or less than time passed: sleep, or somebody set it (seconds).
JUMP_S = 0.5
# A timer that rings this late says that nothing ran meanwhile (seconds).
LATE_S = 5.0


@dataclass(frozen=True, slots=True)
class Gap:
    """Time that did not pass as it should: the wall clock's jump, and how late a timer rang (seconds)."""

    jump_s: float
    late_s: float

    @property
    def unseen_s(self) -> float:
        """How long the program may have seen nothing, beyond what its durations count."""
        return max(0.0, self.jump_s)

    @property
    def words(self) -> str:
        """Say what happened, as far as it can be told."""
        if self.late_s > LATE_S:
            return f"this program stood still for {self.late_s + self.unseen_s:.0f} s"
        if self.jump_s > 0:
            return f"this computer slept for {self.jump_s:.0f} s, or its clock was set ahead"
        return f"this computer's clock was set back by {-self.jump_s:.0f} s"


class WakeWatch:
    """Compares wall and monotonic clock each second and tells of every gap, as soon as the program runs again."""

    def __init__(self, clock: Clock, on_gap: Callable[[Gap], None]) -> None:
        self._clock = clock
        self._on_gap = on_gap

    async def work(self) -> None:
        """Look each second, until cancelled."""
        wall, mono = self._clock.wall(), self._clock.monotonic()
        while True:
            await asyncio.sleep(LOOK_S)
            wall_before, mono_before = wall, mono
            wall, mono = self._clock.wall(), self._clock.monotonic()
            passed = mono - mono_before
            gap = Gap(jump_s=wall - wall_before - passed, late_s=passed - LOOK_S)
            if abs(gap.jump_s) > JUMP_S or gap.late_s > LATE_S:
                self._on_gap(gap)
