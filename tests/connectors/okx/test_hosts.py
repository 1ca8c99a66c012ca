"""Addresses: those of the region, or those configured, and never another region's."""

from __future__ import annotations

import pytest

from gui.connectors.okx.hosts import REGIONS, HostRing
from gui.domain.venues import Account, Environment, Hosts, Venue


def ring(region: str = "global", *rest: str) -> HostRing:
    return HostRing(Account("a", Venue.OKX, Environment.LIVE, region, hosts=Hosts(rest=rest)))


@pytest.mark.parametrize("region", sorted(REGIONS))
def test_a_ring_stays_in_its_region(region: str) -> None:
    made = ring(region)
    seen = set()
    for _ in range(5):
        seen.add(made.base)
        made.move_on(made.base)
    assert seen == set(REGIONS[region])
    assert all(base.startswith("https://") for base in seen)


def test_only_the_failed_base_is_left() -> None:
    made = ring("global", "http://127.0.0.1:1/", "http://127.0.0.1:2")
    assert (made.base, made.name) == ("http://127.0.0.1:1", "127.0.0.1")
    made.move_on("http://127.0.0.1:1")
    made.move_on("http://127.0.0.1:1")
    assert made.base == "http://127.0.0.1:2"
