"""A Binance connector over answers that are given, and a strict reading of them of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from gui.connectors.base import Charge, Ticket
from gui.connectors.binance.connector import BinanceConnector
from gui.connectors.credentials import Credentials
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare
from gui.domain.faults import VenueFault
from gui.domain.venues import FAMILIES, Account, Environment, Family, Venue
from tests.fuzz.okx_venue import LONGEST_WAIT_S, MISSING, StillClock, believed, ident
from tests.fuzz.spoilt_json import bodies, headers, statuses

KEYS = Credentials("K" * 64, "CANARYSECRET" * 5)
FUTURES = (Family.UM, Family.CM)
Answering = Callable[[HttpRequest], HttpResponse]
USED = ("", "0", "17", "-5", "2400", "9" * 400, "1e3", "NaN", "٣", " 5", "5 ")


@dataclass
class OpenPace:
    """A pace that lets everything through; the waits that it is told must be ones that end."""

    told: list[tuple[str, float]] = field(default_factory=list)
    bans: list[int | None] = field(default_factory=list)

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        return Ticket(1, tuple(charges))

    def settle(self, ticket: Ticket, trip_s: float | None = None, *, lost: bool = False) -> None:
        return

    def observe(self, limit: str, used: int) -> None:
        assert limit in ("binance.futures.weight", "binance.orders.10s", "binance.orders.1m")
        assert 0 <= used < 10**9

    def freeze(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        assert 0.0 < wait_s <= LONGEST_WAIT_S
        self.told.append((limit, wait_s))
        if not limit:
            self.bans.append(until_ms)

    def ease(self, limit: str, wait_s: float) -> None:
        assert 0.0 < wait_s <= LONGEST_WAIT_S

    def shut_out(self, wait_s: float) -> None:
        assert 10.0 <= wait_s <= LONGEST_WAIT_S

    def let_in(self) -> None:
        return

    def halt(self, lane: Lane, limit: str = "", patience_s: float = 0.0) -> VenueFault | None:
        return None


@dataclass
class Given:
    """A transport whose answers are given."""

    answer: Answering
    requests: int = 0

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        self.requests += 1
        return self.answer(prepare())

    async def close(self) -> None:
        return


@dataclass
class Seat:
    """A connector and what its pace was told."""

    connector: BinanceConnector
    pace: OpenPace


def seat(answer: Answering | HttpResponse) -> Seat:
    """A connector that gets this answer to everything, or the one that a function gives."""
    given = Given((lambda _: answer) if isinstance(answer, HttpResponse) else answer)
    account = Account("bin", Venue.BINANCE, Environment.LIVE, families=FAMILIES[Venue.BINANCE])
    pace = OpenPace()
    return Seat(BinanceConnector(account, KEYS, given, StillClock(), pace), pace)


@st.composite
def answers(draw: st.DrawFn, document: Any) -> HttpResponse:
    """An answer that is nearly this document, or nothing like it."""
    found = draw(headers())
    for name in ("x-mbx-used-weight-1m", "x-mbx-order-count-10s", "x-mbx-order-count-1m"):
        if draw(st.booleans()):
            found[name] = draw(st.sampled_from(USED))
    return HttpResponse(draw(statuses()), found, draw(bodies(document)), 0.1)


# --- the oracle: what may be believed of an answer ---

TABLE_GONE = frozenset({"-2011", "-2013", "-20124"})
TABLE_FIRED = frozenset({"-4117"})
_BAN_WORDS = re.compile(r"banned until [0-9]{12,14}")


def code_in(body: bytes) -> str | None:
    """The code that a body names, None if it names none."""
    told = believed(body)
    if not isinstance(told, dict):
        return None
    code = told.get("code", MISSING)
    if type(code) is int:
        return str(code)
    return ident(code)


def is_object_for(body: bytes, algo_id: str) -> dict[str, Any] | None:
    """The object of a body if it names this very order."""
    told = believed(body)
    if isinstance(told, dict) and ident(told.get("algoId")) == algo_id:
        return told
    return None


def is_yes(family: Family, algo_id: str, response: HttpResponse) -> bool:
    """Whether an answer is exactly the documented success of a single cancel."""
    told = is_object_for(response.body, algo_id)
    if response.status != 200 or told is None:
        return False
    code = told.get("code")
    if family in FUTURES:
        return code == "200" or (type(code) is int and code == 200)
    return told.get("success") is True and type(code) is int and code == 0


def is_symbol_yes(response: HttpResponse) -> bool:
    """Whether an answer is exactly the documented success of cancelling a symbol."""
    told = believed(response.body)
    if response.status != 200 or not isinstance(told, dict):
        return False
    code = told.get("code")
    return code == "200" or (type(code) is int and code == 200)


def may_ban(response: HttpResponse) -> bool:
    """Whether an answer may be taken for a ban: a status of its own, or the words that come with a limit."""
    if response.status == 418:
        return True
    told = believed(response.body)
    message = told.get("msg") if isinstance(told, dict) else None
    words = isinstance(message, str) and _BAN_WORDS.search(message) is not None
    return words and (response.status == 429 or code_in(response.body) == "-1003")


def rows_shown(family: Family, response: HttpResponse) -> tuple[list[Any] | None, bool]:
    """The rows of a list, None if its shape is not as documented, and whether it says as many as it holds."""
    told = believed(response.body)
    if response.status != 200:
        return None, False
    if family in FUTURES:
        return (told, True) if isinstance(told, list) else (None, False)
    rows = told.get("orders") if isinstance(told, dict) else None
    if not isinstance(rows, list):
        return None, False
    total = told.get("total")
    return rows, type(total) is int and total == len(rows)


def id_in(value: object) -> str | None:
    """The id of a row, None if it has none that could be sent."""
    return ident(value.get("algoId")) if isinstance(value, dict) else None


def symbol_in(value: Any) -> bool:
    """Whether a row names a symbol."""
    name = value.get("symbol")
    return isinstance(name, str) and 0 < len(name) <= 64 and name.isprintable() and " " not in name
