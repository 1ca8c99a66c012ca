"""Where Binance is reached: one service a product, live and demo."""

from __future__ import annotations

from urllib.parse import urlsplit

from gui.domain.venues import Account, Environment, Family

# Binance "General Info" pages. The first of a service is used; SAPI names alternates, and has no demo host at all.
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
}


class ServiceHosts:
    """The base address of each service of one account; moves on to the service's next when one cannot be reached.

    The account's own addresses come instead of Binance's.
    """

    def __init__(self, account: Account) -> None:
        offered = OFFERED[account.environment]
        self._bases = {service: account.hosts.of(service) or hosts for service, hosts in offered.items()}
        self._at = dict.fromkeys(self._bases, 0)

    def base(self, service: str) -> str:
        """Give scheme and host of a service, without a slash at the end; empty where it does not exist."""
        bases = self._bases[service]
        return bases[self._at[service]].rstrip("/") if bases else ""

    def name(self, family: Family) -> str:
        """Give the host name that a family's requests go to."""
        return urlsplit(self.base(SERVICES[family])).hostname or ""

    def move_on(self, service: str, failed: str) -> None:
        """The base ``failed`` could not be reached: use the service's next one, unless somebody did so already."""
        if failed and failed == self.base(service):
            self._at[service] = (self._at[service] + 1) % len(self._bases[service])
