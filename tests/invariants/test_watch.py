"""Every kill switch of a test is watched: one that breaks a rule fails its test, one that keeps them all does not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from gui.domain.clock import LoopClock
from gui.domain.rows import By, Proof, ProofKind, State
from gui.domain.venues import Environment
from gui.engine.complaints import Complaints
from gui.engine.pacing import AccountPace
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import LIMITS, SimConnector, make_account, make_order
from tests.invariants.watch import PART_STOPPED, Watch, watching

pytestmark = pytest.mark.looptime


@pytest.fixture(autouse=True)
def _only_ours(invariants: list[Watch]) -> Iterator[None]:
    """The watch that every test has would fail for what is broken here on purpose."""
    yield
    invariants.clear()


def made() -> tuple[KillSwitch, SimConnector]:
    loop = asyncio.get_running_loop()
    clock = LoopClock(loop.time, 1_795_000_000.0, loop.time())
    switch = KillSwitch(clock, MemoryJournal(), Environment.DRILL, keep_known=False)
    pace = AccountPace(clock, LIMITS)
    venue = SimConnector(make_account(), clock, pace)
    switch.add(venue, pace, idle_s=3.0)
    venue.put(make_order("1"))
    return switch, venue


async def test_a_right_program_is_watched_and_nothing_is_found() -> None:
    with watching() as watches:
        switch, _ = made()
        switch.start()
        await asyncio.sleep(0.5)
        switch.panic(Scope())
        await asyncio.sleep(10.0)
        assert {row.state for row in switch.rows().values()} == {State.GONE}
        await switch.stop()
    (watch,) = watches
    assert {"I01", "I03", "I06", "I07", "I15", "I16"} <= set(watch.breaches.looked)
    assert watch.evidence.requests == 1


async def test_a_program_that_calls_an_order_gone_is_caught() -> None:
    with pytest.raises(AssertionError, match="I01"), watching():
        switch, _ = made()
        switch.start()
        await asyncio.sleep(0.5)
        (row,) = switch.rows().values()
        proof = Proof(ProofKind.STATUS, By.US, 5, 0.5, "canceled")
        switch._store.put(replace(row, proof=proof, note="cancelled"))
        await switch.stop()


async def test_a_program_that_forgets_its_intent_is_caught() -> None:
    with pytest.raises(AssertionError, match="I03"), watching():
        switch, _ = made()
        for desk in switch._desks.values():
            desk.cancels._intent = lambda *_: None  # type: ignore[method-assign, assignment]
        switch.start()
        await asyncio.sleep(0.5)
        switch.panic(Scope())
        await asyncio.sleep(2.0)
        await switch.stop()


@pytest.mark.parametrize("allowed", [False, True])
async def test_a_part_that_stopped_is_caught_unless_the_test_made_it(allowed: bool) -> None:
    broken = False
    try:
        with watching(parts_may_stop=allowed):
            switch, _ = made()
            switch.start()
            await asyncio.sleep(0.5)
            Complaints(switch._journal, switch._clock).task_died("listing", RuntimeError())
            assert PART_STOPPED in switch.journal_lines()[-1].text
            await switch.stop()
    except AssertionError as error:
        broken = "I06" in str(error)
    assert broken is not allowed


async def test_after_watching_the_switch_is_as_it_was() -> None:
    start, stop = KillSwitch.start, KillSwitch.stop
    with watching() as watches:
        assert KillSwitch.start is not start
    assert (KillSwitch.start, KillSwitch.stop, watches) == (start, stop, [])
