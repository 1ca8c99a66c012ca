"""What keeps the journal off the disk, in words that a trader can act on."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gui.domain.errors import KillSwitchError

_KEPT = "the journal is in memory only. Cancelling is not affected."
_SAVE = "save the proof before closing."
_NEARLY_NOTHING = 1 << 20


class Cause(StrEnum):
    """The sorts of trouble with the journal's file."""

    FULL = "full"
    READ_ONLY = "read-only"
    NO_FILE = "no-file"
    BUSY = "busy"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"
    REPLACED = "replaced"
    SLOW = "slow"
    CLOSED = "closed"
    OTHER = "other"


class FileError(KillSwitchError):
    """The journal's file is not one that we may write to; ``cause`` tells why."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(str(cause))
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing can be written now, and the sentence for people."""

    cause: Cause
    sentence: str


_BY_CODE: dict[int, Cause] = {
    sqlite3.SQLITE_FULL: Cause.FULL,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_PERM: Cause.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Cause.NO_FILE,
    sqlite3.SQLITE_BUSY: Cause.BUSY,
    sqlite3.SQLITE_LOCKED: Cause.BUSY,
    sqlite3.SQLITE_CORRUPT: Cause.DAMAGED,
    sqlite3.SQLITE_NOTADB: Cause.DAMAGED,
    # The file is a database, but its tables are not as we made them.
    sqlite3.SQLITE_ERROR: Cause.DAMAGED,
    sqlite3.SQLITE_CONSTRAINT: Cause.DAMAGED,
}

_BY_ERRNO: dict[int, Cause] = {
    errno.ENOSPC: Cause.FULL,
    errno.EDQUOT: Cause.FULL,
    errno.EROFS: Cause.READ_ONLY,
    errno.EACCES: Cause.READ_ONLY,
    errno.EPERM: Cause.READ_ONLY,
}

SENTENCES: dict[Cause, str] = {
    Cause.FULL: f"Disk full: {_KEPT} Free some space and {_SAVE}",
    Cause.READ_ONLY: f"{{folder}} cannot be written to: {_KEPT} Allow writing there and {_SAVE}",
    Cause.NO_FILE: f"{{path}} cannot be opened: {_KEPT} Choose another data folder and {_SAVE}",
    Cause.BUSY: f"Another program holds {{path}}: {_KEPT} Close that program and {_SAVE}",
    Cause.DAMAGED: f"{{path}} is damaged and cannot be set aside: {_KEPT} Move it away and {_SAVE}",
    Cause.FOREIGN: f"{{path}} is no journal of this program: {_KEPT} Choose another data folder and {_SAVE}",
    Cause.NEWER: f"{{path}} was written by a newer version: {_KEPT} Use that version and {_SAVE}",
    Cause.REPLACED: f"{{path}} was removed or replaced: {_KEPT} Leave it in place and {_SAVE}",
    Cause.SLOW: f"The disk does not answer: {_KEPT} Check the disk and {_SAVE}",
    Cause.CLOSED: f"The journal is closed: {_KEPT} Restart the program to write again.",
    Cause.OTHER: f"{{path}} cannot be written ({{kind}}): {_KEPT} Check the disk and {_SAVE}",
}


def trouble(cause: Cause, path: Path, kind: str = "no reason given") -> Trouble:
    """Give a cause with its sentence about this file."""
    return Trouble(cause, SENTENCES[cause].format(path=path, folder=path.parent, kind=kind))


def classify(error: Exception, path: Path) -> Trouble:
    """Say what an error of the disk or of SQLite means for the journal."""
    kind = type(error).__name__
    if isinstance(error, FileError):
        return trouble(error.cause, path)
    if isinstance(error, sqlite3.Error):
        code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_INTERNAL)
        kind = getattr(error, "sqlite_errorname", kind)
        cause = _BY_CODE.get(code & 0xFF, Cause.OTHER)
    elif isinstance(error, OSError):
        cause = _BY_ERRNO.get(error.errno or 0, Cause.NO_FILE)
    else:
        cause = Cause.OTHER
    if cause in (Cause.OTHER, Cause.NO_FILE) and _nothing_free(path.parent):
        cause = Cause.FULL
    return trouble(cause, path, kind)


def _nothing_free(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _NEARLY_NOTHING
    except (OSError, ValueError):
        return False
