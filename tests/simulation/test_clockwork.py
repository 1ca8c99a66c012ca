"""The simulation's own loop: time passes at once, in order, and never stands still for nothing."""

from __future__ import annotations

import asyncio
import gc

import pytest

from tests.simulation.clockwork import GARBAGE, VirtualLoop, seldom_garbage, virtual_loop


def test_time_passes_at_once_and_in_order() -> None:
    heard: list[tuple[str, float]] = []

    async def after(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        heard.append((name, asyncio.get_running_loop().time()))

    async def both() -> None:
        await asyncio.gather(after("a day", 86_400.0), after("a moment", 0.25))

    with virtual_loop() as loop:
        loop.run_until_complete(both())
    assert [name for name, _ in heard] == ["a moment", "a day"]
    assert [at for _, at in heard] == pytest.approx([0.25, 86_400.0])


def test_what_could_never_happen_is_an_error() -> None:
    with virtual_loop() as loop, pytest.raises(RuntimeError, match="could ever happen"):
        loop.run_until_complete(loop.create_future())


def test_the_loop_is_closed_and_forgotten() -> None:
    with virtual_loop() as loop:
        assert isinstance(loop, VirtualLoop)
        assert asyncio.get_event_loop_policy().get_event_loop() is loop
    assert loop.is_closed()


def test_garbage_is_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        seldom_garbage()
        assert gc.get_threshold() == GARBAGE
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
