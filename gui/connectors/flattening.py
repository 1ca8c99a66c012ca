"""What the engine asks of a connector beyond orders: positions, their closing, and the venue's dead-man timer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gui.connectors.base import Charge
from gui.connectors.wire import Lane
from gui.domain.closings import CloseReply, CloseRequest, CloseWay
from gui.domain.faults import VenueFault
from gui.domain.positions import Position, PositionFamily, PositionReading


@dataclass(frozen=True, slots=True)
class BackstopReply:
    """What a venue said to its dead-man timer: ``until_s`` is what is left of it, 0 where it is off.

    With a ``fault`` nothing is known of it. ``instruments`` are those that it covers, empty for all of the account.
    """

    armed: bool
    until_s: float = 0.0
    instruments: tuple[str, ...] = ()
    code: str = ""
    message: str = ""
    fault: VenueFault | None = None


class Flattener(Protocol):
    """Positions and the dead-man timer of one account. No method raises for what a venue or network does.

    Readings take their slots from the pace by themselves; the engine takes that of a close before the call.
    """

    families: tuple[PositionFamily, ...]

    async def read_positions(self, family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
        """Read every position of a family."""
        ...

    async def read_rules(self) -> bool:
        """Learn the sizes that the venue takes, once and again each hour; without them sizes go out as listed.

        Gives False where those of a market are not known at all, so that they are asked for again soon.
        """
        ...

    def prepare(self, position: Position, client_id: str, way: CloseWay | None = None) -> CloseRequest | CloseReply:
        """Make the next close of a position from one reading: no more than it showed, as large as one order may be.

        ``way`` is asked for after a refusal. Gives a reply (DUST, or REJECTED for a size that cannot be read) where
        nothing can be sent.
        """
        ...

    def close_charges(self, request: CloseRequest) -> tuple[Charge, ...]:
        """Say what the close costs."""
        ...

    async def send_close(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        """Send one close once."""
        ...

    async def arm_backstop(self, instruments: Sequence[str], seconds: int) -> BackstopReply:
        """Have the venue cancel ordinary orders by itself unless told again within so many seconds."""
        ...

    async def disarm_backstop(self, instruments: Sequence[str]) -> BackstopReply:
        """Switch the venue's timer off."""
        ...
