"""Every trouble has a cause and a sentence that says what to do."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from gui.journal.trouble import Cause, FileError, classify, trouble


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), Cause.FULL),
        (sqlite_error(sqlite3.SQLITE_READONLY | 5 << 8), Cause.READ_ONLY),
        (sqlite_error(sqlite3.SQLITE_BUSY), Cause.BUSY),
        (sqlite_error(sqlite3.SQLITE_NOTADB), Cause.DAMAGED),
        (sqlite_error(sqlite3.SQLITE_CORRUPT), Cause.DAMAGED),
        (sqlite_error(sqlite3.SQLITE_IOERR), Cause.OTHER),
        (sqlite3.ProgrammingError("closed"), Cause.OTHER),
        (OSError(errno.ENOSPC, "no space"), Cause.FULL),
        (PermissionError(errno.EACCES, "denied"), Cause.READ_ONLY),
        (OSError(errno.ENOTDIR, "not a folder"), Cause.NO_FILE),
        (FileError(Cause.NEWER), Cause.NEWER),
        (ValueError("x"), Cause.OTHER),
    ],
)
def test_errors_have_causes(error: Exception, cause: Cause, tmp_path: Path) -> None:
    assert classify(error, tmp_path / "journal.sqlite3").cause is cause


def test_an_error_of_the_disk_with_nothing_free_is_a_full_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 10}))
    assert classify(sqlite_error(sqlite3.SQLITE_IOERR), tmp_path / "j").cause is Cause.FULL


@pytest.mark.parametrize("cause", list(Cause))
def test_every_sentence_says_that_cancelling_goes_on(cause: Cause) -> None:
    sentence = trouble(cause, Path("/data/journal.sqlite3")).sentence
    assert "the journal is in memory only. Cancelling is not affected." in sentence
    assert "{" not in sentence
