"""What the window asks or tells in its notice bar, and what follows from the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gui.domain.venues import Environment
from gui.engine.views import RunView
from gui.models.language import say
from gui.models.texts import (
    MODES,
    hidden_close,
    hidden_latched,
    leave_live,
    quit_latched,
    quit_question,
    refused_mode,
)
from gui.widgets.notice_bar import Notice, NoticeBar


class Questions:
    """Posts notices; ``run`` arguments are the run that is on, or None."""

    def __init__(self, bar: NoticeBar, mode: Environment) -> None:
        self._bar = bar
        self._mode = mode

    def change_mode(self, wanted: Environment, run: RunView | None, go: Callable[[Environment], None]) -> None:
        """Refuse during a run, ask before LIVE is left, else go at once."""
        if run is not None:
            self._bar.post(Notice("mode-refused", lambda: refused_mode(run)))
        elif self._mode is Environment.LIVE:
            text, safe, other = (partial(_leave_live, wanted, part) for part in range(3))
            self._bar.post(Notice("mode", text, safe, other, lambda: go(wanted)))
        else:
            go(wanted)

    def quit(self, run: RunView | None, go: Callable[[], None], *, latched: bool = False) -> None:
        """Ask during a run, and while the latch is on; else go at once."""
        if run is None and not latched:
            go()
        else:
            asked = quit_latched if run is None else partial(quit_question, run)
            self._bar.post(Notice("quit", asked, lambda: say("Keep running"), lambda: say("Quit anyway"), go))

    def stays(self, run: RunView | None, *, latched: bool = False) -> None:
        """Tell why the window did not close."""
        if run is not None:
            self._bar.post(Notice("hidden", lambda: hidden_close(run)))
        elif latched:
            self._bar.post(Notice("hidden", hidden_latched))

    def run_is_over(self, *, latched: bool = False) -> None:
        """Take back what spoke of the run; while the latch is on, the next one may begin at any moment."""
        for key in ("mode-refused",) if latched else ("mode-refused", "quit", "hidden"):
            self._bar.withdraw(key)


def _leave_live(wanted: Environment, part: int) -> str:
    return leave_live(MODES[wanted].word)[part]
