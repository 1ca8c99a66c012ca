"""A venue that behaves, in memory and in virtual time: orders with a truth of their own behind `Connector`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from gui.connectors.base import CancelBatch, CancelPath, Charge, Limit, Pace
from gui.connectors.wire import HttpRequest, HttpResponse, Lane, Prepare, TransportError
from gui.connectors.witness import witnessed
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, Kind, OrderKey, Side
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
from gui.domain.venues import Account, Environment, Family, Venue

SINGLE = CancelPath("single", 1)
BATCH = CancelPath("batch", 10)
SECOND = CancelPath("second", 10)
SYMBOL = CancelPath("symbol", 200, whole_symbol=True)
LIMITS = {
    "cancel": Limit(20, 2.0, share=1.0),
    "weight": Limit(2400, 60.0),
    "list": Limit(40, 2.0, other_share=0.8),
}


class How(StrEnum):
    """How a practice order answers a cancel."""

    NORMAL = "normal"
    FIRES = "fires"  # triggers as the cancel arrives
    LOST = "lost"  # the first cancel takes effect, its answer is lost
    DEAF = "deaf"  # the first cancel gets no answer and has no effect
    STAYS = "stays"  # says yes on the first path and stays open
    BUSY = "busy"  # refused twice, then taken
    NEVER = "never"  # refused for good
    LIES = "lies"  # says "no such order" once although it is open


@dataclass
class _Past:
    """A transport that gives at once what has come already."""

    status: int
    elapsed_s: float
    fault: VenueFault | None
    requests: int = 0

    async def send(self, prepare: Prepare, *, lane: Lane, deadline_s: float) -> HttpResponse:
        prepare()
        if self.fault is not None:
            raise TransportError(self.fault, self.elapsed_s)
        return HttpResponse(self.status, {}, b'{"seen":"CANARYKEY"}', self.elapsed_s)

    async def close(self) -> None:
        return


@dataclass
class Truth:
    """One order as the venue really has it."""

    order: AlgoOrder
    how: How = How.NORMAL
    fate: Fate = Fate.OPEN
    asked: int = 0
    ended_at: float | None = None
    listed: bool = True


def make_order(
    algo_id: str,
    *,
    account: str = "acc",
    family: Family = Family.OKX_ALGO,
    instrument: str = "BTC-USDT-SWAP",
    protective: bool = False,
    kind: Kind = Kind.TRIGGER,
) -> AlgoOrder:
    """Make a plausible order."""
    return AlgoOrder(
        key=OrderKey(account, family, algo_id),
        instrument=instrument,
        kind=kind,
        kind_text=str(kind),
        side=Side.SELL,
        size=Decimal("1.50"),
        unit="ct",
        protective=protective,
        pace_group=instrument,
        venue_status="live",
    )


@dataclass
class SimConnector:
    """Implements `gui.connectors.base.Connector` over a table of truths.

    ``delay_s`` is the way there and the way back each. ``family_faults`` answer the listings of a family,
    ``listing_fault`` and ``cancel_fault``, when set, every request of that sort. ``sent`` keeps every cancel as it
    reached the venue.
    """

    account: Account
    clock: Clock
    pace: Pace | None = None
    delay_s: float = 0.04
    truths: dict[OrderKey, Truth] = field(default_factory=dict)
    listing_fault: VenueFault | None = None
    family_faults: dict[Family, VenueFault] = field(default_factory=dict)
    reads: list[tuple[float, Family]] = field(default_factory=list)
    cancel_fault: VenueFault | None = None
    cancel_refusal: tuple[str, Reach] | None = None
    hang: bool = False
    poison: str = ""
    status_broken: bool = False
    symbol_paths: bool = False
    limits: Mapping[str, Limit] = field(default_factory=lambda: LIMITS)
    requests: int = 0
    sent: list[tuple[float, tuple[str, ...], str]] = field(default_factory=list)
    lists: list[float] = field(default_factory=list)
    after_list: Callable[[], None] | None = None

    def put(self, order: AlgoOrder, how: How = How.NORMAL) -> Truth:
        """Open an order at the venue."""
        truth = self.truths[order.key] = Truth(order, how)
        return truth

    def host(self, family: Family) -> str:
        return "venue.test"

    def ladder(self, order: AlgoOrder) -> tuple[CancelPath, ...]:
        if self.account.venue is Venue.BINANCE:
            return (SINGLE,)
        return (BATCH, SECOND) if order.kind is Kind.TRAILING else (BATCH,)

    def symbol_path(self, family: Family) -> CancelPath | None:
        return SYMBOL if self.symbol_paths else None

    def charges(self, batch: CancelBatch) -> tuple[Charge, ...]:
        if self.account.venue is Venue.BINANCE:
            return (Charge("weight", "w"),)
        groups: dict[str, int] = {}
        for order in batch.orders:
            groups[order.pace_group] = groups.get(order.pace_group, 0) + 1
        return tuple(Charge("cancel", group, units) for group, units in groups.items())

    def list_charges(self, family: Family) -> tuple[Charge, ...]:
        return (Charge("list", "l", 8),)

    async def list_orders(self, family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
        begun = self.clock.monotonic()
        ticket = await self.pace.acquire(self.list_charges(family), lane) if self.pace else None
        self.requests += 1
        self.lists.append(self.clock.monotonic())
        self.reads.append((self.clock.monotonic(), family))
        await asyncio.sleep(self.delay_s)
        shown = tuple(
            t.order for t in self.truths.values() if t.order.key.family is family and t.fate is Fate.OPEN and t.listed
        )
        if self.hang:
            await asyncio.sleep(10.0)
        await asyncio.sleep(self.delay_s)
        if self.pace and ticket:
            self.pace.settle(ticket)
        fault = self.family_faults.get(family, self.listing_fault)
        if self.hang:
            fault = VenueFault(FaultKind.TIMEOUT, message="no answer")
        if self.after_list is not None:
            self.after_list()
        await self._over_the_wire("GET", f"/list?family={family}", fault)
        return Listing(
            account=self.account.label,
            family=family,
            orders=() if fault else shown,
            complete=fault is None,
            begun=begun,
            ended=self.clock.monotonic(),
            at_ms=epoch_ms(self.clock),
            fault=fault,
            requests=1,
        )

    async def cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        replies = await self._cancel(batch, deadline_s=deadline_s)
        ids = ",".join(order.key.algo_id for order in batch.orders)
        fault = next((reply.fault for reply in replies if reply.http_status is None and reply.fault), None)
        await self._over_the_wire("POST", f"/{batch.path.name}?ids={ids}", fault, replies[0].http_status or 200)
        return replies

    async def _over_the_wire(self, method: str, target: str, fault: VenueFault | None, status: int = 200) -> None:
        # Only what a witness sees of a request that was made already.
        url = f"https://venue.test{target}&signature=CANARYSIGN"
        request = HttpRequest(method, "sim", url, {"OK-ACCESS-KEY": "CANARYKEY"})
        with suppress(TransportError):
            await witnessed(
                _Past(status, 2 * self.delay_s, fault), self.clock, lambda: request, lane=Lane.CANCEL, deadline_s=1.0
            )

    async def _cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        self.requests += 1
        start = self.clock.monotonic()
        await asyncio.sleep(self.delay_s)
        self.sent.append((self.clock.monotonic(), tuple(o.key.algo_id for o in batch.orders), batch.path.name))
        if self.hang:
            await asyncio.sleep(deadline_s)
            fault = VenueFault(FaultKind.TIMEOUT, message="no answer")
            return tuple(CancelReply(o.key, Verdict.UNKNOWN, fault=fault) for o in batch.orders)
        if self.cancel_fault is not None:
            return tuple(CancelReply(o.key, Verdict.UNKNOWN, fault=self.cancel_fault) for o in batch.orders)
        if self.cancel_refusal is not None:
            code, reach = self.cancel_refusal
            await asyncio.sleep(self.delay_s)
            return tuple(
                CancelReply(o.key, Verdict.REJECTED, code, "refused", 401, 2 * self.delay_s, reach)
                for o in batch.orders
            )
        if any(order.key.algo_id == self.poison for order in batch.orders):
            return tuple(CancelReply(o.key, Verdict.REJECTED, "50014", "empty", 200, whole=True) for o in batch.orders)
        replies = [await self._answer(order, batch, deadline_s) for order in batch.orders]
        await asyncio.sleep(self.delay_s)
        latency = self.clock.monotonic() - start
        return tuple(
            CancelReply(k, v, code, words, 200 if v is not Verdict.UNKNOWN else None, latency, fault=fault)
            for k, v, code, words, fault in replies
        )

    async def _answer(
        self, order: AlgoOrder, batch: CancelBatch, deadline_s: float
    ) -> tuple[OrderKey, Verdict, str, str, VenueFault | None]:
        truth = self.truths.get(order.key)
        key = order.key
        if truth is None or truth.fate is not Fate.OPEN:
            if batch.path.whole_symbol:
                return key, Verdict.ACCEPTED, "200", "all", None
            return key, Verdict.ALREADY_GONE, "51400", "filled, canceled or does not exist", None
        truth.asked += 1
        lost = VenueFault(FaultKind.RESET, message="cut")
        if truth.how is How.FIRES:
            truth.fate = Fate.FIRED
            return key, Verdict.FIRED, "51416", "triggered", None
        if truth.how is How.LOST and truth.asked == 1:
            self._end(truth)
            return key, Verdict.UNKNOWN, "", "", lost
        if truth.how is How.DEAF and truth.asked == 1:
            return key, Verdict.UNKNOWN, "", "", lost
        if truth.how is How.STAYS and batch.path is not SECOND:
            return key, Verdict.ACCEPTED, "0", "", None
        if truth.how is How.BUSY and truth.asked <= 2:
            return key, Verdict.RETRY, "50013", "busy", None
        if truth.how is How.NEVER:
            return key, Verdict.REJECTED, "51403", "cannot be canceled", None
        if truth.how is How.LIES and truth.asked == 1:
            return key, Verdict.ALREADY_GONE, "51400", "does not exist", None
        self._end(truth)
        return key, Verdict.ACCEPTED, "200" if batch.path.whole_symbol else "0", "", None

    def _end(self, truth: Truth) -> None:
        truth.fate = Fate.CANCELLED
        truth.ended_at = self.clock.monotonic()

    async def order_status(self, order: AlgoOrder) -> OrderStatus:
        asked = self.clock.monotonic()
        self.requests += 1
        await asyncio.sleep(2 * self.delay_s)
        broken = VenueFault(FaultKind.VENUE_DOWN) if self.status_broken or self.hang else None
        await self._over_the_wire("GET", f"/status?id={order.key.algo_id}", broken)
        if self.status_broken or self.hang:
            return OrderStatus(order.key, Fate.UNKNOWN, asked, fault=VenueFault(FaultKind.VENUE_DOWN))
        truth = self.truths.get(order.key)
        if truth is None:
            return OrderStatus(order.key, Fate.NOT_FOUND, asked, code="51603")
        children = ("900",) if truth.fate is Fate.FIRED else ()
        return OrderStatus(order.key, truth.fate, asked, venue_status=str(truth.fate), children=children)

    async def read_clocks(self) -> tuple[ClockReading, ...]:
        self.requests += 1
        await asyncio.sleep(2 * self.delay_s)
        return (ClockReading("rest", 0.0, 2 * self.delay_s),)

    async def key_rights(self) -> KeyRights:
        return KeyRights(can_read=True, can_cancel=True)

    async def close(self) -> None:
        self.hang = False


def make_account(label: str = "acc", venue: Venue = Venue.OKX, *families: Family) -> Account:
    """Make a practice account."""
    chosen = families or ((Family.OKX_ALGO,) if venue is Venue.OKX else (Family.UM,))
    return Account(label, venue, Environment.DRILL, families=chosen)
