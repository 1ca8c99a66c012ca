"""Callbacks in order, a little at a time, and none of them lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui.app import new_loop
from gui.turns import TURN_S, Turns


class Line:
    """Turns over a clock moved by hand; every callback takes ``each_s``."""

    def __init__(self, each_s: float) -> None:
        self.now, self.each_s = 0.0, each_s
        self.asked: list[Callable[[], None]] = []
        self.done: list[str] = []
        self.turns = Turns(self.asked.append, lambda: self.now)
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda _loop, context: self.done.append(type(context["exception"]).__name__))

    def add(self, name: str, also: Callable[[], None] = lambda: None) -> asyncio.Handle:
        def work() -> None:
            self.now += self.each_s
            self.done.append(name)
            also()

        handle = asyncio.Handle(work, (), self._loop)
        self.turns.add(handle)
        return handle

    def turn(self) -> None:
        assert len(self.asked) == 1
        self.asked.pop()()

    def close(self) -> None:
        self._loop.close()


def test_what_fits_into_a_turn_is_done_in_order_and_one_turn_is_asked_for() -> None:
    line = Line(TURN_S / 10)
    for name in "abc":
        line.add(name)
    line.turn()
    assert line.done == ["a", "b", "c"]
    assert line.asked == []
    line.close()


def test_the_rest_waits_for_the_next_turn() -> None:
    line = Line(TURN_S / 2)
    for name in "abcde":
        line.add(name)
    line.turn()
    assert line.done == ["a", "b"]
    line.turn()
    line.turn()
    assert line.done == list("abcde")
    assert line.asked == []
    line.close()


def test_what_a_callback_adds_comes_last_and_a_cancelled_one_not_at_all() -> None:
    line = Line(0.0)

    def adds() -> None:
        line.add("late")

    line.add("a", adds)
    line.add("b").cancel()
    line.add("c")
    line.turn()
    assert line.done == ["a", "c", "late"]
    line.close()


def test_a_failure_is_told_and_what_ends_the_program_loses_nothing() -> None:
    line = Line(0.0)

    def fails() -> None:
        raise ValueError("one")

    def ends() -> None:
        raise KeyboardInterrupt

    line.add("a", fails)
    line.add("b", ends)
    line.add("c")
    with pytest.raises(KeyboardInterrupt):
        line.turn()
    line.turn()
    assert line.done == ["a", "ValueError", "b", "c"]
    line.close()


def test_qt_has_its_turn_among_many_callbacks(qapp: QApplication) -> None:
    heard: list[int] = []

    async def busy() -> None:
        quick = QTimer()
        quick.timeout.connect(lambda: heard.append(len(heard)))
        quick.start(0)
        # Endless work: only Qt's own timer can end it.
        while len(heard) < 3:
            await asyncio.sleep(0)

    with new_loop(qapp) as loop:
        loop.run_until_complete(asyncio.wait_for(busy(), 20))
    assert heard[:3] == [0, 1, 2]
