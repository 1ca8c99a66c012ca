"""Time as the program sees it: durations from the monotonic clock, stamps from the wall clock, both injectable."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Where every floor takes its time from; tests give a virtual one."""

    def monotonic(self) -> float:
        """Seconds on a clock that never jumps; for durations and deadlines."""
        ...

    def wall(self) -> float:
        """Seconds since the epoch; for stamps that people and venues read."""
        ...


class SystemClock:
    """The computer's own clocks."""

    def monotonic(self) -> float:
        """Seconds of ``time.monotonic``."""
        return time.monotonic()

    def wall(self) -> float:
        """Seconds of ``time.time``."""
        return time.time()


class LoopClock:
    """Monotonic time of the running event loop and a wall clock that moves with it.

    Under a loop whose time is virtual both move virtually; ``epoch`` is the wall time at loop time ``origin``.
    """

    def __init__(self, loop_time: LoopTime, epoch: float, origin: float = 0.0) -> None:
        self._loop_time = loop_time
        self._epoch = epoch
        self._origin = origin

    def monotonic(self) -> float:
        """Seconds of the event loop's clock."""
        return self._loop_time()

    def wall(self) -> float:
        """Epoch seconds that advance with the event loop's clock."""
        return self._epoch + self._loop_time() - self._origin


class LoopTime(Protocol):
    """The signature of ``asyncio.AbstractEventLoop.time``."""

    def __call__(self) -> float:
        """Seconds of the event loop's clock."""
        ...


def epoch_ms(clock: Clock) -> int:
    """Give the wall clock as whole epoch milliseconds."""
    return int(clock.wall() * 1000)
