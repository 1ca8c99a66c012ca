"""Positions of one OKX account, their closing, and OKX's timer, as the engine asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gui.connectors.base import Charge
from gui.connectors.clockoffset import CLOCK_WAIT_S
from gui.connectors.flattening import BackstopReply
from gui.connectors.hostring import HostRing
from gui.connectors.okx.backstop import backstop_reply_of, unanswered
from gui.connectors.okx.caller import OkxCaller
from gui.connectors.okx.closing import close_reply_of, close_reply_to_fault, prepared
from gui.connectors.okx.endpoints import CLOSES, backstop_call, close_call, positions_call
from gui.connectors.okx.parse import group_of
from gui.connectors.okx.positions import reading_of
from gui.connectors.wire import Lane
from gui.domain.clock import Clock
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.errors import KillSwitchError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionReading

# One reading of the positions, and one word with the timer, may take this long (seconds).
READING_S = 4.0
TIMER_S = 4.0
NO_ANSWER = VenueFault(FaultKind.OTHER, message="no answer")


class OkxFlattener:
    """Implements `gui.connectors.flattening.Flattener`; never raises for what OKX or the network does."""

    families: tuple[PositionFamily, ...] = (PositionFamily.OKX,)

    def __init__(self, account: str, caller: OkxCaller, hosts: HostRing, clock: Clock) -> None:
        self._account = account
        self._caller = caller
        self._hosts = hosts
        self._clock = clock

    async def read_positions(self, family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
        """Read every position of the account in one request."""
        answer = await self._caller.paced(positions_call(), lane=lane, deadline_s=READING_S)
        return reading_of(self._account, answer, self._clock)

    async def read_rules(self) -> bool:
        """OKX closes the whole of a position: there is no size to learn."""
        return True

    def prepare(self, position: Position, client_id: str, way: CloseWay | None = None) -> CloseRequest | CloseReply:
        """Make the close of a position: all of it, at the market."""
        return prepared(position, client_id, way, self._hosts.name)

    def close_charges(self, request: CloseRequest) -> tuple[Charge, ...]:
        """Count closes by instrument (options: by family)."""
        return (Charge(CLOSES, group_of(request.key.instrument)),)

    async def send_close(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        """Send one close once."""
        call = close_call(request.key, request.client_id, group_of(request.key.instrument))
        answer = await self._caller.once(call, lane=Lane.CANCEL, deadline_s=deadline_s, host=request.host)
        if answer.envelope is None:
            return close_reply_to_fault(request.key, answer.fault or NO_ANSWER, answer.latency_s)
        reply = close_reply_of(request, answer.envelope, answer.latency_s or 0.0)
        if answer.clock_wanted and reply.verdict is CloseVerdict.CLOCK:
            return replace(reply, wait_s=CLOCK_WAIT_S)
        return reply

    async def arm_backstop(self, instruments: Sequence[str], seconds: int) -> BackstopReply:
        """Have OKX cancel every ordinary order of the account after so many seconds, whatever the instrument."""
        return await self._timer(seconds)

    async def disarm_backstop(self, instruments: Sequence[str]) -> BackstopReply:
        """Switch the account's timer off."""
        return await self._timer(0)

    async def _timer(self, seconds: int) -> BackstopReply:
        try:
            call = backstop_call(seconds)
        except KillSwitchError as error:
            return unanswered(VenueFault(FaultKind.OWN_FAULT, message=str(error), sent=False))
        answer = await self._caller.paced(call, lane=Lane.PROOF, deadline_s=TIMER_S)
        if answer.envelope is None:
            return unanswered(answer.fault or NO_ANSWER)
        return backstop_reply_of(answer.envelope, seconds, answer.latency_s or 0.0)
