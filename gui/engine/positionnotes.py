"""Writes down what became of positions: readings that a proof needs, what went over the wire, ends, and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gui.connectors.witness import Passage
from gui.domain.clock import Clock, epoch_ms
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, PositionRow, PositionState
from gui.domain.exchanges import Purpose
from gui.domain.positions import PositionKey, PositionReading, PositionSide
from gui.domain.venues import Account
from gui.engine.ownorders import OwnCloses
from gui.engine.positionstore import PositionStore
from gui.engine.repeats import Repeats
from gui.engine.runs import Run
from gui.journal.entries import NOT_SENT, Exchanged, Journal, Line, Tone
from gui.journal.flatten_entries import CloseAnswer, PositionEnded, PositionsRead

# A page of a reading is kept up to here (characters).
PAGE_CAP = 1000
# Of readings that stay the same in a run the first are written down, then one now and again (seconds).
FIRST_READINGS = 6
READINGS_EVERY_S = 120.0
# Answers that a person reads about; the others are told by what the next readings show.
TOLD = {
    CloseVerdict.UNKNOWN: Tone.WARNING,
    CloseVerdict.ORDERS_IN_THE_WAY: Tone.WARNING,
    CloseVerdict.PRICE_BAND: Tone.WARNING,
    CloseVerdict.CLOCK: Tone.WARNING,
}
UNTOLD_END = "open when the run ended"


class PositionNotes:
    """Follows the position store and keeps the journal's account of it; ``own`` knows our closes by their ids."""

    def __init__(
        self, store: PositionStore, journal: Journal, clock: Clock, current_run: Callable[[], Run | None]
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._current_run = current_run
        self.own = OwnCloses(clock)
        self._states: dict[PositionKey, PositionState] = {}
        self._said: dict[PositionKey, tuple[CloseVerdict, str]] = {}
        self._readings = Repeats(FIRST_READINGS, READINGS_EVERY_S)

    def read(
        self, account: Account, reading: PositionReading, passages: Sequence[Passage], counted: Sequence[PositionKey]
    ) -> None:
        """A family was read; ``counted`` are the positions for whose end it counts that nothing is held."""
        run = self._current_run()
        in_run = run is not None and run.on and run.closes(account)
        held = tuple((position.key, position.size) for position in reading.positions if not position.zero)
        outcome = (run.number if run is not None else 0, reading.complete, held)
        if not counted and not (
            in_run and self._readings.worth((account.label, reading.family), outcome, self._clock.monotonic())
        ):
            return
        fault = reading.fault
        self._journal.record(
            PositionsRead(
                run=run.number if run is not None and in_run else None,
                account=account.label,
                family=reading.family,
                begun_ms=reading.at_ms - round((reading.ended - reading.begun) * 1000),
                at_ms=reading.at_ms,
                complete=reading.complete,
                held=held,
                zero=tuple(counted),
                fault=f"{fault.kind}: {fault.message}" if fault is not None else "",
                pages=tuple(passage.exchange(Purpose.POSITIONS, (), cap=PAGE_CAP) for passage in passages),
            )
        )

    def leaving(self, row: PositionRow, request: CloseRequest) -> None:
        """A close is about to leave."""
        self.own.note(request.client_id)
        asked = "the whole" if request.quantity is None else f"{request.quantity:f}"
        self._say(Tone.WORK, row.key, f"{position_words(row)} · close sent · {request.way} of {asked}")

    def answered(self, attempt: str, reply: CloseReply) -> None:
        """A close came back, or was lost."""
        words = reply.message or (reply.fault.message if reply.fault is not None else "")
        entry = CloseAnswer(
            attempt=attempt,
            key=reply.key,
            verdict=str(reply.verdict),
            code=reply.code,
            message=words,
            http_status=reply.http_status,
            latency_s=reply.latency_s,
            at_ms=epoch_ms(self._clock),
        )
        self._journal.record(entry)
        row, said = self._store.get(reply.key), (reply.verdict, reply.code)
        if row is None or self._said.get(reply.key) == said:
            return
        self._said[reply.key] = said
        if reply.verdict in TOLD:
            tail = " · counted as open, being read" if reply.verdict is CloseVerdict.UNKNOWN else ""
            text = " ".join(part for part in (str(reply.verdict), reply.code, words) if part)
            self._say(TOLD[reply.verdict], reply.key, f"{position_words(row)} · close: {text}{tail}")

    def not_sent(self, attempt: str, key: PositionKey) -> None:
        """A close was written down and then not sent after all."""
        at_ms = epoch_ms(self._clock)
        self._journal.record(CloseAnswer(attempt, key, NOT_SENT, "", "", None, None, at_ms))

    def went(self, attempt: str, run: int, passages: Sequence[Passage]) -> None:
        """What went over the wire for a close."""
        for passage in passages:
            exchange = passage.exchange(Purpose.CLOSE, (), attempt)
            self._journal.record(Exchanged(run, exchange, epoch_ms(self._clock)))

    def look(self, keys: Iterable[PositionKey]) -> None:
        """Rows changed: write down which ended or came back, and tell the turns that matter."""
        for key in keys:
            row = self._store.get(key)
            if row is None:
                self._states.pop(key, None)
                self._said.pop(key, None)
                continue
            before, state = self._states.get(key), row.state
            self._states[key] = state
            if before is not state and row.closing.run is not None:
                self._turned(row, before)

    def _turned(self, row: PositionRow, before: PositionState | None) -> None:
        words, state = position_words(row), row.state
        if state is PositionState.CLOSED:
            self._said.pop(row.key, None)
            self._end(row, str(row.proof))
            self._say(Tone.FINE, row.key, f"{words} · proven closed → CLOSED{f' · {row.note}' if row.note else ''}")
        elif before is PositionState.CLOSED:
            self._end(row, row.note)
            self._say(Tone.BAD, row.key, f"{words} · {row.note} · counted as open")
        elif state in (PositionState.LEFT, PositionState.REFUSED):
            said = " ".join(part for part in (row.closing.code, row.closing.message or row.note) if part)
            self._say(Tone.BAD, row.key, f"{words} → {state} {said}".rstrip())

    def run_ended(self, run: Run) -> None:
        """The run ended: write down how the positions stand that it leaves open."""
        for key, state in run.positions.items():
            row = self._store.get(key)
            if row is not None and state is not PositionState.CLOSED:
                said = (row.closing.code, row.closing.message or row.note or UNTOLD_END)
                self._end(row, " ".join(part for part in said if part))

    def _end(self, row: PositionRow, words: str) -> None:
        at_ms = row.proof.at_ms if row.proof is not None else epoch_ms(self._clock)
        self._journal.record(PositionEnded(row.key, row.closing.run, str(row.state), words, at_ms))

    def _say(self, tone: Tone, key: PositionKey, text: str) -> None:
        about = f"{key.family.venue.display} {key.account}"
        self._journal.record(Line(epoch_ms(self._clock), tone, about, text))


def position_words(row: PositionRow) -> str:
    """Name a position with its side and size, for the journal's lines and for commands."""
    position, key = row.position, row.key
    side = {1: "long", -1: "short"}.get(position.direction, "" if key.side is PositionSide.NET else str(key.side))
    size = "size unknown" if position.size is None else f"{abs(position.size):f} {position.unit}".rstrip()
    return " ".join(part for part in (key.instrument, side, size) if part)
