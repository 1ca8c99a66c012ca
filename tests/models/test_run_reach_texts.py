"""What a run says of its reach: no word claims more than was chosen, and what stays is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.closings import PositionProof
from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase
from gui.models.run_reach_texts import done, left_out, not_covered, proven, running_words
from gui.models.run_texts import run_texts
from tests.fake_surface import FakeSurface
from tests.models.test_deck_state import state_of
from tests.screens.exposure import algos_gone, exposed, flattened, flattening, flattening_algos
from tests.screens.states import all_gone, run_of

LIVE = Environment.LIVE


def first_note(surface: FakeSurface) -> str:
    return left_out(state_of(surface), run_of(surface))[0][0]


def said_done(surface: FakeSurface) -> str:
    return done(state_of(surface), run_of(surface))


def test_an_end_over_algo_orders_says_what_stays() -> None:
    surface = algos_gone(LIVE)
    assert said_done(surface) == "Algo orders gone. Proven by listings."
    assert first_note(surface) == "Algo orders only. 7 ordinary orders and 7 positions stay."
    surface.drop_positions(*surface.positions())
    assert first_note(surface) == "Algo orders only. 7 ordinary orders stay open."
    assert said_done(all_gone(LIVE)) == "All gone. Proven by listings."
    assert first_note(all_gone(LIVE)) == "Algo orders only. Positions were not touched."


def test_an_end_over_all_orders_says_which_positions_stay() -> None:
    surface = flattened(LIVE)
    orders = Scope(what=What.ORDERS)
    surface.set_run(replace(run_of(surface), scope=orders, positions=0, positions_closed=0))
    assert first_note(surface) == "Orders only. Positions were not touched."
    surface.put_positions(replace(next(iter(surface.positions().values())), proof=None))
    assert first_note(surface) == "Orders only. 1 position stays."
    assert said_done(surface) == "All gone. Proven by listings."


def test_flat_means_orders_and_positions() -> None:
    surface = flattened(LIVE)
    assert said_done(surface) == "FLAT. All orders gone, all positions closed. Proven."
    assert proven(run_of(surface)).text == "32 gone, 7 of 7 positions closed"
    assert first_note(surface) == "Orders and positions. Spot balances were not touched."
    surface.set_run(replace(run_of(surface), total=0, positions=0, positions_closed=0))
    assert said_done(surface) == "FLAT. No order open, no position held. Proven."


@pytest.mark.parametrize("what", [What.ORDERS, What.FLATTEN])
def test_a_wider_run_names_the_ordinary_orders_that_no_listing_shows(what: What) -> None:
    assert "spot and options orders" in not_covered((Venue.BINANCE,), what)
    assert "spot" not in not_covered((Venue.BINANCE,))
    assert not_covered((), what) == ""
    assert "spot" in not_covered((Venue.OKX, Venue.BINANCE), what, short=True)


def test_while_it_is_on_a_run_says_what_it_ends() -> None:
    surface = flattening_algos(LIVE)
    assert running_words(state_of(surface), run_of(surface))[0] == "This run ends: Algo orders"
    surface.set_run(replace(run_of(surface), scope=Scope(keys=frozenset())))
    assert running_words(state_of(surface), run_of(surface)) == ()


def test_flatten_counts_positions_and_explains_the_orders_that_wait() -> None:
    surface = flattening(LIVE)
    words = running_words(state_of(surface), run_of(surface))
    assert words[0] == "FLATTEN: 2 of 7 positions closed · 3 protective orders wait until their positions are closed"
    assert words[-1] == "2 of 7 closed"
    assert state_of(surface).sum("held", everywhere=True) == 3


def test_a_run_that_lost_a_position_again_is_not_done() -> None:
    surface = flattened(LIVE)
    assert state_of(surface).proven_flat
    surface.put_positions(replace(next(iter(surface.positions().values())), proof=None))
    state = state_of(surface)
    assert not state.proven_flat
    assert (state.still_open, state.still_held, state.still) == (0, 1, 1)


def test_ordinary_orders_say_nothing_against_the_end_of_a_run_over_algo_orders() -> None:
    state = state_of(algos_gone(LIVE))
    assert state.proven_flat
    assert state.sum("open", everywhere=True) == 7
    surface = exposed(LIVE)
    surface.set_run(replace(run_of(algos_gone(LIVE)), scope=Scope(what=What.ORDERS), phase=RunPhase.FINISHED))
    assert not state_of(surface).proven_flat


def test_a_run_over_some_orders_speaks_of_them_alone() -> None:
    surface = algos_gone(LIVE)
    selected = Scope(keys=frozenset(list(surface.rows())[:25]))
    surface.set_run(replace(run_of(surface), kind=RunKind.SELECTED, scope=selected))
    assert said_done(surface) == "All gone. Proven by listings."
    assert said_done(surface) == "All gone. Proven by listings."
    assert first_note(surface) == "Orders only. Positions were not touched."


def test_a_retry_closes_the_positions_that_were_left_and_no_other() -> None:
    surface = exposed(LIVE)
    key, other = list(surface.positions())[:2]
    retry = Scope(keys=frozenset(), positions=frozenset({key}), what=What.FLATTEN)
    run = replace(run_of(flattened(LIVE)), kind=RunKind.RETRY, scope=retry, positions=1, positions_closed=0, total=0)
    surface.set_run(replace(run, phase=RunPhase.RUNNING, counts={}))
    assert running_words(state_of(surface), run_of(surface))[0] == "0 of 1 positions closed"
    surface.set_run(replace(run, positions_closed=1, counts={}))
    assert state_of(surface).still_held == 1, "it opened again"
    surface.put_positions(replace(surface.positions()[key], proof=surface_proof()))
    assert state_of(surface).still_held == 0, f"{other} was not chosen"
    assert said_done(surface) == "All of them gone and closed. Proven."


def surface_proof() -> PositionProof:
    """Give the proof of a position at zero."""
    return PositionProof(by_us=True, at_ms=0, at=0.0, evidence="two readings")


def test_what_a_flatten_run_left_held_can_be_tried_again() -> None:
    surface = flattened(LIVE)
    surface.put_positions(replace(next(iter(surface.positions().values())), proof=None))
    surface.set_run(replace(run_of(surface), positions_closed=6, flat=False))
    texts = run_texts(state_of(surface), run_of(surface))
    assert (texts.retry, texts.still.text) == (1, "1")
    assert texts.summary[0].text == "Not flat yet"
