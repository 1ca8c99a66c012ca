"""The journal's tables, and how each entry is written into them."""

from __future__ import annotations

import sqlite3
from itertools import zip_longest

from gui.domain.orders import OrderKey
from gui.journal.entries import (
    Answer,
    Circumstances,
    Ended,
    Entry,
    Exchanged,
    Hold,
    Intent,
    Joined,
    LeftOpen,
    Line,
    ListingRead,
    Reopened,
    RunEnded,
    RunStarted,
)
from gui.journal.exchange_rows import EXCHANGES, READINGS, exchange_columns, reading_columns
from gui.journal.flatten_entries import BackstopSet, CloseAnswer, CloseIntent, LatchSet, PositionEnded, PositionsRead
from gui.journal.flatten_rows import FLATTEN, flatten_columns
from gui.journal.run_rows import CIRCUMSTANCES, JOINED, LEFT_OPEN, circumstances_columns, joined_columns, left_columns

APPLICATION_ID = 0x4B53574A
VERSION = 1

# `entries` gives every entry its place in one common order; the other tables hold the entry's own columns.
TABLES: dict[str, str] = {
    "meta": "name TEXT PRIMARY KEY, value INTEGER NOT NULL",
    "entries": ("seq INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, at_ms INTEGER"),
    "run_starts": (
        "seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, kind TEXT, environment TEXT, scope TEXT,"
        " at_ms INTEGER, hold_ms INTEGER"
    ),
    "run_ends": "seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, outcome TEXT, at_ms INTEGER, open INTEGER",
    "intents": (
        "seq INTEGER PRIMARY KEY, attempt TEXT NOT NULL, run INTEGER NOT NULL, path TEXT, host TEXT, at_ms INTEGER"
    ),
    "intent_keys": (
        "seq INTEGER NOT NULL, place INTEGER NOT NULL, attempt TEXT NOT NULL, account TEXT, family TEXT,"
        " algo_id TEXT, instrument TEXT, tries INTEGER, PRIMARY KEY (seq, place)"
    ),
    "answers": (
        "seq INTEGER PRIMARY KEY, attempt TEXT NOT NULL, account TEXT, family TEXT, algo_id TEXT,"
        " verdict TEXT, code TEXT, message TEXT, http_status INTEGER, latency_s REAL, at_ms INTEGER"
    ),
    "ended": (
        "seq INTEGER PRIMARY KEY, account TEXT, family TEXT, algo_id TEXT, run INTEGER, state TEXT,"
        " ended_by TEXT, proof TEXT, at_ms INTEGER"
    ),
    "holds": (
        "seq INTEGER PRIMARY KEY, venue TEXT, environment TEXT, owner TEXT, scope TEXT, until_ms INTEGER,"
        " wait_ms INTEGER, at_ms INTEGER"
    ),
    "exchanges": EXCHANGES,
    "readings": READINGS,
    "circumstances": CIRCUMSTANCES,
    "joined": JOINED,
    "left_open": LEFT_OPEN,
    "reopened": "seq INTEGER PRIMARY KEY, account TEXT, family TEXT, algo_id TEXT, run INTEGER, at_ms INTEGER",
    "lines": "seq INTEGER PRIMARY KEY, at_ms INTEGER, tone TEXT, about TEXT, text TEXT",
    "known": (
        "account TEXT, environment TEXT, place INTEGER, payload TEXT, seen_ms INTEGER,"
        " PRIMARY KEY (account, environment, place)"
    ),
    "flatten": FLATTEN,
}

INDEXES: dict[str, str] = {
    "ended_key": "ended (account, family, algo_id, seq)",
    "answers_attempt": "answers (attempt, account, family, algo_id)",
    "exchanges_attempt": "exchanges (attempt)",
    "exchanges_run": "exchanges (run)",
    "run_starts_run": "run_starts (run)",
    "run_ends_run": "run_ends (run)",
}

# Tables whose rows are carried over from a damaged file; the lines for people stay in the file set aside.
CARRIED = tuple(name for name in TABLES if name != "lines")

