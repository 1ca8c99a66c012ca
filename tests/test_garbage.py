"""Garbage is collected at home: in the loop's thread, when enough was made, and as before once it is left."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest

from gui.garbage import EVERY_S, STAYS_AFTER_S, HomeCollector

pytestmark = pytest.mark.looptime


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


class Cycle:
    """Something that only the collector can end; it notes the thread that it ends in."""

    ended_in: threading.Thread | None = None

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Cycle.ended_in = threading.current_thread()


def litter() -> None:
    Cycle()
    kept = [[number] for number in range(5 * gc.get_threshold()[0])]
    assert kept


async def test_no_other_thread_collects_and_the_loop_does() -> None:
    gc.collect()
    Cycle.ended_in = None
    with HomeCollector():
        thread = threading.Thread(target=litter)
        thread.start()
        thread.join()
        assert Cycle.ended_in is None
        held = [[number] for number in range(5 * gc.get_threshold()[0])]
        await asyncio.sleep(EVERY_S + 0.01)
        assert Cycle.ended_in is threading.current_thread()
        assert held


async def test_nothing_is_done_while_little_was_made() -> None:
    with HomeCollector() as collector:
        gc.collect()
        assert collector.collect() is None


async def test_leaving_gives_back_what_was() -> None:
    with HomeCollector():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    with HomeCollector():
        pass
    assert not gc.isenabled()


async def test_what_was_there_at_the_start_is_not_looked_through_again_until_the_end() -> None:
    gc.collect()
    kept = [[number] for number in range(1000)]
    with HomeCollector():
        await asyncio.sleep(STAYS_AFTER_S + 0.01)
        assert gc.get_freeze_count() > len(kept)
        Cycle.ended_in = None
        Cycle()
        gc.collect()
        assert Cycle.ended_in is threading.current_thread()
    assert gc.get_freeze_count() == 0
