"""Plays short sounds with what the system has, in a thread of its own; one that fails is not heard, no more."""

from __future__ import annotations

import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

# So many sounds may wait; more are left out.
MOST_WAITING = 4
# A player that hangs is ended (seconds); the longest sound lasts half of one.
LONGEST_S = 3.0
# The first request of a run leaves before anything sounds (seconds).
AFTER_FIRING_S = 0.12
PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"))

Play = Callable[[Path], None]


def system_player() -> Play | None:
    """Give what plays a WAV file here and returns when it is over, or None."""
    if sys.platform == "win32":
        return _play_on_windows
    players = (("afplay",),) if sys.platform == "darwin" else PLAYERS
    for command, *options in players:
        found = shutil.which(command)
        if found is not None:
            return lambda file: _run([found, *options, str(file)])
    return None


def _play_on_windows(file: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_NODEFAULT)


def _run(command: list[str]) -> None:
    subprocess.run(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=LONGEST_S,
        check=False,
    )


class Player:
    """`play` returns at once whatever the sound system does; ``find`` is asked once, in the thread."""

    def __init__(self, find: Callable[[], Play | None] = system_player) -> None:
        self.on = True
        self._find = find
        self._waiting: queue.Queue[tuple[Path, float]] = queue.Queue(MOST_WAITING)
        self._thread: threading.Thread | None = None

    def play(self, file: Path, after_s: float = 0.0) -> None:
        """Let a file sound, if sounds are on."""
        if not self.on:
            return
        try:
            self._waiting.put_nowait((file, after_s))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
                self._thread.start()
        except (queue.Full, RuntimeError):
            # Too many, or no thread is left: silence is allowed, a wait is not.
            pass

    def _work(self) -> None:
        play = self._find()
        while play is not None:
            file, after_s = self._waiting.get()
            time.sleep(after_s)
            try:
                play(file)
            except (OSError, ValueError, RuntimeError, subprocess.SubprocessError):
                # No device, no file, a player that hangs: the screen says the same.
                continue
