"""What earlier starts left of positions, latch and backstop: kept up with every entry, read once at the start."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gui.domain.closings import CloseVerdict, PositionState
from gui.domain.errors import ShapeError
from gui.domain.positions import PositionKey
from gui.journal.entries import RunEnded, RunStarted
from gui.journal.flatten_entries import BackstopSet, CloseAnswer, CloseIntent, LatchSet, OpenClose, PositionEnded
from gui.journal.flatten_rows import flatten_of

LeftEntry = RunStarted | RunEnded | CloseIntent | CloseAnswer | PositionEnded | LatchSet | BackstopSet


class FlattenLeft:
    """The latest word of each: closes whose outcome is open, the latch of each environment, backstops left armed.

    A close is open without an answer until its position's end or a later close of it is there; one that was answered
    with "unknown" is open if its run did not come to its end, too.
    """

    def __init__(self) -> None:
        self._closes: dict[PositionKey, tuple[CloseIntent, CloseAnswer | None]] = {}
        self._latches: dict[str, LatchSet] = {}
        self._backstops: dict[str, BackstopSet] = {}
        self._environments: dict[int, str] = {}
        self._ended: set[int] = set()
        # What happened before the disk told what was earlier.
        self._since: list[LeftEntry] | None = []

    def seed(self, earlier: Iterable[LeftEntry]) -> None:
        """Put what was read from the disk before what has happened since."""
        since, self._since = self._since or [], None
        self._closes, self._latches, self._backstops = {}, {}, {}
        for entry in (*earlier, *since):
            self._take(entry)

    def apply(self, entry: object) -> None:
        """Take in one more entry, whatever it is."""
        if isinstance(entry, LeftEntry):
            if self._since is not None:
                self._since.append(entry)
            self._take(entry)

    def open_closes(self, environment: str) -> tuple[OpenClose, ...]:
        """Give the open closes of an environment; those of a run whose start is not known count for every one."""
        return tuple(
            OpenClose(intent.run, key, intent.size, intent.at_ms, intent.tries, answer is not None)
            for key, (intent, answer) in self._closes.items()
            if self._environments.get(intent.run, "") in ("", environment)
            and (answer is None or intent.run not in self._ended)
        )

    def latch(self, environment: str) -> LatchSet | None:
        """Give the latest word of an environment's latch, on or off."""
        return self._latches.get(environment)

    def backstops(self) -> tuple[BackstopSet, ...]:
        """Give the timers whose latest word is that they were armed, or that nothing is known of them."""
        return tuple(entry for entry in self._backstops.values() if entry.armed or entry.fault)

    def _take(self, entry: LeftEntry) -> None:
        match entry:
            case RunStarted():
                self._environments[entry.run] = entry.environment
            case RunEnded():
                self._ended.add(entry.run)
            case CloseIntent():
                self._closes[entry.request.key] = (entry, None)
            case CloseAnswer():
                self._answered(entry)
            case PositionEnded():
                if entry.state == PositionState.CLOSED:
                    self._closes.pop(entry.key, None)
            case LatchSet():
                self._latches[entry.environment] = entry
            case BackstopSet():
                self._backstops[entry.account] = entry

    def _answered(self, answer: CloseAnswer) -> None:
        intent, _ = self._closes.get(answer.key, (None, None))
        if intent is None or intent.attempt != answer.attempt:
            return
        if answer.verdict == CloseVerdict.UNKNOWN:
            self._closes[answer.key] = (intent, answer)
        else:
            del self._closes[answer.key]


def _started(columns: Sequence[Any]) -> RunStarted:
    run, kind, environment, scope, at_ms, hold_ms = columns
    return RunStarted(run, str(kind or ""), str(environment or ""), str(scope or ""), at_ms or 0, hold_ms)


def _run_ended(columns: Sequence[Any]) -> RunEnded:
    run, outcome, at_ms, still_open = columns
    return RunEnded(run, str(outcome or ""), at_ms or 0, still_open or 0)


_KINDS = ("CloseIntent", "CloseAnswer", "PositionEnded", "LatchSet", "BackstopSet")
_READERS: dict[str, tuple[str, Callable[[Sequence[Any]], object]]] = {
    "flatten": (f"SELECT * FROM flatten WHERE kind IN {_KINDS}", flatten_of),
    "run_starts": ("SELECT * FROM run_starts", _started),
    "run_ends": ("SELECT * FROM run_ends", _run_ended),
}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def read_left(connection: sqlite3.Connection) -> tuple[tuple[LeftEntry, ...], int]:
    """Read what earlier starts wrote, in their order, and count the rows that made no sense.

    A file of an older version lacks the table: then there is nothing. Raises sqlite3.Error.
    """
    there = {name for (name,) in connection.execute(_TABLES)}
    found: list[tuple[int, LeftEntry]] = []
    odd = 0
    for table, (query, read) in _READERS.items():
        for seq, *columns in connection.execute(query) if table in there else ():
            try:
                entry = read(columns)
            except ShapeError:
                odd += 1
                continue
            if isinstance(entry, LeftEntry):
                found.append((seq, entry))
    found.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in found), odd
