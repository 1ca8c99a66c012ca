"""Pictures of accounts say what is whole and how old it is."""

from __future__ import annotations

from dataclasses import replace

from gui.domain.venues import Family
from gui.engine.views import AccountView, Change, FamilyView, Health
from tests.engine.sim import make_account


def view(*families: FamilyView) -> AccountView:
    return AccountView(make_account(), Health.READY, families, 0)


def test_an_account_is_as_old_as_its_oldest_listing() -> None:
    young, old = FamilyView(Family.UM, True, 1.0), FamilyView(Family.CM, True, 4.0)
    assert view(young, old).age_s == 4.0
    assert view(young, old).complete


def test_what_was_never_read_has_no_age() -> None:
    never = FamilyView(Family.UM, False, None)
    assert view(FamilyView(Family.CM, True, 1.0), never).age_s is None
    assert not view(never).complete
    assert view().age_s is None
    assert Change().keys == frozenset()


def test_ordinary_orders_of_binance_are_read_less_often_and_stay_fresh_longer() -> None:
    algo, ordinary = FamilyView(Family.UM, True, 9.0), FamilyView(Family.UM_ORDERS, True, 40.0)
    view = AccountView(make_account(), Health.READY, (algo, ordinary), 0)
    assert view.fresh and view.age_s == 9.0
    assert not replace(view, families=(replace(algo, age_s=11.0), ordinary)).fresh
    assert not replace(view, families=(algo, replace(ordinary, age_s=46.0))).fresh
    assert not replace(view, families=(algo, replace(ordinary, complete=False))).fresh
    assert not FamilyView(Family.OKX_ORDERS, True, 11.0).fresh
    assert not FamilyView(Family.OKX_ORDERS, True, None).fresh
    assert not replace(view, families=()).fresh
