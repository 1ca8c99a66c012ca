"""Which families exist, and where."""

from __future__ import annotations

import pytest

from gui.domain.venues import (
    FAMILIES,
    ORDINARY,
    Environment,
    Family,
    Hosts,
    Venue,
    offered_families,
    with_ordinary,
)


def test_every_family_belongs_to_the_venue_that_lists_it() -> None:
    everything = {venue: with_ordinary(families) for venue, families in FAMILIES.items()}
    assert {family for families in everything.values() for family in families} == set(Family)
    assert all(family.venue is venue for venue, families in everything.items() for family in families)


def test_ordinary_orders_stand_behind_the_algo_orders_of_their_market() -> None:
    assert with_ordinary((Family.OKX_ALGO,)) == (Family.OKX_ALGO, Family.OKX_ORDERS)
    assert with_ordinary((Family.SAPI_SPOT,)) == (Family.SAPI_SPOT,)
    once = with_ordinary(FAMILIES[Venue.BINANCE])
    assert with_ordinary(once) == once
    assert {family for family in Family if family.ordinary} == set(ORDINARY.values())
    assert all(family.venue is ordinary.venue for family, ordinary in ORDINARY.items())


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
