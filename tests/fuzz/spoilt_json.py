"""JSON as no venue should send it: documents with one thing wrong, text that is none, bytes that are no text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

# The way to a place in a document: names and numbers.
Way = tuple[Any, ...]
HUGE = "9" * 5000
ODD_TEXTS = ("", " ", "0 ", " 0", "00", "0.0", "+0", "-0", "０", "null", "true", "NaN", "\u0000", "é", "x" * 400)
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 51400, 10**18, 2**53 + 1, 10**39, 0.0, 1.5, 1e300),
    *([], {}, [[]], [None], [""], {"": ""}, *ODD_TEXTS),
)
# JSON texts that stand where a value stood: no JSON, or no number that a venue could mean.
NO_NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", "1e-99999", "-0", "01", "9" * 100, HUGE)
RAW = (*NO_NUMBERS, "[" * 3000, '"\\ud800"', "'0'", "")
CONTENT_TYPES = ("application/json", "text/html", "text/plain; charset=latin-1", "", "json")
STATUSES = (
    *(200, 200, 200, 200, 200, 200, 201, 204, 206, 301, 302, 307, 400, 401, 403, 404, 405, 407, 408, 410, 418, 429),
    *(451, 500, 502, 503, 504, 511, 520, 530, 599),
)
WAITS = ("", "0", "1", "-1", "2.5", "1e9", "9" * 400, "soon", "Sat, 21 Nov 2026 08:00:00 GMT", "٣")
DATES = ("Sat, 21 Nov 2026 07:59:18 GMT", "Sat, 99 Nov 2026 07:59:18 GMT", "yesterday", "0", "")


@dataclass(frozen=True, slots=True)
class Raw:
    """Text that stands in a document as it is, JSON or not."""

    text: str


@dataclass(frozen=True, slots=True)
class Twice:
    """An object in which a key stands twice: its pairs, in order."""

    pairs: tuple[tuple[str, Any], ...]


def written(value: Any) -> str:
    """Write a document, whatever is wrong with it."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, Twice):
        return "{" + ",".join(f"{json.dumps(name)}:{written(one)}" for name, one in value.pairs) + "}"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name)}:{written(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def places(value: Any, here: Way = ()) -> list[Way]:
    """The way to every value in a document, the whole among them."""
    found = [here]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        found += places(one, (*here, step))
    return found


def at(value: Any, way: Way) -> Any:
    """What stands at a place."""
    for step in way:
        value = value[step]
    return value


def put(value: Any, way: Way, new: Any) -> Any:
    """The document with another value at a place."""
    if not way:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[way[0]] = put(value[way[0]], way[1:], new)
    return copy


def without(value: Any, way: Way) -> Any:
    """The document without a place."""
    copy = at(value, way[:-1])
    copy = dict(copy) if isinstance(copy, dict) else list(copy)
    del copy[way[-1]]
    return put(value, way[:-1], copy)


def retyped(value: Any) -> list[Any]:
    """The same in other types, and nearly the same."""
    found: list[Any] = [[value], {"value": value}, [value, value], written(value), Raw(written(value) + ",")]
    if isinstance(value, str):
        found += [
            value + " ",
            " " + value,
            "0" + value,
            value + "0",
            value + "\n",
            value.upper(),
            value[:-1],
            value * 2,
        ]
        if value.isascii() and value.isdigit():
            found += [int(value), float(value), Raw(value + ".0"), Raw(f"{int(value):e}"), -int(value)]
    return found


def changes_at(document: Any, way: Way) -> Iterator[Any]:
    """The document with one thing wrong at a place, in every way that is known here."""
    old = at(document, way)
    if way:
        yield without(document, way)
    for new in (*ODD_VALUES, *retyped(old), *map(Raw, RAW)):
        yield put(document, way, new)
    if isinstance(old, list):
        for one in old:
            yield put(document, way, [*old, one])
    if isinstance(old, dict):
        pairs = tuple(old.items())
        for name, value in pairs:
            for new in (value, None, "0", ""):
                yield put(document, way, Twice((*pairs, (name, new))))
                yield put(document, way, Twice(((name, new), *pairs)))


def every_change(document: Any) -> Iterator[Any]:
    """The document, and it with one thing wrong anywhere."""
    yield document
    for way in places(document):
        yield from changes_at(document, way)


@st.composite
def one_change(draw: st.DrawFn, document: Any) -> Any:
    """The document with one thing wrong."""
    way = draw(st.sampled_from(places(document)))
    if draw(st.integers(0, 9)) == 0:
        return put(document, way, draw(ANY_JSON))
    return draw(st.sampled_from(list(changes_at(document, way))))


@st.composite
def near_misses(draw: st.DrawFn, document: Any) -> Any:
    """The document with nothing, one thing, or a few things wrong."""
    for _ in range(draw(st.sampled_from((0, 1, 1, 1, 1, 2, 3)))):
        # What stands as raw text cannot be looked into again.
        if isinstance(document, (dict, list)):
            document = draw(one_change(document))
    return document


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(ODD_TEXTS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def utf8(text: str) -> bytes:
    """The bytes of a text, half characters too."""
    return text.encode("utf-8", "surrogatepass")


ENCODINGS: tuple[Callable[[str], bytes], ...] = (
    *(utf8,) * 8,
    lambda text: b"\xef\xbb\xbf" + utf8(text),
    lambda text: text.encode("utf-16", "replace"),
    lambda text: text.encode("latin-1", "replace"),
    lambda text: gzip.compress(utf8(text), mtime=0),
    lambda text: utf8(text) + b"\n",
    lambda text: utf8(text) + b"}",
    lambda text: utf8(text) * 2,
    lambda text: b"\xff" + utf8(text),
    lambda text: b"<html>" + utf8(text),
)


def every_body(document: Any) -> Iterator[bytes]:
    """The bytes of a document with one thing wrong anywhere, of it in every encoding, and of it cut off anywhere."""
    for changed in every_change(document):
        yield utf8(written(changed))
    text = written(document)
    for encoding in ENCODINGS:
        yield encoding(text)
    whole = utf8(text)
    for length in range(len(whole)):
        yield whole[:length]


@st.composite
def bodies(draw: st.DrawFn, document: Any) -> bytes:
    """The bytes of an answer: nearly this document, any JSON, or anything."""
    sort = draw(st.sampled_from(("near", "near", "near", "near", "near", "near", "any", "bytes", "deep")))
    if sort == "bytes":
        return draw(st.binary(max_size=60))
    if sort == "deep":
        depth = draw(st.sampled_from((10, 500, 20_000)))
        return b"[" * depth + written(document).encode() + b"]" * depth
    text = written(draw(near_misses(document) if sort == "near" else ANY_JSON))
    body = draw(st.sampled_from(ENCODINGS))(text)
    return body[: draw(st.integers(0, len(body)))] if draw(st.integers(0, 9)) == 0 else body


@st.composite
def headers(draw: st.DrawFn) -> dict[str, str]:
    """Headers of an answer, as the transport gives them."""
    found = {"content-type": draw(st.sampled_from(CONTENT_TYPES))}
    if draw(st.booleans()):
        found["retry-after"] = draw(st.sampled_from(WAITS))
        found["date"] = draw(st.sampled_from(DATES))
    return found


def statuses() -> st.SearchStrategy[int]:
    """HTTP statuses, mostly good."""
    return st.sampled_from(STATUSES)
