"""The pace of one account: an exact log of sends, so that no window at the venue can be broken by jitter on the way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gui.connectors.base import Charge, Limit, Ticket
from gui.connectors.wire import Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.engine.embargo import Embargo

# Timers may ring this much early (seconds).
TICK_S = 0.001
# Added to every window: the venue may count its edges in, and clocks tick in steps (seconds).
MARGIN_S = 0.004
# The shortest of this many round trips counts, once there are enough of them, and this part of it is credited.
TRIPS = 64
FEWEST_TRIPS = 16
CREDIT = 0.35
# Unsteady round trips earn less: so many times the way from the shortest to the first quarter is taken off. (What is
# slower than that may owe it to this program's own work, which says nothing of the network.)
UNSTEADY = 3.0
# Of a longer window only the readings of everything use half after "too many" (seconds).
SHORT_S = 10.0
# A request that was given up may reach the venue so much later (seconds).
LATE_S = 1.5
# The part of what is not for cancels that readings of everything may use, so that questions find room.
BULK = 0.85
# Of what a longer window leaves to cancels alone, what proves the end of a run may use this part, and its readings of
# everything a little less, once no cancel has left for so long (seconds): idle readings have used up much of the rest.
PROOF_PART, PROOF_BULK = 0.75, 0.88
CALM_S = 0.5
# A question about one order weighs next to nothing and is what an unknown outcome waits for: it may use this part, of
# the whole address and at any time.
QUESTION_UNITS, QUESTION_PART = 1, 0.6
# A venue's word about its own counter is believed this long (seconds).
OBSERVED_FOR_S = 60.0
# After "too many" the share of a limit halves, at most so often, and doubles back after so many seconds each.
HALVINGS = 2
EASED_S = 10.0
# While the venue's firewall turns us away, listings and questions are tried this many probes apart.
OTHERS_WAIT = 6
BANNED = "this address is banned for a while; nothing leaves before the end"
TOO_MANY = "the venue asked for a pause; nothing of this kind leaves before its end"
SHUT_OUT = "the venue's firewall turns this address away; only a cancel probes now and then"


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
    back of a cancel's answer and the way there of the next one only about a third of the shortest round trip seen
    lately is credited, measured from bytes to answer: the two together can hardly be less than the whole of it.
    Where round trips are unsteady, and for everything that is no cancel, nothing is credited. ``limits`` are the
    connector's table. Cancels may use ``share`` of a limit, everything else ``other_share``. ``embargo`` holds the
    waits that the venue stated.
    """

    def __init__(self, clock: Clock, limits: Mapping[str, Limit], embargo: Embargo | None = None) -> None:
        self._clock = clock
        self._limits = limits
        self._embargo = embargo if embargo is not None else Embargo(clock)
        self._windows: dict[tuple[str, str], _Window] = {}
        self._foreign: dict[str, tuple[int, float]] = {}
        self._eased: dict[str, tuple[int, float]] = {}
        self._probe_at = 0.0
        self._others_at = 0.0
        self._cancel_at: float | None = None
        self._cancel_limits: set[str] = set()
        self._numbers = 0
        self._taken: dict[int, Lane] = {}
        self._trips: deque[float] = deque(maxlen=TRIPS)
        self._changed = asyncio.Event()

    @property
    def limits(self) -> Mapping[str, Limit]:
        """The venue's limits, with this account's portion of each."""
        return self._limits

    def wait_s(self, charges: Sequence[Charge], lane: Lane) -> float | None:
        """Give the seconds until the charges fit; 0 if they fit now, None if that needs an answer still out."""
        now = self._clock.monotonic()
        waits: list[float] = [self.frozen_s("")]
        unknown = False
        for charge in charges:
            waits.append(self.frozen_s(charge.limit))
            window = self._window(charge)
            over = charge.units - self._left(charge, lane, now)
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
        return max(0, self._left(charge, lane, self._clock.monotonic()))

    def take(self, charges: Sequence[Charge], lane: Lane = Lane.CANCEL) -> Ticket:
        """Take the charges now, whether they fit or not; the caller has looked."""
        for charge in charges:
            self._window(charge).flying += charge.units
        if lane is Lane.CANCEL:
            self._cancel_limits.update(charge.limit for charge in charges)
            self._cancel_at = self._clock.monotonic()
        self._numbers += 1
        self._taken[self._numbers] = lane
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
        return self.take(charges, lane)

    def settle(self, ticket: Ticket, trip_s: float | None = None, *, lost: bool = False) -> None:
        """The request has arrived at the latest now: its window counts from here.

        ``trip_s`` is the measured time from its bytes to its answer. One that was given up without an answer is
        ``lost``: it may still be on its way, and counts from a little later.
        """
        lane = self._taken.pop(ticket.number, None)
        if lane is None:
            return
        arrived = self._clock.monotonic()
        if lost:
            arrived += LATE_S
        if trip_s is not None:
            self._trips.append(trip_s)
            arrived -= self._credit() if lane is Lane.CANCEL else 0.0
        for charge in ticket.charges:
            window = self._window(charge)
            window.flying -= charge.units
            window.landed.append((arrived, charge.units))
            window.landed_units += charge.units
        self._changed.set()

    def _credit(self) -> float:
        if len(self._trips) < FEWEST_TRIPS:
            return 0.0
        trips = sorted(self._trips)
        return max(0.0, CREDIT * trips[0] - UNSTEADY * (trips[len(trips) // 4] - trips[0]))

    def observe(self, limit: str, used: int) -> None:
        """The venue says how much of the limit's running window is used; what is not ours is somebody else's."""
        now = self._clock.monotonic()
        own = sum(window.used(now) for (name, _), window in self._windows.items() if name == limit)
        self._foreign[limit] = (max(0, used - own), now)

    def freeze(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        """Send nothing under this limit ("" for all) until the venue's stated wait is over; never shortens one.

        ``until_ms`` is the end on the venue's own clock, where it told one.
        """
        self._embargo.wait(limit, wait_s, until_ms)
        self._changed.set()

    def ease(self, limit: str, wait_s: float) -> None:
        """The venue said "too many": after its wait, half of this limit's share is used for a while.

        To be told before `freeze`: further refusals while the limit is frozen belong to the same burst.
        """
        if self.frozen_s(limit) > 0:
            return
        until = self._clock.monotonic() + wait_s + EASED_S
        self._eased[limit] = (min(HALVINGS, self._halvings(limit) + 1), until)

    def _halvings(self, limit: str) -> int:
        halvings, until = self._eased.get(limit, (0, 0.0))
        over = self._clock.monotonic() - until
        return halvings if over < 0 else max(0, halvings - 1 - int(over / EASED_S))

    def shut_out(self, wait_s: float) -> None:
        """The venue's firewall refuses this address: one cancel probes every so many seconds, the rest waits."""
        now = self._clock.monotonic()
        self._probe_at = max(self._probe_at, now + wait_s)
        self._others_at = max(self._others_at, now + OTHERS_WAIT * wait_s)

    def let_in(self) -> None:
        """The venue answered in its own words: no firewall stands between."""
        self._probe_at = self._others_at = 0.0
        self._changed.set()

    def halt(self, lane: Lane, limit: str = "", patience_s: float = 0.0) -> VenueFault | None:
        """Give what keeps a request of a lane under a limit from leaving now: a ban, a firewall, or a stated wait.

        A wait of the limit alone counts from ``patience_s`` seconds on. None if nothing stands against it.
        """
        left_s = self._embargo.left_s()
        if left_s > 0:
            until_ms = epoch_ms(self._clock) + round(left_s * 1000)
            return VenueFault(FaultKind.BANNED, "", BANNED, 418, False, left_s, until_ms)
        left_s = (self._probe_at if lane is Lane.CANCEL else self._others_at) - self._clock.monotonic()
        if left_s > 0:
            return VenueFault(FaultKind.FIREWALL, "", SHUT_OUT, None, False, left_s)
        left_s = self._embargo.left_s(limit)
        return VenueFault(FaultKind.RATE_LIMIT, "", TOO_MANY, None, False, left_s) if left_s > patience_s else None

    def frozen_s(self, limit: str) -> float:
        """Give what is left of the venue's stated wait for this limit ("" for everything), 0 if none."""
        left_s = self._embargo.left_s(limit)
        return max(left_s, self._probe_at - self._clock.monotonic()) if not limit else left_s

    def stated_wait_s(self, *, cancels: bool = False) -> float:
        """Give the longest stated wait that is left here, or that of what ``cancels`` need alone; 0 if none."""
        limits = self._cancel_limits if cancels else self._embargo.limits()
        return max(self.frozen_s(limit) for limit in ("", *limits))

    def _window(self, charge: Charge) -> _Window:
        name = (charge.limit, charge.bucket)
        found = self._windows.get(name)
        if found is None:
            found = self._windows[name] = _Window(self._limits[charge.limit].window_s)
        return found

    def _foreign_units(self, limit: str, now: float) -> int:
        units, at = self._foreign.get(limit, (0, 0.0))
        return units if units and now - at < OBSERVED_FOR_S else 0

    def _left(self, charge: Charge, lane: Lane, now: float) -> int:
        # Others of the same address, our own accounts among them, count against the whole, not against our portion.
        used, cap = self._window(charge).used(now), self._cap(charge, lane, now)
        whole = lane is Lane.CANCEL or self._asks_for_one(charge, lane)
        portion = 1.0 if whole else self._limits[charge.limit].portion
        return min(cap - self._foreign_units(charge.limit, now), max(1, int(cap * portion))) - used

    def _asks_for_one(self, charge: Charge, lane: Lane) -> bool:
        small = charge.units <= QUESTION_UNITS and not charge.bulk
        return small and lane is Lane.PROOF and self._limits[charge.limit].window_s > SHORT_S

    def _proof_share(self, charge: Charge, limit: Limit, now: float) -> float:
        if self._cancel_at is not None and now - self._cancel_at <= CALM_S:
            return 0.0
        share = limit.other_share + PROOF_PART * (limit.share - limit.other_share)
        # Near the limit by what others use of it, nothing but cancels leaves: theirs may grow further.
        return share * (PROOF_BULK if charge.bulk else 1.0) - self._foreign_units(charge.limit, now) / limit.units

    def _cap(self, charge: Charge, lane: Lane, now: float) -> int:
        limit = self._limits[charge.limit]
        share = limit.share if lane is Lane.CANCEL else limit.other_share * (BULK if charge.bulk else 1.0)
        if lane is Lane.PROOF and limit.window_s > SHORT_S:
            share = max(share, self._proof_share(charge, limit, now))
        if self._asks_for_one(charge, lane):
            share = max(share, limit.other_share + QUESTION_PART * (limit.share - limit.other_share))
        # Half the share of a long window may be used up already, by listings: nothing else waits that long for them.
        eased = charge.bulk or limit.window_s <= SHORT_S
        return max(1, int(limit.units * share + 1e-9) >> (self._halvings(charge.limit) if eased else 0))
