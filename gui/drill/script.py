"""A scenario's course in time: what happens once the orders have been listed, and once somebody cancels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from gui.domain.venues import Venue
from gui.drill.book import OrderBook
from gui.drill.faults import Fault, Faults

# So long after the first request everything still works, so that a trader sees the orders first (seconds).
LISTED_S = 4.0


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scenario may change."""

    book: OrderBook
    faults: Faults


Play = Callable[[Stage], None]


@dataclass(slots=True)
class Script:
    """Plays cues when their time has come; the venues look at every arriving request.

    ``listed`` cues count their seconds from when the orders have had the time to be listed, or from the first cancel
    if that comes sooner; ``cancelled`` cues from the first cancel at either venue. A stage has one script:
    `of` puts it in force until the faults are cleared.
    """

    stage: Stage
    _listed: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    _cancelled: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    _listed_at: float = math.inf
    _cancelled_at: float = math.inf

    @classmethod
    def of(cls, stage: Stage) -> Script:
        """Make the script of a stage and put it in force."""
        script = cls(stage)
        stage.faults.on_arrival = script._arrived
        return script

    def when_listed(self, after_s: float, act: Callable[[], None]) -> None:
        """Do something so many seconds after the orders were listed."""
        self._listed.append((after_s, act))

    def when_cancelled(self, after_s: float, act: Callable[[], None]) -> None:
        """Do something so many seconds after the first cancel."""
        self._cancelled.append((after_s, act))

    def troubled(self, until_s: float, faults: Iterable[Fault]) -> None:
        """Put faults in force when the orders were listed, until so many seconds after the first cancel."""
        self.between(self.when_listed, 0.0, until_s, faults)

    def phase(self, from_s: float, until_s: float, faults: Iterable[Fault]) -> None:
        """Put faults in force between two moments after the first cancel (seconds)."""
        self.between(self.when_cancelled, from_s, until_s, faults)

    def between(
        self,
        begin: Callable[[float, Callable[[], None]], None],
        from_s: float,
        until_s: float,
        faults: Iterable[Fault],
    ) -> None:
        """Put faults in force at a moment of ``begin``, until ``until_s`` seconds after the first cancel."""
        wanted, tokens = tuple(faults), list[int]()

        def start() -> None:
            tokens.extend(self.stage.faults.add(fault) for fault in wanted)

        def end() -> None:
            for token in tokens:
                self.stage.faults.remove(token)

        begin(from_s, start)
        self.when_cancelled(until_s, end)

    def _arrived(self, venue: Venue, method: str) -> None:
        now = self.stage.faults.now()
        if self._listed_at == math.inf:
            self._listed_at = now + LISTED_S
        if method != "GET" and self._cancelled_at == math.inf:
            self._cancelled_at = now
            self._listed_at = min(self._listed_at, now)
        due = [(self._listed_at + after, act) for after, act in self._listed]
        due += [(self._cancelled_at + after, act) for after, act in self._cancelled]
        past = sorted((moment for moment in due if moment[0] <= now), key=lambda moment: moment[0])
        for _, act in past:
            act()
        self._listed = [cue for cue in self._listed if self._listed_at + cue[0] > now]
        self._cancelled = [cue for cue in self._cancelled if self._cancelled_at + cue[0] > now]
