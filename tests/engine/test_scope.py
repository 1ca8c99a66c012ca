"""What a press reaches."""

from __future__ import annotations

from gui.domain.transitions import first_seen
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.engine.scope import Scope, scope_words
from tests.engine.sim import make_account, make_order

OKX, BINANCE = make_account("acc"), make_account("bin", Venue.BINANCE)
ROW = first_seen(make_order("1"), 1.0, 1_000)
STOP = first_seen(make_order("2", protective=True), 1.0, 1_000)


def test_everything_one_venue_some_accounts_and_keys() -> None:
    assert Scope().covers(OKX, ROW)
    assert not Scope(venue=Venue.BINANCE).covers(OKX, ROW)
    assert Scope(accounts=("acc",)).covers_account(OKX)
    assert not Scope(accounts=("acc",)).covers_account(BINANCE)
    keys = Scope(keys=frozenset({ROW.key}))
    assert keys.covers(OKX, ROW)
    assert not keys.covers(OKX, STOP)
    assert (keys.covers_account(OKX), keys.covers_account(BINANCE)) == (True, False)


def test_protective_orders_may_stay_and_then_nothing_goes_whole() -> None:
    kept = Scope(keep_protective=True)
    assert kept.covers(OKX, ROW)
    assert not kept.covers(OKX, STOP)
    assert not kept.everything_of_an_account
    assert Scope(venue=Venue.OKX).everything_of_an_account
    assert not Scope(keys=frozenset()).everything_of_an_account
    assert not Scope().narrow
    assert all(scope.narrow for scope in (kept, Scope(venue=Venue.OKX), Scope(accounts=("a",))))


def test_the_journal_says_what_a_run_reaches_beyond_algo_orders() -> None:
    assert scope_words(Scope()) == "every venue"
    assert scope_words(Scope(what=What.ORDERS)) == "every venue · all orders"
    flatten = Scope(venue=Venue.OKX, what=What.FLATTEN, keep_protective=True)
    assert scope_words(flatten) == "OKX · all orders, then positions · protective orders stay"
