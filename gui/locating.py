"""Keeps an eye on where a fault lies while the window is open, and tells when that changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from gui.commands.whereabouts import look
from gui.connectors.thiscomputer import LOOK_S, Computer
from gui.domain.clock import Clock
from gui.domain.venues import Venue
from gui.engine.diagnosis import Diagnosis, Where, diagnose
from gui.session import Session

# How often the accounts are looked at (seconds); what two looks in a row agree about is told.
EVERY_S = 1.0
# What a look at this computer found is good for this long (seconds).
COMPUTER_GOOD_S = 10.0

Tell = Callable[[Diagnosis | None], None]


class Locator:
    """Looks at the accounts of a session each second; ``tell`` hears where the fault lies, None once it is over.

    Nothing waits for it, and it asks no venue anything.
    """

    def __init__(self, session: Session, environ: Mapping[str, str], clock: Clock, tell: Tell) -> None:
        self._session = session
        self._environ = environ
        self._clock = clock
        self._tell = tell
        self._computer: Computer | None = None
        self._looked_at = float("-inf")
        self._before: tuple[Where, tuple[Venue, ...]] | None = None
        self._told: tuple[Where, tuple[Venue, ...]] | None = None

    async def work(self) -> None:
        """Look each second, until cancelled."""
        while True:
            await self.see()
            await asyncio.sleep(EVERY_S)

    async def see(self) -> None:
        """Look once, and tell what changed."""
        views = self._session.switch.accounts()
        if diagnose(views, self._computer) is not None:
            await self._look()
            views = self._session.switch.accounts()
        found = diagnose(views, self._computer)
        now = None if found is None else (found.where, found.venues)
        if now is None or now == self._before:
            self._say(found, now)
        self._before = now

    async def _look(self) -> None:
        if self._clock.monotonic() - self._looked_at >= COMPUTER_GOOD_S:
            self._computer = await look(self._session, self._environ, LOOK_S)
            self._looked_at = self._clock.monotonic()

    def _say(self, found: Diagnosis | None, now: tuple[Where, tuple[Venue, ...]] | None) -> None:
        if now != self._told:
            self._told = now
            self._tell(found)
