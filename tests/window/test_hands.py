"""Pointer and keyboard on the real window: what fires PANIC, and what does not."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.window.program import PANIC_AREA, TITLE, Program, drill
from tests.window.screen import Screen, end, missing_packages, until, virtual_screen

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a virtual X screen is for Linux"),
    pytest.mark.skipif(bool(missing_packages()), reason=f"needs the Debian packages {' '.join(missing_packages())}"),
]

PANIC = (188, 150)
BESIDE_A_LITTLE, FAR_AWAY, NOWHERE = (364, 150), (420, 150), (900, 790)
FILTER, FIRST_ROW, TABLE_AREA = (170, 286), (240, 349), (20, 337, 800, 200)
FLATTEN = (614, 69)
# The hold is 0.7 s: these are well on either side of it (seconds).
LONG, SHORT = 1.1, 0.25
HELD_MS = 700
# Flatten is held 1.2 s.
FLATTEN_LONG, FLATTEN_SHORT, FLATTEN_MS = 1.7, 0.8, 1200
# A first press waits 3 s for the second, which counts from half a second after it.
ARMED, PAUSE = 3.0, 0.8
NOTICE_AREA = (20, 268, 600, 34)
OTHER = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Another program")
window.setGeometry(1200, 760, 60, 30)
window.show()
app.exec()
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    """One X server for all of these."""
    with virtual_screen() as made:
        yield made


@pytest.fixture
def program(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    """The program with its drill on the screen, the pointer out of the way."""
    screen.do("mousemove", *NOWHERE)
    with drill(screen, tmp_path) as started:
        yield started


@contextmanager
def other_window(screen: Screen) -> Iterator[str]:
    """Show the window of another program and give its title."""
    with subprocess.Popen([sys.executable, "-c", OTHER], env=screen.environ) as process:
        try:
            until(lambda: bool(screen.windows("Another program")), "the other window")
            until(lambda: screen.focus(TITLE), "the keyboard")
            yield "Another program"
        finally:
            end(process)


def _press_pointer(screen: Screen, seconds: float, then: tuple[int, int] | None = None) -> None:
    screen.do("mousemove", *PANIC, "mousedown", 1)
    if then is not None:
        screen.do("mousemove", *then)
    time.sleep(seconds)
    screen.do("mouseup", 1)


def _held(program: Program, number: int = 1) -> None:
    press = program.wait_for_press(number)
    assert (press.kind, press.scope) == ("panic", "every venue")
    assert press.hold_ms is not None
    assert press.hold_ms >= HELD_MS


def test_a_held_pointer_fires_once(program: Program) -> None:
    _press_pointer(program.screen, LONG)
    _held(program)
    until(lambda: len(program.sent_for()) == 25, "a cancel for every order")
    assert len(program.presses()) == 1


def test_a_pointer_that_strays_a_little_still_fires(program: Program) -> None:
    _press_pointer(program.screen, LONG, BESIDE_A_LITTLE)
    _held(program)


def test_what_must_not_fire_does_not(program: Program) -> None:
    screen = program.screen
    _press_pointer(screen, SHORT)
    _press_pointer(screen, LONG, FAR_AWAY)
    screen.do("mousemove", *PANIC, "mousedown", 1)
    time.sleep(SHORT)
    screen.do("key", "Escape")
    time.sleep(LONG)
    screen.do("mouseup", 1)
    screen.do("keydown", "ctrl", "keydown", "shift", "key", "p")
    time.sleep(LONG)
    screen.do("keyup", "shift", "keyup", "ctrl")
    assert program.presses() == []
    # One that does fire comes after them all in the journal: it would stand behind what they had begun.
    screen.do("mousemove", *NOWHERE)
    _press_pointer(screen, LONG)
    _held(program)
    assert len(program.presses()) == 1


def test_a_hold_that_fires_otherwise_does_nothing_in_flatten(program: Program) -> None:
    screen = program.screen
    said = screen.pixels(*PANIC_AREA)
    screen.do("mousemove", *FLATTEN, "click", 1)
    until(lambda: screen.pixels(*PANIC_AREA) != said, "the name of the choice on PANIC")
    _press_pointer(screen, FLATTEN_SHORT)
    screen.do("keydown", "ctrl", "keydown", "shift", "keydown", "p")
    time.sleep(FLATTEN_SHORT)
    screen.do("keyup", "p", "keyup", "shift", "keyup", "ctrl")
    time.sleep(SHORT)
    assert program.presses() == []
    _press_pointer(screen, FLATTEN_LONG)
    press = program.wait_for_press()
    assert press.hold_ms is not None
    assert press.hold_ms >= FLATTEN_MS
    assert len(program.presses()) == 1


def test_the_held_chord_fires_from_the_table(program: Program) -> None:
    screen = program.screen
    screen.do("keydown", "ctrl", "keydown", "shift", "keydown", "p")
    time.sleep(LONG)
    screen.do("keyup", "p", "keyup", "shift", "keyup", "ctrl")
    _held(program)
    assert len(program.presses()) == 1


def test_space_held_on_the_button_fires_although_the_key_repeats(program: Program) -> None:
    screen = program.screen
    screen.do("key", "shift+F6", "key", "shift+F6", "keydown", "space")
    time.sleep(LONG)
    screen.do("keyup", "space")
    _held(program)
    assert len(program.presses()) == 1


def test_space_on_the_table_ticks_and_does_not_fire(program: Program) -> None:
    screen = program.screen
    screen.do("mousemove", *FIRST_ROW, "click", 1)
    screen.do("keydown", "space")
    time.sleep(LONG)
    screen.do("keyup", "space")
    screen.do("key", "ctrl+Return")
    press = program.wait_for_press()
    assert (press.kind, press.scope, press.hold_ms) == ("selected", "1 selected", None)
    until(lambda: len(program.sent_for()) == 1, "one cancel")


def test_the_filter_changes_neither_what_panic_says_nor_what_it_does(program: Program) -> None:
    screen = program.screen
    screen.do("mousemove", *FILTER, "click", 1, "mousemove", *NOWHERE)
    said, table = screen.pixels(*PANIC_AREA), screen.pixels(*TABLE_AREA)
    screen.do("type", "--delay", 20, "dogecoin")
    until(lambda: screen.pixels(*TABLE_AREA) != table, "the filter's effect on the table")
    assert screen.pixels(*PANIC_AREA) == said
    _press_pointer(screen, LONG)
    _held(program)
    until(lambda: len(program.sent_for()) == 25, "a cancel for every order, hidden or not")


def test_quitting_by_key_ends_the_process_in_order(program: Program) -> None:
    program.screen.do("key", "ctrl+q")
    assert program.process.wait(20) == 0
    assert program.presses() == []


def test_a_lost_focus_stops_the_hold(program: Program) -> None:
    screen = program.screen
    with other_window(screen) as other:
        screen.do("keydown", "ctrl", "keydown", "shift", "keydown", "p")
        time.sleep(SHORT)
        until(lambda: screen.focus(other), "the keyboard for the other window")
        time.sleep(LONG)
        screen.do("keyup", "p", "keyup", "shift", "keyup", "ctrl")
        assert program.presses() == []
        until(lambda: screen.focus(TITLE), "the keyboard back")
    # One that does fire comes after it in the journal.
    _press_pointer(screen, LONG)
    _held(program)
    assert len(program.presses()) == 1


def test_quitting_during_a_run_asks_and_the_safe_answer_keeps_the_run(program: Program) -> None:
    screen = program.screen
    table = screen.pixels(*NOTICE_AREA)
    _press_pointer(screen, LONG)
    _held(program)
    screen.do("mousemove", *NOWHERE, "key", "ctrl+q")
    until(lambda: screen.pixels(*NOTICE_AREA) != table, "the question in the notice bar")
    screen.do("key", "F8", "key", "Return")
    until(lambda: len(program.sent_for()) == 25, "a cancel for every order")
    assert program.process.poll() is None
    until(lambda: bool(program.ask("SELECT outcome FROM run_ends")), "the end of the run", 60.0)
    screen.do("key", "ctrl+q")
    assert program.process.wait(20) == 0


def test_two_presses_fire_and_one_does_not(program: Program) -> None:
    screen = program.screen
    # Settings: from the hold's list one step on are the two presses.
    screen.do("key", "ctrl+comma", "key", "Tab", "key", "space", "key", "Escape", "mousemove", *PANIC)
    screen.do("click", "--repeat", 2, "--delay", 60, 1)
    time.sleep(SHORT)
    assert program.presses() == []
    time.sleep(ARMED)
    screen.do("click", 1)
    time.sleep(PAUSE)
    assert program.presses() == []
    screen.do("click", 1)
    press = program.wait_for_press()
    assert (press.kind, press.hold_ms) == ("panic", None)
    assert len(program.presses()) == 1


def test_a_second_start_shows_the_first_and_ends(program: Program, tmp_path: Path) -> None:
    screen = program.screen
    until(lambda: (tmp_path / "window.sock").exists(), "the ear for later starts")
    command = [sys.executable, "-m", "gui", "--drill", "--data-dir", str(tmp_path)]
    second = subprocess.run(command, env=screen.environ, capture_output=True, text=True, timeout=20, check=False)
    assert second.returncode == 0
    assert "open already (DRILL)" in second.stdout
    assert program.process.poll() is None
    assert len(screen.windows(TITLE)) == 1
