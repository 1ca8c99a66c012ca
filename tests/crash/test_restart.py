"""What the next start does with a run that was cut off, in virtual time."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.clock import epoch_ms
from gui.domain.rows import State
from gui.journal.entries import OpenAttempt
from tests.engine.conftest import Bench, bench
from tests.engine.sim import make_order

__all__ = ["bench"]

pytestmark = pytest.mark.looptime


async def test_L04_rows_of_a_cut_off_run_do_not_keep_the_listing_from_being_read(bench: Bench) -> None:
    """The order query knows nothing of either order: only listings tell that one is open, and show new ones."""
    venue = bench.venue()
    venue.status_broken = True
    live, gone, new = make_order("1"), make_order("2"), make_order("3")
    venue.put(live)
    at_ms = epoch_ms(bench.clock) - 400
    bench.journal.attempts = [
        OpenAttempt(4, live.key, live.instrument, at_ms, 1, answered=False),
        OpenAttempt(4, gone.key, gone.instrument, at_ms, 2, answered=True, code="0"),
    ]
    bench.switch.start()
    assert bench.states() == {"1": State.UNKNOWN, "2": State.UNKNOWN}
    await asyncio.sleep(5)
    assert bench.states() == {"1": State.LIVE, "2": State.UNKNOWN}
    venue.put(new)
    await asyncio.sleep(4)
    assert bench.states() == {"1": State.LIVE, "2": State.UNKNOWN, "3": State.LIVE}
    assert venue.sent == []
    gaps = [round(later - sooner, 2) for sooner, later in zip(venue.lists, venue.lists[1:], strict=False)]
    assert gaps[:3] == [2.01, 3.0, 3.0]
    bench.panic()
    await asyncio.sleep(8)
    assert bench.states()["1"] is State.GONE
    assert bench.states()["3"] is State.GONE
