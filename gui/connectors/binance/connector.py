"""One account at Binance as the engine sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from gui.connectors.base import CancelBatch, CancelPath, Charge, Limit, Pace
from gui.connectors.binance import rights, statuses
from gui.connectors.binance.caller import Answer, BinanceCaller
from gui.connectors.binance.cancelling import (
    accepted_single,
    accepted_symbol,
    reply_accepted,
    reply_not_asked,
    reply_refused,
)
from gui.connectors.binance.endpoints import (
    FUTURES_FAMILIES,
    LIMITS,
    SINGLE,
    WHOLE_SYMBOL,
    Call,
    cancel_call,
    cancel_symbol_call,
    list_call,
    rights_call,
    time_call,
)
from gui.connectors.binance.hosts import SERVICES, ServiceHosts
from gui.connectors.binance.listing import read_family
from gui.connectors.clockoffset import after_clock, stored
from gui.connectors.credentials import Credentials
from gui.connectors.decode import as_object, decode, ms_of
from gui.connectors.wire import Lane, Transport
from gui.domain.clock import Clock
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import CancelReply, ClockReading, KeyRights, Listing, OrderStatus
from gui.domain.venues import Account, Environment, Family

# One question about an order, the clock or the key may take this long (seconds).
QUESTION_S = 4.0


class BinanceConnector:
    """Implements `gui.connectors.base.Connector`: lists, cancels and asks for one account; never raises."""

    limits: Mapping[str, Limit] = LIMITS

    def __init__(
        self, account: Account, credentials: Credentials, transport: Transport, clock: Clock, pace: Pace
    ) -> None:
        self.account = account
        self._transport = transport
        self._clock = clock
        self._hosts = ServiceHosts(account, clock)
        self._caller = BinanceCaller(self._hosts, credentials, transport, clock, pace)

    @property
    def requests(self) -> int:
        """How many HTTP requests have been sent."""
        return self._transport.requests

    def host(self, family: Family) -> str:
        """Give the host that the family's requests go to."""
        return self._hosts.name(family)

    def ladder(self, order: AlgoOrder) -> tuple[CancelPath, ...]:
        """Every family has one endpoint that cancels an order by its id."""
        return (SINGLE,)

    def symbol_path(self, family: Family) -> CancelPath | None:
        """Futures cancel everything of a symbol in one call; SAPI has no such call."""
        return WHOLE_SYMBOL if family in FUTURES_FAMILIES else None

    def charges(self, batch: CancelBatch) -> tuple[Charge, ...]:
        """A cancel weighs one, of an order or of a symbol."""
        key = batch.orders[0].key
        if batch.path.whole_symbol:
            return (cancel_symbol_call(batch.family, batch.orders[0].instrument).charge,)
        return (cancel_call(batch.family, key.algo_id).charge,)

    def list_charges(self, family: Family) -> tuple[Charge, ...]:
        """One call reads a family."""
        return (list_call(family).charge,)

    async def list_orders(self, family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
        """Read the family in one call."""
        return await read_family(self.account.label, family, self._caller, self._clock, lane)

    async def cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        """Send one cancel request once; success only in the exact shape of its endpoint."""
        if not batch.orders:
            return ()
        first, whole = batch.orders[0], batch.path.whole_symbol
        if whole and not first.instrument:
            # Its row held no symbol that can be read: its id is all that a request can name.
            return tuple(reply_not_asked(order.key) for order in batch.orders)
        if whole:
            call = cancel_symbol_call(batch.family, first.instrument)
        else:
            call = cancel_call(batch.family, first.key.algo_id)
        answer = await self._caller.once(call, lane=Lane.CANCEL, deadline_s=deadline_s, host=batch.host)
        reply = self._judged(call, first.key, answer, whole_symbol=whole)
        if answer.clock_wanted:
            [reply] = after_clock((reply,))
        return tuple(
            replace(reply, key=order.key) if _covered(order, first, whole) else reply_not_asked(order.key)
            for order in batch.orders
        )

    def _judged(self, call: Call, key: OrderKey, answer: Answer, *, whole_symbol: bool) -> CancelReply:
        response = answer.response
        if response is None:
            return reply_refused(key, _fault(answer), None, whole_symbol=whole_symbol)
        try:
            message = accepted_symbol(response) if whole_symbol else accepted_single(key, response)
        except ShapeError as odd:
            fault = self._caller.refusal(call, response, odd)
            return reply_refused(key, fault, response, whole_symbol=whole_symbol)
        return reply_accepted(key, message, response)

    async def order_status(self, order: AlgoOrder) -> OrderStatus:
        """Ask for the state of one order."""
        return await statuses.order_status(self._caller, order)

    async def read_clocks(self) -> tuple[ClockReading, ...]:
        """Read the clock of every service in use; each has its own offset from then on."""
        services = dict.fromkeys(SERVICES[family] for family in self.account.families)
        return tuple(await asyncio.gather(*(self._read_clock(service) for service in services)))

    async def _read_clock(self, service: str) -> ClockReading:
        call = time_call(service)
        answer = await self._caller.paced(call, lane=Lane.PROOF, deadline_s=QUESTION_S)
        response, offset = answer.response, self._caller.offsets[service]
        if response is None:
            return ClockReading(service, offset.offset_s, fault=_fault(answer))
        try:
            if response.status != 200:
                raise ShapeError("status", str(response.status))
            venue_ms = ms_of(as_object(decode(response.body), "body").get("serverTime"), "serverTime")
        except ShapeError as odd:
            return ClockReading(service, offset.offset_s, fault=self._caller.refusal(call, response, odd))
        trip = min(response.elapsed_s, answer.answered - answer.asked)
        begun = answer.answered - trip
        told_s = None if stored(response) else offset.take(venue_ms, begun, answer.answered)
        if told_s is None:
            old = VenueFault(FaultKind.SHAPE, message="Binance's clock lags behind itself: an answer from a store")
            return ClockReading(service, offset.offset_s, trip, old)
        return ClockReading(service, told_s, trip)

    async def key_rights(self) -> KeyRights:
        """Ask what the key may do; only SAPI tells, so demo trading cannot."""
        if self.account.environment is Environment.DEMO:
            return rights.not_told()
        call = rights_call()
        answer = await self._caller.paced(call, lane=Lane.PROOF, deadline_s=QUESTION_S)
        if answer.response is None:
            return rights.unanswered(_fault(answer))
        try:
            return rights.rights_of(self.account, answer.response)
        except ShapeError as odd:
            return rights.unanswered(self._caller.refusal(call, answer.response, odd))

    async def close(self) -> None:
        """Close the connections."""
        await self._transport.close()


def _covered(order: AlgoOrder, first: AlgoOrder, whole_symbol: bool) -> bool:
    if whole_symbol:
        return (order.key.family, order.instrument) == (first.key.family, first.instrument)
    return order.key == first.key


def _fault(answer: Answer) -> VenueFault:
    return answer.fault or VenueFault(FaultKind.OTHER, message="no answer")
