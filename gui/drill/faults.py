"""Scripted faults of the practice venues: which requests they hit, how often, and what goes wrong then."""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.venues import Venue


class FaultAct(StrEnum):
    """What goes wrong. Those named AFTER let the venue do the work first, so that only the answer is lost."""

    ANSWER = "answer"
    ANSWER_AFTER = "answer-after"
    HTML = "html"
    HANG = "hang"
    HANG_AFTER = "hang-after"
    DELAY = "delay"
    RESET_BEFORE = "reset-before"
    RESET_AFTER = "reset-after"
    TRUNCATE_AFTER = "truncate-after"
    REDIRECT = "redirect"
    DROP_ROW = "drop-row"
    NO_ROWS = "no-rows"
    EXTRA_ROW = "extra-row"
    WRONG_TYPE = "wrong-type"
    GZIP = "gzip"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong.

    It hits requests of ``venue``, ``path`` (a prefix), ``method`` and ``account``, each one None for any: after the
    first ``skip`` of them each one with probability ``chance``, until it has hit ``hits`` (None for all) or is over,
    ``lasts_s`` seconds after it was added (None for never). With ``from_cancel`` it is added only when the first
    request that is no GET reaches the venue, so that a drill can list before things go wrong.

    ``status``, ``body`` and ``headers`` are the answer of ANSWER, ANSWER_AFTER and HTML; ``delay_s`` seconds are waited
    by DELAY; ``location`` is where REDIRECT points; ``row`` is the index that DROP_ROW leaves out; ``body`` is the row
    that EXTRA_ROW puts last. HANG and HANG_AFTER last until the fault is removed or over; then the request goes on.
    """

    act: FaultAct
    venue: Venue | None = None
    path: str = ""
    method: str | None = None
    account: str | None = None
    hits: int | None = None
    status: int = 503
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    location: str = "http://127.0.0.1:9/"
    row: int = 0
    skip: int = 0
    chance: float = 1.0
    lasts_s: float | None = None
    from_cancel: bool = False

    def matches(self, venue: Venue, method: str, path: str, account: str) -> bool:
        """Say whether a request is one of those that the fault is for."""
        return (
            self.venue in (None, venue)
            and path.startswith(self.path)
            and self.method in (None, method)
            and self.account in (None, account)
        )


@dataclass(slots=True)
class ActiveFault:
    """A fault in force: how often it hit, and the gate that hanging requests wait at.

    ``seen`` counts the requests that it could hit, ``count`` those that it did; ``ends_at`` is monotonic seconds.
    ``abandoned`` requests are cut off when the gate opens instead of going on.
    """

    fault: Fault
    awake: bool = True
    ends_at: float = math.inf
    seen: int = 0
    count: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)
    abandoned: bool = False


class Faults:
    """The faults in force, tried in the order in which they were added; the first that matches is played."""

    def __init__(self, rng: random.Random | None = None, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._rng = rng or random.Random(0)  # noqa: S311 (which requests fail, not secrets)
        self._monotonic = monotonic
        self._active: dict[int, ActiveFault] = {}
        self._next_token = 1
        self.on_arrival: Callable[[Venue, str], None] | None = None

    def add(self, fault: Fault) -> int:
        """Put a fault in force; gives the token that removes it."""
        token = self._next_token
        self._next_token += 1
        active = self._active[token] = ActiveFault(fault, awake=False)
        if not fault.from_cancel:
            self._wake(active)
        return token

    def remove(self, token: int, *, let_go: bool = True) -> None:
        """End a fault; what hangs on it goes on, or without ``let_go`` is never answered. Ignores unknown tokens."""
        active = self._active.pop(token, None)
        if active is not None and let_go:
            active.released.set()

    def clear(self, *, abandon: bool = False) -> None:
        """End all faults and the script; ``abandon`` cuts off what hangs on them instead of letting it go on."""
        self.on_arrival = None
        for token, active in tuple(self._active.items()):
            active.abandoned = abandon
            self.remove(token)

    def hits(self, token: int) -> int:
        """Give how many requests a fault in force has hit."""
        active = self._active.get(token)
        return active.count if active else 0

    def match(self, venue: Venue, method: str, path: str, account: str) -> ActiveFault | None:
        """Give the fault that hits this request and count the hit; ``on_arrival`` may change the faults before."""
        if self.on_arrival is not None:
            self.on_arrival(venue, method)
        if method != "GET":
            for active in self._active.values():
                if not active.awake and active.fault.venue in (None, venue):
                    self._wake(active)
        for active in self._active.values():
            if active.fault.matches(venue, method, path, account) and self._plays(active):
                active.count += 1
                return active
        return None

    def now(self) -> float:
        """Give the monotonic second by which faults begin and end."""
        return self._monotonic()

    def over(self, active: ActiveFault) -> bool:
        """Say whether what hangs on the fault may go on: it was removed, or its time has passed."""
        return active.released.is_set() or self._monotonic() >= active.ends_at

    def _wake(self, active: ActiveFault) -> None:
        active.awake = True
        if active.fault.lasts_s is not None:
            active.ends_at = self._monotonic() + active.fault.lasts_s

    def _plays(self, active: ActiveFault) -> bool:
        fault = active.fault
        if not active.awake or self.over(active) or (fault.hits is not None and active.count >= fault.hits):
            return False
        active.seen += 1
        if active.seen <= fault.skip:
            return False
        return fault.chance >= 1.0 or self._rng.random() < fault.chance
