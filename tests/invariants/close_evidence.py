"""What a program was told of positions and what closes it sent, noted beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from gui.connectors.flattening import Flattener
from gui.connectors.wire import Lane
from gui.domain.clock import Clock
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict
from gui.domain.positions import PositionFamily, PositionKey, PositionReading
from gui.journal.entries import NOT_SENT, Entry, Journal
from gui.journal.flatten_entries import CloseAnswer, CloseIntent
from tests.invariants.evidence import READINGS_KEPT

# A close without an answer may arrive so much later (seconds): a reading begun before then says nothing of it.
LATE_S = 1.0


@dataclass(slots=True)
class Closed:
    """What came of the closes of one position: how many left, when the latest ended, and with which word."""

    sent: int = 0
    ended: float | None = None
    verdict: CloseVerdict | None = None

    @property
    def read_from(self) -> float | None:
        """A reading begun after this moment tells what the latest close did."""
        if self.ended is None or self.verdict is not CloseVerdict.UNKNOWN:
            return self.ended
        return self.ended + LATE_S


class CloseEvidence:
    """Notes every reading of positions, every close and its intent, apart from the program's own books."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.readings: dict[tuple[str, PositionFamily], list[PositionReading]] = defaultdict(list)
        self.closed: dict[PositionKey, Closed] = defaultdict(Closed)
        self.intents: dict[str, CloseIntent] = {}
        self.not_sent: set[str] = set()
        self.in_flight: set[PositionKey] = set()
        self.ids: set[str] = set()
        self.written = 0
        self.unsent = 0
        self.before_close: list[Callable[[CloseRequest], None]] = []

    def of(self, journal: Journal) -> None:
        """Note what goes into a journal."""
        record, commit = journal.record, journal.commit

        def recording(entry: Entry) -> None:
            self._entry(entry)
            record(entry)

        async def committing(entry: Entry, **bounds: Any) -> bool:
            self._entry(entry)
            return await commit(entry, **bounds)

        journal.record = recording  # type: ignore[method-assign]
        journal.commit = committing  # type: ignore[method-assign]

    def _entry(self, entry: object) -> None:
        if isinstance(entry, CloseIntent):
            self.intents[entry.request.client_id] = entry
            self.written += 1
        elif isinstance(entry, CloseAnswer) and entry.verdict == NOT_SENT:
            self.not_sent.add(entry.attempt)

    def by(self, flattener: Flattener) -> None:
        """Note what a flattener is asked and answers."""
        flattener.read_positions = self._reading(flattener.read_positions)  # type: ignore[method-assign]
        flattener.send_close = self._close(flattener.send_close)  # type: ignore[method-assign]

    def _reading(self, ask: Callable[..., Awaitable[PositionReading]]) -> Callable[..., Any]:
        async def noted(family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
            reading = await ask(family, lane=lane)
            readings = self.readings[reading.account, reading.family]
            readings.append(reading)
            del readings[:-READINGS_KEPT]
            return reading

        return noted

    def _close(self, ask: Callable[..., Awaitable[CloseReply]]) -> Callable[..., Any]:
        async def noted(request: CloseRequest, *, deadline_s: float) -> CloseReply:
            for check in self.before_close:
                check(request)
            closed, verdict = self.closed[request.key], CloseVerdict.UNKNOWN
            closed.sent += 1
            self.ids.add(request.client_id)
            self.in_flight.add(request.key)
            try:
                reply = await ask(request, deadline_s=deadline_s)
                verdict = reply.verdict
                self.unsent += reply.fault is not None and not reply.fault.sent
            finally:
                self.in_flight.discard(request.key)
                closed.ended, closed.verdict = self.clock.monotonic(), verdict
            return reply

        return noted

    def inherit(self, before: CloseEvidence) -> None:
        """An earlier start was killed: what it had sent is on its way, and lost from now on."""
        now = self.clock.monotonic()
        self.intents.update(before.intents)
        for key, closed in before.closed.items():
            lost = key in before.in_flight
            self.closed[key] = Closed(
                0, now if lost else closed.ended, CloseVerdict.UNKNOWN if lost else closed.verdict
            )

    def read_since(self, key: PositionKey, since: float) -> bool:
        """Say whether a complete reading begun after ``since`` has come."""
        return any(one.complete and one.begun > since for one in self.readings[key.account, key.family])

    def latest(self, key: PositionKey) -> PositionReading | None:
        """Give the latest reading that says something of a position: it shows it, or is complete."""
        for reading in reversed(self.readings[key.account, key.family]):
            if reading.complete or any(position.key == key for position in reading.positions):
                return reading
        return None

    def at_zero(self, key: PositionKey, since: float) -> list[float]:
        """Give the begins of the complete readings after ``since`` that lack a position, since the last showed it."""
        begins: list[float] = []
        for reading in self.readings[key.account, key.family]:
            if reading.begun <= since:
                continue
            if any(position.key == key and not position.zero for position in reading.positions):
                begins.clear()
            elif reading.complete:
                begins.append(reading.begun)
        return begins
