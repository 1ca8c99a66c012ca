"""One request to a venue and what came back, as a person may read it: with the times, and without a secret."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.orders import OrderKey

HIDDEN = "…hidden…"
# Words whose values are never shown, as parameters, headers or fields, in any spelling of capitals
# (OKX API v5, "REST Authentication"; Binance "Request security").
SECRET_NAMES = (
    "ok-access-key",
    "ok-access-sign",
    "ok-access-passphrase",
    "x-mbx-apikey",
    "signature",
    "sign",
    "api-key",
    "api_key",
    "apikey",
    "secret-key",
    "secret_key",
    "secretkey",
    "secret",
    "passphrase",
    "password",
    "authorization",
    "listenkey",
)
_SECRET = re.compile(
    r"(?<![a-z0-9])(" + "|".join(SECRET_NAMES) + r")(\\?[\"']?\s*[:=]\s*\\?[\"']?)([^\"'&\s,;}<\\]+)", re.IGNORECASE
)
# A text without any of these holds no secret name: a look that takes a tenth of the search.
_STEMS = ("sign", "key", "secret", "passphrase", "password", "authorization")
# Shorter words would hide by chance what has nothing to do with them.
SHORTEST_SECRET = 4
# Longest body that is shown (characters), and how much of a longer one is looked through.
TEXT_CAP = 4000
LOOKED_THROUGH = 8


class Purpose(StrEnum):
    """What a request was for."""

    CANCEL = "cancel"
    STATUS = "status"
    LISTING = "listing"
    CLOSE = "close"
    POSITIONS = "positions"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request as it was sent and its answer as it came, with every secret hidden.

    ``attempt`` is the journal's id of the cancel that it was, "" for a question. ``keys`` are the orders that it was
    about. ``target`` is path and query, headers are not kept. ``body`` and ``answer`` are text, capped. ``sent_ms``
    and ``answered_ms`` are epoch milliseconds: None where nothing left, and where no whole answer came; ``fault``
    then says why in our words.
    """

    attempt: str
    purpose: Purpose
    keys: tuple[OrderKey, ...]
    method: str
    host: str
    target: str
    body: str = ""
    sent_ms: int | None = None
    answered_ms: int | None = None
    http_status: int | None = None
    answer: str = ""
    fault: str = ""


def without_secrets(text: str, values: Iterable[str] = ()) -> str:
    """Hide the value of every secret name in a text, and these very values wherever they stand."""
    for value in values:
        if len(value) >= SHORTEST_SECRET:
            text = text.replace(value, HIDDEN)
    small = text.lower()
    if not any(stem in small for stem in _STEMS):
        return text
    return _SECRET.sub(rf"\1\2{HIDDEN}", text)


def shown(raw: bytes, values: Iterable[str] = (), cap: int = TEXT_CAP) -> str:
    """Give bytes as text that is safe to show and keep: no secret, nothing that cannot be printed, capped."""
    text = without_secrets(raw[: LOOKED_THROUGH * cap].decode("utf-8", "replace"), values)
    if not text.isprintable():
        text = "".join(ch if ch.isprintable() or ch == "\n" else " " if ch in "\r\t" else "\ufffd" for ch in text)
    cut = len(text) > cap or len(raw) > LOOKED_THROUGH * cap
    return f"{text[: cap - 1]}…" if cut else text
