"""What an earlier start left on disk, and venues that list nothing: the middle of an outage."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from gui.commands.listing import read_listings
from gui.config.paths import Paths, find_paths
from gui.config.settings import load_settings
from gui.domain.venues import Environment
from gui.drill.faults import Fault, FaultAct
from gui.session import open_session
from tests.commands.venues import Ground

DAY_MS = 86_400_000


async def earlier_start(here: Ground) -> Paths:
    """Run the program once with listings that answer, so that its last known rows are on disk."""
    paths = find_paths(here.environ, str(here.config))
    accounts = load_settings(paths).of(Environment.LIVE)
    session = await open_session(Environment.LIVE, accounts, paths, here.environ)
    assert await read_listings(session.switch, asyncio.Event())
    assert await session.close(2.0) == ()
    return paths


def nothing_is_listed(here: Ground, act: FaultAct = FaultAct.HANG) -> None:
    """From now on every question hangs or is answered with 503; cancels are taken as ever."""
    here.venues.faults.add(Fault(act, method="GET", status=503, body="<html>Service Unavailable</html>"))


def age(data: Path, by_ms: int) -> None:
    """Let what is on disk be older."""
    change(data, f"UPDATE known SET seen_ms = seen_ms - {by_ms}")


def change(data: Path, statement: str) -> int:
    """Change the journal's file by hand; gives how many rows that were."""
    connection = sqlite3.connect(data / "journal.sqlite3")
    try:
        with connection:
            return connection.execute(statement).rowcount
    finally:
        connection.close()
