"""A Flatten run that is killed about a close: the next start knows of it, reads, and sends nothing by itself."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.closings import PositionState
from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.proof.reading import read_run
from gui.session import Session, open_session
from tests.commands.venues import Ground, ground

ROOT = Path(__file__).parents[2]
WITHIN_S = 60.0
# The child kills itself once its first close is written down, or once that close's answer is there.
CHILD = """
import os, signal, sys
from gui.connectors.okx.flattener import OkxFlattener
from gui.journal.flatten_entries import CloseIntent
from gui.journal.sqlite import SqliteJournal

where = sys.argv.pop(1)
commit, send = SqliteJournal.commit, OkxFlattener.send_close

async def committing(self, entry, **bounds):
    done = await commit(self, entry, **bounds)
    if where == "written" and isinstance(entry, CloseIntent):
        os.kill(os.getpid(), signal.SIGKILL)
    return done

async def sending(self, request, **bounds):
    reply = await send(self, request, **bounds)
    if where == "answered":
        os.kill(os.getpid(), signal.SIGKILL)
    return reply

SqliteJournal.commit, OkxFlattener.send_close = committing, sending
from gui.__main__ import main
sys.exit(main())
"""


async def killed(here: Ground, where: str) -> None:
    """Run the shipped command until it kills itself."""
    words = ("panic", "--live", "--what", "flatten", "--yes", *here.options)
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        CHILD,
        where,
        *words,
        cwd=ROOT,
        env={**os.environ, **here.environ},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with asyncio.timeout(WITHIN_S):
        assert await child.wait() == -signal.SIGKILL


async def until(told: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(WITHIN_S):
        while not told():
            await asyncio.sleep(0.02)


def states(session: Session) -> list[PositionState]:
    return [row.state for row in session.switch.positions().values()]


@pytest.mark.parametrize("where", ["written", "answered"])
async def test_a_close_that_was_cut_off_is_read_and_never_sent_by_itself(tmp_path: Path, where: str) -> None:
    async with ground(tmp_path, whole=True, round_trip_s=0.02) as here:
        await killed(here, where)
        paths = find_paths(here.environ, str(here.config))
        accounts = [one for one in load_settings(paths).of(Environment.LIVE) if one.venue is Venue.OKX]
        # A close at Binance may be cut off by the same kill; the next start watches OKX alone.
        labels = {one.label for one in accounts}

        def executed() -> int:
            return sum(one.key.account in labels for one in here.venues.ledger.closes)

        done = executed()
        assert (done > 0) is (where == "answered")
        session = await open_session(Environment.LIVE, accounts, paths, here.environ, what=What.FLATTEN)
        try:
            left = [one for one in session.journal.open_closes("live") if one.key.account in labels]
            assert left and {one.run for one in left} == {1}
            rows = session.switch.positions()
            assert {rows[one.key].state for one in left} == {PositionState.CHECKING}
            assert all("cut off" in rows[one.key].note for one in left)
            rest = (PositionState.OPEN, PositionState.CLOSED)
            await until(lambda: len(rows) >= 5 and all(state in rest for state in states(session)))
            held = {position.key for position in here.venues.book.positions if position.size}
            assert all((rows[one.key].state is PositionState.OPEN) is (one.key in held) for one in left)
            assert executed() == done
            assert any("cut off while it closed" in line.text for line in session.switch.journal_lines())
        finally:
            assert await session.close() == ()
        record = read_run(paths.journal, 1)
        assert not record.flat
        assert any("without an answer in the journal" in words for words in record.remarks)
