from __future__ import annotations

from dataclasses import replace

from gui.domain.replies import Verdict
from gui.domain.rows import Phase, State
from gui.domain.venues import Environment, Family, Venue
from gui.engine.scope import Scope
from gui.engine.views import Health, RunKind, RunPhase
from gui.models.chip_state import Moment
from gui.models.deck_state import (
    DeckState,
    drilled,
    gather,
    is_fresh,
    is_ready,
    is_silent,
    with_scope,
)
from tests.fake_flatten import held, position_views
from tests.fake_surface import FakeSurface
from tests.screens.states import all_gone, firing, flat, idle, nobody, outage, run_of, silence, twin

LIVE = Environment.LIVE


def state_of(surface: FakeSurface, scope: Scope | None = None, environment: Environment = LIVE) -> DeckState:
    return gather(surface, Moment.of(surface.clock), environment, scope)


def test_idle_counts() -> None:
    state = state_of(idle(LIVE))
    assert (state.open, state.reached, state.sum("protective"), state.sum("stale")) == (25, 25, 8, 0)
    assert state.tally("alpha").open == 8
    assert not state.run_on
    assert not state.run_shown


def test_scope_narrows_what_a_hold_reaches_not_what_is_open() -> None:
    state = state_of(idle(LIVE), Scope(venue=Venue.BINANCE, keep_protective=True))
    assert (state.open, state.reached, state.sum("protective")) == (25, 8, 4)
    assert [view.account.label for view in state.covered] == ["um-desk"]
    assert with_scope(state, Scope(accounts=("hedge",))).reached == 5


def test_a_fired_order_is_open_but_a_hold_cannot_cancel_it() -> None:
    state = state_of(firing(LIVE))
    assert state.still_open == 16
    assert state.reached == 15
    assert state.sum("fired") == 1
    assert state.sum("known") == 25


def test_after_a_run_what_appeared_since_counts_as_still_open() -> None:
    surface = all_gone(LIVE)
    assert state_of(surface).proven_flat
    fresh = next(iter(idle(LIVE).rows().values()))
    other = twin(fresh, "77", 7)
    surface.put(other)
    state = state_of(surface)
    assert state.still_open == 1
    assert not state.proven_flat
    assert state.reached_new == 1
    assert with_scope(state, Scope(keep_protective=True)).reached_new == 1


def test_proven_flat_needs_the_engines_word() -> None:
    surface = all_gone(LIVE)
    surface.set_run(replace(run_of(surface), flat=False))
    assert not state_of(surface).proven_flat
    surface.set_run(replace(run_of(surface), flat=True, phase=RunPhase.RUNNING))
    assert not state_of(surface).proven_flat


def test_run_panel_leaves_the_run_when_its_rows_are_cleared() -> None:
    surface = all_gone(LIVE)
    assert state_of(surface).run_shown
    surface.clear_finished()
    assert not state_of(surface).run_shown


def test_stale_rows_are_counted_with_their_oldest_sighting() -> None:
    surface = outage(LIVE)
    state = state_of(surface)
    assert state.sum("stale") == 13
    assert state.tally("alpha").stale_ms == next(iter(surface.rows().values())).sighting.seen_ms
    assert not state.silent


def test_silence_is_every_venue_in_scope() -> None:
    assert state_of(silence(LIVE)).silent
    assert not state_of(outage(LIVE)).silent
    assert state_of(outage(LIVE), Scope(venue=Venue.OKX)).silent
    assert not state_of(nobody(LIVE)).silent


def test_health_of_an_account() -> None:
    ready, *_ = idle(LIVE).accounts()
    down, *_ = outage(LIVE).accounts()
    assert is_fresh(ready)
    assert is_ready(ready)
    assert not is_silent(ready)
    assert not is_fresh(down)
    assert is_silent(down)
    assert is_silent(replace(ready, health=Health.SILENT))
    assert not is_ready(replace(ready, health=Health.BLOCKED))
    old = replace(ready, families=tuple(replace(family, age_s=11.0) for family in ready.families))
    assert not is_fresh(old)


def test_last_drill_is_read_off_a_flat_panic_in_the_drill_only() -> None:
    run = run_of(all_gone(Environment.DRILL))
    now = run.started_ms + 60_000
    last = drilled(run, Environment.DRILL, now)
    assert last is not None
    assert (last.orders, last.seconds) == (25, 3.44)
    assert drilled(run, LIVE, now) is None
    assert drilled(replace(run, flat=False), Environment.DRILL, now) is None
    assert drilled(replace(run, kind=RunKind.SELECTED), Environment.DRILL, now) is None
    assert drilled(None, Environment.DRILL, now) is None


def test_urgent_rows_are_those_that_need_a_person() -> None:
    urgent = state_of(flat(LIVE)).urgent
    assert {row.state for row in urgent} == {State.REJECTED, State.TRIGGERED}


def test_unknown_counts_as_open() -> None:
    surface = idle(LIVE)
    row = next(iter(surface.rows().values()))
    surface.put(replace(row, cancel=replace(row.cancel, phase=Phase.UNKNOWN, verdict=Verdict.UNKNOWN, run=7)))
    assert state_of(surface).open == 25


def test_positions_latch_and_consequence_come_with_the_orders() -> None:
    surface = idle(LIVE)
    surface.put_positions(*held(LIVE))
    flat_state = state_of(surface).flatten
    assert flat_state.known
    assert len(flat_state.positions) == 7
    assert {bare.key.instrument for bare in flat_state.consequence.bare} >= {"BTC-USDT-SWAP", "BTCUSDT"}
    assert state_of(surface, Scope(keep_protective=True)).flatten.consequence.bare == ()
    assert not flat_state.latch.on


def test_positions_are_unread_only_where_there_may_be_any() -> None:
    surface = idle(LIVE)
    surface.set_position_views(())
    assert state_of(surface).positions_unread(Scope()), "no reading has come"
    surface.set_position_views(position_views(surface.accounts()))
    assert not state_of(surface).positions_unread(Scope())
    spot = replace(surface.accounts()[2].account, families=(Family.SAPI_SPOT,))
    surface.set_accounts([replace(surface.accounts()[2], account=spot)])
    surface.set_position_views(())
    assert not state_of(surface).positions_unread(Scope()), "spot has none"
