"""The runs that a journal holds, one line each."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from gui.proof.opening import opened, tables_of
from gui.proof.record import ProofError

_RUNS = """
SELECT run, kind, environment, scope, at_ms, hold_ms FROM run_starts
WHERE seq IN (SELECT min(seq) FROM run_starts GROUP BY run) ORDER BY at_ms, seq
"""
_OUTCOMES = "SELECT run, outcome, at_ms, open FROM run_ends ORDER BY seq"
_TRIED = """
SELECT run, count(*) FROM (SELECT DISTINCT i.run, k.account, k.family, k.algo_id
FROM intents i JOIN intent_keys k ON k.seq = i.seq) GROUP BY run
"""
_JOINED = "SELECT run, sum(json_array_length(orders)) FROM joined WHERE json_valid(orders) GROUP BY run"
# Of a spoilt payload nothing is counted.
_POSITIONS = """
SELECT run, count(DISTINCT json_extract(payload, '$.position')) FROM flatten
WHERE kind IN ('CloseIntent', 'PositionEnded') AND run IS NOT NULL AND json_valid(payload) GROUP BY run
"""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run: ``took_ms`` and ``open`` are None and ``outcome`` empty where its end is not in the journal."""

    number: int
    environment: str
    kind: str
    scope: str
    began_ms: int
    hold_ms: int | None
    outcome: str
    took_ms: int | None
    orders: int
    open: int | None
    positions: int = 0


def list_runs(path: Path, environment: str = "") -> tuple[RunLine, ...]:
    """Give the runs of a journal, oldest first, of one environment or of all; none where there is no file yet.

    Raises ProofError where the file cannot be read.
    """
    try:
        with opened(path) as connection:
            lines = _read(connection)
    except ProofError as error:
        if error.no_such_run:
            return ()
        raise
    return tuple(line for line in lines if environment in ("", line.environment))


def _read(connection: sqlite3.Connection) -> list[RunLine]:
    tables = tables_of(connection)
    if not {"run_starts", "run_ends", "intents", "intent_keys"} <= tables:
        return []
    first: dict[int, tuple[str, int]] = {}
    latest: dict[int, tuple[str, int]] = {}
    for run, outcome, at_ms, still_open in connection.execute(_OUTCOMES):
        first.setdefault(run, (outcome, at_ms or 0))
        latest[run] = (outcome or "", still_open or 0)
    tried = dict(connection.execute(_TRIED).fetchall())
    joined = dict(connection.execute(_JOINED).fetchall()) if "joined" in tables else {}
    positions = dict(connection.execute(_POSITIONS).fetchall()) if "flatten" in tables else {}
    found = []
    for run, kind, environment, scope, at_ms, hold_ms in connection.execute(_RUNS):
        outcome, still = latest.get(run, ("", None))
        found.append(
            RunLine(
                number=run,
                environment=environment or "",
                kind=kind or "",
                scope=scope or "",
                began_ms=at_ms or 0,
                hold_ms=hold_ms,
                outcome=outcome,
                took_ms=first[run][1] - (at_ms or 0) if run in first else None,
                # Orders that were only waiting joined the run too, but a file of an older version does not say so.
                orders=max(joined.get(run) or 0, tried.get(run) or 0),
                open=still,
                positions=positions.get(run) or 0,
            )
        )
    return found
