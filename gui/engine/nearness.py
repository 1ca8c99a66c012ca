"""How near orders are to their triggers, from what is at hand at a press: their prices, and the marks of positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from gui.domain.closings import PositionRow
from gui.domain.orders import AlgoOrder, Mark, OrderKey, PriceMark
from gui.domain.positions import PositionFamily
from gui.engine.consequence import POSITIONS_OF

# What is not known counts as far away: it holds nothing back, and puts nothing ahead.
FAR = Decimal("Infinity")
# The prices at which an order does something, those that fire it before the one that it waits at.
TRIGGERS = (Mark.TRIGGER, Mark.AT_OR_BELOW, Mark.AT_OR_ABOVE, Mark.LIMIT)


class Nearness:
    """Gives the distance of an order from its trigger as a fraction of the mark price; for thousands of orders.

    ``positions`` gives those of the account. Marks are taken once for each press.
    """

    def __init__(self, positions: Callable[[], Iterable[PositionRow]]) -> None:
        self._positions = positions
        self._marks: dict[tuple[PositionFamily, str], Decimal] = {}
        self._known: dict[OrderKey, tuple[AlgoOrder, Decimal]] = {}

    def take(self) -> None:
        """A person pressed: the marks of now count."""
        self._known.clear()
        self._marks = {
            (row.key.family, row.key.instrument): mark
            for row in self._positions()
            if (mark := row.position.mark) is not None and mark.is_finite() and mark > 0
        }

    def of(self, order: AlgoOrder) -> Decimal:
        """Give the distance that the venue told, else the one from prices and mark, `FAR` where neither is known."""
        if order.distance is not None:
            return order.distance if order.distance.is_finite() else FAR
        if not self._marks:
            return FAR
        known = self._known.get(order.key)
        if known is None or known[0] is not order:
            known = self._known[order.key] = (order, self._reckon(order))
        return known[1]

    def _reckon(self, order: AlgoOrder) -> Decimal:
        family = POSITIONS_OF.get(order.key.family)
        mark = self._marks.get((family, order.instrument)) if family is not None else None
        if mark is None:
            return FAR
        away = [(TRIGGERS.index(price.mark), _apart(price.value, mark)) for price in order.prices if _fires(price)]
        return min(away)[1] if away else FAR


def _fires(price: PriceMark) -> bool:
    return price.mark in TRIGGERS and not price.percent


def _apart(price: Decimal | None, mark: Decimal) -> Decimal:
    try:
        return abs(price / mark - 1) if price is not None and price.is_finite() else FAR
    except ArithmeticError:
        # A venue's text may name a number beyond all bounds.
        return FAR
