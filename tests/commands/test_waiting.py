"""Waiting ends with what was waited for, the time, or a person's interruption."""

from __future__ import annotations

import asyncio
import os
import signal

from gui.commands.waiting import interruptible, last_answers, until
from gui.domain.transitions import first_seen, pressed, sent
from gui.domain.venues import Environment
from gui.engine.switch import KillSwitch
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import make_order
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


async def test_after_an_interruption_only_what_is_under_way_is_waited_for() -> None:
    stopped = asyncio.Event()
    stopped.set()
    idle = switch()
    async with asyncio.timeout(1):
        await last_answers(idle, stopped)
    assert stopped.is_set()


async def test_a_second_interruption_ends_the_wait_for_answers() -> None:
    stopped, busy = asyncio.Event(), switch()
    row = pressed(first_seen(make_order("1"), 1.0, 1_000), 1, 1.0)
    busy._store.put(sent(row, 2.0))
    asyncio.get_running_loop().call_soon(stopped.set)
    async with asyncio.timeout(4):
        await last_answers(busy, stopped)
    assert stopped.is_set()
