"""How the table writes numbers, prices, ages and durations; a venue's decimals are never rounded."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from gui.domain.orders import AlgoOrder, Mark, PriceMark
from gui.models.floor_texts import ours

THIN_SPACE = "\u2009"
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
LONG_WAIT = 100

# Marks that stand before their number with a space, as words do; signs stand close.
_WORDS = frozenset({Mark.LIMIT, Mark.CALLBACK, Mark.DISTANCE, Mark.TRIGGER})


def number(value: Decimal | None) -> str:
    """Write a number with thousands commas and the very decimals that it came with; ``?`` if it is none."""
    if value is None or not value.is_finite():
        return "?"
    return f"{value:,f}"


def size(order: AlgoOrder) -> tuple[str, str]:
    """Give the size and its unit; where the size is no number the note stands for both."""
    if order.size is None:
        return ours(order.size_note) or "?", ""
    return number(order.size), order.unit


def price_mark(price: PriceMark) -> str:
    """Write one price with its role: ``lim 63,900.0``, ``≤61,200``, ``cb 0.80 %`` (thin space)."""
    text = number(price.value)
    if price.percent and price.value is not None:
        text = f"{text}{THIN_SPACE}%"
    gap = " " if price.mark in _WORDS else ""
    return f"{price.mark}{gap}{text}"


def prices(order: AlgoOrder) -> str:
    """Write every price of an order in the order in which the venue's row had them."""
    return " ".join(price_mark(price) for price in order.prices)


def age(seconds: float) -> str:
    """Write an age in two steps at most: ``45s``, ``14m``, ``2h 14m``, ``3d 4h``; never below ``0s``."""
    whole = max(0, int(seconds))
    if whole < MINUTE:
        return f"{whole}s"
    if whole < HOUR:
        return f"{whole // MINUTE}m"
    if whole < DAY:
        return f"{whole // HOUR}h {whole % HOUR // MINUTE:02d}m"
    return f"{whole // DAY}d {whole % DAY // HOUR}h"


def stale_age(seconds: float) -> str:
    """Write how old a sighting is: ``0:48``, ``2:12``, ``1h 04m``, ``3d 4h``."""
    whole = max(0, int(seconds))
    if whole < HOUR:
        return f"{whole // MINUTE}:{whole % MINUTE:02d}"
    return age(whole)


def duration(seconds: float) -> str:
    """Write how long an answer took: ``96 ms``, ``1.61 s`` from one second, ``1:03.4`` from one minute."""
    ms = round(max(0.0, seconds) * 1000)
    if ms < 1000:
        return f"{ms} ms"
    if ms < 59_995:
        return f"{ms / 1000:.2f} s"
    tenths = round(ms / 100)
    return f"{tenths // 600}:{tenths % 600 / 10:04.1f}"


def wait(seconds: float) -> str:
    """Write a wait that is left: ``0.4 s`` below ten seconds, then ``28 s``, from 100 seconds ``9:58``, ``2h 14m``."""
    left = max(0.0, seconds)
    if left >= LONG_WAIT:
        return stale_age(left)
    return f"{left:.1f} s" if round(left, 1) < 10 else f"{left:.0f} s"


def clock_time(at_ms: int) -> str:
    """Write the UTC time of day of epoch milliseconds as ``14:01:09``."""
    seconds = at_ms // 1000
    return f"{seconds // HOUR % 24:02d}:{seconds // MINUTE % 60:02d}:{seconds % 60:02d}"


def day_time(at_ms: int) -> str:
    """Write day and time of epoch milliseconds in UTC as ``2026-11-20 14:01:09 UTC``."""
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d} {clock_time(at_ms)} UTC"


def count(value: int) -> str:
    """Write a count, exact and with a thousands comma."""
    return f"{value:,d}"
