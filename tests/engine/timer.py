"""A venue's dead-man timer that behaves: it counts down by itself and fires, whatever becomes of the answers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gui.connectors.base import Charge
from gui.connectors.flattening import BackstopReply
from gui.connectors.wire import Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.closings import CloseReply, CloseRequest, CloseWay
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionReading


class Fare(StrEnum):
    """What becomes of a request for the timer."""

    FINE = "fine"
    LOST = "lost"  # it takes effect, its answer is lost
    DEAF = "deaf"  # it never arrives
    LATE = "late"  # given up by us, it arrives two seconds later
    HELD = "held"  # kept here for the venue's stated wait
    REFUSED = "refused"  # the venue says no


FAULTS: dict[Fare, VenueFault] = {
    Fare.LOST: VenueFault(FaultKind.RESET, message="cut"),
    Fare.DEAF: VenueFault(FaultKind.TIMEOUT, message="no answer"),
    Fare.LATE: VenueFault(FaultKind.TIMEOUT, message="no answer"),
    Fare.HELD: VenueFault(FaultKind.RATE_LIMIT, sent=False, retry_after_s=1.0),
    Fare.REFUSED: VenueFault(FaultKind.PERMISSION, "50120", "no permission", 200),
}
LATE_S = 2.0


@dataclass
class TimerFlattener:
    """Implements `gui.connectors.flattening.Flattener` for the timer; what is ``held`` is only read.

    ``fares`` are taken up one a request, the last for good. ``at_venue`` gives when each timer fires (monotonic), the
    name "" being the whole account; ``fired`` what fired; ``asked`` every request that was made: when, of what, and for
    how many seconds.
    """

    clock: Clock
    delay_s: float = 0.05
    fares: list[Fare] = field(default_factory=list)
    at_venue: dict[str, float] = field(default_factory=dict)
    fired: list[tuple[float, str]] = field(default_factory=list)
    asked: list[tuple[float, tuple[str, ...], int]] = field(default_factory=list)
    families: tuple[PositionFamily, ...] = ()
    partly: tuple[str, ...] = ()
    held: tuple[Position, ...] = ()

    @property
    def fare(self) -> Fare:
        if not self.fares:
            return Fare.FINE
        return self.fares.pop(0) if len(self.fares) > 1 else self.fares[0]

    def run(self) -> dict[str, float]:
        """Let pass what has passed; gives the timers that still run."""
        now = self.clock.monotonic()
        for name, at in tuple(self.at_venue.items()):
            if at <= now:
                self.fired.append((at, name))
                del self.at_venue[name]
        return self.at_venue

    def _set(self, names: Sequence[str], seconds: int) -> None:
        self.run()
        for name in names or ("",):
            if seconds:
                self.at_venue[name] = self.clock.monotonic() + seconds
            else:
                self.at_venue.pop(name, None)

    async def _ask(self, names: Sequence[str], seconds: int) -> VenueFault | None:
        fare = self.fare
        self.asked.append((self.clock.monotonic(), tuple(names), seconds))
        if fare is Fare.HELD:
            return FAULTS[fare]
        await asyncio.sleep(self.delay_s)
        if fare in (Fare.FINE, Fare.LOST):
            self._set([name for name in names if name not in self.partly] if names else (), seconds)
        if fare is Fare.LATE:
            asyncio.get_running_loop().call_later(LATE_S, self._set, tuple(names), seconds)
        await asyncio.sleep(self.delay_s)
        return FAULTS.get(fare)

    async def arm_backstop(self, instruments: Sequence[str], seconds: int) -> BackstopReply:
        fault = await self._ask(instruments, seconds)
        if fault is None and self.partly:
            armed = tuple(name for name in instruments if name not in self.partly)
            return BackstopReply(False, 0.0, armed, fault=FAULTS[Fare.DEAF])
        if fault is not None:
            return BackstopReply(armed=False, fault=fault)
        return BackstopReply(True, seconds - 2 * self.delay_s, tuple(instruments))

    async def disarm_backstop(self, instruments: Sequence[str]) -> BackstopReply:
        fault = await self._ask(instruments, 0)
        if fault is None and self.partly:
            left = tuple(name for name in instruments if name in self.partly)
            return BackstopReply(True, 0.0, left, fault=FAULTS[Fare.DEAF])
        return BackstopReply(armed=False) if fault is None else BackstopReply(armed=False, fault=fault)

    async def read_positions(self, family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
        now = self.clock.monotonic()
        held = tuple(position for position in self.held if position.key.family is family)
        label = held[0].key.account if held else "acc"
        return PositionReading(label, family, held, True, now, now, epoch_ms(self.clock))

    async def read_rules(self) -> bool:
        return True

    def prepare(self, position: Position, client_id: str, way: CloseWay | None = None) -> CloseRequest | CloseReply:
        raise NotImplementedError

    def close_charges(self, request: CloseRequest) -> tuple[Charge, ...]:
        return ()

    async def send_close(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        raise NotImplementedError
