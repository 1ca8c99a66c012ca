"""Reads a block of text as venues and notes show keys: labelled lines, JSON, or bare lines told by their shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from gui.domain.venues import Environment, Venue

LARGEST = 8192
OKX_KEY = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
OKX_SECRET = re.compile(r"[0-9A-Fa-f]{32}")
BINANCE_PART = re.compile(r"[A-Za-z0-9]{64}")

_LINE = re.compile(r"""\s*(?:export\s+)?["']?([^"'=:：]{1,60}?)["']?\s*(?:[=:：])\s*(.*)""", re.DOTALL)
_QUOTES = "\"'`“”‘’,; \t\r\n\u00a0\u200b\ufeff"
# How venues, their apps and exports name the parts, without spaces and signs, the longer words first.
_PARTS = (
    ("passphrase", ("passphrase", "password", "passwd", "密码", "口令")),
    ("secret", ("secretkey", "apisecret", "secret", "私钥", "密钥secret")),
    ("label", ("apikeyname", "keyname", "apilabel", "label", "name", "备注名", "备注", "名称")),
    ("key", ("apikey", "accesskey", "publickey", "key", "公钥")),
    ("mode", ("environment", "simulated", "mode", "demo")),
)
_DEMO = ("demo", "simulated", "testnet", "模拟")


@dataclass(frozen=True, slots=True, repr=False)
class PastedKeys:
    """What a block told: empty where it told nothing; no text form of it shows a secret."""

    venue: Venue | None = None
    environment: Environment | None = None
    label: str = ""
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)

    def __repr__(self) -> str:
        return "PastedKeys(hidden)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("credentials are not to be stored")


def is_block(text: str) -> bool:
    """Say whether a pasted text is more than the value of one field."""
    inner = text.strip(_QUOTES)
    return "\n" in inner or "\r" in inner or "\u2028" in inner or inner.startswith("{")


def parse_keys(text: str) -> PastedKeys | None:
    """Read a block; None where no key is found in it. Text beyond 8 KiB is not looked at."""
    text = text[:LARGEST].replace("\u2028", "\n").replace("\u2029", "\n")
    found = dict(_named(text)) if not text.lstrip().startswith(("{", "[")) else dict(_of_json(text))
    if not (found.get("key") and found.get("secret")):
        found = {**dict(_by_shape(text)), **found}
    key = found.get("key", "")
    if not key and not found.get("secret"):
        return None
    demo = any(word in found.get("mode", "").lower() for word in (*_DEMO, "true", "1"))
    return PastedKeys(
        venue=_venue(text, found),
        environment=Environment.DEMO if demo else None,
        label=found.get("label", ""),
        key=key,
        secret=found.get("secret", ""),
        passphrase=found.get("passphrase", ""),
    )


def _part_of(name: str) -> str | None:
    plain = re.sub(r"[\W_]+", "", name.lower())
    if not plain:
        return None
    for part, words in _PARTS:
        if any(plain == word or plain.endswith(word) for word in words):
            return part
    return None


def _value(text: str) -> str:
    return text.strip(_QUOTES)


def _named(text: str) -> Iterator[tuple[str, str]]:
    lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
    seen: set[str] = set()
    waiting: str | None = None
    for line in lines:
        told = _LINE.fullmatch(line)
        part = _part_of(told[1]) if told is not None else None
        value = _value(told[2]) if told is not None else ""
        if told is None or part is None:
            alone = _part_of(line) if len(line.strip()) < 24 and not BINANCE_PART.search(line) else None
            if alone is not None and not _shaped(_value(line)):
                # A heading on a line of its own: the value is on the next.
                waiting = alone
                continue
            part, value = waiting, _value(line)
        waiting = None if value else part
        if part is not None and value and part not in seen:
            seen.add(part)
            yield part, value


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        # Half an object still has its lines.
        yield from _named(text.strip(" \r\n\t{}[]"))
        return
    seen: set[str] = set()
    for name, value in _pairs(body, 4):
        part = _part_of(name)
        if part is not None and part not in seen and value.strip():
            seen.add(part)
            yield part, _value(value)


def _pairs(body: object, depth: int) -> Iterator[tuple[str, str]]:
    if depth and isinstance(body, dict):
        for name, value in body.items():
            if isinstance(value, str | bool | int):
                yield str(name), str(value)
            else:
                yield from _pairs(value, depth - 1)
    elif depth and isinstance(body, list):
        for item in body[:8]:
            yield from _pairs(item, depth - 1)


def _shaped(word: str) -> bool:
    return any(shape.fullmatch(word) for shape in (OKX_KEY, OKX_SECRET, BINANCE_PART))


def _by_shape(text: str) -> Iterator[tuple[str, str]]:
    # Bare lines: an OKX key and secret have shapes of their own, what is left is the passphrase; Binance shows the
    # key above the secret.
    words = [_value(line) for line in re.split(r"[\r\n\t]+", text) if _value(line)]
    if not 2 <= len(words) <= 4 or any(_LINE.fullmatch(word) for word in words):
        return
    keys = [word for word in words if OKX_KEY.fullmatch(word)]
    if keys:
        left = [word for word in words if word != keys[0]]
        secrets = [word for word in left if OKX_SECRET.fullmatch(word)] or left[:1]
        yield "key", keys[0]
        yield "secret", secrets[0]
        yield from (("passphrase", word) for word in left if word != secrets[0])
        return
    parts = [word for word in words if BINANCE_PART.fullmatch(word)]
    if len(parts) >= 2:
        yield "key", parts[0]
        yield "secret", parts[1]


def _venue(text: str, found: dict[str, str]) -> Venue | None:
    if found.get("passphrase") or OKX_KEY.fullmatch(found.get("key", "")):
        return Venue.OKX
    if BINANCE_PART.fullmatch(found.get("key", "")):
        return Venue.BINANCE
    named = [venue for venue in Venue if venue.value in text.lower()]
    return named[0] if len(named) == 1 else None
