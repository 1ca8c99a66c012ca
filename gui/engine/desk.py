"""Everything of one account: its pace, readers, cancel service and status questions; it shares no task with others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Any

from gui.connectors.base import Connector
from gui.connectors.flattening import Flattener
from gui.connectors.wire import Lane
from gui.connectors.witness import Passage
from gui.domain.closings import CloseReply
from gui.domain.endnotes import STAYS_NOTE
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.positions import PositionKey
from gui.domain.replies import CancelReply, ClockReading, Listing
from gui.domain.rows import Phase, Row, State
from gui.domain.transitions import caught, pressed, spared, taken_back
from gui.domain.venues import Account, Family
from gui.engine.accountview import account_view
from gui.engine.cancelling import CancelService
from gui.engine.census import Sort
from gui.engine.clockkeeping import ClockKeeper
from gui.engine.gate import Mood
from gui.engine.holding import stands
from gui.engine.nearness import Nearness
from gui.engine.nopositions import NoPositions
from gui.engine.pacing import AccountPace
from gui.engine.parts import DeskParts
from gui.engine.plan import Urgency, urgency
from gui.engine.polling import FamilyReader
from gui.engine.positiondesk import PositionDesk
from gui.engine.proving import StatusAsker
from gui.engine.readingpace import hurry_s
from gui.engine.readings import Readings
from gui.engine.reconcile import reconcile
from gui.engine.runs import Run
from gui.engine.sightings import AGAIN_S, Sightings
from gui.engine.views import AccountView, RunKind

# Listings that a run does not need are not read so long after its press (seconds).
ASIDE_S = 10.0
# So many rows are queued in the instant of the press, the rest after this long (seconds), in steps.
FIRST_ROWS = 60
REST_S = 0.018
REST_ROWS = 120
STEP_S = 0.002
PENDING = frozenset({Phase.SENT, Phase.ACCEPTED, Phase.CLAIMED, Phase.UNKNOWN})


class AccountDesk:
    """One account at work, from its listings to its proofs.

    Its listings are read every ``idle_s`` seconds when nothing is on, those of ordinary orders every
    ``ordinary_idle_s``.
    """

    def __init__(
        self,
        connector: Connector,
        pace: AccountPace,
        parts: DeskParts,
        *,
        idle_s: float,
        ordinary_idle_s: float | None = None,
        flattener: Flattener | None = None,
    ) -> None:
        self.account: Account = connector.account
        self.connector = connector
        self.pace = pace
        self._parts = parts
        self._store = parts.store
        self._clock = parts.clock
        self.latency_s: float | None = None
        self._hurried_at, self._hurry_s = -1, 0.0
        self._clocks = ClockKeeper(connector, parts.journal, parts.clock, self._clock_read)
        self._asking: list[asyncio.Task[Any]] = []
        self._nearness = Nearness(lambda: parts.positions.of_account(self.account.label))
        self.cancels = CancelService(
            connector,
            pace,
            parts.store,
            parts.journal,
            parts.evidence,
            parts.clock,
            parts.door,
            whole=self._whole,
            held=self._held,
            near=self._nearness.of,
            on_free=lambda family: self.readers[family].anew(),
            on_answer=self._answered,
            read_clocks=self._clocks.want,
            spread=parts.spread,
        )
        self._sightings = Sightings(self.account, self.cancels, parts)
        self._asker = StatusAsker(connector, parts.store, parts.evidence, parts.clock, parts.door)
        calm_s = idle_s if ordinary_idle_s is None else ordinary_idle_s
        self.readers = {
            family: self._reader(family, calm_s if family.ordinary else idle_s, idle_s)
            for family in self.account.families
        }
        self.readings = Readings(self.account, self.readers, self.cancels.last_answer)
        self.positions = self._position_desk(flattener, idle_s)

    def _position_desk(self, flattener: Flattener | None, idle_s: float) -> PositionDesk | NoPositions:
        if flattener is None:
            return NoPositions(self.account)
        return PositionDesk(
            self.account,
            flattener,
            self.pace,
            self._parts,
            idle_s=idle_s,
            on_answer=self._close_answered,
            read_clocks=self._clocks.want,
            poke_orders=self.cancels.poke,
            silent=lambda: self.cancels.gate.mood is Mood.SILENT,
        )

    def _reader(self, family: Family, idle_s: float, run_idle_s: float) -> FamilyReader:
        return FamilyReader(
            self.connector,
            family,
            self._clock,
            idle_s=idle_s,
            run_idle_s=run_idle_s,
            aside=lambda: self._aside(family),
            hurry=lambda: self._hurry(family),
            see=self._sightings.see,
            paced=lambda: self.pace.wait_s(self.connector.list_charges(family), Lane.LISTING),
            apply=self._apply_listing,
            demand=lambda: self._demand(family),
            busy=lambda: self.cancels.busy(family),
        )

    @property
    def clocks(self) -> tuple[ClockReading, ...]:
        """The latest reading of each of the venue's clocks."""
        return self._clocks.readings

    def start(self) -> None:
        """Start the account's tasks."""
        label, door = self.account.label, self._parts.door
        door.keep(f"cancels {label}", self.cancels.work)
        asking = [
            door.keep(f"status questions {label}", self._asker.work),
            door.keep(f"clock {label}", self._clocks.work),
        ]
        asking += [door.keep(f"listing {label} {family}", reader.work) for family, reader in self.readers.items()]
        self._asking = [task for task in asking if task is not None]
        self.positions.start()

    def rest(self) -> None:
        """Send and ask nothing more; what is under way may still be answered."""
        self.cancels.stop()
        self.positions.rest()
        for task in self._asking:
            task.cancel()

    def _clock_read(self, moved: bool) -> None:
        self.cancels.clock_read()
        # A listing whose stamp was refused is read again at once, but only on a better clock.
        for reader in self.readers.values():
            if moved and reader.clock_refused:
                reader.read_again()

    def woke(self, unseen_s: float) -> None:
        """This computer slept, or its clock was set: what was known of listings and clock is old."""
        self._clocks.want()
        for reader in self.readers.values():
            reader.slept(unseen_s)
        self.positions.woke(unseen_s)
        self.cancels.poke()

    def _apply_listing(self, listing: Listing, orders: Sequence[AlgoOrder], passages: Sequence[Passage]) -> None:
        self._sightings.apply(listing, orders, passages)
        if self.readers[listing.family].clock_refused:
            self._clocks.want()

    def begin(self, run: Run) -> None:
        """A person pressed: what is in scope is queued at once, and the listings are read beside it.

        Of many hundreds of rows the most urgent are queued first and the rest a moment later, within the same frame
        of the screen, so that the first request does not wait for the marking of the last row.
        """
        rows = [row for row in self._store.of_account(self.account.label) if run.covers(self.account, row)]
        for row in rows:
            if row.state is State.TRIGGERED and row.open and run.sweeps_family(self.account, row.key.family):
                run.note(row)
        own = self._parts.position_notes.own
        rows = [row for row in rows if row.cancellable and row.seen and not own.has(row.order.client_algo_id)]
        self._nearness.take()
        whole = any(run.whole(self.account, family) and self.connector.symbol_path(family) for family in self.readers)
        first = rows if whole or len(rows) <= FIRST_ROWS else nsmallest(FIRST_ROWS, rows, key=self._urgency)
        self._queue(run, [row.key for row in first])
        self.cancels.press()
        self.positions.begin(run)
        if len(first) < len(rows):
            chosen = {row.key for row in first}
            rest = sorted((row for row in rows if row.key not in chosen), key=lambda row: row.order.protective)
            asyncio.get_running_loop().call_later(REST_S, self._queue_rest, run, [row.key for row in rest])
        for family, reader in self.readers.items():
            if run.reaches_family(self.account, family):
                reader.pressed()

    def _urgency(self, row: Row) -> Urgency:
        return urgency(row, self._nearness.of)

    def _queue(self, run: Run, keys: list[OrderKey]) -> None:
        now = self._clock.monotonic()
        with self._store.gathered():
            for key in keys:
                self._store.change(key, lambda old: pressed(old, run.number, now))
        self.cancels.want(keys, run.number)

    def _queue_rest(self, run: Run, keys: list[OrderKey]) -> None:
        if run.on and self._parts.current_run() is run:
            self._queue(run, keys[:REST_ROWS])
            if len(keys) > REST_ROWS:
                asyncio.get_running_loop().call_later(STEP_S, self._queue_rest, run, keys[REST_ROWS:])

    def join(self, run: Run, new: Iterable[OrderKey], back: Iterable[OrderKey]) -> None:
        """The latch caught new orders, and some that are back: they are queued, without what a person's press does."""
        now = self._clock.monotonic()
        waits = dict.fromkeys(new, 0.0) | dict.fromkeys(back, AGAIN_S)
        with self._store.gathered():
            for key, wait_s in waits.items():
                self._store.change(key, lambda old, wait_s=wait_s: caught(old, run.number, now, wait_s))  # type: ignore[misc]
        self.cancels.want(waits, run.number)

    def poke(self) -> None:
        """What is to be read how often has changed."""
        for reader in self.readers.values():
            reader.poke()

    def _hurry(self, family: Family) -> float | None:
        latch = self._parts.latch
        if not latch.reaches(self.account, family):
            return None
        if self._hurried_at != latch.changes:
            self._hurried_at, self._hurry_s = latch.changes, self._reading_pace()
        return self._hurry_s

    def _reading_pace(self) -> float:
        quick = [family for family in self.readers if self._parts.latch.reaches(self.account, family)]
        others = [
            (self.connector.list_charges(family), reader.idle_s)
            for family, reader in self.readers.items()
            if family not in quick
        ]
        return hurry_s([self.connector.list_charges(family) for family in quick], others, self.pace.limits)

    def stop_sending(self) -> int:
        """Take back what is queued; gives how many rows that were."""
        back = self.positions.stop_sending()
        self.cancels.stop()
        for row in self._store.of_account(self.account.label):
            if row.cancel.phase is Phase.QUEUED and row.cancellable:
                back += 1
                self._store.change(row.key, taken_back)
        return back

    def look(self, keys: Iterable[OrderKey], positions: Iterable[PositionKey] = ()) -> None:
        """Rows changed: see what has to be asked, read or sent."""
        self.positions.look(keys, positions)
        mine = [key for key in keys if key.account == self.account.label]
        if not mine:
            return
        self._asker.look(mine)
        for family in dict.fromkeys(key.family for key in mine):
            if family in self.readers:
                self.readers[family].poke()
        for key in mine:
            self._reconcile(key)

    def _reconcile(self, key: OrderKey) -> None:
        row = self._store.get(key)
        if row is None or row.cancel.phase not in PENDING:
            return
        wanted, now = self.cancels.wants(key), self._clock.monotonic()
        rungs = len(self.connector.ladder(row.order))
        new = self._store.change(key, lambda old: reconcile(old, now, wanted=wanted, rungs=rungs))
        if new is not row:
            self.cancels.poke()

    def _whole(self, family: Family) -> bool:
        run = self._parts.current_run()
        return run is not None and run.on and run.whole(self.account, family)

    def _held(self, row: Row) -> bool:
        return self.positions.holds(row)

    def _close_answered(self, reply: CloseReply, now: float) -> None:
        if reply.fault is None or not reply.fault.silence:
            self._asker.heard()
            for reader in self.readers.values():
                reader.heard()
        if reply.latency_s is not None:
            self.latency_s = reply.latency_s

    def in_flight(self) -> int:
        """Give how many orders and closes are in requests under way."""
        return self.cancels.in_flight() + self.positions.in_flight()

    def _aside(self, family: Family) -> float:
        # In the seconds after a press the venue's limits are for what the run needs.
        run = self._parts.current_run()
        if (
            run is None
            or not run.on
            or run.kind is RunKind.LATCH
            or not family.ordinary
            or run.reaches_family(self.account, family)
        ):
            return 0.0
        return run.since + ASIDE_S

    def _answered(self, reply: CancelReply, now: float) -> None:
        if reply.fault is None or not reply.fault.silence:
            self.readers[reply.key.family].heard()
            self._asker.heard()
        if self.cancels.reopened_at == now:
            for reader in self.readers.values():
                reader.reopened()
        if reply.latency_s is not None:
            self.latency_s = reply.latency_s
        run = self._parts.current_run()
        if run is not None:
            run.answer(now)

    def _demand(self, family: Family) -> float | None:
        last = self.cancels.last_answer(family)
        run = self._parts.current_run()
        if run is not None and run.on and run.sweeps_family(self.account, family):
            since = max(run.since, last or run.since)
            if not self.readers[family].complete_twice_since(since) or self._shows_a_close(family):
                return since
        rows = self._store.of(self.account.label, family)
        pending = [row.cancel for row in rows if row.cancel.phase in PENDING and row.cancellable]
        if not pending or last is not None:
            return last if pending else None
        # Nothing has answered in this session yet: what an earlier start left open is read for like an answer.
        left = max((cancel.answered_at or cancel.sent_at or 0.0) for cancel in pending)
        return None if self.readers[family].complete_twice_since(left) else left

    def _shows_a_close(self, family: Family) -> bool:
        # One of our closes that a listing shows is on its way out: it is read until it is gone.
        own = self._parts.position_notes.own
        if not own.young:
            return False
        rows = self._store.of(self.account.label, family)
        return any(row.open and own.has(row.order.client_algo_id) for row in rows)

    def read_twice(self, run: Run) -> bool:
        """Say whether every family that the run sweeps was read completely twice since its start and last answer."""
        return self.readings.twice(run)

    def fresh(self, run: Run, within_s: float) -> bool:
        """Say whether the latest reading of all that the run sweeps is complete, its listings no older than this."""
        return self.positions.fresh(run) and self.readings.fresh(run, within_s)

    def freshen(self, run: Run) -> None:
        """Read again what the run needs for flat and what is no longer young, since all has to be fresh at once."""
        self.readings.freshen(run)
        if run.closes(self.account):
            self.positions.read_again()

    def ended(self) -> None:
        """The run is over: what it still held back stays at the venue, and so does what protects a position."""
        with self._store.gathered():
            for row in self._store.of_account(self.account.label):
                if stands(row) and self.cancels.wants(row.key) and self._held(row):
                    self.cancels.leave(row.key)
                    self._store.change(row.key, lambda old: spared(old, STAYS_NOTE))
            self.positions.ended()

    def keeps(self, key: OrderKey) -> bool:
        """Say whether the order is held back by a position that can bring nothing more to the run."""
        row, run = self._store.get(key), self._parts.current_run()
        there = row is not None and run is not None and stands(row) and self._held(row)
        return there and run is not None and self.positions_settled(run)

    def positions_settled(self, run: Run) -> bool:
        """Say whether the positions that the run closes here can bring nothing more."""
        return self.positions.settled(run)

    def positions_flat(self, run: Run) -> bool:
        """Say whether every position that the run closes here is proven closed."""
        return self.positions.flat(run)

    def view(self, counts: Mapping[Sort, int]) -> AccountView:
        """Picture how the account stands; ``counts`` are its rows, by sort."""
        return account_view(self, self._parts.current_run(), counts)

    def read_again(self, run: Run | None = None) -> None:
        """Read every listing of the account now, or those alone that a run needs."""
        for reader in (self.readers if run is None else self.readings.of(run)).values():
            reader.read_again()
        if run is None or run.closes(self.account):
            self.positions.read_again()
