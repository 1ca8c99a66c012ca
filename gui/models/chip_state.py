"""What a row's chip shows: the eight states, and STALE for a row that was last seen open too long ago."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.clock import Clock, epoch_ms
from gui.domain.rows import Phase, Row
from gui.domain.venues import Family
from gui.engine.views import FRESH_FOR, FRESH_FOR_S
from gui.models import formats
from gui.models.language import say
from gui.models.order_words import state_word

# A row whose latest sighting is older than this (seconds) is marked stale, at the earliest: see FRESH_FOR.
STALE_AFTER_S = FRESH_FOR_S


class ChipState(StrEnum):
    """The looks of a chip; the values are the words of code and filter, LIVE reads OPEN on screen."""

    LIVE = "LIVE"
    QUEUED = "QUEUED"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    GONE = "GONE"
    REJECTED = "REJECTED"
    TRIGGERED = "TRIGGERED"
    UNKNOWN = "UNKNOWN"
    STALE = "STALE"


# How much a state needs a person, most first: the order in which the State column sorts.
NEED: dict[ChipState, int] = {
    state: rank
    for rank, state in enumerate(
        (
            ChipState.TRIGGERED,
            ChipState.REJECTED,
            ChipState.UNKNOWN,
            ChipState.STALE,
            ChipState.LIVE,
            ChipState.QUEUED,
            ChipState.SENT,
            ChipState.ACCEPTED,
            ChipState.GONE,
        )
    )
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant on both clocks: epoch milliseconds and monotonic seconds."""

    ms: int
    monotonic: float

    @classmethod
    def of(cls, clock: Clock) -> Moment:
        """Read both clocks."""
        return cls(epoch_ms(clock), clock.monotonic())


def stale_for(row: Row, now_ms: int) -> float | None:
    """Give the age in seconds of the latest sighting if the row is stale, else None.

    Only a row that waits for nothing but a listing can be stale: open or missing, and not being cancelled.
    """
    # Asked of every row ten times a second: nothing is derived that a field tells.
    if row.cancel.phase is not Phase.NONE or row.proof is not None or row.fired is not None:
        return None
    seen_ms = row.sighting.seen_ms
    return None if seen_ms is None else seconds_stale(row.key.family, seen_ms, now_ms)


def seconds_stale(family: Family, seen_ms: int, now_ms: int) -> float | None:
    """Give the age in seconds of a sighting of then (epoch milliseconds) if that is stale for its family, else None."""
    seconds = (now_ms - seen_ms) / 1000
    stale = seconds > STALE_AFTER_S and seconds > FRESH_FOR.get(family, STALE_AFTER_S)
    return seconds if stale else None


def chip_state(row: Row, now_ms: int) -> ChipState:
    """Give the look of the row's chip."""
    if stale_for(row, now_ms) is not None:
        return ChipState.STALE
    return ChipState(row.state.value)


def chip_word(row: Row, now_ms: int) -> str:
    """Give the word on the chip: ``OPEN``, ``REJECTED``, ``STALE 2:12``."""
    seconds = stale_for(row, now_ms)
    if seconds is not None:
        return say("STALE {age}", age=formats.stale_age(seconds))
    return state_word(row.state)


def needs_rank(row: Row, now_ms: int) -> int:
    """Give the rank of the row by need, 0 for the most; a firing that a person has seen ranks as gone."""
    if row.fired is not None and row.fired.acknowledged:
        return NEED[ChipState.GONE]
    return NEED[chip_state(row, now_ms)]
