"""The fifteen columns of the table as data: what each says, how it sorts, and what its tooltip tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum
from typing import TypeAlias

from gui.domain.orders import Kind
from gui.domain.rows import Row
from gui.domain.venues import Venue
from gui.models import formats, messages
from gui.models.chip_state import Moment, chip_word, needs_rank
from gui.models.floor_texts import ours
from gui.models.language import say, source
from gui.models.order_words import kind_word, side_word, sort_word, spoken_side

SortKey: TypeAlias = tuple[int | float | str | Decimal, ...]


class Col(IntEnum):
    """The columns by place."""

    CHECK = 0
    VENUE = 1
    ACCOUNT = 2
    INSTRUMENT = 3
    KIND = 4
    SIDE = 5
    SIZE = 6
    PRICES = 7
    PROTECTIVE = 8
    AGE = 9
    STATE = 10
    CODE = 11
    MESSAGE = 12
    TRIES = 13
    LATENCY = 14


class Align(IntEnum):
    """Where a column's text stands."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


def _venue(row: Row, _now: Moment) -> str:
    return row.key.family.venue.display


def _account(row: Row, _now: Moment) -> str:
    return row.key.account


def _instrument(row: Row, _now: Moment) -> str:
    return row.order.instrument


def _kind(row: Row, _now: Moment) -> str:
    order = row.order
    return order.kind_text if order.kind is Kind.OTHER and order.kind_text else kind_word(order.kind)


def _side(row: Row, _now: Moment) -> str:
    return side_word(row.order.side)


def _size(row: Row, _now: Moment) -> str:
    return " ".join(part for part in formats.size(row.order) if part)


def _prices(row: Row, _now: Moment) -> str:
    return formats.prices(row.order)


def _protective(row: Row, _now: Moment) -> str:
    return say("Protective") if row.order.protective else ""


def _age(row: Row, now: Moment) -> str:
    created = row.order.created_ms
    return "" if created is None else formats.age((now.ms - created) / 1000)


def _state(row: Row, now: Moment) -> str:
    return chip_word(row, now.ms)


def _code(row: Row, _now: Moment) -> str:
    return messages.code(row)


def _tries(row: Row, _now: Moment) -> str:
    return formats.count(row.cancel.attempts) if row.cancel.attempts else ""


def _latency(row: Row, _now: Moment) -> str:
    return "" if row.cancel.latency_s is None else formats.duration(row.cancel.latency_s)


def _nothing(_row: Row, _now: Moment) -> str:
    return ""


def _code_key(row: Row, _now: Moment) -> SortKey:
    # Codes sort as numbers where they are, after them the words, last the rows without one.
    code = messages.code(row)
    if not code:
        return (2, 0, "")
    digits = code.removeprefix("-")
    number = int(digits) if digits.isdecimal() and len(digits) < 12 else None
    return (1, 0, code.lower()) if number is None else (0, number, code)


def _size_key(row: Row, _now: Moment) -> SortKey:
    size = row.order.size
    return (1, Decimal(0), row.order.size_note) if size is None or size.is_nan() else (0, size, row.order.unit)


def _prices_key(row: Row, _now: Moment) -> SortKey:
    marks = row.order.prices
    if not marks or marks[0].value is None or marks[0].value.is_nan():
        return (1, "", Decimal(0))
    return (0, marks[0].mark.value, marks[0].value)


def _age_key(row: Row, _now: Moment) -> SortKey:
    # Youngest first, as the ages on screen read; an order without a time comes last.
    created = row.order.created_ms
    return (1, 0) if created is None else (0, -created)


def _latency_key(row: Row, _now: Moment) -> SortKey:
    latency = row.cancel.latency_s
    return (1, 0.0) if latency is None else (0, latency)


def _age_tip(row: Row, _now: Moment) -> str:
    created = row.order.created_ms
    if created is None:
        return say("The venue gave no time")
    try:
        utc = datetime.fromtimestamp(created / 1000, UTC)
        local = utc.astimezone()
    except (OverflowError, OSError, ValueError):
        return say("{created} ms since 1970", created=created)
    return say("Placed {utc} UTC\nHere {local}", utc=f"{utc:%Y-%m-%d %H:%M:%S}", local=f"{local:%Y-%m-%d %H:%M:%S %Z}")


def _account_tip(row: Row, _now: Moment) -> str:
    return f"{row.key.family.venue.display} {row.key.account}"


def _instrument_tip(row: Row, _now: Moment) -> str:
    order = row.order
    ordinary = row.key.family.ordinary
    own = say("Order id {id}", id=row.key.algo_id) if ordinary else say("Algo id {id}", id=row.key.algo_id)
    parent = say("Placed by algo order {id}", id=order.parent) if order.parent else ""
    client = say("Client id {id}", id=order.client_algo_id) if order.client_algo_id else ""
    return "\n".join(part for part in (order.instrument, own, parent, client, str(row.key.family)) if part)


