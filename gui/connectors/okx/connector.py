"""One account at OKX as the engine sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from gui.connectors.base import CancelBatch, CancelPath, Charge, Limit, Pace
from gui.connectors.clockoffset import after_clock
from gui.connectors.credentials import Credentials
from gui.connectors.decode import as_object, ms_of
from gui.connectors.flattening import Flattener
from gui.connectors.hostring import HostRing
from gui.connectors.okx import rights, statuses
from gui.connectors.okx.caller import Answer, OkxCaller
from gui.connectors.okx.cancelling import replies_of, replies_to_fault
from gui.connectors.okx.endpoints import (
    ADVANCE_TYPES,
    CANCEL,
    CANCEL_ADVANCE,
    CANCEL_ORDERS,
    CANCELS,
    LIMITS,
    ORDER_CANCELS,
    SINGLE_CANCELS,
    TYPES,
    cancel_call,
    config_call,
    detail_call,
    order_call,
    time_call,
)
from gui.connectors.okx.envelope import fault_of_code
from gui.connectors.okx.flattener import OkxFlattener
from gui.connectors.okx.hosts import hosts_of
from gui.connectors.okx.listing import read_family
from gui.connectors.okx.parse import group_of
from gui.connectors.okx.regions import with_region
from gui.connectors.wire import Lane, Transport
from gui.domain.clock import Clock
from gui.domain.errors import KillSwitchError, ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, ClockReading, Fate, KeyRights, Listing, OrderStatus
from gui.domain.venues import Account, Environment, Family

# One question about an order, the clock or the key may take this long (seconds).
QUESTION_S = 4.0
SERVICE = "rest"
NO_SUCH_ADDRESS = frozenset({404, 405, 410})


class OkxConnector:
    """Implements `gui.connectors.base.Connector`: lists, cancels and asks for one account; never raises."""

    limits: Mapping[str, Limit] = LIMITS

    def __init__(
        self, account: Account, credentials: Credentials, transport: Transport, clock: Clock, pace: Pace
    ) -> None:
        self.account = account
        self._transport = transport
        self._clock = clock
        self._hosts = hosts_of(account, clock)
        demo = account.environment is Environment.DEMO

        def caller_at(hosts: HostRing) -> OkxCaller:
            return OkxCaller(hosts, credentials, transport, clock, pace, demo=demo)

        self._caller_at = caller_at
        self._caller = caller_at(self._hosts)
        self.flattener: Flattener = OkxFlattener(account.label, self._caller, self._hosts, clock)

    @property
    def requests(self) -> int:
        """How many HTTP requests have been sent."""
        return self._transport.requests

    def host(self, family: Family) -> str:
        """Give the host in use; OKX has one for everything."""
        return self._hosts.name

    def ladder(self, order: AlgoOrder) -> tuple[CancelPath, ...]:
        """Give ``cancel-algos``, and after it the older path for types that its document once left out."""
        if order.key.family.ordinary:
            return (CANCEL_ORDERS,)
        return (CANCEL, CANCEL_ADVANCE) if order.kind_text in ADVANCE_TYPES else (CANCEL,)

    def symbol_path(self, family: Family) -> CancelPath | None:
        """OKX has no call that cancels every order of an instrument."""
        return None

    def charges(self, batch: CancelBatch) -> tuple[Charge, ...]:
        """Count the orders by instrument (options: by family), apart for each path.

        A request with one ordinary order counts at OKX as a single cancel; it is taken from both counters, so that a
        batch that is put together order by order fits the counter of batches.
        """
        groups = Counter(order.pace_group or order.instrument for order in batch.orders)
        if batch.family.ordinary:
            limits = (ORDER_CANCELS, SINGLE_CANCELS) if len(batch.orders) == 1 else (ORDER_CANCELS,)
            return tuple(Charge(limit, group, count) for limit in limits for group, count in groups.items())
        return tuple(Charge(CANCELS, f"{batch.path.name}:{group}", count) for group, count in groups.items())

    def list_charges(self, family: Family) -> tuple[Charge, ...]:
        """One request for each list at the least."""
        return (Charge("okx.orders.list", "user") if family.ordinary else Charge("okx.list", "user", len(TYPES)),)

    async def list_orders(self, family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
        """Read every list and every page of the family."""
        return await read_family(self.account.label, family, self._caller, self._clock, lane)

    async def cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        """Send one cancel request once and judge every order by its own row."""
        keys = tuple(order.key for order in batch.orders)
        if not keys:
            return ()
        pairs = dict.fromkeys((order.key.algo_id, order.instrument) for order in batch.orders)
        try:
            call = cancel_call(batch.path, pairs)
        except KillSwitchError as error:
            own = VenueFault(FaultKind.OWN_FAULT, message=str(error), sent=False)
            return replies_to_fault(keys, batch.path.name, own, None)
        answer = await self._caller.once(call, lane=Lane.CANCEL, deadline_s=deadline_s, host=batch.host)
        if answer.envelope is not None:
            replies = replies_of(keys, batch.path.name, answer.envelope, answer.latency_s or 0.0)
            return after_clock(replies) if answer.clock_wanted else replies
        return replies_to_fault(keys, batch.path.name, _fault(answer), answer.latency_s)

    async def order_status(self, order: AlgoOrder) -> OrderStatus:
        """Ask for the state of one order."""
        call = detail_call(order.key.algo_id)
        if order.key.family.ordinary:
            call = order_call(order.key.algo_id, order.instrument, order.pace_group or group_of(order.instrument))
        answer = await self._caller.paced(call, lane=Lane.PROOF, deadline_s=QUESTION_S)
        if answer.envelope is None:
            fault = _fault(answer)
            if fault.http_status in NO_SUCH_ADDRESS:
                # Asking again will not help: the question itself is not offered.
                fault = replace(fault, kind=FaultKind.NOT_OFFERED)
            return OrderStatus(order.key, Fate.UNKNOWN, answer.asked, fault=fault)
        return statuses.status_of(order, answer.envelope, answer.asked)

    async def read_clocks(self) -> tuple[ClockReading, ...]:
        """Read OKX's clock; its offset is in every stamp from then on."""
        answer = await self._caller.paced(time_call(), lane=Lane.PROOF, deadline_s=QUESTION_S)
        return (self._clock_reading(answer),)

    def _clock_reading(self, answer: Answer) -> ClockReading:
        envelope = answer.envelope
        known = self._caller.offset.offset_s
        if envelope is None:
            return ClockReading(SERVICE, known, fault=_fault(answer))
        if envelope.refused:
            return ClockReading(SERVICE, known, fault=fault_of_code(envelope))
        try:
            rows = envelope.data or ()
            if envelope.code != "0" or len(rows) != 1:
                raise ShapeError("data", "not one row")
            venue_ms = ms_of(as_object(rows[0], "row").get("ts"), "ts")
        except ShapeError as odd:
            message = f"OKX's clock cannot be read ({odd.where}: {odd.what})"
            return ClockReading(SERVICE, known, fault=VenueFault(FaultKind.SHAPE, message=message))
        trip = min(answer.latency_s or 0.0, answer.answered - answer.asked)
        begun = answer.answered - trip
        offset = None if answer.stored else self._caller.offset.take(venue_ms, begun, answer.answered)
        if offset is None:
            old = VenueFault(FaultKind.SHAPE, message="OKX's clock lags behind itself: an answer from a store")
            return ClockReading(SERVICE, known, trip, old)
        return ClockReading(SERVICE, offset, trip)

    async def key_rights(self) -> KeyRights:
        """Ask what the key may do, and where OKX does not know it, which of its regions does."""
        answer = await self._caller.paced(config_call(), lane=Lane.PROOF, deadline_s=QUESTION_S)
        if answer.envelope is None:
            return rights.unanswered(_fault(answer))
        found = rights.rights_of(answer.envelope)
        return await with_region(found, self.account, self._elsewhere)

    def _elsewhere(self, bases: tuple[str, ...]) -> OkxCaller:
        caller = self._caller_at(HostRing(bases, self._clock))
        caller.offset = self._caller.offset
        return caller

    async def close(self) -> None:
        """Close the connections."""
        await self._transport.close()


def _fault(answer: Answer) -> VenueFault:
    return answer.fault or VenueFault(FaultKind.OTHER, message="no answer")
