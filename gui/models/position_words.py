"""What the window calls the states and sides of positions, how each looks, and what its message cell says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.closings import ClosePhase, CloseVerdict, PositionRow, PositionState
from gui.domain.positions import Position, PositionSide
from gui.models import formats
from gui.models.chip_state import STALE_AFTER_S, ChipState, Moment
from gui.models.floor_texts import meant, ours
from gui.models.language import say, source
from gui.models.messages import fault_words, joined


class Way(StrEnum):
    """Which way a position stands; FLAT is read at zero, UNKNOWN could not be read."""

    LONG = "LONG"
    SHORT = "SHORT"
    FLAT = ""
    UNKNOWN = "?"


_WAYS: dict[Way, str] = {Way.LONG: source("LONG"), Way.SHORT: source("SHORT")}
_SPOKEN_WAYS: dict[Way, str] = {
    Way.LONG: source("Long"),
    Way.SHORT: source("Short"),
    Way.FLAT: source("Nothing held"),
    Way.UNKNOWN: source("Side unknown"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a state shows itself: its word, the chip whose colours it wears, its own icon, and its rank by need."""

    word: str
    chip: ChipState
    icon: str
    need: int


LOOKS: dict[PositionState, Look] = {
    PositionState.REFUSED: Look(source("REFUSED"), ChipState.REJECTED, "octagon-cross", 0),
    PositionState.LEFT: Look(source("LEFT"), ChipState.REJECTED, "triangle", 1),
    # In capitals on screen, like all of them; an order's OPEN is another word in other languages.
    PositionState.OPEN: Look(source("Open"), ChipState.LIVE, "ring", 3),
    PositionState.WAITING: Look(source("WAITING"), ChipState.QUEUED, "dots", 4),
    PositionState.CLOSING: Look(source("CLOSING"), ChipState.SENT, "arrow-up", 5),
    PositionState.CHECKING: Look(source("CHECKING"), ChipState.ACCEPTED, "retry", 6),
    PositionState.CLOSED: Look(source("CLOSED"), ChipState.GONE, "double-check", 7),
}
STALE_LOOK = Look(source("STALE {age}"), ChipState.STALE, "clock-back", 2)

# What an answer means while its venue said nothing in words.
_VERDICTS: dict[CloseVerdict, str] = {
    CloseVerdict.ACCEPTED: source("close accepted"),
    CloseVerdict.NOTHING_HELD: source("the venue says that nothing is held"),
    CloseVerdict.RETRY: source("not done, tried again"),
    CloseVerdict.UNKNOWN: source("not known whether it was done"),
    CloseVerdict.ORDERS_IN_THE_WAY: source("resting close orders must go first"),
    CloseVerdict.PRICE_BAND: source("a market order is refused for its price"),
    CloseVerdict.CLOCK: source("our time stamp was refused"),
    CloseVerdict.DUST: source("too small for the venue to close"),
    CloseVerdict.REJECTED: source("refused without a word"),
}


def way(position: Position) -> Way:
    """Say which way a position stands; in hedge mode its key says so where its size is no number."""
    if position.direction:
        return Way.LONG if position.direction > 0 else Way.SHORT
    if position.zero:
        return Way.FLAT
    return {PositionSide.LONG: Way.LONG, PositionSide.SHORT: Way.SHORT}.get(position.key.side, Way.UNKNOWN)


def way_word(position: Position) -> str:
    """Give the word of a side: empty where nothing is held, a question mark where it is not known."""
    found = way(position)
    return say(_WAYS[found]) if found in _WAYS else found.value


def spoken_way(position: Position) -> str:
    """Give a side as a screen reader says it."""
    return say(_SPOKEN_WAYS[way(position)])


def stale_for(row: PositionRow, now_ms: int) -> float | None:
    """Give the age in seconds of the latest reading if the row is stale, else None; never while it is being closed."""
    if row.proof is not None or row.closing.phase is not ClosePhase.NONE:
        return None
    seconds = (now_ms - row.read_ms) / 1000
    return max(0.0, seconds) if row.stale or seconds > STALE_AFTER_S else None


def look(row: PositionRow, now_ms: int) -> Look:
    """Give the look of the row's chip."""
    return LOOKS[row.state] if stale_for(row, now_ms) is None else STALE_LOOK


def chip_word(row: PositionRow, now_ms: int) -> str:
    """Give the word on the chip: ``OPEN``, ``CLOSING``, ``STALE 2:12``."""
    seconds = stale_for(row, now_ms)
    if seconds is not None:
        return say(STALE_LOOK.word, age=formats.stale_age(seconds))
    return say(LOOKS[row.state].word).upper()


def code(row: PositionRow) -> str:
    """Give the venue's code of the last answer as it came."""
    closing = row.closing
    return closing.code or (closing.fault.code if closing.fault is not None else "")


def heard(row: PositionRow) -> str:
    """Give what the last try brought: the venue's words, else what went wrong, else what the answer means."""
    closing = row.closing
    words = meant(closing.message) or fault_words(closing.fault)
    if words or closing.verdict is None:
        return words
    return say(_VERDICTS[closing.verdict])


def message(row: PositionRow, now: Moment) -> str:
    """Write the message cell."""
    note = ours(row.note)
    if row.proof is not None:
        return note or say("closed: zero twice")
    if stale_for(row, now.ms) is not None:
        return joined(say("last read {time}", time=formats.clock_time(row.read_ms)), note)
    return joined(_said(row, note), _coming(row, now.monotonic))


def _said(row: PositionRow, note: str) -> str:
    closing, words = row.closing, heard(row)
    if row.zero_last is not None:
        return joined(words, say("zero once, reading again"))
    if closing.phase is ClosePhase.WAITING:
        return joined(words, note) or say("in line to be closed")
    if closing.phase is ClosePhase.SENT:
        return say("close sent, waiting for the answer")
    if closing.phase is ClosePhase.ANSWERED:
        return joined(words, note or say("reading the position"))
    if closing.phase is ClosePhase.LEFT:
        return note or words or say("too small for the venue to close")
    if closing.phase is ClosePhase.REFUSED:
        return words or note or say("refused without a word")
    return note


def _coming(row: PositionRow, now: float) -> str:
    due = row.closing.next_try_at
    if due is None or due <= now or row.closing.phase is ClosePhase.SENT:
        return ""
    return say("next try in {time}", time=formats.wait(due - now))


def urgent(row: PositionRow) -> bool:
    """Say whether the message is to be read first."""
    return row.needs_person
