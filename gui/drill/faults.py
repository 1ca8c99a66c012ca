"""Scripted faults of the practice venues: which requests they hit, how often, and what goes wrong then."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.venues import Venue


class FaultAct(StrEnum):
    """What goes wrong. Those named AFTER let the venue do the work first, so that only the answer is lost."""

    ANSWER = "answer"
    HTML = "html"
    HANG = "hang"
    HANG_AFTER = "hang-after"
    DELAY = "delay"
    RESET_BEFORE = "reset-before"
    RESET_AFTER = "reset-after"
    TRUNCATE_AFTER = "truncate-after"
    REDIRECT = "redirect"
    DROP_ROW = "drop-row"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong.

    It hits requests of ``venue``, ``path`` (a prefix), ``method`` and ``account``, each one None for any, and only the
    first ``hits`` of them (None for all). ``status``, ``body`` and ``headers`` are the answer of ANSWER and HTML;
    ``delay_s`` seconds are waited by DELAY; ``location`` is where REDIRECT points; ``row`` is the index that DROP_ROW
    leaves out. HANG and HANG_AFTER last until the fault is removed; then the request goes on.
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

    ``abandoned`` requests are cut off when the gate opens instead of going on.
    """

    fault: Fault
    count: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)
    abandoned: bool = False


class Faults:
    """The faults in force, tried in the order in which they were added; the first that matches is played."""

    def __init__(self) -> None:
        self._active: dict[int, ActiveFault] = {}
        self._next_token = 1

    def add(self, fault: Fault) -> int:
        """Put a fault in force; gives the token that removes it."""
        token = self._next_token
        self._next_token += 1
        self._active[token] = ActiveFault(fault)
        return token

    def remove(self, token: int) -> None:
        """End a fault and let go what hangs on it; an unknown token is ignored."""
        active = self._active.pop(token, None)
        if active is not None:
            active.released.set()

    def clear(self, *, abandon: bool = False) -> None:
        """End all faults; ``abandon`` cuts off what hangs on them instead of letting it go on."""
        for token, active in tuple(self._active.items()):
            active.abandoned = abandon
            self.remove(token)

    def hits(self, token: int) -> int:
        """Give how many requests a fault in force has hit."""
        active = self._active.get(token)
        return active.count if active else 0

    def match(self, venue: Venue, method: str, path: str, account: str) -> ActiveFault | None:
        """Give the fault that hits this request and count the hit."""
        for active in self._active.values():
            spent = active.fault.hits is not None and active.count >= active.fault.hits
            if not spent and active.fault.matches(venue, method, path, account):
                active.count += 1
                return active
        return None
