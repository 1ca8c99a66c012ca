"""Positions that behave, in memory and in virtual time, behind `gui.connectors.flattening.Flattener`."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal

from gui.connectors.base import Charge, Pace
from gui.connectors.flattening import BackstopReply
from gui.connectors.wire import HttpRequest, Lane, TransportError
from gui.connectors.witness import witnessed
from gui.domain.clock import Clock, epoch_ms
from gui.domain.closings import CloseReply, CloseRequest, CloseVerdict, CloseWay
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.positions import Position, PositionFamily, PositionKey, PositionReading, PositionSide
from gui.domain.venues import Account, Venue
from tests.engine.sim import _Past

LOST = VenueFault(FaultKind.RESET, message="cut")
SILENT = VenueFault(FaultKind.TIMEOUT, message="no answer")
REFUSED = CloseVerdict.REJECTED


def key_of(
    instrument: str = "BTC-USDT-SWAP",
    account: str = "acc",
    side: PositionSide = PositionSide.NET,
    family: PositionFamily = PositionFamily.OKX,
) -> PositionKey:
    """Make a position's key."""
    return PositionKey(account, family, instrument, side)


@dataclass
class SimFlattener:
    """Positions with a truth of their own.

    ``answers`` are taken one a close: a verdict that refuses, "lost" (done, no answer), "deaf" (not done, no answer)
    or None for what a healthy venue does. ``lag_s``: readings show how things stood so long ago. ``most`` is the
    largest quantity that one close may have. ``closes`` keeps every close as it reached the venue.
    """

    account: Account
    clock: Clock
    pace: Pace | None = None
    delay_s: float = 0.04
    lag_s: float = 0.0
    most: Decimal | None = None
    smallest: Decimal = Decimal(0)
    held: dict[PositionKey, Decimal | None] = field(default_factory=dict)
    notional: dict[PositionKey, Decimal] = field(default_factory=dict)
    answers: deque[CloseVerdict | str | None] = field(default_factory=deque)
    reading_fault: VenueFault | None = None
    incomplete: bool = False
    hang: bool = False
    blocked_by: Callable[[], bool] = lambda: False
    by_account: bool = False
    closes: list[tuple[float, CloseRequest]] = field(default_factory=list)
    prepared: int = 0
    reads: list[float] = field(default_factory=list)
    rules_read: int = 0
    rules_known: bool = True
    before_send: Callable[[], None] | None = None
    families: tuple[PositionFamily, ...] = ()
    _past: list[tuple[float, dict[PositionKey, Decimal | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.families = (PositionFamily.OKX,) if self.account.venue is Venue.OKX else (PositionFamily.UM,)

    def put(self, key: PositionKey, size: str | None, notional: str | None = None) -> None:
        """Somebody opens or changes a position."""
        self._remember()
        self.held[key] = None if size is None else Decimal(size)
        if notional is not None:
            self.notional[key] = Decimal(notional)

    def _remember(self) -> None:
        self._past.append((self.clock.monotonic(), dict(self.held)))

    def _as_read(self) -> dict[PositionKey, Decimal | None]:
        # What was true until a moment after the time that is shown.
        then = self.clock.monotonic() - self.lag_s
        return next((state for at, state in self._past if at > then), self.held)

    async def read_positions(self, family: PositionFamily, *, lane: Lane = Lane.PROOF) -> PositionReading:
        begun = self.clock.monotonic()
        ticket = await self.pace.acquire((Charge("list", "p"),), lane) if self.pace else None
        self.reads.append(self.clock.monotonic())
        await asyncio.sleep(self.delay_s)
        if self.hang:
            await asyncio.sleep(60.0)
        state = self._as_read()
        await asyncio.sleep(self.delay_s)
        if self.pace and ticket:
            self.pace.settle(ticket)
        fault = self.reading_fault
        await self._over_the_wire("GET", f"/positions?f={family}", fault)
        shown = tuple(
            Position(key, size, "ct", notional=self.notional.get(key))
            for key, size in state.items()
            if key.family is family and size != 0
        )
        complete = fault is None and not self.incomplete
        at = self.clock.monotonic()
        return PositionReading(
            self.account.label, family, () if fault else shown, complete, begun, at, epoch_ms(self.clock), fault, 1
        )

    async def read_rules(self) -> bool:
        self.rules_read += 1
        await asyncio.sleep(self.delay_s)
        return self.rules_known

    def prepare(self, position: Position, client_id: str, way: CloseWay | None = None) -> CloseRequest | CloseReply:
        self.prepared += 1
        key, size = position.key, position.size
        if size is None:
            return CloseReply(key, CloseVerdict.REJECTED, message="the size cannot be read")
        whole = self.account.venue is Venue.OKX
        quantity = None if whole else min(abs(size), self.most or abs(size))
        if abs(size) < self.smallest:
            return CloseReply(key, CloseVerdict.DUST, message=f"{size} is less than {self.smallest}")
        chosen = way or (CloseWay.WHOLE if whole else CloseWay.MARKET)
        return CloseRequest(key, chosen, size < 0, quantity, client_id, "close", "venue.test")

    def close_charges(self, request: CloseRequest) -> tuple[Charge, ...]:
        return (Charge("cancel", f"close {request.key.instrument}"),)

    async def send_close(self, request: CloseRequest, *, deadline_s: float) -> CloseReply:
        begun = self.clock.monotonic()
        if self.before_send is not None:
            self.before_send()
        await asyncio.sleep(self.delay_s)
        self.closes.append((self.clock.monotonic(), request))
        reply = self._answer(request)
        if reply.fault is not None or self.hang:
            await asyncio.sleep(deadline_s if self.hang or reply.fault is SILENT else self.delay_s)
            fault = SILENT if self.hang else reply.fault
            await self._over_the_wire("POST", "/close?i=1", fault)
            return CloseReply(request.key, CloseVerdict.UNKNOWN, fault=fault)
        await asyncio.sleep(self.delay_s)
        await self._over_the_wire("POST", "/close?i=1", None)
        latency = self.clock.monotonic() - begun
        return CloseReply(
            request.key, reply.verdict, reply.code, reply.message, 200, latency, by_account=reply.by_account
        )

    def _answer(self, request: CloseRequest) -> CloseReply:
        key, how = request.key, self.answers.popleft() if self.answers else None
        if self.hang:
            return CloseReply(key, CloseVerdict.UNKNOWN, fault=SILENT)
        if isinstance(how, CloseVerdict):
            return CloseReply(key, how, "51000", "no", by_account=self.by_account)
        if how == "deaf":
            return CloseReply(key, CloseVerdict.UNKNOWN, fault=LOST)
        if self.blocked_by():
            return CloseReply(key, CloseVerdict.ORDERS_IN_THE_WAY, "51115", "cancel the close orders first")
        held = self.held.get(key)
        if not held or (request.buy is (held > 0)):
            return CloseReply(key, CloseVerdict.NOTHING_HELD, "51023", "no position")
        self._remember()
        gone = abs(held) if request.quantity is None else min(abs(held), request.quantity)
        self.held[key] = held - gone if held > 0 else held + gone
        if how == "lost":
            return CloseReply(key, CloseVerdict.UNKNOWN, fault=LOST)
        return CloseReply(key, CloseVerdict.ACCEPTED, "0")

    async def _over_the_wire(self, method: str, target: str, fault: VenueFault | None) -> None:
        url = f"https://venue.test{target}&signature=CANARYSIGN"
        request = HttpRequest(method, "sim", url, {"OK-ACCESS-KEY": "CANARYKEY"})
        with suppress(TransportError):
            await witnessed(
                _Past(200, 2 * self.delay_s, fault), self.clock, lambda: request, lane=Lane.CANCEL, deadline_s=1.0
            )

    async def arm_backstop(self, instruments: Sequence[str], seconds: int) -> BackstopReply:
        return BackstopReply(armed=True, until_s=float(seconds))

    async def disarm_backstop(self, instruments: Sequence[str]) -> BackstopReply:
        return BackstopReply(armed=False)