def _kind_tip(row: Row, now: Moment) -> str:
    words = row.order.kind_text
    kind = f"{_kind(row, now)} ({words})" if words and words != _kind(row, now) else _kind(row, now)
    return f"{kind}, {sort_word(row.order)}"


def _side_tip(row: Row, _now: Moment) -> str:
    return spoken_side(row.order.side) or say("The venue gave no side")


def _protective_tip(row: Row, _now: Moment) -> str:
    return say("Protective: it only reduces or closes") if row.order.protective else say("Not protective")


def _state_tip(row: Row, now: Moment) -> str:
    seen = row.sighting.seen_ms
    last = say("never listed") if seen is None else say("last listed {time} UTC", time=formats.clock_time(seen))
    proof = say("proof: {proof}", proof=ours(str(row.proof))) if row.proof is not None else ""
    new = say("new since PANIC") if row.new_since_run is not None else ""
    return "\n".join(part for part in (chip_word(row, now.ms), last, proof, new) if part)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``width`` is in pixels, 0 for the one that takes what is left. ``number`` columns widen rather than cut.
    ``narrow`` ones are hidden in a window below 1200 wide, ``beside`` ones while the inspector is open.
    """

    col: Col
    title_source: str
    width: int
    text: Callable[[Row, Moment], str]
    sort: Callable[[Row, Moment], SortKey]
    tip: Callable[[Row, Moment], str]
    align: Align = Align.LEFT
    number: bool = False
    narrow: bool = False
    beside: bool = False

    @property
    def title(self) -> str:
        """The column's title in the language that is on; empty for the check column."""
        return say(self.title_source) if self.title_source else ""


def _words(text: Callable[[Row, Moment], str]) -> Callable[[Row, Moment], SortKey]:
    return lambda row, now: (text(row, now).lower(),)


def _need_key(row: Row, now: Moment) -> SortKey:
    return (needs_rank(row, now.ms),)


def _tries_key(row: Row, _now: Moment) -> SortKey:
    return (row.cancel.attempts,)


def _shield_key(row: Row, _now: Moment) -> SortKey:
    return (0 if row.order.protective else 1,)


def _venue_key(row: Row, _now: Moment) -> SortKey:
    return (_VENUES[row.key.family.venue],)


def _unsorted(_row: Row, _now: Moment) -> SortKey:
    return ()


_VENUES = {venue: place for place, venue in enumerate(Venue)}
_R, _C = Align.RIGHT, Align.CENTRE
COLUMNS: tuple[Column, ...] = (
    Column(Col.CHECK, "", 34, _nothing, _unsorted, _nothing, _C),
    Column(Col.VENUE, source("Venue"), 64, _venue, _venue_key, _account_tip),
    Column(Col.ACCOUNT, source("Account"), 68, _account, _words(_account), _account_tip, beside=True),
    Column(Col.INSTRUMENT, source("Instrument"), 140, _instrument, _words(_instrument), _instrument_tip),
    Column(Col.KIND, source("Kind"), 74, _kind, _words(_kind), _kind_tip),
    Column(Col.SIDE, source("Side"), 56, _side, _words(_side), _side_tip),
    Column(Col.SIZE, source("Size"), 98, _size, _size_key, _size, _R, number=True),
    Column(Col.PRICES, source("Trigger / limit"), 124, _prices, _prices_key, _prices, _R, number=True, narrow=True),
    Column(Col.PROTECTIVE, source("Protective"), 28, _protective, _shield_key, _protective_tip, _C, beside=True),
    Column(Col.AGE, source("Age"), 60, _age, _age_key, _age_tip, _R, number=True, narrow=True),
    Column(Col.STATE, source("State"), 108, _state, _need_key, _state_tip),
    Column(Col.CODE, source("sCode"), 60, _code, _code_key, _code, _R, number=True),
    Column(
        Col.MESSAGE,
        source("Venue message"),
        0,
        messages.message,
        _words(messages.message),
        messages.message,
    ),
    Column(Col.TRIES, source("Tries"), 40, _tries, _tries_key, _tries, _R, number=True, narrow=True),
    Column(Col.LATENCY, source("Latency"), 66, _latency, _latency_key, _latency, _R, number=True, narrow=True),
)

# The order of the rows before any header was clicked.
START_SORT: tuple[tuple[Col, bool], ...] = (
    (Col.VENUE, False),
    (Col.ACCOUNT, False),
    (Col.INSTRUMENT, False),
    (Col.AGE, False),
)


def plain_line(row: Row, now: Moment) -> str:
    """Give the row as one line for the clipboard: every column's text and the ids, separated by tabs."""
    cells = [column.text(row, now) for column in COLUMNS if column.col is not Col.CHECK]
    ids = [str(row.key.family), row.key.algo_id, row.order.client_algo_id]
    return "\t".join(" ".join(cell.split()) if cell else "" for cell in (*cells, *ids))
