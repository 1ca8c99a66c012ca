"""What a program was told and what it did, noted beside it: the ground on which its claims are judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from gui.connectors.base import CancelBatch, Connector
from gui.connectors.wire import Lane
from gui.domain.clock import Clock
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import CancelReply, Fate, Listing, OrderStatus, Verdict
from gui.domain.venues import Family
from gui.journal.entries import NOT_SENT, Answer, Entry, Intent, Journal

CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.ALREADY_GONE, Verdict.FIRED})
# Older readings cannot be part of a proof that is made now.
READINGS_KEPT = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """One listing as the connector gave it."""

    begun: float
    ended: float
    complete: bool
    keys: frozenset[OrderKey]


@dataclass(slots=True)
class Told:
    """What was told of one order: claims (when, verdict, named), answered status queries, and latest sightings."""

    claims: list[tuple[float, Verdict, bool]] = field(default_factory=list)
    statuses: list[tuple[float, Fate]] = field(default_factory=list)
    seen: float | None = None
    last_verdict: Verdict | None = None
    last_whole: bool = False


class Evidence:
    """Notes every reply, listing, status, intent and send of one kill switch, apart from its own books."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.told: dict[OrderKey, Told] = defaultdict(Told)
        self.readings: dict[tuple[str, Family], list[Reading]] = defaultdict(list)
        self.intents: dict[OrderKey, int] = defaultdict(int)
        self.intended = 0
        self.durable: set[OrderKey] = set()
        self.not_sent: dict[OrderKey, int] = defaultdict(int)
        self.spared = 0
        self._left_in: dict[str, set[OrderKey]] = {}
        self.sends: dict[OrderKey, list[float]] = defaultdict(list)
        self.requests = 0
        self.unsent = 0
        self.in_flight: set[OrderKey] = set()
        self.known: set[OrderKey] = set()
        self.asked_at: dict[str, float] = {}
        self.pressed_at = float("-inf")
        self.before_send: list[Callable[[CancelBatch], None]] = []
        self.after_send: list[Callable[[CancelBatch, tuple[CancelReply, ...]], None]] = []

    def of(self, journal: Journal) -> None:
        """Note what goes into a journal."""
        record, commit = journal.record, journal.commit

        def recording(entry: Entry) -> None:
            self._entry(entry)
            record(entry)

        async def committing(entry: Entry, **bounds: Any) -> bool:
            self._entry(entry)
            kept = await commit(entry, **bounds)
            if kept and isinstance(entry, Intent):
                self.durable.update(entry.keys)
            return kept

        journal.record = recording  # type: ignore[method-assign]
        journal.commit = committing  # type: ignore[method-assign]

    def _entry(self, entry: Entry) -> None:
        if isinstance(entry, Intent):
            self.intended += 1
            self._left_in[entry.attempt] = set(entry.keys)
            for key in entry.keys:
                self.intents[key] += 1
        elif isinstance(entry, Answer) and entry.verdict == NOT_SENT:
            self.not_sent[entry.key] += 1
            left = self._left_in.get(entry.attempt, set())
            left.discard(entry.key)
            # An intent of which no order is left was not sent at all.
            self.spared += not left

    def by(self, connector: Connector) -> None:
        """Note what a connector is asked and answers."""
        connector.list_orders = self._listing(connector.list_orders, connector.account.label)  # type: ignore[method-assign, assignment]
        connector.order_status = self._status(connector.order_status)  # type: ignore[method-assign, assignment]
        connector.cancel = self._cancel(connector.cancel)  # type: ignore[method-assign]

    def _listing(self, ask: Callable[..., Awaitable[Listing]], label: str) -> Callable[..., Awaitable[Listing]]:
        async def noted(family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
            self.asked_at[label] = self.clock.monotonic()
            listing = await ask(family, lane=lane)
            keys = frozenset(order.key for order in listing.orders)
            readings = self.readings[listing.account, listing.family]
            readings.append(Reading(listing.begun, listing.ended, listing.complete, keys))
            del readings[:-READINGS_KEPT]
            self.known |= keys
            for key in keys:
                told = self.told[key]
                told.seen = max(told.seen if told.seen is not None else listing.begun, listing.begun)
            return listing

        return noted

    def _status(self, ask: Callable[..., Awaitable[OrderStatus]]) -> Callable[..., Awaitable[OrderStatus]]:
        async def noted(order: AlgoOrder) -> OrderStatus:
            self.asked_at[order.key.account] = self.clock.monotonic()
            status = await ask(order)
            told = self.told[order.key]
            if status.fault is None or status.fault.kind in (FaultKind.NOT_OFFERED, FaultKind.PERMISSION):
                told.statuses.append((status.asked, status.fate))
            if status.fate is Fate.OPEN:
                self.known.add(order.key)
                told.seen = max(told.seen if told.seen is not None else status.asked, status.asked)
            return status

        return noted

    def _cancel(self, ask: Callable[..., Awaitable[tuple[CancelReply, ...]]]) -> Callable[..., Any]:
        async def noted(batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
            for check in self.before_send:
                check(batch)
            keys = [order.key for order in batch.orders]
            self.requests += 1
            self.in_flight.update(keys)
            for key in keys:
                self.sends[key].append(self.clock.monotonic())
            try:
                replies = await ask(batch, deadline_s=deadline_s)
            finally:
                self.in_flight.difference_update(keys)
            for reply in replies:
                self._reply(reply, named=not batch.path.whole_symbol and not reply.second_hand)
            if replies and all(reply.fault is not None and not reply.fault.sent for reply in replies):
                self.unsent += 1
            for look in self.after_send:
                look(batch, replies)
            return replies

        return noted

    def _reply(self, reply: CancelReply, *, named: bool) -> None:
        told = self.told[reply.key]
        told.last_verdict, told.last_whole = reply.verdict, reply.whole
        if reply.verdict in CLAIMS:
            told.claims.append((self.clock.monotonic(), reply.verdict, named))

    def proven_by_listings(self, key: OrderKey, apart_s: float) -> bool:
        """Say whether a claim and two complete listings without the order, far enough apart, prove it gone."""
        told = self.told[key]
        absent = [
            reading.begun
            for reading in self.readings[key.account, key.family]
            if reading.complete and key not in reading.keys and (told.seen is None or reading.begun > told.seen)
        ]
        for at, _, _ in told.claims[:1]:
            after = [begun for begun in absent if begun > at]
            asked = any(when >= at for when, _ in told.statuses)
            named = any(verdict is Verdict.ACCEPTED and named for _, verdict, named in told.claims)
            if len(after) > 1 and max(after) - min(after) >= apart_s and (named or asked):
                return True
        return False

    def proven_by_status(self, key: OrderKey) -> bool:
        """Say whether the venue's own query called the order cancelled or ended, or an ordinary one filled."""
        ends = (Fate.CANCELLED, Fate.ENDED, Fate.FIRED) if key.family.ordinary else (Fate.CANCELLED, Fate.ENDED)
        return any(fate in ends for _, fate in self.told[key].statuses)
