"""Threads for calls of the system that may hang, a name look-up above all: nobody is held up by one that does."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class DaemonThreads(ThreadPoolExecutor):
    """An event loop's executor that gives every call a thread of its own and waits for none at the end.

    The standard one has few threads, which a dead name service fills for half a minute, and holds the end of the
    program until the last of them is back.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call ``fn`` in a new thread; where the system gives none, the future raises OSError as a failed call does."""
        future: Future[T] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            # The edge of the thread: whatever it raises belongs to whoever waits for the call.
            except BaseException as error:  # noqa: BLE001
                future.set_exception(error)
            else:
                future.set_result(result)

        try:
            threading.Thread(target=work, name="system call", daemon=True).start()
        except RuntimeError:
            future.set_exception(OSError(errno.EAGAIN, "no thread is left"))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for nothing, whatever is asked."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)
