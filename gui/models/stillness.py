"""When rows must hold still: during a run, shortly after it, and while a hand is on the table."""

from __future__ import annotations

from gui.domain.clock import Clock
from gui.engine.views import RunPhase, RunView

# The order stays frozen this long (seconds) after a run.
AFTER_RUN_S = 10.0
# A background re-sort waits this long (seconds) after the last move over the table.
AFTER_MOVE_S = 2.0

ACTIVE = frozenset({RunPhase.RUNNING, RunPhase.ARMED})


class Stillness:
    """Remembers the last moment of a run and of a hand on the table (monotonic seconds)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._running = False
        self._ran_at: float | None = None
        self._moved_at: float | None = None

    def see_run(self, run: RunView | None) -> None:
        """Take note of how the run stands now."""
        active = run is not None and run.phase in ACTIVE
        if active or self._running:
            self._ran_at = self._clock.monotonic()
        self._running = active

    def touch(self) -> None:
        """A hand moved over the table or used its keys."""
        self._moved_at = self._clock.monotonic()

    @property
    def running(self) -> bool:
        """Say whether a run is on."""
        return self._running

    @property
    def frozen(self) -> bool:
        """Say whether a run is on or ended less than ten seconds ago."""
        return self._running or self._within(self._ran_at, AFTER_RUN_S)

    @property
    def held(self) -> bool:
        """Say whether nothing may move by itself now."""
        return self.frozen or self._within(self._moved_at, AFTER_MOVE_S)

    def _within(self, since: float | None, seconds: float) -> bool:
        return since is not None and self._clock.monotonic() - since < seconds
