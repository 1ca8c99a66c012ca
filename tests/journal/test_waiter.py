"""One wait on another thread."""

from __future__ import annotations

import asyncio
import threading

from gui.journal.waiter import Waiter


async def test_the_answer_comes_from_another_thread_and_the_first_counts() -> None:
    waiter = Waiter()

    def tell_twice() -> None:
        waiter.tell(True)
        waiter.tell(False)

    thread = threading.Thread(target=tell_twice)
    thread.start()
    assert await waiter.wait(10)
    thread.join()


async def test_no_answer_in_time_is_false_and_a_late_one_does_no_harm() -> None:
    waiter = Waiter()
    assert not await waiter.wait(0)
    waiter.tell(True)
    assert await waiter.wait(10)


def test_a_loop_that_has_ended_is_no_error() -> None:
    async def make() -> Waiter:
        return Waiter()

    loop = asyncio.new_event_loop()
    waiter = loop.run_until_complete(make())
    loop.close()
    waiter.tell(True)
    assert isinstance(waiter, Waiter)
