"""An OKX connector over answers that are given, and a strict reading of them that shares nothing with the program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from gui.connectors.base import Charge, Ticket
from gui.connectors.credentials import Credentials
from gui.connectors.okx.connector import OkxConnector
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare
from gui.domain.faults import VenueFault
from gui.domain.venues import Account, Environment, Venue

KEYS = Credentials("d7a1c2f0-1111-2222-3333-444455556666", "CANARYSECRET", "CANARY-pass")
LONGEST_WAIT_S = 3 * 86400.0
T = TypeVar("T")
Answering = Callable[[HttpRequest], HttpResponse]


class StillClock:
    """A clock that stands."""

    def monotonic(self) -> float:
        return 1000.0

    def wall(self) -> float:
        return 1_795_000_000.0


@dataclass
class OpenPace:
    """A pace that lets everything through; the waits that it is told must be ones that end."""

    told: list[float] = field(default_factory=list)

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        return Ticket(1, tuple(charges))

    def settle(self, ticket: Ticket, trip_s: float | None = None, *, lost: bool = False) -> None:
        return

    def observe(self, limit: str, used: int) -> None:
        raise AssertionError("OKX tells no used weight")

    def freeze(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        assert 0.0 < wait_s <= LONGEST_WAIT_S
        self.told.append(wait_s)

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


def connector(answer: Answering | HttpResponse) -> OkxConnector:
    """A connector that gets this answer to everything, or the one that a function gives."""
    given = Given((lambda _: answer) if isinstance(answer, HttpResponse) else answer)
    account = Account("okx-main", Venue.OKX, Environment.LIVE)
    return OkxConnector(account, KEYS, given, StillClock(), OpenPace())


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """Run what waits for nothing, without a loop."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    raise AssertionError("it waits for something")


def fault_is_sound(fault: VenueFault | None) -> None:
    """What is shown of a fault is one capped line without a secret, and its wait is one that ends."""
    if fault is None:
        return
    assert len(fault.message) <= 300
    assert fault.message.isprintable()
    assert "CANARY" not in repr(fault)
    assert fault.retry_after_s is None or 0.0 <= fault.retry_after_s <= LONGEST_WAIT_S


# --- the oracle: what may be believed of an answer ---

_VISIBLE = re.compile(r"[\x21-\x7e]{1,128}\Z")
MISSING = object()


def _refuse(*_: object) -> NoReturn:
    raise ValueError("not to be believed")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({name for name, _ in pairs}) != len(pairs):
        _refuse()
    return dict(pairs)


def _sane(text: str) -> Decimal:
    # A number with more digits or zeros than any that a venue could mean.
    number = Decimal(text)
    return number if len(text) <= 120 and (not number or abs(number.adjusted()) <= 60) else _refuse()


def _short(text: str) -> int | Decimal:
    # As a number minus nought would lose its sign, and with it what was written.
    return _refuse() if len(text) > 40 else Decimal(0) if text == "-0" else int(text)


def believed(body: bytes) -> Any:
    """The JSON of a body, MISSING if anything at all is odd about it."""
    try:
        value = json.loads(
            body.decode("utf-8", "strict"),
            object_pairs_hook=_once,
            parse_constant=_refuse,
            parse_float=_sane,
            parse_int=_short,
        )
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except (ValueError, ArithmeticError, RecursionError):
        return MISSING
    return value


def ident(value: object) -> str | None:
    """A code or an id as text, None for what is neither."""
    if type(value) is int and value >= 0:
        return str(value)
    return value if isinstance(value, str) and _VISIBLE.match(value) else None


def rows_believed(response: HttpResponse, codes: frozenset[str]) -> list[Any] | None:
    """The rows of an answer with one of these codes; None unless all of its outer shape is as documented."""
    outer = believed(response.body)
    if not 200 <= response.status <= 299 or not isinstance(outer, dict) or ident(outer.get("code")) not in codes:
        return None
    data = outer.get("data")
    return data if isinstance(data, list) else None


def row_named(rows: list[Any], order_id: str, name: str = "algoId") -> dict[str, Any] | None:
    """The one row that names this order; None if none does, or more than one."""
    named = [row for row in rows if isinstance(row, dict) and ident(row.get(name)) == order_id]
    return named[0] if len(named) == 1 else None
