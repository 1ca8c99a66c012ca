"""A record from memory, for when the disk is no use; it says so."""

from __future__ import annotations

import pytest

from gui.domain.exchanges import Purpose
from gui.domain.rows import State
from gui.proof.live import record_from_memory
from gui.proof.record import RunRecord, Source
from tests.engine.conftest import Bench, bench
from tests.engine.flatten_bench import flatten_bench
from tests.engine.sim import How, make_order
from tests.engine.simflattener import key_of

__all__ = ["bench"]
pytestmark = pytest.mark.looptime


def made_of(bench: Bench) -> RunRecord:
    now_ms = int(bench.clock.wall() * 1000)
    made = record_from_memory(bench.switch, bench.switch.run_keys(), "drill", now_ms, "Disk full.", "ann")
    assert made is not None
    return made


async def test_a_run_is_made_from_the_engine_with_its_exchanges(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(3):
        venue.put(make_order(str(number)), (How.NORMAL, How.FIRES, How.NEVER)[number])
    await bench.start()
    assert record_from_memory(bench.switch, (), "drill", 0, "") is None
    bench.panic()
    going = made_of(bench)
    assert going.outcome == ""
    assert any("still on" in words for words in going.remarks)
    await bench.over()
    made = made_of(bench)
    assert made.source is Source.MEMORY
    assert "Disk full." in made.remarks[0]
    states = {order.key.algo_id: order.state for order in made.orders}
    assert states == {"0": State.GONE, "1": State.TRIGGERED, "2": State.REJECTED}
    assert (made.outcome, made.flat) == ("not-flat", False)
    gone = made.orders[0]
    assert gone.ends[0].by == "our cancel"
    assert gone.tries[0].attempt == made.exchanges[0].attempt
    assert gone.tries[0].path == "/batch"
    assert len([one for one in made.exchanges if one.purpose is Purpose.CANCEL]) == len(
        {one.attempt for one in made.exchanges if one.attempt}
    )
    assert made.presses[0].by == "ann"
    assert made.clocks[0].note.account == "acc"
    bench.switch.clear_finished()
    assert any("cleared from the screen" in words for words in made_of(bench).remarks)


async def test_flat_and_stopped_are_told(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await bench.over()
    assert made_of(bench).flat
    venue.put(make_order("2"), How.NEVER)
    bench.switch.read_again()
    await bench.start()
    bench.panic()
    bench.switch.stop_sending()
    assert made_of(bench).outcome == "stopped"


@pytest.mark.looptime
async def test_positions_of_the_run_stand_in_a_record_from_memory() -> None:
    async with flatten_bench() as bench:
        _, positions = bench.account()
        positions.put(key_of(), "3.2")
        await bench.start()
        bench.flatten()
        await bench.over()
        made = record_from_memory(bench.switch, bench.switch.run_keys(), "drill", 1_795_000_100_000, "no disk")
    assert made is not None and made.flat and made.closes
    (one,) = made.flattened.positions
    assert one.closed and one.size == "3.2" and "complete readings" in one.ends[0].proof
