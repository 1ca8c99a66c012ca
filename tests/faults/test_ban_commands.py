"""H11 at the command line, over real sockets: a command begun during a ban says so, sends nothing there, and ends."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest

from gui.cli import run
from gui.domain.clock import SystemClock
from gui.domain.venues import Venue
from gui.journal.entries import Hold
from gui.journal.sqlite import SqliteJournal
from tests.commands.venues import Ground, ground


async def ban(here: Ground, wait_s: float) -> None:
    """Let an earlier start have learnt of a ban."""
    paths = Path(here.environ["KILLSWITCH_DATA_DIR"])
    paths.mkdir(parents=True, exist_ok=True)
    journal = SqliteJournal(paths / "journal.sqlite3", SystemClock())
    journal.open()
    now_ms = round(time.time() * 1000)
    wait_ms = round(wait_s * 1000)
    journal.record(Hold("binance", "live", "", "", now_ms + wait_ms, wait_ms, now_ms))
    assert await journal.close()


def at_binance(here: Ground) -> list[object]:
    return [arrival for arrival in here.venues.ledger.requests if arrival.venue is Venue.BINANCE]


async def call(here: Ground, capsys: pytest.CaptureFixture[str], *line: str) -> tuple[int, Any]:
    code = await asyncio.to_thread(run, [*line, "--json", *here.options], here.environ)
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["check", "list", "panic", "cancel"])
async def test_H11_a_command_begun_during_a_ban_says_so_and_sends_nothing_there(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        await ban(here, 3600.0)
        lines = {
            "panic": ("panic", "--yes", "--timeout", "30"),
            "cancel": ("cancel", "drill-c/binance.um/1", "--yes", "--timeout", "30"),
        }
        begun = asyncio.get_running_loop().time()
        code, document = await call(here, capsys, *lines.get(command, (command,)))
        assert code == 1
        assert asyncio.get_running_loop().time() - begun < 30.0
        assert at_binance(here) == []
        text = json.dumps(document)
        assert "Binance has banned this address until" in text
        assert "s are left" in text
        if command == "panic":
            flats = {account["label"]: account["flat"] for account in document["accounts"]}
            assert flats == {"drill-a": True, "drill-b": True, "drill-c": False}
        if command == "list":
            complete = {
                family["family"]: family["complete"] for entry in document["accounts"] for family in entry["families"]
            }
            assert complete["okx.algo"] is True
            assert not any(whole for name, whole in complete.items() if name.startswith("binance"))


async def test_H11_a_ban_that_ends_within_the_commands_time_is_waited_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        await ban(here, 1.5)
        code, document = await call(here, capsys, "panic", "--yes", "--timeout", "60", "--venue", "binance")
        assert (code, document["flat"]) == (0, True)
        assert at_binance(here)
