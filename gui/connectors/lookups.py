"""Looks names up, and gives what was found before when the name service fails or keeps silent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

# A name that had addresses before is waited for so long (seconds): a connection has three times as long.
PATIENCE_S = 1.0

Found = TypeVar("Found")
# Host, port and address family.
Name = tuple[str, int, int]
Ask = Callable[[], Awaitable[Sequence[Found]]]


class Lookups(Generic[Found]):
    """What names led to last, and the questions under way: one a name, however many wait for it.

    A name service that hangs keeps its threads: further questions would use up all that there are.
    """

    def __init__(self) -> None:
        self._last: dict[Name, tuple[Found, ...]] = {}
        self._asking: dict[Name, tuple[asyncio.Task[None], float]] = {}
        self._failed: dict[Name, OSError] = {}
        self._closed = False

    async def find(self, name: Name, ask: Ask[Found]) -> list[Found]:
        """Give what a name leads to, what it led to last if nothing is told in time; raises OSError without either."""
        loop = asyncio.get_running_loop()
        if self._closed:
            raise OSError("closed")
        if name not in self._asking:
            task = loop.create_task(self._ask(name, ask), name=f"look up {name[0]}")
            self._asking[name] = task, loop.time()
        task, since = self._asking[name]
        left_s = max(0.0, since + PATIENCE_S - loop.time()) if name in self._last else None
        await asyncio.wait((task,), timeout=left_s)
        if name in self._last:
            return list(self._last[name])
        raise self._failed.get(name) or OSError("not looked up")

    async def _ask(self, name: Name, ask: Ask[Found]) -> None:
        try:
            self._last[name] = tuple(await ask())
        except OSError as error:
            self._failed[name] = error
        except ValueError:
            self._failed[name] = OSError("not a name")
        finally:
            self._asking.pop(name, None)

    def close(self) -> None:
        """Wait for no answer any more."""
        self._closed = True
        for task, _ in tuple(self._asking.values()):
            task.cancel()
