"""Tasks are named, held, reported and ended."""

from __future__ import annotations

import asyncio

import pytest

from gui.engine.tasks import TaskDoor, end_every_task

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


async def test_a_worker_that_stray_cancellation_hits_is_started_again() -> None:
    told: list[str] = []
    starts: list[float] = []
    door = TaskDoor(lambda name, fault: told.append(f"{name} {type(fault).__name__}"))

    async def worker() -> None:
        starts.append(asyncio.get_running_loop().time())
        if len(starts) == 1:
            waited = asyncio.get_running_loop().create_future()
            waited.cancel()
            await waited
        await asyncio.sleep(100)

    door.keep("worker", worker)
    await asyncio.sleep(5)
    assert told == ["worker CancelledError"]
    assert [round(at) for at in starts] == [0, 1]
    assert await door.close(1.0) == ()
    assert len(starts) == 2


async def test_a_listener_that_fails_does_not_keep_a_worker_from_its_next_start() -> None:
    starts: list[int] = []

    def told(name: str, fault: BaseException) -> None:
        raise OSError("no room for this line")

    async def worker() -> None:
        starts.append(1)
        raise ValueError

    door = TaskDoor(told)
    door.keep("worker", worker)
    await asyncio.sleep(2.5)
    assert len(starts) == 3
    await door.close(1.0)


async def test_at_the_end_every_task_of_the_loop_hears_of_it_and_nobody_waits_for_one_that_does_not_end() -> None:
    heard, let_go = list[str](), asyncio.Event()

    async def polite() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            heard.append("polite")

    async def deaf() -> None:
        while not let_go.is_set():
            try:
                await let_go.wait()
            except asyncio.CancelledError:
                heard.append("deaf")

    tasks = [asyncio.create_task(polite()), asyncio.create_task(deaf())]
    await asyncio.sleep(0)
    await end_every_task(0.05)
    assert sorted(heard) == ["deaf", "polite"]
    assert [task.done() for task in tasks] == [True, False]
    let_go.set()
    await tasks[1]
