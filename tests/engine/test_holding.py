"""What is held stays in line with its note, and is freed as soon as nothing holds it any more."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from gui.domain.endnotes import HELD_NOTE, STAYS_NOTE
from gui.domain.orders import OrderKey
from gui.domain.rows import Phase, Row, State
from gui.domain.transitions import first_seen, pressed, sent, spared
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.desk import AccountDesk
from gui.engine.holding import LOOK_S, Holding, stands
from gui.engine.store import OrderStore
from tests.engine.conftest import Bench
from tests.engine.sim import make_account, make_order


def filled(*ids: str, protective: bool = False) -> tuple[OrderStore, list[Row]]:
    store = OrderStore()
    for algo_id in ids:
        store.put(pressed(first_seen(make_order(algo_id, protective=protective), 1.0, 1), 1, 1.0))
    return store, list(store.rows.values())


def test_what_is_held_says_so_and_is_looked_at_again_soon() -> None:
    store, rows = filled("1", "2")
    held = {"1"}
    freed = list[Family]()
    holding = Holding("acc", store, lambda row: row.key.algo_id in held, freed.append)
    ready, soonest = holding.part(rows, None)
    assert [row.key.algo_id for row in ready] == ["2"]
    assert soonest == LOOK_S
    assert [(row.state, row.note) for row in store.rows.values()] == [(State.QUEUED, HELD_NOTE), (State.QUEUED, "")]
    held.clear()
    ready, soonest = holding.part(list(store.rows.values()), 3.0)
    assert (len(ready), soonest) == (2, 3.0)
    assert {row.note for row in store.rows.values()} == {""}
    assert freed == [Family.OKX_ALGO]


def test_a_sooner_look_stays_and_a_row_that_left_keeps_its_own_note() -> None:
    store, rows = filled("1")
    holding = Holding("acc", store, lambda row: True, lambda _: None)
    assert holding.part(rows, 0.01)[1] == 0.01
    store.change(rows[0].key, lambda row: replace(sent(row, 2.0), note="other words"))
    holding.part([], None)
    assert store.rows[rows[0].key].note == "other words"


def test_an_instrument_is_spared_while_something_of_it_is_held() -> None:
    store, rows = filled("1")
    holding = Holding("acc", store, lambda row: True, lambda _: None)
    assert holding.holds(rows[0])
    assert holding.spares(Family.OKX_ALGO, "BTC-USDT-SWAP")
    assert not holding.spares(Family.OKX_ALGO, "ETH-USDT-SWAP")
    assert not holding.spares(Family.OKX_ORDERS, "BTC-USDT-SWAP")


def hold(bench: Bench, held: set[str], *, for_good: bool = False) -> AccountDesk:
    """Let the first account hold back these orders, as positions do; ``for_good`` as those that only a person mends."""
    desk = next(iter(bench.switch._desks.values()))
    desk.cancels._holding._held = lambda row: row.key.algo_id in held
    desk._held = lambda row: row.key.algo_id in held  # type: ignore[method-assign]
    desk.positions_settled = lambda run: for_good or not held  # type: ignore[method-assign]
    return desk


@pytest.mark.looptime
async def test_held_rows_are_not_sent_until_they_are_free_and_then_the_run_is_flat(bench: Bench) -> None:
    venue = bench.venue()
    for number in range(3):
        venue.put(make_order(str(number), protective=number == 2))
    await bench.start()
    held = {"2"}
    desk = hold(bench, held)
    bench.panic()
    await asyncio.sleep(8)
    assert bench.states() == {"0": State.GONE, "1": State.GONE, "2": State.QUEUED}
    assert bench.switch.rows()[OrderKey("acc", Family.OKX_ALGO, "2")].note == HELD_NOTE
    assert {algo_id for _, ids, _ in venue.sent for algo_id in ids} == {"0", "1"}
    held.clear()
    desk.cancels.poke()
    await asyncio.sleep(0.1)
    assert "2" in venue.sent[-1][1]
    assert (await bench.over()).flat


@pytest.mark.looptime
async def test_a_run_whose_last_rows_are_held_for_good_ends_as_not_flat(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1", protective=True))
    await bench.start()
    hold(bench, {"1"}, for_good=True)
    bench.panic()
    run = await bench.over()
    assert not run.flat
    assert venue.sent == []
    assert bench.states() == {"1": State.LIVE}
    assert bench.switch.rows()[OrderKey("acc", Family.OKX_ALGO, "1")].note == STAYS_NOTE
    # No later run of something else may take it along.
    venue.put(make_order("2"))
    await asyncio.sleep(4)
    bench.switch.cancel([OrderKey("acc", Family.OKX_ALGO, "2")])
    assert (await bench.over()).flat
    assert [ids for _, ids, _ in venue.sent] == [("2",)]


@pytest.mark.looptime
async def test_a_whole_symbol_is_not_cancelled_in_one_call_while_one_order_of_it_is_held(bench: Bench) -> None:
    venue = bench.venue(make_account("acc", Venue.BINANCE, Family.UM, Family.UM_ORDERS))
    venue.symbol_paths = True
    for number in range(6):
        venue.put(make_order(str(number), family=Family.UM_ORDERS, instrument="AB"[number % 2]))
    await bench.start()
    held = {"0"}
    hold(bench, held)
    bench.panic(what=What.ORDERS)
    await asyncio.sleep(6)
    paths = {algo_id: path for _, ids, path in venue.sent for algo_id in ids}
    assert paths == {"2": "single", "4": "single", "1": "symbol", "3": "symbol", "5": "symbol"}
    held.clear()
    assert (await bench.over()).flat


@pytest.mark.looptime
async def test_a_row_that_comes_to_be_held_between_plan_and_disk_is_not_sent(bench: Bench) -> None:
    venue = bench.venue()
    venue.put(make_order("1", protective=True))
    await bench.start()
    held: set[str] = set()
    hold(bench, held)
    commit = bench.journal.commit

    async def slow(entry: object) -> bool:
        held.add("1")
        return await commit(entry)  # type: ignore[arg-type]

    bench.journal.commit = slow  # type: ignore[method-assign]
    bench.panic()
    await asyncio.sleep(2)
    assert venue.sent == []
    bench.journal.commit = commit  # type: ignore[method-assign]
    held.clear()
    assert (await bench.over()).flat


def test_what_stands_at_its_venue_is_in_line_or_shown_after_an_answer_that_told_nothing() -> None:
    row = filled("1")[1][0]
    assert stands(row)
    lost = replace(row, cancel=replace(row.cancel, phase=Phase.UNKNOWN, answered_at=5.0))
    assert not stands(lost), "listed before the answer only"
    shown = replace(lost, sighting=replace(lost.sighting, seen_begun=6.0))
    assert stands(shown)
    assert not stands(replace(shown, sighting=replace(shown.sighting, absent_last=7.0)))
    assert not stands(replace(shown, cancel=replace(shown.cancel, phase=Phase.ACCEPTED)))
    left = spared(shown, STAYS_NOTE)
    assert (left.state, left.note, left.open) == (State.LIVE, STAYS_NOTE, True)
