"""Reads one family of one account again and again, and tells what each reading proves."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from gui.connectors.base import Connector
from gui.connectors.wire import Lane
from gui.connectors.witness import Passage, witnessing
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder
from gui.domain.replies import Listing
from gui.domain.transitions import LISTINGS_APART_S
from gui.domain.venues import Family
from gui.engine.views import FamilyView

# Waits after failed readings (seconds), the last repeats; nothing that a person must mend is asked more often
# than SLOW_S.
FAILED_S = (1.0, 2.0, 3.0, 5.0)
SLOW_S = 10.0
REFUSED_S = 60.0
# The second of two proving readings begins this much later than it must (seconds).
APART_MARGIN_S = 0.01
# Timers may ring this much early (seconds).
TICK_S = 0.001
# The cancels of a press leave before the listing beside them (seconds).
HEAD_START_S = 0.08
# In a run a new reading begins at the earliest this long after the one before (seconds).
RUN_GAP_S = 0.5
# After so many readings in a row that a run wanted, or so many that failed, readings are as far apart as when nothing
# is on: what they cost is then left to the questions about single orders. A failed one waits at most LONGEST_S.
EAGER = 4
LONGEST_S = 5.0

# A reading that has not ended so long after it began, or not begun so long after it was due, is overdue (seconds).
OVERDUE_S = 5.0

# So many orders of a reading are taken in before others have a turn.
ROWS_A_TURN = 120

# Gives the monotonic second of the latest answer of the family that a reading is wanted for, None if none is.
Demand = Callable[[], float | None]
# Gives the seconds until our own pace lets a reading leave: 0 at once, None where an answer decides.
Paced = Callable[[], float | None]
See = Callable[[Listing, Sequence[AlgoOrder]], None]
Apply = Callable[[Listing, Sequence[AlgoOrder], Sequence[Passage]], None]
# Gives the seconds between readings while new orders are to be found at once, None while they are not.
Hurry = Callable[[], float | None]
# Gives the monotonic second before which a reading that nothing waits for stands aside.
Aside = Callable[[], float]


class FamilyReader:
    """Keeps the reading of one family going: every ``idle_s`` when nothing is on, faster while a run needs proof.

    In a run that lasts it is read every ``run_idle_s``, as often as others are when nothing is on.

    ``apply`` gets every reading, with the last of its orders and what went over the wire for it; the orders before
    those went to ``see``, some at a time. ``demand`` tells since when (monotonic) readings
    are wanted. ``busy`` says that cancels of the family are still leaving, when one reading every two seconds is
    enough. ``hurry`` gives how soon a reading follows the one before while new orders are to be found at once.
    """

    def __init__(
        self,
        connector: Connector,
        family: Family,
        clock: Clock,
        *,
        idle_s: float,
        see: See,
        apply: Apply,
        paced: Paced,
        demand: Demand,
        busy: Callable[[], bool],
        aside: Aside = lambda: 0.0,
        hurry: Hurry = lambda: None,
        run_idle_s: float | None = None,
    ) -> None:
        self.family = family
        self._connector = connector
        self._clock = clock
        self.idle_s = idle_s
        self._run_idle_s = idle_s if run_idle_s is None else run_idle_s
        self._see = see
        self._apply = apply
        self._paced = paced
        self._demand = demand
        self._busy = busy
        self._aside = aside
        self._hurry = hurry
        self._wake = asyncio.Event()
        self._now_please = True
        self._for_run = False
        self._reading = False
        self._last: Listing | None = None
        self._last_complete: Listing | None = None
        self._begun: float | None = None
        self._fails = 0
        self._down_since: float | None = None
        self._eager = 0
        self._slept_s = 0.0
        self._patience: asyncio.Timeout | None = None
        self._begins: deque[float] = deque(maxlen=64)

    @property
    def last(self) -> Listing | None:
        """The latest reading."""
        return self._last

    @property
    def answered_once(self) -> bool:
        """Say whether any reading was complete in this session."""
        return self._last_complete is not None

    @property
    def clock_refused(self) -> bool:
        """Say whether the venue refused the stamp of the latest reading."""
        fault = self._last.fault if self._last is not None else None
        return fault is not None and fault.kind is FaultKind.CLOCK

    def read_again(self, *, for_run: bool = False) -> None:
        """Read as soon as the pace allows; ``for_run``: a run waits for it."""
        self._now_please = True
        self._for_run = self._for_run or for_run
        self._wake.set()

    def heard(self) -> None:
        """The venue answers again elsewhere: a reading that got no answer is made anew at once."""
        quiet = self._last is not None and self._last.fault is not None and self._last.fault.silence
        if self._fails and quiet and not self._reading and self._clock.monotonic() - (self._begun or 0.0) >= RUN_GAP_S:
            self.read_again()

    def reopened(self) -> None:
        """The venue answers again after silence or refusal: what hangs since before, or was refused, is made anew."""
        if self._last is not None and self._last.fault is not None and self._last.fault.by_person:
            self.read_again()
        hangs = self._reading and self._clock.monotonic() - (self._begun or 0.0) >= RUN_GAP_S
        if hangs and self._patience is not None and not self._patience.expired():
            self._patience.reschedule(0.0)
            self.read_again()

    def fresh(self, within_s: float) -> bool:
        """Say whether the latest reading is complete and ended so short a time ago."""
        last = self._last_complete
        if last is None or last is not self._last:
            return False
        return self._clock.monotonic() - last.ended + self._slept_s <= within_s

    def slept(self, seconds: float) -> None:
        """So much time passed unseen by the monotonic clock: what was read last is that much older.

        What is being read may hang on a line that died meanwhile: it is given up and asked for again.
        """
        self._slept_s += seconds
        if self._patience is not None and not self._patience.expired():
            self._patience.reschedule(0.0)
        self.read_again()

    def pressed(self) -> None:
        """A person pressed: what was refused before is read again at once, and the rest when it is due."""
        if self._last is not None and self._last.fault is not None and self._last.fault.by_person:
            self.read_again()
        self.poke()

    def anew(self) -> None:
        """What was held back in the run goes on: its proof is as urgent as that of the orders before it."""
        self._eager = 0
        self._wake.set()

    def poke(self) -> None:
        """Something changed: look again at when the next reading is due."""
        self._wake.set()

    def complete_twice_since(self, since: float) -> bool:
        """Say whether two complete readings begun after ``since`` lie far enough apart, and the latest is one."""
        after = [begun for begun in self._begins if begun > since]
        latest_complete = self._last is not None and self._last.complete
        return bool(after) and latest_complete and after[-1] - after[0] >= LISTINGS_APART_S

    async def work(self) -> None:
        """Read whenever it is due, until cancelled."""
        while True:
            wait = self._due() - self._clock.monotonic()
            if wait > TICK_S:
                self._wake.clear()
                try:
                    async with asyncio.timeout(wait):
                        await self._wake.wait()
                except TimeoutError:
                    continue
            else:
                await self.read()

    async def read(self) -> Listing | None:
        """Read the family once and hand the result on; None if sleep cut it short."""
        self._now_please = False
        self._begun = self._clock.monotonic()
        self._reading = True
        wanted = self._demand() is not None
        lane = Lane.PROOF if wanted or self._for_run else Lane.LISTING
        self._for_run = False
        try:
            async with asyncio.timeout(None) as self._patience:
                with witnessing() as heard:
                    listing = await self._connector.list_orders(self.family, lane=lane)
        except TimeoutError:
            return None
        finally:
            self._reading, self._patience = False, None
        self._eager = self._eager + listing.complete if wanted else 0
        orders = listing.orders
        # Thousands of rows keep nobody waiting. The reading counts with its last rows only, or it could prove flat
        # before it has shown everything.
        while len(orders) > ROWS_A_TURN:
            self._see(listing, orders[:ROWS_A_TURN])
            orders = orders[ROWS_A_TURN:]
            await asyncio.sleep(0)
        self._take(listing)
        self._apply(listing, orders, heard)
        return listing

    def _take(self, listing: Listing) -> None:
        self._last = listing
        if listing.complete:
            self._last_complete = listing
            self._slept_s = 0.0
            self._begins.append(listing.begun)
            self._fails = 0
            self._down_since = None
        else:
            self._fails += 1
            if self._down_since is None:
                self._down_since = listing.begun

    def _due(self) -> float:
        if self._now_please or self._begun is None:
            return 0.0
        since = self._demand()
        hurry_s = self._hurry()
        due = self._next(self._begun, since, hurry_s)
        return due if since is not None or hurry_s is not None else max(due, self._aside())

    def _next(self, begun: float, since: float | None, hurry_s: float | None) -> float:
        if self._fails and self._last is not None:
            if self._last.fault is not None and self._last.fault.held_back:
                # Nothing was asked: the next reading is due when the venue's stated wait is over.
                return self._last.ended + max(FAILED_S[0], self._last.fault.retry_after_s or 0.0)
            if self._last.fault is not None and self._last.fault.by_person:
                # A refused key is not shown again and again: many bad signatures may lock it.
                return self._last.ended + (
                    REFUSED_S if self._last.fault.kind is FaultKind.KEY and since is None else SLOW_S
                )
            wait_s = FAILED_S[min(self._fails, len(FAILED_S)) - 1]
            steady_s = min(max(self.idle_s, FAILED_S[-2]), LONGEST_S) if self._fails > EAGER else FAILED_S[0]
            return self._last.ended + (wait_s if since is None else steady_s)
        if since is None:
            return begun + (self.idle_s if hurry_s is None else min(hurry_s, self.idle_s))
        if begun > since or self._busy():
            apart_s = LISTINGS_APART_S + APART_MARGIN_S
            calm_s = apart_s if self._eager <= EAGER else max(apart_s, self._run_idle_s)
            return begun + (calm_s if hurry_s is None else min(hurry_s, calm_s))
        return max(begun + RUN_GAP_S, since + HEAD_START_S)

    def view(self) -> FamilyView:
        """Picture how the listing stands."""
        now = self._clock.monotonic()
        last, good = self._last, self._last_complete
        late = last is not None and now - self._wanted_since(last) > OVERDUE_S
        paced_s = (self._paced() or None) if late else None
        return FamilyView(
            family=self.family,
            complete=last is not None and last.complete,
            age_s=None if good is None else now - good.ended + self._slept_s,
            fault=None if last is None else last.fault,
            down_s=None if self._down_since is None else now - self._down_since,
            next_try_s=max(0.0, self._due() - now) if self._fails and not self._reading else None,
            latency_s=None if last is None else last.ended - last.begun,
            last_complete_ms=None if good is None else good.at_ms,
            missing=() if last is None else last.missing,
            not_offered=() if last is None else last.not_offered,
            overdue=late and paced_s is None,
            paced_s=paced_s,
        )

    def _wanted_since(self, last: Listing) -> float:
        if self._reading and self._begun is not None:
            return self._begun
        return max(last.ended, self._due())
