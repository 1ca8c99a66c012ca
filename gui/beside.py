"""What stands beside the window: tray, sounds, later starts of the program, and the end of the user's session."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.assets import resource_path
from gui.domain.venues import Environment
from gui.models import formats
from gui.models.language import say
from gui.models.sound_cues import Sound
from gui.models.texts import MODES
from gui.models.what_texts import name as what_name
from gui.session import Session
from gui.sounding import AFTER_FIRING_S, Player
from gui.widgets.main_window import KillSwitchWindow

if TYPE_CHECKING:
    from gui.widgets.one_instance import OneInstance
    from gui.widgets.tray import Tray

# What is not on disk yet when the user's session ends gets so long (seconds): the system waits for no one much longer.
FLUSH_S = 1.0
LOOK_S = 0.01


class Beside:
    """One for the program; the window that is on is given by ``window``.

    `begin` loads what a start does not need: tray and the ear for later starts come after the first picture.
    """

    def __init__(self, player: Player, window: Callable[[], KillSwitchWindow | None]) -> None:
        self._player = player
        self._window = window
        self._mode = Environment.DRILL
        self._told_run: int | None = None
        self.tray: Tray | None = None
        self.instance: OneInstance | None = None

    def begin(self, place: str, make_tray: Callable[[], Tray] | None = None) -> None:
        """Make the tray's sign, and listen for later starts at ``place``."""
        if self.tray is not None:
            return
        from gui.widgets.one_instance import OneInstance
        from gui.widgets.tray import Tray

        self.tray = (make_tray or Tray)()
        self.tray.showWanted.connect(self.come_to_front)
        self.tray.panicWanted.connect(self._show_panic)
        self.tray.quitWanted.connect(self._quit)
        self.instance = OneInstance(place, lambda: MODES[self._mode].word)
        self.instance.asked.connect(self.come_to_front)
        self.instance.listen()
        self._show_state()

    def wire(self, window: KillSwitchWindow, mode: Environment) -> None:
        """Follow a new window."""
        self._mode = mode
        window.sounded.connect(self.sound)
        window.shownStateChanged.connect(self._show_state)
        window.go_to_tray = self.go_to_tray

    def sound(self, sound: Sound) -> None:
        """Let a sound be heard, in the timbre of the mode; a firing's only after its first request."""
        name = sound.value if self._mode is Environment.LIVE else f"{sound.value}-drill"
        try:
            file = resource_path(f"sounds/{name}.wav")
        except FileNotFoundError:
            return
        self._player.play(file, AFTER_FIRING_S if sound is Sound.FIRED else 0.0)

    def go_to_tray(self) -> bool:
        """Hide the window while its run, or the latch, goes on, said once a run; False without a tray."""
        window = self._window()
        if window is None or self.tray is None or not self.tray.available:
            return False
        window.hide()
        run = window.run_on()
        if run is not None and run.number != self._told_run:
            self._told_run = run.number
            self.tray.notify(self._mode, say("Run {n} is on and goes on. The window is in the tray.", n=run.number))
        elif run is None and window.latched():
            self.tray.notify(self._mode, say("New orders are still being cancelled. The window is in the tray."))
        return True

    def come_to_front(self) -> None:
        """Bring the window before the others."""
        window = self._window()
        if window is not None:
            window.come_to_front()

    def close(self) -> None:
        """Leave the tray, and the place to the next start."""
        if self.instance is not None:
            self.instance.close()
        if self.tray is not None:
            self.tray.close()

    def _show_panic(self) -> None:
        window = self._window()
        if window is not None:
            window.show_panic()

    def _quit(self) -> None:
        window = self._window()
        if window is not None:
            # A question in the notice bar must be seen to be answered.
            if window.run_on() is not None or window.latched():
                window.come_to_front()
            window.quit()

    def _show_state(self) -> None:
        window = self._window()
        if window is not None and self.tray is not None:
            state = window.state
            self.tray.show_state(self._mode, state.sum("open", everywhere=True), window.theme, what_name(state.what))


def first_is_shown(place: str) -> tuple[str, bool]:
    """Ask a first window to come to the front.

    Gives a sentence for the terminal if it does, which ends this start, and whether one is there that hangs.
    """
    from gui.widgets.one_instance import Found, ask_the_first

    found, word = ask_the_first(place)
    if found is Found.SHOWN:
        return f"The kill switch is open already ({word}): its window comes to the front.", False
    return "", found is Found.HUNG


def hung_sentence() -> str:
    """Say that another window does not answer."""
    return say("Another window of this program is open and does not answer. This one works on its own.")


def flush(session: Session | None, within_s: float = FLUSH_S) -> str:
    """Wait on this thread until the journal is on disk, not longer than that; gives what is left in words."""
    if session is None:
        return ""
    end = time.monotonic() + within_s
    while (left := session.journal.health().waiting) and time.monotonic() < end:
        time.sleep(LOOK_S)
    return f"{formats.count(left)} journal entries were not on disk in time" if left else ""
