"""What the window calls the states, kinds and sides of orders."""

from __future__ import annotations

from gui.domain.orders import AlgoOrder, Kind, Side
from gui.domain.rows import State
from gui.models.language import say, source

STATES: dict[State, str] = {
    State.LIVE: source("OPEN"),
    State.QUEUED: source("QUEUED"),
    State.SENT: source("SENT"),
    State.ACCEPTED: source("ACCEPTED"),
    State.UNKNOWN: source("UNKNOWN"),
    State.GONE: source("GONE"),
    State.TRIGGERED: source("TRIGGERED"),
    State.REJECTED: source("REJECTED"),
}

KINDS: dict[Kind, str] = {
    Kind.TWAP: source("TWAP"),
    Kind.VP: source("VP"),
    Kind.TRIGGER: source("Trigger"),
    Kind.COND_TP: source("Cond. TP"),
    Kind.COND_SL: source("Cond. SL"),
    Kind.OCO: source("OCO"),
    Kind.TRAILING: source("Trailing"),
    Kind.ICEBERG: source("Iceberg"),
    Kind.CHASE: source("Chase"),
    Kind.LIMIT: source("Limit"),
    Kind.MARKET: source("Market"),
    Kind.POST_ONLY: source("Post only"),
    Kind.IOC: source("IOC"),
    Kind.FOK: source("FOK"),
    Kind.OTHER: source("Other"),
}

_SIDES: dict[Side, str] = {Side.BUY: source("BUY"), Side.SELL: source("SELL")}
_SPOKEN_SIDES: dict[Side, str] = {Side.BUY: source("Buy"), Side.SELL: source("Sell")}


def state_word(state: State) -> str:
    """Give a state's word; LIVE reads OPEN on screen."""
    return say(STATES[state])


def kind_word(kind: Kind) -> str:
    """Give the word of a kind that this program knows."""
    return say(KINDS[kind])


def sort_word(order: AlgoOrder) -> str:
    """Say whether an order is an algo order, an ordinary one, or one that an algo order has placed."""
    if not order.key.family.ordinary:
        return say("algo order")
    return say("ordinary order, placed by an algo order") if order.parent else say("ordinary order")


def side_word(side: Side) -> str:
    """Give a side's word, a question mark where the venue gave none."""
    return say(_SIDES[side]) if side in _SIDES else side.value


def spoken_side(side: Side) -> str:
    """Give a side as a screen reader says it; empty where the venue gave none."""
    return say(_SPOKEN_SIDES[side]) if side in _SPOKEN_SIDES else ""
