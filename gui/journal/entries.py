"""What the journal keeps, as frozen entries, and the protocol that the engine writes them through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gui.domain.exchanges import Exchange
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.venues import Family
from gui.journal.flatten_entries import (
    BackstopSet,
    CloseAnswer,
    CloseIntent,
    LatchSet,
    OpenClose,
    PositionEnded,
    PositionsRead,
)

# The verdict of an answer that stands for a request which was written down and then not sent after all.
NOT_SENT = "not-sent"


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run began: ``kind``, scope in words, who pressed how long; ``at_ms`` epoch milliseconds."""

    run: int
    kind: str
    environment: str
    scope: str
    at_ms: int
    hold_ms: int | None = None


@dataclass(frozen=True, slots=True)
class RunEnded:
    """A run ended: ``outcome`` is flat, not-flat or stopped."""

    run: int
    outcome: str
    at_ms: int
    open: int


@dataclass(frozen=True, slots=True)
class Intent:
    """One cancel request that is about to leave: one entry a request, with every key that it asks for.

    ``attempt`` is unique within the journal; ``tries`` gives each key's own number of the try, in
    the keys' order.
    """

    attempt: str
    run: int
    keys: tuple[OrderKey, ...]
    instruments: tuple[str, ...]
    tries: tuple[int, ...]
    path: str
    host: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one key of an attempt."""

    attempt: str
    key: OrderKey
    verdict: str
    code: str
    message: str
    http_status: int | None
    latency_s: float | None
    at_ms: int


@dataclass(frozen=True, slots=True)
class Ended:
    """An order's end: ``state`` GONE or TRIGGERED, the proof in words, and by whom."""

    key: OrderKey
    run: int | None
    state: str
    by: str
    proof: str
    at_ms: int


class Tone(StrEnum):
    """How a line for people is meant."""

    FINE = "fine"
    WORK = "work"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One line for people: time (epoch ms), whom it is about ("OKX drill-a"), and what happened."""

    at_ms: int
    tone: Tone
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Hold:
    """A venue told us to wait: nothing that counts under ``limit`` ("" for everything) leaves until then.

    ``owner`` is the label of the account that it concerns, "" where it concerns every account at this address.
    ``until_ms`` and ``at_ms`` are epoch milliseconds, ``wait_ms`` what was left at ``at_ms``. The latest entry of a
    venue, environment, owner and limit counts.
    """

    venue: str
    environment: str
    owner: str
    limit: str
    until_ms: int
    wait_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One request and its answer as they went over the wire, secrets hidden; written after the answer.

    ``run`` is the run that wanted the order gone, None if none did.
    """

    run: int | None
    exchange: Exchange
    at_ms: int


@dataclass(frozen=True, slots=True)
class ListingRead:
    """One reading of a family that a proof may need: of a run's time, or one whose lack of an order counts.

    ``begun_ms`` and ``at_ms``, its end, are epoch milliseconds. ``orders`` counts what it showed, ``missing`` names
    the types that did not answer, ``absent`` the orders for whose end it counts that it lacks them. ``pages`` are its
    requests, with the beginning of each answer.
    """

    run: int | None
    account: str
    family: Family
    begun_ms: int
    at_ms: int
    complete: bool
    orders: int
    missing: tuple[str, ...] = ()
    fault: str = ""
    absent: tuple[OrderKey, ...] = ()
    pages: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockNote:
    """How an account's venue clock stood: ``offset_s`` is venue minus this computer, None where it is not known."""

    account: str
    service: str
    offset_s: float | None
    round_trip_s: float | None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who pressed in a run and how the clocks stood, at a press or at the run's end (``moment``).

    ``by`` names the user and computer as the system tells them, ``program`` this program and its version.
    """

    run: int
    moment: str
    by: str
    program: str
    clocks: tuple[ClockNote, ...]
    at_ms: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Orders that a run reached, as they were listed; written once a run and order, after its first answers."""

    run: int
    orders: tuple[AlgoOrder, ...]
    at_ms: int


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """How an order stood that a run left open: its state, the venue's last words, and how often it was tried."""

    key: OrderKey
    state: str
    code: str
    message: str
    tries: int


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """The orders of a run that were not proven gone at its end."""

    run: int
    orders: tuple[OpenOrder, ...]
    at_ms: int


@dataclass(frozen=True, slots=True)
class Reopened:
    """An order whose end was written down is open again: the venue lists it, or its end is in doubt."""

    key: OrderKey
    run: int | None
    at_ms: int


Entry = (
    RunStarted
    | RunEnded
    | Intent
    | Answer
    | Ended
    | Line
    | Hold
    | Exchanged
    | ListingRead
    | Circumstances
    | Joined
    | LeftOpen
    | Reopened
    | CloseIntent
    | CloseAnswer
    | PositionsRead
    | PositionEnded
    | LatchSet
    | BackstopSet
)


@dataclass(frozen=True, slots=True)
class JournalHealth:
    """How the journal on disk stands.

    ``fault`` is a sentence when it cannot write; ``waiting`` counts what is in memory only.
    """

    writing: bool
    last_write_ms: int | None
    waiting: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt of an earlier start that has no answer or no end in the journal."""

    run: int
    key: OrderKey
    instrument: str
    at_ms: int
    tries: int
    answered: bool
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class KnownFired:
    """That a last known order fired: when (epoch ms), the venue's word for it, and the ids that it became."""

    at_ms: int
    venue_status: str = ""
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """A last known row: the order as it was listed, and when (epoch ms); ``fired`` if it has fired since."""

    order: AlgoOrder
    seen_ms: int
    fired: KnownFired | None = None


def fired_in(environment: str) -> str:
    """Give the name under which the fired orders of an environment are kept that nobody has acknowledged."""
    return f"{environment}.fired"


class Journal(Protocol):
    """Where the engine writes.

    Nothing here raises or blocks the event loop; a journal that cannot write says so in health.
    """

    def record(self, entry: Entry) -> None:
        """Put an entry in line for the disk and return at once."""
        ...

    async def commit(self, entry: Entry) -> bool:
        """Put an entry in line and wait until it is on disk, a bounded time; False if in memory only."""
        ...

    def keep_known(self, account: str, environment: str, orders: Sequence[KnownOrder]) -> None:
        """Replace the last known open orders of one account on disk, in the background."""
        ...

    def known(self, account: str, environment: str) -> Sequence[KnownOrder]:
        """The last known open orders of an account, read at start."""
        ...

    def open_attempts(self, environment: str) -> Sequence[OpenAttempt]:
        """Attempts of earlier starts whose orders have no end yet, read at start."""
        ...

    def holds(self, environment: str) -> Sequence[Hold] | None:
        """The latest word of each wait that a venue stated; None while the disk was not read yet."""
        ...

    def open_closes(self, environment: str) -> Sequence[OpenClose]:
        """Closes of positions whose outcome is open, read at start."""
        ...

    def latch_left(self, environment: str) -> LatchSet | None:
        """The latest word of an environment's latch, on or off; None where there is none or the disk was not read."""
        ...

    def backstops_left(self) -> Sequence[BackstopSet]:
        """Venue-side timers whose latest word is that they were armed, or that nothing is known of them."""
        ...

    def next_run(self) -> int:
        """A run number that was never used before."""
        ...

    def health(self) -> JournalHealth:
        """How the disk stands."""
        ...

    def lines(self) -> Sequence[Line]:
        """The latest lines for people, oldest first, capped."""
        ...
