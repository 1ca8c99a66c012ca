"""One order at a practice venue, algo or ordinary: what it is, how it answers to a cancel, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from gui.domain.venues import Family, Venue


class Behaviour(StrEnum):
    """What the venue does with a cancel of this order.

    NORMAL cancels. SLOW cancels on arrival and answers 1.5 to 2.5 s later. REFUSES says no twice (OKX 51412, Binance
    503 -1001), then cancels. FIRES goes off in the moment of the cancel. STUBBORN is accepted and stays live: at OKX
    until cancel-advance-algos, at Binance until the third cancel. GHOST is cancelled and stays in the listing for a
    few seconds. REJECTS says no for ever (OKX 51403, Binance -4088). HALTED says not in this phase
    (OKX 51404, Binance 503 -1001) until the behaviour is changed.
    """

    NORMAL = "normal"
    SLOW = "slow"
    REFUSES = "refuses"
    FIRES = "fires"
    STUBBORN = "stubborn"
    GHOST = "ghost"
    REJECTS = "rejects"
    HALTED = "halted"


class OrderState(StrEnum):
    """How an order stands; every family spells these in its own words on the wire.

    TRIGGERING (being handed over, still listed, cannot be cancelled) and FINISHED (the child has traded or was
    cancelled) are told apart by UM and CM only.
    """

    LIVE = "live"
    TRIGGERING = "triggering"
    FIRED = "fired"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


REFUSALS = 2
STUBBORN_CANCELS = 3
GHOST_S = 3.0


@dataclass(slots=True)
class PracticeOrder:
    """An order that a practice venue holds; of an ordinary one (`Family.ordinary`) ``algo_id`` is its order id.

    ``kind`` is the venue's own word: ``ordType`` at OKX, ``algoType`` at SAPI, ``orderType`` or ``type`` at UM and CM.
    ``side`` is lower case. ``wire`` holds the further fields of the row, as the venue writes them. ``parent`` is the
    id of the algo order that spawned an ordinary one; ``with_position`` (OKX's cxlOnClosePos) vanishes as its position
    closes. The fields from ``state`` on change while the venue runs: FIRED of an ordinary order is filled;
    ``listed_until`` and ``listed_from`` are monotonic seconds, the other times are epoch milliseconds.
    """

    account: str
    family: Family
    algo_id: str
    instrument: str
    kind: str
    side: str
    size: Decimal
    created_ms: int
    protective: bool = False
    behaviour: Behaviour = Behaviour.NORMAL
    client_id: str = ""
    wire: dict[str, object] = field(default_factory=dict)
    parent: str = ""
    with_position: bool = False
    state: OrderState = OrderState.LIVE
    executed: Decimal = Decimal(0)
    updated_ms: int = 0
    fired_ms: int = 0
    child_id: str = ""
    cancels: int = 0
    listed_until: float = 0.0
    listed_from: float = 0.0

    @property
    def venue(self) -> Venue:
        """The venue that holds the order."""
        return self.family.venue

    @property
    def live(self) -> bool:
        """Whether the order can still fire."""
        return self.state is OrderState.LIVE

    def listed(self, now: float) -> bool:
        """Say whether the open listing shows the order at ``now`` (monotonic seconds)."""
        if now < self.listed_from:
            return False
        return self.live or self.state is OrderState.TRIGGERING or now < self.listed_until
