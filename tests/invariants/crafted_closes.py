"""A program that closes positions as a test tells it, right or wrong: what the checkers of closes are tried on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from gui.connectors.base import CancelBatch
from gui.domain.closings import (
    CloseReply,
    CloseRequest,
    CloseVerdict,
    CloseWay,
    PositionProof,
    PositionRow,
)
from gui.domain.orders import AlgoOrder
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionReading, PositionSide
from gui.domain.what import What
from gui.engine.runs import Run
from gui.engine.scope import Scope
from gui.engine.views import Change, RunKind
from gui.journal.flatten_entries import CloseIntent
from tests.engine.sim import BATCH
from tests.invariants.close_evidence import CloseEvidence
from tests.invariants.closes import CloseWatch
from tests.invariants.crafted import ACCOUNT, Case, CraftedSwitch
from tests.invariants.positions import Holdings, PositionWatch

OKX = PositionFamily.OKX
HELD = PositionKey(ACCOUNT.label, OKX, "BTC-USDT-SWAP", PositionSide.NET, "cross")
FLATTEN = Scope(what=What.FLATTEN)


@dataclass
class ClosingSwitch(CraftedSwitch):
    """What the checkers of closes see of a kill switch."""

    held: dict[PositionKey, PositionRow] = field(default_factory=dict)
    _run: Run | None = None

    def positions(self) -> dict[PositionKey, PositionRow]:
        return self.held

    def position_views(self) -> list[Any]:
        return [SimpleNamespace(account=ACCOUNT, family=OKX)]


@dataclass
class CraftedFlattener:
    """Gives what it is told to give, through what notes it."""

    reading: PositionReading | None = None
    verdict: CloseVerdict = CloseVerdict.ACCEPTED

    async def read_positions(self, family: PositionFamily, *, lane: Any = None) -> PositionReading:
        assert self.reading is not None
        return self.reading

    async def send_close(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        return CloseReply(request.key, self.verdict)


class ClosingCase(Case):
    """One crafted program in a run over a long position of 3, with the checkers of closes on it."""

    switch: ClosingSwitch

    def __init__(self, scope: Scope | None = FLATTEN, truth: Holdings | None = None) -> None:
        super().__init__()
        self.switch = switch = ClosingSwitch()
        if scope is not None:
            switch._run = Run(1, RunKind.PANIC, scope, self.clock.now, 5, None)
        self.closes = CloseEvidence(self.clock)
        self.flattener = CraftedFlattener()
        self.closes.of(self.journal)
        self.closes.by(self.flattener)  # type: ignore[arg-type]
        CloseWatch(switch, self.evidence, self.closes, self.breaches).start()  # type: ignore[arg-type]
        PositionWatch(switch, self.closes, self.breaches, truth).start()  # type: ignore[arg-type]
        self._closes = 0

    async def look(self, size: str | None = "3", *, complete: bool = True, key: PositionKey = HELD) -> None:
        """A reading of positions comes, begun now, that shows this one position, or none."""
        now = self.clock.now
        shown = () if size is None else (Position(key, Decimal(size)),)
        self.flattener.reading = PositionReading(ACCOUNT.label, OKX, shown, complete, now, now, 5)
        await self.flattener.read_positions(OKX)

    async def close(
        self, quantity: str | None = "3", *, buy: bool = False, written: bool = True, key: PositionKey = HELD
    ) -> None:
        """A close is written down and leaves."""
        self._closes += 1
        size = None if quantity is None else Decimal(quantity)
        request = CloseRequest(key, CloseWay.MARKET, buy, size, f"aks{self._closes}", "close")
        if written:
            await self.journal.commit(CloseIntent(f"a{self._closes}", 1, request, Decimal(3), 5, 1, 5))
        await self.flattener.send_close(request, deadline_s=4.0)

    async def cancel(self, order: AlgoOrder) -> None:
        """A cancel of one order leaves."""
        batch = CancelBatch(order.key.family, BATCH, (order,))
        for check in self.evidence.before_send:
            check(batch)

    def shows(self, row: PositionRow) -> None:
        """The program changes a position's row."""
        self.switch.held[row.key] = row
        self.tell(Change(positions=frozenset({row.key})))


def open_row(key: PositionKey = HELD, size: str = "3") -> PositionRow:
    """A row of a position that is held."""
    return PositionRow(Position(key, Decimal(size)), 1, 1, 99.0)


def closed_row() -> PositionRow:
    """A row that claims to be proven closed."""
    return replace(open_row(), proof=PositionProof(True, 5, 100.0, "two readings"))
