"""One wait of the event loop on the journal's writer thread."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class Waiter:
    """Made in the event loop, told once from the thread, awaited with a bound."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._answer: asyncio.Future[bool] = self._loop.create_future()

    def tell(self, done: bool) -> None:
        """Give the answer, from any thread, also when the loop has ended meanwhile."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._set, done)

    async def wait(self, within_s: float | None) -> bool:
        """Give the answer, or False when it has not come within so many seconds (None: wait as long as it takes)."""
        await asyncio.wait((self._answer,), timeout=within_s)
        return self._answer.done() and self._answer.result()

    def _set(self, done: bool) -> None:
        if not self._answer.done():
            self._answer.set_result(done)
