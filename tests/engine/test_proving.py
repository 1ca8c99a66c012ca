"""Orders in doubt are asked for, the most doubtful first, and never all at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from gui.domain.clock import LoopClock
from gui.domain.replies import CancelReply, Fate, Verdict
from gui.domain.rows import By, Proof, ProofKind, Row, State
from gui.domain.transitions import absent, answered, first_seen, pressed, sent
from gui.engine.evidence import Evidence
from gui.engine.proving import AT_ONCE, FEW, StatusAsker
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import SimConnector, make_account, make_order

pytestmark = pytest.mark.looptime


class Asking:
    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.clock = LoopClock(loop.time, 0.0)
        self.venue = SimConnector(make_account(), self.clock, delay_s=0.05)
        self.store = OrderStore()
        self.door = TaskDoor()
        evidence = Evidence(self.store, MemoryJournal(), self.clock, lambda: None)
        self.asker = StatusAsker(self.venue, self.store, evidence, self.clock, self.door)
        self.door.start("asker", self.asker.work())
        self.store.subscribe(lambda change: self.asker.look(change.keys))

    def put(self, algo_id: str, verdict: Verdict, fate: Fate = Fate.CANCELLED) -> Row:
        order = make_order(algo_id)
        self.venue.put(order).fate = fate
        row = sent(pressed(first_seen(order, -1.0, 1_000), 1, -0.5), -0.4)
        row = answered(row, CancelReply(order.key, verdict), 0.0, rungs=1)
        self.store.put(row)
        return row


async def test_a_claim_is_asked_at_once_and_again_until_it_is_settled() -> None:
    asking = Asking()
    row = asking.put("1", Verdict.ALREADY_GONE, Fate.UNKNOWN)
    await asyncio.sleep(3.0)
    assert asking.venue.requests == 4
    asking.venue.truths[row.key].fate = Fate.CANCELLED
    await asyncio.sleep(5.0)
    assert asking.store.rows[row.key].state is State.GONE
    asked = asking.venue.requests
    await asyncio.sleep(60.0)
    assert asking.venue.requests == asked
    await asking.door.close(1.0)


async def test_an_order_that_is_firing_is_asked_for_each_third_of_a_second() -> None:
    asking = Asking()
    row = asking.put("1", Verdict.FIRED, Fate.OPEN)
    await asyncio.sleep(5.0)
    assert 13 <= asking.venue.requests <= 17
    asking.venue.truths[row.key].fate = Fate.FIRED
    await asyncio.sleep(0.5)
    assert asking.store.rows[row.key].state is State.TRIGGERED
    await asking.door.close(1.0)


async def test_an_ended_order_that_is_still_listed_is_asked_for_even_in_a_crowd() -> None:
    asking = Asking()
    rows = [asking.put(str(n), Verdict.ACCEPTED) for n in range(FEW + 1)]
    gone = Proof(ProofKind.STATUS, By.US, 1, 0.0, "CANCELED")
    asking.store.put(replace(rows[0], doubted=gone))
    await asyncio.sleep(4.0)
    assert asking.venue.requests == 4
    await asking.door.close(1.0)


async def test_what_has_been_called_ended_waits_behind_what_nobody_knows() -> None:
    asking = Asking()
    gone = Proof(ProofKind.STATUS, By.US, 1, 0.0, "CANCELED")
    with asking.store.gathered():
        for number in range(2 * AT_ONCE):
            row = asking.put(str(number), Verdict.ALREADY_GONE)
            asking.store.put(replace(row, doubted=gone))
        unknown = asking.put("99", Verdict.UNKNOWN)
    await asyncio.sleep(0.15)
    assert asking.store.rows[unknown.key].state is State.GONE
    await asking.door.close(1.0)


async def test_a_crowd_of_accepted_orders_waits_for_listings_and_few_are_asked() -> None:
    asking = Asking()
    rows = [asking.put(str(n), Verdict.ACCEPTED) for n in range(FEW + 1)]
    asked_early = asking.venue.requests
    assert asked_early == 0
    await asyncio.sleep(0)
    asking.store.clear([rows[0].key])
    asking.asker.look([rows[0].key])
    await asyncio.sleep(0.05)
    assert 0 < asking.venue.requests <= AT_ONCE
    await asyncio.sleep(5.0)
    assert all(row.state is State.GONE for row in asking.store.rows.values())
    await asking.door.close(1.0)


async def test_an_order_that_left_by_itself_is_asked_for_less_eagerly() -> None:
    asking = Asking()
    row = absent(first_seen(make_order("9"), 1.0, 1_000), 2.0, 2.1, 2_100)
    asking.store.put(row)
    await asyncio.sleep(14.0)
    assert asking.venue.requests == 3
    assert asking.store.rows[row.key].state is State.UNKNOWN
    await asking.door.close(1.0)


async def test_a_silent_venue_is_asked_by_single_probes_until_it_answers() -> None:
    asking = Asking()
    asking.venue.status_broken = True
    rows = [asking.put(str(number), Verdict.ALREADY_GONE) for number in range(30)]
    await asyncio.sleep(20.0)
    before = asking.venue.requests
    await asyncio.sleep(30.0)
    assert 25 <= asking.venue.requests - before <= 31
    asking.venue.status_broken = False
    await asyncio.sleep(7.0)
    assert all(asking.store.rows[row.key].state is State.GONE for row in rows)
    await asking.door.close(1.0)


async def test_an_answer_elsewhere_ends_the_probing() -> None:
    asking = Asking()
    asking.venue.status_broken = True
    rows = [asking.put(str(number), Verdict.ALREADY_GONE) for number in range(12)]
    await asyncio.sleep(9.5)
    asking.venue.status_broken = False
    asking.asker.heard()
    await asyncio.sleep(5.5)
    assert all(asking.store.rows[row.key].state is State.GONE for row in rows)
    await asking.door.close(1.0)
