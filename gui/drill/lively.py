"""Movement at the practice venues: TWAP, VP and iceberg orders trade on, prices wander; no order changes its state."""

from __future__ import annotations

import asyncio
import logging
import random
from decimal import Decimal

from gui.drill.book import OrderBook
from gui.drill.orders import PracticeOrder

STEP_S = 1.0
# Never whole: an order that had traded everything would have to end.
MOST_EXECUTED = Decimal("0.9")
# A step over thousands of orders would hold up the answers that a benchmark times.
MOST_MOVED = 200
_SLICED = frozenset({"twap", "iceberg", "TWAP", "VP"})

logger = logging.getLogger(__name__)


class Lively:
    """Owns the task that moves the book once a second; ``start`` and ``stop`` bracket its life."""

    def __init__(self, book: OrderBook, rng: random.Random) -> None:
        self._book = book
        self._rng = rng
        self._task: asyncio.Task[None] | None = None
        self._turn = 0

    @property
    def running(self) -> bool:
        """Whether the task is alive."""
        return self._task is not None and not self._task.done()

    def start(self) -> None:
        """Begin to move the book; call inside the running loop."""
        if not self.running:
            self._task = asyncio.create_task(self._run(), name="drill-lively")

    async def stop(self) -> None:
        """End the task and wait until it has ended."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def step(self) -> None:
        """Move live orders once: all of a drill's; of a load test's so many, in turn. What is due happens first."""
        self._book.alarms.ring()
        now_ms = self._book.now_ms()
        orders = self._book.live()
        start = self._turn % max(1, len(orders))
        self._turn = start + MOST_MOVED
        for order in orders[start : start + MOST_MOVED]:
            if order.kind in _SLICED:
                self._trade(order)
            self._drift(order)
            order.updated_ms = now_ms

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(STEP_S)
            try:
                self.step()
            except Exception:
                # The edge of the task: a book that stands still is no reason to end the drill.
                logger.exception("the practice book could not be moved")

    def _trade(self, order: PracticeOrder) -> None:
        step = Decimal(1).scaleb(int(order.size.as_tuple().exponent))
        share = Decimal(self._rng.randrange(1, 6)) / 1000
        executed = (order.executed + order.size * share).quantize(step)
        order.executed = min(executed, (order.size * MOST_EXECUTED).quantize(step))

    def _drift(self, order: PracticeOrder) -> None:
        for name in ("last", "price"):
            text = order.wire.get(name)
            if isinstance(text, str) and (name == "last" or order.kind in _SLICED):
                price = Decimal(text)
                tick = Decimal(1).scaleb(int(price.as_tuple().exponent))
                order.wire[name] = str(max(tick, price + tick * self._rng.randrange(-2, 3)))
