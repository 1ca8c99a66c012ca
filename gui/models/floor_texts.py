"""Says in the window's language what the floors below said in English: notes, faults, journal lines, notices.

Those floors know no Qt, and the command line and the journal's file are English. Their texts are found again in the
templates of `gui.models.floor_sources`; what fits none is shown as it came, and so is every word of a venue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from gui.domain import sentences
from gui.domain.faults import VenueFault
from gui.domain.orders import Kind
from gui.domain.rows import State
from gui.domain.venues import Account
from gui.models import floor_sources
from gui.models.language import Language, language, say
from gui.models.order_words import kind_word, state_word

# The values of these fields are our own words again; all others are names, numbers and words of a venue.
OURS = frozenset({"why", "what", "words", "rest", "kept", "way"})
# The values of these are names of venues, variables or accounts in a row.
NAMES = frozenset({"down", "names", "missing"})
# What joins two texts of our own into one.
JOINTS = (" · ", ". ")
_FIELD = re.compile(r"\{(\w*)\}")
_DEEPEST = 6
# Texts that differ in their numbers only have the same template: the notes of a thousand rows.
_DIGITS = re.compile(r"\d[\d.:,]*")
SHAPES_KEPT = 2048


@dataclass(frozen=True, slots=True)
class Template:
    """One source with the pattern that finds its values; ``anchor`` is its longest fixed part."""

    source: str
    pattern: re.Pattern[str]
    anchor: str


def template(text: str) -> Template:
    """Make the pattern of a source; a name that comes again must have the same value."""
    pieces, pattern, seen = _FIELD.split(text), [], set()
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            pattern.append(re.escape(piece))
        elif piece in seen:
            pattern.append(f"(?P={piece})")
        else:
            seen.add(piece)
            pattern.append(f"(?P<{piece}>.*?)")
    return Template(text, re.compile("".join(pattern), re.DOTALL), max(pieces[::2], key=len))


_shapes: dict[str, Template] = {}


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], tuple[Template, ...]]:
    whole = frozenset(text for text in floor_sources.every_source() if "{" not in text)
    made = [template(text) for text in floor_sources.every_source() if "{" in text]
    # The one that fixes most is tried first: it leaves least to its fields.
    made.sort(key=lambda each: len(_FIELD.sub("", each.source)), reverse=True)
    return whole, tuple(made)


def ours(text: str) -> str:
    """Say a text of the floors below in the language that is on; what is not known stays as it is."""
    if not text or language() is Language.ENGLISH:
        return text
    return _found(text, language())


@lru_cache(maxsize=4096)
def _found(text: str, _language: Language) -> str:
    return _translated(text, _DEEPEST) or text


def _translated(text: str, depth: int) -> str | None:
    return _direct(text, depth) or _joined(text, depth)


def _direct(text: str, depth: int) -> str | None:
    whole, templates = _tables()
    if text in whole:
        return say(text)
    if depth <= 0:
        return None
    shape = _DIGITS.sub("0", text)
    known = _shapes.get(shape)
    for each in templates if known is None else (known, *templates):
        if each.anchor in text and (match := each.pattern.fullmatch(text)):
            if len(_shapes) < SHAPES_KEPT:
                _shapes[shape] = each
            return _filled(each, match.groupdict(), depth)
    return _turn(text)


def _filled(found: Template, values: dict[str, str], depth: int) -> str:
    for name in OURS & values.keys():
        values[name] = _translated(values[name], depth - 1) or values[name]
    for name in NAMES & values.keys():
        values[name] = values[name].replace(" and ", say(" and "))
    return say(found.source, **values)


def _joined(text: str, depth: int) -> str | None:
    # Two texts of ours side by side; one of them alone may be a venue's, then it stays.
    for joint in JOINTS:
        head, found, tail = text.partition(joint)
        while found:
            said_head = _sentence(head, depth - 1) if joint == ". " else _direct(head, depth - 1)
            if said_head is not None:
                said_tail = _translated(tail, depth - 1) or _sentence(tail.removesuffix("."), depth - 1)
                return f"{said_head}{joint.removeprefix('.')}{said_tail or tail}"
            more, found, tail = tail.partition(joint)
            head = f"{head}{joint}{more}"
    return None


def _sentence(text: str, depth: int) -> str | None:
    # A table's sentence may have its full stop with it, or get it where it is put together.
    if (whole := _direct(f"{text}.", depth)) is not None:
        return whole
    found = _direct(text, depth)
    return None if found is None else say("{sentence}.", sentence=found)


_TURN = re.compile(
    rf"(?P<instrument>\S+) (?P<kind>{'|'.join(map(re.escape, Kind))}) (?P<state>{'|'.join(State)})(?P<said>( .*)?)"
)


def _turn(text: str) -> str | None:
    # The journal's line of a row that turned: instrument, kind, state, and what was said of it.
    match = _TURN.fullmatch(text)
    if match is None:
        return None
    kind, state = kind_word(Kind(match["kind"])), state_word(State(match["state"]))
    counted = floor_sources.COUNTED_OPEN
    said, tail = match["said"], ""
    if said.endswith(f" · {counted}"):
        said, tail = said.removesuffix(f" · {counted}"), f" · {say(counted)}"
    said = f" {_translated(said.strip(), 2) or meant(said.strip())}" if said.strip() else ""
    return f"{match['instrument']} {kind} {state}{said}{tail}"


def meant(text: str) -> str:
    """Say words that came with a code: our meaning of the code, if it leads, and the venue's own as they came."""
    head, joint, tail = text.partition(" · ")
    return f"{say(head)}{joint}{tail}" if head in floor_sources.meanings() else text


def fault_text(fault: VenueFault) -> str:
    """Give a fault's own words: with a code they are the venue's, without one they are ours."""
    return meant(fault.message) if fault.code else ours(fault.message)


def fault_sentence(fault: VenueFault, account: Account, *, question: bool = False) -> str:
    """Say what a fault means for an account and what to do, like `gui.domain.sentences.fault_sentence`."""
    told = sentences.told(replace(fault, message=fault_text(fault)), account, question=question)
    values = {name: ours(value) for name, value in told.values.items()}
    happened, to_do = (say(part).format(**values) for part in (told.happened, told.to_do))
    return say("{happened}. {to_do}.", happened=happened.rstrip("。"), to_do=to_do)


def configuration_text(text: str) -> str:
    """Say why the configuration cannot be used: a `ConfigurationError` is ``where: what. what to do``."""
    if language() is Language.ENGLISH:
        return text
    where, found, rest = text.partition(": ")
    while found:
        what, stop, to_do = rest.partition(". ")
        said, done = _direct(what, 2), _direct(to_do, 2)
        if stop and (said is not None or done is not None):
            place = _direct(where, 1) or where
            return say("{where}: {what}. {do}", where=place, what=said or what, do=done or to_do)
        more, found, rest = rest.partition(": ")
        where = f"{where}: {more}"
    return ours(text)
