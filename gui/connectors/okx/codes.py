"""What every OKX code means, one row a code, for a cancel and for any request (OKX API v5, "Error Code")."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.faults import FaultKind, plain
from gui.domain.replies import CodeRow, Reach, Verdict

# OKX counts cancels in windows of two seconds: after "too many" the window is let pass.
WINDOW_S = 2.0
# What is off for a while is asked for this slowly (seconds).
SLOW_S = 5.0
# A key that is refused is tried again this slowly, and at once when a person presses (seconds).
KEY_S = 60.0


@dataclass(frozen=True, slots=True)
class OkxCode:
    """``cancel`` is the meaning as the answer to a cancel, ``kind`` as the answer to any request."""

    cancel: CodeRow
    kind: FaultKind


def _row(
    verdict: Verdict,
    kind: FaultKind,
    meaning: str,
    reach: Reach = Reach.ORDER,
    wait_s: float | None = None,
) -> OkxCode:
    return OkxCode(CodeRow(verdict, meaning, reach, wait_s), kind)


def _own(meaning: str, reach: Reach = Reach.ORDER) -> OkxCode:
    return _row(Verdict.REJECTED, FaultKind.OWN_FAULT, f"{meaning}: a fault of this program", reach)


def _account(kind: FaultKind, meaning: str, wait_s: float | None = None) -> OkxCode:
    return _row(Verdict.REJECTED, kind, meaning, Reach.ACCOUNT, wait_s)


def _sign_in(meaning: str) -> OkxCode:
    # Time mends no key, and many refused signatures may lock one.
    return _account(FaultKind.KEY, meaning, KEY_S)


def _wait(meaning: str, kind: FaultKind = FaultKind.VENUE_BUSY, wait_s: float = WINDOW_S) -> OkxCode:
    return _row(Verdict.RETRY, kind, meaning, wait_s=wait_s)


def _gone(meaning: str) -> OkxCode:
    return _row(Verdict.ALREADY_GONE, FaultKind.OTHER, meaning)


def _already(meaning: str) -> OkxCode:
    # Somebody's cancel is under way, and it may yet come to nothing: OKX has taken none of ours.
    return OkxCode(CodeRow(Verdict.ACCEPTED, meaning, second_hand=True), FaultKind.OTHER)


def _doubt(meaning: str, kind: FaultKind = FaultKind.VENUE_BUSY) -> OkxCode:
    return _row(Verdict.UNKNOWN, kind, meaning)


_FROZEN = FaultKind.ACCOUNT_FROZEN
_FREEZES = "OKX froze this for {}; it is tried again"

_NO_TYPE = "this type cannot be cancelled here: cancel in the OKX app"

GENERAL: dict[str, OkxCode] = {
    "4088": _account(_FROZEN, "OKX wants the identity verified again: log in at OKX"),
    "50000": _own("empty body"),
    "50001": _row(Verdict.RETRY, FaultKind.VENUE_DOWN, "OKX is temporarily unavailable"),
    "50002": _own("bad JSON"),
    "50004": _doubt("OKX timed out inside: done or not is unknown"),
    # No cancel of the account gets further here, so one order probes for all of them.
    "50005": _account(FaultKind.NOT_OFFERED, "OKX has switched this endpoint off: cancel in the OKX app"),
    "50006": _own("wrong content type"),
    "50007": _account(_FROZEN, "OKX has blocked the account"),
    "50009": _wait(_FREEZES.format("a liquidation")),
    "50011": _wait("too many requests", FaultKind.RATE_LIMIT),
    "50012": _account(_FROZEN, "the account's state does not allow it: look at OKX"),
    "50013": _wait("OKX is busy"),
    "50014": _own("a parameter is empty"),
    "50015": _own("one of two parameters is missing"),
    "50016": _own("two parameters contradict each other"),
    "50017": _wait(_FREEZES.format("auto-deleveraging")),
    "50018": _wait(_FREEZES.format("auto-deleveraging")),
    "50019": _wait(_FREEZES.format("auto-deleveraging")),
    "50020": _wait(_FREEZES.format("a liquidation")),
    "50021": _wait(_FREEZES.format("a liquidation")),
    "50022": _wait(_FREEZES.format("a liquidation")),
    "50023": _wait(_FREEZES.format("the funding fee")),
    "50024": _own("two parameters exclude each other"),
    "50025": _own("too many of a parameter"),
    "50026": _row(Verdict.UNKNOWN, FaultKind.VENUE_DOWN, "system error at OKX: done or not is unknown"),
    "50027": _account(_FROZEN, "OKX has barred the account from trading"),
    "50028": _account(_FROZEN, "OKX does not take it from this account: ask OKX support"),
    "50029": _account(_FROZEN, "OKX risk control has stopped the account"),
    "50030": _account(FaultKind.PERMISSION, "the account may not use this endpoint"),
    "50035": _account(FaultKind.ADDRESS, "the key must be bound to addresses for this"),
    "50038": _row(Verdict.REJECTED, FaultKind.NOT_OFFERED, "not offered in demo trading", Reach.PATH),
    "50040": _wait("too frequent operations, perhaps by other programs too", FaultKind.RATE_LIMIT),
    "50042": _doubt("OKX calls it a repeated request"),
    "50046": _account(FaultKind.VENUE_BUSY, "OKX has this switched off for now: cancel in the OKX app"),
    "50061": _wait("the account's order limit is used up, perhaps by other programs", FaultKind.RATE_LIMIT),
    "50062": _account(FaultKind.VENUE_BUSY, "OKX has this switched off for now: cancel in the OKX app"),
    "50067": _account(FaultKind.REGION, "the key belongs to another OKX region"),
}

KEYS: dict[str, OkxCode] = {
    "50100": _sign_in("OKX has frozen the API key"),
    "50101": _account(FaultKind.ENVIRONMENT, "a demo key used live, or a live key used in demo trading"),
    "50102": _row(Verdict.CLOCK, FaultKind.CLOCK, "OKX refuses the time stamp", Reach.ACCOUNT),
    "50103": _own("no key in the request", Reach.ACCOUNT),
    "50104": _own("no passphrase in the request", Reach.ACCOUNT),
    "50105": _sign_in("wrong passphrase"),
    "50106": _own("no signature in the request", Reach.ACCOUNT),
    "50107": _own("no stamp in the request", Reach.ACCOUNT),
    "50108": _account(FaultKind.KEY, "the key is for another service"),
    "50109": _account(FaultKind.KEY, "the key is for another service"),
    "50110": _account(FaultKind.ADDRESS, "this computer's address is not in the key's list"),
    "50111": _sign_in("OKX does not accept this API key"),
    "50112": _own("malformed stamp", Reach.ACCOUNT),
    "50113": _sign_in("OKX does not accept the signature: is the secret right?"),
    "50114": _sign_in("OKX does not accept the authorization"),
    "50115": _own("wrong method", Reach.PATH),
    "50119": _sign_in("OKX does not know this API key: expired, revoked, or wrong OKX region?"),
    "50120": _account(FaultKind.PERMISSION, "the key may not trade"),
    "50121": _account(FaultKind.ADDRESS, "OKX does not serve this computer's address"),
    "51024": _account(_FROZEN, "OKX has blocked the account"),
}

ORDERS: dict[str, OkxCode] = {
    "0": _row(Verdict.ACCEPTED, FaultKind.OTHER, ""),
    "51000": _row(Verdict.WRONG_PATH, FaultKind.NOT_OFFERED, "this endpoint does not take this order"),
    "51001": _doubt("OKX does not know the instrument", FaultKind.OTHER),
    "51003": _own("no order id"),
    "51023": _doubt("OKX speaks of a position, not of an order", FaultKind.OTHER),
    "51063": _gone("OKX does not know the order"),
    "51111": _own("too many orders in one request"),
    "51112": _doubt("OKX speaks of a position, not of an order", FaultKind.OTHER),
    "51113": _wait("too many requests", FaultKind.RATE_LIMIT),
    "51115": _doubt("OKX speaks of a position, not of an order", FaultKind.OTHER),
    "51117": _doubt("OKX speaks of a position, not of an order", FaultKind.OTHER),
    "51288": _already("OKX is already stopping it"),
    "51290": _wait("OKX upgrades this engine", FaultKind.VENUE_DOWN, SLOW_S),
    "51291": _gone("OKX does not know the order, or it has stopped already"),
    "51293": _gone("OKX does not know the order, or it has stopped already"),
    "51400": _gone("filled, cancelled or unknown: OKX does not say which"),
    "51401": _gone("already cancelled"),
    "51402": _gone("already completed"),
    "51403": _row(Verdict.WRONG_PATH, FaultKind.NOT_OFFERED, _NO_TYPE),
    "51404": _wait("no cancelling in this phase of the auction"),
    "51405": _gone("no pending orders"),
    "51406": _own("too many orders in one request"),
    "51407": _own("no order id"),
    "51410": _already("OKX is already cancelling it"),
    "51411": _account(FaultKind.PERMISSION, "the account may not mass-cancel"),
    "51412": _doubt("timed out, or already triggered: OKX uses one code for both", FaultKind.OTHER),
    "51413": _row(Verdict.WRONG_PATH, FaultKind.NOT_OFFERED, _NO_TYPE),
    "51416": _row(Verdict.FIRED, FaultKind.OTHER, "it has triggered"),
    "51603": _gone("OKX does not know the order"),
    "54008": _wait("OKX is locked by a mass cancel"),
    "54012": _doubt("thin order book", FaultKind.OTHER),
    "54048": _wait("the order is in a speed bump"),
}

CODES: dict[str, OkxCode] = GENERAL | KEYS | ORDERS
NOT_IN_TABLE = OkxCode(CodeRow(Verdict.UNKNOWN, ""), FaultKind.OTHER)
# The claims that a request as a whole cannot make for each of its orders.
CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED})
# What these say of the order OKX's own words say best; of everything else the trader reads our meaning first.
THEIR_WORDS = frozenset(ORDERS) - {"51403", "51413"}
# Documented under the status of "too many requests" without being that: orders stand in the way of a close.
NO_LIMIT = frozenset({"51115"})
# These say only "look at the rows".
ENVELOPE_ONLY = frozenset({"0", "1", "2"})


def code_of(code: str) -> OkxCode:
    """Give the row of a code; a code that is not in the table is unknown, never a success."""
    return CODES.get(code, NOT_IN_TABLE)


def told(code: str, words: str) -> str:
    """Give what a row says of an answer: OKX's ``words``, in whatever language, after ours where those say more."""
    meaning = code_of(code).cancel.meaning
    if code in THEIR_WORDS and words:
        return words
    return plain(" · ".join(part for part in (meaning, words) if part))


def whole_request(code: str) -> CodeRow:
    """Give what a code means for each order of a cancel that was refused as a whole, without rows."""
    row = code_of(code).cancel
    if code in ENVELOPE_ONLY or row.verdict in CLAIMS:
        return CodeRow(Verdict.UNKNOWN, row.meaning)
    return row
