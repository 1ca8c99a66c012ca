"""What the practice venues' books put at risk over time: the figure that runs of different order are compared by.

Exposure between two moments is the sum of |notional| x seconds of every position, and of every order that could open
or increase one for as long as it could fire. The notional of a position is its size x contract value x mark; that of
an order is what it has left to trade x contract value x mark (inverse contracts: x contract value alone, in USD).
Orders that only reduce, and spot orders, put nothing at risk here. Marks stand still at the practice venues, so the
figure depends on nothing but what was done when.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from gui.domain.positions import PositionFamily, PositionKey
from gui.domain.venues import Family
from gui.drill.book import OrderBook
from gui.drill.fills import position_key, reduces
from gui.drill.instruments import Instrument, instrument
from gui.drill.ledger import Change, Ledger
from gui.drill.orders import OrderState, PracticeOrder


@dataclass(frozen=True, slots=True)
class Exposure:
    """Notional x seconds, in USD or the quote currency x seconds."""

    positions: Decimal = Decimal(0)
    orders: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """Both together."""
        return self.positions + self.orders


def exposure(book: OrderBook, ledger: Ledger, since: float, until: float) -> Exposure:
    """Read the exposure between two monotonic seconds from what is held now and what the ledger says of before."""
    changes: dict[PositionKey, list[Change]] = defaultdict(list)
    for change in ledger.changes:
        changes[change.key].append(change)
    held = sum((_held(p.key, p.size, changes[p.key], since, until) for p in book.positions), Decimal(0))
    return Exposure(held, sum((_order(order, ledger, since, until) for order in book), Decimal(0)))


def at_risk(book: OrderBook) -> Exposure:
    """Give what is at risk at this moment: the notional itself, of positions and of orders that could open."""
    held = sum((one.rules.notional(one.size) for one in book.positions), Decimal(0))
    return Exposure(held, sum((_notional(order) for order in book if _lives(order)), Decimal(0)))


def _held(key: PositionKey, size: Decimal, changes: list[Change], since: float, until: float) -> Decimal:
    rules = instrument(key.family, key.instrument)
    at, held, total = since, changes[0].before if changes else size, Decimal(0)
    for change in changes:
        moment = min(max(change.at, since), until)
        total += rules.notional(held) * _seconds(at, moment)
        at, held = moment, change.after
    return total + rules.notional(held) * _seconds(at, until)


def _order(order: PracticeOrder, ledger: Ledger, since: float, until: float) -> Decimal:
    ends = [ledger.cancelled_at(order.algo_id), ledger.fired_at(order.algo_id)]
    known = [end for end in ends if end is not None]
    if not known and not _lives(order):
        return Decimal(0)
    end = min([until, *known])
    start = max(since, ledger.placed_at(order.algo_id) or since)
    return _notional(order) * _seconds(start, max(start, end))


def _notional(order: PracticeOrder) -> Decimal:
    rules = _rules(order)
    if rules is None or reduces(order):
        return Decimal(0)
    # One that fired counts whole: until then all of it was to come.
    done = Decimal(0) if order.state in (OrderState.FIRED, OrderState.FINISHED) else order.executed
    return rules.notional(order.size - done)


def _rules(order: PracticeOrder) -> Instrument | None:
    if order.family is Family.SAPI_FUTURES:
        return instrument(PositionFamily.UM, order.instrument)
    key = position_key(order)
    return None if key is None else instrument(key.family, key.instrument)


def _lives(order: PracticeOrder) -> bool:
    return order.live or order.state is OrderState.TRIGGERING


def _seconds(start: float, end: float) -> Decimal:
    return Decimal(str(round(max(0.0, end - start), 6)))
