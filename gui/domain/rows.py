"""One row of the truth: an order, what the listing says of it, and what became of our cancel, kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.faults import VenueFault
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Reach, Verdict


class State(StrEnum):
    """The eight states of a row, in the words of code, journal and JSON (LIVE reads OPEN on screen)."""

    LIVE = "LIVE"
    QUEUED = "QUEUED"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    UNKNOWN = "UNKNOWN"
    GONE = "GONE"
    TRIGGERED = "TRIGGERED"
    REJECTED = "REJECTED"


class Phase(StrEnum):
    """What became of our cancel of the order."""

    NONE = "none"  # never asked, or taken back
    QUEUED = "queued"  # waits for its turn or its next try
    SENT = "sent"  # bytes may have left, no answer yet
    ACCEPTED = "accepted"  # the venue said yes
    CLAIMED = "claimed"  # the venue said "no such order" or "fired"; being checked
    UNKNOWN = "unknown"  # no trustworthy answer
    REJECTED = "rejected"  # refused for good


class By(StrEnum):
    """Who ended an order."""

    US = "our cancel"
    VENUE = "the venue"
    OTHER = "another hand"
    EITHER = "our cancel or another hand"  # an earlier cancel of ours had no answer
    CLOSE = "our close or another hand"  # the venue takes close orders along with the position


class ProofKind(StrEnum):
    """How the end of an order was proven."""

    STATUS = "status"
    LISTINGS = "listings"


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves that an order is gone: a terminal status, or two complete listings without it after our answer.

    ``at_ms`` is the epoch time at which the proof was complete and ``at`` the monotonic one; ``evidence`` names the
    status or the two readings.
    """

    kind: ProofKind
    by: By
    at_ms: int
    at: float
    evidence: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.evidence}"


@dataclass(frozen=True, slots=True)
class Fired:
    """The order triggered; ``children`` are the ids that it became, where the venue told them.

    ``earlier``: an earlier start of the program saw it, and nobody has acknowledged it yet.
    """

    at_ms: int
    at: float
    venue_status: str = ""
    children: tuple[str, ...] = ()
    acknowledged: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the listings say of an order.

    ``seen_ms`` and ``seen_begun`` tell when (epoch ms) and in which reading (monotonic begin) it was last listed.
    ``absent_first`` and ``absent_last`` are the monotonic begins of the first and the latest complete listing
    without it since then, counted from our claim if there is one; ``absent_last_ms`` is the latter's epoch time.
    """

    seen_ms: int | None = None
    seen_begun: float | None = None
    absent_first: float | None = None
    absent_last: float | None = None
    absent_first_ms: int | None = None
    absent_last_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """What became of our cancel: the phase, the last words of the venue, and when the next try is due.

    Times ending in ``_at`` are monotonic seconds. ``claim_at`` is when the venue first said yes or "already gone";
    proof by absence counts from there. ``rung`` is the step of the venue's ladder of cancel endpoints. ``wholesale``
    marks a yes that did not take a cancel of this very order (a whole symbol in one call, or one that was under way
    already: ``second_hand``), ``lost`` a try of ours that got no answer, ``taken_along`` that a close of ours may have
    ended the order with its position. ``alone`` wants a request of its own: the
    one it shared was refused as a whole.
    """

    phase: Phase = Phase.NONE
    run: int | None = None
    attempts: int = 0
    rung: int = 0
    verdict: Verdict | None = None
    code: str = ""
    message: str = ""
    http_status: int | None = None
    latency_s: float | None = None
    reach: Reach = Reach.ORDER
    fault: VenueFault | None = None
    sent_at: float | None = None
    answered_at: float | None = None
    claim_at: float | None = None
    claim: Verdict | None = None
    next_try_at: float | None = None
    backoff: int = 0
    clock_refusals: int = 0
    wholesale: bool = False
    second_hand: bool = False
    lost: bool = False
    taken_along: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One order with its two separate stories and, once it is proven, its end.

    ``note`` is our own sentence for the row, shown where the venue said nothing. ``born_ms`` is when we first saw
    it. ``new_since_run`` marks an order that appeared after a run in whose scope it lies. ``checked_at`` is the
    monotonic begin of the latest order status query that the venue answered. ``doubted`` is a proof by status that a
    later listing does not bear out: it holds again as soon as a complete listing lacks the order.
    """

    order: AlgoOrder
    born_ms: int
    sighting: Sighting = Sighting()
    cancel: Cancel = Cancel()
    proof: Proof | None = None
    fired: Fired | None = None
    note: str = ""
    checked_at: float | None = None
    new_since_run: int | None = None
    doubted: Proof | None = None

    @property
    def key(self) -> OrderKey:
        """The order's key."""
        return self.order.key

    @property
    def seen(self) -> bool:
        """Say whether the venue itself has ever shown the order; nothing is sent for one that it has not."""
        return self.sighting.seen_ms is not None

    @property
    def missing(self) -> bool:
        """Say whether the latest complete listing of its family lacked it."""
        return self.sighting.absent_last is not None

    @property
    def state(self) -> State:
        """The one state that the row's chip shows, derived from both stories."""
        if self.proof is not None:
            return State.GONE
        if self.fired is not None:
            return State.TRIGGERED
        if self.cancel.phase is Phase.NONE:
            return State.UNKNOWN if self.missing else State.LIVE
        return PHASE_STATE[self.cancel.phase]

    @property
    def open(self) -> bool:
        """Say whether the row counts as open: everything does that is neither proven gone nor acknowledged."""
        if self.proof is not None:
            return False
        return not (self.fired is not None and self.fired.acknowledged)

    @property
    def cancellable(self) -> bool:
        """Say whether a cancel can still do something: neither gone nor fired."""
        return self.proof is None and self.fired is None

    @property
    def needs_person(self) -> bool:
        """Say whether the row waits for a person."""
        if self.proof is not None:
            return False
        if self.fired is not None:
            return not self.fired.acknowledged
        return self.cancel.phase is Phase.REJECTED


PHASE_STATE: dict[Phase, State] = {
    Phase.QUEUED: State.QUEUED,
    Phase.SENT: State.SENT,
    Phase.ACCEPTED: State.ACCEPTED,
    Phase.CLAIMED: State.UNKNOWN,
    Phase.UNKNOWN: State.UNKNOWN,
    Phase.REJECTED: State.REJECTED,
}
