"""Listings as a run sees them: only those that it sweeps count, and only what is no longer young is read again."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.readings import FRESH_S
from gui.engine.runs import Run
from gui.engine.scope import Scope
from gui.engine.views import RunKind
from tests.engine.conftest import Bench
from tests.engine.sim import make_account

pytestmark = pytest.mark.looptime

BOTH = make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS)


def a_run(bench: Bench, what: What) -> Run:
    return Run(9, RunKind.PANIC, Scope(what=what), bench.clock.monotonic(), 1, None)


async def test_a_family_that_the_run_does_not_sweep_does_not_count(bench: Bench) -> None:
    venue = bench.venue(BOTH)
    await bench.start()
    venue.family_faults[Family.OKX_ORDERS] = VenueFault(FaultKind.VENUE_DOWN)
    readings, algos, orders = bench.switch._desks["acc"].readings, a_run(bench, What.ALGOS), a_run(bench, What.ORDERS)
    assert list(readings.of(algos)) == [Family.OKX_ALGO]
    assert list(readings.of(orders)) == [Family.OKX_ALGO, Family.OKX_ORDERS]
    await asyncio.sleep(6.6)
    assert readings.twice(algos) and readings.settled(algos) and readings.fresh(algos)
    assert not readings.twice(orders) and not readings.settled(orders) and not readings.fresh(orders)
    venue.family_faults[Family.OKX_ORDERS] = VenueFault(FaultKind.KEY, "50111", http_status=401)
    bench.switch.read_again()
    await asyncio.sleep(1.0)
    assert readings.settled(orders) and not readings.twice(orders)


async def test_only_what_is_no_longer_young_is_read_again_for_flat(bench: Bench) -> None:
    venue = bench.venue(BOTH, idle_s=60.0)
    await bench.start()
    desk = bench.switch._desks["acc"]
    await asyncio.sleep(FRESH_S)
    desk.readers[Family.OKX_ORDERS].read_again()
    await asyncio.sleep(1.0)
    run, before = a_run(bench, What.ORDERS), len(venue.reads)
    assert not desk.readings.fresh(run)
    desk.freshen(run)
    await asyncio.sleep(1.0)
    assert [family for _, family in venue.reads[before:]] == [Family.OKX_ALGO]
    assert desk.readings.fresh(run)
