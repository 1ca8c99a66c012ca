"""L02, L03, L05 and L06 in virtual time: parts that die or hang, the end in the middle, repeated presses."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any

import pytest

from gui.domain.rows import State
from gui.domain.venues import Venue
from gui.drill.faults import FaultAct
from gui.drill.orders import OrderState
from gui.engine.views import Change, Health, RunPhase
from gui.journal.entries import Answer, Entry, Intent, Line
from gui.models.account_texts import tile
from gui.models.chip_state import STALE_AFTER_S, Moment, stale_for
from gui.models.deck_state import gather
from gui.models.run_texts import facts
from tests.engine.memory_journal import MemoryJournal
from tests.stand import Stand, World, make_world

pytestmark = pytest.mark.looptime

BOTH = pytest.mark.parametrize("venue", list(Venue))
LABEL = {Venue.OKX: "drill-a", Venue.BINANCE: "drill-c"}


def said(stand: Stand) -> str:
    """The journal's lines for people as one text."""
    return "\n".join(f"{line.about}: {line.text}" for line in stand.switch.journal_lines())


def most_asked(world: World) -> int:
    """How often the same cancel of the same order, or of the same symbol, reached the venues at most."""
    return max(Counter((one.account, one.path, item) for one in world.cancels for item in one.items).values())


def closest(world: World) -> float:
    """The least time between two arrivals of the same cancel, infinity where none came twice (seconds)."""
    at: dict[tuple[str, str, str], list[float]] = {}
    for one in world.cancels:
        for item in one.items:
            at.setdefault((one.account, one.path, item), []).append(one.at)
    return min((later - before for each in at.values() for before, later in pairwise(each)), default=float("inf"))


def dies_once(owner: Any, name: str) -> list[int]:
    """Let a coroutine method fail at its next call, and work from then on; gives the list that counts calls."""
    real: Callable[..., Awaitable[object]] = getattr(owner, name)
    calls: list[int] = []

    async def failing(*args: Any, **more: Any) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("https://venue.test/?signature=CANARY")
        return await real(*args, **more)

    setattr(owner, name, failing)
    return calls


# --- L02 ---


@BOTH
@pytest.mark.part_stops
@pytest.mark.parametrize("part", ["list_orders", "read_clocks", "order_status", "cancel"])
async def test_L02_a_part_that_dies_is_started_again_and_a_run_ends_all_the_same(venue: Venue, part: str) -> None:
    world = make_world()
    stand = Stand(world)
    calls = dies_once(stand.connectors[LABEL[venue]], part)
    await stand.start()
    stand.panic()
    await stand.over()
    assert all(order.state is OrderState.CANCELLED for order in world.book)
    if part in ("list_orders", "read_clocks"):
        # Single tasks of one request are not started again: the row's own retry is.
        assert "and is started again; PANIC is not affected" in said(stand)
    assert "CANARY" not in said(stand)
    assert len(calls) > (part != "order_status")
    await stand.stop()


@BOTH
async def test_L02_a_reader_that_hangs_shows_its_age_and_stale_rows_although_nothing_failed(venue: Venue) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    label = LABEL[venue]
    assert stand.account(label).health is Health.READY
    never = asyncio.Event()

    async def hangs(*_: Any, **__: Any) -> None:
        await never.wait()

    stand.connectors[label].list_orders = hangs  # type: ignore[method-assign, assignment]
    # One idle reading, and five seconds more.
    await asyncio.sleep(18)
    view = stand.account(label)
    assert view.health is Health.DOWN
    assert all(family.fault is None for family in view.families)
    state = gather(stand.switch, Moment.of(stand.clock), stand.switch.environment)
    told = tile(state, view)
    assert told.alarm
    assert told.line.startswith("No listing for 0:")
    assert facts(state)[0].tone.value == "bad" or "Ready" not in facts(state)[0].label
    rows = [row for key, row in stand.switch.rows().items() if key.account == label]
    assert rows
    assert all((stale_for(row, round(stand.clock.wall() * 1000)) or 0) > STALE_AFTER_S for row in rows)
    others = [each for each in stand.switch.accounts() if each.account.venue is not venue]
    assert all(each.health is Health.READY for each in others)
    await stand.stop()


@pytest.mark.part_stops
async def test_L02_one_listener_that_fails_stops_neither_the_others_nor_a_cancel() -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    heard: list[Change] = []

    def screen(change: Change) -> None:
        raise ValueError("a screen that fails: CANARY")

    stand.switch.subscribe(screen)
    stand.switch.subscribe(heard.append)
    stand.panic()
    run = await stand.over()
    assert run.flat
    assert heard
    assert said(stand).count("one part stopped") == 1
    assert "CANARY" not in said(stand)
    await stand.stop()


@pytest.mark.part_stops
async def test_L02_an_account_of_the_story_that_fails_keeps_no_run_from_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()

    def fails(*_: object) -> None:
        raise KeyError("no such line")

    monkeypatch.setattr(stand.switch._chronicle, "look", fails)
    stand.panic()
    run = await stand.over()
    assert (run.flat, run.phase) == (True, RunPhase.FINISHED)
    assert all(order.state is OrderState.CANCELLED for order in world.book)
    await stand.stop()


