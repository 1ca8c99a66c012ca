"""Fault rows C01 to C04 and invariant I18: the shipped engine and connectors against venues that check every stamp."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from gui.connectors.okx.auth import stamp_of
from gui.domain.faults import FaultKind
from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.drill.faults import FaultAct
from gui.drill.orders import OrderState
from gui.engine.views import Health
from tests.engine.memory_journal import MemoryJournal
from tests.faults.stamps import (
    TIME_PATHS,
    Tape,
    asks,
    dated,
    signature,
    sleep_for,
    stamp_s,
    stored_times,
)
from tests.stand import Stand, World, make_world
from tests.virtual_wire import Sent

pytestmark = pytest.mark.looptime

VENUES = list(Venue)
CANCELS = {Venue.OKX: ("/api/v5/trade/cancel-algos",), Venue.BINANCE: ("/sapi/", "/fapi/", "/dapi/")}
# The practice venues take these stamps (seconds before and after their own time), as the real ones do.
TAKEN_S = {Venue.OKX: (30.0, 30.0), Venue.BINANCE: (60.0, 1.0)}


async def second_start(skew: float) -> tuple[World, Stand, Tape]:
    """Give a start whose rows are known from the last one, on a computer whose clock went wrong meanwhile."""
    world, journal = make_world(), MemoryJournal()
    first = Stand(world, journal=journal)
    await first.start()
    await first.stop()
    world.clock.skew = skew
    return world, Stand(world, journal=journal), Tape(world)


def all_cancelled(world: World, venue: Venue) -> bool:
    return all(order.state is OrderState.CANCELLED for order in world.book if order.family.venue is venue)


async def wrong_clock_at_the_press(venue: Venue, skew: float, *, with_date: bool) -> None:
    world, stand, tape = await second_start(skew)
    if with_date:
        dated(world)
    stand.switch.start()
    stand.panic(venue=venue)
    run = await stand.over()
    assert run.flat
    assert all_cancelled(world, venue)
    # Every cancel of the first wave was refused for its stamp, once, and left again at once with a good one.
    waits = tape.resent_after(venue)
    assert waits
    assert max(waits) < (0.05 if with_date else 0.3)
    again = [asks(sent) for sent, _ in tape.refused if sent.request.method != "GET"]
    assert len(again) == len(set(again))
    for label in {account.label for account in world.accounts if account.venue is venue}:
        view = stand.account(label)
        assert view.clock_offset_s == pytest.approx(-skew, abs=1.5)
        assert view.health is Health.FLAT
        assert view.fault is None
    told = [line.text for line in stand.switch.journal_lines() if "clock is" in line.text]
    assert any(f"{abs(skew):.0f}"[:2] in text and ("ahead of" if skew > 0 else "behind") in text for text in told)
    await stand.stop()


@pytest.mark.parametrize("with_date", [False, True])
@pytest.mark.parametrize("skew", [-600.0, 600.0, 61.0])
async def test_C01_a_stamp_refused_by_binance_reads_the_clock_and_signs_again_once(
    skew: float, with_date: bool
) -> None:
    await wrong_clock_at_the_press(Venue.BINANCE, skew, with_date=with_date)


@pytest.mark.parametrize("with_date", [False, True])
@pytest.mark.parametrize("skew", [-754.808, 600.0, 61.0])
async def test_C03_a_stamp_refused_by_okx_is_no_failed_sign_in(skew: float, with_date: bool) -> None:
    await wrong_clock_at_the_press(Venue.OKX, skew, with_date=with_date)


@pytest.mark.parametrize("venue", VENUES)
async def test_C01_the_reading_with_the_least_round_trip_of_three_counts(venue: Venue) -> None:
    world = make_world(skew=-30.0)
    # A slow way back, a slow way there, and one that is short: each service has its three.
    turns: dict[tuple[str, str], Iterator[tuple[float, float]]] = {}
    ways: deque[tuple[float, float]] = deque()

    def leaves(sent: Sent) -> None:
        three = turns.setdefault((sent.account, sent.path), iter([(0.04, 1.2), (0.5, 0.04), (0.02, 0.02)]))
        ways.append(next(three, (0.04, 0.04)) if sent.path in TIME_PATHS[venue] else (0.04, 0.04))

    world.network.heard = leaves
    world.network.way = ways.popleft
    stand = Stand(world)
    await stand.start(5.0)
    tape = Tape(world)
    stand.panic(venue=venue)
    assert (await stand.over()).flat
    assert max(abs(error) for error in tape.errors(venue)) < 0.03
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
async def test_C02_what_waits_in_our_queue_is_stamped_as_it_leaves(venue: Venue) -> None:
    world = make_world(skew=3.0)
    stand = Stand(world)
    await stand.start()
    tape = Tape(world)
    # The slow line keeps every answer back, so that rows wait their turn.
    world.network.way = lambda: (0.3, 0.6)
    stand.panic(venue=venue)
    assert (await stand.over()).flat
    assert max(abs(error) for error in tape.errors(venue)) < 0.1
    assert not tape.refused
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
async def test_C02_a_request_that_arrives_too_late_is_signed_again_for_every_retry(venue: Venue) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    tape = Tape(world)
    for path in CANCELS[venue]:
        world.fault(FaultAct.DELAY, venue, path, hits=2, delay_s=45.0, method="" if venue is Venue.OKX else "DELETE")
    stand.panic(venue=venue)
    run = await stand.over(180.0)
    assert run.flat
    assert all_cancelled(world, venue)
    signatures = [signature(sent) for sent in tape.cancels(venue)]
    assert len(signatures) == len(set(signatures))
    assert max(abs(error) for error in tape.errors(venue)) < 0.1
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
@pytest.mark.parametrize("jump", [-3600.0, 3600.0, -2.0, 2.0])
async def test_C04_a_clock_set_in_the_middle_of_a_run_costs_one_refusal_at_most(venue: Venue, jump: float) -> None:
    world = make_world(skew=10.0)
    dated(world)
    stand = Stand(world)
    await stand.start()
    tape = Tape(world)
    stand.panic(venue=venue)
    await asyncio.sleep(0.01)
    world.clock.skew += jump
    run = await stand.over()
    assert run.flat
    assert run.elapsed_s < 10.0
    assert all_cancelled(world, venue)
    again = [asks(sent) for sent, _ in tape.refused if sent.venue is venue and sent.request.method != "GET"]
    assert len(again) == len(set(again))
    if jump < 0 or jump < TAKEN_S[venue][1]:
        # Set back, or a little: stamps ride on the monotonic clock, and nothing is refused at all.
        assert max(abs(error) for error in tape.errors(venue)) < max(0.1, jump + 0.1)
        assert not again
    assert max((wait for wait in tape.resent_after(venue)), default=0.0) < 0.3
    await asyncio.sleep(2.0)
    label = next(account.label for account in world.accounts if account.venue is venue)
    assert stand.account(label).clock_offset_s == pytest.approx(-10.0 - jump, abs=0.1)
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
async def test_C04_sleep_of_an_hour_in_the_middle_of_a_run(venue: Venue) -> None:
    world = make_world(skew=7.0)
    stand = Stand(world)
    await stand.start()
    tape = Tape(world)
    tokens = [world.fault(FaultAct.HANG_AFTER, venue, path, method=METHOD[venue]) for path in CANCELS[venue]]
    stand.panic(venue=venue)
    await asyncio.sleep(0.3)
    assert State.SENT in stand.states().values()
    sleep_for(world, 3600.0)
    for token in tokens:
        world.faults.remove(token)
    woken = world.clock.monotonic()
    await asyncio.sleep(1.5)
    labels = {account.label for account in world.accounts if account.venue is venue}
    for label in labels:
        times = [sent.at for sent, _ in tape.left if sent.account == label and sent.path in TIME_PATHS[venue]]
        assert times
        assert min(at for at in times if at > woken) - woken < 1.1
        assert all(family.age_s is not None and family.age_s < 2.0 for family in stand.account(label).families)
    run = await stand.over()
    assert run.flat
    assert run.elapsed_s < 15.0
    assert all_cancelled(world, venue)
    # Asleep only the monotonic clock stood still: no stamp was ever wrong.
    assert not tape.refused
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
async def test_C04_summer_time_changes_no_stamp(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for zone in ("UTC", "America/New_York", "Pacific/Apia"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        world = make_world()
        dated(world)
        stand, tape = Stand(world), Tape(world)
        await stand.start()
        stand.panic(venue=venue)
        assert (await stand.over()).flat
        assert not tape.refused
        made.append(stamp_of(1_793_511_000_000))
        await stand.stop()
    monkeypatch.undo()
    time.tzset()
    assert set(made) == {"2026-11-01T05:30:00.000Z"}


METHOD = {Venue.OKX: "POST", Venue.BINANCE: "DELETE"}


@pytest.mark.parametrize("venue", VENUES)
@pytest.mark.parametrize("skew", [-600.0, 600.0])
async def test_C04_the_time_endpoint_is_down_and_the_date_of_answers_stands_in(venue: Venue, skew: float) -> None:
    world, stand, tape = await second_start(skew)
    dated(world)
    for path in TIME_PATHS[venue]:
        world.fault(FaultAct.ANSWER, venue, path, status=503, body="")
    stand.switch.start()
    stand.panic(venue=venue)
    assert (await stand.over()).flat
    assert all_cancelled(world, venue)
    label = next(account.label for account in world.accounts if account.venue is venue)
    assert stand.account(label).clock_offset_s == pytest.approx(-skew, abs=1.5)
    again = [asks(sent) for sent, _ in tape.refused if sent.request.method != "GET"]
    assert len(again) == len(set(again))
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
@pytest.mark.parametrize("age", ["", "120"])
async def test_C04_a_time_endpoint_answered_from_a_store_is_found_out(venue: Venue, age: str) -> None:
    world, stand, tape = await second_start(0.0)
    dated(world)
    stored_times(world, venue, world.clock.true_wall() - 120.0, age=age)
    stand.switch.start()
    await asyncio.sleep(3.0)
    stand.panic(venue=venue)
    assert (await stand.over()).flat
    early = len(tape.refused)
    # An answer that says its age deceives nobody; one that does not costs the first stamps.
    assert (early > 0) == (age == "")
    await asyncio.sleep(200.0)
    # Read again each minute, it is never believed again.
    assert len(tape.refused) == early
    assert max(abs(error) for error in tape.errors(venue)[-20:]) < 1.5
    await stand.stop()


@pytest.mark.parametrize("venue", VENUES)
async def test_C03_without_any_source_of_time_rows_wait_and_are_never_blocked(venue: Venue) -> None:
    world, stand, tape = await second_start(600.0)
    tokens = [world.fault(FaultAct.ANSWER, venue, path, status=503, body="") for path in TIME_PATHS[venue]]
    stand.switch.start()
    stand.panic(venue=venue)
    seen: set[State] = set()
    for _ in range(60):
        await asyncio.sleep(0.5)
        seen |= {row.state for key, row in stand.switch.rows().items() if key.family.venue is venue}
    assert State.REJECTED not in seen
    assert State.GONE not in seen
    assert {OrderState.CANCELLED} != {order.state for order in world.book if order.family.venue is venue}
    one = asks(tape.cancels(venue)[-1])
    sends = [sent.at for sent in tape.cancels(venue) if asks(sent) == one]
    gaps = [later - earlier for earlier, later in pairwise(sends)]
    # Once at once, then like any retry: no storm, and never a long silence.
    assert sum(gap < 0.2 for gap in gaps) <= 1
    assert max(gaps) < 3.5
    rows = [row for key, row in stand.switch.rows().items() if key.family.venue is venue]
    assert {row.cancel.fault.kind for row in rows if row.cancel.fault is not None} == {FaultKind.CLOCK}
    for token in tokens:
        world.faults.remove(token)
    assert (await stand.over()).flat
    await stand.stop()


@pytest.mark.parametrize("seed", range(4))
async def test_C04_I18_no_signature_twice_and_every_stamp_fresh_whatever_the_clock_does(seed: int) -> None:
    rng = random.Random(seed)
    world = make_world(skew=rng.uniform(-900.0, 900.0), seed=seed)
    dated(world)
    stand, tape = Stand(world), Tape(world)
    world.network.way = lambda: (rng.uniform(0.01, 0.4), rng.uniform(0.01, 0.4))
    world.fault(FaultAct.RESET_AFTER, None, "", method="DELETE", chance=0.2)
    world.fault(FaultAct.RESET_AFTER, Venue.OKX, "/api/v5/trade/cancel-algos", chance=0.2)
    await stand.start(3.0)
    stand.panic()
    for _ in range(4):
        await asyncio.sleep(rng.uniform(0.1, 2.0))
        world.clock.skew += rng.choice((-1, 1)) * rng.choice((0.3, 5.0, 61.0, 3600.0))
    assert (await stand.over(120.0)).flat
    # Binance signs no path, so that questions of two families in one millisecond bear the same.
    signed = [(sent.path, name) for sent, _ in tape.left if (name := signature(sent)) is not None]
    assert len(signed) == len(set(signed))
    # What the venue did not refuse lay within what it takes; and refusals were few.
    refused = {id(sent) for sent, _ in tape.refused}
    for sent, true in tape.left:
        stamp = stamp_s(sent)
        if stamp is not None and id(sent) not in refused:
            behind, ahead = TAKEN_S[sent.venue]
            assert -behind <= stamp - true <= ahead
    assert len(refused) < len(signed) / 3
    await stand.stop()


def test_C04_the_stamp_of_okx_is_utc() -> None:
    assert stamp_of(0) == datetime.fromtimestamp(0, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
