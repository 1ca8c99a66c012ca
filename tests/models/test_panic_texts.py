"""Every situation of PANIC's two lines."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.rows import State
from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import Bare, Consequence, Health, RunKind, RunPhase
from gui.models.panic_texts import (
    cancel_selected,
    keep_count,
    panic_description,
    panic_lines,
    panic_name,
    scope_description,
    scope_entries,
    scope_place,
)
from tests.fake_surface import FakeSurface, run_view, twenty_five
from tests.models.test_deck_state import state_of
from tests.screens.exposure import (
    algos_gone,
    exposed,
    flattened,
    flattening,
    flattening_algos,
    positions_lost,
)
from tests.screens.states import all_gone, empty, firing, flat, idle, nobody, outage, run_of, silence, twin

LIVE = Environment.LIVE


def lines(surface: FakeSurface, scope: Scope | None = None) -> tuple[str, str]:
    made = panic_lines(state_of(surface, scope))
    return made.first[0], made.second[0]


def test_table_of_situations() -> None:
    assert lines(idle(LIVE)) == ("Hold to cancel 25 algo orders", "3 accounts · includes 8 protective")
    kept = Scope(keep_protective=True)
    assert lines(idle(LIVE), kept) == ("Hold to cancel 17, keep 8", "3 accounts · 8 protective stay")
    binance = Scope(venue=Venue.BINANCE)
    assert lines(idle(LIVE), binance) == ("Hold to cancel 12 of 25", "Binance only · 13 stay open")
    assert lines(firing(LIVE)) == ("Hold again: re-send 15 open", "PANIC never locks during a run")
    assert lines(flat(LIVE)) == ("Hold to cancel 1 still open", "OKX hedge")
    assert lines(all_gone(LIVE)) == ("Hold to re-check: 0 open", "All listings 0.6 s old · 0 algo orders")
    assert lines(outage(LIVE)) == ("Hold to cancel 25 algo orders", "13 from the OKX list of 14:01:11")
    assert lines(silence(LIVE)) == ("Hold: sends on reconnect", "No venue answers · 25 last known")
    assert lines(nobody(LIVE)) == ("Hold: no account yet", "Add a key, or try a drill")


def test_one_account_and_protective_together() -> None:
    scope = Scope(accounts=("alpha",), keep_protective=True)
    assert lines(idle(LIVE), scope) == ("Hold to cancel 5 of 25", "OKX alpha only · 3 protective stay")


def test_nothing_is_called_open_while_a_listing_is_missing() -> None:
    surface = empty(LIVE)
    views = list(surface.accounts())
    reading = replace(views[0], health=Health.READING, families=(replace(views[0].families[0], age_s=None),))
    surface.set_accounts([reading, *views[1:]])
    assert lines(surface) == ("Hold to re-check: 0 known", "1 of 3 listings is missing")


def test_only_fired_orders_left_are_not_called_zero_open() -> None:
    surface = flat(LIVE)
    rejected = [key for key, row in surface.rows().items() if row.state is State.REJECTED]
    surface.remove(*rejected)
    assert lines(surface) == ("Hold to re-check: 0 to cancel", "1 fired: see Needs you")


def test_new_orders_after_a_run() -> None:
    surface = all_gone(LIVE)
    for number, row in enumerate(twenty_five(LIVE)[:3]):
        surface.put(twin(row, f"9{number}", 7))
    assert lines(surface)[0] == "Hold to cancel 3 new"
    row = twenty_five(LIVE)[4]
    surface.put(twin(row, "95"))
    assert lines(surface)[0] == "Hold to cancel 4, 3 new"


def test_old_rows_of_two_venues_are_told_together() -> None:
    surface = silence(LIVE)
    surface.set_run(None)
    first = next(iter(surface.accounts()))
    surface.put(*[replace(row, sighting=replace(row.sighting, seen_ms=row.born_ms)) for row in twenty_five(LIVE)])
    surface.set_accounts([replace(first, health=Health.READY), *list(surface.accounts())[1:]])
    assert lines(surface)[1].startswith("25 from lists since ")


def test_one_order_is_not_one_orders() -> None:
    surface = FakeSurface(twenty_five(LIVE)[:1], environment=LIVE)
    assert lines(surface) == ("Hold to cancel 1 algo order", "3 accounts · none protective")
    assert lines(FakeSurface(twenty_five(LIVE)[:2], environment=LIVE), Scope(accounts=("hedge",)))[1] == (
        "OKX hedge only · 2 stay open"
    )


def test_screen_reader() -> None:
    state = state_of(idle(LIVE))
    assert panic_name(state, "Hold to cancel 25 orders") == "PANIC, live, Algo orders. Hold to cancel 25 orders"
    assert panic_description(state, 0.7) == "Hold 0.7 seconds. 3 accounts, includes 8 protective"
    twice = panic_description(state, 0.7, two_presses=True)
    assert twice == "Press twice, or hold 0.7 seconds. 3 accounts, includes 8 protective"
    assert scope_description(state) == "All accounts, 25 orders"


def test_scope_entries() -> None:
    entries = scope_entries(state_of(idle(LIVE)))
    assert [entry.text for entry in entries] == [
        "All accounts, all 25",
        "OKX, 13 of 25",
        "Binance, 12 of 25",
        "OKX alpha, 8 of 25",
        "OKX hedge, 5 of 25",
        "Binance um-desk, 12 of 25",
    ]
    assert entries[0].scope == Scope()
    assert scope_entries(state_of(nobody(LIVE)))[0].count == 0
    assert scope_place(state_of(idle(LIVE), Scope(accounts=("unheard",)))) == "unheard"


def test_keep_count() -> None:
    assert keep_count(state_of(idle(LIVE))) == "8 of 25"
    assert keep_count(state_of(firing(LIVE))) == "8 of 25"
    assert keep_count(state_of(flat(LIVE))) == "1 of 2"


@pytest.mark.parametrize(
    ("selected", "hidden", "text", "acts"),
    [
        (7, 0, "Cancel 7 selected", True),
        (7, 2, "Cancel 7 selected (2 hidden)", True),
        (0, 0, "Cancel selected", False),
    ],
)
def test_cancel_selected(selected: int, hidden: int, text: str, acts: bool) -> None:
    button = cancel_selected(state_of(idle(LIVE)), selected, hidden, 0)
    assert (button.text, button.acts) == (text, acts)


def test_cancel_selected_rests_only_while_a_panic_covers_every_ticked_row() -> None:
    surface = firing(LIVE)
    assert cancel_selected(state_of(surface), 7, 0, 7) == cancel_selected(state_of(surface), 0, 0, 0)
    assert cancel_selected(state_of(surface), 7, 0, 7).text == "Run 7 covers all 25"
    assert cancel_selected(state_of(surface), 7, 0, 6).acts
    surface.set_run(replace(run_of(surface), kind=RunKind.SELECTED))
    assert cancel_selected(state_of(surface), 7, 0, 7).acts
    surface.set_run(replace(run_of(surface), kind=RunKind.PANIC, scope=Scope(venue=Venue.OKX), total=13))
    assert cancel_selected(state_of(surface), 7, 0, 7).text == "Run 7 covers 13"


@given(
    firing_now=st.booleans(),
    phase=st.sampled_from([None, *RunPhase]),
    healths=st.tuples(*[st.sampled_from(Health)] * 3),
    keep=st.booleans(),
    venue=st.sampled_from([None, *Venue]),
)
def test_some_line_is_always_there_and_open_is_never_denied(
    firing_now: bool,
    phase: RunPhase | None,
    healths: tuple[Health, Health, Health],
    keep: bool,
    venue: Venue | None,
) -> None:
    rows = twenty_five(LIVE, firing=firing_now)
    run = replace(run_view(rows, phase=phase), flat=False) if phase is not None else None
    surface = FakeSurface(rows, environment=LIVE, run=run)
    views = [replace(view, health=health) for view, health in zip(surface.accounts(), healths, strict=True)]
    surface.set_accounts(views)
    made = panic_lines(state_of(surface, Scope(venue=venue, keep_protective=keep)))
    assert all((*made.first, *made.second))
    assert "0 open" not in made.first[0]


ALGOS, ORDERS, FLATTEN = Scope(), Scope(what=What.ORDERS), Scope(what=What.FLATTEN)


def quiet(surface: FakeSurface) -> FakeSurface:
    """Take away what a press would leave behind."""
    surface.left_behind = Consequence()
    return surface


def test_the_choice_is_named_and_what_stays_is_counted() -> None:
    surface = quiet(exposed(LIVE))
    assert lines(surface, ALGOS) == ("Hold to cancel 25 algo orders", "8 protective · 7 ordinary stay")
    assert lines(surface, ORDERS) == ("Hold to cancel all 32 orders", "3 accounts · includes 11 protective")
    assert lines(surface, FLATTEN) == ("Hold 1.2 s to FLATTEN", "cancels 32 orders, closes 7 positions")
    assert lines(surface, replace(ALGOS, keep_protective=True)) == (
        "Hold to cancel 17, keep 8",
        "8 protective, 7 ordinary stay",
    )


def test_orders_of_every_sort_stay_open_beyond_a_narrow_scope() -> None:
    surface = quiet(exposed(LIVE))
    assert lines(surface, Scope(venue=Venue.BINANCE)) == ("Hold to cancel 12 of 32", "Binance only · 20 stay open")
    narrow = lines(surface, Scope(venue=Venue.BINANCE, what=What.FLATTEN))
    assert narrow == ("Hold 1.2 s to FLATTEN", "Binance only\ncancels 14 orders, closes 3 positions")


def test_what_a_press_leaves_behind_comes_before_where_it_reaches() -> None:
    surface = exposed(LIVE)
    key = next(iter(surface.positions()))
    surface.left_behind = Consequence((Bare(key, Decimal("3.2"), ""),))
    assert lines(surface, ALGOS) == ("Hold to cancel 25 algo orders", "leaves BTC-USDT-SWAP +3.2 with no stop")
    state = state_of(surface, ALGOS)
    assert panic_description(state, 0.7).endswith("Leaves BTC-USDT-SWAP +3.2 with no stop.")
    assert lines(positions_lost(LIVE), ORDERS)[1] == "positions unknown: stops may be the only protection"


def test_flatten_says_that_positions_are_not_known() -> None:
    assert lines(positions_lost(LIVE), FLATTEN)[1] == "cancels 32, closes all positions:\nthey are not all known"
    assert lines(quiet(exposed(LIVE)), replace(FLATTEN, keep_protective=True))[1] == (
        "cancels 21, keeps 11,\ncloses 7 positions"
    )
    assert lines(flattened(LIVE), FLATTEN)[1] == "0 orders, 0 positions: re-checks"


def test_during_a_run_a_wider_choice_says_that_it_widens_and_a_narrower_that_nothing_is_taken_back() -> None:
    surface = flattening_algos(LIVE)
    surface.left_behind = Consequence()
    assert lines(surface, ORDERS) == ("Hold again: widen to All orders", "Run 7 ends Algo orders so far")
    assert lines(surface, FLATTEN)[0] == "Hold again: widen to FLATTEN"
    assert lines(surface, ALGOS)[1] == "PANIC never locks during a run"
    surface = flattening(LIVE)
    assert lines(surface, ALGOS)[1] == "Run 7 goes on: FLATTEN"
    assert lines(surface, FLATTEN)[0] == "Hold again: 18 orders, 5 positions"


def test_no_algo_order_is_not_no_order() -> None:
    surface = quiet(algos_gone(LIVE))
    assert lines(surface, ALGOS) == ("Hold to re-check: 0 algo orders", "7 ordinary orders stay open")
    assert lines(surface, ORDERS)[0] == "Hold to cancel all 7 orders"
    assert lines(empty(LIVE), ORDERS) == ("Hold to re-check: 0 open", "All listings 0.6 s old · 0 orders")


def test_the_scopes_count_what_is_chosen() -> None:
    surface = quiet(exposed(LIVE))
    assert scope_entries(state_of(surface, ORDERS))[0].text == "All accounts, all 32"
    assert scope_entries(state_of(surface, ORDERS))[2].text == "Binance, 14 of 32"
    assert scope_entries(state_of(surface, ALGOS))[2].text == "Binance, 12 of 25"
    assert keep_count(state_of(surface, ORDERS)) == "11 of 32"


def test_a_run_over_algo_orders_does_not_cover_all() -> None:
    surface = flattening_algos(LIVE)
    assert cancel_selected(state_of(surface), 7, 0, 7).text == "Run 7 covers 25"
