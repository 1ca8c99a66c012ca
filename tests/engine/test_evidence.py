"""What went over the wire is kept for each order, and the journal gets what a proof needs and no more."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from gui.domain.exchanges import HIDDEN, Exchange, Purpose
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import ProofKind, State
from gui.engine.evidence import ANSWERS_EVERY_S, KEPT, LISTINGS_EVERY_S, SAME_ANSWERS, SAME_LISTINGS
from gui.journal.entries import Answer, Exchanged, ListingRead
from tests.engine.conftest import Bench
from tests.engine.sim import How, make_order

pytestmark = pytest.mark.looptime


def written(bench: Bench, purpose: Purpose) -> list[Exchanged]:
    return [
        entry for entry in bench.journal.entries if isinstance(entry, Exchanged) and entry.exchange.purpose is purpose
    ]


def readings(bench: Bench) -> list[ListingRead]:
    return [entry for entry in bench.journal.entries if isinstance(entry, ListingRead)]


async def test_a_cancel_is_kept_for_its_orders_and_written_after_its_answers(bench: Bench) -> None:
    venue = bench.venue()
    orders = [make_order(str(number)) for number in range(3)]
    for order in orders:
        venue.put(order)
    await bench.start()
    assert bench.switch.exchanges(orders[0].key) == ()
    bench.panic()
    await bench.over()
    kept = bench.switch.exchanges(orders[1].key)
    cancel = kept[0]
    assert cancel.purpose is Purpose.CANCEL
    assert cancel.keys == tuple(order.key for order in orders)
    assert cancel.target == f"/batch?ids=0,1,2&signature={HIDDEN}"
    assert cancel.answer == f'{{"seen":"{HIDDEN}"}}'
    assert cancel.answered_ms is not None
    assert cancel.sent_ms == cancel.answered_ms - 80
    [entry] = written(bench, Purpose.CANCEL)
    assert entry.run == 1
    assert entry.exchange == cancel
    answers = [place for place, one in enumerate(bench.journal.entries) if isinstance(one, Answer)]
    assert bench.journal.entries.index(entry) > max(answers)
    assert cancel.attempt == bench.journal.entries[answers[0]].attempt  # type: ignore[union-attr]


async def test_a_cancel_without_an_answer_is_kept_with_its_fault(bench: Bench) -> None:
    venue = bench.venue()
    order = make_order("1")
    venue.put(order, How.DEAF)
    await bench.start()
    bench.panic()
    await bench.over()
    first, second = (entry.exchange for entry in written(bench, Purpose.CANCEL))
    assert first.fault == "reset: cut"
    assert first.answered_ms is None
    assert first.sent_ms is not None
    assert (second.fault, second.http_status) == ("", 200)


async def test_only_the_latest_are_kept_and_they_go_with_their_row(bench: Bench) -> None:
    venue = bench.venue()
    order = make_order("1")
    venue.put(order)
    venue.cancel_fault = VenueFault(FaultKind.TIMEOUT, message="no answer")
    venue.status_broken = True
    await bench.start()
    bench.panic()
    await asyncio.sleep(60)
    kept = bench.switch.exchanges(order.key)
    assert sum(one.purpose is Purpose.CANCEL for one in kept) == KEPT[Purpose.CANCEL]
    assert sum(one.purpose is Purpose.STATUS for one in kept) == KEPT[Purpose.STATUS]
    assert [one.sent_ms or 0 for one in kept] == sorted(one.sent_ms or 0 for one in kept)
    assert len(written(bench, Purpose.CANCEL)) > KEPT[Purpose.CANCEL]
    # The same silence again and again is written once.
    assert len(written(bench, Purpose.STATUS)) == 1
    venue.cancel_fault, venue.status_broken = None, False
    await bench.over()
    assert bench.states() == {"1": State.GONE}
    bench.switch.clear_finished()
    assert bench.switch.exchanges(order.key) == ()
    bench.switch._evidence._keep([order.key], kept[0])
    assert bench.switch.exchanges(order.key) == ()


async def test_the_listings_of_a_run_are_written_and_name_what_they_prove(bench: Bench) -> None:
    venue = bench.venue()
    orders = [make_order(str(number)) for number in range(60)]
    for order in orders:
        venue.put(order)
    venue.status_broken = True
    await bench.start()
    assert readings(bench) == []
    bench.panic()
    await bench.over()
    proving = [entry for entry in readings(bench) if entry.absent]
    assert all(entry.complete and entry.run == 1 for entry in proving)
    named = Counter(key for entry in proving for key in entry.absent)
    rows = bench.switch.rows()
    listed = [key for key, row in rows.items() if row.proof is not None and row.proof.kind is ProofKind.LISTINGS]
    assert listed
    assert all(named[key] >= 2 for key in listed)
    assert proving[-1].orders == 0
    assert proving[-1].pages[0].answer == f'{{"seen":"{HIDDEN}"}}'
    listing = next(one for one in bench.switch.exchanges(listed[0]) if one.purpose is Purpose.LISTING)
    assert listing in {page for entry in readings(bench) for page in entry.pages}
    before = len(bench.journal.entries)
    await asyncio.sleep(60)
    later = bench.journal.entries[before:]
    assert [entry for entry in later if isinstance(entry, Exchanged | ListingRead)] == []


async def test_a_listing_that_fails_in_the_same_way_is_written_once(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"), How.NEVER)
    await bench.start()
    venue.listing_fault = VenueFault(FaultKind.VENUE_DOWN, message="HTTP 503", http_status=503)
    bench.panic()
    await asyncio.sleep(20)
    [entry] = readings(bench)
    assert not entry.complete
    assert entry.fault == "venue-down: HTTP 503"
    assert entry.pages[0].http_status == 503


async def test_an_order_that_left_by_itself_has_its_listings_written_once(bench: Bench) -> None:
    venue = bench.venue()
    order = make_order("1")
    truth = venue.put(order)
    await bench.start()
    truth.listed = False
    venue.status_broken = True
    await asyncio.sleep(60)
    counted = [entry for entry in readings(bench) if order.key in entry.absent]
    assert len(counted) == 2
    assert len(written(bench, Purpose.STATUS)) == 1
    assert all(isinstance(one, Exchange) for one in bench.switch.exchanges(order.key))


async def test_a_run_that_hangs_for_an_hour_does_not_fill_the_disk(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1"))
    venue.cancel_fault = VenueFault(FaultKind.TIMEOUT, message="no answer")
    await bench.start()
    bench.panic()
    await asyncio.sleep(3600)
    assert bench.states() == {"1": State.UNKNOWN}
    assert venue.requests > 1000
    assert len(written(bench, Purpose.STATUS)) <= SAME_ANSWERS + 3600 / ANSWERS_EVERY_S
    assert len(readings(bench)) <= SAME_LISTINGS + 3600 / LISTINGS_EVERY_S
    venue.cancel_fault = None
    assert (await bench.over()).flat
    assert written(bench, Purpose.STATUS)[-1].exchange.answered_ms is not None
