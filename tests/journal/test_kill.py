"""What commit() has promised is in the file after SIGKILL."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

CHILD = """
import asyncio, sys
from pathlib import Path
from gui.domain.clock import SystemClock
from gui.journal.sqlite import SqliteJournal
from tests.journal.entries_made import intent, started

async def main(path, start):
    journal = SqliteJournal(Path(path), SystemClock())
    journal.open()
    await journal.ready(10)
    journal.record(started(start))
    for number in range(100_000):
        attempt = f"{start}-{number}"
        if await journal.commit(intent(attempt, attempt, run=start)):
            print(attempt, flush=True)

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_sigkill_loses_no_committed_intent(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    promised: list[str] = []
    chance = random.Random(11)
    for start in range(1, 5):
        command = [sys.executable, "-c", CHILD, str(path), str(start)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as child:
            assert child.stdout is not None
            wanted = chance.randrange(1, 60)
            promised += [child.stdout.readline().strip() for _ in range(wanted)]
            child.send_signal(signal.SIGKILL)
            # The last line may be cut in its middle: only a whole one is a promise.
            promised += [text.strip() for text in child.stdout if text.endswith("\n")]
    with closing(sqlite3.connect(path)) as connection:
        written = {row[0] for row in connection.execute("SELECT attempt FROM intents")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(promised) > 20
    assert set(promised) <= written
