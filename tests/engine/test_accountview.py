"""How an account stands, from reading to flat."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Family, Venue
from gui.engine.views import Health
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_account, make_order

pytestmark = pytest.mark.looptime


async def test_from_reading_over_sending_to_flat(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    bench.switch.start()
    assert bench.switch.accounts()[0].health is Health.READING
    await asyncio.sleep(0.5)
    assert bench.switch.accounts()[0].health is Health.READY
    bench.panic()
    assert bench.switch.accounts()[0].health is Health.SENDING
    await bench.over()
    view = bench.switch.accounts()[0]
    assert (view.health, view.open, view.gone) == (Health.FLAT, 0, 1)
    assert view.latency_s == pytest.approx(0.08)


async def test_an_account_is_flat_although_another_one_of_the_run_is_not(bench: Bench) -> None:
    good, bad = bench.venue(make_account("acc-a")), bench.venue(make_account("acc-b"))
    good.put(make_order("1", account="acc-a"))
    bad.put(make_order("2", account="acc-b"), How.FIRES)
    await bench.start()
    bench.panic()
    await bench.over()
    assert [view.health for view in bench.switch.accounts()] == [Health.FLAT, Health.READY]


async def test_waiting_silent_and_down(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    assert venue.pace is not None
    venue.pace.freeze("", 5.0)
    view = bench.switch.accounts()[0]
    assert (view.health, view.wait_s) == (Health.WAITING, 5.0)
    await asyncio.sleep(6)
    venue.cancel_fault = VenueFault(FaultKind.CONNECT, message="no connection", sent=False)
    bench.panic()
    await asyncio.sleep(1)
    assert bench.switch.accounts()[0].health is Health.SILENT
    venue.cancel_fault = None
    await bench.over()
    venue.listing_fault = VenueFault(FaultKind.TIMEOUT)
    await asyncio.sleep(10)
    assert bench.switch.accounts()[0].health is Health.DOWN


async def test_a_failing_ordinary_listing_is_told_and_stops_no_word_on_algo_orders(bench: Bench) -> None:
    venue = bench.venue(make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS))
    venue.put(make_order("1"), How.BUSY)
    await bench.start()
    refused = VenueFault(FaultKind.PERMISSION, "50120", "no permission")
    venue.family_faults[Family.OKX_ORDERS] = refused
    bench.switch.read_again()
    await asyncio.sleep(0.5)
    view = bench.switch.accounts()[0]
    assert (view.health, view.fault, view.complete, view.fresh) == (Health.BLOCKED, refused, False, False)
    bench.panic()
    assert bench.switch.accounts()[0].health is Health.SENDING
    down = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    venue.family_faults[Family.OKX_ALGO] = down
    bench.switch.read_again()
    await asyncio.sleep(2.5)
    assert bench.switch.accounts()[0].fault == down
    venue.family_faults.clear()
    assert (await bench.over()).flat