# --- L03 ---


@BOTH
async def test_L03_the_end_waits_for_the_answers_under_way_and_sends_nothing_more(venue: Venue) -> None:
    world = make_world()
    journal = MemoryJournal()
    stand = Stand(world, journal=journal)
    await stand.start()
    world.fault(FaultAct.DELAY, venue, delay_s=1.5)
    stand.panic(venue=venue)
    await asyncio.sleep(0.3)
    under_way = [key for key, state in stand.states().items() if state is State.SENT]
    assert under_way
    left = len(world.cancels)
    await stand.stop()
    assert not [key for key in under_way if stand.states()[key] is State.SENT]
    assert len(world.cancels) <= left + 1
    answered = {entry.key for entry in journal.of(Answer) if isinstance(entry, Answer)}
    assert answered >= set(under_way)


@BOTH
async def test_L03_what_gets_no_answer_in_five_seconds_is_unknown_at_the_next_start(venue: Venue) -> None:
    world = make_world()
    journal = MemoryJournal()
    stand = Stand(world, journal=journal)
    await stand.start()
    hanging = world.fault(FaultAct.HANG, venue)
    stand.panic(venue=venue)
    await asyncio.sleep(0.3)
    under_way = {key for key, state in stand.states().items() if state is State.SENT}
    assert under_way
    began = asyncio.get_running_loop().time()
    await stand.stop()
    assert asyncio.get_running_loop().time() - began <= 6.0
    intents = [entry for entry in journal.entries if isinstance(entry, Intent)]
    answers = [entry for entry in journal.entries if isinstance(entry, Answer)]
    asked = {key for entry in intents for key in entry.keys}
    assert asked >= under_way
    # Each one has either no answer in the journal or one that says that nothing is known.
    assert {entry.verdict for entry in answers if entry.key in under_way} <= {"unknown"}
    world.faults.remove(hanging)


# --- L05 ---


@BOTH
async def test_L05_a_journal_that_writes_nothing_delays_no_cancel_and_is_told(venue: Venue) -> None:
    world = make_world()
    journal = MemoryJournal()
    journal.broken = True
    stand = Stand(world, journal=journal)
    await stand.start()
    stand.panic(venue=venue)
    run = await stand.over()
    assert run.flat
    assert not stand.switch.journal_health().writing
    await stand.stop()


@BOTH
@pytest.mark.part_stops
async def test_L05_a_journal_that_raises_stops_no_cancel(venue: Venue) -> None:
    world = make_world()
    journal = MemoryJournal()
    stand = Stand(world, journal=journal)
    await stand.start()
    record = journal.record

    def fails(entry: Entry) -> None:
        if isinstance(entry, Line):
            raise OSError(28, "No space left on device")
        record(entry)

    stand.panic(venue=venue)
    journal.record = fails  # type: ignore[method-assign]
    async with asyncio.timeout(60):
        while any(order.live for order in world.book if order.family.venue is venue):
            await asyncio.sleep(0.1)
    journal.record = record  # type: ignore[method-assign]
    await stand.stop()


# --- L06 ---


@BOTH
async def test_L06_a_hundred_presses_a_second_fold_into_one_cancel_for_an_order(venue: Venue) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.fault(FaultAct.DELAY, venue, delay_s=0.6)
    numbers = set()
    for _ in range(100):
        numbers.add(stand.panic(venue=venue))
        await asyncio.sleep(0.01)
    await stand.over()
    assert numbers == {1}
    assert all(order.state is OrderState.CANCELLED for order in world.book if order.family.venue is venue)
    # A press after the venue's yes sends once more; never while a cancel of that order is under way.
    assert most_asked(world) <= 2
    assert closest(world) >= 0.6
    await stand.stop()


@BOTH
async def test_L06_selected_presses_fold_too(venue: Venue) -> None:
    world = make_world()
    stand = Stand(world)
    await stand.start()
    world.fault(FaultAct.DELAY, venue, delay_s=0.6)
    keys = [key for key in stand.switch.rows() if key.family.venue is venue][:3]
    for _ in range(50):
        stand.switch.cancel(keys)
        await asyncio.sleep(0.01)
    await stand.over()
    assert {item for one in world.cancels for item in one.items} == {key.algo_id for key in keys}
    assert most_asked(world) == 1
    await stand.stop()


async def test_L06_two_copies_at_once_end_every_order_and_each_proves_it() -> None:
    world = make_world()
    one, two = Stand(world), Stand(world)
    await asyncio.gather(one.start(), two.start())
    one.panic()
    two.panic()
    runs = await asyncio.gather(one.over(), two.over())
    assert [run.flat for run in runs] == [True, True]
    assert all(order.state is OrderState.CANCELLED for order in world.book)
    for stand in (one, two):
        assert set(stand.states().values()) == {State.GONE}
    await one.switch.stop()
    await two.stop()
