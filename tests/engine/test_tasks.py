"""Tasks are named, held, reported and ended."""

from __future__ import annotations

import asyncio

import pytest

from gui.engine.tasks import TaskDoor

pytestmark = pytest.mark.looptime


async def test_a_worker_that_dies_is_told_and_started_again() -> None:
    told: list[tuple[str, str]] = []
    starts: list[float] = []
    door = TaskDoor(lambda name, fault: told.append((name, type(fault).__name__)))

    async def worker() -> None:
        starts.append(asyncio.get_running_loop().time())
        if len(starts) < 3:
            raise ValueError("https://secret")

    door.keep("worker", worker)
    await asyncio.sleep(5)
    assert told == [("worker", "ValueError")] * 2
    assert [round(at) for at in starts] == [0, 1, 2]
    assert not door.names


async def test_a_single_task_that_dies_is_told() -> None:
    told: list[str] = []
    door = TaskDoor(lambda name, fault: told.append(name))

    async def fails() -> None:
        raise RuntimeError

    door.start("once", fails())
    await asyncio.sleep(0.1)
    assert told == ["once"]


async def test_closing_ends_everything_and_names_who_is_left() -> None:
    door = TaskDoor()
    stubborn_done = asyncio.Event()

    async def stubborn() -> None:
        while not stubborn_done.is_set():
            try:
                await stubborn_done.wait()
            except asyncio.CancelledError:
                continue

    door.start("stubborn", stubborn())
    door.start("calm", asyncio.sleep(100))
    await asyncio.sleep(0)
    assert door.names == ("calm", "stubborn")
    assert await door.close(1.0) == ("stubborn",)
    assert door.start("late", asyncio.sleep(1)) is None
    stubborn_done.set()
    await asyncio.sleep(0.1)
    assert not door.names
