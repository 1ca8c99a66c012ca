"""Reads one run out of the journal's file; what cannot be read or is not there is said in the record's remarks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from gui.domain.errors import ShapeError
from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from gui.journal.entries import Circumstances, Exchanged, Hold, Joined, LeftOpen, Line, ListingRead, Tone
from gui.journal.exchange_rows import exchanged_of, reading_of
from gui.journal.flatten_rows import FlattenEntry, flatten_of
from gui.journal.run_rows import circumstances_of, joined_of, left_of
from gui.proof import remarks
from gui.proof.opening import opened, tables_of
from gui.proof.positions import flattened
from gui.proof.record import Clock, End, Outcome, Press, ProofError, RunRecord, Source, Try
from gui.proof.story import OrderStory

Kept = TypeVar("Kept", Circumstances, Exchanged, Joined)

# Two notes of one press lie no further apart (milliseconds).
SAME_PRESS_MS = 500
# Timers are switched off within this time of a run's end (milliseconds).
LAST_WORDS_MS = 10_000
# Most lines for people that a record takes over.
MOST_LINES = 2000

_TRIES = """
SELECT k.seq, k.account, k.family, k.algo_id, k.instrument, k.tries, i.attempt, i.at_ms, i.path, i.host
FROM intents i JOIN intent_keys k ON k.seq = i.seq WHERE i.run = ? ORDER BY k.seq, k.place
"""
_ANSWERS = """
SELECT a.account, a.family, a.algo_id, a.attempt, a.verdict, a.code, a.message, a.http_status, a.latency_s, a.at_ms
FROM intents i JOIN answers a ON a.attempt = i.attempt WHERE i.run = ? ORDER BY a.seq
"""
_ENDS = "SELECT seq, account, family, algo_id, state, ended_by, proof, at_ms, run FROM ended WHERE seq > ?"
_REOPENED = "SELECT seq, account, family, algo_id, '', '', '', at_ms, run FROM reopened WHERE seq > ?"
_HOLDS = """
SELECT venue, environment, owner, scope, until_ms, wait_ms, at_ms FROM holds
WHERE environment = ? AND until_ms > ? AND at_ms <= ? ORDER BY seq
"""


def read_run(path: Path, run: int) -> RunRecord:
    """Read a run; raises ProofError where the file cannot be read or holds no run of that number."""
    with opened(path) as connection:
        return _RunReader(connection, run).record()


class _RunReader:
    def __init__(self, connection: sqlite3.Connection, run: int) -> None:
        self._connection = connection
        self._run = run
        self._tables = tables_of(connection)
        self._stories: dict[OrderKey, OrderStory] = {}
        self._unreadable = 0
        self._last_ms = 0

    def record(self) -> RunRecord:
        run = self._run
        starts = self._rows("run_starts", "SELECT seq, kind, environment, scope, at_ms, hold_ms", run)
        ends = self._rows("run_ends", "SELECT outcome, at_ms, open", run)
        tries = self._all("intents", _TRIES, (run,))
        if not (starts or ends or tries):
            raise ProofError(f"there is no run {run} in this journal", no_such_run=True)
        told = self._entries("circumstances", circumstances_of)
        first_seq = min([row[0] for row in starts] + [row[0] for row in tries], default=0)
        self._put_orders(tries, first_seq)
        began = min([when for row in starts if (when := _ms(row[4]))] + [_ms(row[7]) for row in tries], default=0)
        outcomes = tuple(Outcome(str(outcome or ""), _ms(at_ms), _ms(still)) for outcome, at_ms, still in ends)
        environment = str(starts[-1][2] or "") if starts else ""
        exchanged = self._entries("exchanges", exchanged_of)
        readings = self._readings(began)
        orders = tuple(story.record() for story in self._stories.values())
        self._note_time(began, *(one.at_ms for one in outcomes), *(entry.at_ms for entry in exchanged))
        self._note_time(*(end.at_ms for order in orders for end in order.ends))
        self._note_time(*(one.answered_ms or one.at_ms for order in orders for one in order.tries))
        until = outcomes[-1].at_ms if outcomes else self._last_ms
        found = flattened(self._flatten_entries(first_seq), run, environment, until + LAST_WORDS_MS)
        record = RunRecord(
            number=run,
            environment=environment,
            source=Source.JOURNAL,
            began_ms=began,
            last_ms=self._last_ms,
            presses=_presses(starts, told),
            outcomes=outcomes,
            orders=orders,
            exchanges=tuple(entry.exchange for entry in exchanged),
            readings=readings,
            clocks=tuple(Clock(one.moment, one.at_ms, note) for one in told for note in one.clocks),
            waits=self._waits(environment, began, until),
            lines=self._lines(began, until),
            flattened=found,
        )
        return remarks.with_remarks(record, self._damage(first_seq), self._unreadable, "exchanges" in self._tables)

    def _put_orders(self, tries: Sequence[Any], first_seq: int) -> None:
        for joined in self._entries("joined", joined_of):
            for order in joined.orders:
                self._story(order.key).order = order
        for seq, *words, instrument, number, attempt, at_ms, path, host in tries:
            if (key := self._key(words)) is not None:
                story = self._story(key)
                story.instrument = story.instrument or str(instrument or "")
                one = Try(str(attempt), _ms(number), _ms(at_ms), str(path or ""), str(host or ""))
                story.tried(seq, one)
        for *words, attempt, verdict, code, message, http_status, latency_s, at_ms in self._all(
            "answers", _ANSWERS, (self._run,)
        ):
            if (key := self._key(words)) is not None and key in self._stories:
                words = (str(verdict or "unknown"), str(code or ""), str(message or ""))
                answer = Try(str(attempt), 0, 0, "", "", *words, http_status, latency_s, at_ms)
                self._stories[key].answered(str(attempt), answer)
        for seq, left in self._left():
            for still in left.orders:
                self._story(still.key).left = (seq, still)
        for query, table in ((_ENDS, "ended"), (_REOPENED, "reopened")):
            for seq, *words, state, by, proof, at_ms, run in self._all(table, query, (first_seq,)):
                if (key := self._key(words)) is not None and key in self._stories:
                    end = End(str(state or ""), str(by or ""), str(proof or ""), _ms(at_ms), run)
                    self._stories[key].ends.append((seq, end))

    def _left(self) -> Iterator[tuple[int, LeftOpen]]:
        for seq, *columns in self._rows("left_open", "SELECT seq, run, orders, at_ms", self._run):
            try:
                yield seq, left_of(columns)
            except ShapeError:
                self._unreadable += 1

    def _readings(self, began: int) -> tuple[ListingRead, ...]:
        found: list[ListingRead] = []
        for _seq, *columns in self._all("readings", "SELECT * FROM readings WHERE at_ms >= ? ORDER BY seq", (began,)):
            try:
                reading = reading_of(columns)
            except ShapeError:
                self._unreadable += 1
                continue
            if reading.run == self._run or any(key in self._stories for key in reading.absent):
                found.append(reading)
        return tuple(found)

    def _flatten_entries(self, first_seq: int) -> list[tuple[int, FlattenEntry]]:
        found: list[tuple[int, FlattenEntry]] = []
        query = "SELECT seq, kind, run, payload, at_ms FROM flatten WHERE seq > ? ORDER BY seq"
        for seq, *columns in self._all("flatten", query, (first_seq,)):
            try:
                found.append((seq, flatten_of(columns)))
            except ShapeError:
                self._unreadable += 1
        return found

    def _waits(self, environment: str, began: int, until: int) -> tuple[Hold, ...]:
        return tuple(Hold(*row) for row in self._all("holds", _HOLDS, (environment, began, until)))

    def _lines(self, began: int, until: int) -> tuple[Line, ...]:
        query = "SELECT at_ms, tone, about, text FROM lines WHERE at_ms BETWEEN ? AND ? ORDER BY seq LIMIT ?"
        rows = self._all("lines", query, (began, until, MOST_LINES))
        tones = set(Tone)
        return tuple(
            Line(_ms(at_ms), Tone(tone) if tone in tones else Tone.WARNING, str(about or ""), str(text or ""))
            for at_ms, tone, about, text in rows
        )

    def _damage(self, first_seq: int) -> bool:
        query = "SELECT count(*) FROM entries WHERE kind = 'CarriedOver' AND seq > ?"
        return bool(self._all("entries", query, (first_seq,))[0][0])

    def _entries(self, table: str, read: Callable[[Sequence[Any]], Kept]) -> list[Kept]:
        found: list[Kept] = []
        for _seq, *columns in self._rows(table, "SELECT *", self._run):
            try:
                found.append(read(columns))
            except ShapeError:
                self._unreadable += 1
        return found

    def _rows(self, table: str, select: str, run: int) -> list[Any]:
        return self._all(table, f"{select} FROM {table} WHERE run = ? ORDER BY seq", (run,))

    def _all(self, table: str, query: str, values: tuple[object, ...]) -> list[Any]:
        # A file of an older version lacks some tables.
        return self._connection.execute(query, values).fetchall() if table in self._tables else []

    def _story(self, key: OrderKey) -> OrderStory:
        return self._stories.setdefault(key, OrderStory(key))

    def _key(self, words: Sequence[Any]) -> OrderKey | None:
        account, family, algo_id = words
        if family not in set(Family) or not (isinstance(account, str) and isinstance(algo_id, str)):
            self._unreadable += 1
            return None
        return OrderKey(account, Family(family), algo_id)

    def _note_time(self, *times: int) -> None:
        self._last_ms = max(self._last_ms, *times) if times else self._last_ms


def _presses(starts: Sequence[Any], told: Sequence[Circumstances]) -> tuple[Press, ...]:
    # Each press was written down twice: what was asked for at once, who did it a moment later.
    presses = []
    for _seq, kind, _environment, scope, at, hold_ms in starts:
        at_ms = _ms(at)
        near = (one for one in told if one.moment == "press" and abs(one.at_ms - at_ms) <= SAME_PRESS_MS)
        one = min(near, key=lambda near_one: abs(near_one.at_ms - at_ms), default=None)
        who = (one.by, one.program) if one is not None else ("", "")
        presses.append(Press(at_ms, str(kind or ""), str(scope or ""), hold_ms, *who))
    return tuple(presses)


def _ms(value: object) -> int:
    return value if isinstance(value, int) else 0
