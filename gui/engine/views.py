"""Frozen pictures of accounts and runs, for whatever shows them: the window, the command line, the tests."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gui.domain.faults import VenueFault
from gui.domain.orders import OrderKey
from gui.domain.positions import PositionFamily, PositionKey
from gui.domain.rows import State
from gui.domain.sources import SignSort
from gui.domain.venues import Account, Family
from gui.engine.scope import Scope

# A listing older than this no longer tells how things stand (seconds); Binance's ordinary orders are read less often.
FRESH_FOR_S = 10.0
FRESH_FOR = {Family.UM_ORDERS: 45.0, Family.CM_ORDERS: 45.0}


@dataclass(frozen=True, slots=True)
class FamilyView:
    """How the listing of one family stands.

    ``complete`` speaks of the latest reading. ``age_s`` is the age of the latest complete reading, None before the
    first. ``down_s`` counts since readings began to fail, None while they answer. ``next_try_s`` is the wait until
    the next reading after a failed one. ``overdue``: a reading should have ended long ago, and nothing tells why not.
    ``paced_s``: it should have, and waits so long yet for what the venue's limits leave us: no fault of the venue.
    """

    family: Family
    complete: bool
    age_s: float | None
    fault: VenueFault | None = None
    down_s: float | None = None
    next_try_s: float | None = None
    latency_s: float | None = None
    last_complete_ms: int | None = None
    missing: tuple[str, ...] = ()
    not_offered: tuple[str, ...] = ()
    overdue: bool = False
    paced_s: float | None = None

    @property
    def fresh(self) -> bool:
        """Say whether the latest reading is complete and not too old to tell how things stand."""
        return self.complete and self.age_s is not None and self.age_s <= FRESH_FOR.get(self.family, FRESH_FOR_S)


class Health(StrEnum):
    """How an account stands, worst first for sorting is the caller's business."""

    READING = "reading"  # no listing has answered yet
    READY = "ready"  # fresh listings, nothing against cancelling
    SENDING = "sending"  # a run is at work here
    WAITING = "waiting"  # rate limit or ban: nothing leaves until the wait is over
    SILENT = "silent"  # cancels get no answer; one order probes
    DOWN = "down"  # a listing fails
    BLOCKED = "blocked"  # only a person can mend it
    FLAT = "flat"  # the run proved it flat


@dataclass(frozen=True, slots=True)
class AccountView:
    """How one account stands. ``wait_s`` is what is left of a stated wait; ``latency_s`` that of the last answer.

    ``open`` counts open rows, ``gone`` those that the current run has proven gone here.
    """

    account: Account
    health: Health
    families: tuple[FamilyView, ...]
    open: int
    gone: int = 0
    fault: VenueFault | None = None
    wait_s: float | None = None
    latency_s: float | None = None
    clock_offset_s: float | None = None

    @property
    def complete(self) -> bool:
        """Say whether the latest reading of every family was complete."""
        return all(family.complete for family in self.families)

    @property
    def fresh(self) -> bool:
        """Say whether the latest reading of every family tells how things stand."""
        return bool(self.families) and all(family.fresh for family in self.families)

    @property
    def age_s(self) -> float | None:
        """Age of the oldest of the algo families' latest complete readings; None while one has none.

        Ordinary orders have ages of their own: they are read less often.
        """
        ages = [family.age_s for family in self.families if not family.family.ordinary]
        return None if not ages or any(age is None for age in ages) else max(age for age in ages if age is not None)


class RunPhase(StrEnum):
    """Where a run stands."""

    RUNNING = "running"
    ARMED = "armed"  # running, but no venue in scope answers
    FINISHED = "finished"
    STOPPED = "stopped"


class RunKind(StrEnum):
    """What started a run."""

    PANIC = "panic"
    SELECTED = "selected"
    RETRY = "retry"
    LATCH = "latch"  # no press: the latch caught an order while no run was on


@dataclass(frozen=True, slots=True)
class RunView:
    """One run as it stands. ``counts`` has one entry for each state that a row of the run is in.

    ``flat`` is true only if everything in scope is proven gone, positions that it closes among them (``positions``
    counts those). ``eta_s`` is None until five answers came.
    """

    number: int
    kind: RunKind
    phase: RunPhase
    scope: Scope
    started_ms: int
    elapsed_s: float
    counts: Mapping[State, int]
    total: int
    open: int
    flat: bool
    answers_per_s: float | None = None
    eta_s: float | None = None
    hold_ms: int | None = None
    taken_back: int = 0
    already_sent: int = 0
    new_since: int = 0
    positions: int = 0
    positions_closed: int = 0


@dataclass(frozen=True, slots=True)
class PositionsView:
    """How the reading of one account's positions of one family stands; fields as in `FamilyView`."""

    account: Account
    family: PositionFamily
    complete: bool
    age_s: float | None
    fault: VenueFault | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A position that a scope would leave without a stop: ``size`` is signed, with its unit."""

    key: PositionKey
    size: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a scope would leave behind.

    ``bare`` are the open positions that lose their last protective order. ``unknown`` names the accounts whose
    protective orders would go while their positions are not known: never read, failing, or old.
    """

    bare: tuple[Bare, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Whence orders that the latch caught seem to come: ``sign`` is a client-id prefix or a tag, "" without one.

    ``sort`` tells what the sign is made of; `gui.domain.sources` has the words and the advice.
    """

    account: str
    sign: str
    count: int
    sort: SignSort = SignSort.PREFIX


@dataclass(frozen=True, slots=True)
class LatchView:
    """The latch *Keep cancelling new orders*.

    ``caught`` counts orders since ``since_ms`` (epoch), when it was switched on. ``waiting``: an earlier start left
    it on; it does nothing until a person resumes it. ``sources`` are guesses, the busiest first. ``scopes`` are what
    it reaches, or would if it were switched on now, ``scope`` the first of them; ``refusal`` is the sentence that
    says why it cannot be switched on now.
    """

    on: bool = False
    waiting: bool = False
    since_ms: int | None = None
    caught: int = 0
    sources: tuple[Source, ...] = ()
    scope: Scope | None = None
    scopes: tuple[Scope, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class BackstopView:
    """The venue's dead-man timer of one account: ``left_s`` until it would cancel, None while it is off.

    ``instruments`` are those that it covers, empty for every ordinary order of the account. With a ``fault`` the
    latest request got no usable answer: ``armed`` then says that it may be on, and ``left_s`` is the least that may be
    left, None where even that is over.
    """

    account: Account
    armed: bool
    left_s: float | None = None
    instruments: tuple[str, ...] = ()
    fault: VenueFault | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a subscriber is told: these rows changed or came (``keys``), these left by the trader's hand (``removed``),
    these ``positions`` changed, came or left, and whether accounts or the run (latch and backstop with it) changed.
    The sets tell their keys in the order in which they changed."""

    keys: Set[OrderKey] = frozenset()
    removed: Set[OrderKey] = frozenset()
    accounts: bool = False
    run: bool = False
    positions: Set[PositionKey] = frozenset()
