"""Listings add what they show; only complete ones take anything away, and confirming ones tell nobody."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.domain.transitions import absent, first_seen
from gui.engine.sightings import only_confirmed
from tests.engine.conftest import Bench
from tests.engine.sim import make_order

pytestmark = pytest.mark.looptime


async def test_confirmed_rows_are_renewed_in_silence(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    told: set[OrderKey] = set()
    bench.switch.subscribe(lambda change: told.update(change.keys))
    seen = bench.switch.rows()[make_order("1").key].sighting.seen_ms
    await asyncio.sleep(7)
    assert told == set()
    newer = bench.switch.rows()[make_order("1").key].sighting.seen_ms
    assert seen is not None
    assert newer is not None
    assert newer > seen


async def test_an_order_missing_for_a_while_is_unknown_and_then_open_again(bench: Bench) -> None:
    venue = bench.venue()
    truth = venue.put(make_order("1"))
    venue.status_broken = True
    await bench.start()
    truth.listed = False
    await asyncio.sleep(4)
    assert bench.states() == {"1": State.UNKNOWN}
    truth.listed = True
    await asyncio.sleep(4)
    assert bench.states() == {"1": State.LIVE}


def test_what_counts_as_only_confirmed() -> None:
    row = first_seen(make_order("1"), 1.0, 1_000)
    assert only_confirmed(row, replace(row, sighting=replace(row.sighting, seen_ms=2_000)))
    assert not only_confirmed(row, replace(row, order=replace(row.order, venue_status="pause")))
    assert not only_confirmed(absent(row, 2.0, 2.1, 2_100), row)
