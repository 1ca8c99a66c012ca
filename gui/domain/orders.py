"""The algo order as a venue lists it, and the key that it is known by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gui.domain.venues import Family


class OrderKey(NamedTuple):
    """What an order is known by; ids of different families are unrelated, so the family is part of it.

    A tuple, since it is the key of every table and is hashed some hundred thousand times in a large run.
    """

    account: str
    family: Family
    algo_id: str

    def __str__(self) -> str:
        return f"{self.account}/{self.family}/{self.algo_id}"

    @classmethod
    def parse(cls, text: str) -> OrderKey:
        """Read ``ACCOUNT/FAMILY/ALGO_ID``; raises ValueError with a sentence that says what is wrong."""
        parts = text.split("/")
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"{text!r} is not ACCOUNT/FAMILY/ALGO_ID")
        account, family, algo_id = parts
        if family not in set(Family):
            raise ValueError(f"{family!r} is not a family; families are {', '.join(Family)}")
        return cls(account, Family(family), algo_id)


class Side(StrEnum):
    """Direction of the order; OTHER keeps a word that we do not know."""

    BUY = "BUY"
    SELL = "SELL"
    OTHER = "?"


class Kind(StrEnum):
    """What sort of algo order it is, in the words of the table; OTHER rows show the venue's own word."""

    TWAP = "TWAP"
    VP = "VP"
    TRIGGER = "Trigger"
    COND_TP = "Cond. TP"
    COND_SL = "Cond. SL"
    OCO = "OCO"
    TRAILING = "Trailing"
    ICEBERG = "Iceberg"
    CHASE = "Chase"
    LIMIT = "Limit"
    MARKET = "Market"
    POST_ONLY = "Post only"
    IOC = "IOC"
    FOK = "FOK"
    OTHER = "Other"


class Mark(StrEnum):
    """The role of a price in the *Trigger / limit* column."""

    LIMIT = "lim"
    AT_OR_BELOW = "≤"
    AT_OR_ABOVE = "≥"
    CALLBACK = "cb"
    DISTANCE = "dist"
    TRIGGER = "at"


@dataclass(frozen=True, slots=True)
class PriceMark:
    """One price of an order with its role; ``value`` is None where the venue's text was no number (shown as ?)."""

    mark: Mark
    value: Decimal | None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class AlgoOrder:
    """One order as its venue listed it: an algo order, or an ordinary one (`Family.ordinary`), whose key holds its id.

    ``size`` is None where it is not a number (``size_note`` then says why: "whole position" or "?"). ``unit`` is
    "ct" for contracts, else a currency. ``pace_group`` is what the venue's cancel limit counts by. ``notional``
    (quote currency) and ``distance`` (fraction from the last price to the trigger) order the work where known.
    ``kind_text`` is the venue's own word for the kind. ``parent`` is the algo order that spawned an ordinary one,
    ``tag`` the venue's word for its source. ``position_side`` is "long" or "short" in hedge mode, else "".
    """

    key: OrderKey
    instrument: str
    kind: Kind
    kind_text: str
    side: Side
    size: Decimal | None
    unit: str = ""
    size_note: str = ""
    client_algo_id: str = ""
    prices: tuple[PriceMark, ...] = ()
    protective: bool = False
    created_ms: int | None = None
    venue_status: str = ""
    pace_group: str = ""
    notional: Decimal | None = None
    distance: Decimal | None = None
    parent: str = ""
    tag: str = ""
    position_side: str = ""

    @property
    def exposure_first(self) -> bool:
        """Say whether the order can open or increase exposure, and so is cancelled before protective ones."""
        return not self.protective
