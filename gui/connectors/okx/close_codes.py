"""What every OKX code means as the answer to the closing of a position, one row a code (OKX API v5, "Error Code")."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gui.connectors.okx.codes import GENERAL, KEYS, SLOW_S, WINDOW_S, OkxCode
from gui.domain.closings import CloseVerdict
from gui.domain.faults import FaultKind, plain
from gui.domain.replies import Reach, Verdict

IN_THE_APP = "close it in the OKX app"
_SAME: dict[Verdict, CloseVerdict] = {
    Verdict.RETRY: CloseVerdict.RETRY,
    Verdict.UNKNOWN: CloseVerdict.UNKNOWN,
    Verdict.CLOCK: CloseVerdict.CLOCK,
    Verdict.REJECTED: CloseVerdict.REJECTED,
}


@dataclass(frozen=True, slots=True)
class CloseCode:
    """What a code means for a close; fields as in `gui.domain.closings.CloseReply`."""

    verdict: CloseVerdict
    meaning: str
    kind: FaultKind = FaultKind.OTHER
    wait_s: float | None = None
    by_account: bool = False


def _as_close(known: OkxCode) -> CloseCode:
    row = known.cancel
    return CloseCode(_SAME[row.verdict], row.meaning, known.kind, row.wait_s, row.reach is Reach.ACCOUNT)


def _off(code: str) -> CloseCode:
    return replace(_as_close(GENERAL[code]), meaning="OKX does not take closes now: close positions in the OKX app")


def _wait(meaning: str, wait_s: float = SLOW_S, kind: FaultKind = FaultKind.VENUE_BUSY) -> CloseCode:
    return CloseCode(CloseVerdict.RETRY, meaning, kind, wait_s)


def _first(meaning: str) -> CloseCode:
    return CloseCode(CloseVerdict.ORDERS_IN_THE_WAY, meaning, FaultKind.VENUE_BUSY)


def _never(meaning: str) -> CloseCode:
    return CloseCode(CloseVerdict.REJECTED, f"{meaning}: {IN_THE_APP}", FaultKind.NOT_OFFERED)


def _own(meaning: str) -> CloseCode:
    return CloseCode(CloseVerdict.REJECTED, f"{meaning}: a fault of this program", FaultKind.OWN_FAULT)


def _doubt(meaning: str) -> CloseCode:
    return CloseCode(CloseVerdict.UNKNOWN, meaning, FaultKind.VENUE_BUSY)


def _none(meaning: str) -> CloseCode:
    return CloseCode(CloseVerdict.NOTHING_HELD, meaning)


def _dust(meaning: str) -> CloseCode:
    return CloseCode(CloseVerdict.DUST, meaning)


_PRICE = "the price is outside OKX's limits now; it is tried again"
_SETTLES = "OKX settles this contract now; it is tried again"
_AUCTION = "no market orders in this phase of the auction; it is tried again"
_TOO_LARGE = "too large for one close at the market"
_IN_THE_WAY = "open orders to close it are in the way"
_SMALL = "less than the smallest amount that OKX trades"

POSITIONS: dict[str, CloseCode] = {
    "0": CloseCode(CloseVerdict.ACCEPTED, ""),
    "51000": _own("OKX does not take a parameter"),
    "51001": _never("OKX does not know the instrument"),
    "51006": _wait(_PRICE),
    "51008": _never("not enough balance for this close"),
    "51010": _never("the account's mode does not allow it"),
    "51016": _doubt("OKX has had this close before"),
    "51020": _dust(_SMALL),
    "51021": _wait("not traded yet"),
    "51022": _wait("OKX has stopped trading in this; it is tried again"),
    "51023": _none("OKX holds no such position"),
    "51027": _never("the contract has expired"),
    "51028": _wait(_SETTLES),
    "51029": _wait(_SETTLES),
    "51030": _wait(_SETTLES),
    "51031": _wait(_PRICE),
    "51032": _doubt("OKX is closing positions at the market already"),
    "51043": _none("OKX holds no such position"),
    "51054": _doubt("OKX timed out inside: done or not is unknown"),
    "51066": _never("OKX closes options by limit orders only"),
    "51101": _never(_TOO_LARGE),
    "51108": _never(_TOO_LARGE),
    "51109": _wait("nobody offers to take it; it is tried again"),
    "51110": _wait(_AUCTION),
    # Its text speaks of a size, not of orders: nothing that protects the position goes for that.
    "51112": _wait("more than can be closed at this moment; it is tried again", WINDOW_S),
    "51113": _wait("too many closes", WINDOW_S, FaultKind.RATE_LIMIT),
    "51115": _first(_IN_THE_WAY),
    "51117": _first(_IN_THE_WAY),
    "51120": _dust(_SMALL),
    "51121": _dust("no multiple of the smallest amount that OKX trades"),
    "51124": _wait(_AUCTION),
    "51125": _first(_IN_THE_WAY),
    "51126": _first(_IN_THE_WAY),
    "51127": _never("no balance is free for this close"),
    "51131": _never("not enough balance for this close"),
    "51132": _dust(_SMALL),
    "51134": _never("OKX wants balance and open orders looked at"),
    "51135": _wait(_PRICE),
    "51136": _wait(_PRICE),
    "51137": _wait(_PRICE),
    "51138": _wait(_PRICE),
    "51140": _wait("nobody offers to take it; it is tried again"),
    "51142": _wait("no price in the market; it is tried again"),
    "51144": _never("OKX wants this closed in another currency"),
    "51148": _first(_IN_THE_WAY),
    "51149": _doubt("OKX timed out inside: done or not is unknown"),
    "51155": _never("OKX does not allow trading this where the account is registered"),
    "51156": _never("a lead trader's positions are closed through copy trading"),
    "51169": _none("OKX holds no such position"),
    "51173": _never("the position owes nothing that a close could pay back"),
    "51196": _wait(_AUCTION),
    "51197": _wait(_AUCTION),
    "51201": _never(_TOO_LARGE),
    "51202": _never(_TOO_LARGE),
    "51203": _never(_TOO_LARGE),
    "51206": _first(_IN_THE_WAY),
    "51207": _never(_TOO_LARGE),
}
CLOSE_CODES: dict[str, CloseCode] = (
    {code: _as_close(known) for code, known in (GENERAL | KEYS).items()}
    | {code: _off(code) for code in ("50005", "50046", "50062")}
    | POSITIONS
)
NOT_IN_TABLE = CloseCode(CloseVerdict.UNKNOWN, "")


def close_code_of(code: str) -> CloseCode:
    """Give the row of a code; a code that is not in the table is unknown, never a success."""
    return CLOSE_CODES.get(code, NOT_IN_TABLE)


def close_told(code: str, words: str) -> str:
    """Give what a row says of an answer: our meaning of the code, then OKX's own ``words``."""
    return plain(" · ".join(part for part in (close_code_of(code).meaning, words) if part))
