"""One row of the positions' truth: what the readings say, and what became of our close, kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gui.domain.faults import VenueFault
from gui.domain.positions import Position, PositionKey


class CloseVerdict(StrEnum):
    """What an answer means for the close that it answers; it says nothing yet about the position."""

    ACCEPTED = "accepted"  # the venue took the order; the next reading tells
    NOTHING_HELD = "nothing-held"  # "no position": the next reading tells
    RETRY = "retry"  # surely not done, after a wait
    UNKNOWN = "unknown"  # may or may not have been done
    ORDERS_IN_THE_WAY = "orders-in-the-way"  # resting close orders must go first
    PRICE_BAND = "price-band"  # a market order is refused for the price: a limit order may pass
    CLOCK = "clock"  # our stamp was refused
    DUST = "dust"  # too small for the venue to close
    REJECTED = "rejected"  # only a person can mend it


class CloseWay(StrEnum):
    """How a close is sent."""

    WHOLE = "whole"  # OKX close-position: the venue closes what is there
    MARKET = "market"
    LIMIT_IOC = "limit-ioc"  # where the venue refuses a market order for its price


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """One close that may be sent once, made from one reading of the position.

    ``quantity`` is absolute and never more than that reading showed; None where the venue closes the whole.
    ``buy`` says the side of the order. ``price`` for LIMIT_IOC only. ``client_id`` is ours and unique. ``path`` and
    ``host`` are for the journal.
    """

    key: PositionKey
    way: CloseWay
    buy: bool
    quantity: Decimal | None
    client_id: str
    path: str
    host: str = ""
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CloseReply:
    """The answer to one close request; fields as in `gui.domain.replies.CancelReply`.

    ``by_account`` says that the refusal concerns everything of the account.
    """

    key: PositionKey
    verdict: CloseVerdict
    code: str = ""
    message: str = ""
    http_status: int | None = None
    latency_s: float | None = None
    wait_s: float | None = None
    fault: VenueFault | None = None
    by_account: bool = False


class PositionState(StrEnum):
    """The states of a position's row, in the words of code, journal and JSON."""

    OPEN = "OPEN"  # held, nothing asked
    WAITING = "WAITING"  # in a run; waits for its turn, for orders to go, or for its next try
    CLOSING = "CLOSING"  # bytes may have left, no answer yet
    CHECKING = "CHECKING"  # answered, or zero once: being read (again)
    CLOSED = "CLOSED"  # zero in two fresh readings
    LEFT = "LEFT"  # what is left is too small for the venue to close; a person
    REFUSED = "REFUSED"  # only a person can mend it; a slow probe goes on


class ClosePhase(StrEnum):
    """What became of our close of the position."""

    NONE = "none"
    WAITING = "waiting"
    SENT = "sent"
    ANSWERED = "answered"  # a fresh reading must come before anything else is sent
    LEFT = "left"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PositionProof:
    """What proves that a position is closed: two complete readings without it, ``evidence`` names both.

    ``by_us`` says that a close of ours was accepted; else the venue or another hand closed it.
    """

    by_us: bool
    at_ms: int
    at: float
    evidence: str

    def __str__(self) -> str:
        return f"readings: {self.evidence}"


@dataclass(frozen=True, slots=True)
class Closing:
    """What became of our close. Times ending in ``_at`` are monotonic seconds.

    ``accepted_at`` is when the venue last took a close. ``read_needed_since``: no further close may leave before a
    complete reading that began after this moment. ``orders_first``: the venue wants resting close orders out of the way
    first. ``wanted`` says that a run is to close it; a reading begun at or before ``wanted_since`` proves nothing for
    that run.
    """

    phase: ClosePhase = ClosePhase.NONE
    run: int | None = None
    attempts: int = 0
    verdict: CloseVerdict | None = None
    code: str = ""
    message: str = ""
    http_status: int | None = None
    latency_s: float | None = None
    fault: VenueFault | None = None
    sent_at: float | None = None
    answered_at: float | None = None
    read_needed_since: float | None = None
    next_try_at: float | None = None
    backoff: int = 0
    way: CloseWay | None = None
    orders_first: bool = False
    accepted: bool = False
    accepted_at: float | None = None
    lost: bool = False
    wanted: bool = False
    wanted_since: float | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position with its two separate stories and, once it is proven, its end.

    ``read_begun`` and ``read_ms`` tell which reading last showed it (monotonic begin, epoch end). ``zero_first`` and
    ``zero_last`` are the begins of the first and latest complete readings in a row at zero since then, or since our
    last close was answered. ``stale`` marks a row whose listing fails: it is as old as ``read_ms`` says.
    """

    position: Position
    born_ms: int
    read_ms: int
    read_begun: float
    closing: Closing = Closing()
    zero_first: float | None = None
    zero_first_ms: int | None = None
    zero_last: float | None = None
    zero_last_ms: int | None = None
    proof: PositionProof | None = None
    stale: bool = False
    note: str = ""

    @property
    def key(self) -> PositionKey:
        """The position's key."""
        return self.position.key

    @property
    def state(self) -> PositionState:
        """The one state that the row's chip shows."""
        if self.proof is not None:
            return PositionState.CLOSED
        if self.zero_last is not None:
            return PositionState.CHECKING
        return PHASE_STATE[self.closing.phase]

    @property
    def open(self) -> bool:
        """Say whether the row counts as open: everything does that is not proven closed."""
        return self.proof is None

    @property
    def needs_person(self) -> bool:
        """Say whether the row waits for a person."""
        return self.proof is None and self.closing.phase in (ClosePhase.LEFT, ClosePhase.REFUSED)


PHASE_STATE: dict[ClosePhase, PositionState] = {
    ClosePhase.NONE: PositionState.OPEN,
    ClosePhase.WAITING: PositionState.WAITING,
    ClosePhase.SENT: PositionState.CLOSING,
    ClosePhase.ANSWERED: PositionState.CHECKING,
    ClosePhase.LEFT: PositionState.LEFT,
    ClosePhase.REFUSED: PositionState.REFUSED,
}
