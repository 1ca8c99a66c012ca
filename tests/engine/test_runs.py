"""A run counts its rows, guesses only when it may, and is flat only when all is proven."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.rows import By, Proof, ProofKind, State
from gui.domain.transitions import first_seen, pressed, sent
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.runs import ANSWERS_FOR_A_GUESS, Run
from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase
from tests.engine.sim import make_account, make_order

PROOF = Proof(ProofKind.STATUS, By.US, 1, 1.0, "canceled")


def make_run(scope: Scope | None = None) -> Run:
    return Run(7, RunKind.PANIC, scope or Scope(), 10.0, 10_000, 700)


def test_counts_follow_the_rows() -> None:
    run = make_run()
    rows = [pressed(first_seen(make_order(str(n)), 1.0, 1_000), 7, 10.0) for n in range(3)]
    for row in rows:
        run.note(row)
    run.note(sent(rows[0], 11.0))
    run.note(replace(rows[1], proof=PROOF))
    view = run.view(12.0)
    assert dict(view.counts) == {State.SENT: 1, State.GONE: 1, State.QUEUED: 1}
    assert (view.total, view.open, view.elapsed_s, view.hold_ms) == (3, 2, 2.0, 700)
    assert not run.settled
    assert not run.all_gone


def test_no_guess_before_enough_answers() -> None:
    run = make_run()
    run.note(pressed(first_seen(make_order("1"), 1.0, 1_000), 7, 10.0))
    for _ in range(ANSWERS_FOR_A_GUESS - 1):
        run.answer(10.5)
    assert run.view(11.0).eta_s is None
    run.answer(10.6)
    assert run.view(11.0).answers_per_s == ANSWERS_FOR_A_GUESS
    assert run.view(20.0).answers_per_s is None


def test_flat_only_while_every_row_is_gone() -> None:
    run = make_run()
    row = replace(first_seen(make_order("1"), 1.0, 1_000), proof=PROOF)
    run.note(row)
    run.end(RunPhase.FINISHED, 13.0, flat=True)
    assert run.view(99.0).flat
    assert run.view(99.0).elapsed_s == 3.0
    run.note(replace(row, proof=None))
    assert not run.view(99.0).flat


def test_a_further_press_widens() -> None:
    okx = make_account()
    run = make_run(Scope(keys=frozenset()))
    assert not run.covers_account(okx)
    run.widen(Scope(), 5.0)
    run.widen(Scope(), 5.0)
    assert len(run.scopes) == 2
    assert run.covers_account(okx)
    assert run.whole(okx, Family.OKX_ALGO)
    assert run.sweeps(okx)
    run.found_new(make_order("1").key)
    assert run.view(10.0).new_since == 1


BINANCE = make_account("bin", Venue.BINANCE, Family.UM, Family.UM_ORDERS)


def test_a_run_reaches_the_families_of_its_scopes_and_goes_whole_only_there() -> None:
    algos, orders = make_run(), make_run(Scope(what=What.ORDERS))
    assert algos.sweeps_family(BINANCE, Family.UM) and not algos.sweeps_family(BINANCE, Family.UM_ORDERS)
    assert orders.sweeps_family(BINANCE, Family.UM_ORDERS)
    assert (algos.whole(BINANCE, Family.UM), algos.whole(BINANCE, Family.UM_ORDERS)) == (True, False)
    key = make_order("1", account="bin", family=Family.UM_ORDERS).key
    algos.widen(Scope(keys=frozenset({key})), 11.0)
    assert algos.reaches_family(BINANCE, Family.UM_ORDERS)
    assert not algos.reaches_family(make_account("other"), Family.UM_ORDERS)
    assert not algos.sweeps_family(BINANCE, Family.UM_ORDERS)
    assert not algos.whole(BINANCE, Family.UM_ORDERS)


def test_where_positions_are_closed_orders_go_by_name() -> None:
    run = make_run(Scope(what=What.FLATTEN, venue=Venue.BINANCE))
    assert run.closes(BINANCE) and not run.closes(make_account())
    assert not run.whole(BINANCE, Family.UM)
    narrow = make_run(Scope(what=What.FLATTEN, keys=frozenset()))
    assert not narrow.closes(BINANCE)


def test_the_view_tells_the_widest_of_what_was_pressed() -> None:
    run = make_run()
    assert run.view(11.0).scope.what is What.ALGOS
    run.widen(Scope(what=What.FLATTEN, venue=Venue.OKX), 11.0)
    run.widen(Scope(what=What.ORDERS), 11.0)
    assert run.what is What.FLATTEN
    assert run.view(12.0).scope == Scope(what=What.FLATTEN)


def test_what_still_waits_is_named() -> None:
    run = make_run()
    row = pressed(first_seen(make_order("1"), 1.0, 1_000), 7, 10.0)
    run.note(row)
    assert set(run.unsettled) == {row.key}
    run.note(replace(row, proof=PROOF))
    assert not run.unsettled
