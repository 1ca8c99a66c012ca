"""What can go wrong in a simulation, one row a kind: where it strikes, how long at most, and what it does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.venues import Venue
from gui.drill.exchange import Answer, Asked, html_answer
from gui.drill.faults import Fault, FaultAct

EVERYWHERE = ("all", "all", "listing", "cancel", "status", "time")
# Where what strikes everywhere may strike instead in a seed that closes positions.
IN_FLATTEN = ("close", "close", "positions", "positions", "timer")
ANY: tuple[Venue | None, ...] = ()
BINANCE: tuple[Venue | None, ...] = (Venue.BINANCE,)
OKX: tuple[Venue | None, ...] = (Venue.OKX,)

Parts = tuple[str, ...]


class Kind(StrEnum):
    """The sorts of trouble."""

    HANG = "hang"
    HANG_AFTER = "hang-after"
    RESET_BEFORE = "reset-before"
    RESET_AFTER = "reset-after"
    TRUNCATED = "truncated"
    DELAY = "delay"
    PAGE = "page"
    OKX_DOWN = "okx-down"
    OKX_TIMEOUT = "okx-timeout"
    OKX_BUSY = "okx-busy"
    OKX_LIMITED = "okx-limited"
    OKX_FROZEN = "okx-frozen"
    OKX_KEY = "okx-key"
    BINANCE_DOWN = "binance-down"
    BINANCE_UNSURE = "binance-unsure"
    BINANCE_LIMITED = "binance-limited"
    BINANCE_BANNED = "binance-banned"
    BINANCE_FIREWALL = "binance-firewall"
    BINANCE_KEY = "binance-key"
    NO_LOOKUP = "no-lookup"
    NO_CONNECTION = "no-connection"
    NO_NETWORK = "no-network"
    TLS = "tls"
    GARBLED = "garbled"
    TWICE = "twice"
    SLOW_WAY = "slow-way"
    OKX_SHY = "okx-shy"
    BINANCE_DENIES = "binance-denies"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that goes wrong for ``lasts`` seconds from ``at``; ``flaps_s`` is the length of on and off."""

    kind: Kind
    at: float
    lasts: float
    venue: Venue | None
    part: str
    chance: float
    strength: float
    flaps_s: float | None = None

    def on(self, now: float) -> bool:
        """Say whether it strikes at a moment."""
        since = now - self.at
        if not 0.0 <= since < self.lasts:
            return False
        return self.flaps_s is None or int(since / self.flaps_s) % 2 == 0

    def strikes(self, venue: Venue, asked_part: str) -> bool:
        """Say whether a request is one of those that it is for."""
        return self.venue in (None, venue) and self.part in ("all", asked_part)

    def __str__(self) -> str:
        flaps = f", flaps {self.flaps_s:.1f} s" if self.flaps_s else ""
        where = f"{self.venue or 'both'} {self.part}"
        return (
            f"{self.at:9.2f} {self.kind} {where} for {self.lasts:.1f} s, {self.chance:.0%} {self.strength:.2f}{flaps}"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """How a kind is drawn: ``weight``, venues (empty: any), parts, longest length, and whether it strikes in part."""

    weight: float
    venues: tuple[Venue | None, ...] = ANY
    parts: Parts = EVERYWHERE
    longest_s: float = 16 * 3600.0
    partly: bool = True


KINDS: dict[Kind, Row] = {
    Kind.HANG: Row(10),
    Kind.HANG_AFTER: Row(4),
    Kind.RESET_BEFORE: Row(5),
    Kind.RESET_AFTER: Row(7),
    Kind.TRUNCATED: Row(4),
    Kind.DELAY: Row(6),
    Kind.PAGE: Row(8),
    Kind.OKX_DOWN: Row(5, OKX),
    Kind.OKX_TIMEOUT: Row(4, OKX),
    Kind.OKX_BUSY: Row(3, OKX),
    Kind.OKX_LIMITED: Row(4, OKX, longest_s=120.0),
    Kind.OKX_FROZEN: Row(2, OKX, ("cancel",), 300.0),
    Kind.OKX_KEY: Row(2, OKX, ("all", "cancel"), 300.0, partly=False),
    Kind.BINANCE_DOWN: Row(5, BINANCE),
    Kind.BINANCE_UNSURE: Row(5, BINANCE),
    Kind.BINANCE_LIMITED: Row(4, BINANCE, longest_s=60.0),
    Kind.BINANCE_BANNED: Row(3, BINANCE, ("all",), 300.0, partly=False),
    Kind.BINANCE_FIREWALL: Row(2, BINANCE, ("all",), 120.0, partly=False),
    Kind.BINANCE_KEY: Row(2, BINANCE, ("all", "cancel"), 300.0, partly=False),
    Kind.NO_LOOKUP: Row(4, parts=("all",)),
    Kind.NO_CONNECTION: Row(5, parts=("all",)),
    Kind.NO_NETWORK: Row(2, parts=("all",), partly=False),
    Kind.TLS: Row(2, parts=("all",)),
    Kind.GARBLED: Row(6),
    Kind.TWICE: Row(3, parts=("listing",)),
    Kind.SLOW_WAY: Row(5, parts=("all",)),
    Kind.OKX_SHY: Row(2, OKX, ("cancel",)),
    Kind.BINANCE_DENIES: Row(2, BINANCE, ("cancel",), 60.0),
    Kind.DISK: Row(3, parts=("all",), partly=False),
}

# Troubles that the network itself makes: nothing reaches the venue.
BLOCKS = {
    Kind.NO_LOOKUP: FaultKind.NAME_LOOKUP,
    Kind.NO_CONNECTION: FaultKind.CONNECT,
    Kind.NO_NETWORK: FaultKind.NO_NETWORK,
    Kind.TLS: FaultKind.TLS,
}


def blocked_by(kind: Kind) -> VenueFault:
    """Give the fault of a request that never left."""
    return VenueFault(BLOCKS[kind], message=f"simulated {kind}", sent=False)


def part_of(path: str, method: str) -> str:
    """Say what a request is for: cancel, close, timer, listing, positions, status or time."""
    if method != "GET":
        if method == "POST" and path.endswith(("close-position", "/v1/order")):
            return "close"
        return "timer" if path.endswith(("cancel-all-after", "countdownCancelAll")) else "cancel"
    if path.endswith(("orders-algo-pending", "orders-pending", "openOrders", "openAlgoOrders")):
        return "listing"
    if path.endswith(("positions", "positionRisk")):
        return "positions"
    return "time" if path.endswith("time") else "status"


ACTS = {
    Kind.HANG: FaultAct.HANG,
    Kind.HANG_AFTER: FaultAct.HANG_AFTER,
    Kind.RESET_BEFORE: FaultAct.RESET_BEFORE,
    Kind.RESET_AFTER: FaultAct.RESET_AFTER,
    Kind.TRUNCATED: FaultAct.TRUNCATE_AFTER,
}


def _okx(status: int, code: str, words: str) -> Callable[[Trouble], Fault]:
    body = json.dumps({"code": code, "msg": words, "data": []})
    return lambda trouble: Fault(FaultAct.ANSWER, status=status, body=body)


def _binance(status: int, code: int, words: str) -> Callable[[Trouble], Fault]:
    body = json.dumps({"code": code, "msg": words})
    return lambda trouble: Fault(FaultAct.ANSWER, status=status, body=body)


def _page(trouble: Trouble) -> Fault:
    statuses = (500, 502, 503, 504, 520, 200)
    return Fault(FaultAct.HTML, status=statuses[int(trouble.strength * len(statuses))])


def _limited(trouble: Trouble) -> Fault:
    body = json.dumps({"code": -1003, "msg": "Too many requests; current limit is 2400 request weight per 1 MINUTE."})
    wait = str(1 + int(trouble.strength * 20))
    return Fault(FaultAct.ANSWER, status=429, body=body, headers={"Retry-After": wait})


ANSWERS: dict[Kind, Callable[[Trouble], Fault]] = {
    Kind.PAGE: _page,
    Kind.OKX_DOWN: _okx(503, "50001", "服务暂时不可用"),
    Kind.OKX_TIMEOUT: _okx(400, "50004", "API endpoint request timeout (does not mean success or failure)"),
    Kind.OKX_BUSY: _okx(429, "50013", "Systems are busy. Please try again later."),
    Kind.OKX_LIMITED: _okx(200, "50011", "Rate limit reached."),
    Kind.OKX_FROZEN: _okx(200, "50021", "Operations are blocked while a liquidation is running"),
    Kind.OKX_KEY: _okx(401, "50111", "Invalid OK-ACCESS-KEY"),
    Kind.BINANCE_DOWN: _binance(503, -1000, "Service Unavailable."),
    Kind.BINANCE_UNSURE: _binance(503, -1007, "Timeout waiting for response from backend server."),
    Kind.BINANCE_LIMITED: _limited,
    Kind.BINANCE_FIREWALL: lambda trouble: Fault(FaultAct.HTML, status=403),
    Kind.BINANCE_DENIES: _binance(400, -2011, "Unknown order sent."),
    Kind.BINANCE_KEY: _binance(401, -2015, "Invalid API-key, IP, or permissions for action."),
}


def garbled(answer: Answer, strength: float, asked: Asked) -> Answer:
    """Give an answer that nothing can be read from, in one of many ways; never one that reads well and lies."""
    ways: tuple[Callable[[bytes], bytes], ...] = (
        lambda body: body[: len(body) // 2],
        lambda body: b"",
        lambda body: b"{}",
        lambda body: b"null",
        lambda body: b'"ok"',
        lambda body: html_answer(200, "Just a moment").body,
        lambda body: b"\xff\xfe" + body,
        lambda body: body.replace(b":", b":NaN,", 1),
        lambda body: body.replace(b'"code"', b'"kode"').replace(b'"algoId"', b'"algoID"').replace(b"[]", b"{}"),
        lambda body: b"[" * 5000 + body,
    )
    index = (int(strength * 1000) + len(asked.target)) % len(ways)
    return Answer(answer.status, ways[index](answer.body), answer.headers, answer.content_type)


def shy(answer: Answer) -> Answer:
    """Give the answer to a cancel that was done and is called "no such order", as a second one would be."""
    return Answer(answer.status, answer.body.replace(b'"sCode":"0"', b'"sCode":"51400"'), answer.headers)


def twice(answer: Answer) -> Answer:
    """Give a listing with its first row once more at the end."""
    try:
        rows = document = json.loads(answer.body)
    except ValueError:
        return answer
    if isinstance(document, dict):
        rows = document.get("data", document.get("orders"))
    if not isinstance(rows, list) or not rows:
        return answer
    rows.append(rows[0])
    return Answer(answer.status, json.dumps(document).encode(), answer.headers, answer.content_type)
