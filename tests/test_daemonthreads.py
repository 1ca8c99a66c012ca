"""A call that hangs keeps neither another call nor the end of the loop waiting."""

from __future__ import annotations

import asyncio
import threading

import pytest

from gui.daemonthreads import DaemonThreads


def test_a_hundred_hanging_calls_leave_room_and_the_loop_ends() -> None:
    release, begun = threading.Event(), threading.Semaphore(0)

    def hangs() -> None:
        begun.release()
        release.wait(30)

    async def main() -> int:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonThreads())
        hanging = [asyncio.ensure_future(asyncio.to_thread(hangs)) for _ in range(100)]
        answer = await asyncio.to_thread(lambda: 7)
        for one in hanging:
            one.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)
        return answer

    try:
        # Ends although the hundred threads are where they were.
        assert asyncio.run(main()) == 7
        assert not release.is_set()
    finally:
        release.set()


async def test_what_a_call_raises_is_told_to_whoever_waits() -> None:
    with pytest.raises(OSError, match="no such name"):
        await asyncio.wrap_future(DaemonThreads().submit(_fails))


def _fails() -> None:
    raise OSError("no such name")


def test_a_cancelled_call_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(threading.Thread, "start", lambda self: kept.append(self))
    kept: list[threading.Thread] = []
    future = DaemonThreads().submit(made.append, 1)
    assert future.cancel()
    kept[0].run()
    assert made == []


def test_where_no_thread_is_left_the_call_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", full)
    with pytest.raises(OSError, match="no thread is left"):
        DaemonThreads().submit(_fails).result(0)
