"""What every Binance code means, one row a code, for a cancel and for any request (Binance "Error Codes")."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.faults import FaultKind
from gui.domain.replies import CodeRow, Reach, Verdict

# A key that is refused is tried again this slowly, and at once when a person presses (seconds).
KEY_S = 60.0


@dataclass(frozen=True, slots=True)
class BinanceCode:
    """``cancel`` is the meaning as the answer to a cancel, ``kind`` as the answer to any request."""

    cancel: CodeRow
    kind: FaultKind


def _row(
    verdict: Verdict, kind: FaultKind, meaning: str, reach: Reach = Reach.ORDER, wait_s: float | None = None
) -> BinanceCode:
    return BinanceCode(CodeRow(verdict, meaning, reach, wait_s), kind)


def _account(kind: FaultKind, meaning: str) -> BinanceCode:
    return _row(Verdict.REJECTED, kind, meaning, Reach.ACCOUNT)


def _sign_in(meaning: str) -> BinanceCode:
    # Time mends no key, and many refused signatures may lock one.
    return _row(Verdict.REJECTED, FaultKind.KEY, meaning, Reach.ACCOUNT, KEY_S)


def _own(meaning: str) -> BinanceCode:
    return _row(Verdict.REJECTED, FaultKind.OWN_FAULT, f"{meaning}: a fault of this program")


def _gone(meaning: str) -> BinanceCode:
    return _row(Verdict.ALREADY_GONE, FaultKind.OTHER, meaning)


def _doubt(meaning: str, kind: FaultKind = FaultKind.VENUE_BUSY) -> BinanceCode:
    return _row(Verdict.UNKNOWN, kind, meaning)


def _not_a_cancel(meaning: str) -> BinanceCode:
    # Codes of placing orders: should one come back from a cancel, it says nothing that we can rely on.
    return _row(Verdict.UNKNOWN, FaultKind.OTHER, meaning)


_WRONG = "Binance does not accept a parameter"
_OUTDATED = "this version no longer fits Binance"

CODES: dict[str, BinanceCode] = {
    "-1000": _doubt("unknown error at Binance: done or not is unknown", FaultKind.VENUE_DOWN),
    "-1001": _row(Verdict.UNKNOWN, FaultKind.VENUE_DOWN, "Binance lost its own connection"),
    "-1002": _account(FaultKind.PERMISSION, "the key is not allowed to do this"),
    "-1003": _row(Verdict.RETRY, FaultKind.RATE_LIMIT, "too many requests", Reach.PATH),
    "-1006": _doubt("Binance did not get an answer inside: done or not is unknown"),
    "-1007": _doubt("Binance timed out inside: done or not is unknown"),
    "-1008": _row(Verdict.RETRY, FaultKind.VENUE_BUSY, "Binance protects itself from load", wait_s=0.5),
    "-1015": _row(Verdict.RETRY, FaultKind.RATE_LIMIT, "too many orders in the window", Reach.PATH, 10.0),
    "-1016": _account(FaultKind.NOT_OFFERED, "this service has ended at Binance"),
    "-1021": _row(Verdict.CLOCK, FaultKind.CLOCK, "Binance refuses the time stamp"),
    "-1022": _sign_in("Binance does not accept the signature: is the secret right?"),
    "-1099": _doubt("Binance found nothing or does not allow it", FaultKind.OTHER),
    "-1100": _own(_WRONG),
    "-1101": _own(_WRONG),
    "-1102": _own(_WRONG),
    "-1103": _own(_WRONG),
    "-1104": _own(_WRONG),
    "-1105": _own(_WRONG),
    "-1106": _own(_WRONG),
    "-1121": _own("Binance does not know the symbol"),
    "-1128": _own(_WRONG),
    "-1130": _own(_WRONG),
    "-1131": _own("Binance does not accept the request's time window"),
    "-2011": _gone("Binance does not know the order"),
    "-2012": _doubt("Binance could not cancel everything of the symbol"),
    "-2013": _gone("Binance does not find the order"),
    "-2014": _sign_in("the key has not the form of a Binance key"),
    "-2015": _sign_in("wrong key, address or rights, or a block for a while"),
    "-2017": _sign_in("Binance has locked the key"),
    "-2018": _not_a_cancel("balance is not sufficient"),
    "-2021": _not_a_cancel("the order would trigger at once"),
    "-2022": _not_a_cancel("a reduce-only order was refused"),
    "-2023": _row(Verdict.RETRY, FaultKind.ACCOUNT_FROZEN, "Binance is liquidating the account", wait_s=2.0),
    "-4005": _not_a_cancel("the quantity is too large"),
    "-4045": _not_a_cancel("too many stop orders"),
    "-4061": _not_a_cancel("the position side does not match"),
    "-4067": _not_a_cancel("the position mode cannot change"),
    "-4068": _not_a_cancel("the position mode cannot change"),
    # It speaks of placing: what it means for one cancel says nothing of the account's other orders.
    "-4088": _row(Verdict.REJECTED, FaultKind.PERMISSION, "Binance does not allow it for this order now"),
    "-4109": _account(FaultKind.ACCOUNT_FROZEN, "the account is not active"),
    "-4116": _not_a_cancel("the client id is used already"),
    "-4117": _row(Verdict.FIRED, FaultKind.OTHER, "the stop order is triggering right now"),
    "-4118": _not_a_cancel("a reduce-only order was refused"),
    "-4120": _row(Verdict.REJECTED, FaultKind.NOT_OFFERED, f"{_OUTDATED}: other endpoint for this type", Reach.PATH),
    "-4131": _not_a_cancel("the book is too far from the mark price"),
    "-4137": _not_a_cancel("a closing order takes no quantity"),
    "-4138": _not_a_cancel("a closing order takes no reduce-only mark"),
    "-4142": _not_a_cancel("the order would trigger at once"),
    "-4164": _not_a_cancel("the notional is too small"),
    "-4192": _account(FaultKind.ACCOUNT_FROZEN, "the account is in its cooling-off time"),
    "-4400": _account(FaultKind.ACCOUNT_FROZEN, "the account is restricted by the quantitative rules"),
    "-4401": _account(FaultKind.ACCOUNT_FROZEN, "the account is restricted by the quantitative rules"),
    "-4402": _account(FaultKind.ACCOUNT_FROZEN, "Binance does not offer this in your region"),
    "-4531": _not_a_cancel("the position mode cannot change"),
    "-5028": _row(Verdict.CLOCK, FaultKind.CLOCK, "the request came too late to the matching engine"),
    "-20121": _own("Binance does not know the symbol"),
    "-20124": _gone("the algo id is not valid, or the order has completed"),
    "-20130": _own(_WRONG),
    "-20132": _not_a_cancel("the client id is used already"),
    "-20194": _not_a_cancel("the duration is too short"),
    "-20195": _not_a_cancel("the total size is too small"),
    "-20196": _not_a_cancel("the total size is too large"),
    "-20198": _not_a_cancel("too many open algo orders"),
    "-20204": _not_a_cancel("the notional is out of range"),
    "-21015": _row(Verdict.REJECTED, FaultKind.NOT_OFFERED, f"{_OUTDATED}: the endpoint is gone", Reach.PATH),
}

NOT_IN_THE_TABLE = _doubt("a code that this program does not know", FaultKind.OTHER)


def code_of(code: str) -> BinanceCode:
    """Give the row of a code; what is not in the table is unknown: neither success nor refusal."""
    return CODES.get(code, NOT_IN_THE_TABLE)
