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
    # A folder that may not be written to has no place for the log's index: then the file is read as it lies there.
    for mode in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_S, isolation_level=None
        )
        try:
            connection.text_factory = _tolerant_text
            ours = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.OperationalError:
            connection.close()
            continue
        except sqlite3.Error:
            connection.close()
            raise
        if ours != APPLICATION_ID or version > VERSION:
            connection.close()
            what = "belongs to another program" if ours != APPLICATION_ID else "was written by a newer version"
            raise ProofError(f"{path} {what}")
        return connection
    raise ProofError(f"the journal {path} cannot be opened for reading")


def tables_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the names of the tables: a file of an older version lacks some."""
    return frozenset(row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def _tolerant_text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
