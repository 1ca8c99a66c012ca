"""The program as a child process: forked from one that has loaded it, armed with a kill point, and run as shipped."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from gui.connectors.transport import HttpTransport
from gui.journal.database import Database
from gui.journal.sqlite import SqliteJournal
from tests.crash.points import KillPoint, Where


def die() -> None:
    """End this process as a power cut would: nothing is flushed and nobody is told."""
    os.kill(os.getpid(), signal.SIGKILL)


def countdown(nth: int) -> Callable[[], bool]:
    """Give a function that is true at its ``nth`` call only."""
    calls = 0

    def now() -> bool:
        nonlocal calls
        calls += 1
        return calls == nth

    return now


def run_child(
    arguments: Sequence[str], environ: Mapping[str, str], said: str, prepare: Callable[[], None] | None
) -> None:
    """Run the command line with its streams in files next to ``said``, and end with its exit code."""
    for number, name in ((1, f"{said}.out"), (2, f"{said}.err")):
        file = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        os.dup2(file, number)
    os.environ.update(environ)
    sys.argv = ["killswitch", *arguments]
    if prepare is not None:
        prepare()
    from gui.__main__ import main

    code = main()
    sys.stdout.flush()
    os._exit(code)


def arm(point: KillPoint) -> None:
    """Let this process kill itself at a point inside the program."""
    now = countdown(point.nth)
    match point.where:
        case Where.STATEMENT_BEFORE | Where.STATEMENT_AFTER:
            _at_statements(now, before=point.where is Where.STATEMENT_BEFORE)
        case Where.TRANSACTION_OPEN | Where.TRANSACTION_DONE:
            _at_transactions(now, inside=point.where is Where.TRANSACTION_OPEN)
        case Where.COMMITTED:
            _at_commits(now)
        case Where.SEND_BEFORE | Where.SEND_AFTER:
            _at_sends(now, before=point.where is Where.SEND_BEFORE)
        case _:
            raise ValueError(point)


def _at_statements(now: Callable[[], bool], *, before: bool) -> None:
    class Counted(sqlite3.Connection):
        def execute(self, *values: Any) -> sqlite3.Cursor:
            hit = now()
            if hit and before:
                die()
            cursor = super().execute(*values)
            if hit:
                die()
            return cursor

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        return sqlite3.connect(*args, factory=Counted, **options)

    defaults = SqliteJournal.__init__.__kwdefaults__
    assert defaults is not None
    defaults["connect"] = connect


def _at_transactions(now: Callable[[], bool], *, inside: bool) -> None:
    shipped: Callable[[Database], AbstractContextManager[sqlite3.Connection]] = Database._transaction

    @contextmanager
    def counted(self: Database) -> Iterator[sqlite3.Connection]:
        hit = now()
        with shipped(self) as connection:
            yield connection
            if hit and inside:
                die()
        if hit:
            die()

    Database._transaction = counted  # type: ignore[method-assign]


def _at_commits(now: Callable[[], bool]) -> None:
    shipped = SqliteJournal.commit

    async def counted(self: SqliteJournal, *args: Any, **options: Any) -> bool:
        done = await shipped(self, *args, **options)
        if now():
            die()
        return done

    SqliteJournal.commit = counted  # type: ignore[method-assign]


def _at_sends(now: Callable[[], bool], *, before: bool) -> None:
    shipped = HttpTransport._exchange

    async def counted(self: HttpTransport, session: Any, request: Any, *rest: Any) -> Any:
        hit = request.method != "GET" and now()
        if hit and before:
            die()
        response = await shipped(self, session, request, *rest)
        if hit:
            die()
        return response

    HttpTransport._exchange = counted  # type: ignore[assignment, method-assign]


def said_by(said: Path) -> tuple[str, str]:
    """Give what a child wrote to its two streams."""
    files = (said.with_name(f"{said.name}.{stream}") for stream in ("out", "err"))
    out, err = (file.read_text(encoding="utf-8", errors="replace") if file.exists() else "" for file in files)
    return out, err
