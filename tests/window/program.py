"""The real program in a process of its own; what it did is read from its journal on disk."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from gui.config.preferences import Preferences
from gui.config.state import State, save_state
from tests.window.screen import HEIGHT, WIDTH, Screen, end, until

TITLE = "DRILL · Kill switch"
# Where PANIC is in a window of 1280 by 800 at the corner of the screen: left, top, width, height.
PANIC_AREA = (26, 68, 324, 104)
_READ = re.compile(r"listing read · (\d+) open algo orders?")


@dataclass(frozen=True, slots=True)
class Press:
    """One start of a run as the journal has it; ``hold_ms`` is None where nothing was held."""

    run: int
    kind: str
    scope: str
    hold_ms: int | None


class Program:
    """One program at work on a screen."""

    def __init__(self, process: subprocess.Popen[bytes], screen: Screen, folder: Path) -> None:
        self.process = process
        self.screen = screen
        self._journal = folder / "journal.sqlite3"

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """Ask the journal; nothing while its tables are not there yet."""
        try:
            with closing(sqlite3.connect(f"file:{self._journal}?mode=ro", uri=True, timeout=5)) as connection:
                return connection.execute(question).fetchall()
        except sqlite3.OperationalError:
            return []

    def presses(self) -> list[Press]:
        """Give every start of a run, in order."""
        rows = self.ask("SELECT run, kind, scope, hold_ms FROM run_starts ORDER BY seq")
        return [Press(*row) for row in rows]  # type: ignore[arg-type]

    def sent_for(self) -> set[tuple[object, ...]]:
        """Give the orders for which a cancel was to leave."""
        return set(self.ask("SELECT account, family, algo_id FROM intent_keys"))

    def listed(self) -> int:
        """Count the orders that the listings have shown so far."""
        found: dict[str, int] = {}
        for about, text in self.ask("SELECT about, text FROM lines"):
            if match := _READ.search(str(text)):
                found[f"{about} {str(text)[: match.start()]}"] = int(match[1])
        return sum(found.values())

    def wait_for_press(self, number: int = 1) -> Press:
        """Wait for the ``number``-th start of a run and give it."""
        until(lambda: len(self.presses()) >= number, f"start {number} of a run")
        return self.presses()[number - 1]


@contextmanager
def drill(screen: Screen, folder: Path) -> Iterator[Program]:
    """Start ``python -m gui --drill`` and wait until its 25 orders are read and its window has the keyboard."""
    # At the corner, where these tests know every place; a first start would open in the middle.
    save_state(folder / "state.json", State(preferences=Preferences(place=(0, 0, WIDTH, HEIGHT), language="en")))
    command = [sys.executable, "-m", "gui", "--drill", "--data-dir", str(folder)]
    # On SIGABRT the program tells where it stands.
    environ = {**screen.environ, "PYTHONFAULTHANDLER": "1"}
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            program = Program(process, screen, folder)
            until(lambda: process.poll() is not None or bool(screen.windows(TITLE)), "the window")
            assert process.poll() is None, "the program ended"
            until(lambda: screen.focus(TITLE), "the keyboard")
            until(lambda: program.listed() == 25, "25 orders")
            screen.wait_until_still(*PANIC_AREA)
            yield program
        except AssertionError:
            process.send_signal(signal.SIGABRT)
            raise
        finally:
            end(process)
