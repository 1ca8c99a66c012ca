"""Plays a scenario to its end with the shipped engine in virtual time, and gives both sides of the story."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.what import What
from gui.drill.orders import OrderState, PracticeOrder
from gui.drill.scenarios import SCENARIOS
from gui.drill.script import LISTED_S, Stage
from gui.drill.seeds import default_orders
from gui.engine.views import RunView
from tests.stand import EPOCH, Stand, World, make_world

SEED = 7
# Later than anything that a scenario does once its orders are listed (seconds).
TROUBLED_S = LISTED_S + 4.0


@dataclass
class Rehearsal:
    """A scenario under way."""

    world: World
    stand: Stand
    pressed_at: float = 0.0

    @property
    def rows(self) -> dict[OrderKey, Row]:
        """The rows as they are shown now."""
        return dict(self.stand.switch.rows())

    def orders(self, holds: Callable[[PracticeOrder], bool] = lambda order: True) -> list[PracticeOrder]:
        """The orders of the venues' book for which something holds."""
        return [order for order in self.world.book if holds(order)]

    def row_of(self, order: PracticeOrder) -> Row:
        """The row of an order of the book; raises StopIteration when there is none."""
        return self.stand.row(order.algo_id, order.family)

    async def until(self, after_s: float) -> None:
        """Wait until so many seconds after the press."""
        await asyncio.sleep(max(0.0, self.pressed_at + after_s - self.world.clock.monotonic()))

    def press(self) -> None:
        """Press PANIC for what the stand watches."""
        self.pressed_at = self.world.clock.monotonic()
        self.stand.panic(what=self.stand.what)

    async def over(self) -> RunView:
        """Wait until the run is over."""
        return await self.stand.over(180.0)

    def check_told_is_true(self) -> None:
        """Hold every row against the venues' book: gone only if cancelled, fired only if fired, none missing."""
        for order in self.world.book:
            row = self.row_of(order)
            if row.state is State.GONE:
                assert order.state is OrderState.CANCELLED, row
            if row.state is State.TRIGGERED:
                assert order.state is OrderState.FIRED, row


@asynccontextmanager
async def rehearsal(name: str, *, troubled: bool = True, what: What = What.ALGOS) -> AsyncIterator[Rehearsal]:
    """Begin a scenario and let its orders be listed; with ``troubled`` wait until its trouble has come, too.

    Where ``what`` is more than the algo orders, the drill's ordinary orders and positions are there as well.
    """
    whole = what is not What.ALGOS
    world = make_world(default_orders(SEED, EPOCH), whole=whole, seed=SEED)
    SCENARIOS[name].play(Stage(world.book, world.faults))
    stand = Stand(world, what=what)
    await stand.start(3.0)
    played = Rehearsal(world, stand)
    assert len(played.rows) == len(world.book.live())
    assert len(played.rows) >= (33 if whole else 25)
    assert {row.state for row in played.rows.values()} == {State.LIVE}
    if troubled:
        await asyncio.sleep(TROUBLED_S)
    try:
        yield played
    finally:
        await stand.stop()
