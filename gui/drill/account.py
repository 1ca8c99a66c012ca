"""An API key at a practice venue and what it may do."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from gui.domain.venues import Venue

OKX_PERMISSIONS = frozenset({"read_only", "trade"})
BINANCE_PERMISSIONS = frozenset({"reading", "futures", "spot"})


@dataclass(frozen=True, slots=True)
class PracticeAccount:
    """An account of a practice venue, with made-up credentials.

    ``permissions``: at OKX words of ``perm`` (``read_only``, ``trade``, ``withdraw``); at Binance ``reading``,
    ``futures``, ``spot``, ``withdrawals``. ``environment`` is ``live`` or ``demo``, the key's side of
    ``x-simulated-trading`` at OKX. ``ip_allowed`` false answers as a key bound to another address. ``hedge`` accounts
    hold long and short positions of an instrument apart (OKX: long/short mode, Binance: dual side).
    """

    label: str
    venue: Venue
    key: str = field(repr=False)
    secret: str = field(repr=False)
    passphrase: str = field(default="", repr=False)
    permissions: frozenset[str] = frozenset()
    environment: str = "live"
    ip_allowed: bool = True
    hedge: bool = False


def practice_account(label: str, venue: Venue, seed: int = 0) -> PracticeAccount:
    """Make an account with all permissions and credentials of the venue's format, the same ones for a seed."""
    digest = hashlib.sha512(f"practice {seed} {venue} {label}".encode()).hexdigest()
    if venue is Venue.BINANCE:
        return PracticeAccount(label, venue, digest[:64], digest[64:] * 2, permissions=BINANCE_PERMISSIONS)
    key = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    passphrase = f"Practice-{digest[32:40]}"
    return PracticeAccount(label, venue, key, digest[64:96].upper(), passphrase, OKX_PERMISSIONS)


def default_accounts(seed: int = 0) -> tuple[PracticeAccount, ...]:
    """Give the drill's three accounts: two at OKX, one at Binance."""
    named = (("drill-a", Venue.OKX), ("drill-b", Venue.OKX), ("drill-c", Venue.BINANCE))
    return tuple(practice_account(label, venue, seed) for label, venue in named)
