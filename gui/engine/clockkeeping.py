"""Keeps an account's venue clock read: each minute, and at once where its time is in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from gui.connectors.base import Connector
from gui.domain.clock import Clock, epoch_ms
from gui.domain.replies import ClockReading
from gui.journal.entries import Journal, Line, Tone

# The venue's clock is read again this often (seconds).
CLOCK_EVERY_S = 60.0
# At the start, and when its time is in doubt, it is read so often, this far apart: the shortest way counts (seconds).
CLOCK_READINGS = 3
CLOCK_APART_S = 0.25
# An offset that changed by this much is another clock (seconds).
CLOCK_MOVED_S = 0.5
# An offset from which on people are told (seconds).
CLOCK_TOLD_S = 1.0


class ClockKeeper:
    """Reads the clocks of one connector; ``on_read`` hears of every reading, and whether a clock has moved."""

    def __init__(self, connector: Connector, journal: Journal, clock: Clock, on_read: Callable[[bool], None]) -> None:
        self._connector = connector
        self._journal = journal
        self._clock = clock
        self._on_read = on_read
        self._wanted = asyncio.Event()
        self.readings: tuple[ClockReading, ...] = ()

    def want(self) -> None:
        """The venue's time is in doubt: read it soon, a few times."""
        self._wanted.set()

    async def work(self) -> None:
        """Read until cancelled."""
        while True:
            for _ in range(CLOCK_READINGS):
                self._wanted.clear()
                self._told(await self._connector.read_clocks())
                await self._doubted(CLOCK_APART_S)
            while not await self._doubted(CLOCK_EVERY_S):
                self._told(await self._connector.read_clocks())

    async def _doubted(self, within_s: float) -> bool:
        try:
            async with asyncio.timeout(within_s):
                return await self._wanted.wait()
        except TimeoutError:
            return False

    def _told(self, readings: tuple[ClockReading, ...]) -> None:
        before = {reading.service: reading.offset_s for reading in self.readings}
        self.readings = readings
        moved = [one for one in readings if _moved(before.get(one.service), one.offset_s)]
        for reading in moved:
            self._tell(reading.offset_s or 0.0)
        self._on_read(bool(moved))

    def _tell(self, offset_s: float) -> None:
        if abs(offset_s) < CLOCK_TOLD_S:
            return
        account = self._connector.account
        venue, way = account.venue.display, "behind" if offset_s > 0 else "ahead of"
        text = f"this computer's clock is {abs(offset_s):.1f} s {way} {venue}'s · corrected for, set it later"
        self._journal.record(Line(epoch_ms(self._clock), Tone.WARNING, f"{venue} {account.label}", text))


def _moved(before: float | None, now: float | None) -> bool:
    return now is not None and (before is None or abs(now - before) > CLOCK_MOVED_S)
