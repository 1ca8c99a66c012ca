"""The journal's story: ends once each, readings when they change, and what is kept for the next start."""

from __future__ import annotations

import asyncio

import pytest

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Family, Venue
from gui.journal.entries import Ended, KnownOrder, Tone
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_account, make_order

pytestmark = pytest.mark.looptime


async def test_every_end_is_written_once_and_told_together(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(8):
        venue.put(make_order(str(number)), How.FIRES if number == 0 else How.NORMAL)
    await bench.start()
    bench.panic()
    await bench.over()
    ended = [entry for entry in bench.journal.entries if isinstance(entry, Ended)]
    assert sorted(entry.key.algo_id for entry in ended) == [str(n) for n in range(8)]
    assert {entry.state for entry in ended} == {"GONE", "TRIGGERED"}
    told = [line.text for line in bench.journal.lines() if "proven gone" in line.text]
    assert 1 <= len(told) <= 3


async def test_readings_are_told_when_they_change(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    await asyncio.sleep(20)
    texts = [line.text for line in bench.journal.lines()]
    assert len([text for text in texts if "listing read" in text]) == 1
    venue.listing_fault = VenueFault(FaultKind.VENUE_DOWN, http_status=503)
    await asyncio.sleep(20)
    texts = [line.text for line in bench.journal.lines()]
    assert [text for text in texts if "failed" in text] == ["listing failed: HTTP 503 · the 1 rows stay as last seen"]


async def test_what_is_open_is_kept_for_the_next_start(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    venue.put(make_order("2"), How.FIRES)
    await bench.start()
    assert [known.order.key.algo_id for known in bench.journal.kept[("acc", "drill")]] == ["1", "2"]
    first = bench.journal.kept[("acc", "drill")][0].seen_ms
    await asyncio.sleep(20)
    assert bench.journal.kept[("acc", "drill")][0].seen_ms > first
    bench.panic()
    await bench.over()
    assert bench.journal.kept[("acc", "drill")] == ()


async def test_an_order_that_had_ended_and_is_listed_again_is_told(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    await bench.start()
    bench.panic()
    await bench.over()
    venue.put(make_order("1"))
    await asyncio.sleep(60)
    lines = [line for line in bench.journal.lines() if "listed again" in line.text]
    assert [line.tone for line in lines] == [Tone.BAD]
    assert "had ended and is listed again · counted as open" in lines[0].text


async def test_what_this_start_does_not_read_is_kept_for_the_one_that_does(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    known = KnownOrder(make_order("9", family=Family.OKX_ORDERS), 5)
    bench.journal.keep_known("acc", "drill", (known, KnownOrder(make_order("8"), 5)))
    await bench.start()
    await asyncio.sleep(20)
    kept = {one.order.key.algo_id for one in bench.journal.known("acc", "drill")}
    assert kept == {"1", "8", "9"}
    assert "9" not in bench.states()


async def test_a_reading_of_ordinary_orders_is_told_as_such(bench: Bench) -> None:
    bench.venue(make_account("acc", Venue.OKX, Family.OKX_ALGO, Family.OKX_ORDERS))
    await bench.start()
    texts = [line.text for line in bench.journal.lines()]
    assert any(text.startswith("orders listing read · 0 open orders") for text in texts)
    assert any(text.startswith("algo listing read · 0 open algo orders") for text in texts)
