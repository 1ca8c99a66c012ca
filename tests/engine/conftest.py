"""The engine on a virtual clock: `desk` builds a kill switch over simulated venues."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest

from gui.domain.clock import LoopClock
from gui.domain.rows import State
from gui.domain.venues import Account, Environment
from gui.engine.pacing import AccountPace
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.engine.views import RunView
from tests.engine.memory_journal import MemoryJournal
from tests.engine.sim import LIMITS, SimConnector, make_account

EPOCH = 1_795_000_000.0


@dataclass
class Bench:
    """A kill switch with its simulated venues, clock and journal."""

    clock: LoopClock
    journal: MemoryJournal
    switch: KillSwitch
    venues: dict[str, SimConnector] = field(default_factory=dict)

    def venue(
        self, account: Account | None = None, *, idle_s: float = 3.0, ordinary_idle_s: float | None = None
    ) -> SimConnector:
        """Add an account with its simulated venue."""
        account = account or make_account()
        pace = AccountPace(self.clock, LIMITS)
        connector = SimConnector(account, self.clock, pace)
        self.switch.add(connector, pace, idle_s=idle_s, ordinary_idle_s=ordinary_idle_s)
        self.venues[account.label] = connector
        return connector

    async def start(self) -> None:
        """Start and let the first listings come in."""
        self.switch.start()
        await asyncio.sleep(0.5)

    async def over(self, within: float = 30.0) -> RunView:
        """Wait in virtual time until the run is over."""
        async with asyncio.timeout(within):
            while (run := self.switch.run()) is None or run.phase.value in ("running", "armed"):
                await asyncio.sleep(0.05)
        assert run is not None
        return run

    def states(self) -> dict[str, State]:
        """The state of every row by algo id."""
        return {key.algo_id: row.state for key, row in self.switch.rows().items()}

    def panic(self, **scope: object) -> int:
        """Press PANIC."""
        return self.switch.panic(Scope(**scope), hold_ms=700)  # type: ignore[arg-type]


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    loop = asyncio.get_running_loop()
    clock = LoopClock(loop.time, EPOCH, loop.time())
    journal = MemoryJournal()
    switch = KillSwitch(clock, journal, Environment.DRILL, keep_known=True, spread=lambda: 1.0)
    yield Bench(clock, journal, switch)
    assert await switch.stop() == ()


Make = Callable[[], Bench]
