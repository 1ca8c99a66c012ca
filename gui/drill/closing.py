"""How a close goes at a practice venue, apart from what each venue calls it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gui.domain.positions import PositionKey, PositionSide
from gui.drill.book import OrderBook
from gui.drill.fills import clamped, in_the_way
from gui.drill.instruments import steps
from gui.drill.ledger import ChangeCause
from gui.drill.orders import PracticeOrder
from gui.drill.positions import LAG_S, CloseBehaviour, PracticePosition

SLOW_S = (1.5, 2.5)
FILL_LATE_S = 1.5
REOPEN_S = 1.0
REFUSED_CLOSES = 2
REOPENINGS = 2


class CloseOutcome(StrEnum):
    """What the venue made of one close."""

    DONE = "done"
    REFUSED = "refused"
    REJECTED = "rejected"
    BAND = "band"


@dataclass(frozen=True, slots=True)
class Closed:
    """What came of a close; its answer is ``delay_s`` seconds late."""

    outcome: CloseOutcome
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True)
class _Word:
    # What a client asked for, and when it arrived.
    client_id: str
    quantity: Decimal | None
    at: float


@dataclass(slots=True)
class Closings:
    """Trades against positions as their behaviours say; ``rng`` says how late a slow answer is."""

    book: OrderBook
    rng: random.Random

    def orders_in_the_way(self, held: PracticePosition) -> list[PracticeOrder]:
        """Give the resting ordinary orders that would close the position."""
        return [order for order in self.book.live() if in_the_way(order, held)]

    def trade(
        self,
        held: PracticePosition,
        delta: Decimal,
        *,
        only_reduces: bool,
        client_id: str = "",
        asked: Decimal | None = None,
        market: bool = True,
        on_fill: Callable[[Decimal], object] = abs,
    ) -> Closed:
        """Do what the position's behaviour says to an order over ``delta`` (signed).

        ``on_fill`` is told how much was traded (absolute), which may be after the answer.
        """
        refusal = self._refusal(held, market=market)
        if refusal is not None:
            return Closed(refusal)
        behaviour, asked_at = held.behaviour, self.book.alarms.now()
        delta = self._as_far_as_it_goes(held, clamped(held.size, delta) if only_reduces else delta, market=market)

        def fill() -> None:
            part = clamped(held.size, delta) if only_reduces else delta
            if part:
                self._fill(held, part, _Word(client_id, asked, asked_at))
            on_fill(abs(part))

        if behaviour is CloseBehaviour.FILLS_LATE:
            self.book.alarms.set(FILL_LATE_S, fill)
        else:
            fill()
        return Closed(CloseOutcome.DONE, self.rng.uniform(*SLOW_S) if behaviour is CloseBehaviour.SLOW else 0.0)

    def _refusal(self, held: PracticePosition, *, market: bool) -> CloseOutcome | None:
        held.closes += 1
        if held.behaviour is CloseBehaviour.REJECTS:
            return CloseOutcome.REJECTED
        if held.behaviour is CloseBehaviour.REFUSES and held.closes <= REFUSED_CLOSES:
            return CloseOutcome.REFUSED
        if held.behaviour is CloseBehaviour.BAND and market:
            return CloseOutcome.BAND
        return None

    def _as_far_as_it_goes(self, held: PracticePosition, delta: Decimal, *, market: bool) -> Decimal:
        if held.behaviour is CloseBehaviour.PARTIAL and held.closes == 1 and market:
            return steps(delta / 2, held.rules.step)
        if held.behaviour is CloseBehaviour.DUST and held.size and held.size + delta == 0:
            dust = held.rules.step / 2
            return delta + (dust if held.size > 0 else -dust)
        return delta

    def _fill(self, held: PracticePosition, delta: Decimal, word: _Word) -> None:
        lag_s = LAG_S if held.behaviour is CloseBehaviour.LAGS else 0.0
        positions, key = self.book.positions, held.key
        change = positions.trade(
            key,
            delta,
            ChangeCause.CLOSE,
            client_id=word.client_id,
            asked=word.quantity,
            asked_at=word.at,
            lag_s=lag_s,
        )
        if change.after:
            return
        if held.behaviour is CloseBehaviour.REOPENS and held.closes <= REOPENINGS:
            self.book.alarms.set(REOPEN_S, lambda: positions.trade(key, change.before))
        if held.behaviour is CloseBehaviour.REVERSES and held.closes == 1:
            self.book.alarms.set(REOPEN_S, lambda: self._open_the_opposite(key, change.before))

    def _open_the_opposite(self, key: PositionKey, before: Decimal) -> None:
        # In hedge mode the opposite is a position of its own.
        other = {PositionSide.LONG: PositionSide.SHORT, PositionSide.SHORT: PositionSide.LONG}.get(key.side)
        self.book.positions.trade(key if other is None else key._replace(side=other), -before)
