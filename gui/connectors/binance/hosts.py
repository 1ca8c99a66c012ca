"""Where Binance is reached: one service a product, live and demo."""

from __future__ import annotations

from gui.connectors.hostring import HostRing
from gui.domain.clock import Clock
from gui.domain.venues import Account, Environment, Family

# Binance "General Info" pages, the preferred first. Only SAPI names alternates, and it has no demo host at all.
LIVE: dict[str, tuple[str, ...]] = {
    "sapi": (
        "https://api.binance.com",
        "https://api-gcp.binance.com",
        "https://api1.binance.com",
        "https://api2.binance.com",
        "https://api3.binance.com",
        "https://api4.binance.com",
    ),
    "fapi": ("https://fapi.binance.com",),
    "dapi": ("https://dapi.binance.com",),
}
DEMO: dict[str, tuple[str, ...]] = {
    "sapi": (),
    "fapi": ("https://demo-fapi.binance.com",),
    "dapi": ("https://demo-dapi.binance.com",),
}
# The practice venues listen where the account says, and nowhere else.
NOWHERE: dict[str, tuple[str, ...]] = {"sapi": (), "fapi": (), "dapi": ()}
OFFERED: dict[Environment, dict[str, tuple[str, ...]]] = {
    Environment.LIVE: LIVE,
    Environment.DEMO: DEMO,
    Environment.DRILL: NOWHERE,
}
SERVICES: dict[Family, str] = {
    Family.SAPI_FUTURES: "sapi",
    Family.SAPI_SPOT: "sapi",
    Family.UM: "fapi",
    Family.CM: "dapi",
    Family.UM_ORDERS: "fapi",
    Family.CM_ORDERS: "dapi",
}


class ServiceHosts:
    """The addresses of each service of one account; the account's own, in their order, instead of Binance's."""

    def __init__(self, account: Account, clock: Clock) -> None:
        offered = OFFERED[account.environment]
        self._rings = {
            service: HostRing(account.hosts.of(service) or bases, clock) for service, bases in offered.items()
        }

    def ring(self, service: str) -> HostRing:
        """Give the addresses of a service; none where it does not exist."""
        return self._rings[service]

    def name(self, family: Family) -> str:
        """Give the host that a family's requests go to."""
        return self.ring(SERVICES[family]).name
