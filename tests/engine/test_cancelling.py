"""The cancel service: intent first, sent once, every answer taken in, nothing sent that is not wanted."""

from __future__ import annotations

import asyncio

import pytest

from gui.connectors.base import CancelBatch
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.replies import CancelReply, Reach
from gui.domain.rows import State
from gui.journal.entries import NOT_SENT, Answer, Intent
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_order

pytestmark = pytest.mark.looptime


async def test_an_order_that_ends_between_plan_and_disk_is_not_sent(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    commit = bench.journal.commit

    async def slow(entry: object) -> bool:
        bench.switch.stop_sending()
        return await commit(entry)  # type: ignore[arg-type]

    bench.journal.commit = slow  # type: ignore[method-assign]
    bench.panic()
    await asyncio.sleep(1)
    assert venue.sent == []
    assert len(bench.journal.of(Intent)) == 1
    answers = [entry for entry in bench.journal.entries if isinstance(entry, Answer)]
    assert [answer.verdict for answer in answers] == [NOT_SENT]


@pytest.mark.part_stops
async def test_a_part_that_stops_leaves_its_row_unknown_and_the_rest_goes_on(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    cancel = venue.cancel
    failed: list[CancelBatch] = []

    async def fails_once(batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        if not failed:
            failed.append(batch)
            raise RuntimeError("https://host/?signature=abc")
        return await cancel(batch, deadline_s=deadline_s)

    venue.cancel = fails_once  # type: ignore[method-assign]
    seen: list[State] = []
    bench.switch.subscribe(lambda change: seen.extend(bench.states().values()))
    bench.panic()
    await asyncio.sleep(0.1)
    assert State.UNKNOWN in seen
    assert (await bench.over()).flat
    told = " ".join(line.text for line in bench.journal.lines())
    assert "RuntimeError" in told
    assert "signature" not in told


async def test_each_try_is_numbered_and_written(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"), How.BUSY)
    await bench.start()
    bench.panic()
    await bench.over()
    intents = [entry for entry in bench.journal.entries if isinstance(entry, Intent)]
    assert [intent.tries for intent in intents] == [(1,), (2,), (3,)]
    assert len({intent.attempt for intent in intents}) == 3
    assert {intent.host for intent in intents} == {"venue.test"}


@pytest.mark.parametrize("refused", [False, True])
async def test_after_stop_nothing_is_tried_again_whatever_state_it_was_left_in(bench: Bench, refused: bool) -> None:
    venue = bench.venue()
    for number in range(5):
        venue.put(make_order(str(number)))
    await bench.start()
    if refused:
        venue.cancel_refusal = ("50110", Reach.ORDER)
    else:
        venue.cancel_fault = VenueFault(FaultKind.RESET, message="hung up")
    bench.panic()
    await asyncio.sleep(1)
    assert set(bench.states().values()) & {State.REJECTED, State.UNKNOWN}
    bench.switch.stop_sending()
    await asyncio.sleep(0.1)
    before = len(venue.sent)
    await asyncio.sleep(90)
    assert len(venue.sent) == before > 0
