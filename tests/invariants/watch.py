"""Puts the watches of one kill switch together; an autouse fixture gives one to every switch that a test makes."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gui.domain.clock import Clock
from gui.engine.desk import AccountDesk
from gui.engine.positiondesk import PositionDesk
from gui.engine.switch import KillSwitch
from gui.journal.entries import Line
from tests.invariants.close_evidence import CloseEvidence
from tests.invariants.closes import CloseWatch
from tests.invariants.evidence import Evidence
from tests.invariants.positions import Holdings, PositionWatch
from tests.invariants.rows import RowWatch, Truth
from tests.invariants.sends import SendWatch
from tests.invariants.table import Breaches

PART_STOPPED = "one part stopped"


class Watch:
    """Every live check of one kill switch; make it before accounts are added to the switch."""

    def __init__(
        self,
        switch: KillSwitch,
        clock: Clock,
        truth: Truth | None = None,
        breaches: Breaches | None = None,
        holdings: Holdings | None = None,
    ) -> None:
        self.breaches = breaches if breaches is not None else Breaches()
        self.evidence = Evidence(clock)
        self._switch = switch
        self._rows = RowWatch(switch, self.evidence, self.breaches, truth)
        self._sends = SendWatch(switch, self.evidence, self.breaches)
        self.closes = CloseEvidence(clock)
        self._close_sends = CloseWatch(switch, self.evidence, self.closes, self.breaches)
        self._positions = PositionWatch(switch, self.closes, self.breaches, holdings)

    def start(self) -> None:
        """Follow the switch from now on; its accounts are there and nothing has begun."""
        journal = self._switch._journal
        self.evidence.of(journal)
        self.closes.of(journal)
        for desk in self._switch._desks.values():
            self._follow(desk)
        press = self._switch._press

        def pressing(*args: Any) -> int:
            self.evidence.pressed_at = self.evidence.clock.monotonic()
            return press(*args)

        self._switch._press = pressing  # type: ignore[method-assign, assignment]
        take_up = self._switch._take_up

        def taking_up(desk: AccountDesk) -> None:
            self._follow(desk)
            take_up(desk)

        self._switch._take_up = taking_up  # type: ignore[method-assign]
        self._rows.start()
        self._sends.start()
        self._close_sends.start()
        self._positions.start()

    def _follow(self, desk: AccountDesk) -> None:
        self.evidence.by(desk.connector)
        if isinstance(desk.positions, PositionDesk):
            self.closes.by(desk.positions._flattener)

    def leave(self) -> None:
        """Look no more: the process of this switch has been killed."""
        self._rows.leave()
        self._positions.leave()

    def finish(self, *, parts_may_stop: bool = False) -> None:
        """Look at what stays when the switch stops; no part of it may have stopped, unless a test made it."""
        now = self.evidence.clock.monotonic()
        self._rows.finish()
        wrong = [line.text for line in self._lines() if PART_STOPPED in line.text]
        if not parts_may_stop:
            self.breaches.holds("I06", not wrong, now, "; ".join(wrong[:3]))

    def _lines(self) -> list[Line]:
        return list(self._switch.journal_lines())


@contextmanager
def watching(*, parts_may_stop: bool = False) -> Iterator[list[Watch]]:
    """Give a watch to every kill switch that is started inside; raises AssertionError at the end for breaches."""
    watches: list[Watch] = []
    of: weakref.WeakKeyDictionary[KillSwitch, Watch] = weakref.WeakKeyDictionary()
    start, stop = KillSwitch.start, KillSwitch.stop

    def starting(self: KillSwitch) -> None:
        if self not in of:
            watch = of[self] = Watch(self, self._clock)
            watches.append(watch)
            watch.start()
        start(self)

    async def stopping(self: KillSwitch, deadline_s: float = 5.0) -> tuple[str, ...]:
        if self in of:
            of[self].finish(parts_may_stop=parts_may_stop)
        return await stop(self, deadline_s)

    KillSwitch.start, KillSwitch.stop = starting, stopping  # type: ignore[method-assign]
    try:
        yield watches
    finally:
        KillSwitch.start, KillSwitch.stop = start, stop  # type: ignore[method-assign]
    for watch in watches:
        watch.breaches.require()
