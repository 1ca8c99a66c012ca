"""Where Binance is reached: one service a product, live and demo."""

from __future__ import annotations

from urllib.parse import urlsplit

from gui.domain.venues import Account, Environment, Family

# Binance "General Info" pages. SAPI has no demo host at all.
LIVE: dict[str, tuple[str, ...]] = {
    "sapi": ("https://api.binance.com",),
    "fapi": ("https://fapi.binance.com",),
    "dapi": ("https://dapi.binance.com",),
}
DEMO: dict[str, tuple[str, ...]] = {
    "sapi": (),
    "fapi": ("https://demo-fapi.binance.com",),
    "dapi": ("https://demo-dapi.binance.com",),
}
SERVICES: dict[Family, str] = {
    Family.SAPI_FUTURES: "sapi",
    Family.SAPI_SPOT: "sapi",
    Family.UM: "fapi",
    Family.CM: "dapi",
}


class ServiceHosts:
    """The base address of each service of one account; the account's own come before Binance's."""

    def __init__(self, account: Account) -> None:
        offered = DEMO if account.environment is Environment.DEMO else LIVE
        self._bases = {service: account.hosts.of(service) or hosts for service, hosts in offered.items()}

    def base(self, service: str) -> str:
        """Give scheme and host of a service, without a slash at the end; empty where it does not exist."""
        bases = self._bases[service]
        return bases[0].rstrip("/") if bases else ""

    def name(self, family: Family) -> str:
        """Give the host name that a family's requests go to."""
        return urlsplit(self.base(SERVICES[family])).hostname or ""
