"""Addresses: those of the region, or those configured, and never another region's."""

from __future__ import annotations

from itertools import combinations

import pytest

from gui.connectors.hostring import HostRing
from gui.connectors.okx.hosts import REGIONS, hosts_of
from gui.domain.clock import SystemClock
from gui.domain.venues import Account, Environment, Hosts, Venue


def ring(region: str = "global", *rest: str) -> HostRing:
    return hosts_of(Account("a", Venue.OKX, Environment.LIVE, region, hosts=Hosts(rest=rest)), SystemClock())


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_a_ring_stays_in_its_region(region: str) -> None:
    made = ring(region)
    assert made.bases == REGIONS[region]
    assert all(base.startswith("https://") and base.endswith(".okx.com") for base in made.bases)


def test_no_address_belongs_to_two_regions() -> None:
    assert all(not set(one) & set(other) for one, other in combinations(REGIONS.values(), 2))


def test_the_accounts_own_come_instead_in_their_order() -> None:
    made = ring("eea", "http://127.0.0.1:1/", "http://127.0.0.1:2")
    assert made.bases == ("http://127.0.0.1:1", "http://127.0.0.1:2")
    assert (made.base, made.name) == ("http://127.0.0.1:1", "127.0.0.1:1")
