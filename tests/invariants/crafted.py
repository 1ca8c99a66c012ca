"""A program that does as a test tells it, right or wrong: what the checkers of the invariants are tried on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, Self

from gui.connectors.base import CancelBatch
from gui.domain.orders import OrderKey
from gui.domain.replies import CancelReply, Fate, Listing, OrderStatus, Verdict
from gui.domain.rows import By, Cancel, Phase, Proof, ProofKind, Row, Sighting
from gui.engine.scope import Scope
from gui.engine.views import Change
from gui.journal.entries import Intent
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import BATCH, make_account, make_order
from tests.invariants.evidence import Evidence
from tests.invariants.rows import RowWatch, Truth
from tests.invariants.sends import SendWatch
from tests.invariants.table import Breaches

ACCOUNT = make_account()
FAMILY = ACCOUNT.families[0]
ORDER = make_order("1", family=FAMILY)
KEY = ORDER.key


class HandClock:
    """A clock that a test moves by hand."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return 1_795_000_000.0 + self.now


@dataclass
class CraftedSwitch:
    """What the checkers see of a kill switch."""

    table: dict[OrderKey, Row] = field(default_factory=dict)
    said: Any = None
    listener: Callable[[Change], None] | None = None

    def rows(self) -> Mapping[OrderKey, Row]:
        return self.table

    def run(self) -> Any:
        return self.said

    def run_keys(self) -> tuple[OrderKey, ...]:
        return tuple(self.table)

    def accounts(self) -> list[Any]:
        return [SimpleNamespace(account=ACCOUNT)]

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        self.listener = listener

        def leave() -> None:
            self.listener = None

        return leave


@dataclass
class CraftedConnector:
    """Gives what it is told to give, through what notes it."""

    account: Any = ACCOUNT
    listing: Listing | None = None
    status: OrderStatus | None = None
    replies: tuple[CancelReply, ...] = ()
    during: Callable[[], None] = lambda: None

    async def list_orders(self, family: Any, *, lane: Any = None) -> Listing:
        assert self.listing is not None
        return self.listing

    async def order_status(self, order: Any) -> OrderStatus:
        assert self.status is not None
        return self.status

    async def cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        self.during()
        return self.replies


class Case:
    """One crafted program with the checkers of rows and sends on it."""

    def __init__(self, truth: Truth | None = None) -> None:
        self.clock = HandClock()
        self.breaches = Breaches()
        self.evidence = Evidence(self.clock)
        self.switch = CraftedSwitch()
        self.journal = MemoryJournal()
        self.connector = CraftedConnector()
        self.rows = RowWatch(self.switch, self.evidence, self.breaches, truth)  # type: ignore[arg-type]
        self.sends = SendWatch(self.switch, self.evidence, self.breaches)  # type: ignore[arg-type]
        self.evidence.of(self.journal)
        self.evidence.by(self.connector)  # type: ignore[arg-type]
        self.rows.start()
        self.sends.start()

    @property
    def broken(self) -> set[str]:
        """The numbers of the invariants that did not hold."""
        return {breach.number for breach in self.breaches}

    def show(self, row: Row) -> None:
        """The program changes a row."""
        self.switch.table[row.key] = row
        self.tell(Change(keys=frozenset({row.key})))

    def tell(self, change: Change) -> None:
        """The program tells of a change."""
        assert self.switch.listener is not None
        self.switch.listener(change)

    def at(self, seconds: float) -> Self:
        """Move the clock to so many seconds after the beginning."""
        self.clock.now = 100.0 + seconds
        return self

    async def read(self, *keys: str, complete: bool = True) -> None:
        """A listing comes that shows these orders."""
        now = self.clock.monotonic()
        orders = tuple(make_order(key, family=FAMILY) for key in keys)
        self.connector.listing = Listing(ACCOUNT.label, FAMILY, orders, complete, now - 0.1, now, 5)
        await self.connector.list_orders(FAMILY)

    async def ask(self, fate: Fate) -> None:
        """The venue says what became of the order."""
        self.connector.status = OrderStatus(KEY, fate, self.clock.monotonic(), str(fate))
        await self.connector.order_status(ORDER)

    async def intend(self, *, kept: bool = True) -> None:
        """A cancel is written down."""
        self.journal.broken = not kept
        await self.journal.commit(Intent("a", 1, (KEY,), ("X",), (1,), "batch", "host", 5))

    async def send(self, verdict: Verdict = Verdict.ACCEPTED, **more: Any) -> None:
        """A cancel leaves and is answered."""
        self.connector.replies = (CancelReply(KEY, verdict, **more),)
        await self.connector.cancel(CancelBatch(FAMILY, BATCH, (ORDER,)), deadline_s=4.0)


def live(**more: Any) -> Row:
    """A row of the order that is open."""
    return replace(Row(ORDER, 1, Sighting(seen_ms=1, seen_begun=99.0)), **more)


def gone(kind: ProofKind = ProofKind.STATUS, **more: Any) -> Row:
    """A row that claims to be proven gone."""
    cancel = Cancel(phase=Phase.ACCEPTED, attempts=1, claim=Verdict.ACCEPTED, claim_at=100.0)
    return live(proof=Proof(kind, By.US, 5, 100.0, "canceled"), note="cancelled", cancel=cancel, **more)


def said_flat(number: int = 1, keys: frozenset[OrderKey] | None = None, *, flat: bool = True) -> Any:
    """A run as the program pictures it."""
    return SimpleNamespace(number=number, flat=flat, scope=Scope(keys=keys))
