"""The venue's clock is read each minute, and closely where it is in doubt."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from gui.domain.clock import LoopClock
from gui.domain.replies import ClockReading
from gui.engine.clockkeeping import ClockKeeper
from gui.journal.entries import Line
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import SimConnector, make_account

pytestmark = pytest.mark.looptime


class Clockwork(SimConnector):
    """A connector whose clocks a test sets."""

    offset_s: float | None = 0.0
    asked: int = 0

    async def read_clocks(self) -> tuple[ClockReading, ...]:
        self.asked += 1
        await asyncio.sleep(0.05)
        return (ClockReading("rest", self.offset_s, 0.1),)


async def test_it_reads_thrice_at_the_start_then_each_minute_and_thrice_again_in_doubt() -> None:
    loop = asyncio.get_running_loop()
    clock, journal = LoopClock(loop.time, 1_795_000_000.0, loop.time()), MemoryJournal()
    venue, moves = Clockwork(make_account(), clock), list[bool]()
    keeper = ClockKeeper(venue, journal, clock, moves.append)
    task = asyncio.create_task(keeper.work())
    await asyncio.sleep(2.0)
    assert (venue.asked, moves) == (3, [True, False, False])
    await asyncio.sleep(61.0)
    assert venue.asked == 4
    venue.offset_s = 2.5
    keeper.want()
    await asyncio.sleep(2.0)
    assert venue.asked == 7 and moves[4:] == [True, False, False]
    assert keeper.readings[0].offset_s == 2.5
    lines = [line.text for line in journal.entries if isinstance(line, Line)]
    assert lines == ["this computer's clock is 2.5 s behind OKX's · corrected for, set it later"]
    venue.offset_s = None
    keeper.want()
    await asyncio.sleep(2.0)
    assert len(journal.entries) == 1
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
