"""One run as its proof tells it: frozen data, made from the journal or, where that cannot be read, from memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.closings import PositionState
from gui.domain.errors import KillSwitchError
from gui.domain.exchanges import Exchange
from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey
from gui.domain.rows import State
from gui.domain.what import What
from gui.engine.scope import WHAT_WORDS
from gui.journal.entries import ClockNote, Hold, Line, ListingRead
from gui.journal.flatten_entries import BackstopSet, LatchSet, PositionsRead


class ProofError(KillSwitchError):
    """A proof cannot be made: ``no_such_run`` says that there is none of that number, else the journal is at fault."""

    def __init__(self, sentence: str, *, no_such_run: bool = False) -> None:
        super().__init__(sentence)
        self.no_such_run = no_such_run


class Source(StrEnum):
    """What a record was made from."""

    JOURNAL = "journal"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Press:
    """One press in the run: what was asked for and how long it was held; by whom, where the system told it."""

    at_ms: int
    kind: str
    scope: str
    hold_ms: int | None
    by: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class Try:
    """One try of one order. ``verdict`` is None where no answer is known: it may or may not have been done.

    ``at_ms`` is when it was written down, just before it left.
    """

    attempt: str
    number: int
    at_ms: int
    path: str
    host: str
    verdict: str | None = None
    code: str = ""
    message: str = ""
    http_status: int | None = None
    latency_s: float | None = None
    answered_ms: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """An end of an order that was written down, with its proof, or (``state`` empty) that it was open again after."""

    state: str
    by: str
    proof: str
    at_ms: int
    run: int | None


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """One order of the run. ``state`` is the last that is known: GONE only with its proof as the last end."""

    key: OrderKey
    instrument: str
    state: State
    kind: str = ""
    side: str = ""
    size: str = ""
    protective: bool | None = None
    words: str = ""
    tries: tuple[Try, ...] = ()
    ends: tuple[End, ...] = ()

    @property
    def proven(self) -> bool:
        """Say whether the order is proven gone."""
        return self.state is State.GONE


@dataclass(frozen=True, slots=True)
class CloseTry(Try):
    """One close of one position: ``order`` in words, and the reading that it was made from (``read_ms`` epoch)."""

    order: str = ""
    client_id: str = ""
    read_size: str = ""
    read_ms: int = 0


@dataclass(frozen=True, slots=True)
class PositionRecord:
    """One position of the run. ``size`` is the first that the run read; CLOSED only with its proof as the last end."""

    key: PositionKey
    state: PositionState
    size: str
    words: str = ""
    tries: tuple[CloseTry, ...] = ()
    ends: tuple[End, ...] = ()

    @property
    def closed(self) -> bool:
        """Say whether the position is proven closed."""
        return self.state is PositionState.CLOSED


@dataclass(frozen=True, slots=True)
class Flattened:
    """What is known of a run beyond its orders: positions, their readings, the latch and the venue-side timers."""

    positions: tuple[PositionRecord, ...] = ()
    readings: tuple[PositionsRead, ...] = ()
    latches: tuple[LatchSet, ...] = ()
    backstops: tuple[BackstopSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One word of how the run stood at its end or later: flat, not-flat or stopped, with how many were open."""

    outcome: str
    at_ms: int
    open: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A venue's clock against this computer's, at a press or at the run's end."""

    moment: str
    at_ms: int
    note: ClockNote


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything that is known of one run.

    ``began_ms`` is the first press, ``last_ms`` the latest thing known of the run (epoch milliseconds). ``exchanges``
    are its cancels and the questions about its orders, ``readings`` the listings of its time and those that prove an
    end. ``remarks`` say in words what the record lacks.
    """

    number: int
    environment: str
    source: Source
    began_ms: int
    last_ms: int
    presses: tuple[Press, ...]
    outcomes: tuple[Outcome, ...]
    orders: tuple[OrderRecord, ...]
    exchanges: tuple[Exchange, ...] = ()
    readings: tuple[ListingRead, ...] = ()
    clocks: tuple[Clock, ...] = ()
    waits: tuple[Hold, ...] = ()
    lines: tuple[Line, ...] = ()
    remarks: tuple[str, ...] = ()
    flattened: Flattened = Flattened()

    @property
    def closes(self) -> bool:
        """Say whether positions were in the run's scope."""
        words = WHAT_WORDS[What.FLATTEN]
        return bool(self.flattened.positions) or any(words in press.scope for press in self.presses)

    @property
    def closed(self) -> int:
        """How many positions are proven closed."""
        return sum(one.closed for one in self.flattened.positions)

    @property
    def outcome(self) -> str:
        """The latest outcome, empty where none is known."""
        return self.outcomes[-1].outcome if self.outcomes else ""

    @property
    def ended_ms(self) -> int | None:
        """When the run ended; None where that is not known."""
        return self.outcomes[0].at_ms if self.outcomes else None

    def count(self, *states: State) -> int:
        """Count the orders in these states."""
        return sum(order.state in states for order in self.orders)

    @property
    def gone(self) -> int:
        """How many orders are proven gone."""
        return self.count(State.GONE)

    @property
    def flat(self) -> bool:
        """Say whether the run ended flat, and every order and position of it that is known bears that out."""
        closed = self.closed == len(self.flattened.positions)
        return self.outcome == "flat" and self.gone == len(self.orders) and closed
