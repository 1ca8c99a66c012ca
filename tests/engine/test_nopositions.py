"""An account whose positions are not read: nothing is held, and flat is never claimed over positions."""

from __future__ import annotations

from gui.domain.positions import PositionFamily
from gui.domain.rows import Row
from gui.domain.venues import Family, Venue
from gui.domain.what import What
from gui.engine.nopositions import NoPositions
from gui.engine.runs import Run
from gui.engine.scope import Scope
from gui.engine.views import RunKind
from tests.engine.sim import make_account, make_order


def run_of(what: What) -> Run:
    return Run(1, RunKind.PANIC, Scope(what=what), 0.0, 0, None)


def test_nothing_is_held_and_nothing_is_under_way() -> None:
    none = NoPositions(make_account())
    none.start()
    none.recall("live")
    none.begin(run_of(What.FLATTEN))
    none.look((), ())
    none.read_again()
    none.woke(5.0)
    none.ended()
    none.rest()
    assert not none.holds(Row(make_order("1", protective=True), 0))
    assert (none.in_flight(), none.stop_sending()) == (0, 0)
    assert not none.heard_since(0.0)


def test_flat_is_claimed_only_where_there_can_be_no_position() -> None:
    futures = NoPositions(make_account())
    spot = NoPositions(make_account("spot", Venue.BINANCE, Family.SAPI_SPOT))
    assert futures.flat(run_of(What.ORDERS)) and not futures.flat(run_of(What.FLATTEN))
    assert spot.flat(run_of(What.FLATTEN))
    assert futures.settled(run_of(What.FLATTEN)) and futures.fresh(run_of(What.FLATTEN))
    (view,) = futures.views()
    assert (view.family, view.complete, view.age_s) == (PositionFamily.OKX, False, None)
    assert spot.views() == ()
