"""The columns of the table of positions as data: what each says, how it sorts, and what its tooltip tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from gui.domain.closings import PositionRow
from gui.domain.positions import PositionSide
from gui.domain.venues import Venue
from gui.models import formats
from gui.models import position_words as words
from gui.models.chip_state import Moment
from gui.models.columns import Align, SortKey
from gui.models.floor_texts import ours
from gui.models.language import say, say_count, source


class PosCol(IntEnum):
    """The columns by place."""

    VENUE = 0
    ACCOUNT = 1
    INSTRUMENT = 2
    SIDE = 3
    SIZE = 4
    ENTRY = 5
    MARK = 6
    RESULT = 7
    MARGIN = 8
    STOPS = 9
    STATE = 10
    CODE = 11
    MESSAGE = 12
    TRIES = 13
    AGE = 14


@dataclass(frozen=True, slots=True)
class Held:
    """One position with what else its row tells.

    ``stops`` are the ids of the open orders that protect it, and of those that the venue itself names. ``stops_known``
    is False while the account's orders are not freshly and wholly listed, so that none found means nothing.
    """

    row: PositionRow
    stops: tuple[str, ...] = ()
    stops_known: bool = True

    @property
    def bare(self) -> bool:
        """Say whether it is held, and surely without a stop."""
        return self.row.open and not self.row.position.zero and self.stops_known and not self.stops

    @property
    def stops_unknown(self) -> bool:
        """Say whether nobody knows if it has a stop."""
        return self.row.open and not self.row.position.zero and not self.stops_known and not self.stops


def signed(value: Decimal | None) -> str:
    """Write a result with its sign; a question mark where there is no number."""
    if value is None or not value.is_finite():
        return "?"
    return formats.number(value) if value == 0 else f"{value:+,f}"


def size(held: Held) -> tuple[str, str]:
    """Give the size without its sign, which the side tells, and its unit."""
    position = held.row.position
    if position.size is None or not position.size.is_finite():
        return "?", ""
    return formats.number(abs(position.size)), position.unit


def result(held: Held) -> tuple[str, str]:
    """Give the unrealised result and its unit; what is closed has none any more."""
    position = held.row.position
    if not held.row.open:
        return "", ""
    number = signed(position.unrealised)
    return number, "" if number == "?" else position.result_unit


def _parts(pair: tuple[str, str]) -> str:
    return " ".join(part for part in pair if part)


def _venue(held: Held, _now: Moment) -> str:
    return held.row.key.family.venue.display


def _account(held: Held, _now: Moment) -> str:
    return held.row.key.account


def _instrument(held: Held, _now: Moment) -> str:
    return held.row.key.instrument


def _side(held: Held, _now: Moment) -> str:
    return words.way_word(held.row.position)


def _size(held: Held, _now: Moment) -> str:
    return _parts(size(held))


def _entry(held: Held, _now: Moment) -> str:
    return formats.number(held.row.position.entry)


def _mark(held: Held, _now: Moment) -> str:
    return formats.number(held.row.position.mark)


def _result(held: Held, _now: Moment) -> str:
    return _parts(result(held))


_MARGINS = {
    "cross": source("Cross"),
    "crossed": source("Cross"),
    "isolated": source("Isolated"),
    "cash": source("Cash"),
}


def _margin(held: Held, _now: Moment) -> str:
    word = held.row.position.margin_mode
    known = _MARGINS.get(word.lower())
    return say(known) if known is not None else word


def _stops(held: Held, _now: Moment) -> str:
    if held.stops:
        return say_count(len(held.stops), "{n} stop", "{n} stops")
    if held.stops_unknown:
        return "?"
    return say("no stop") if held.bare else ""


def _state(held: Held, now: Moment) -> str:
    return words.chip_word(held.row, now.ms)


def _code(held: Held, _now: Moment) -> str:
    return words.code(held.row)


def _message(held: Held, now: Moment) -> str:
    return words.message(held.row, now)


def _tries(held: Held, _now: Moment) -> str:
    attempts = held.row.closing.attempts
    return formats.count(attempts) if attempts else ""


def _age(held: Held, now: Moment) -> str:
    return formats.age((now.ms - held.row.read_ms) / 1000)


# Tooltips


def _account_tip(held: Held, _now: Moment) -> str:
    return f"{held.row.key.family.venue.display} {held.row.key.account}"


_MODES = {
    PositionSide.NET: source("One-way mode: the sign of the size is its side"),
    PositionSide.LONG: source("Hedge mode: the long side"),
    PositionSide.SHORT: source("Hedge mode: the short side"),
}


def _instrument_tip(held: Held, now: Moment) -> str:
    key, position = held.row.key, held.row.position
    parts = [key.instrument]
    if position.notional is not None:
        parts.append(say("Worth {notional}", notional=formats.number(position.notional)))
    parts.append(say("Entry {entry}, mark {mark}", entry=_entry(held, now), mark=_mark(held, now)))
    margin, tries = _margin(held, now), _tries(held, now)
    parts += [say("Margin: {mode}", mode=margin)] if margin else []
    parts += [say("Closes sent: {n}", n=tries)] if tries else []
    parts += [say(_MODES[key.side]), key.currency, str(key.family)]
    return "\n".join(part for part in parts if part)


def _side_tip(held: Held, _now: Moment) -> str:
    return words.spoken_way(held.row.position)


def _size_tip(held: Held, now: Moment) -> str:
    number, _ = size(held)
    return say("The venue's size could not be read: it counts as open") if number == "?" else _size(held, now)


def _stops_tip(held: Held, _now: Moment) -> str:
    if held.stops:
        head = say_count(len(held.stops), "Protected by {n} listed order", "Protected by {n} listed orders")
        return "\n".join((head, *held.stops))
    if held.stops_unknown:
        return say("The orders of this account are not known now")
    return say("No listed order protects it") if held.bare else ""


def _state_tip(held: Held, now: Moment) -> str:
    row = held.row
    read = say("last read {time} UTC", time=formats.clock_time(row.read_ms))
    proof = say("proof: {proof}", proof=ours(str(row.proof))) if row.proof is not None else ""
    return "\n".join(part for part in (words.chip_word(row, now.ms), read, proof) if part)


def details(held: Held, now: Moment) -> str:
    """Everything that is known of the close, in lines: the tooltip of state, code and message."""
    row, closing = held.row, held.row.closing
    latency = (
        say("answer took {time}", time=formats.duration(closing.latency_s)) if closing.latency_s is not None else ""
    )
    status = f"HTTP {closing.http_status}" if closing.http_status is not None else ""
    tried = say_count(closing.attempts, "{n} close sent", "{n} closes sent") if closing.attempts else ""
    way = say("sent as {way}", way=closing.way.value) if closing.way is not None else ""
    answer = " · ".join(part for part in (words.code(row), words.heard(row), status, latency) if part)
    told = (_state_tip(held, now), " · ".join(part for part in (tried, way) if part), answer, _message(held, now))
    return "\n".join(dict.fromkeys(part for part in told if part))


# Sorting


def _text_key(text: Callable[[Held, Moment], str]) -> Callable[[Held, Moment], SortKey]:
    return lambda held, now: (text(held, now).lower(),)


def _number_key(value: Callable[[Held], Decimal | None]) -> Callable[[Held, Moment], SortKey]:
    # What is no number comes last.
    def key(held: Held, _now: Moment) -> SortKey:
        number = value(held)
        return (1, Decimal(0)) if number is None or number.is_nan() else (0, number)

    return key


def _size_value(held: Held) -> Decimal | None:
    position = held.row.position
    return position.size if position.size is None else abs(position.size)


def _stops_key(held: Held, _now: Moment) -> SortKey:
    return (0,) if held.bare else (1,) if held.stops_unknown else (2, len(held.stops))


def _need_key(held: Held, now: Moment) -> SortKey:
    return (words.look(held.row, now.ms).need,)


def _venue_key(held: Held, _now: Moment) -> SortKey:
    return (_VENUES[held.row.key.family.venue],)


def _tries_key(held: Held, _now: Moment) -> SortKey:
    return (held.row.closing.attempts,)


def _age_key(held: Held, _now: Moment) -> SortKey:
    return (-held.row.read_ms,)


@dataclass(frozen=True, slots=True)
class PositionColumn:
    """One column; fields as in `gui.models.columns.Column`."""

    col: PosCol
    title_source: str
    width: int
    text: Callable[[Held, Moment], str]
    sort: Callable[[Held, Moment], SortKey]
    tip: Callable[[Held, Moment], str]
    align: Align = Align.LEFT
    number: bool = False
    narrow: bool = False
    beside: bool = False

    @property
    def title(self) -> str:
        """The column's title in the language that is on."""
        return say(self.title_source)


