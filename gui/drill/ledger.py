"""What arrived at the practice venues, written on arrival, and when each order ceased to be live."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from gui.domain.venues import Venue

# A drill may run for days; half of this is dropped, oldest first, when it is full.
MOST_KEPT = 100_000


@dataclass(slots=True)
class Arrival:
    """One request as the venue met it.

    ``at`` is monotonic seconds, ``wall`` the venue's epoch seconds. ``account`` is empty for unknown or missing keys.
    ``items`` are the algo ids (or symbols of a cancel-all) that it named. ``status`` is 0 until an answer was made, and
    stays 0 when none was. ``breach`` says that it broke a published limit.
    """

    at: float
    venue: Venue
    account: str
    method: str
    path: str
    query: str = ""
    items: tuple[str, ...] = ()
    status: int = 0
    breach: bool = False
    fault: str = ""
    wall: float = 0.0


class Ledger:
    """The arrivals in order, and the moments when orders were cancelled or fired."""

    def __init__(self) -> None:
        self.requests: list[Arrival] = []
        self._cancelled: dict[str, float] = {}
        self._fired: dict[str, float] = {}

    @property
    def breaches(self) -> list[Arrival]:
        """The requests that broke a published limit."""
        return [arrival for arrival in self.requests if arrival.breach]

    def arrive(self, arrival: Arrival) -> Arrival:
        """Write a request down; its status and items are filled in when they are known."""
        self.requests.append(arrival)
        if len(self.requests) > MOST_KEPT:
            del self.requests[: MOST_KEPT // 2]
        return arrival

    def note_cancelled(self, algo_id: str, at: float) -> None:
        """Keep the moment when an order was cancelled; the first one counts."""
        self._cancelled.setdefault(algo_id, at)

    def cancelled_at(self, algo_id: str) -> float | None:
        """Give the monotonic second at which the order was cancelled, None while it was not."""
        return self._cancelled.get(algo_id)

    def note_fired(self, algo_id: str, at: float) -> None:
        """Keep the moment when an order fired; the first one counts."""
        self._fired.setdefault(algo_id, at)

    def fired_at(self, algo_id: str) -> float | None:
        """Give the monotonic second at which the order fired, None while it did not."""
        return self._fired.get(algo_id)

    def clear(self) -> None:
        """Forget everything."""
        self.requests.clear()
        self._cancelled.clear()
        self._fired.clear()

    def to_json(self) -> dict[str, object]:
        """Give the whole ledger as JSON types; holds no credentials, signatures and clock parameters left out."""
        return {
            "requests": [asdict(arrival) for arrival in self.requests],
            "cancelled_at": dict(self._cancelled),
            "fired_at": dict(self._fired),
            "breaches": len(self.breaches),
        }
