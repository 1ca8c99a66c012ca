"""What a venue sent, made fit to be read: plain, capped, JSON in short lines; nothing here decides anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from gui.domain.faults import plain

# More of one answer than this is not shown (characters); the journal keeps what was kept of it.
MOST_SHOWN = 20_000
# One line of pretty JSON: as many signs of the code face as the inspector is wide.
LINE = 52
INDENT = " "
# The names that the venues give to an order's id, its code and its words.
IDS = ("algoId", "algoID", "strategyId", "orderId")
CODES = ("sCode", "code")
WORDS = ("sMsg", "msg", "message")
STATES = ("state", "algoStatus", "status")


class Raw(str):
    """A number or a constant of JSON, as it stood there."""

    __slots__ = ()


class Pairs(list[tuple[str, object]]):
    """A JSON object with every pair as it came, doubles too."""


def shown(text: str) -> str:
    """Give a text as plain lines: no control or steering signs, capped with the number of what is left out."""
    lines = "\n".join(_printable(line) for line in text[:MOST_SHOWN].splitlines())
    left = len(text) - MOST_SHOWN
    return f"{lines}\n… {left:,}" if left > 0 else lines


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else " " if sign == "\t" else _escaped(sign) for sign in line)


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else json.dumps(sign)[1:-1]


@lru_cache(maxsize=64)
def pretty(text: str) -> str:
    """Give JSON in short lines with its numbers as they came, and anything else as it is."""
    if len(text) > MOST_SHOWN:
        return shown(text)
    try:
        value = _read(text)
        return "\n".join(_printable(line) for line in _lines(value, "", ""))
    except (ValueError, RecursionError):
        return shown(text)


def _read(text: str) -> object:
    return json.loads(text, object_pairs_hook=Pairs, parse_float=Raw, parse_int=Raw, parse_constant=Raw)


def _flat(value: object) -> str:
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Pairs):
        return "{" + ",".join(f"{_flat(name)}:{_flat(each)}" for name, each in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_flat(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _lines(value: object, indent: str, head: str) -> list[str]:
    whole = f"{indent}{head}{_flat(value)}"
    if len(whole) <= LINE or not isinstance(value, list) or not value:
        return [whole]
    if isinstance(value, Pairs):
        opening, closing, parts = "{", "}", [(f"{_flat(name)}:", each) for name, each in value]
    else:
        opening, closing, parts = "[", "]", [("", each) for each in value]
    lines: list[str] = []
    start = f"{indent}{head}{opening}"
    for place, (name, each) in enumerate(parts):
        inner = _lines(each, indent + INDENT, name)
        if place + 1 < len(parts):
            inner[-1] += ","
        if not lines:
            joined = f"{start}{inner[0].strip()}"
            lines = [joined, *inner[1:]] if len(joined) <= LINE else [start, *inner]
        else:
            lines += _packed(lines, inner)
    lines[-1] += closing
    return lines


def _packed(before: list[str], inner: list[str]) -> list[str]:
    # Short neighbours share a line.
    last, first = before[-1], inner[0]
    if len(inner) == 1 and last.endswith(",") and not last.endswith(("],", "},")):
        joined = f"{last}{first.strip()}"
        if len(joined) <= LINE:
            before.pop()
            return [joined]
    return inner


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer says of one order: code, words, and the order's state; empty where it does not."""

    code: str = ""
    words: str = ""
    state: str = ""

    @property
    def said(self) -> str:
        """Code and words, or the state; a nought says nothing."""
        return " ".join(part for part in (self.code if self.code != "0" else "", self.words or self.state) if part)


@lru_cache(maxsize=256)
def told(text: str, algo_id: str) -> Told:
    """Read what an answer says of one order; what it says as a whole if it does not name the order."""
    try:
        value = _read(text[:MOST_SHOWN])
    except (ValueError, RecursionError):
        return Told()
    whole = value if isinstance(value, Pairs) else Pairs()
    entry = _entry(value, algo_id) or whole
    code = _first(entry, CODES) or _first(whole, CODES)
    return Told(plain(code), plain(_first(entry, WORDS)), plain(_first(entry, STATES)))


def _entry(value: object, algo_id: str) -> Pairs | None:
    if isinstance(value, Pairs):
        if any(name in IDS and str(each) == algo_id for name, each in value):
            return value
        parts: list[object] = [each for _, each in value]
    else:
        parts = list(value) if isinstance(value, list) else []
    return next((found for each in parts if (found := _entry(each, algo_id)) is not None), None)


def _first(entry: Pairs, names: tuple[str, ...]) -> str:
    told = {name: each for name, each in entry if isinstance(each, str)}
    return next((str(told[name]) for name in names if told.get(name)), "")
