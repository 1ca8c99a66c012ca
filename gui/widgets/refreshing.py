"""When the window is drawn: at most ten times a second, steadily during a run, and once each full second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gui.domain.clock import Clock, epoch_ms

REFRESH_MS = 100
# Nothing is drawn so soon after a change: the first request of a run leaves before.
FIRST_MS = 50
SECOND_MS = 1000
# Where drawing is slow it takes at most one part in so many of the time, and is done this often at the least; the
# stopwatch of a run goes on in between.
SHARE = 16
REFRESH_MS_MOST = 400


class Refreshing(QObject):
    """Three timers: ``soon`` after a change, ``running`` during a run, ``second`` for the clock.

    ``refresh`` shows the engine as it stands, ``run_on`` only how long the run has been on; ``show_time`` gets the
    milliseconds since 1970 each full second.
    """

    def __init__(
        self,
        clock: Clock,
        refresh: Callable[[], None],
        run_on: Callable[[], None],
        show_time: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._refresh = refresh
        self._run_on = run_on
        self._show_time = show_time
        self._refreshed_at = float("-inf")
        self._every_ms = REFRESH_MS
        self.soon = QTimer(self, singleShot=True)
        self.soon.timeout.connect(refresh)
        self.running = QTimer(self, interval=REFRESH_MS)
        self.running.timeout.connect(self._step)
        self.second = QTimer(self, singleShot=True)
        self.second.timeout.connect(self._tick)

    def ask(self) -> None:
        """Something changed: refresh a little later, once for all that changes until then."""
        if not self.soon.isActive():
            since_ms = (self._clock.monotonic() - self._refreshed_at) * 1000
            self.soon.start(round(min(self._every_ms, max(FIRST_MS, self._every_ms - since_ms))))

    def began(self) -> None:
        """A refresh begins: none is waiting any more."""
        self.soon.stop()
        self._refreshed_at = self._clock.monotonic()

    def ended(self) -> None:
        """A refresh is done: what it took decides how soon the next may be."""
        spent_ms = round((self._clock.monotonic() - self._refreshed_at) * 1000)
        self._every_ms = min(REFRESH_MS_MOST, max(REFRESH_MS, SHARE * spent_ms))

    def set_running(self, on: bool) -> None:
        """Refresh steadily, or no longer."""
        if on:
            self.running.start()
        else:
            self.running.stop()

    def keep_time(self) -> None:
        """Begin to show the time, unless that is on already."""
        if not self.second.isActive():
            self._tell_time()

    def stop(self) -> None:
        """End for good."""
        for timer in (self.soon, self.running, self.second):
            timer.stop()

    def _step(self) -> None:
        # A timer of Qt may come a little early.
        if (self._clock.monotonic() - self._refreshed_at) * 1000 >= self._every_ms - REFRESH_MS / 4:
            self._refresh()
        else:
            self._run_on()

    def _tick(self) -> None:
        self._tell_time()
        self._refresh()

    def _tell_time(self) -> None:
        now = epoch_ms(self._clock)
        self._show_time(now)
        # A little after the full second, so that none is shown twice.
        self.second.start(SECOND_MS - now % SECOND_MS + 5)
