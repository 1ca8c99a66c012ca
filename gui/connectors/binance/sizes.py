"""The sizes and prices that Binance takes for a symbol, and quantities and prices made to fit them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from gui.connectors.binance.parse import Row, number_of, symbol_of, words
from gui.connectors.decode import as_list, as_object, decode
from gui.connectors.wire import HttpResponse
from gui.domain.errors import ShapeError

# Room for the longest number that is ever read, so that nothing is rounded on the way.
EXACT = Context(prec=300)


@dataclass(frozen=True, slots=True)
class Lot:
    """What the quantity of one order may be; None where Binance did not tell."""

    least: Decimal | None = None
    most: Decimal | None = None
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a symbol takes: quantities of market and of limit orders, and the step of a price."""

    market: Lot = Lot()
    limit: Lot = Lot()
    tick: Decimal | None = None


NO_RULE = Rule()


def rules_of(response: HttpResponse) -> dict[str, Rule]:
    """Read the filters of every symbol (Binance "Exchange Information"); raises ShapeError where it is no such answer.

    What cannot be read of one symbol leaves that symbol without it.
    """
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    rows = as_list(as_object(decode(response.body), "body").get("symbols"), "symbols")
    found: dict[str, Rule] = {}
    for row in rows:
        if isinstance(row, dict) and (symbol := symbol_of(row)):
            found[symbol] = _rule(row)
    return found


def _rule(row: Row) -> Rule:
    rows = row.get("filters")
    filters: dict[str, Mapping[str, object]] = {}
    for one in rows if isinstance(rows, list) else ():
        if isinstance(one, dict):
            filters.setdefault(words(one, "filterType"), one)
    tick = _above_zero(filters.get("PRICE_FILTER", {}), "tickSize")
    return Rule(_lot(filters.get("MARKET_LOT_SIZE", {})), _lot(filters.get("LOT_SIZE", {})), tick)


def _lot(row: Row) -> Lot:
    return Lot(_above_zero(row, "minQty"), _above_zero(row, "maxQty"), _above_zero(row, "stepSize"))


def _above_zero(row: Row, name: str) -> Decimal | None:
    # Binance writes 0 for a filter that is off.
    value = number_of(row, name)
    return value if value is not None and value > 0 else None


def part_of(amount: Decimal, lot: Lot) -> Decimal:
    """Give the largest quantity of one order that closes no more than ``amount``; 0 where it is too small for any.

    What stays behind for the next order is never made too small for one, if that can be helped.
    """
    whole = in_steps(amount, lot.step)
    least = lot.least or Decimal(0)
    if whole < least:
        return Decimal(0)
    if lot.most is None or whole <= lot.most:
        return whole
    part = in_steps(lot.most, lot.step)
    if part <= 0:
        # Filters that no order fits: Binance itself has to say it.
        return whole
    if EXACT.subtract(whole, part) < least:
        smaller = in_steps(EXACT.subtract(whole, least), lot.step)
        part = smaller if least <= smaller <= part else part
    return part


def at_most(rule: Rule, cap: Decimal | None) -> Rule:
    """Give the rule with no order larger than ``cap``."""
    if cap is None:
        return rule

    def capped(lot: Lot) -> Lot:
        return replace(lot, most=cap if lot.most is None else min(cap, lot.most))

    return replace(rule, market=capped(rule.market), limit=capped(rule.limit))


def half_of(quantity: Decimal, step: Decimal | None) -> Decimal:
    """Give half of what was too large for one order, in whole steps; of an unknown step, in its own last digit."""
    exponent = quantity.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return in_steps(EXACT.divide(quantity, Decimal(2)), step or digit)


def in_steps(value: Decimal, step: Decimal | None, *, up: bool = False) -> Decimal:
    """Round a positive number down, or up, to a whole number of steps; as it is where no step is known."""
    if step is None:
        return value
    steps = EXACT.divide_int(value, step)
    rounded = EXACT.multiply(steps, step)
    return EXACT.add(rounded, step) if up and rounded < value else rounded
