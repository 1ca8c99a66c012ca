"""The text filter's small language and the views; both choose what is shown, never what PANIC does."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from enum import StrEnum

from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.models import messages
from gui.models.chip_state import stale_for
from gui.models.language import say, source
from gui.models.order_words import kind_word, state_word

# Separates the fields of a haystack, so that a word never matches across two of them.
_GAP = "\n"
# Beginnings of "stale" that find stale rows: no listing writes the word into a row.
_STALE = frozenset({"sta", "stal", "stale"})
_FIELDS = ("code", "venue", "state")


class View(StrEnum):
    """The views of the switch; the values are the sources of their names."""

    ALL = source("All")
    SELECTED = source("Selected")
    PROTECTIVE = source("Protective")
    STALE = source("Stale")
    NEEDS_YOU = source("Needs you")

    @property
    def word(self) -> str:
        """The view's name on screen."""
        return say(self.value)


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the filter: in a named field or anywhere, wanted or excluded; always lower case."""

    word: str
    field: str = ""
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Haystack:
    """What a row offers to the filter, in lower case; ``row`` is the snapshot that it was made of."""

    row: Row
    text: str
    code: str
    venue: str
    state: str


def parse(text: str) -> tuple[Term, ...]:
    """Read the filter line: words are AND, ``-word`` excludes, ``code:``, ``venue:``, ``state:`` are fields.

    Nothing is an error: a half-typed ``state:`` or a lone ``-`` filters nothing, an unknown field is a word.
    """
    terms = []
    for raw in text.lower().split():
        excluded = raw.startswith("-") and not _is_code(raw)
        word = raw[1:] if excluded else raw
        field, colon, rest = word.partition(":")
        named = bool(colon) and field in _FIELDS
        term = Term(rest if named else word, field if named else "", excluded)
        if term.word:
            terms.append(term)
    return tuple(terms)


def _is_code(word: str) -> bool:
    # Binance's codes are negative: -2015 looks for that code, it does not exclude the number.
    return word[1:].isdecimal() and len(word) >= 4


def haystack(row: Row) -> Haystack:
    """Make what the filter searches of a row: instrument, kind, sort, account, side, state, code and message."""
    order = row.order
    state = "open live" if row.state is State.LIVE else row.state.value.lower()
    code = messages.code(row).lower()
    venue = f"{row.key.family.venue} {row.key.family.venue.display}".lower()
    fields = (
        order.instrument,
        order.kind.value,
        order.kind_text,
        kind_word(order.kind),
        "ordinary" if order.key.family.ordinary else "algo",
        order.parent,
        order.tag,
        row.key.account,
        order.side.value,
        "protective" if order.protective else "",
        messages.said(row),
        state_word(row.state),
        row.key.algo_id,
        order.client_algo_id,
    )
    text = _GAP.join((*fields, venue, state, code)).lower()
    return Haystack(row, text, code, venue, state)


def kept_haystack(hay: Haystack | None, row: Row) -> Haystack:
    """Give the haystack of a row from that of its snapshot before: a listing that only confirms it changes no word."""
    if hay is None:
        return haystack(row)
    old = hay.row
    if old is row:
        return hay
    same = (
        old.cancel is row.cancel
        and old.proof is row.proof
        and old.fired is row.fired
        and (old.note, old.new_since_run, old.checked_at) == (row.note, row.new_since_run, row.checked_at)
        and old.doubted is row.doubted
        and not (old.missing or row.missing)
        and old.order == row.order
    )
    return replace(hay, row=row) if same else haystack(row)


def matches(hay: Haystack, terms: tuple[Term, ...], now_ms: int) -> bool:
    """Say whether a row passes every term; a stale row's state is ``stale`` and no longer ``open``."""
    text = hay.text
    for term in terms:
        word = term.word
        if term.field:
            found = _found(hay, term, now_ms)
        else:
            found = word in text or (word in _STALE and stale_for(hay.row, now_ms) is not None)
        if found is term.excluded:
            return False
    return True


def _found(hay: Haystack, term: Term, now_ms: int) -> bool:
    if term.field == "code":
        return hay.code.startswith(term.word)
    if term.field == "venue":
        return term.word in hay.venue
    state = "stale" if stale_for(hay.row, now_ms) is not None else hay.state
    return any(part.startswith(term.word) for part in state.split())


def in_view(view: View, row: Row, checked: Container[OrderKey], now_ms: int) -> bool:
    """Say whether a view of the switch shows the row."""
    if view is View.SELECTED:
        return row.key in checked
    if view is View.PROTECTIVE:
        return row.order.protective
    if view is View.STALE:
        return stale_for(row, now_ms) is not None
    if view is View.NEEDS_YOU:
        return row.needs_person
    return True
