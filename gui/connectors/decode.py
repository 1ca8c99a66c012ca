"""Venue bytes to plain values, strictly: the odd raises `ShapeError`, nothing is guessed or rounded."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import NoReturn

from gui.domain.errors import ShapeError

# Longest body that is read as JSON (bytes), longest integer and largest power of ten that a venue could mean.
MAX_BODY = 16 * 1024 * 1024
MAX_DIGITS = 40
MAX_POWER = 60
MAX_ID = 128
# The last millisecond of the year 9999.
MAX_MS = 253_402_300_799_999

_BOM = b"\xef\xbb\xbf"
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,60}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,4})?")
_DIGITS = re.compile(r"[0-9]{1,20}")
_ID = re.compile(f"[!-~]{{1,{MAX_ID}}}")


def decode(body: bytes, *, cap: int = MAX_BODY) -> object:
    """Read one JSON text; floats become Decimal, integers stay exact.

    Raises ShapeError for an empty or too long body, a byte order mark, bytes that are not UTF-8, NaN or
    Infinity, a key that stands twice in one object, a number beyond all reason, nesting too deep, and
    anything else that is not JSON.
    """
    if not body or len(body) > cap:
        raise ShapeError("body", "empty" if not body else "too long")
    if body.startswith(_BOM):
        raise ShapeError("body", "begins with a byte order mark")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise ShapeError("body", "not UTF-8") from None
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_float=_exact,
            parse_int=_integer,
            parse_constant=_no_constant,
        )
        if "\\ud" in text or "\\uD" in text:
            _no_half_characters(value)
    except RecursionError:
        raise ShapeError("body", "nested too deep") from None
    except ValueError:
        raise ShapeError("body", "not JSON") from None
    return value


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ShapeError("body", "a key stands twice in one object")
    return found


def _exact(text: str) -> Decimal:
    return decimal_of(text, "body")


def _integer(text: str) -> int | Decimal:
    if len(text) > MAX_DIGITS:
        raise ShapeError("body", "an integer is too long")
    # As int it would lose its sign, and an id is kept character for character.
    return int(text) if text != "-0" else Decimal(0)


def _no_constant(text: str) -> NoReturn:
    raise ShapeError("body", "NaN or Infinity is not JSON")


def _no_half_characters(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        raise ShapeError("body", "half a character") from None


def as_object(value: object, where: str) -> dict[str, object]:
    """Give the value if it is a JSON object; raises ShapeError."""
    if not isinstance(value, dict):
        raise ShapeError(where, "not an object")
    return value


def as_list(value: object, where: str) -> list[object]:
    """Give the value if it is a JSON array; raises ShapeError."""
    if not isinstance(value, list):
        raise ShapeError(where, "not a list")
    return value


def text_of(value: object, where: str) -> str:
    """Give the value if it is a JSON string (it may be empty); raises ShapeError."""
    if not isinstance(value, str):
        raise ShapeError(where, "not text")
    return value


def id_text(value: object, where: str) -> str:
    """Give an id as text, character for character as it came: a string of visible ASCII or an integer.

    Raises ShapeError for everything else, an empty text, a boolean and a float among them.
    """
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return str(value)
    if not isinstance(value, str) or _ID.fullmatch(value) is None:
        raise ShapeError(where, "not an id")
    return value


def decimal_of(value: object, where: str) -> Decimal:
    """Give a finite number from a JSON number or from text that holds one; raises ShapeError."""
    if isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, Decimal):
        number = value
    elif isinstance(value, str) and _NUMBER.fullmatch(value) is not None:
        number = Decimal(value)
    else:
        raise ShapeError(where, "not a number")
    # Beyond this a few characters would unfold into pages of zeros when shown.
    if not number.is_finite() or (number and abs(number.adjusted()) > MAX_POWER):
        raise ShapeError(where, "a number beyond all reason")
    return number if number else Decimal(0)


def ms_of(value: object, where: str) -> int:
    """Give epoch milliseconds from a JSON integer or from text of digits; raises ShapeError."""
    if isinstance(value, str) and _DIGITS.fullmatch(value) is not None:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_MS:
        raise ShapeError(where, "not a time in milliseconds")
    return value
