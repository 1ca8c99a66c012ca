"""Waiting for the engine: until something holds, a time is up, or a person interrupts."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from gui.domain.closings import PositionState
from gui.domain.rows import State
from gui.engine.switch import KillSwitch

# Conditions that hold by time alone are looked at this often (seconds).
LOOK_S = 0.1
# After an interruption, answers of what was sent are waited for this long (seconds).
LAST_ANSWERS_S = 5.0


@contextmanager
def interruptible() -> Iterator[asyncio.Event]:
    """Give an event that Ctrl+C or a termination signal sets, so that the command ends with its report."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    caught: list[int] = []
    before: dict[int, signal.Handlers | Callable[[int, FrameType | None], object] | int | None] = {}

    def stop(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stopped.set)

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stopped.set)
            caught.append(number)
        except NotImplementedError:
            # Windows' loop has none of its own.
            before[number] = signal.signal(number, stop)
        except (RuntimeError, ValueError):
            continue
    try:
        yield stopped
    finally:
        for taken in caught:
            loop.remove_signal_handler(taken)
        for replaced, handler in before.items():
            signal.signal(replaced, handler)


async def until(
    switch: KillSwitch,
    holds: Callable[[], bool],
    within_s: float | None,
    stopped: asyncio.Event,
    every: Callable[[], None] = lambda: None,
) -> bool:
    """Wait until ``holds``; False when ``within_s`` is over or ``stopped`` is set. ``every`` runs at each look."""
    changed = asyncio.Event()
    end = switch.subscribe(lambda _: changed.set())
    loop = asyncio.get_running_loop()
    deadline = None if within_s is None else loop.time() + within_s
    try:
        while not holds():
            every()
            if stopped.is_set() or (deadline is not None and loop.time() >= deadline):
                return False
            changed.clear()
            waits = [asyncio.ensure_future(changed.wait()), asyncio.ensure_future(stopped.wait())]
            await asyncio.wait(waits, timeout=LOOK_S, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        every()
        return True
    finally:
        end()


async def last_answers(switch: KillSwitch, stopped: asyncio.Event) -> None:
    """A person interrupted: send nothing more, and wait for the answers under way; a second interruption ends that.

    Closes of positions that are under way count as cancels do.
    """
    stopped.clear()
    switch.stop_sending()
    await until(switch, lambda: not _under_way(switch), LAST_ANSWERS_S, stopped)
    stopped.set()


def _under_way(switch: KillSwitch) -> bool:
    closing = (row.state is PositionState.CLOSING for row in switch.positions().values())
    return any(row.state is State.SENT for row in switch.rows().values()) or any(closing)
