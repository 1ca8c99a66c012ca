"""Where requests go: never to the real Binance from a practice account, never to SAPI from demo trading."""

from __future__ import annotations

import pytest

from gui.connectors.binance.hosts import LIVE, SERVICES, ServiceHosts
from gui.domain.clock import SystemClock
from gui.domain.venues import Account, Environment, Family, Hosts, Venue

E = Environment


NONE = Hosts()


def hosts(environment: Environment, own: Hosts = NONE) -> ServiceHosts:
    return ServiceHosts(Account("a", Venue.BINANCE, environment, hosts=own), SystemClock())


@pytest.mark.parametrize(
    ("environment", "sapi", "fapi", "dapi"),
    [
        (E.LIVE, "https://api.binance.com", "https://fapi.binance.com", "https://dapi.binance.com"),
        (E.DEMO, "", "https://demo-fapi.binance.com", "https://demo-dapi.binance.com"),
        (E.DRILL, "", "", ""),
    ],
)
def test_each_environment_has_its_own(environment: Environment, sapi: str, fapi: str, dapi: str) -> None:
    made = hosts(environment)
    assert [made.ring(service).base for service in ("sapi", "fapi", "dapi")] == [sapi, fapi, dapi]


@pytest.mark.parametrize("environment", list(E))
def test_the_accounts_own_come_first(environment: Environment) -> None:
    own = Hosts(
        sapi=("http://127.0.0.1:1/",), fapi=("http://127.0.0.1:2", "http://127.0.0.1:3"), dapi=("http://[::1]:4",)
    )
    made = hosts(environment, own)
    assert [made.ring(service).base for service in ("sapi", "fapi", "dapi")] == [
        "http://127.0.0.1:1",
        "http://127.0.0.1:2",
        "http://[::1]:4",
    ]
    assert made.name(Family.CM) == "[::1]:4"


def test_names() -> None:
    assert {family: hosts(E.LIVE).name(family) for family in SERVICES} == {
        Family.SAPI_FUTURES: "api.binance.com",
        Family.SAPI_SPOT: "api.binance.com",
        Family.UM: "fapi.binance.com",
        Family.CM: "dapi.binance.com",
        Family.UM_ORDERS: "fapi.binance.com",
        Family.CM_ORDERS: "dapi.binance.com",
    }
    assert hosts(E.DRILL).name(Family.UM) == ""


def test_every_address_of_binances_is_https_and_its_own() -> None:
    for bases in LIVE.values():
        for base in bases:
            assert base.startswith("https://")
            assert base.endswith(".binance.com")
    assert len(set(LIVE["sapi"])) == 6


def test_a_service_moves_on_by_itself() -> None:
    made = hosts(E.LIVE)
    for service in ("sapi", "fapi"):
        made.ring(service).failed(made.ring(service).base, 0.0, hard=True)
    assert made.name(Family.SAPI_SPOT) == made.name(Family.SAPI_FUTURES) == "api-gcp.binance.com"
    assert made.name(Family.UM) == "fapi.binance.com"


def test_a_service_that_is_not_offered_has_nowhere_to_move_to() -> None:
    made = hosts(E.DRILL)
    made.ring("sapi").failed("", 0.0, hard=True)
    assert made.ring("sapi").base == ""
