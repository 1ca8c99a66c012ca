"""Writes down what a proof needs beside the cancels of a run: who pressed, how the clocks stood, what is left open."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping

from gui import __version__
from gui.domain.clock import Clock, epoch_ms
from gui.domain.rows import State
from gui.domain.venues import Environment
from gui.engine.desk import AccountDesk
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.views import RunKind
from gui.journal.entries import (
    Circumstances,
    ClockNote,
    Journal,
    LeftOpen,
    Line,
    OpenOrder,
    RunEnded,
    RunStarted,
    Tone,
)

# The first cancels of a press have left by then (seconds).
LEFT_BY_S = 0.25
PROGRAM = f"algo-killswitch {__version__}"


class RunNotes:
    """The journal's notes at a run's presses and ends; ``hand`` names the user and computer of this session."""

    def __init__(
        self,
        store: OrderStore,
        journal: Journal,
        clock: Clock,
        desks: Mapping[str, AccountDesk],
        hand: str,
        environment: Environment,
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._desks = desks
        self._hand = hand
        self._environment = str(environment)

    def began(self, run: Run, kind: RunKind, words: str, hold_ms: int | None = None) -> None:
        """A run begins, or is widened; ``words`` say what this press reaches. To be told before anything leaves."""
        at_ms = epoch_ms(self._clock)
        self._journal.record(RunStarted(run.number, str(kind), self._environment, words, at_ms, hold_ms))

    def pressed(self, run: Run, words: str) -> None:
        """It has begun: who pressed, and how the clocks stood, is written down when the first cancels have left."""
        self._journal.record(Line(epoch_ms(self._clock), Tone.WORK, "Run", f"run {run.number} began · {words}"))
        asyncio.get_running_loop().call_later(LEFT_BY_S, self._journal.record, self._circumstances(run, "press"))

    def ended(self, run: Run, outcome: str) -> None:
        """The run ended: flat, not-flat or stopped."""
        self.outcome(run, outcome)
        rows = [row for key in run.keys if (row := self._store.get(key)) is not None]
        left = tuple(
            OpenOrder(
                key=row.key,
                state=str(row.state),
                code=row.cancel.code,
                message=row.cancel.message or row.note,
                tries=row.cancel.attempts,
            )
            for row in rows
            if row.state not in (State.GONE, State.TRIGGERED)
        )
        if left:
            self._journal.record(LeftOpen(run.number, left, epoch_ms(self._clock)))
        self._journal.record(self._circumstances(run, "end"))

    def outcome(self, run: Run, outcome: str) -> None:
        """Write down how the run stands; its latest outcome counts."""
        view = run.view(self._clock.monotonic())
        still_open = view.open + view.positions - view.positions_closed
        self._journal.record(RunEnded(run.number, outcome, epoch_ms(self._clock), still_open))

    def _circumstances(self, run: Run, moment: str) -> Circumstances:
        clocks = tuple(self._clocks(run))
        return Circumstances(run.number, moment, self._hand, PROGRAM, clocks, epoch_ms(self._clock))

    def _clocks(self, run: Run) -> Iterator[ClockNote]:
        for label, desk in self._desks.items():
            if run.covers_account(desk.account):
                for reading in desk.clocks:
                    yield ClockNote(label, reading.service, reading.offset_s, reading.round_trip_s)
