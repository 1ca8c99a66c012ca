"""What the journal's file tells at the start: last known orders and attempts without an end."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gui.domain.errors import ShapeError
from gui.domain.orders import OrderKey
from gui.domain.venues import Family
from gui.journal import known
from gui.journal.attempts import Try
from gui.journal.entries import Hold, KnownOrder
from gui.journal.flatten_left import LeftEntry, read_left

_ATTEMPTS = """
SELECT k.account, k.family, k.algo_id, k.instrument, k.tries, i.attempt, i.run, i.at_ms,
       (SELECT s.environment FROM run_starts s WHERE s.run = i.run ORDER BY s.seq DESC LIMIT 1),
       EXISTS (SELECT 1 FROM run_ends r WHERE r.run = i.run),
       a.verdict, a.code, a.message
FROM intent_keys k JOIN intents i ON i.seq = k.seq
LEFT JOIN answers a ON a.attempt = k.attempt AND a.account = k.account
     AND a.family = k.family AND a.algo_id = k.algo_id
WHERE NOT EXISTS (SELECT 1 FROM ended e WHERE e.account = k.account AND e.family = k.family
                  AND e.algo_id = k.algo_id AND e.seq > k.seq)
ORDER BY k.seq, k.place, a.seq
"""

_KNOWN = "SELECT account, environment, payload, seen_ms FROM known ORDER BY account, environment, place"

# A file of an older version has no such table until it was opened for writing.
_HAS_HOLDS = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'holds'"
_HOLDS = "SELECT venue, environment, owner, scope, until_ms, wait_ms, at_ms FROM holds ORDER BY seq"

_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('known', 'intents', 'ended')"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the file; ``unreadable`` counts the rows that made no sense and were skipped.

    ``left`` is what was written of closes, latch and backstop, in order.
    """

    known: Mapping[tuple[str, str], Sequence[KnownOrder]] = field(default_factory=dict)
    tries: Sequence[tuple[OrderKey, Try]] = ()
    holds: Sequence[Hold] = ()
    left: Sequence[LeftEntry] = ()
    unreadable: int = 0


def read(connection: sqlite3.Connection) -> Reading:
    """Read what a start needs; a file without tables gives an empty reading; raises sqlite3.Error."""
    if connection.execute(_TABLES).fetchone()[0] < 3:
        return Reading()
    orders, odd_orders = _read_known(connection)
    tries, odd_tries = _read_tries(connection)
    holds, odd_holds = _read_holds(connection)
    left, odd_left = read_left(connection)
    return Reading(orders, tries, holds, left, odd_orders + odd_tries + odd_holds + odd_left)


def _read_known(connection: sqlite3.Connection) -> tuple[dict[tuple[str, str], list[KnownOrder]], int]:
    found: dict[tuple[str, str], list[KnownOrder]] = {}
    odd = 0
    for account, environment, payload, seen_ms in connection.execute(_KNOWN):
        try:
            order, fired = known.decode_known(payload)
        except ShapeError:
            odd += 1
            continue
        if order.key.account != account or not isinstance(seen_ms, int):
            odd += 1
            continue
        found.setdefault((account, environment), []).append(KnownOrder(order, seen_ms, fired))
    return found, odd


def _read_holds(connection: sqlite3.Connection) -> tuple[list[Hold], int]:
    if not connection.execute(_HAS_HOLDS).fetchone()[0]:
        return [], 0
    # The latest one that can be read counts.
    found: dict[tuple[str, ...], Hold] = {}
    odd = 0
    for *words, until_ms, wait_ms, at_ms in connection.execute(_HOLDS):
        numbers = (until_ms, wait_ms, at_ms)
        texts = all(isinstance(word, str) for word in words)
        if texts and all(isinstance(number, int) and number >= 0 for number in numbers):
            venue, environment, owner, limit = words
            found[tuple(words)] = Hold(venue, environment, owner, limit, until_ms, wait_ms, at_ms)
        else:
            odd += 1
    return list(found.values()), odd


def _read_tries(connection: sqlite3.Connection) -> tuple[list[tuple[OrderKey, Try]], int]:
    # A late second answer to the same try gives a second row: the last one counts.
    found: dict[tuple[OrderKey, str], Try] = {}
    odd = 0
    for (
        account,
        family,
        algo_id,
        instrument,
        tries,
        attempt,
        run,
        at_ms,
        environment,
        ended,
        *words,
    ) in connection.execute(_ATTEMPTS):
        if family not in set(Family) or not (isinstance(account, str) and isinstance(algo_id, str)):
            odd += 1
            continue
        verdict, code, message = words
        one = Try(attempt, run, environment or "", instrument or "", at_ms or 0, tries or 0, bool(ended))
        one.verdict, one.code, one.message = verdict, code or "", message or ""
        found[OrderKey(account, Family(family), algo_id), attempt] = one
    return [(key, one) for (key, _), one in found.items()], odd
