"""Where OKX is reached: the addresses of each region, and the order in which they are tried."""

from __future__ import annotations

from gui.connectors.hostring import HostRing
from gui.domain.clock import Clock
from gui.domain.venues import Account

# By the site on which the account was opened (OKX API v5, "Overview"); no region knows the keys of another.
REGIONS: dict[str, tuple[str, ...]] = {
    "global": ("https://www.okx.com", "https://openapi.okx.com"),
    "eea": ("https://eea.okx.com",),
    "us": ("https://us.okx.com",),
}


def hosts_of(account: Account, clock: Clock) -> HostRing:
    """Give the addresses of one account: its own in their order, else those of its region and of no other."""
    return HostRing(account.hosts.rest or REGIONS[account.region], clock)
