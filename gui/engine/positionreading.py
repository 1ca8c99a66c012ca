"""Reads the positions of one family of one account again and again; it shares no task with the listings of orders."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from gui.connectors.flattening import Flattener
from gui.connectors.wire import Lane
from gui.connectors.witness import Passage, witnessing
from gui.domain.clock import Clock, epoch_ms
from gui.domain.closing_transitions import READINGS_APART_S
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionFamily, PositionReading
from gui.domain.venues import Account
from gui.engine.polling import FAILED_S, REFUSED_S, SLOW_S, TICK_S
from gui.engine.views import PositionsView

# A reading that has not ended by then is given up (seconds); waits for the venue's limits are part of it.
READ_S = 15.0
# While a run closes positions a reading begins so long after the one before, at the earliest and at the latest (s);
# the one that is to be a proof is waited for a little longer.
RUN_GAP_S = 0.4
RUN_MOST_S = 1.0
WAITED_S = 0.2
# After so many readings that a run wanted, those that no answer and no proof waits for are further apart (seconds):
# what they cost is then left to the questions about orders.
EAGER = 12
CALM_MOST_S = 3.0
GIVEN_UP = "the reading of positions did not end in time"

# Gives the monotonic second at which a run wants the next reading to begin, None while none does.
Demand = Callable[[], float | None]
Apply = Callable[[PositionReading, Sequence[Passage]], None]


class PositionReader:
    """Keeps the reading of one family of positions going: every ``idle_s``, faster while a run closes them.

    ``apply`` gets every reading, and what went over the wire for it.
    """

    def __init__(
        self,
        account: Account,
        flattener: Flattener,
        family: PositionFamily,
        clock: Clock,
        *,
        idle_s: float,
        apply: Apply,
        demand: Demand,
    ) -> None:
        self.family = family
        self._account = account
        self._flattener = flattener
        self._clock = clock
        self._idle_s = idle_s
        self._apply = apply
        self._demand = demand
        self._wake = asyncio.Event()
        self._now_please = True
        self._reading = False
        self._last: PositionReading | None = None
        self._last_complete: PositionReading | None = None
        self._begun: float | None = None
        self._fails = 0
        self._eager = 0
        self._slept_s = 0.0
        self._patience: asyncio.Timeout | None = None
        self._begins: deque[float] = deque(maxlen=64)

    @property
    def last(self) -> PositionReading | None:
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

    def read_again(self) -> None:
        """Read as soon as the pace allows."""
        self._now_please = True
        self._wake.set()

    def poke(self) -> None:
        """Something changed: look again at when the next reading is due."""
        self._wake.set()

    def heard(self) -> None:
        """The venue answers elsewhere: a reading that got no answer is made anew at once."""
        quiet = self._last is not None and self._last.fault is not None and self._last.fault.silence
        if self._fails and quiet and not self._reading:
            self.read_again()

    def slept(self, seconds: float) -> None:
        """So much time passed unseen by the monotonic clock: what was read is that much older, what hangs is dead."""
        self._slept_s += seconds
        if self._patience is not None and not self._patience.expired():
            self._patience.reschedule(0.0)
        self.read_again()

    def fresh(self, within_s: float) -> bool:
        """Say whether the latest reading is complete and ended so short a time ago."""
        last = self._last_complete
        if last is None or last is not self._last:
            return False
        return self._clock.monotonic() - last.ended + self._slept_s <= within_s

    def complete_since(self, since: float) -> bool:
        """Say whether a complete reading begun after ``since`` has ended."""
        return bool(self._begins) and self._begins[-1] > since

    def first_since(self, since: float) -> float | None:
        """Give the begin of the first complete reading begun after ``since``."""
        return next((begun for begun in self._begins if begun > since), None)

    def complete_twice_since(self, since: float) -> bool:
        """Say whether two complete readings begun after ``since`` lie far enough apart, and the latest is one."""
        after = [begun for begun in self._begins if begun > since]
        latest_complete = self._last is not None and self._last.complete
        return bool(after) and latest_complete and after[-1] - after[0] >= READINGS_APART_S

    async def work(self) -> None:
        """Read whenever it is due, until cancelled."""
        while True:
            self._wake.clear()
            wait = self._due() - self._clock.monotonic()
            if wait <= TICK_S:
                await self.read()
                continue
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def read(self) -> PositionReading:
        """Read the family once and hand the result on; one that does not end is a reading that failed."""
        self._now_please = False
        self._begun = begun = self._clock.monotonic()
        self._reading = True
        wanted = self._demand() is not None
        self._eager = self._eager + 1 if wanted else 0
        lane = Lane.PROOF if wanted else Lane.LISTING
        heard: list[Passage] = []
        try:
            async with asyncio.timeout(READ_S) as self._patience:
                with witnessing() as heard:
                    reading = await self._flattener.read_positions(self.family, lane=lane)
        except TimeoutError:
            reading = self._given_up(begun)
        finally:
            self._reading, self._patience = False, None
        self._take(reading)
        self._apply(reading, heard)
        return reading

    def _given_up(self, begun: float) -> PositionReading:
        now = self._clock.monotonic()
        fault = VenueFault(FaultKind.TIMEOUT, message=GIVEN_UP)
        return PositionReading(
            self._account.label, self.family, (), False, begun, now, epoch_ms(self._clock), fault=fault
        )

    def _take(self, reading: PositionReading) -> None:
        self._last = reading
        if reading.complete:
            self._last_complete = reading
            self._slept_s = 0.0
            self._begins.append(reading.begun)
            self._fails = 0
        else:
            self._fails += 1

    def _due(self) -> float:
        if self._now_please or self._begun is None:
            return 0.0
        wanted = self._demand()
        if self._fails and self._last is not None:
            return self._last.ended + self._pause_s(self._last.fault, wanted is not None)
        if wanted is None:
            return self._begun + self._idle_s
        gap_s, most_s = wanted - self._begun, RUN_MOST_S if self._eager <= EAGER else CALM_MOST_S
        return self._begun + (max(RUN_GAP_S, gap_s) if gap_s <= RUN_MOST_S + WAITED_S else min(most_s, gap_s))

    def _pause_s(self, fault: VenueFault | None, in_run: bool) -> float:
        if fault is not None and fault.held_back:
            # Nothing was asked: the next reading is due when the venue's stated wait is over.
            return max(FAILED_S[0], fault.retry_after_s or 0.0)
        if fault is not None and fault.by_person:
            # A refused key is not shown again and again: many bad signatures may lock it.
            return REFUSED_S if fault.kind is FaultKind.KEY and not in_run else SLOW_S
        if in_run:
            return FAILED_S[0]
        return FAILED_S[min(self._fails, len(FAILED_S)) - 1]

    def view(self) -> PositionsView:
        """Picture how the reading stands."""
        last, good = self._last, self._last_complete
        return PositionsView(
            account=self._account,
            family=self.family,
            complete=last is not None and last.complete,
            age_s=None if good is None else self._clock.monotonic() - good.ended + self._slept_s,
            fault=None if last is None else last.fault,
        )
