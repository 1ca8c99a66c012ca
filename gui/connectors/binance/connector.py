"""One account at Binance as the engine sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
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
    reply_unnamed,
)
from gui.connectors.binance.endpoints import (
    ALL_OF_SYMBOL,
    BATCH,
    FUTURES_FAMILIES,
    LIMITS,
    ORDER,
    SINGLE,
    WHOLE_SYMBOL,
    Call,
    cancel_batch_call,
    cancel_call,
    cancel_order_call,
    cancel_symbol_call,
    list_call,
    rights_call,
    time_call,
)
from gui.connectors.binance.flattener import BinanceFlattener
from gui.connectors.binance.hosts import SERVICES, ServiceHosts
from gui.connectors.binance.listing import read_family
from gui.connectors.binance.ordinary_cancels import accepted_order, refused_batch, replies_of_batch
from gui.connectors.clockoffset import after_clock, stored
from gui.connectors.credentials import Credentials
from gui.connectors.decode import as_object, decode, ms_of
from gui.connectors.flattening import Flattener
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
        self.flattener: Flattener = BinanceFlattener(account, self._caller, self._hosts, clock)

    @property
    def requests(self) -> int:
        """How many HTTP requests have been sent."""
        return self._transport.requests

    def host(self, family: Family) -> str:
        """Give the host that the family's requests go to."""
        return self._hosts.name(family)

    def ladder(self, order: AlgoOrder) -> tuple[CancelPath, ...]:
        """Give the endpoint that cancels an order by its id; ordinary ones also go by tens of a symbol."""
        if not order.key.family.ordinary:
            return (SINGLE,)
        return (BATCH, ORDER) if order.instrument and _is_number(order) else (ORDER,)

    def symbol_path(self, family: Family) -> CancelPath | None:
        """Futures cancel everything of a symbol in one call; SAPI has no such call."""
        if family.ordinary:
            return ALL_OF_SYMBOL
        return WHOLE_SYMBOL if family in FUTURES_FAMILIES else None

    def charges(self, batch: CancelBatch) -> tuple[Charge, ...]:
        """A cancel weighs one, of an order, of ten or of a symbol."""
        return (_cancel_call(batch).charge,)

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
        if not first.instrument and (whole or batch.family.ordinary):
            # Its row held no symbol that can be read: an algo order's id is enough for a request that names it alone.
            refused = reply_unnamed if batch.family.ordinary else reply_not_asked
            return tuple(refused(order.key) if order == first else reply_not_asked(order.key) for order in batch.orders)
        if batch.path == BATCH and not _in_batch(batch):
            return tuple(reply_not_asked(order.key) for order in batch.orders)
        call = _cancel_call(batch)
        answer = await self._caller.once(call, lane=Lane.CANCEL, deadline_s=deadline_s, host=batch.host)
        if batch.path == BATCH:
            replies = self._judged_batch(call, _in_batch(batch), answer)
        else:
            reply = self._judged(call, first, answer, whole_symbol=whole)
            replies = tuple(replace(reply, key=order.key) for order in batch.orders if _covered(order, first, whole))
        if answer.clock_wanted:
            replies = after_clock(replies)
        found = {reply.key: reply for reply in replies}
        return tuple(found.get(order.key) or reply_not_asked(order.key) for order in batch.orders)

    def _judged(self, call: Call, order: AlgoOrder, answer: Answer, *, whole_symbol: bool) -> CancelReply:
        response, key = answer.response, order.key
        if response is None:
            return reply_refused(key, _fault(answer), None, whole_symbol=whole_symbol)
        try:
            if whole_symbol:
                message = accepted_symbol(response)
            else:
                message = accepted_order(order, response) if key.family.ordinary else accepted_single(key, response)
        except ShapeError as odd:
            fault = self._caller.refusal(call, response, odd)
            return reply_refused(key, fault, response, whole_symbol=whole_symbol)
        return reply_accepted(key, message, response)

    def _judged_batch(self, call: Call, orders: Sequence[AlgoOrder], answer: Answer) -> tuple[CancelReply, ...]:
        response = answer.response
        if response is None:
            return refused_batch(orders, _fault(answer), None)
        try:
            return replies_of_batch(orders, response)
        except ShapeError as odd:
            return refused_batch(orders, self._caller.refusal(call, response, odd), response)

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


def _cancel_call(batch: CancelBatch) -> Call:
    family, first = batch.family, batch.orders[0]
    if batch.path.whole_symbol:
        return cancel_symbol_call(family, first.instrument)
    if batch.path == BATCH:
        return cancel_batch_call(family, first.instrument, [order.key.algo_id for order in _in_batch(batch)])
    if family.ordinary:
        return cancel_order_call(family, first.instrument, first.key.algo_id)
    return cancel_call(family, first.key.algo_id)


def _in_batch(batch: CancelBatch) -> tuple[AlgoOrder, ...]:
    # What one request can name: orders of one symbol, each once, whose ids are numbers.
    named: dict[OrderKey, AlgoOrder] = {}
    for order in batch.orders:
        if order.instrument == batch.orders[0].instrument and _is_number(order):
            named.setdefault(order.key, order)
    return tuple(named.values())[: BATCH.batch_size]


def _is_number(order: AlgoOrder) -> bool:
    # Whether its id may stand in a list of JSON numbers and still be the same.
    return order.key.algo_id.isdigit() and not order.key.algo_id.startswith("0")


def _covered(order: AlgoOrder, first: AlgoOrder, whole_symbol: bool) -> bool:
    if whole_symbol:
        return (order.key.family, order.instrument) == (first.key.family, first.instrument)
    return order.key == first.key


def _fault(answer: Answer) -> VenueFault:
    return answer.fault or VenueFault(FaultKind.OTHER, message="no answer")
