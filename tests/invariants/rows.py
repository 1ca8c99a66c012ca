"""The invariants of rows: looked at whenever a row changes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from gui.domain.faults import MAX_VENUE_TEXT
from gui.domain.orders import OrderKey
from gui.domain.replies import Verdict
from gui.domain.rows import ProofKind, Row, State
from gui.domain.transitions import LISTINGS_APART_S
from gui.engine.switch import KillSwitch
from gui.engine.views import Change
from tests.invariants.evidence import Evidence, Reading
from tests.invariants.table import Breaches

# A flat is said over listings no older than this (seconds).
FRESH_S = 5.0
# After a run that was on for so long they may be this old: a venue's limits may not let all be read anew at once.
LONG_RUN_S, LATE_FRESH_S = 15.0, 20.5
# A cancel is answered or given up within this time (seconds).
STUCK_S = 6.0
ENDED = frozenset({State.GONE, State.TRIGGERED})

# Gives the end that an order has come to at its venue (GONE, TRIGGERED), LIVE while it is open, None if nobody knows.
Truth = Callable[[OrderKey], State | None]


class RowWatch:
    """Follows the rows of one kill switch and judges each change by the evidence, and by the venue's own truth."""

    def __init__(self, switch: KillSwitch, evidence: Evidence, breaches: Breaches, truth: Truth | None = None) -> None:
        self._switch = switch
        self._evidence = evidence
        self._breaches = breaches
        self._truth = truth
        self._seen: dict[OrderKey, Row] = {}
        self._flat_run: int | None = None
        self._began: dict[int, float] = {}

    def start(self) -> None:
        """Begin with what is on the table, and follow it."""
        self._seen.update(self._switch.rows())
        self._end = self._switch.subscribe(self.look)

    def leave(self) -> None:
        """Follow it no more."""
        self._end()

    def look(self, change: Change) -> None:
        """Judge what changed."""
        rows, now = self._switch.rows(), self._evidence.clock.monotonic()
        for key in change.removed:
            before = self._seen.pop(key, None)
            self._breaches.holds("I02", before is None or not before.open, now, f"{key} left while open")
        for key in change.keys:
            row = rows.get(key)
            self._breaches.holds("I02", row is not None, now, f"{key} has no row")
            if row is not None:
                self._judge(row, self._seen.get(key), now)
                self._seen[key] = row
        self._flat(now)

    def _judge(self, row: Row, before: Row | None, now: float) -> None:
        state = row.state
        if state in ENDED and (before is None or before.state is not state):
            self._ended(row, now)
        if row.sighting.absent_last is not None and row.seen:
            self._absence(row, now)
        last = self._evidence.told[row.key].last_verdict
        if last is Verdict.UNKNOWN and row.cancel.verdict is Verdict.UNKNOWN:
            # A terminal status that a listing contradicts keeps the yes that was heard before.
            fine = state is not State.ACCEPTED or row.doubted is not None
            self._breaches.holds("I05", fine, now, f"{row.key} reads {state}")
        if state is State.ACCEPTED:
            claimed = any(verdict is Verdict.ACCEPTED for _, verdict, _ in self._evidence.told[row.key].claims)
            self._breaches.holds("I06", claimed, now, f"{row.key} reads ACCEPTED without a yes")

    def _ended(self, row: Row, now: float) -> None:
        key, proof, fired, told = row.key, row.proof, row.fired, self._breaches
        if proof is not None:
            sound = (
                self._evidence.proven_by_status(key)
                if proof.kind is ProofKind.STATUS
                else self._evidence.proven_by_listings(key, LISTINGS_APART_S)
            )
            told.holds("I01", sound, now, f"{key} {proof}")
            self._true(key, State.GONE, now, str(proof))
            told.holds("I24", proof.evidence and proof.at_ms and row.note, now, f"{key} {proof!r} {row.note!r}")
        elif fired is not None:
            told.holds("I24", fired.at_ms and row.note, now, f"{key} {fired!r}")
            self._true(key, State.TRIGGERED, now, fired.venue_status)
        told.holds("I24", len(row.cancel.message) <= MAX_VENUE_TEXT, now, f"{key} shows more than is capped")

    def _true(self, key: OrderKey, claimed: State, now: float, why: str) -> None:
        if self._truth is not None:
            truth = self._truth(key)
            self._breaches.holds("I01", truth in (claimed, None), now, f"{key} reads {claimed}, is {truth}: {why}")

    def _absence(self, row: Row, now: float) -> None:
        readings = self._evidence.readings[row.key.account, row.key.family]
        oldest = readings[0].begun if readings else now
        for begun in (row.sighting.absent_first, row.sighting.absent_last):
            if begun is None or begun < oldest:
                continue
            lacks = any(one.begun == begun and one.complete and row.key not in one.keys for one in readings)
            self._breaches.holds("I08", lacks, now, f"{row.key} is called absent from a listing that shows or lacks it")

    def _flat(self, now: float) -> None:
        run = self._switch.run()
        if run is None:
            return
        began = self._began.setdefault(run.number, now)
        if not run.flat or run.number == self._flat_run:
            return
        self._flat_run = run.number
        for key, state in self._states_in_run().items():
            self._breaches.holds("I07", state is State.GONE, now, f"flat with {key} {state}")
        if run.scope.keys is not None:
            return
        for view in self._switch.accounts():
            if not run.scope.covers_account(view.account):
                continue
            # A run makes no claim about families that it does not sweep.
            swept = (family for family in view.account.families if run.scope.sweeps_family(view.account, family))
            for family in swept:
                readings = self._evidence.readings[view.account.label, family]
                within_s = LATE_FRESH_S if now - began > LONG_RUN_S else FRESH_S
                fresh = twice_fresh(readings, began - 0.001, now, within_s)
                self._breaches.holds("I07", fresh, now, f"flat over old listings of {view.account.label} {family}")

    def _states_in_run(self) -> dict[OrderKey, State]:
        rows = self._switch.rows()
        return {key: rows[key].state for key in self._switch.run_keys() if key in rows}

    def finish(self) -> None:
        """Look at what stays: every row that was ever seen is there, or left after it had ended."""
        now, rows = self._evidence.clock.monotonic(), self._switch.rows()
        for key in self._seen:
            self._breaches.holds("I02", key in rows, now, f"{key} is gone from the table")
        for key, row in rows.items():
            stuck = row.state is State.SENT and now - (row.cancel.sent_at or now) > STUCK_S
            self._breaches.holds("I06", not stuck or key in self._evidence.in_flight, now, f"{key} is stuck in SENT")


def twice_fresh(readings: list[Reading], since: float, now: float, within_s: float = FRESH_S) -> bool:
    """Say whether the latest reading is complete and fresh, and another complete one lies far enough before it."""
    after = [one for one in readings if one.complete and one.begun >= since]
    if not after or not readings[-1].complete or now - after[-1].ended > within_s:
        return False
    assert all(one.begun <= two.begun for one, two in pairwise(after))
    return after[-1].begun - after[0].begun >= LISTINGS_APART_S
