"""Which orders are this program's own closes of positions: no run and no latch cancels them while they are young."""

from __future__ import annotations

from gui.domain.clock import Clock

# A close is done at once or not at all; one that still rests after this long is an order like any other (seconds).
YOUNG_S = 10.0


class OwnCloses:
    """Remembers the client ids of the closes that were sent."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sent: dict[str, float] = {}

    def note(self, client_id: str) -> None:
        """A close is about to leave."""
        self._sent[client_id] = self._clock.monotonic()

    @property
    def young(self) -> bool:
        """Say whether any close left just now."""
        return any(map(self.has, reversed(self._sent)))

    def has(self, client_id: str) -> bool:
        """Say whether an order of this client id is a close that left just now."""
        at = self._sent.get(client_id)
        return at is not None and self._clock.monotonic() - at < YOUNG_S
