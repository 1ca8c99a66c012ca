"""The system's clocks, and those of an event loop."""

from __future__ import annotations

import time

from gui.domain.clock import LoopClock, SystemClock, epoch_ms


def test_system_clock_gives_the_computers_time() -> None:
    clock = SystemClock()
    assert clock.monotonic() <= time.monotonic()
    assert clock.wall() <= time.time()


def test_loop_clock_moves_wall_and_monotonic_together() -> None:
    now = [100.0]
    clock = LoopClock(lambda: now[0], epoch=1_000.0, origin=100.0)
    assert (clock.monotonic(), clock.wall(), epoch_ms(clock)) == (100.0, 1_000.0, 1_000_000)
    now[0] += 2.5
    assert (clock.monotonic(), clock.wall(), epoch_ms(clock)) == (102.5, 1_002.5, 1_002_500)