_R = Align.RIGHT
_VENUES = {venue: place for place, venue in enumerate(Venue)}
_NUMBERS: dict[PosCol, Callable[[Held], Decimal | None]] = {
    PosCol.SIZE: _size_value,
    PosCol.ENTRY: lambda held: held.row.position.entry,
    PosCol.MARK: lambda held: held.row.position.mark,
    PosCol.RESULT: lambda held: held.row.position.unrealised,
}
_by = {col: _number_key(value) for col, value in _NUMBERS.items()}
COLUMNS: tuple[PositionColumn, ...] = (
    PositionColumn(PosCol.VENUE, source("Venue"), 66, _venue, _venue_key, _account_tip, beside=True),
    PositionColumn(PosCol.ACCOUNT, source("Account"), 68, _account, _text_key(_account), _account_tip, beside=True),
    PositionColumn(PosCol.INSTRUMENT, source("Instrument"), 140, _instrument, _text_key(_instrument), _instrument_tip),
    PositionColumn(PosCol.SIDE, source("Side"), 64, _side, _text_key(_side), _side_tip),
    PositionColumn(PosCol.SIZE, source("Size"), 92, _size, _by[PosCol.SIZE], _size_tip, _R, number=True),
    PositionColumn(PosCol.ENTRY, source("Entry"), 74, _entry, _by[PosCol.ENTRY], _entry, _R, number=True, narrow=True),
    PositionColumn(PosCol.MARK, source("Mark"), 74, _mark, _by[PosCol.MARK], _mark, _R, number=True, beside=True),
    PositionColumn(PosCol.RESULT, source("Unrealised"), 116, _result, _by[PosCol.RESULT], _result, _R, number=True),
    PositionColumn(PosCol.MARGIN, source("Margin"), 62, _margin, _text_key(_margin), _margin, narrow=True),
    PositionColumn(PosCol.STOPS, source("Stops"), 60, _stops, _stops_key, _stops_tip),
    PositionColumn(PosCol.STATE, source("State"), 108, _state, _need_key, details),
    PositionColumn(PosCol.CODE, source("sCode"), 52, _code, _text_key(_code), details, _R, number=True),
    PositionColumn(PosCol.MESSAGE, source("Venue message"), 0, _message, _text_key(_message), details),
    PositionColumn(PosCol.TRIES, source("Tries"), 40, _tries, _tries_key, _tries, _R, number=True, narrow=True),
    PositionColumn(PosCol.AGE, source("Read"), 40, _age, _age_key, _state_tip, _R, number=True, narrow=True),
)
HEADER_TIPS: dict[PosCol, str] = {
    PosCol.SIZE: source("How much is held; the side says which way"),
    PosCol.RESULT: source("The result if it were closed at the mark price, as the venue tells it"),
    PosCol.STOPS: source("Which listed orders protect the position"),
    PosCol.CODE: source("The venue's code of the last answer, as it came"),
    PosCol.MESSAGE: source("The venue's own words; ours only where it said nothing"),
    PosCol.TRIES: source("How often a close was sent"),
    PosCol.AGE: source("Time since the position was last read"),
}
START_SORT: tuple[tuple[PosCol, bool], ...] = (
    (PosCol.VENUE, False),
    (PosCol.ACCOUNT, False),
    (PosCol.INSTRUMENT, False),
    (PosCol.SIDE, False),
)


def plain_line(held: Held, now: Moment) -> str:
    """Give the row as one line for the clipboard: every column's text and the key, separated by tabs."""
    cells = [column.text(held, now) for column in COLUMNS]
    return "\t".join(" ".join(cell.split()) for cell in (*cells, *held.stops, str(held.row.key)))


def spoken(held: Held, col: PosCol, now: Moment) -> str:
    """Give the words that a screen reader says for a cell."""
    text = COLUMNS[col].text(held, now)
    if col is PosCol.SIDE:
        return words.spoken_way(held.row.position)
    if col is PosCol.STATE:
        return ", ".join(part for part in (text.capitalize(), words.code(held.row), words.heard(held.row)) if part)
    if text == "?":
        return say("not known")
    return text or say("empty")
