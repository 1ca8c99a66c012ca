"""Venues, environments and families: the fixed words that orders, accounts and endpoints are named by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Venue(StrEnum):
    """An exchange."""

    OKX = "okx"
    BINANCE = "binance"

    @property
    def display(self) -> str:
        """The venue's name as a person writes it."""
        return {"okx": "OKX", "binance": "Binance"}[self.value]


class Environment(StrEnum):
    """Which orders an account can reach: real ones, the venue's demo trading, or the built-in practice venues."""

    LIVE = "live"
    DEMO = "demo"
    DRILL = "drill"


class Family(StrEnum):
    """One listing and cancelling endpoint group of a venue; ids of different families are unrelated numbers."""

    OKX_ALGO = "okx.algo"
    SAPI_FUTURES = "binance.sapi-futures"
    SAPI_SPOT = "binance.sapi-spot"
    UM = "binance.um"
    CM = "binance.cm"
    OKX_ORDERS = "okx.orders"
    UM_ORDERS = "binance.um-orders"
    CM_ORDERS = "binance.cm-orders"

    @property
    def venue(self) -> Venue:
        """The venue that the family belongs to."""
        return Venue.OKX if self in (Family.OKX_ALGO, Family.OKX_ORDERS) else Venue.BINANCE

    @property
    def ordinary(self) -> bool:
        """Say whether it holds ordinary resting orders, not algo orders."""
        return self in ORDINARY_FAMILIES


# The algo families: what an account watches unless its configuration names fewer.
FAMILIES: dict[Venue, tuple[Family, ...]] = {
    Venue.OKX: (Family.OKX_ALGO,),
    Venue.BINANCE: (Family.SAPI_FUTURES, Family.SAPI_SPOT, Family.UM, Family.CM),
}
# The ordinary orders of the same market beside an algo family.
ORDINARY: dict[Family, Family] = {
    Family.OKX_ALGO: Family.OKX_ORDERS,
    Family.UM: Family.UM_ORDERS,
    Family.CM: Family.CM_ORDERS,
}
ORDINARY_FAMILIES = frozenset(ORDINARY.values())


def with_ordinary(families: tuple[Family, ...]) -> tuple[Family, ...]:
    """Give algo families with the ordinary orders of the same markets behind them; none stands there twice."""
    return tuple(dict.fromkeys((*families, *(ORDINARY[family] for family in families if family in ORDINARY))))


# Algo orders that live on endpoints of their own, which this program neither lists nor cancels; no claim covers them.
NOT_COVERED: dict[Venue, str] = {Venue.OKX: "OKX bots", Venue.BINANCE: "Binance portfolio margin"}

# Binance maps only /api, /fapi and /dapi to its test hosts: TWAP and VP do not exist there.
NO_DEMO: frozenset[Family] = frozenset({Family.SAPI_FUTURES, Family.SAPI_SPOT})


def offered_families(venue: Venue, environment: Environment) -> tuple[Family, ...]:
    """Give the families that a venue offers in an environment."""
    families = FAMILIES[venue]
    if environment is Environment.DEMO:
        return tuple(family for family in families if family not in NO_DEMO)
    return families


@dataclass(frozen=True, slots=True)
class Hosts:
    """Base addresses of an account, by service: ``rest`` at OKX; ``sapi``, ``fapi``, ``dapi`` at Binance."""

    rest: tuple[str, ...] = ()
    sapi: tuple[str, ...] = ()
    fapi: tuple[str, ...] = ()
    dapi: tuple[str, ...] = ()

    def of(self, service: str) -> tuple[str, ...]:
        """Give the addresses of one service, the preferred one first; empty when the account names none."""
        table = {"rest": self.rest, "sapi": self.sapi, "fapi": self.fapi, "dapi": self.dapi}
        return table[service]


@dataclass(frozen=True, slots=True)
class Account:
    """One API key at one venue, without its secrets.

    ``label`` is unique (a-z, 0-9, -). ``region`` counts at OKX only. ``families`` are those that are watched.
    ``backstop``: while a run is on the venue is told to cancel ordinary orders by itself should we fall silent.
    """

    label: str
    venue: Venue
    environment: Environment
    region: str = "global"
    families: tuple[Family, ...] = ()
    hosts: Hosts = Hosts()
    backstop: bool = False
