"""Flatten with the shipped engine and connectors over the practice venues, whatever the venues do with a close."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.domain.closings import PositionState
from gui.domain.what import What
from gui.drill.positions import CloseBehaviour, PracticePosition
from gui.engine.flattensurface import flatten_of
from gui.proof.page import page_of
from gui.proof.reading import read_run
from gui.proof.runs import list_runs
from tests.engine.memory_journal import MemoryJournal
from tests.proof.made import journal_with
from tests.stand import Stand, World, make_world

pytestmark = pytest.mark.looptime

HOW = [
    CloseBehaviour.NORMAL,
    CloseBehaviour.SLOW,
    CloseBehaviour.FILLS_LATE,
    CloseBehaviour.LAGS,
    CloseBehaviour.PARTIAL,
    CloseBehaviour.REFUSES,
    CloseBehaviour.BAND,
    CloseBehaviour.REOPENS,
    CloseBehaviour.REVERSES,
]


def held(world: World) -> Iterator[PracticePosition]:
    """The positions as the venues really have them."""
    yield from world.book.positions


async def flattened(world: World, within: float = 120.0) -> Stand:
    """Press Flatten over a world and wait for the end."""
    stand = Stand(world, what=What.FLATTEN)
    await stand.start()
    stand.panic(what=What.FLATTEN)
    await stand.over(within)
    return stand


@pytest.mark.parametrize("how", HOW)
async def test_every_position_is_proven_closed_and_nothing_ever_flips(how: CloseBehaviour) -> None:
    world = make_world(whole=True)
    count = len(world.book.positions)
    for position in held(world):
        position.behaviour = how
    stand = await flattened(world)
    run = stand.switch.run()
    assert run is not None and run.flat
    assert run.positions == run.positions_closed == count
    assert all(position.size == 0 for position in held(world))
    surface = flatten_of(stand.switch)
    assert surface is not None
    assert {row.state for row in surface.positions().values()} == {PositionState.CLOSED}
    closes = world.ledger.closes
    assert not [close for close in closes if close.flipped or close.quantity > abs(close.before)]
    assert len({close.client_id for close in closes}) == len(closes)
    await stand.stop()


async def test_dust_is_left_and_named_and_its_stops_stay() -> None:
    world = make_world(whole=True)
    for position in held(world):
        position.behaviour = CloseBehaviour.DUST
    stand = await flattened(world)
    run = stand.switch.run()
    assert run is not None and not run.flat and run.positions_closed == 0
    surface = flatten_of(stand.switch)
    assert surface is not None
    rows = surface.positions().values()
    assert {row.state for row in rows} == {PositionState.LEFT}
    stays = {key for row in rows for key in surface.protectors(row.key)}
    assert stays and all(stand.switch.rows()[key].open for key in stays)
    await stand.stop()


async def test_the_proof_of_a_flatten_run_stands_in_the_journals_file(tmp_path: Path) -> None:
    world = make_world(whole=True)
    journal = MemoryJournal()
    stand = Stand(world, journal=journal, what=What.FLATTEN)
    await stand.start()
    number = stand.panic(what=What.FLATTEN)
    await stand.over(120.0)
    await stand.stop()
    path = journal_with(tmp_path / "journal.sqlite3", journal.entries)
    record = read_run(path, number)
    assert record.flat and record.closed == len(record.flattened.positions) == 8
    assert all(position.tries and position.tries[-1].verdict == "accepted" for position in record.flattened.positions)
    page, sealed = page_of(record, made_ms=record.last_ms, made_by="test")
    assert "every position proven closed" in page
    assert json.loads(sealed.json)["counts"]["positions_closed"] == 8
    (line,) = list_runs(path)
    assert (line.positions, line.open, line.outcome) == (8, 0, "flat")
    assert "then positions" in line.scope
    for practice in world.accounts:
        assert practice.secret not in page and practice.key not in page
