"""The one door for tasks: each is named, held, supervised and ended by its owner."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

log = logging.getLogger("killswitch.tasks")

# A worker that died is started again after this long (seconds).
RESTART_S = 1.0

FaultListener = Callable[[str, BaseException], None]


class TaskDoor:
    """Starts named tasks, keeps them from being collected, reports what they die of, and ends them in order.

    ``on_fault`` is called with a task's name and its exception; what it raises itself ends no task.
    """

    def __init__(self, on_fault: FaultListener | None = None) -> None:
        # In the order in which they began: they end in it, too.
        self._tasks: dict[asyncio.Task[Any], None] = {}
        self._on_fault = on_fault
        self._closed = False

    def start(self, name: str, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any] | None:
        """Run ``work`` once under ``name``; after closing nothing starts any more."""
        if self._closed:
            work.close()
            return None
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks[task] = None
        task.add_done_callback(self._ended)
        return task

    def keep(self, name: str, worker: Callable[[], Awaitable[None]]) -> asyncio.Task[Any] | None:
        """Run ``worker`` under ``name`` for good: when it dies it is reported and started again after a second."""
        return self.start(name, self._kept(name, worker))

    async def _kept(self, name: str, worker: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await worker()
            except asyncio.CancelledError as fault:
                task = asyncio.current_task()
                if self._closed or task is None or task.cancelling():
                    raise
                # Nobody ended this worker: something that it waited for was cancelled, and it would be missed.
                self._report(name, fault)
            except Exception as fault:
                self._report(name, fault)
            else:
                return
            await asyncio.sleep(RESTART_S)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(task, None)
        if not task.cancelled() and (fault := task.exception()) is not None:
            self._report(task.get_name(), fault)

    def _report(self, name: str, fault: BaseException) -> None:
        # The text of a foreign exception may hold a URL with a signature: only its type is written down.
        log.error("task %s stopped: %s", name, type(fault).__name__)
        if self._on_fault is not None:
            try:
                self._on_fault(name, fault)
            except Exception as other:
                log.error("the end of task %s could not be told: %s", name, type(other).__name__)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tasks that are running."""
        return tuple(sorted(task.get_name() for task in self._tasks))

    async def close(self, deadline_s: float) -> tuple[str, ...]:
        """Cancel every task and wait for them at most ``deadline_s``; gives the names of those that are left."""
        self._closed = True
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=deadline_s)
        return tuple(sorted(task.get_name() for task in tasks if not task.done()))


async def end_every_task(deadline_s: float) -> None:
    """Cancel whatever is left in the loop, whoever began it, and wait for it this long at most, as asyncio's runner."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    if left:
        await asyncio.wait(left, timeout=deadline_s)
