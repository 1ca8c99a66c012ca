"""Signing for OKX: stamp, prehash, signature and headers (OKX API v5, "REST Authentication")."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import UTC, datetime

from gui.connectors.credentials import Credentials

DEMO_HEADER = "x-simulated-trading"


def stamp_of(epoch_ms: int) -> str:
    """Give the stamp of epoch milliseconds: ISO 8601 in UTC with exactly three decimals and Z."""
    seconds, ms = divmod(epoch_ms, 1000)
    return f"{datetime.fromtimestamp(seconds, UTC).isoformat()[:19]}.{ms:03d}Z"


def sign(secret: str, stamp: str, method: str, target: str, body: bytes) -> str:
    """Give Base64 of HMAC-SHA256 over stamp, method, path with query, and the very bytes of the body."""
    prehash = f"{stamp}{method}{target}".encode() + body
    return base64.b64encode(hmac.new(secret.encode(), prehash, hashlib.sha256).digest()).decode()


def signed_headers(
    credentials: Credentials, stamp: str, method: str, target: str, body: bytes, *, demo: bool
) -> dict[str, str]:
    """Give the headers of a private request; ``demo`` marks it for OKX's demo trading."""
    headers = {
        "OK-ACCESS-KEY": credentials.key,
        "OK-ACCESS-SIGN": sign(credentials.secret, stamp, method, target, body),
        "OK-ACCESS-TIMESTAMP": stamp,
        "OK-ACCESS-PASSPHRASE": credentials.passphrase,
    }
    if body:
        headers["Content-Type"] = "application/json"
    return headers | demo_header(demo=demo)


def demo_header(*, demo: bool) -> dict[str, str]:
    """Give the header that turns a request to demo trading, or none."""
    return {DEMO_HEADER: "1"} if demo else {}
