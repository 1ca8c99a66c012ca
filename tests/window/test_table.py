"""The table under a real pointer: ticks, the header, the filter, the inspector. What was sent is in the journal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.program import PANIC_AREA, Program, drill
from tests.window.screen import Screen, missing_packages, until, virtual_screen

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a virtual X screen is for Linux"),
    pytest.mark.skipif(bool(missing_packages()), reason=f"needs the Debian packages {' '.join(missing_packages())}"),
]

NOWHERE, FILTER = (900, 790), (170, 286)
FIRST_ROW_Y, ROW_HEIGHT = 349, 26
BOX_X, WORDS_X, HEADER_Y = 31, 240, 322
# Box to kind of the first rows: nothing there moves with the time.
ROWS_AREA = (20, 337, 280, 240)
# Where the message stands, or the inspector.
RIGHT_AREA = (900, 352, 340, 200)


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
        screen.wait_until_still(*ROWS_AREA)
        yield started


def row(number: int) -> int:
    return FIRST_ROW_Y + number * ROW_HEIGHT


def changed(screen: Screen, before: bytes, area: tuple[int, int, int, int] = ROWS_AREA) -> bytes:
    """Wait until a part of the screen looks otherwise and stands still; gives how it looks."""
    until(lambda: screen.pixels(*area) != before, "another look")
    screen.wait_until_still(*area)
    return screen.pixels(*area)


def test_boxes_ticked_by_the_pointer_are_what_is_cancelled(program: Program) -> None:
    screen = program.screen
    before = screen.pixels(*ROWS_AREA)
    screen.do("mousemove", BOX_X, row(0), "click", 1)
    before = changed(screen, before)
    screen.do("mousemove", BOX_X, row(3), "keydown", "shift", "click", 1, "keyup", "shift")
    before = changed(screen, before)
    # The second click on a box takes its tick back.
    screen.do("mousemove", BOX_X, row(1), "click", 1)
    changed(screen, before)
    screen.do("key", "ctrl+Return")
    press = program.wait_for_press()
    assert (press.kind, press.scope, press.hold_ms) == ("selected", "3 selected", None)
    until(lambda: len(program.sent_for()) == 3, "three cancels")


def test_the_headers_box_ticks_what_the_filter_shows(program: Program) -> None:
    screen = program.screen
    before, panic = screen.pixels(*ROWS_AREA), screen.pixels(*PANIC_AREA)
    screen.do("mousemove", *FILTER, "click", 1, "mousemove", *NOWHERE)
    screen.do("type", "--delay", 20, "venue:binance")
    before = changed(screen, before)
    assert screen.pixels(*PANIC_AREA) == panic
    screen.do("mousemove", BOX_X, HEADER_Y, "click", 1)
    changed(screen, before)
    screen.do("key", "ctrl+Return")
    press = program.wait_for_press()
    count = int(press.scope.split()[0])
    assert 0 < count < 25
    until(lambda: len(program.sent_for()) == count, "a cancel for every order that was shown")
    assert all(str(family).startswith("binance.") for _, family, _ in program.sent_for())


def test_a_click_on_a_title_sorts_and_another_turns_it_round(program: Program) -> None:
    screen = program.screen
    before = screen.pixels(*ROWS_AREA)
    screen.do("mousemove", WORDS_X, HEADER_Y, "click", 1)
    upwards = changed(screen, before)
    screen.do("click", 1)
    downwards = changed(screen, upwards)
    screen.do("click", 1)
    assert changed(screen, downwards) == upwards
    assert program.presses() == []


def test_a_double_click_opens_the_inspector_and_escape_closes_it(program: Program) -> None:
    screen = program.screen
    before = screen.pixels(*RIGHT_AREA)
    screen.do("mousemove", WORDS_X, row(2), "click", "--repeat", 2, "--delay", 60, 1, "mousemove", *NOWHERE)
    opened = changed(screen, before, RIGHT_AREA)
    screen.do("key", "Escape")
    until(lambda: screen.pixels(*RIGHT_AREA) != opened, "the inspector's end")
    assert program.presses() == []
