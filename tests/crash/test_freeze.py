"""The program stopped in the middle of a run for longer than every deadline, and let go again, as by a closed lid."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.crash.child import said_by
from tests.crash.stage import Stage, stage
from tests.crash.wire import read_disk, unwritten

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGSTOP is a POSIX signal")

# Longer than a cancel may wait for its answer.
FROZEN_S = 5.2
# Flat comes long before this, and ends the run; a busy machine may take its time (seconds).
RUN_S = 150.0
# What the child sent is read by the venues within this time (seconds).
READ_S = 20.0


async def freeze_at(folder: Path, event: str, nth: int) -> None:
    async with stage(folder) as here:
        child = here.start(run_s=RUN_S)
        loop, count, frozen = asyncio.get_running_loop(), 0, asyncio.Event()

        def look(what: str, is_cancel: bool) -> None:
            nonlocal count
            count += what == event and is_cancel
            if count == nth and not frozen.is_set():
                child.signal(signal.SIGSTOP)
                loop.call_later(FROZEN_S, child.signal, signal.SIGCONT)
                frozen.set()

        here.wire.on_event = look
        assert await child.ended(RUN_S + 10.0) == 0, said_by(child.said)
        assert frozen.is_set()
        document = json.loads(said_by(child.said)[0])
        end = loop.time() + READ_S
        while here.wire.requests < document["requests"] and loop.time() < end:
            await asyncio.sleep(0.01)
        check(here, document)


def check(here: Stage, document: dict[str, object]) -> None:
    assert document["flat"] is True
    assert here.venues.book.live() == []
    disk = read_disk(here.journal, here.folder / "copy")
    missing, left = unwritten(here.wire.sent, disk.written)
    assert missing == []
    # What was handed over in the instant of the freeze may have died with its connection: it is told as unknown, and
    # the entry of the next try, which names the same orders, may be taken for its own.
    assert len(left) <= sum(entry.never_left or entry.unheard for entry in disk.written)
    assert document["requests"] == here.wire.requests
    orders = document["orders"]
    assert isinstance(orders, list)
    # Nothing was sent twice but what counts as a further try of its order.
    instruments = {order["algo_id"]: order["instrument"] for order in orders}
    named = Counter(algo_id for wired in here.wire.sent for algo_id in wired.ids)
    for wired in here.wire.sent:
        named.update(i for i, instrument in instruments.items() if wired.symbol and wired.symbol == instrument)
    tries = {order["algo_id"]: order["attempts"] for order in orders}
    assert {algo_id: count for algo_id, count in named.items() if count > tries[algo_id]} == {}
    # However slow the machine: a further try follows only one that was not heard of, or that did not leave.
    again = Counter(algo_id for entry in disk.written if entry.unheard or entry.never_left for algo_id in entry.ids)
    assert {algo_id: count for algo_id, count in named.items() if count > 1 + again[algo_id]} == {}


async def test_I23_a_run_frozen_for_five_seconds_comes_to_its_end(tmp_path: Path) -> None:
    """Frozen after the venue did the work, and before; side by side, since each takes its five seconds."""
    await asyncio.gather(
        freeze_at(tmp_path / "worked", "worked", 2),
        freeze_at(tmp_path / "arrived", "arrived", 6),
    )
