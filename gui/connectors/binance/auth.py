"""Binance's signature: percent-encode first, sign exactly that text, and put the signature last."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from urllib.parse import quote_plus

from gui.connectors.credentials import Credentials
from gui.domain.errors import KillSwitchError

KEY_HEADER = "X-MBX-APIKEY"
Parameters = Sequence[tuple[str, str]]


def encode(parameters: Parameters) -> str:
    """Percent-encode parameters in the order given (Binance "Request security": encode before signing).

    Raises KillSwitchError for a value that no UTF-8 text can hold: it is never sent in an altered form.
    """
    try:
        return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in parameters)
    except UnicodeEncodeError:
        raise KillSwitchError("a parameter holds half a character and cannot be sent as it is") from None


def signature(payload: str, secret: str) -> str:
    """Give HMAC-SHA256 of the encoded payload, in lower-case hex."""
    return hmac.new(secret.encode(), payload.encode(), hashlib.sha256).hexdigest()


def signed_query(parameters: Parameters, credentials: Credentials, stamp_ms: int, window_ms: int) -> str:
    """Give the whole query: the parameters, ``recvWindow``, ``timestamp`` in milliseconds, and the signature."""
    stamped = (*parameters, ("recvWindow", str(window_ms)), ("timestamp", str(stamp_ms)))
    payload = encode(stamped)
    return f"{payload}&signature={signature(payload, credentials.secret)}"


def key_header(credentials: Credentials) -> dict[str, str]:
    """Give the header that names the key."""
    return {KEY_HEADER: credentials.key}
