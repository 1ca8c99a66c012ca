"""Binance's check of a signed request, over the bytes on the wire.

Source: Binance API, "Request Security" and "Error Codes" of Spot and of USD-margined futures.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from gui.drill.account import PracticeAccount
from gui.drill.exchange import Answer, Asked, json_answer, wire_bytes

DEFAULT_WINDOW_MS = 5000
LONGEST_WINDOW_MS = 60000
AHEAD_MS = 1000
# Spot and SAPI also take microseconds, which have this many digits; futures do not.
MICROSECOND_DIGITS = 16
_MILLISECONDS_ONLY = ("/fapi/", "/dapi/")
_KEY = re.compile(r"[A-Za-z0-9]{64}")
_NUMBER = re.compile(r"[0-9]{1,20}")
_ALWAYS = frozenset({"timestamp", "recvWindow", "signature"})

ERRORS: dict[int, tuple[int, str]] = {
    -1000: (503, "Unknown error, please check your request or try again later."),
    -1001: (503, "Internal error; unable to process your request. Please try again."),
    -1008: (503, "Server is currently overloaded with other requests. Please try again in a few minutes."),
    -1015: (429, "Too many new orders; current limit is 300 orders per 10 SECOND."),
    -1021: (400, "Timestamp for this request is outside of the recvWindow."),
    -1022: (400, "Signature for this request is not valid."),
    -1100: (400, "Illegal characters found in a parameter."),
    -1101: (400, "Duplicate values for a parameter detected."),
    -1102: (400, "Mandatory parameter was not sent, was empty/null, or malformed."),
    -1104: (400, "Not all sent parameters were read."),
    -1106: (400, "Parameter 'reduceOnly' sent when not required."),
    -1111: (400, "Precision is over the maximum defined for this asset."),
    -1115: (400, "Invalid timeInForce."),
    -1116: (400, "Invalid orderType."),
    -1117: (400, "Invalid side."),
    -1121: (400, "Invalid symbol."),
    -1130: (400, "Data sent for a parameter is not valid."),
    -1131: (400, "recvWindow must be less than 60000."),
    -2011: (400, "Unknown order sent."),
    -2012: (400, "Batch cancel failed."),
    -2013: (400, "Order does not exist."),
    -2014: (401, "API-key format invalid."),
    -2015: (401, "Invalid API-key, IP, or permissions for action."),
    -2022: (400, "ReduceOnly Order is rejected."),
    -4003: (400, "Quantity less than or equal to zero."),
    -4004: (400, "Quantity less than min quantity."),
    -4005: (400, "Quantity greater than max quantity."),
    -4014: (400, "Price not increased by tick size."),
    -4016: (400, "Price is higher than mark price multiplier cap."),
    -4023: (400, "Quantity not increased by step size."),
    -4024: (400, "Price is lower than mark price multiplier floor."),
    -4061: (400, "Order's position side does not match user's setting."),
    -4088: (400, "User can not place order currently"),
    -4116: (400, "ClientOrderId is duplicated."),
    -4118: (400, "ReduceOnly Order Failed. Please check your existing position and open orders."),
    -4120: (400, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead."),
    -4131: (400, "The counterparty's best price does not meet the PERCENT_PRICE filter limit."),
    -4141: (400, "Symbol is closed."),
    -4164: (400, "Order's notional must be no smaller than 5 (unless you choose reduce only)."),
    -20124: (400, "Invalid algo id or it has been completed."),
    -20130: (400, "Invalid data sent for a parameter."),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A request that passed: whose it is, and its parameters without those of signing."""

    account: PracticeAccount
    params: Mapping[str, str]


def failed(code: int, *, delay_s: float = 0.0, items: tuple[str, ...] = ()) -> Answer:
    """Give the answer of one code of this table."""
    status, words = ERRORS[code]
    return json_answer(status, {"code": code, "msg": words}, delay_s=delay_s, items=items)


def signature(secret: str, payload: bytes) -> str:
    """Give the HMAC-SHA256 of the payload in lower hex."""
    return hmac.new(secret.encode(), payload, hashlib.sha256).hexdigest()


def check(
    asked: Asked,
    accounts: Mapping[str, PracticeAccount],
    permission: str,
    allowed: frozenset[str],
    wall: float,
) -> Checked | int:
    """Check a signed request; gives what it asks, or the code that refuses it.

    ``accounts`` is by key, ``allowed`` names the endpoint's own parameters, ``wall`` is the venue's epoch seconds.
    """
    key = asked.headers.get("X-MBX-APIKEY", "")
    if not _KEY.fullmatch(key):
        return -2014
    account = accounts.get(key)
    if account is None:
        return -2015
    params = _params(asked)
    if isinstance(params, int):
        return params
    code = _clock_code(params, wall, fine=not asked.path.startswith(_MILLISECONDS_ONLY))
    if code is None and not params.get("signature"):
        code = -1102
    if code is None and not _signature_is_good(asked, account.secret, params["signature"]):
        code = -1022
    if code is None and not (account.ip_allowed and permission in account.permissions):
        code = -2015
    if code is None and not params.keys() <= allowed | _ALWAYS:
        code = -1104
    if code is not None:
        return code
    return Checked(account, {name: value for name, value in params.items() if name not in _ALWAYS})


def _params(asked: Asked) -> dict[str, str] | int:
    try:
        body = asked.body.decode("ascii")
    except UnicodeDecodeError:
        return -1100
    merged: dict[str, str] = {}
    for part in (body, asked.query):
        pairs = parse_qsl(part, keep_blank_values=True)
        if len(dict(pairs)) < len(pairs):
            return -1101
        merged |= dict(pairs)
    return merged


def _clock_code(params: Mapping[str, str], wall: float, *, fine: bool) -> int | None:
    stamp, window = params.get("timestamp", ""), params.get("recvWindow", str(DEFAULT_WINDOW_MS))
    if not _NUMBER.fullmatch(stamp):
        return -1102
    if not _NUMBER.fullmatch(window):
        return -1100
    if int(window) > LONGEST_WINDOW_MS:
        return -1131
    now_ms = int(wall * 1000)
    sent_ms = int(stamp) // 1000 if fine and len(stamp) == MICROSECOND_DIGITS else int(stamp)
    late_ms = now_ms - sent_ms
    return -1021 if late_ms <= -AHEAD_MS or late_ms > int(window) else None


def _signature_is_good(asked: Asked, secret: str, given: str) -> bool:
    # The signature must be the last parameter of the query, or of the body when it is sent there.
    in_query = "signature=" in asked.query
    query = wire_bytes(asked.query)
    carrier = query if in_query else asked.body
    signed, mark, last = carrier.rpartition(b"signature=")
    if not mark or b"&" in last or not (signed == b"" or signed.endswith(b"&")):
        return False
    signed = signed[:-1]
    payload = signed + asked.body if in_query else query + signed
    return hmac.compare_digest(wire_bytes(given.lower()), signature(secret, payload).encode())
