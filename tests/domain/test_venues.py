"""Which families exist, and where."""

from __future__ import annotations

import pytest

from gui.domain.venues import FAMILIES, Environment, Family, Hosts, Venue, offered_families


def test_every_family_belongs_to_the_venue_that_lists_it() -> None:
    assert {family for families in FAMILIES.values() for family in families} == set(Family)
    assert all(family.venue is venue for venue, families in FAMILIES.items() for family in families)


def test_binance_has_no_demo_for_execution_algos() -> None:
    assert offered_families(Venue.BINANCE, Environment.DEMO) == (Family.UM, Family.CM)
    assert offered_families(Venue.BINANCE, Environment.LIVE) == FAMILIES[Venue.BINANCE]
    assert offered_families(Venue.OKX, Environment.DEMO) == (Family.OKX_ALGO,)


def test_hosts_are_found_by_service() -> None:
    hosts = Hosts(fapi=("https://a", "https://b"))
    assert hosts.of("fapi") == ("https://a", "https://b")
    assert hosts.of("rest") == ()
    with pytest.raises(KeyError):
        hosts.of("papi")


def test_venues_have_names_for_people() -> None:
    assert (Venue.OKX.display, Venue.BINANCE.display) == ("OKX", "Binance")
