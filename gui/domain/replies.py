"""What comes back from a venue, already read: cancel replies, listings, order statuses, clock readings, key rights."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.faults import VenueFault
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.venues import Family


class Verdict(StrEnum):
    """What a reply means for the cancel it answers; it says nothing yet about the order."""

    ACCEPTED = "accepted"  # the venue said yes; not proven
    ALREADY_GONE = "already-gone"  # "no such order" or "already ended"; not proven
    FIRED = "fired"  # the venue says that it triggered
    RETRY = "retry"  # surely not done, send again after a wait
    UNKNOWN = "unknown"  # may or may not have been done
    WRONG_PATH = "wrong-path"  # this endpoint does not take this type
    CLOCK = "clock"  # our stamp was refused: read the clock, sign again
    REJECTED = "rejected"  # only a person can mend it


class Reach(StrEnum):
    """How far a refusal reaches: this order, this endpoint, or everything this account sends."""

    ORDER = "order"
    PATH = "path"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One row of a venue's code table: what the code means for a cancel; ``second_hand`` as in `CancelReply`."""

    verdict: Verdict
    meaning: str
    reach: Reach = Reach.ORDER
    wait_s: float | None = None
    second_hand: bool = False


@dataclass(frozen=True, slots=True)
class CancelReply:
    """The answer for exactly one key of a cancel request.

    ``code`` and ``message`` are the venue's words (plain, capped), empty if it said nothing. ``latency_s`` is None
    when no answer came. ``fault`` tells what went wrong where the answer was no answer. ``wait_s`` is the venue's
    stated wait before the next try. ``whole`` says that the request was answered as a whole, not order by order.
    ``second_hand`` marks a yes to somebody's earlier cancel: this one changed nothing, so the order is asked about.
    """

    key: OrderKey
    verdict: Verdict
    code: str = ""
    message: str = ""
    http_status: int | None = None
    latency_s: float | None = None
    reach: Reach = Reach.ORDER
    wait_s: float | None = None
    fault: VenueFault | None = None
    whole: bool = False
    second_hand: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One reading of one family.

    ``complete`` only if every page and every type answered in the right shape. ``begun`` and ``ended`` are
    monotonic seconds, ``at_ms`` is the epoch time of the end. ``orders`` holds what was proven listed even if the
    reading is incomplete. ``missing`` names the types or pages that did not answer, ``not_offered`` the rare types
    that the venue does not know.
    """

    account: str
    family: Family
    orders: tuple[AlgoOrder, ...]
    complete: bool
    begun: float
    ended: float
    at_ms: int
    fault: VenueFault | None = None
    missing: tuple[str, ...] = ()
    not_offered: tuple[str, ...] = ()
    requests: int = 0


class Fate(StrEnum):
    """What the venue's order query says of one order."""

    OPEN = "open"
    CANCELLED = "cancelled"
    FIRED = "fired"
    ENDED = "ended"  # terminal without having fired: failed, rejected, expired
    NOT_FOUND = "not-found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OrderStatus:
    """The answer to one order status query; ``asked`` is the monotonic second at which the query began."""

    key: OrderKey
    fate: Fate
    asked: float
    venue_status: str = ""
    children: tuple[str, ...] = ()
    code: str = ""
    message: str = ""
    fault: VenueFault | None = None


@dataclass(frozen=True, slots=True)
class ClockReading:
    """The venue's clock against ours: ``offset_s`` is venue minus this computer, good to half of ``round_trip_s``.

    With a ``fault`` it is what an earlier reading or another source told, None without any.
    """

    service: str
    offset_s: float | None
    round_trip_s: float | None = None
    fault: VenueFault | None = None


class Finding(StrEnum):
    """How a finding of the key check is to be taken."""

    FINE = "fine"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RightsFinding:
    """One fact of the key check: a name for programs, how to take it, and a sentence for people."""

    name: str
    finding: Finding
    sentence: str


@dataclass(frozen=True, slots=True)
class KeyRights:
    """What the key may do, as the venue tells it; None where the venue did not say.

    ``region`` is the one in which OKX knows the key, where that is not the account's.
    """

    can_read: bool | None = None
    can_cancel: bool | None = None
    can_withdraw: bool | None = None
    address_bound: bool | None = None
    fault: VenueFault | None = None
    findings: tuple[RightsFinding, ...] = field(default=())
    region: str = ""
