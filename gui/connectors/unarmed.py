"""Stands where an account's keys are missing: everything it is asked says so, and nothing is ever sent."""

from __future__ import annotations

from collections.abc import Mapping

from gui.connectors.base import CancelBatch, CancelPath, Charge, Limit
from gui.connectors.wire import Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder
from gui.domain.replies import (
    CancelReply,
    ClockReading,
    Fate,
    KeyRights,
    Listing,
    OrderStatus,
    Reach,
    Verdict,
)
from gui.domain.venues import Account, Family

NOWHERE = CancelPath("no key")


class UnarmedConnector:
    """Implements `gui.connectors.base.Connector` without usable keys; ``sentence`` tells what is missing."""

    limits: Mapping[str, Limit] = {}

    def __init__(self, account: Account, sentence: str, clock: Clock) -> None:
        self.account = account
        self._clock = clock
        self._fault = VenueFault(FaultKind.MISSING_CREDENTIALS, message=sentence, sent=False)

    @property
    def requests(self) -> int:
        """None is ever sent."""
        return 0

    def host(self, family: Family) -> str:
        """There is none."""
        return ""

    def ladder(self, order: AlgoOrder) -> tuple[CancelPath, ...]:
        """A rung that refuses."""
        return (NOWHERE,)

    def symbol_path(self, family: Family) -> CancelPath | None:
        """There is none."""
        return None

    def charges(self, batch: CancelBatch) -> tuple[Charge, ...]:
        """Nothing is charged."""
        return ()

    def list_charges(self, family: Family) -> tuple[Charge, ...]:
        """Nothing is charged."""
        return ()

    async def list_orders(self, family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
        """Say that the keys are missing; what is open is unknown."""
        now = self._clock.monotonic()
        return Listing(self.account.label, family, (), False, now, now, epoch_ms(self._clock), self._fault)

    async def cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        """Refuse: a person must give the keys."""
        return tuple(
            CancelReply(order.key, Verdict.REJECTED, reach=Reach.ACCOUNT, fault=self._fault) for order in batch.orders
        )

    async def order_status(self, order: AlgoOrder) -> OrderStatus:
        """Say that it cannot be asked."""
        return OrderStatus(order.key, Fate.UNKNOWN, self._clock.monotonic(), fault=self._fault)

    async def read_clocks(self) -> tuple[ClockReading, ...]:
        """There is no clock to read."""
        return ()

    async def key_rights(self) -> KeyRights:
        """Say that the keys are missing."""
        return KeyRights(can_read=False, can_cancel=False, fault=self._fault)

    async def close(self) -> None:
        """There is nothing to close."""
