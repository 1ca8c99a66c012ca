"""The kill switch: every account of one environment, the run, and the plain methods that a screen or command calls."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable

from gui.connectors.base import Connector
from gui.connectors.flattening import Flattener
from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import OrderKey
from gui.domain.replies import Listing
from gui.domain.transitions import acknowledged, unlisted
from gui.domain.venues import Account, Environment
from gui.engine.backstops import Backstops
from gui.engine.chronicle import Chronicle
from gui.engine.complaints import Complaints
from gui.engine.consequence import Protection
from gui.engine.desk import AccountDesk
from gui.engine.ending import Ending
from gui.engine.evidence import Evidence
from gui.engine.flattenside import FlattenSide
from gui.engine.latching import Latching
from gui.engine.memory import bare_order, put_fired, put_last_known
from gui.engine.pacing import AccountPace
from gui.engine.parts import DeskParts, spread_of
from gui.engine.positionnotes import PositionNotes
from gui.engine.positionstore import PositionStore
from gui.engine.runnotes import RunNotes
from gui.engine.runs import Run
from gui.engine.scope import Scope, scope_words
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.engine.telling import Telling
from gui.engine.views import Change, RunKind, RunPhase
from gui.engine.waking import Gap, WakeWatch
from gui.journal.entries import Journal, Tone

# At the end, answers under way are looked for this often (seconds).
LOOK_S = 0.02


class KillSwitch(Telling, FlattenSide):
    """The engine of one environment; implements `gui.engine.surface.Surface`.

    Accounts are added before `start`, or later one by one. ``keep_known`` keeps the last known orders on disk for
    the next start (practice orders are not kept: they end with the program). ``hand`` names who presses, for the
    proof of a run. ``spread`` gives the factor of each pause between tries. ``show_fired``: what fired in earlier
    starts is shown until a person acknowledges it, and venue-side timers that they left on are switched off.
    """

    def __init__(
        self,
        clock: Clock,
        journal: Journal,
        environment: Environment,
        *,
        keep_known: bool,
        show_fired: bool = False,
        hand: str = "",
        spread: Callable[[], float] | None = None,
    ) -> None:
        self.environment = environment
        self._clock = clock
        self._journal = journal
        self._keep_known = keep_known
        self._show_fired = show_fired
        complaints = Complaints(journal, clock)
        self._store = OrderStore(complaints.listener_failed)
        self._door = TaskDoor(complaints.task_died)
        self._desks: dict[str, AccountDesk] = {}
        self._run: Run | None = None
        self._started = False
        self._ending = Ending(self._store, clock, self._desks)
        self._chronicle = Chronicle(self._store, journal, clock, environment, keep_known=keep_known)
        self._notes = RunNotes(self._store, journal, clock, self._desks, hand, environment)
        self._positions = PositionStore(self._store)
        self._protection = Protection(self._store.rows)
        self._position_notes = PositionNotes(self._positions, journal, clock, lambda: self._run)
        self._evidence = Evidence(self._store, journal, clock, lambda: self._run)
        self._latching = Latching(
            self._store, journal, clock, environment, self._desks, self._chronicle, self._run_for_latch
        )
        self._backstops = Backstops(self._store, journal, clock, self._door, lambda: self._run, self._held_in)
        self._parts = DeskParts(
            store=self._store,
            journal=journal,
            evidence=self._evidence,
            latch=self._latching.latch,
            clock=clock,
            door=self._door,
            current_run=lambda: self._run,
            on_reading=self._read,
            positions=self._positions,
            position_notes=self._position_notes,
            spread=spread if spread is not None else spread_of(random.Random()),  # noqa: S311 (pauses, not secrets)
        )
        # What follows a change of rows: the run's count, the desks, the journal's account, the end of the run.
        self._steps: list[Callable[[Change], None]] = [
            self._note,
            self._protection.look,
            self._evidence.look,
            self._latching.latch.look,
            self._backstops.look,
            self._write_down,
            self._evaluate_it,
        ]
        self._store.subscribe(self._changed)

    def add(
        self,
        connector: Connector,
        pace: AccountPace,
        *,
        idle_s: float,
        ordinary_idle_s: float | None = None,
        flattener: Flattener | None = None,
        timer: Flattener | None = None,
    ) -> None:
        """Watch an account, from now on where the engine has started; it joins no run that is on.

        Its listings are read every ``idle_s`` seconds when nothing is on, those of ordinary orders every
        ``ordinary_idle_s``; its positions where it has a ``flattener``. ``timer``, or else that, has the venue's timer.
        """
        desk = self._desks[connector.account.label] = AccountDesk(
            connector, pace, self._parts, idle_s=idle_s, ordinary_idle_s=ordinary_idle_s, flattener=flattener
        )
        self._backstops.add(desk.account, timer or flattener)
        self._steps.insert(-2, lambda change: desk.look(change.keys, change.positions))
        if self._started:
            self._take_up(desk)

    def _take_up(self, desk: AccountDesk) -> None:
        if self._keep_known:
            self._recall(desk.account)
        desk.start()
        self._store.touch(accounts=True)

    def start(self) -> None:
        """Put the last known rows on the table and start every account's tasks; needs a running loop."""
        if self._keep_known:
            self._recall()
            self._latching.recall()
        self._started = True
        for desk in self._desks.values():
            desk.start()
        self._door.keep("wake watch", WakeWatch(self._clock, self._woke).work)

    def recall_after(self, read: Callable[[], Awaitable[object]]) -> None:
        """Put the last known rows on the table when ``read`` ends: the journal could not be read before `start`."""
        if self._keep_known:
            self._chronicle.holding = True
            self._door.start("what an earlier start knew", self._recall_late(read))

    def _recall(self, *joined: Account) -> None:
        accounts = joined or tuple(desk.account for desk in self._desks.values())
        put_last_known(self._store, self._journal, self._clock, self.environment, accounts)
        if self._show_fired:
            put_fired(self._store, self._journal, self._clock, self.environment, accounts)
            self._backstops.recall(self._journal.backstops_left(), [account.label for account in accounts])
        for account in accounts:
            self._desks[account.label].positions.recall(str(self.environment))

    async def _recall_late(self, read: Callable[[], Awaitable[object]]) -> None:
        await read()
        run = self._run
        with self._store.gathered():
            self._recall()
            self._latching.recall()
            for desk in self._desks.values():
                # The press came before the rows: they belong to its run all the same.
                if run is not None and run.on and run.sweeps(desk.account):
                    desk.begin(run)
            if run is not None and run.flat:
                # It ended flat before these rows were known; what is open among them takes that back.
                run.flat = self._ending.flat(run)
                self._notes.outcome(run, "flat" if run.flat else "not-flat")
                self._store.touch(run=True)
        self._chronicle.holding = False
        self._chronicle.flush()

    async def stop(self, deadline_s: float = 5.0) -> tuple[str, ...]:
        """Send nothing more, wait for the answers under way, end every task and connection.

        Gives the names of tasks that did not end in time. What got no answer stays without one in the journal, so
        that the next start shows it as UNKNOWN.
        """
        self.rest()
        await asyncio.gather(self.last_answers(deadline_s), self._backstops.all_off(deadline_s))
        self._chronicle.flush()
        left = await self._door.close(deadline_s)
        for desk in self._desks.values():
            await desk.connector.close()
        return left

    def rest(self) -> None:
        """Send and ask nothing more, so that what is told from now on stays true; what is under way may be answered."""
        self._latching.latch.rest()
        self._backstops.rest()
        for desk in self._desks.values():
            desk.rest()

    async def last_answers(self, within_s: float) -> None:
        """Wait for the answers of the cancels and closes that are under way, this long at most (seconds)."""
        until = self._clock.monotonic() + within_s
        while any(desk.in_flight() for desk in self._desks.values()) and self._clock.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(LOOK_S)

    def look_for(self, key: OrderKey) -> None:
        """Ask the venue about an order that no listing shows; nothing is sent for it unless the venue knows it."""
        if key.account in self._desks and self._store.get(key) is None:
            self._store.put(unlisted(bare_order(key, ""), self._clock.monotonic(), epoch_ms(self._clock)))

    def panic(self, scope: Scope, *, hold_ms: int | None = None) -> int:
        """Cancel everything in scope; during a run it re-sends what is open. Gives the run's number."""
        return self._press(RunKind.PANIC, scope, hold_ms)

    def cancel(self, keys: Iterable[OrderKey]) -> int:
        """Cancel these orders, as far as they have a row that can still be cancelled. Gives the run's number."""
        known = {key for key in keys if (row := self._store.get(key)) is not None and row.cancellable and row.seen}
        return self._press(RunKind.SELECTED, Scope(keys=frozenset(known)), None)

    def retry(self) -> int | None:
        """Send again what the last run left open; None if there was no run.

        Of a run that closes positions these are among it, and their stops are held until they are closed.
        """
        run = self._run
        if run is None:
            return None
        left = {key for key in run.keys if (row := self._store.get(key)) is not None and row.cancellable}
        return self._press(RunKind.RETRY, run.left(left), None)

    def _press(self, kind: RunKind, scope: Scope, hold_ms: int | None) -> int:
        run, joined = self._run, self._run is not None and self._run.on
        self._latching.latch.press(kind, scope, joined=joined)
        if run is not None and joined:
            run.widen(scope, self._clock.monotonic())
            if kind is RunKind.PANIC:
                run.kind, run.hold_ms = kind, hold_ms
        else:
            run = self._new_run(kind, scope, hold_ms)
        words = scope_words(scope)
        self._notes.began(run, kind, words, hold_ms)
        with self._store.gathered():
            for desk in self._desks.values():
                if run.covers_account(desk.account):
                    desk.begin(run)
            self._store.touch(run=True, accounts=True)
        self._notes.pressed(run, f"{kind} · {words}")
        return run.number

    def _new_run(self, kind: RunKind, scope: Scope, hold_ms: int | None = None) -> Run:
        now, at_ms = self._clock.monotonic(), epoch_ms(self._clock)
        run = self._run = Run(self._journal.next_run(), kind, scope, now, at_ms, hold_ms)
        return run

    def _run_for_latch(self, scope: Scope, words: str) -> Run:
        if self._run is not None and self._run.on:
            return self._run
        run = self._new_run(RunKind.LATCH, scope)
        self._notes.began(run, run.kind, words)
        self._notes.pressed(run, words)
        return run

    def stop_sending(self) -> None:
        """Take back what is queued; what was sent stays sent and is still being proven."""
        run = self._run
        self._latching.stopped()
        with self._store.gathered():
            back = sum(desk.stop_sending() for desk in self._desks.values())
            if run is None or not run.on:
                return
            run.taken_back = back
            run.already_sent = run.in_doubt
            run.end(RunPhase.STOPPED, self._clock.monotonic(), flat=False)
            self._store.touch(run=True, accounts=True)
        self._ended(run, "stopped")

    def acknowledge(self, keys: Iterable[OrderKey]) -> None:
        """A person has seen that these orders fired."""
        with self._store.gathered():
            for key in keys:
                before = self._store.get(key)
                new = self._store.change(key, acknowledged)
                if new is not None and new is not before:
                    self._chronicle.acknowledged(new)
        self._chronicle.flush()

    def clear_finished(self) -> None:
        """Take rows that are gone, or fired and acknowledged, off the screen; the journal keeps them."""
        with self._store.gathered():
            self._store.clear(key for key, row in self._store.rows.items() if not row.open)
            self._positions.clear(key for key, position in self._positions.rows.items() if not position.open)

    def read_again(self) -> None:
        """Read every listing now."""
        for desk in self._desks.values():
            desk.read_again()

    def _changed(self, change: Change) -> None:
        broken: Exception | None = None
        for step in tuple(self._steps):
            try:
                step(change)
            # The edge between the parts: one that fails keeps no other from its turn, and is reported below.
            except Exception as fault:  # noqa: BLE001
                broken = broken or fault
        if broken is not None:
            raise broken

    def _note(self, change: Change) -> None:
        run = self._run
        if run is None:
            return
        for key in change.keys:
            row = self._store.get(key)
            if row is not None and (key in run.keys or row.cancel.run == run.number):
                run.note(row)
        for position in map(self._positions.get, change.positions):
            if position is not None and position.closing.run == run.number:
                run.note_position(position)

    def _write_down(self, change: Change) -> None:
        self._chronicle.look(change, self._run)
        self._position_notes.look(change.positions)

    def _evaluate_it(self, _change: Change) -> None:
        self._evaluate()

    def _read(self, account: Account, listing: Listing) -> None:
        self._chronicle.read(account, listing)
        self._evaluate()

    def _evaluate(self) -> None:
        run = self._run
        if run is None or run.phase is RunPhase.STOPPED:
            return
        if not run.on:
            if not run.flat and run.all_gone and self._ending.flat(run) and self._ending.fresh(run):
                run.flat = True
                self._notes.outcome(run, "flat")
                self._store.touch(run=True)
                self._look_after(run)
            return
        phase = RunPhase.ARMED if self._ending.silent(run) else RunPhase.RUNNING
        if phase is not run.phase:
            run.phase = phase
            self._store.touch(run=True)
        if not self._ending.settled(run):
            return
        flat = self._ending.flat(run)
        if flat and not self._ending.fresh(run):
            return
        run.end(RunPhase.FINISHED, self._clock.monotonic(), flat=flat)
        self._store.touch(run=True, accounts=True)
        self._ended(run, "flat" if flat else "not-flat")
        if flat:
            self._look_after(run)

    def _look_after(self, run: Run) -> None:
        work = self._ending.look_after(run, lambda: self._run)
        self._door.start(f"look after run {run.number}", work)

    def _ended(self, run: Run, outcome: str) -> None:
        view = run.view(self._clock.monotonic())
        self._evidence.tell_joined()
        for desk in self._desks.values():
            desk.ended()
        self._notes.ended(run, outcome)
        self._position_notes.run_ended(run)
        self._chronicle.flush()
        tone = Tone.FINE if outcome == "flat" else Tone.WARNING
        words = f"run {run.number} ended after {view.elapsed_s:.2f} s · {outcome.replace('-', ' ')}"
        words = f"{words} · {view.total - view.open} gone, {view.open} still open"
        if view.positions:
            words = f"{words} · {view.positions_closed} of {view.positions} positions closed"
        self._chronicle.say(tone, "Run", words)

    def _woke(self, gap: Gap) -> None:
        for desk in self._desks.values():
            desk.woke(gap.unseen_s)
        self._backstops.woke(gap.unseen_s)
        self._store.touch(accounts=True)
        self._chronicle.say(Tone.WARNING, "This computer", f"{gap.words} · clocks and listings are read again")
