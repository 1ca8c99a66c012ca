"""The row inspector under a real pointer and keyboard: it opens, follows and closes, and PANIC stays as it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.window.program import PANIC_AREA, Program, drill
from tests.window.screen import missing_packages, until, virtual_screen

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a virtual X screen is for Linux"),
    pytest.mark.skipif(bool(missing_packages()), reason=f"needs the Debian packages {' '.join(missing_packages())}"),
]

FIRST_ROW, SECOND_ROW, NOWHERE, PANIC = (240, 349), (240, 375), (900, 790), (188, 150)
# Inside the inspector where it lies in a window of 1280x800: its title and its order's id.
TITLE_AREA = (872, 297, 300, 40)
LONG = 1.1


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program with its drill on a screen of its own, the pointer out of the way."""
    with virtual_screen() as screen:
        screen.do("mousemove", *NOWHERE)
        with drill(screen, tmp_path) as started:
            yield started


def test_it_opens_follows_and_closes_and_a_hold_fires_beside_it(program: Program) -> None:
    screen = program.screen
    screen.do("mousemove", *FIRST_ROW, "click", 1, "mousemove", *NOWHERE)
    without, said = screen.pixels(*TITLE_AREA), screen.pixels(*PANIC_AREA)
    screen.do("key", "i")
    until(lambda: screen.pixels(*TITLE_AREA) != without, "the inspector")
    screen.wait_until_still(*TITLE_AREA)
    first = screen.pixels(*TITLE_AREA)
    screen.do("key", "Down")
    until(lambda: screen.pixels(*TITLE_AREA) != first, "the next row's order")
    screen.wait_until_still(*TITLE_AREA)
    second = screen.pixels(*TITLE_AREA)
    screen.do("key", "Escape")
    # The table's own look may have changed by now: ages widen their column.
    until(lambda: screen.pixels(*TITLE_AREA) != second, "the table where the inspector was")
    screen.wait_until_still(*TITLE_AREA)
    screen.do("mousemove", *FIRST_ROW, "click", "--repeat", 2, "--delay", 60, 1, "mousemove", *NOWHERE)
    until(lambda: screen.pixels(*TITLE_AREA) == first, "the first order again, by a double click")
    assert screen.pixels(*PANIC_AREA) == said
    assert program.presses() == []
    screen.do("mousemove", *PANIC, "mousedown", 1, "sleep", LONG, "mouseup", 1)
    press = program.wait_for_press()
    assert (press.kind, press.scope) == ("panic", "every venue")
    until(lambda: len(program.sent_for()) == 25, "a cancel for every order")
