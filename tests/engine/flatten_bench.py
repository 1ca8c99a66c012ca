"""A kill switch with positions on a virtual clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from gui.domain.clock import LoopClock
from gui.domain.closings import PositionRow, PositionState
from gui.domain.positions import PositionKey
from gui.domain.venues import Account, Environment, Family, Venue
from gui.domain.what import What
from gui.engine.pacing import AccountPace
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.engine.views import RunView
from gui.journal.entries import NOT_SENT
from gui.journal.flatten_entries import CloseAnswer, CloseIntent
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import LIMITS, SimConnector, make_account
from tests.engine.simflattener import SimFlattener

Kind = TypeVar("Kind")

EPOCH = 1_795_000_000.0
OKX_FAMILIES = (Family.OKX_ALGO, Family.OKX_ORDERS)


@dataclass
class FlattenBench:
    """A kill switch with its simulated venues; ``orders`` and ``positions`` are each account's two sides."""

    clock: LoopClock
    journal: MemoryJournal
    switch: KillSwitch
    orders: dict[str, SimConnector] = field(default_factory=dict)
    positions: dict[str, SimFlattener] = field(default_factory=dict)

    def account(self, account: Account | None = None) -> tuple[SimConnector, SimFlattener]:
        """Add an account with its simulated venue."""
        account = account or make_account("acc", Venue.OKX, *OKX_FAMILIES)
        pace = AccountPace(self.clock, LIMITS)
        connector, flattener = SimConnector(account, self.clock, pace), SimFlattener(account, self.clock, pace)
        self.switch.add(connector, pace, idle_s=3.0, flattener=flattener)
        self.orders[account.label], self.positions[account.label] = connector, flattener
        return connector, flattener

    async def start(self) -> None:
        """Start and let the first readings come in."""
        self.switch.start()
        await asyncio.sleep(0.5)

    def flatten(self, **scope: object) -> int:
        """Press PANIC with *Flatten*."""
        return self.switch.panic(Scope(what=What.FLATTEN, **scope), hold_ms=1200)  # type: ignore[arg-type]

    async def over(self, within: float = 60.0) -> RunView:
        """Wait in virtual time until the run is over."""
        async with asyncio.timeout(within):
            while (run := self.switch.run()) is None or run.phase.value in ("running", "armed"):
                await asyncio.sleep(0.05)
        assert run is not None
        return run

    def noted(self, kind: type[Kind]) -> list[Kind]:
        """The journal's entries of one kind."""
        return [entry for entry in self.journal.entries if isinstance(entry, kind)]

    def row(self, key: PositionKey) -> PositionRow:
        """The row of a position."""
        return self.switch.positions()[key]

    def states(self) -> dict[str, PositionState]:
        """The state of every position by instrument."""
        return {key.instrument: row.state for key, row in self.switch.positions().items()}


@asynccontextmanager
async def flatten_bench() -> AsyncIterator[FlattenBench]:
    """Make a bench, and see that everything ends."""
    loop = asyncio.get_running_loop()
    clock = LoopClock(loop.time, EPOCH, loop.time())
    journal = MemoryJournal()
    switch = KillSwitch(clock, journal, Environment.DRILL, keep_known=True, spread=lambda: 1.0)
    yield FlattenBench(clock, journal, switch)
    assert await switch.stop() == ()


def readings_between_closes(bench: FlattenBench, label: str = "acc") -> None:
    """No two closes of a position without a reading between that began after the first one's answer."""
    answers = {one.attempt: one for one in bench.noted(CloseAnswer)}
    begins = [(at - bench.clock.monotonic() + bench.clock.wall()) * 1000 for at in bench.positions[label].reads]
    by_key: dict[PositionKey, list[CloseIntent]] = {}
    for one in bench.noted(CloseIntent):
        if answers[one.attempt].verdict != NOT_SENT:
            by_key.setdefault(one.request.key, []).append(one)
    for intents in by_key.values():
        for before, after in pairwise(intents):
            assert any(answers[before.attempt].at_ms - 1 <= at <= after.at_ms for at in begins)
