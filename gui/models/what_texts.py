"""What the window calls the three choices of what PANIC ends."""

from __future__ import annotations

from gui.domain.what import What
from gui.models.language import say, source

_NAMES: dict[What, str] = {
    What.ALGOS: source("Algo orders"),
    What.ORDERS: source("All orders"),
    What.FLATTEN: source("Flatten"),
}
# On PANIC itself and in the run's texts: the one that closes positions stands in capitals, as PANIC does.
_TAGS: dict[What, str] = {**_NAMES, What.FLATTEN: source("FLATTEN")}
_MEANINGS: dict[What, str] = {
    What.ALGOS: source("PANIC cancels algo orders. Ordinary orders and positions stay"),
    What.ORDERS: source("PANIC cancels algo orders and ordinary orders. Positions stay"),
    What.FLATTEN: source("PANIC cancels all orders, then closes the positions. Held longer"),
}


def name(what: What) -> str:
    """Give the choice as the switch writes it."""
    return say(_NAMES[what])


def tag(what: What) -> str:
    """Give the choice as PANIC and the run panel write it."""
    return say(_TAGS[what])


def meaning(what: What) -> str:
    """Say what a press ends and what it leaves; also spoken when the choice changes."""
    return say(_MEANINGS[what])
