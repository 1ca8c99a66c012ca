"""The positions of one account: read, held against their stops, closed in a run that closes, and judged at its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gui.connectors.flattening import Flattener
from gui.connectors.witness import Passage
from gui.domain.clock import epoch_ms
from gui.domain.closing_transitions import (
    cleared,
    cut_off,
    cut_off_again,
    first_seen,
    seen,
    taken_back,
    waits,
    wanted,
    went_stale,
    zero,
)
from gui.domain.closings import ClosePhase, CloseReply, CloseWay, PositionRow
from gui.domain.orders import OrderKey
from gui.domain.positions import PositionFamily, PositionKey, PositionReading
from gui.domain.rows import Row
from gui.domain.transitions import may_be_taken_along
from gui.domain.venues import Account
from gui.engine.closing import CloseService
from gui.engine.closingturns import FAMILY_OF, OPENING_S, Turns
from gui.engine.pacing import AccountPace
from gui.engine.parts import DeskParts
from gui.engine.positionreading import PositionReader
from gui.engine.readingneeds import next_reading
from gui.engine.runs import Run
from gui.engine.scope import Scope
from gui.engine.views import PositionsView
from gui.journal.entries import Line, Tone

# Positions are read no more and no less often than this while nothing is on (seconds); old ones count as not known.
IDLE_S = (5.0, 12.0)
# Flat is said over readings no older than this (seconds).
FRESH_S = 4.5
# The sizes that a venue takes are asked for this often (seconds).
RULES_EVERY_S = 3600.0
RULES_AGAIN_S = 30.0


class PositionDesk:
    """One account's positions, from their readings to their proofs; it shares no task with the orders.

    ``on_answer`` hears every answer to a close, ``read_clocks`` asks for the venue's time, ``poke_orders`` has held
    orders looked at again, ``silent`` says that cancels get no answer just now.
    """

    def __init__(
        self,
        account: Account,
        flattener: Flattener,
        pace: AccountPace,
        parts: DeskParts,
        *,
        idle_s: float,
        on_answer: Callable[[CloseReply, float], None],
        read_clocks: Callable[[], None],
        poke_orders: Callable[[], None],
        silent: Callable[[], bool],
    ) -> None:
        self._account = account
        self._flattener = flattener
        self._parts = parts
        self._store = parts.positions
        self._clock = parts.clock
        self._on_answer = on_answer
        self._read_clocks = read_clocks
        self._poke_orders = poke_orders
        self._judged: tuple[Scope, ...] | None = None
        self._closes = self._named = False
        self._asking: list[asyncio.Task[Any]] = []
        self.closing = CloseService(
            account.label,
            flattener,
            pace,
            parts.positions,
            parts.journal,
            parts.position_notes,
            parts.clock,
            parts.door,
            may_leave=self._may_leave,
            on_answer=self._answered,
            read_clocks=read_clocks,
            spread=parts.spread,
            silent=silent,
        )
        self.readers = {
            family: PositionReader(
                account,
                flattener,
                family,
                parts.clock,
                idle_s=min(max(idle_s, IDLE_S[0]), IDLE_S[1]),
                apply=self._apply,
                demand=lambda family=family: self._demand(family),  # type: ignore[misc]
            )
            for family in flattener.families
        }
        self._turns = Turns(account, parts.store, parts.positions, parts.clock)

    # ---- life ----

    def start(self) -> None:
        """Start the tasks."""
        label, door = self._account.label, self._parts.door
        door.keep(f"closes {label}", self.closing.work)
        asking = [door.keep(f"sizes {label}", self._learn)]
        asking += [door.keep(f"positions {label} {family}", reader.work) for family, reader in self.readers.items()]
        self._asking = [task for task in asking if task is not None]

    async def _learn(self) -> None:
        while True:
            known = await self._flattener.read_rules()
            await asyncio.sleep(RULES_EVERY_S if known else RULES_AGAIN_S)

    def recall(self, environment: str) -> None:
        """Mark what an earlier start was closing when it was cut off; nothing is sent for it."""
        now, runs = self._clock.monotonic(), set[int]()
        for left in self._parts.journal.open_closes(environment):
            key = left.key
            if key.account != self._account.label or key.family not in self.readers:
                continue
            row = self._store.get(key)
            if row is None:
                new = cut_off(key, left.size, left.run, left.tries, left.at_ms, now)
            else:
                new = cut_off_again(row, left.run, left.tries, now)
            if new is not row:
                self._store.put(new)
                runs.add(left.run)
        for run in sorted(runs):
            text = f"run {run} was cut off while it closed positions; they are read afresh, nothing is sent again"
            self._parts.journal.record(Line(epoch_ms(self._clock), Tone.WARNING, "Run", text))

    def rest(self) -> None:
        """Send and ask nothing more; what is under way may still be answered."""
        self.closing.stop()
        for task in self._asking:
            task.cancel()

    def woke(self, unseen_s: float) -> None:
        """This computer slept: what was read is old."""
        for reader in self.readers.values():
            reader.slept(unseen_s)
        self.closing.poke()

    def read_again(self) -> None:
        """Read every family of positions now."""
        for reader in self.readers.values():
            reader.read_again()

    # ---- a run ----

    def begin(self, run: Run) -> None:
        """A person pressed: where the run closes positions, those that are known are to be closed, and all are read."""
        if not run.closes(self._account):
            return
        now = self._clock.monotonic()
        self._turns.begin(run)
        with self._parts.store.gathered():
            for row in self._of(run):
                self._store.change(row.key, lambda old: wanted(old, run.number, run.since, now, again=True))
        self.closing.press()
        self.read_again()

    def stop_sending(self) -> int:
        """Take back the closes that wait; gives how many those were."""
        back = 0
        for row in self._store.of_account(self._account.label):
            back += row.closing.phase is ClosePhase.WAITING and row.closing.wanted
            self._store.change(row.key, taken_back)
        return back

    def ended(self) -> None:
        """The run is over: nothing more leaves for it, however the positions change from now on."""
        for row in self._store.of_account(self._account.label):
            self._store.change(row.key, taken_back)

    def in_flight(self) -> int:
        """Give how many closes are under way."""
        return self.closing.in_flight()

    def heard_since(self, since: float) -> bool:
        """Say whether a close had an answer of the venue since then (monotonic)."""
        return self.closing.heard_at is not None and self.closing.heard_at >= since

    def _run(self) -> Run | None:
        # Asked for each of thousands of held orders at every change.
        run = self._parts.current_run()
        if run is None:
            return None
        if self._judged is not run.scopes:
            self._judged = run.scopes
            self._closes = run.closes(self._account)
            self._named = any(scope.keys is not None for scope in run.scopes)
        return run if self._closes else None

    def _of(self, run: Run) -> list[PositionRow]:
        rows = self._store.of_account(self._account.label)
        return [row for row in rows if run.closes_position(self._account, row.key)]

    def _may_leave(self, row: PositionRow) -> bool:
        run = self._run()
        if run is None or not run.on or row.closing.run != run.number:
            return False
        pending = self._turns.opening_orders(row.key)
        since = row.closing.wanted_since
        if not pending or since is None or self._clock.monotonic() - since >= OPENING_S:
            return True
        noun = "order" if pending == 1 else "orders"
        self._store.change(
            row.key, lambda old: waits(old, f"waits for {pending} opening {noun} of {row.key.instrument}")
        )
        return False

    def holds(self, order: Row) -> bool:
        """Say whether a protective order is held back: its position is not proven closed, or not known for a moment."""
        if not order.order.protective or (run := self._run()) is None:
            return False
        family = FAMILY_OF.get(order.key.family)
        if family not in self.readers or (self._named and any(scope.names(order.key) for scope in run.scopes)):
            return False
        return self._turns.holds(order.order, self.readers[family], run)

    def look(self, orders: Iterable[OrderKey], positions: Iterable[PositionKey]) -> None:
        """Rows changed: see which orders stand before a close, and what may be sent or has to be read."""
        mine = [key for key in orders if key.account == self._account.label]
        own = [key for key in positions if key.account == self._account.label]
        if not mine and not own:
            return
        run = self._run()
        if run is not None and run.on:
            self._turns.look(mine, run)
            self._clear_the_way(run)
        if own:
            self._mark_taken_along(own)
            self._turns.changed()
            for family in {key.family for key in own}:
                self.readers[family].poke()
            self._poke_orders()
        if run is not None:
            self.closing.poke()

    def _mark_taken_along(self, closes: Iterable[PositionKey]) -> None:
        # A venue that closes the whole takes resting close orders with it: their end is then not another hand's.
        for key in closes:
            row = self._store.get(key)
            if row is None or row.closing.phase is not ClosePhase.SENT or row.closing.way is not CloseWay.WHOLE:
                continue
            for order in self._parts.store.of_account(key.account):
                theirs = order.order.protective and order.order.instrument == key.instrument
                if theirs and FAMILY_OF.get(order.key.family) is key.family:
                    self._parts.store.change(order.key, may_be_taken_along)

    def _clear_the_way(self, run: Run) -> None:
        for row in self._store.of_account(self._account.label):
            if not row.closing.orders_first:
                continue
            in_the_way = self._turns.in_the_way(row, run)
            if in_the_way:
                continue
            now = self._clock.monotonic()
            # What the run may not cancel goes on standing there: then the tries keep their distance.
            soon = in_the_way is not None and row.closing.backoff <= 1
            due = now if soon else row.closing.next_try_at or now
            self._store.change(row.key, lambda old, due=due: cleared(old, due))  # type: ignore[misc]

    def _answered(self, reply: CloseReply, now: float) -> None:
        if reply.fault is None or not reply.fault.silence:
            for reader in self.readers.values():
                reader.heard()
        run = self._run()
        if run is not None:
            run.answer(now)
            self._clear_the_way(run)
        self._on_answer(reply, now)

    # ---- readings ----

    def _demand(self, family: PositionFamily) -> float | None:
        run, reader = self._run(), self.readers[family]
        rows = self._store.of(self._account.label, family)
        if run is not None and not run.on:
            run = None
        since = None if run is None else self._since(run)
        return next_reading(rows, reader, since, self._clock.monotonic())

    def _since(self, run: Run) -> float:
        return max(run.since, self.closing.last_answer or run.since)

    def _apply(self, reading: PositionReading, passages: Sequence[Passage]) -> None:
        run, now = self._run(), self._clock.monotonic()
        with self._parts.store.gathered():
            shown = self._show(reading)
            counted = self._mark_missing(reading, shown, now)
            if run is not None and run.on:
                for key in (one for one in shown if run.closes_position(self._account, one)):
                    self._store.change(key, lambda old: wanted(old, run.number, run.since, now))
            self._parts.position_notes.read(self._account, reading, passages, counted)
            self._parts.store.touch(accounts=True)
        if self.readers[reading.family].clock_refused:
            self._read_clocks()
        self.closing.poke()
        self._poke_orders()

    def _show(self, reading: PositionReading) -> set[PositionKey]:
        shown: set[PositionKey] = set()
        for position in reading.positions:
            if position.zero:
                continue
            shown.add(position.key)
            old = self._store.get(position.key)
            if old is None:
                self._store.put(first_seen(position, reading.begun, reading.at_ms))
            else:
                self._store.put(seen(old, position, reading.begun, reading.at_ms, complete=reading.complete))
        return shown

    def _mark_missing(self, reading: PositionReading, shown: set[PositionKey], now: float) -> list[PositionKey]:
        # Gives the positions for whose end it counts that this reading shows nothing of them.
        counted: list[PositionKey] = []
        for row in self._store.of(self._account.label, reading.family):
            if row.key in shown:
                continue
            if not reading.complete:
                self._store.change(row.key, went_stale)
                continue
            new = self._store.change(row.key, lambda old: zero(old, reading.begun, now, reading.at_ms))
            if new is not None and new is not row and (new.zero_first == reading.begun or not new.open):
                counted.append(row.key)
        return counted

    # ---- judgement ----

    def settled(self, run: Run) -> bool:
        """Say whether the positions can bring nothing more to the run: closed, or for a person; readings as well."""
        if not run.closes(self._account):
            return True
        since, own = self._since(run), self._parts.position_notes.own
        if not all(self._family_settled(family, run, since) for family in self.readers):
            return False
        if not own.young:
            return True
        # One of our closes that a listing shows is on its way out: it is not what the run leaves open.
        rows = self._parts.store.of_account(self._account.label)
        return not any(row.open and own.has(row.order.client_algo_id) for row in rows)

    def _family_settled(self, family: PositionFamily, run: Run, since: float) -> bool:
        last = self.readers[family].last
        if last is not None and last.begun >= run.since and last.fault is not None and last.fault.by_person:
            # What cannot be read any more cannot be closed any further, either.
            return not self.closing.in_flight()
        rows = self._store.of(self._account.label, family)
        covered = (row for row in rows if run.closes_position(self._account, row.key))
        settled = all(row.needs_person or not row.open for row in covered)
        return settled and self.readers[family].complete_twice_since(since)

    def flat(self, run: Run) -> bool:
        """Say whether every position that the run closes here is proven closed."""
        if not run.closes(self._account):
            return True
        since = self._since(run)
        read = all(reader.complete_twice_since(since) for reader in self.readers.values())
        return read and not any(row.open for row in self._of(run))

    def fresh(self, run: Run) -> bool:
        """Say whether the latest readings are complete and fresh enough to say flat over."""
        return not run.closes(self._account) or all(reader.fresh(FRESH_S) for reader in self.readers.values())

    def views(self) -> tuple[PositionsView, ...]:
        """Picture how the readings stand."""
        return tuple(reader.view() for reader in self.readers.values())
