"""Opens the journal's file for reading only, also while another program writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gui.journal.schema import APPLICATION_ID, VERSION
from gui.proof.record import ProofError

BUSY_S = 5.0


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Give one unchanging view of the file; raises ProofError where it cannot be read."""
    if not path.is_file():
        raise ProofError(f"there is no journal at {path}: nothing was ever sent from there", no_such_run=True)
    try:
        with closing(_connect(path)) as connection:
            connection.execute("BEGIN")
            yield connection
    except sqlite3.Error as error:
        raise ProofError(f"the journal {path} cannot be read ({error})") from None


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return _ours(path, "mode=ro")
    except sqlite3.OperationalError:
        # A folder that may not be written to has no place for the log's index: the file is read as it lies there.
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise ProofError(f"{log} holds the latest entries and cannot be read there: name a copy of it") from None
        return _ours(path, "immutable=1")


def _ours(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None)
    try:
        connection.text_factory = _tolerant_text
        ours = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if ours != APPLICATION_ID:
            raise ProofError(f"{path} belongs to another program")
        if version > VERSION:
            raise ProofError(f"{path} was written by a newer version")
    except BaseException:
        connection.close()
        raise
    return connection


def tables_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the names of the tables: a file of an older version lacks some."""
    return frozenset(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def _tolerant_text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
