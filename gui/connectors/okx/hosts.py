"""Where OKX is reached: the addresses of each region, and the order in which they are tried."""

from __future__ import annotations

from urllib.parse import urlsplit

from gui.domain.venues import Account

# By the site on which the account was opened (OKX API v5, "Overview"); no region knows the keys of another.
REGIONS: dict[str, tuple[str, ...]] = {
    "global": ("https://www.okx.com", "https://openapi.okx.com"),
    "eea": ("https://eea.okx.com",),
    "us": ("https://us.okx.com",),
}


class HostRing:
    """The addresses of one account; moves on when one cannot be reached, and never to another region."""

    def __init__(self, account: Account) -> None:
        self._bases = tuple(base.rstrip("/") for base in account.hosts.rest) or REGIONS[account.region]
        self._at = 0

    @property
    def base(self) -> str:
        """Scheme and host of the address in use, without a slash at the end."""
        return self._bases[self._at]

    @property
    def name(self) -> str:
        """The host name in use."""
        return urlsplit(self.base).hostname or ""

    def move_on(self, failed: str) -> None:
        """The base ``failed`` could not be reached: use the next one, unless somebody did so already."""
        if failed == self.base:
            self._at = (self._at + 1) % len(self._bases)
