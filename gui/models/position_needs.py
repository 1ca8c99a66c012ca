"""Positions that wait for a person, in plain words: what is left, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.closings import PositionRow, PositionState
from gui.models import formats
from gui.models import position_words as words
from gui.models.deck_state import DeckState
from gui.models.floor_texts import fault_sentence, ours
from gui.models.language import say, say_count


@dataclass(frozen=True, slots=True)
class PositionNeed:
    """What one line of *Needs you* says of a position."""

    name: str
    chip: str
    head: str
    sentence: str
    advice: str


def position_needs(state: DeckState) -> tuple[PositionNeed, ...]:
    """Write a line for each position that only a person can end: too small to close, or refused."""
    accounts = {view.account.label: view.account for view in state.accounts}
    made = []
    for row in state.flatten.positions:
        if row.needs_person:
            fault, account = row.closing.fault, accounts.get(row.key.account)
            told = fault_sentence(fault, account) if fault is not None and account is not None else ""
            made.append(_need(row, told))
    return tuple(made)


def _need(row: PositionRow, fault: str) -> PositionNeed:
    dust = row.state is PositionState.LEFT
    venue = row.key.family.venue.display
    return PositionNeed(
        name=f"position/{row.key}",
        chip=row.state.value,
        head=_head(row),
        sentence=_dust(row, venue) if dust else _refused(row, fault),
        advice=say("Clear it at {venue}, or leave it", venue=venue)
        if dust
        else say("Close it at {venue}", venue=venue),
    )


def _head(row: PositionRow) -> str:
    position = row.position
    size = formats.number(abs(position.size)) if position.size is not None else "?"
    what = " ".join(part for part in (words.way_word(position), size, position.unit if size != "?" else "") if part)
    parts = (f"{row.key.family.venue.display} {row.key.account}", row.key.instrument, what, words.code(row))
    return " · ".join(part for part in parts if part)


def _dust(row: PositionRow, venue: str) -> str:
    notional = row.position.notional
    worth = say(" (worth about {n})", n=formats.number(notional)) if notional is not None else ""
    why = ours(row.note)
    if why:
        return say("What is left cannot be closed{worth}: {why}. It stays open.", worth=worth, why=why.rstrip("."))
    return say("What is left is too small for {venue} to close{worth}. It stays open.", venue=venue, worth=worth)


def _refused(row: PositionRow, fault: str) -> str:
    stays = say("The position is still open; the table of positions tells its stops.")
    if fault:
        return f"{fault} {stays}"
    said = " ".join(part for part in (words.code(row), words.heard(row) or ours(row.note)) if part).rstrip(".")
    said = said or say("without a word")
    if not row.closing.attempts:
        return say("No close was sent: {said}. {stays}", said=said, stays=stays)
    return say_count(
        row.closing.attempts,
        "Refused after {n} try: {said}. {stays}",
        "Refused after {n} tries: {said}. {stays}",
        said=said,
        stays=stays,
    )
