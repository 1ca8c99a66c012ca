"""Waiting ends with what was waited for, the time, or a person's interruption."""

from __future__ import annotations

import asyncio
import os
import signal

from gui.commands.waiting import interruptible, until
from gui.domain.venues import Environment
from gui.engine.switch import KillSwitch
from tests.engine.memory_journal import MemoryJournal
from tests.engine.test_pacing import HandClock


def switch() -> KillSwitch:
    return KillSwitch(HandClock(), MemoryJournal(), Environment.DRILL, keep_known=False)


async def test_it_holds_or_the_time_is_up() -> None:
    looks: list[int] = []
    assert await until(switch(), lambda: True, 1.0, asyncio.Event())
    assert not await until(switch(), lambda: False, 0.0, asyncio.Event(), lambda: looks.append(1))
    assert looks


async def test_a_signal_stops_the_wait_and_is_not_deadly() -> None:
    with interruptible() as stopped:
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGTERM)
        assert not await until(switch(), lambda: False, None, stopped)
    assert stopped.is_set()
