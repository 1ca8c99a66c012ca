"""Asks the venue for the state of single orders that a listing alone cannot settle."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from gui.connectors.base import Connector
from gui.connectors.witness import witnessing
from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import OrderKey
from gui.domain.replies import Verdict
from gui.domain.rows import Phase, Row
from gui.domain.transitions import status_read
from gui.engine.evidence import Evidence
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor

# Waits before each question about one order (seconds); the last one repeats.
STEPS_S = (0.0, 0.3, 0.6, 1.2, 2.4, 5.6, 5.0)
# An order that the venue says is firing becomes something else within seconds: it is asked for closely.
FIRING_STEPS_S = (0.0, *(0.3,) * 16, 5.0)
# An order nobody asked to cancel that left the listing is asked for less eagerly.
IDLE_STEPS_S = (0.5, 2.0, 10.0, 30.0)
# A yes that named its order needs no question; while few are open the question proves sooner than two listings.
FEW = 40
AT_ONCE = 6
# While a venue gives no answer at all, one question leaves this often, and few are under way (seconds).
QUIET_GAP_S = 1.0
QUIET_AT_ONCE = 3

# Lower is asked first.
RANK = {Phase.CLAIMED: 0, Phase.UNKNOWN: 1, Phase.ACCEPTED: 2, Phase.NONE: 3}


def _rank(row: Row) -> int:
    # What the venue has already called ended once waits behind what nobody knows yet.
    return RANK[Phase.NONE] if row.doubted is not None else RANK.get(row.cancel.phase, 9)


class StatusAsker:
    """Queries the orders of one account whose fate is open, the most doubtful first, a few side by side."""

    def __init__(
        self, connector: Connector, store: OrderStore, evidence: Evidence, clock: Clock, door: TaskDoor
    ) -> None:
        self._connector = connector
        self._store = store
        self._evidence = evidence
        self._clock = clock
        self._door = door
        self._due: dict[OrderKey, tuple[float, int]] = {}
        self._asking: set[OrderKey] = set()
        self._accepted: dict[OrderKey, None] = {}
        self._quiet = False
        self._asked_at = 0.0
        self._wake = asyncio.Event()

    def heard(self) -> None:
        """The venue answers again: whatever is due is asked at once."""
        if self._quiet:
            self._quiet = False
            self._wake.set()

    def look(self, keys: Collection[OrderKey]) -> None:
        """Rows of this account changed: note which of them need a question now."""
        was_crowd = self._crowd
        for key in keys:
            row = self._store.get(key)
            if row is not None and row.cancel.phase is Phase.ACCEPTED and row.cancellable:
                self._accepted[key] = None
            else:
                self._accepted.pop(key, None)
        changed = dict.fromkeys((*keys, *self._accepted)) if was_crowd is not self._crowd else keys
        for key in changed:
            self._note(key)

    @property
    def _crowd(self) -> bool:
        return len(self._accepted) > FEW

    def _note(self, key: OrderKey) -> None:
        row = self._store.get(key)
        if row is None or not self._needs(row):
            self._due.pop(key, None)
        elif key not in self._due:
            self._due[key] = (self._clock.monotonic() + self._steps(row)[0], 0)
            self._wake.set()

    def _needs(self, row: Row) -> bool:
        if not row.cancellable:
            return False
        phase = row.cancel.phase
        if phase is Phase.ACCEPTED:
            return row.cancel.wholesale or row.doubted is not None or not self._crowd
        return phase in (Phase.CLAIMED, Phase.UNKNOWN) or (phase is Phase.NONE and row.missing)

    def _steps(self, row: Row) -> tuple[float, ...]:
        if row.cancel.phase is Phase.NONE:
            return IDLE_STEPS_S
        firing = row.cancel.phase is Phase.CLAIMED and row.cancel.claim is Verdict.FIRED
        return FIRING_STEPS_S if firing else STEPS_S

    async def work(self) -> None:
        """Ask whatever is due, until cancelled."""
        while True:
            now = self._clock.monotonic()
            for row in self._ready(now)[: self._room(now)]:
                self._asking.add(row.key)
                self._asked_at = now
                self._door.start(f"status {row.key}", self._ask(row))
            self._wake.clear()
            wait = self._wait(self._clock.monotonic())
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    def _room(self, now: float) -> int:
        if not self._quiet:
            return max(0, AT_ONCE - len(self._asking))
        # One probes for all: hundreds that ask a silent venue would be a storm when it comes back.
        due = now - self._asked_at >= QUIET_GAP_S
        return 1 if due and len(self._asking) < QUIET_AT_ONCE else 0

    def _ready(self, now: float) -> list[Row]:
        rows = []
        for key, (due, _) in self._due.items():
            row = self._store.get(key)
            if row is None or due > now or key in self._asking:
                continue
            rows.append(row)
        rows.sort(key=lambda row: (_rank(row), self._due[row.key]))
        return rows

    def _wait(self, now: float) -> float | None:
        if len(self._asking) >= (QUIET_AT_ONCE if self._quiet else AT_ONCE) or not self._due:
            return None
        waits = [due - now for key, (due, _) in self._due.items() if key not in self._asking]
        pause_s = self._asked_at + QUIET_GAP_S - now if self._quiet else 0.0
        return max(0.05, pause_s, min(waits)) if waits else None

    async def _ask(self, row: Row) -> None:
        key = row.key
        try:
            with witnessing() as heard:
                status = await self._connector.order_status(row.order)
            now = self._clock.monotonic()
            self._quiet = status.fault is not None and status.fault.silence
            self._store.change(key, lambda old: status_read(old, status, now, epoch_ms(self._clock)))
            self._evidence.asked(status, heard)
        finally:
            self._asking.discard(key)
            now = self._clock.monotonic()
            left = self._store.get(key)
            if key in self._due and left is not None and self._needs(left):
                step = self._due[key][1] + 1
                steps = self._steps(left)
                self._due[key] = (now + steps[min(step, len(steps) - 1)], step)
            else:
                self._due.pop(key, None)
            self._wake.set()
