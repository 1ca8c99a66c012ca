"""An open position as a venue lists it, one reading of them, and the key that a position is known by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gui.domain.faults import VenueFault
from gui.domain.venues import Family, Venue


class PositionFamily(StrEnum):
    """One listing of positions of a venue."""

    OKX = "okx.positions"
    UM = "binance.um-positions"
    CM = "binance.cm-positions"

    @property
    def venue(self) -> Venue:
        """The venue that the family belongs to."""
        return Venue.OKX if self is PositionFamily.OKX else Venue.BINANCE


# The positions that the orders of an algo family lead to.
POSITIONS: dict[Family, PositionFamily] = {
    Family.OKX_ALGO: PositionFamily.OKX,
    Family.UM: PositionFamily.UM,
    Family.CM: PositionFamily.CM,
}
# The families whose orders open and close positions of a family. TWAP and VP of SAPI trade USDⓈ-M futures.
ORDERS_OF: dict[PositionFamily, tuple[Family, ...]] = {
    PositionFamily.OKX: (Family.OKX_ALGO, Family.OKX_ORDERS),
    PositionFamily.UM: (Family.UM, Family.UM_ORDERS, Family.SAPI_FUTURES),
    PositionFamily.CM: (Family.CM, Family.CM_ORDERS),
}


def position_families(families: tuple[Family, ...]) -> tuple[PositionFamily, ...]:
    """Give the position listings that belong to an account's algo families."""
    return tuple(POSITIONS[family] for family in families if family in POSITIONS)


class PositionSide(StrEnum):
    """Which side of a position account: NET in one-way mode (the sign tells), LONG or SHORT in hedge mode."""

    NET = "net"
    LONG = "long"
    SHORT = "short"


class PositionKey(NamedTuple):
    """What a position is known by: just what its venue's close request names.

    ``margin`` is "cross" or "isolated" at OKX, "" at Binance, where a symbol has one mode; ``currency`` is the margin
    currency where OKX's close needs it, else "".
    """

    account: str
    family: PositionFamily
    instrument: str
    side: PositionSide = PositionSide.NET
    margin: str = ""
    currency: str = ""

    def __str__(self) -> str:
        parts = (self.account, self.family, self.instrument, self.side, self.margin, self.currency)
        return "/".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Position:
    """One position as its venue listed it.

    ``size`` is signed (negative is short) in ``unit`` ("ct" for contracts, else a coin), None where the venue's text
    was no number: never taken for zero. ``notional`` is absolute, in USD or the quote currency, and like ``entry``,
    ``mark`` and ``unrealised`` (in ``result_unit``) it is None where not told. ``margin_mode`` is a word to show.
    ``stops`` are the ids of the close orders that the venue itself names with the position.
    """

    key: PositionKey
    size: Decimal | None
    unit: str = ""
    entry: Decimal | None = None
    mark: Decimal | None = None
    unrealised: Decimal | None = None
    result_unit: str = ""
    notional: Decimal | None = None
    margin_mode: str = ""
    stops: tuple[str, ...] = ()
    updated_ms: int | None = None

    @property
    def zero(self) -> bool:
        """Say whether nothing is held, surely."""
        return self.size is not None and self.size == 0

    @property
    def direction(self) -> int:
        """1 for long, -1 for short, 0 where that is not known or nothing is held."""
        if self.size is None or self.size.is_nan():
            return 0
        return (self.size > 0) - (self.size < 0)


@dataclass(frozen=True, slots=True)
class PositionReading:
    """One reading of all positions of a family; what `gui.domain.replies.Listing` is for orders.

    ``positions`` may hold zero-sized ones. A key that a complete reading lacks is held at zero by the venue's word.
    ``begun`` and ``ended`` are monotonic seconds, ``at_ms`` is the epoch time of the end.
    """

    account: str
    family: PositionFamily
    positions: tuple[Position, ...]
    complete: bool
    begun: float
    ended: float
    at_ms: int
    fault: VenueFault | None = None
    requests: int = 0
