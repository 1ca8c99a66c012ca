"""What arrived at the practice venues, written on arrival, and what became of their orders and positions when."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum

from gui.domain.positions import PositionKey
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


class ChangeCause(StrEnum):
    """Why a position changed: a close that a client asked for, an order that went off, a bot or another hand."""

    CLOSE = "close"
    ORDER = "order"
    OTHER_HAND = "other-hand"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one position: ``at`` is monotonic seconds, ``before`` and ``after`` are signed sizes.

    ``quantity`` is what traded (absolute), ``asked`` what a close asked for (None for the whole) and ``asked_at`` when,
    ``client_id`` the close's own.
    """

    at: float
    key: PositionKey
    cause: ChangeCause
    quantity: Decimal
    before: Decimal
    after: Decimal
    client_id: str = ""
    asked: Decimal | None = None
    asked_at: float = 0.0

    @property
    def account(self) -> str:
        """Whose position it is."""
        return self.key.account

    @property
    def flipped(self) -> bool:
        """Whether a long position became a short one or the other way round."""
        return self.before * self.after < 0

    def to_json(self) -> dict[str, object]:
        """Give it as JSON types."""
        return {
            "at": self.at,
            "key": str(self.key),
            "cause": self.cause.value,
            "quantity": str(self.quantity),
            "before": str(self.before),
            "after": str(self.after),
            "client_id": self.client_id,
        }


@dataclass(frozen=True, slots=True)
class TimerNote:
    """One word to a dead-man timer, or its end: ``what`` is armed, disarmed or ran-out; ``scope`` a tag or symbol."""

    at: float
    account: str
    scope: str
    what: str
    seconds: float = 0.0
    cancelled: int = 0


class Ledger:
    """The arrivals in order, the moments when orders were placed, cancelled or fired, and each change of a position."""

    def __init__(self) -> None:
        self.requests: list[Arrival] = []
        self.changes: list[Change] = []
        self.timers: list[TimerNote] = []
        self._placed: dict[str, float] = {}
        self._cancelled: dict[str, float] = {}
        self._fired: dict[str, float] = {}

    @property
    def breaches(self) -> list[Arrival]:
        """The requests that broke a published limit."""
        return [arrival for arrival in self.requests if arrival.breach]

    @property
    def closes(self) -> list[Change]:
        """The closes that executed, in the order of time."""
        return [change for change in self.changes if change.cause is ChangeCause.CLOSE]

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

    def note_change(self, change: Change) -> None:
        """Keep one change of a position."""
        self.changes.append(change)

    def note_timer(self, note: TimerNote) -> None:
        """Keep what happened to a dead-man timer."""
        self.timers.append(note)

    def note_placed(self, algo_id: str, at: float) -> None:
        """Keep the moment when an order came into the book while the venue ran."""
        self._placed.setdefault(algo_id, at)

    def placed_at(self, algo_id: str) -> float | None:
        """Give the monotonic second at which the order was placed, None for one of the start."""
        return self._placed.get(algo_id)

    def note_fired(self, algo_id: str, at: float) -> None:
        """Keep the moment when an order fired; the first one counts."""
        self._fired.setdefault(algo_id, at)

    def fired_at(self, algo_id: str) -> float | None:
        """Give the monotonic second at which the order fired, None while it did not."""
        return self._fired.get(algo_id)

    def clear(self) -> None:
        """Forget everything."""
        self.requests.clear()
        self.changes.clear()
        self.timers.clear()
        self._placed.clear()
        self._cancelled.clear()
        self._fired.clear()

    def to_json(self) -> dict[str, object]:
        """Give the whole ledger as JSON types; holds no credentials, signatures and clock parameters left out."""
        return {
            "requests": [asdict(arrival) for arrival in self.requests],
            "cancelled_at": dict(self._cancelled),
            "fired_at": dict(self._fired),
            "changes": [change.to_json() for change in self.changes],
            "timers": [asdict(note) for note in self.timers],
            "breaches": len(self.breaches),
        }
