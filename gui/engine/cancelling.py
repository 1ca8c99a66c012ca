"""The cancel service of one account: takes what is due, writes the intent down, sends it, and applies the answer."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace

from gui.connectors.base import CancelBatch, Connector, Ticket
from gui.connectors.wire import Lane
from gui.connectors.witness import Passage, witnessing
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Reach, Verdict
from gui.domain.rows import Phase, Row
from gui.domain.transitions import answered, blocked, held, queued, resigned, sent
from gui.domain.venues import Family
from gui.engine.evidence import Evidence
from gui.engine.gate import Gate
from gui.engine.holding import Held, Holding
from gui.engine.pacing import AccountPace
from gui.engine.plan import TICK_S, WAITING, Near, due, next_batch, told
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.journal.entries import NOT_SENT, Answer, Intent, Journal

# After one of these the order may have changed at the venue: what was read before says nothing of it.
TELLING = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED, Verdict.UNKNOWN})
# An answer that is not in by then is no answer (seconds); a cancel is harmless to repeat.
ANSWER_S = 4.0
# A request of several orders that is refused as a whole in one of these ways may owe it to one of them alone.
SUNK = frozenset({Verdict.REJECTED, Verdict.WRONG_PATH})
# Planning goes on after this long although the first request's line in the journal is not on disk yet (seconds).
FIRST_LEAVES_S = 0.01
# Cancel requests under way at once, so that rows wait as QUEUED and not inside a connection pool.
UNDER_WAY = 24

Answered = Callable[[CancelReply, float], None]


class CancelService:
    """Works off the wanted orders of one account; it shares nothing with other accounts.

    ``whole`` says whether nothing of a family is to stay. What is ``held`` is not sent while it is: it stays in line
    and is looked at again at every `poke`; ``on_free`` hears when it goes on. ``near`` tells how far orders
    are from their triggers. ``answered`` hears every reply; ``read_clocks`` asks for the venue's time, without waiting
    for it; ``spread`` gives the factor of the next pause between tries.
    """

    def __init__(
        self,
        connector: Connector,
        pace: AccountPace,
        store: OrderStore,
        journal: Journal,
        evidence: Evidence,
        clock: Clock,
        door: TaskDoor,
        *,
        whole: Callable[[Family], bool],
        held: Held,
        near: Near = told,
        on_free: Callable[[Family], None],
        on_answer: Answered,
        read_clocks: Callable[[], None],
        spread: Callable[[], float],
    ) -> None:
        self._connector = connector
        self._label = connector.account.label
        self._pace = pace
        self._store = store
        self._journal = journal
        self._evidence = evidence
        self._clock = clock
        self._door = door
        self._whole = whole
        self._near = near
        self._holding = Holding(self._label, store, held, on_free)
        self._on_answer = on_answer
        self._read_clocks = read_clocks
        self._spread = spread
        self.gate = Gate(clock)
        self._wanted: dict[OrderKey, int] = {}
        self._clock_refused: dict[OrderKey, None] = {}
        self._leaving: set[OrderKey] = set()
        self._under_way = 0
        self._probes = 0
        self._last_answer: dict[str, float] = {}
        self.heard_at: float | None = None
        self.reopened_at: float | None = None
        self._wake = asyncio.Event()
        self._left = asyncio.Event()

    def want(self, keys: Iterable[OrderKey], run: int) -> None:
        """These orders are to be cancelled, from now until they ended or sending is stopped."""
        for key in keys:
            self._wanted[key] = run
        self._wake.set()

    def leave(self, key: OrderKey) -> None:
        """This order is not to be cancelled after all; what left for it stays left."""
        self._wanted.pop(key, None)

    def stop(self) -> None:
        """Send nothing more; what left stays left."""
        self._wanted.clear()

    def press(self) -> None:
        """A person pressed again: a blocked account is tried once more at once."""
        self.gate.reopen()
        self._wake.set()

    def clock_read(self) -> None:
        """The venue's time is known: cancels whose first stamp was refused are signed again at once."""
        now = self._clock.monotonic()
        for key in self._clock_refused:
            self._store.change(key, lambda row: resigned(row, now))
        self._clock_refused.clear()
        self._wake.set()

    def wants(self, key: OrderKey) -> bool:
        """Say whether the order is to be cancelled."""
        return key in self._wanted

    def busy(self, family: str) -> bool:
        """Say whether cancels of a family are under way or due."""
        if any(key.family == family for key in self._leaving):
            return True
        rows = (self._store.get(key) for key in self._wanted if key.family == family)
        queued = (row for row in rows if row is not None and row.cancel.phase is Phase.QUEUED)
        return not all(self._holding.holds(row) for row in queued)

    def last_answer(self, family: str) -> float | None:
        """Give the monotonic second of the latest answer after which an order of the family may have changed."""
        return self._last_answer.get(family)

    def in_flight(self) -> int:
        """Give how many orders are in requests under way."""
        return len(self._leaving)

    async def work(self) -> None:
        """Send what is due, until cancelled."""
        while True:
            self._wake.clear()
            wait = await self._send_due()
            try:
                async with asyncio.timeout(None if wait is None else max(wait, TICK_S)):
                    await self._wake.wait()
            except TimeoutError:
                continue

    def poke(self) -> None:
        """Something changed: look again at what is due."""
        self._wake.set()

    async def _send_due(self) -> float | None:
        now = self._clock.monotonic()
        rows = [row for key in self._wanted if key not in self._leaving and (row := self._store.get(key))]
        ready, soonest = self._holding.part(*due(rows, now, self._near))
        halted = self._pace.halt(Lane.CANCEL)
        if halted is not None:
            self._put_off(ready, halted, now)
            return halted.retry_after_s
        if self.gate.probing:
            ready.sort(key=lambda row: row.cancel.sent_at or 0.0)
        first = True
        while ready and (self.gate.probing or self._under_way < UNDER_WAY):
            most, gate_wait = self.gate.allows(self._clock.monotonic(), self._probes)
            if most == 0:
                return gate_wait
            whole = _never if self.gate.probing else self._may_go_whole
            plan = next_batch(ready, self._connector, self._pace, whole_symbols=whole, most=most)
            if plan.batch is None:
                return min((wait for wait in (soonest, plan.wait_s) if wait is not None), default=None)
            self._launch(plan.batch)
            await self._let_first_leave(first=first)
            first = False
            launched = {order.key for order in plan.batch.orders}
            ready = [row for row in ready if row.key not in launched and row.key not in self._leaving]
        return soonest

    def _may_go_whole(self, family: Family, instrument: str) -> bool:
        return self._whole(family) and not self._holding.spares(family, instrument)

    def _put_off(self, ready: list[Row], halted: VenueFault, now: float) -> None:
        if halted.kind is FaultKind.BANNED:
            with self._store.gathered():
                for row in ready:
                    self._store.change(row.key, lambda old: held(old, halted, now))

    async def _let_first_leave(self, *, first: bool) -> None:
        # The first request is on its way before the next is planned; the journal's thread needs the turn for it.
        if not first:
            await asyncio.sleep(0)
            return
        self._left.clear()
        try:
            async with asyncio.timeout(FIRST_LEAVES_S):
                await self._left.wait()
        except TimeoutError:
            return

    def _launch(self, batch: CancelBatch) -> None:
        ticket = self._pace.take(self._connector.charges(batch))
        probe = int(self.gate.probing)
        self._leaving.update(order.key for order in batch.orders)
        self._under_way += 1
        self._probes += probe
        self.gate.sending(self._clock.monotonic())
        work = self._send(batch, ticket, probe)
        if self._door.start(f"cancel {self._label} {batch.orders[0].key.algo_id}", work) is None:
            self._landed(batch, ticket, probe)

    async def _send(self, batch: CancelBatch, ticket: Ticket, probe: int) -> None:
        attempt = uuid.uuid4().hex
        # The journal names the host before the first byte leaves, so the request goes there whatever happens meanwhile.
        batch = replace(batch, host=self._connector.host(batch.family))
        replies: tuple[CancelReply, ...] = ()
        run, heard = self._run_of(batch), list[Passage]()
        try:
            with witnessing() as heard:
                replies = await self._exchange(batch, attempt, ticket)
        except Exception:
            replies = tuple(_own_fault(order.key) for order in batch.orders)
            self._take_in(batch, attempt, replies)
            self._evidence.cancelled(attempt, run, [reply.key for reply in replies], heard)
            raise
        finally:
            self._landed(batch, ticket, probe, replies)
        try:
            # Answers that came together are all settled with the pace before the first is worked off.
            await asyncio.sleep(0)
        finally:
            self._take_in(batch, attempt, replies)
            self._evidence.cancelled(attempt, run, [reply.key for reply in replies], heard)

    async def _exchange(self, batch: CancelBatch, attempt: str, ticket: Ticket) -> tuple[CancelReply, ...]:
        rows = [row for order in batch.orders if (row := self._store.get(order.key)) is not None]
        await self._journal.commit(self._intent(batch, attempt, rows))
        self._left.set()
        still = tuple(order for order in batch.orders if self._still(order.key))
        whole = batch.path.whole_symbol
        if not still or (whole and not self._may_go_whole(batch.family, still[0].instrument)) or self._halted(ticket):
            return ()
        now = self._clock.monotonic()
        with self._store.gathered():
            for order in still:
                self._store.change(order.key, lambda row: sent(row, now))
        batch = replace(batch, orders=still)
        return await self._connector.cancel(batch, deadline_s=ANSWER_S)

    def _halted(self, ticket: Ticket) -> bool:
        # While the intent was written the venue may have told us to wait.
        return any(self._pace.halt(Lane.CANCEL, charge.limit) is not None for charge in ticket.charges)

    def _still(self, key: OrderKey) -> bool:
        # Between the plan and the disk the order may have ended, been taken back, or come to be held.
        row = self._store.get(key)
        if key not in self._wanted or row is None or self._holding.holds(row):
            return False
        return row.cancellable and row.cancel.phase in WAITING

    def _run_of(self, batch: CancelBatch) -> int:
        return self._wanted.get(batch.orders[0].key, 0)

    def _intent(self, batch: CancelBatch, attempt: str, rows: list[Row]) -> Intent:
        return Intent(
            attempt=attempt,
            run=self._run_of(batch),
            keys=tuple(row.key for row in rows),
            instruments=tuple(row.order.instrument for row in rows),
            tries=tuple(row.cancel.attempts + 1 for row in rows),
            path=batch.path.name,
            host=batch.host,
            at_ms=epoch_ms(self._clock),
        )

    def _landed(self, batch: CancelBatch, ticket: Ticket, probe: int, replies: tuple[CancelReply, ...] = ()) -> None:
        trip_s = next((reply.latency_s for reply in replies if reply.latency_s), None)
        lost = trip_s is None and any(reply.fault is not None and reply.fault.sent for reply in replies)
        self._pace.settle(ticket, trip_s, lost=lost)
        self._probes -= probe
        self._under_way -= 1
        self._leaving.difference_update(order.key for order in batch.orders)
        self._wake.set()

    def _take_in(self, batch: CancelBatch, attempt: str, replies: tuple[CancelReply, ...]) -> None:
        now, at_ms = self._clock.monotonic(), epoch_ms(self._clock)
        heard = {reply.key for reply in replies}
        for order in batch.orders:
            if order.key not in heard:
                self._journal.record(Answer(attempt, order.key, NOT_SENT, "", "", None, None, at_ms))
        sunk = len(replies) > 1 and all(
            reply.whole and reply.verdict in SUNK and reply.reach is not Reach.ACCOUNT for reply in replies
        )
        with self._store.gathered():
            for reply in replies:
                if reply.verdict in TELLING:
                    self._last_answer[reply.key.family] = now
                if reply.fault is None or not reply.fault.silence:
                    self.heard_at = now
                self._journal.record(_answer(attempt, reply, at_ms))
                self._apply(reply, batch, now, sunk=sunk)
                self._on_answer(reply, now)
        self._wake.set()

    def _apply(self, reply: CancelReply, batch: CancelBatch, now: float, *, sunk: bool) -> None:
        row = self._store.get(reply.key)
        if row is None:
            return
        sent_at = row.cancel.sent_at if row.cancel.sent_at is not None else now
        reply = self.gate.weigh(reply, sent_at, now)
        rungs = len(self._connector.ladder(row.order))
        whole, spread = batch.path.whole_symbol, self._spread()
        new = self._store.change(
            reply.key, lambda old: answered(old, reply, now, rungs=rungs, wholesale=whole, sunk=sunk, spread=spread)
        )
        if reply.verdict is Verdict.CLOCK:
            self._clock_refused[reply.key] = None
            self._read_clocks()
        if new is not None and new.cancel.phase is Phase.REJECTED and reply.reach is Reach.ACCOUNT:
            self._refuse_waiting(new, now)
        if self.gate.take_reopened():
            self.reopened_at = now
            self._release_refused(now)

    def _refuse_waiting(self, like: Row, now: float) -> None:
        for key in self._wanted:
            if key not in self._leaving:
                self._store.change(key, lambda row: blocked(row, like, now))

    def _release_refused(self, now: float) -> None:
        # The account answers again: what was refused only because of the account gets its turn at once.
        for key, run in tuple(self._wanted.items()):
            row = self._store.get(key)
            if row is not None and row.cancel.phase is Phase.REJECTED and row.cancel.reach is Reach.ACCOUNT:
                self._store.change(key, lambda old, run=run: queued(old, run, now))  # type: ignore[misc]


def _never(_family: Family, _instrument: str) -> bool:
    return False


def _answer(attempt: str, reply: CancelReply, at_ms: int) -> Answer:
    return Answer(
        attempt=attempt,
        key=reply.key,
        verdict=str(reply.verdict),
        code=reply.code,
        message=reply.message or (reply.fault.message if reply.fault else ""),
        http_status=reply.http_status,
        latency_s=reply.latency_s,
        at_ms=at_ms,
    )


def _own_fault(key: OrderKey) -> CancelReply:
    fault = VenueFault(FaultKind.OWN_FAULT, message="a part of this program stopped while the cancel was under way")
    return CancelReply(key, Verdict.UNKNOWN, message=fault.message, fault=fault)