# Tables that share the common order.
ORDERED = tuple(name for name in TABLES if name not in ("meta", "known"))

_LARGEST = 2**63 - 1


def create(connection: sqlite3.Connection) -> None:
    """Make whatever table or index is missing; raises sqlite3.Error."""
    for name, columns in TABLES.items():
        connection.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})")
    for name, target in INDEXES.items():
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {target}")


def write_entry(connection: sqlite3.Connection, uid: str, entry: Entry) -> None:
    """Insert one entry inside the caller's transaction; one whose ``uid`` is there already is left alone."""
    values = (uid, type(entry).__name__, _whole(entry.at_ms))
    cursor = connection.execute("INSERT OR IGNORE INTO entries (uid, kind, at_ms) VALUES (?, ?, ?)", values)
    if cursor.rowcount == 0 or cursor.lastrowid is None:
        return
    table, columns = _columns(entry)
    _insert(connection, table, (cursor.lastrowid, *columns))
    if isinstance(entry, Intent):
        _write_intent_keys(connection, cursor.lastrowid, entry)


def _columns(entry: Entry) -> tuple[str, tuple[object, ...]]:
    match entry:
        case RunStarted():
            words = (entry.kind, entry.environment, entry.scope)
            return "run_starts", (entry.run, *words, entry.at_ms, entry.hold_ms)
        case Intent():
            return "intents", (entry.attempt, entry.run, entry.path, entry.host, entry.at_ms)
        case RunEnded():
            return "run_ends", (entry.run, entry.outcome, entry.at_ms, entry.open)
        case Answer():
            words = (entry.verdict, entry.code, entry.message)
            numbers = (entry.http_status, entry.latency_s, entry.at_ms)
            return "answers", (entry.attempt, *_key(entry.key), *words, *numbers)
        case Ended():
            return "ended", (*_key(entry.key), entry.run, entry.state, entry.by, entry.proof, entry.at_ms)
        case Hold():
            owner = (entry.venue, entry.environment, entry.owner)
            return "holds", (*owner, entry.limit, entry.until_ms, entry.wait_ms, entry.at_ms)
        case Exchanged():
            return "exchanges", exchange_columns(entry)
        case ListingRead():
            return "readings", reading_columns(entry)
        case Circumstances() | Joined() | LeftOpen() | Reopened():
            return _of_a_run(entry)
        case CloseIntent() | CloseAnswer() | PositionsRead() | PositionEnded() | LatchSet() | BackstopSet():
            return "flatten", flatten_columns(entry)
        case Line():
            return "lines", (entry.at_ms, entry.tone, entry.about, entry.text)


def _of_a_run(entry: Circumstances | Joined | LeftOpen | Reopened) -> tuple[str, tuple[object, ...]]:
    match entry:
        case Circumstances():
            return "circumstances", circumstances_columns(entry)
        case Joined():
            return "joined", joined_columns(entry)
        case LeftOpen():
            return "left_open", left_columns(entry)
        case Reopened():
            return "reopened", (*_key(entry.key), entry.run, entry.at_ms)


def _write_intent_keys(connection: sqlite3.Connection, seq: int, entry: Intent) -> None:
    # A key stays in the journal even where its instrument or its number of the try was not given.
    rows = zip_longest(entry.keys, entry.instruments[: len(entry.keys)], entry.tries[: len(entry.keys)])
    for place, (key, instrument, tries) in enumerate(rows):
        _insert(connection, "intent_keys", (seq, place, entry.attempt, *_key(key), instrument or "", tries or 0))


def _key(key: OrderKey) -> tuple[str, str, str]:
    return key.account, key.family, key.algo_id


def _insert(connection: sqlite3.Connection, table: str, values: tuple[object, ...]) -> None:
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(storable(value) for value in values))


def storable(value: object) -> object:
    """Make a value one that SQLite takes: no lone surrogates, no number beyond 64 bits, enums as text."""
    if isinstance(value, str):
        return str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, int):
        return _whole(value)
    return value


def _whole(value: int) -> int:
    return max(-_LARGEST, min(_LARGEST, int(value)))
