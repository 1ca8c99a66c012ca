"""OKX's check of a signed request, over the bytes on the wire.

Source: OKX API v5, "REST Authentication" and the error list (501xx).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime

from gui.drill.account import PracticeAccount
from gui.drill.exchange import Answer, Asked, json_answer, wire_bytes

CLOCK_WINDOW_S = 30.0
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")

# Header, and the code of its absence, in the order in which OKX misses them.
_HEADERS = (
    ("OK-ACCESS-KEY", "50103"),
    ("OK-ACCESS-PASSPHRASE", "50104"),
    ("OK-ACCESS-SIGN", "50106"),
    ("OK-ACCESS-TIMESTAMP", "50107"),
)

REFUSALS: dict[str, tuple[int, str]] = {
    "50101": (401, "APIKey does not match current environment."),
    "50102": (401, "Timestamp request expired"),
    "50103": (401, 'Request header "OK-ACCESS-KEY" cannot be empty.'),
    "50104": (401, 'Request header "OK-ACCESS-PASSPHRASE" cannot be empty.'),
    "50105": (401, "Request header OK-ACCESS-PASSPHRASE incorrect."),
    "50106": (401, 'Request header "OK-ACCESS-SIGN" cannot be empty.'),
    "50107": (401, 'Request header "OK-ACCESS-TIMESTAMP" cannot be empty.'),
    "50110": (401, "Your IP 127.0.0.1 is not included in your API key's IP whitelist."),
    "50111": (401, "Invalid OK-ACCESS-KEY"),
    "50112": (401, "Invalid OK-ACCESS-TIMESTAMP"),
    "50113": (401, "Invalid Sign"),
    "50119": (401, "API key doesn't exist"),
    "50120": (200, "This API key doesn't have permission to use this function"),
}


def refusal(code: str) -> Answer:
    """Give the answer of one code of this table."""
    status, words = REFUSALS[code]
    return json_answer(status, {"msg": words, "code": code, "data": []})


def signature(secret: str, timestamp: str, method: str, target: str, body: bytes) -> str:
    """Give the Base64 HMAC-SHA256 over timestamp, method, raw path with query, and raw body."""
    text = wire_bytes(f"{timestamp}{method}{target}") + body
    return base64.b64encode(hmac.new(secret.encode(), text, hashlib.sha256).digest()).decode()


def signed_code(asked: Asked, accounts: Mapping[str, PracticeAccount], permission: str, wall: float) -> str | None:
    """Check a signed request; gives the code that refuses it, or None when it is good.

    ``accounts`` is by key, ``permission`` the one that the endpoint needs, ``wall`` the venue's epoch seconds.
    """
    headers = asked.headers
    for name, code in _HEADERS:
        if not headers.get(name):
            return code
    code_of_time = _stamp_code(headers["OK-ACCESS-TIMESTAMP"], wall)
    if code_of_time is not None:
        return code_of_time
    key = headers["OK-ACCESS-KEY"]
    if not _KEY.fullmatch(key):
        return "50111"
    account = accounts.get(key)
    if account is None:
        return "50119"
    return _account_code(asked, account, permission)


def _stamp_code(stamp: str, wall: float) -> str | None:
    if not _STAMP.fullmatch(stamp):
        return "50112"
    try:
        at = datetime.fromisoformat(stamp).timestamp()
    except ValueError:
        return "50112"
    return "50102" if abs(wall - at) > CLOCK_WINDOW_S else None


def _account_code(asked: Asked, account: PracticeAccount, permission: str) -> str | None:
    headers = asked.headers
    simulated = headers.get("x-simulated-trading", "0") == "1"
    if simulated != (account.environment == "demo"):
        return "50101"
    if not hmac.compare_digest(wire_bytes(headers["OK-ACCESS-PASSPHRASE"]), account.passphrase.encode()):
        return "50105"
    good = signature(account.secret, headers["OK-ACCESS-TIMESTAMP"], asked.method, asked.target, asked.body)
    if not hmac.compare_digest(wire_bytes(headers["OK-ACCESS-SIGN"]), good.encode()):
        return "50113"
    if not account.ip_allowed:
        return "50110"
    return None if permission in account.permissions else "50120"
