"""The command as a process of its own: interrupted in the middle, on a terminal, and with streams that break."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pty
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

from gui.domain.venues import Venue
from gui.drill.faults import Fault, FaultAct
from tests.commands.venues import Ground, ground


async def start(here: Ground, *words: str, stdout: Any = PIPE, stderr: Any = PIPE) -> Process:
    environ = {**os.environ, **here.environ, "KILLSWITCH_CONFIG": str(here.config), "TERM": "xterm", "COLUMNS": "120"}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "gui", *words, stdout=stdout, stderr=stderr, env=environ
    )


async def interrupted(folder: Path) -> None:
    """Ctrl+C while one venue is silent: the report is printed, and claims only what is proven."""
    folder.mkdir()
    async with ground(folder, scenario="calm") as here:
        here.venues.faults.add(Fault(FaultAct.HANG, Venue.OKX, "/api/v5/trade/cancel-algos"))
        process = await start(here, "panic", "--yes", "--json")
        async with asyncio.timeout(20):
            while not any("cancel-algos" in arrival.path for arrival in here.venues.ledger.requests):
                await asyncio.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = await asyncio.wait_for(process.communicate(), 20)
        document = json.loads(out)
        assert process.returncode == 1
        assert document["flat"] is False
        assert b"Traceback" not in err
        told = {(row["family"], row["algo_id"]): row["state"] for row in document["orders"]}
        # The answers under way were waited for: none came, and that is said.
        assert set(told.values()) >= {"UNKNOWN"}
        assert "SENT" not in told.values()
        gone = [here.venues.book.find(algo_id) for (_, algo_id), state in told.items() if state == "GONE"]
        assert not any(order.live for order in gone)
        assert len(here.venues.book.live()) >= 13


async def on_a_terminal(folder: Path) -> None:
    """A person watches: a bar on the terminal, the report on stdout."""
    folder.mkdir()
    master, slave = pty.openpty()
    async with ground(folder, scenario="calm") as here:
        process = await start(here, "panic", "--yes", "--venue", "binance", stderr=slave)
        os.close(slave)
        drawn = asyncio.create_task(asyncio.to_thread(read_all, master))
        out, _ = await asyncio.wait_for(process.communicate(), 20)
        shown = await drawn
    assert process.returncode == 0
    assert out.decode().startswith("FLAT: 12 gone, proven")
    assert "\x1b[" in shown
    assert "12/12 gone, proven" in shown
    assert "run 1 finished" in shown


def read_all(master: int) -> str:
    parts = []
    with contextlib.suppress(OSError):
        while part := os.read(master, 65536):
            parts.append(part)
    os.close(master)
    return b"".join(parts).decode()


async def unheard(folder: Path) -> None:
    """Nobody can read what it says; the orders are cancelled all the same and the exit code tells."""
    folder.mkdir()
    reading, writing = os.pipe()
    os.close(reading)
    async with ground(folder, scenario="calm") as here:
        process = await start(here, "panic", "--yes", "--json", stdout=writing, stderr=writing)
        os.close(writing)
        assert await asyncio.wait_for(process.wait(), 20) == 0
        assert here.venues.book.live() == []


async def test_the_command_as_a_process(tmp_path: Path) -> None:
    async with asyncio.TaskGroup() as together:
        for play in (interrupted, on_a_terminal, unheard):
            together.create_task(play(tmp_path / play.__name__))


async def test_interrupted_venues_say_nothing_more(tmp_path: Path) -> None:
    async with ground(tmp_path, scenario="calm") as here:
        process = await start(here, "drill-venues", stdout=PIPE)
        assert process.stdout
        json.loads(await asyncio.wait_for(process.stdout.readline(), 20))
        process.send_signal(signal.SIGINT)
        _, err = await asyncio.wait_for(process.communicate(), 20)
        assert (process.returncode, b"Traceback" in err) == (0, False)
