"""A virtual X screen of its own for one program: pointer and keys through xdotool, pixels from its frame buffer."""

from __future__ import annotations

import os
import select
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What the tests need on Linux, and the Debian packages that hold it.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
WIDTH, HEIGHT = 1280, 800
# A bound of waiting, not of speed (seconds).
WITHIN_S = 60.0
ENDING_S = 10.0
# So many looks in a row at one fiftieth of a second, all alike.
STILL_LOOKS = 20
# What has been drawn has more different bytes than an empty ground.
LEAST_TONES = 20


def missing_packages() -> list[str]:
    """Name the Debian packages of the programs that are not there."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


def until(holds: Callable[[], bool], what: str, within_s: float = WITHIN_S) -> None:
    """Wait until something holds; raises AssertionError with ``what`` after the bound."""
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


def end(process: subprocess.Popen[Any]) -> None:
    """End a process as the system does, and one that does not end by force: no test waits for it any longer."""
    process.terminate()
    try:
        process.wait(ENDING_S)
    except subprocess.TimeoutExpired:
        process.kill()


class Screen:
    """One X server; ``display`` is its name."""

    def __init__(self, display: str, folder: Path) -> None:
        self.display = display
        self._pixels = folder / "Xvfb_screen0"
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        self.environ |= {"DISPLAY": display}
        self.environ.pop("WAYLAND_DISPLAY", None)

    def do(self, *words: object) -> str:
        """Run one xdotool command; gives what it printed."""
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=WITHIN_S, check=False)
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """Give the ids of the visible windows with this title."""
        return self.do("search", "--onlyvisible", "--name", title).split()

    def focus(self, title: str) -> bool:
        """Ask for the keyboard for the window with this title; gives whether it has it."""
        for window in self.windows(title):
            self.do("windowfocus", window)
            if self.do("getwindowfocus") == window:
                return True
        return False

    def pixels(self, left: int, top: int, width: int, height: int) -> bytes:
        """Give the pixels of a part of the screen, four bytes each."""
        raw = self._pixels.read_bytes()
        header = struct.unpack(">25I", raw[:100])
        line, start = header[12], header[0] + header[19] * 12
        at, wide = start + left * 4, width * 4
        return b"".join(raw[at + row * line : at + row * line + wide] for row in range(top, top + height))

    def wait_until_still(self, left: int, top: int, width: int, height: int) -> None:
        """Wait until a part of the screen has been drawn and keeps its look."""
        looks: list[bytes] = []

        def still() -> bool:
            looks.append(self.pixels(left, top, width, height))
            latest = looks[-STILL_LOOKS:]
            drawn = len(set(latest[-1])) > LEAST_TONES
            return len(latest) == STILL_LOOKS and len(set(latest)) == 1 and drawn

        until(still, "a screen that stands still")


@contextmanager
def virtual_screen(width: int = WIDTH, height: int = HEIGHT) -> Iterator[Screen]:
    """Start an X server on a free display and end it."""
    with tempfile.TemporaryDirectory() as name:
        size = f"{width}x{height}x24"
        # Without -noreset the server begins anew when its last client leaves, and refuses the next one meanwhile.
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-fbdir", name, "-noreset"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            assert server.stdout is not None
            try:
                ready, _, _ = select.select([server.stdout], [], [], WITHIN_S)
                number = server.stdout.readline().strip() if ready else ""
                assert number, "the X server did not start"
                yield Screen(f":{number}", Path(name))
            finally:
                end(server)
