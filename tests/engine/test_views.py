"""Pictures of accounts say what is whole and how old it is."""

from __future__ import annotations

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
