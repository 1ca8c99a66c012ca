"""Silence of any length: probes never stop nor hurry, nothing grows, and the first answer releases everything."""

from __future__ import annotations

import asyncio
import gc
import random
from itertools import pairwise

import pytest

from gui.domain.clock import LoopClock
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, Fate, Reach
from gui.domain.rows import State
from gui.domain.transitions import first_seen, pressed
from gui.engine.cancelling import ANSWER_S, CancelService
from gui.engine.evidence import Evidence
from gui.engine.gate import Mood
from gui.engine.pacing import AccountPace
from gui.engine.parts import spread_of
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.engine.views import RunPhase
from gui.journal.entries import Entry
from tests.engine.conftest import Bench, bench
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import LIMITS, SimConnector, make_account, make_order

pytestmark = pytest.mark.looptime

HOUR_S = 3600.0
DOWN = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
NO_ROUTE = VenueFault(FaultKind.CONNECT, sent=False)

__all__ = ["bench"]


class Forgetful(MemoryJournal):
    """A journal that keeps nothing, as a disk costs no memory."""

    def record(self, entry: Entry) -> None:
        self.counted = getattr(self, "counted", 0) + 1

    async def commit(self, entry: Entry) -> bool:
        self.record(entry)
        return True


class Service:
    """The cancel service of one account alone, with so many wanted orders."""

    def __init__(self, count: int) -> None:
        loop = asyncio.get_running_loop()
        self.clock = LoopClock(loop.time, 1_795_000_000.0, loop.time())
        self.pace = AccountPace(self.clock, LIMITS)
        self.venue = SimConnector(make_account(), self.clock, self.pace)
        self.store = OrderStore()
        self.door = TaskDoor(lambda name, fault: None)
        journal = Forgetful()
        self.cancels = CancelService(
            self.venue,
            self.pace,
            self.store,
            journal,
            Evidence(self.store, journal, self.clock, lambda: None),
            self.clock,
            self.door,
            whole=lambda _: False,
            held=lambda _: False,
            on_free=lambda _: None,
            on_answer=self._answered,
            read_clocks=lambda: None,
            spread=spread_of(random.Random(1)),
        )
        self.answers = 0
        now = self.clock.monotonic()
        for number in range(count):
            order = make_order(str(number))
            self.venue.put(order)
            self.store.put(pressed(first_seen(order, now, 0), 1, now))
        self.cancels.want(list(self.store.rows), 1)

    def _answered(self, reply: CancelReply, now: float) -> None:
        self.answers += 1

    @property
    def tries(self) -> list[float]:
        return [when for when, _, _ in self.venue.sent]


@pytest.mark.parametrize(("fault", "hours"), [(None, 16), (DOWN, 3), (NO_ROUTE, 3)])
async def test_hours_of_silence_cost_a_probe_every_two_seconds_and_no_memory(
    fault: VenueFault | None, hours: int
) -> None:
    service = Service(1)
    service.venue.cancel_fault, service.venue.hang = fault, fault is None
    # A try that hangs is itself a wait of four seconds: the next one leaves at once after it.
    apart_s = 2.1 if fault is not None else ANSWER_S + 0.2 + 0.1
    service.door.keep("cancels", service.cancels.work)
    await asyncio.sleep(HOUR_S)
    gc.collect()
    first = len(gc.get_objects())
    most, least = 0.0, HOUR_S
    for _ in range(hours - 1):
        del service.venue.sent[:-1]
        await asyncio.sleep(HOUR_S)
        gaps = [after - before for before, after in pairwise(service.tries)]
        most, least = max(most, *gaps), min(least, *gaps)
        del service.venue.sent[:-1]
    gc.collect()
    assert least >= 0.2
    assert most <= apart_s
    assert service.answers > hours * HOUR_S / apart_s
    assert len(gc.get_objects()) - first < 50
    service.venue.cancel_fault, service.venue.hang = None, False
    began = service.clock.monotonic()
    await asyncio.sleep(apart_s + 0.5)
    assert min(when for when in service.tries if when > began) - began <= apart_s
    assert [row.state for row in service.store.rows.values()] == [State.ACCEPTED]
    assert await service.door.close(1.0) == ()


async def test_many_orders_share_one_probe_a_second_while_the_venue_hangs() -> None:
    service = Service(30)
    service.venue.hang = True
    service.door.keep("cancels", service.cancels.work)
    await asyncio.sleep(120.0)
    probes = [when for when in service.tries if when > 10.0]
    gaps = [after - before for before, after in pairwise(probes)]
    assert gaps == pytest.approx([1.0] * len(gaps), abs=0.1)
    each: dict[str, list[float]] = {}
    for when, ids, _ in service.venue.sent:
        assert when < 10.0 or len(ids) == 1
        for algo_id in ids:
            each.setdefault(algo_id, []).append(when)
    assert len(each) == 30
    assert all(after - before >= 0.2 for times in each.values() for before, after in pairwise(times))
    assert await service.door.close(1.0) == ()


async def test_a_refused_account_is_probed_twice_a_minute_for_ever() -> None:
    service = Service(5)
    service.venue.cancel_refusal = ("50105", Reach.ACCOUNT)
    service.door.keep("cancels", service.cancels.work)
    await asyncio.sleep(2 * HOUR_S)
    gaps = [after - before for before, after in pairwise(when for when in service.tries if when > 60.0)]
    assert len(gaps) > 200
    assert all(10.0 <= gap <= 60.0 for gap in gaps)
    assert service.cancels.gate.mood is Mood.REFUSED
    assert await service.door.close(1.0) == ()


@pytest.mark.parametrize("outage_s", [7.3, 61.9, 600.4])
@pytest.mark.parametrize("hangs", [True, False])
async def test_after_recovery_the_first_cancel_leaves_in_time_and_fifty_are_proven(
    bench: Bench, outage_s: float, hangs: bool
) -> None:
    venue = bench.venue()
    for number in range(50):
        venue.put(make_order(str(number), instrument=f"COIN-{number % 5}"))
    await bench.start()
    venue.hang = hangs
    venue.cancel_fault = venue.listing_fault = None if hangs else DOWN
    venue.status_broken = not hangs
    bench.panic()
    await asyncio.sleep(outage_s)
    run = bench.switch.run()
    assert run is not None
    assert run.phase is RunPhase.ARMED
    venue.hang = venue.status_broken = False
    venue.cancel_fault = venue.listing_fault = None
    back = bench.clock.monotonic()
    assert (await bench.over()).flat
    assert min(when for when, _, _ in venue.sent if when > back) - back <= 2.5
    assert bench.clock.monotonic() - back <= 8.0


async def test_a_run_whose_last_order_a_listing_proved_gone_is_not_armed(bench: Bench) -> None:
    venue, other = bench.venue(), bench.venue(make_account("other"))
    order = make_order("1")
    venue.put(order)
    other.put(make_order("2", account="other"))
    await bench.start()
    venue.cancel_fault = other.cancel_fault = DOWN
    bench.panic()
    await asyncio.sleep(10.0)
    armed = bench.switch.run()
    assert armed is not None
    assert armed.phase is RunPhase.ARMED
    for place in (venue, other):
        for truth in place.truths.values():
            truth.fate = Fate.CANCELLED
    wrong: list[RunPhase] = []
    async with asyncio.timeout(30.0):
        while (run := bench.switch.run()) is not None and run.phase in (RunPhase.RUNNING, RunPhase.ARMED):
            if run.open == 0 and run.phase is RunPhase.ARMED:
                wrong.append(run.phase)
            await asyncio.sleep(0.05)
    assert wrong == []
    assert run is not None
    assert run.flat
