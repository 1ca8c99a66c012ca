"""The closing service of one account: one close a position and a reading, largest first, journal before the bytes."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from decimal import Decimal

from gui.connectors.base import Ticket
from gui.connectors.flattening import Flattener
from gui.connectors.wire import Lane
from gui.connectors.witness import Passage, witnessing
from gui.domain.clock import Clock, epoch_ms
from gui.domain.closing_transitions import answered, blocked, fits, halted, sendable, sent, unsendable, wanted
from gui.domain.closings import (
    ClosePhase,
    CloseReply,
    CloseRequest,
    CloseVerdict,
    CloseWay,
    Closing,
    PositionRow,
)
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import PositionKey
from gui.engine.closegate import CloseGate
from gui.engine.pacing import AccountPace
from gui.engine.plan import TICK_S
from gui.engine.positionnotes import PositionNotes
from gui.engine.positionstore import PositionStore
from gui.engine.tasks import TaskDoor
from gui.journal.entries import Journal
from gui.journal.flatten_entries import CloseIntent

# An answer that is not in by then is no answer (seconds); what the close did is then read.
ANSWER_S = 4.0
# A close that may not leave yet is looked at again this soon, also where nobody pokes (seconds).
LOOK_S = 0.25
OWN_FAULT = "a part of this program stopped while the close was under way"
# A client id of a close begins so; OKX takes 32 letters and digits, Binance 36.
CLIENT_PREFIX = "aks"
CLIENT_LENGTH = 32

Answered = Callable[[CloseReply, float], None]


class CloseService:
    """Works off the positions of one account that a run wants closed; it shares nothing with other accounts.

    ``may_leave`` says whether a close's turn has come. ``on_answer`` hears every reply; ``read_clocks`` asks for the
    venue's time, without waiting for it; ``spread`` gives the factor of the next pause between tries.
    """

    def __init__(
        self,
        label: str,
        flattener: Flattener,
        pace: AccountPace,
        store: PositionStore,
        journal: Journal,
        notes: PositionNotes,
        clock: Clock,
        door: TaskDoor,
        *,
        may_leave: Callable[[PositionRow], bool],
        on_answer: Answered,
        read_clocks: Callable[[], None],
        spread: Callable[[], float],
        silent: Callable[[], bool],
    ) -> None:
        self._label = label
        self._flattener = flattener
        self._pace = pace
        self._store = store
        self._journal = journal
        self._notes = notes
        self._clock = clock
        self._door = door
        self._may_leave = may_leave
        self._on_answer = on_answer
        self._read_clocks = read_clocks
        self._spread = spread
        self.gate = CloseGate(label, clock, silent)
        self._leaving: set[PositionKey] = set()
        self._refused: set[PositionKey] = set()
        self._stopped = False
        self.last_answer: float | None = None
        self.heard_at: float | None = None
        self._wake = asyncio.Event()

    def stop(self) -> None:
        """Send nothing more; what left stays left."""
        self._stopped = True

    def press(self) -> None:
        """A person pressed: a blocked account is tried once more at once."""
        self._stopped = False
        self.gate.reopen()
        self._wake.set()

    def poke(self) -> None:
        """Something changed: look again at what is due."""
        self._wake.set()

    def in_flight(self) -> int:
        """Give how many closes are under way."""
        return len(self._leaving)

    async def work(self) -> None:
        """Send what is due, until cancelled."""
        while True:
            self._wake.clear()
            wait = self._send_due()
            try:
                async with asyncio.timeout(None if wait is None else max(wait, TICK_S)):
                    await self._wake.wait()
            except TimeoutError:
                continue

    def _send_due(self) -> float | None:
        if self._stopped:
            return None
        now = self._clock.monotonic()
        rows = [row for row in self._store.of_account(self._label) if sendable(row) and row.key not in self._leaving]
        if not rows:
            return None
        stop = self._pace.halt(Lane.CANCEL)
        if stop is not None:
            self._put_off(rows, stop, now)
            return stop.retry_after_s
        waits: list[float] = []
        for row in sorted(rows, key=danger):
            wait = self._wait_s(row, now)
            if wait is None:
                wait = self._try(row, now)
            if wait is not None:
                waits.append(wait)
        return min(waits, default=None)

    def _wait_s(self, row: PositionRow, now: float) -> float | None:
        due = row.closing.next_try_at
        if due is None:
            return LOOK_S
        if due - now > TICK_S:
            return due - now
        return None if self._may_leave(row) else LOOK_S

    def _try(self, row: PositionRow, now: float) -> float | None:
        """Let one close leave; gives the wait until it may where it may not yet."""
        gate_s = self.gate.wait_s(now, len(self._leaving))
        if gate_s is not None:
            return gate_s
        attempt = uuid.uuid4().hex
        client_id = f"{CLIENT_PREFIX}{attempt}"[:CLIENT_LENGTH]
        made = self._flattener.prepare(row.position, client_id, _way(row.closing))
        if isinstance(made, CloseReply):
            self._store.change(row.key, lambda old: unsendable(old, made, now))
            return None
        wait = self._pace.wait_s(self._flattener.close_charges(made), Lane.CANCEL)
        if wait != 0:
            return LOOK_S if wait is None else wait
        self._launch(row, made, attempt)
        return None

    def _put_off(self, rows: list[PositionRow], stop: VenueFault, now: float) -> None:
        if stop.kind is FaultKind.BANNED and (stop.retry_after_s or 0.0) > TICK_S:
            # Only what is due: a row that says already until when it waits is not told again.
            for row in (one for one in rows if (one.closing.next_try_at or now) <= now + TICK_S):
                self._store.change(row.key, lambda old: halted(old, stop, now))

    def _launch(self, row: PositionRow, request: CloseRequest, attempt: str) -> None:
        ticket = self._pace.take(self._flattener.close_charges(request))
        probe = self.gate.sending(self._clock.monotonic())
        self._leaving.add(row.key)
        work = self._send(row, request, attempt, ticket, probe)
        if self._door.start(f"close {row.key}", work) is None:
            self._landed(row.key, ticket, probe, None)

    async def _send(self, row: PositionRow, request: CloseRequest, attempt: str, ticket: Ticket, probe: int) -> None:
        run, heard = row.closing.run or 0, list[Passage]()
        reply: CloseReply | None = None
        try:
            with witnessing() as heard:
                reply = await self._exchange(row, request, attempt, ticket)
        except Exception:
            fault = VenueFault(FaultKind.OWN_FAULT, message=OWN_FAULT)
            self._take_in(row, attempt, CloseReply(row.key, CloseVerdict.UNKNOWN, message=OWN_FAULT, fault=fault))
            raise
        else:
            self._take_in(row, attempt, reply)
        finally:
            # One that is cut off here has no answer in the journal: the next start reads before it says anything.
            self._landed(row.key, ticket, probe, reply)
            self._notes.went(attempt, run, heard)

    async def _exchange(
        self, row: PositionRow, request: CloseRequest, attempt: str, ticket: Ticket
    ) -> CloseReply | None:
        size = row.position.size
        if size is None:
            return None
        intent = CloseIntent(
            attempt=attempt,
            run=row.closing.run or 0,
            request=request,
            size=size,
            read_ms=row.read_ms,
            tries=row.closing.attempts + 1,
            at_ms=epoch_ms(self._clock),
        )
        await self._journal.commit(intent)
        # While that was written the position may have been read anew, been taken back, or the venue made us wait.
        now = self._store.get(row.key)
        if now is None or self._stopped or not (sendable(now) and fits(now, request, size) and self._may_leave(now)):
            return None
        if any(self._pace.halt(Lane.CANCEL, charge.limit) is not None for charge in ticket.charges):
            return None
        left_at = self._clock.monotonic()
        self._store.change(row.key, lambda old: sent(old, request.way, left_at))
        self._notes.leaving(now, request)
        return await self._flattener.send_close(request, deadline_s=ANSWER_S)

    def _landed(self, key: PositionKey, ticket: Ticket, probe: int, reply: CloseReply | None) -> None:
        trip_s = reply.latency_s if reply is not None else None
        lost = trip_s is None and reply is not None and reply.fault is not None and reply.fault.sent
        self._pace.settle(ticket, trip_s, lost=lost)
        self.gate.landed(probe)
        self._leaving.discard(key)
        self._wake.set()

    def _take_in(self, row: PositionRow, attempt: str, reply: CloseReply | None) -> None:
        if reply is None:
            self._notes.not_sent(attempt, row.key)
            return
        now = self._clock.monotonic()
        self.last_answer = now
        if reply.fault is None or not reply.fault.silence:
            self.heard_at = now
        self._notes.answered(attempt, reply)
        asked = self._store.get(row.key)
        sent_at = asked.closing.sent_at if asked is not None and asked.closing.sent_at is not None else now
        weighed, spread = self.gate.weigh(reply, sent_at, now), self._spread()
        new = self._store.change(row.key, lambda old: answered(old, weighed, now, spread=spread))
        if reply.verdict is CloseVerdict.CLOCK:
            self._read_clocks()
        if new is not None and new.closing.phase is ClosePhase.REFUSED and reply.by_account:
            self._refuse_waiting(weighed, now)
        if self.gate.take_reopened():
            self._release_refused(now)
        self._on_answer(reply, now)

    def _refuse_waiting(self, like: CloseReply, now: float) -> None:
        for row in self._store.of_account(self._label):
            if row.key not in self._leaving:
                self._store.change(row.key, lambda old: blocked(old, like, now))
            if row.closing.wanted:
                self._refused.add(row.key)

    def _release_refused(self, now: float) -> None:
        # The account answers again: what was refused only because of the account gets its turn at once.
        for key in self._refused:
            row = self._store.get(key)
            if row is not None and row.closing.wanted and row.closing.phase is ClosePhase.REFUSED:
                since, run = row.closing.wanted_since or now, row.closing.run or 0
                self._store.change(
                    key,
                    lambda old, since=since, run=run: wanted(old, run, since, now, again=True),  # type: ignore[misc]
                )
        self._refused.clear()


def danger(row: PositionRow) -> tuple[Decimal, str]:
    """Give the sort key of the work: the largest notional first; one that is not told holds nothing back."""
    size = row.position.notional
    return (-size if size is not None and size.is_finite() else Decimal(0), str(row.key))


def _way(closing: Closing) -> CloseWay | None:
    # Once the venue has refused a market order for its price the rest goes by limit orders, too.
    banded = closing.verdict is CloseVerdict.PRICE_BAND or closing.way is CloseWay.LIMIT_IOC
    return CloseWay.LIMIT_IOC if banded else None
