"""The positions that the practice venues hold: what they are, how they answer to a close, and each of their changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from gui.domain.positions import PositionFamily, PositionKey, PositionSide
from gui.drill.alarms import Alarms
from gui.drill.instruments import Instrument, instrument
from gui.drill.ledger import Change, ChangeCause, Ledger

LAG_S = 3.0


class CloseBehaviour(StrEnum):
    """What the venue does with a close of this position.

    NORMAL closes. SLOW closes on arrival and answers 1.5 to 2.5 s later. FILLS_LATE answers at once and closes 1.5 s
    later. LAGS closes, and the listing shows the old size for 3 s. PARTIAL closes half of the first market close.
    DUST leaves less than the venue can close. REFUSES says no twice (OKX 51113, Binance -1008), then closes. REJECTS
    says no for ever (OKX 51027, Binance -4141). BAND refuses market orders for their price for ever (Binance -4131; at
    OKX 51006 twice, since its close-position names no price). REOPENS closes, and a bot opens the same again 1 s later,
    twice. REVERSES closes, and a bot opens the opposite 1 s later, once.
    """

    NORMAL = "normal"
    SLOW = "slow"
    FILLS_LATE = "fills-late"
    LAGS = "lags"
    PARTIAL = "partial"
    DUST = "dust"
    REFUSES = "refuses"
    REJECTS = "rejects"
    BAND = "band"
    REOPENS = "reopens"
    REVERSES = "reverses"


@dataclass(slots=True)
class PracticePosition:
    """A position that a practice venue holds.

    ``size`` is signed in every mode (a short one is negative). ``margin`` and ``currency`` are as in
    `gui.domain.positions.PositionKey`. The fields from ``closes`` on change while the venue runs: ``closes`` counts
    the closes that were tried, ``shown`` is the old size that the listing shows until ``shown_until`` (monotonic).
    """

    account: str
    family: PositionFamily
    instrument: str
    size: Decimal
    entry: Decimal = Decimal(0)
    side: PositionSide = PositionSide.NET
    margin: str = ""
    currency: str = ""
    behaviour: CloseBehaviour = CloseBehaviour.NORMAL
    lever: str = "3"
    updated_ms: int = 0
    closes: int = 0
    shown: Decimal = Decimal(0)
    shown_until: float = 0.0

    @property
    def key(self) -> PositionKey:
        """What the position is known by."""
        return PositionKey(self.account, self.family, self.instrument, self.side, self.margin, self.currency)

    @property
    def rules(self) -> Instrument:
        """The instrument that it is held in."""
        return instrument(self.family, self.instrument)

    def size_at(self, now: float) -> Decimal:
        """Give the size that the listing shows."""
        return self.shown if now < self.shown_until else self.size


class Positions:
    """Every position of both venues, zero ones that were open before included; each change is in the ledger."""

    def __init__(self, ledger: Ledger, alarms: Alarms, now_ms: Callable[[], int]) -> None:
        self._ledger = ledger
        self._alarms = alarms
        self._now_ms = now_ms
        self._held: dict[PositionKey, PracticePosition] = {}
        self.on_closed: Callable[[PracticePosition], None] | None = None

    def __iter__(self) -> Iterator[PracticePosition]:
        return iter(tuple(self._held.values()))

    def __len__(self) -> int:
        return sum(1 for position in self._held.values() if position.size)

    def load(self, positions: Iterable[PracticePosition]) -> None:
        """Put copies of these positions in place of everything that is there."""
        self._held = {position.key: replace(position) for position in positions}

    def of(self, account: str, family: PositionFamily) -> list[PracticePosition]:
        """Give an account's positions of a family, zero ones included."""
        return [one for one in self._held.values() if one.account == account and one.family is family]

    def get(self, key: PositionKey) -> PracticePosition | None:
        """Give the position with this key, zero or not; None where there never was one."""
        return self._held.get(key)

    def find(self, account: str, name: str, side: PositionSide = PositionSide.NET) -> PracticePosition:
        """Give the one position of an account in an instrument; raises KeyError when there is none."""
        for one in self._held.values():
            if (one.account, one.instrument, one.side) == (account, name, side):
                return one
        raise KeyError((account, name, side))

    def open(self, key: PositionKey) -> PracticePosition:
        """Give the position with this key, a new one at zero where there never was one."""
        account, family, name, side, margin, currency = key
        new = PracticePosition(account, family, name, Decimal(0), Decimal(0), side, margin, currency)
        return self._held.setdefault(key, new)

    def now(self) -> float:
        """Give the monotonic second by which positions change and listings lag."""
        return self._alarms.now()

    def trade(
        self,
        key: PositionKey,
        delta: Decimal,
        cause: ChangeCause = ChangeCause.OTHER_HAND,
        *,
        client_id: str = "",
        asked: Decimal | None = None,
        asked_at: float | None = None,
        lag_s: float = 0.0,
    ) -> Change:
        """Add to a position's signed size, making it where there is none; zero is closed.

        ``asked`` is the quantity that a close asked for and ``asked_at`` when (monotonic); ``lag_s`` is how long the
        listing goes on showing the old size.
        """
        held = self.open(key)
        before, after = held.size, held.size + delta
        if lag_s:
            held.shown, held.shown_until = before, self._alarms.now() + lag_s
        if before == 0 or before * after < 0:
            held.entry = held.rules.mark
        elif abs(after) > abs(before):
            held.entry = (held.entry * abs(before) + held.rules.mark * abs(delta)) / abs(after)
        held.size, held.updated_ms = after, self._now_ms()
        now = self._alarms.now()
        since = now if asked_at is None else asked_at
        change = Change(now, key, cause, abs(delta), before, after, client_id, asked, since)
        self._ledger.note_change(change)
        if before and not after and self.on_closed is not None:
            self.on_closed(held)
        return change
