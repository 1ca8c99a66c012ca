"""When the program sounds: a refused or lost order calls once, the end of a run that left nothing says so."""

from __future__ import annotations

from enum import StrEnum

from gui.domain.orders import OrderKey
from gui.engine.views import RunKind
from gui.models.deck_state import DeckState

# The call is not repeated within this time (seconds).
AGAIN_S = 5.0


class Sound(StrEnum):
    """The sounds; the values name the files."""

    FIRED = "fired"
    NEEDS_YOU = "needs-you"
    ALL_GONE = "all-gone"


class SoundCues:
    """Compares each state with the one before."""

    def __init__(self) -> None:
        self._needy: frozenset[OrderKey] | None = None
        self._run_was_on = False
        self._called_at = float("-inf")

    def see(self, state: DeckState) -> tuple[Sound, ...]:
        """Give what is to sound now."""
        before, self._needy = self._needy, frozenset(row.key for row in state.urgent)
        ended, self._run_was_on = self._run_was_on and not state.run_on, state.run_on
        sounds = []
        now = state.now.monotonic
        if before is not None and self._needy - before and now - self._called_at >= AGAIN_S:
            self._called_at = now
            sounds.append(Sound.NEEDS_YOU)
        # The latch ends a run with every order that it catches: that it caught one more is no good news.
        if ended and state.proven_flat and state.run is not None and state.run.kind is not RunKind.LATCH:
            sounds.append(Sound.ALL_GONE)
        return tuple(sounds)
