"""A request as a practice venue reads it off the wire, and the answer it gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: ``target`` is the raw path and query, ``body`` the raw bytes, ``at`` monotonic seconds."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    at: float

    @property
    def path(self) -> str:
        """The raw path."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The raw query, without the question mark."""
        return self.target.partition("?")[2]

    @property
    def params(self) -> dict[str, str]:
        """The decoded query; of a parameter sent twice the last one counts."""
        return dict(parse_qsl(self.query, keep_blank_values=True))


def wire_bytes(text: str) -> bytes:
    """Give the bytes that a header or target had on the wire; those that are no UTF-8 were read as surrogates."""
    return text.encode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: ``delay_s`` seconds late, naming ``items`` (algo ids or symbols) for the ledger."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = JSON_TYPE
    delay_s: float = 0.0
    items: tuple[str, ...] = ()
    breach: bool = False


def json_answer(
    status: int,
    document: object,
    *,
    headers: Mapping[str, str] | None = None,
    delay_s: float = 0.0,
    items: tuple[str, ...] = (),
    breach: bool = False,
) -> Answer:
    """Make an answer of a JSON document, compact as the venues write it."""
    body = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
    return Answer(status, body, headers or {}, delay_s=delay_s, items=items, breach=breach)


def html_answer(status: int, text: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Make an answer that is an HTML page, as gateways in front of a venue send."""
    page = f"<!DOCTYPE html>\n<html><head><title>{status} {text}</title></head><body><h1>{text}</h1></body></html>"
    return Answer(status, page.encode(), headers or {}, content_type="text/html")
