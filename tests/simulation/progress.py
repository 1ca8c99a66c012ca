"""Looks once a second whether things go on: what is due leaves, what is unknown is asked about."""

from __future__ import annotations

from gui.connectors.base import CancelBatch
from gui.connectors.wire import Lane
from gui.domain.rows import Phase, Row, State
from gui.engine.gate import Mood
from tests.invariants.evidence import Evidence
from tests.invariants.table import Breaches
from tests.invariants.wire import WireWatch
from tests.stand import Stand

# A row that is due leaves within this time (seconds) unless its venue's limits or words say otherwise.
DUE_S = 3.0
# While anything is unknown the venue is asked at least this often (seconds): a reading that hangs takes up to ten.
ASKED_S = 12.0
# From this part of a limit on, used by others, an account may have to wait for its window.
CROWDED = 0.4
WAITING = frozenset({Phase.QUEUED, Phase.UNKNOWN})


class Progress:
    """Judges the pace of one kill switch."""

    def __init__(self, stand: Stand, wire: WireWatch, evidence: Evidence, breaches: Breaches) -> None:
        self._stand = stand
        self._wire = wire
        self._evidence = evidence
        self._breaches = breaches
        self._held_at: dict[str, float] = {}

    def look(self) -> None:
        """Look at every account."""
        run, now = self._stand.switch.run(), self._stand.clock.monotonic()
        on = run is not None and run.phase.value in ("running", "armed")
        for label, desk in self._stand.switch._desks.items():
            if self._held(label) or desk.cancels.gate.mood in (Mood.REFUSED, Mood.DOUBTED):
                self._held_at[label] = now
                continue
            rows, since = self._stand.switch._store.of_account(label), now - self._held_at.get(label, 0.0)
            if on and since > DUE_S:
                closes = self._stand.switch._run.closes(desk.account) if self._stand.switch._run else False
                # What protects a position may wait for its end for as long as that takes.
                wanted = [row for row in rows if desk.cancels.wants(row.key)]
                self._due(label, [row for row in wanted if not (closes and row.order.protective)], now)
            if since > ASKED_S:
                self._asked(label, rows, now)

    def _held(self, label: str) -> bool:
        pace, limits = self._stand.paces[label], self._stand.connectors[label].limits
        waits = any(pace.frozen_s(limit) > 0 for limit in ("", *limits))
        return waits or pace.halt(Lane.LISTING) is not None or self._crowded(label)

    def _crowded(self, label: str) -> bool:
        # What an earlier life or another account of the address has used of a minute's weight is not ours to spend.
        now, pace = self._stand.clock.monotonic(), self._stand.paces[label]
        limits = self._stand.connectors[label].limits
        return any(pace._foreign_units(name, now) > CROWDED * limit.units for name, limit in limits.items())

    def _due(self, label: str, rows: list[Row], now: float) -> None:
        late = [
            row
            for row in rows
            if row.cancel.phase in WAITING
            and row.cancellable
            and row.cancel.next_try_at is not None
            and now - row.cancel.next_try_at > DUE_S
            and row.key not in self._evidence.in_flight
        ]
        if any(self._room(label, row) for row in late):
            last = max(self._tried(label), self._wire.last_cancel.get(label, 0.0))
            self._breaches.holds("I14", now - last <= DUE_S, now, f"{late[0].key} and {len(late) - 1} more are overdue")

    def _room(self, label: str, row: Row) -> bool:
        connector, pace = self._stand.connectors[label], self._stand.paces[label]
        batch = CancelBatch(row.key.family, connector.ladder(row.order)[0], (row.order,))
        return all(pace.room(charge, Lane.CANCEL) > 0 for charge in connector.charges(batch))

    def _tried(self, label: str) -> float:
        return max((sent[-1] for key, sent in self._evidence.sends.items() if key.account == label), default=0.0)

    def _asked(self, label: str, rows: tuple[Row, ...], now: float) -> None:
        unknown = [
            row for row in rows if row.state is State.UNKNOWN and now - (row.cancel.answered_at or now) > ASKED_S
        ]
        if unknown:
            asked = max(self._wire.last_question.get(label, 0.0), self._evidence.asked_at.get(label, 0.0))
            self._breaches.holds("I05", now - asked <= ASKED_S, now, f"nobody asks about {unknown[0].key}")
