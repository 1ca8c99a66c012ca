"""The look at whether things go on: what is due and stays, and what is unknown and unasked, are caught."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from gui.domain.rows import Phase, Sighting
from gui.domain.venues import Venue
from gui.drill.faults import FaultAct
from tests.invariants.table import Breaches
from tests.invariants.watch import Watch
from tests.invariants.wire import WireWatch
from tests.simulation.progress import ASKED_S, DUE_S, Progress
from tests.stand import Stand, make_world

pytestmark = pytest.mark.looptime


@pytest.fixture(autouse=True)
def _only_ours(invariants: list[Watch]) -> Iterator[None]:
    """The watch that every test has would fail for what is broken here on purpose."""
    yield
    invariants.clear()


class Course:
    """A stand with the look on it."""

    def __init__(self) -> None:
        self.stand = Stand(make_world())
        self.breaches = Breaches()
        wire = WireWatch(self.stand.world.network, self.breaches)
        wire.start()
        watch = Watch(self.stand.switch, self.stand.clock, None, self.breaches)
        watch.start()
        self.progress = Progress(self.stand, wire, watch.evidence, self.breaches)

    async def look_for(self, seconds: float) -> set[str]:
        """Look once a second so long; gives what was found."""
        for _ in range(int(seconds)):
            self.progress.look()
            await asyncio.sleep(1.0)
        return {breach.number for breach in self.breaches}


@asynccontextmanager
async def course() -> AsyncIterator[Course]:
    made = Course()
    await made.stand.start()
    yield made
    await made.stand.stop()


@pytest.mark.parametrize("act", [None, FaultAct.HANG, FaultAct.HTML])
async def test_a_right_program_goes_on_in_any_weather(act: FaultAct | None) -> None:
    async with course() as one:
        if act is not None:
            one.stand.world.fault(act, status=503)
        one.stand.panic()
        assert await one.look_for(25.0) == set()
        assert one.breaches.looked.get("I14", 0) or act is None


async def test_I14_rows_that_are_due_and_never_leave_are_caught() -> None:
    async with course() as one:
        for desk in one.stand.switch._desks.values():
            desk.cancels._send_due = lambda: asyncio.sleep(0)  # type: ignore[method-assign]
        one.stand.panic()
        assert await one.look_for(DUE_S) == set()
        assert await one.look_for(DUE_S + 2.0) == {"I14"}


async def test_I05_an_unknown_row_that_nobody_asks_about_is_caught() -> None:
    async with course() as one:
        one.stand.world.fault(FaultAct.HANG, Venue.OKX, method="POST")
        one.stand.panic(venue=Venue.OKX)
        await asyncio.sleep(6.0)
        for desk in one.stand.switch._desks.values():
            desk.rest()
        key = next(key for key, row in one.stand.switch.rows().items() if row.cancel.phase is Phase.UNKNOWN)
        one.stand.switch._store.change(key, lambda row: replace(row, sighting=Sighting(seen_ms=1)))
        assert "I05" not in await one.look_for(ASKED_S - 2.0)
        assert "I05" in await one.look_for(ASKED_S + 3.0)


async def test_what_a_venue_told_to_wait_is_not_called_late() -> None:
    async with course() as one:
        body = '{"code":-1003,"msg":"Too many requests."}'
        one.stand.world.fault(FaultAct.ANSWER, Venue.BINANCE, status=418, body=body, headers={"Retry-After": "120"})
        one.stand.panic(venue=Venue.BINANCE)
        assert await one.look_for(60.0) == set()
        assert one.progress._held("drill-c")
        assert not one.progress._held("drill-a")
