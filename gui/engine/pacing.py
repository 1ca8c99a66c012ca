"""The pace of one account: an exact log of sends, so that no window at the venue can be broken by jitter on the way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gui.connectors.base import Charge, Limit, Ticket
from gui.connectors.wire import Lane
from gui.domain.clock import Clock

# Timers may ring this much early (seconds).
TICK_S = 0.001
# Added to every window: the venue may count its edges in, and clocks tick in steps (seconds).
MARGIN_S = 0.004
# The shortest of this many round trips counts, once there are enough of them, and this part of it is credited.
TRIPS = 32
FEWEST_TRIPS = 4
CREDIT = 0.35
# A venue's word about its own counter is believed this long (seconds).
OBSERVED_FOR_S = 60.0


@dataclass(slots=True)
class _Window:
    # Units still on their way (they may arrive at any moment) and units that surely have arrived, with the
    # moment at which that was known. A unit counts until its arrival is surely older than the window.
    window_s: float
    flying: int = 0
    landed: deque[tuple[float, int]] = field(default_factory=deque)
    landed_units: int = 0

    def used(self, now: float) -> int:
        while self.landed and self.landed[0][0] + self.window_s + MARGIN_S <= now:
            self.landed_units -= self.landed.popleft()[1]
        return self.flying + self.landed_units

    def frees_in(self, now: float, units: int) -> float | None:
        """Seconds until ``units`` more have left the window; None if that needs an answer that is still out."""
        for at, count in self.landed:
            units -= count
            if units <= 0:
                return max(0.0, at + self.window_s + MARGIN_S - now)
        return None


class AccountPace:
    """Keeps every venue limit of one account over every sliding window, retries counted in.

    A slot is charged from the moment it is taken until its answer is in, and from then on for the whole window:
    the request arrived somewhere in between, so the venue's own window can never hold more than ours. Of the way
    back of the answer and the way there of the next request only about a third of the shortest round trip seen
    lately is credited: the two together can hardly be less than the whole of it. ``limits`` are the connector's
    table. Cancels may use ``share`` of a limit, everything else ``other_share``.
    """

    def __init__(self, clock: Clock, limits: Mapping[str, Limit]) -> None:
        self._clock = clock
        self._limits = limits
        self._windows: dict[tuple[str, str], _Window] = {}
        self._frozen: dict[str, float] = {}
        self._foreign: dict[str, tuple[int, float]] = {}
        self._numbers = 0
        self._taken: dict[int, float] = {}
        self._trips: deque[float] = deque(maxlen=TRIPS)
        self._changed = asyncio.Event()

    def wait_s(self, charges: Sequence[Charge], lane: Lane) -> float | None:
        """Give the seconds until the charges fit; 0 if they fit now, None if that needs an answer still out."""
        now = self._clock.monotonic()
        waits: list[float] = [self.frozen_s("")]
        unknown = False
        for charge in charges:
            waits.append(self.frozen_s(charge.limit))
            limit = self._limits[charge.limit]
            window = self._window(charge)
            over = window.used(now) + self._foreign_units(charge.limit, now) + charge.units - _cap(limit, lane)
            if over > 0:
                frees = window.frees_in(now, over)
                unknown = unknown or (frees is None and window.flying > 0)
                waits.append(frees if frees is not None else 0.25)
        wait = max(waits)
        return None if unknown and wait <= 0.25 else wait

    def room(self, charge: Charge, lane: Lane) -> int:
        """Give how many units of the charge's bucket are free now (0 while its limit is frozen)."""
        if self.frozen_s("") > 0 or self.frozen_s(charge.limit) > 0:
            return 0
        now = self._clock.monotonic()
        used = self._window(charge).used(now) + self._foreign_units(charge.limit, now)
        return max(0, _cap(self._limits[charge.limit], lane) - used)

    def take(self, charges: Sequence[Charge]) -> Ticket:
        """Take the charges now, whether they fit or not; the caller has looked."""
        for charge in charges:
            self._window(charge).flying += charge.units
        self._numbers += 1
        self._taken[self._numbers] = self._clock.monotonic()
        return Ticket(self._numbers, tuple(charges))

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        """Wait until the charges fit every limit, then take them."""
        while (wait := self.wait_s(charges, lane)) != 0:
            self._changed.clear()
            try:
                async with asyncio.timeout(None if wait is None else max(wait, TICK_S)):
                    await self._changed.wait()
            except TimeoutError:
                continue
        return self.take(charges)

    def settle(self, ticket: Ticket) -> None:
        """The request has arrived at the latest now: its window counts from here."""
        now = self._clock.monotonic()
        taken = self._taken.pop(ticket.number, None)
        if taken is None:
            return
        self._trips.append(now - taken)
        arrived = now - self._credit()
        for charge in ticket.charges:
            window = self._window(charge)
            window.flying -= charge.units
            window.landed.append((arrived, charge.units))
            window.landed_units += charge.units
        self._changed.set()

    def _credit(self) -> float:
        return CREDIT * min(self._trips) if len(self._trips) >= FEWEST_TRIPS else 0.0

    def observe(self, limit: str, used: int) -> None:
        """The venue says how much of the limit's running window is used; what is not ours is somebody else's."""
        now = self._clock.monotonic()
        own = sum(window.used(now) for (name, _), window in self._windows.items() if name == limit)
        self._foreign[limit] = (max(0, used - own), now)

    def freeze(self, limit: str, wait_s: float) -> None:
        """Send nothing under this limit ("" for all) until the venue's stated wait is over; never shortens one."""
        until = self._clock.monotonic() + wait_s
        self._frozen[limit] = max(until, self._frozen.get(limit, until))
        self._changed.set()

    def frozen_s(self, limit: str) -> float:
        """Give what is left of the venue's stated wait for this limit, 0 if none."""
        return max(0.0, self._frozen.get(limit, 0.0) - self._clock.monotonic())

    def _window(self, charge: Charge) -> _Window:
        name = (charge.limit, charge.bucket)
        found = self._windows.get(name)
        if found is None:
            found = self._windows[name] = _Window(self._limits[charge.limit].window_s)
        return found

    def _foreign_units(self, limit: str, now: float) -> int:
        units, at = self._foreign.get(limit, (0, 0.0))
        return units if units and now - at < OBSERVED_FOR_S else 0


def _cap(limit: Limit, lane: Lane) -> int:
    share = limit.share if lane is Lane.CANCEL else limit.other_share
    return max(1, int(limit.units * share + 1e-9))
