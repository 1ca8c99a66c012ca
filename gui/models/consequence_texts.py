"""What PANIC as it is chosen would leave behind: positions with no stop, or that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gui.engine.views import Bare, Consequence
from gui.models import formats
from gui.models.deck_state import FlattenState
from gui.models.language import say


def signed(size: Decimal) -> str:
    """Write a position's size with its sign: ``+3.2``, ``-96,000``."""
    text = formats.number(size)
    return text if text[0] in "-?" else f"+{text}"


def position_words(bare: Bare) -> str:
    """Name a position with its size and unit: ``BTC-USDT-SWAP +3.2 BTC``."""
    return f"{bare.key.instrument} {signed(bare.size)} {bare.unit}".rstrip()


def largest_first(flatten: FlattenState) -> tuple[Bare, ...]:
    """Give the positions that lose their last stop, the largest notional first; those without one keep their order."""
    notional = {row.key: row.position.notional for row in flatten.positions}
    return tuple(sorted(flatten.consequence.bare, key=lambda bare: -(notional.get(bare.key) or Decimal(0))))


def consequence_lines(flatten: FlattenState) -> tuple[str, ...]:
    """Write the consequence for PANIC, long to short, a break where it may stand in two lines; empty for none."""
    bare, unknown = largest_first(flatten), flatten.consequence.unknown
    if bare:
        one = bare[0]
        short = f"{one.key.instrument} {signed(one.size)}"
        names = (position_words(one), short) if one.unit else (short,)
        return tuple(text for which in names for text in _bare(which, len(bare) - 1, bool(unknown)))
    if unknown:
        return (
            say("positions unknown: stops may be the only protection"),
            say("positions unknown: stops may\nbe the only protection"),
        )
    return ()


def _bare(position: str, more: int, unknown: bool) -> Sequence[str]:
    n = formats.count(more)
    if more and unknown:
        return (
            say("leaves {position}\nwith no stop, +{n} more, others unknown", position=position, n=n),
            say("leaves {position}\nwith no stop, +{n} and unknown", position=position, n=n),
            say("{position}\nleft with no stop, +{n} and unknown", position=position, n=n),
        )
    if more:
        return (
            say("leaves {position}\nwith no stop, +{n} more", position=position, n=n),
            say("{position}\nleft with no stop, +{n} more", position=position, n=n),
        )
    if unknown:
        return (
            say("leaves {position}\nwith no stop, others unknown", position=position),
            say("{position}\nleft with no stop, others unknown", position=position),
        )
    return (
        say("leaves {position} with no stop", position=position),
        say("leaves {position}\nwith no stop", position=position),
        say("{position}\nleft with no stop", position=position),
    )


def consequence_whole(consequence: Consequence) -> str:
    """Name everything that would be left, for tooltips and screen readers; empty for nothing."""
    parts = []
    if consequence.bare:
        names = ", ".join(position_words(bare) for bare in consequence.bare)
        parts.append(say("Leaves {positions} with no stop.", positions=names))
    if consequence.unknown:
        names = ", ".join(consequence.unknown)
        parts.append(say("Positions of {accounts} are unknown: stops may be the only protection.", accounts=names))
    return " ".join(parts)


def last_stop(bare: Bare) -> str:
    """Say in the row of a protective order of which position it is the last stop; the instrument stands there."""
    return say("last stop of {size}", size=f"{signed(bare.size)} {bare.unit}".rstrip())


def last_stop_tip(bare: Bare) -> str:
    """Say the same in a whole sentence."""
    return say("PANIC as chosen leaves {position} with no stop.", position=position_words(bare))
