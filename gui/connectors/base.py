"""What the engine asks of a venue connector, and the words of pace that both use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gui.connectors.wire import Lane
from gui.domain.faults import VenueFault
from gui.domain.orders import AlgoOrder
from gui.domain.replies import CancelReply, ClockReading, KeyRights, Listing, OrderStatus
from gui.domain.venues import Account, Family


@dataclass(frozen=True, slots=True)
class Limit:
    """A venue limit as data: ``units`` in any window of ``window_s`` seconds, counted at the venue on arrival.

    ``share`` is the part of it that we use. Traffic other than cancels may use ``other_share`` of it, so that
    cancels always find room; where several accounts of ours count together, each takes ``portion`` of that.
    """

    units: int
    window_s: float
    share: float = 0.8
    other_share: float = 0.6
    portion: float = 1.0


@dataclass(frozen=True, slots=True)
class Charge:
    """What one request costs: ``units`` of ``bucket``; ``limit`` names the row of the limit table that holds it.

    Buckets are separate counters under the same limit, one an instrument for example. ``bulk`` marks the costly
    reading of everything, which leaves room for questions about single orders.
    """

    limit: str
    bucket: str
    units: int = 1
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """A slot that was taken from the pace; it is settled when the answer came or was given up."""

    number: int
    charges: tuple[Charge, ...]


class Pace(Protocol):
    """The pace of one account, kept by the engine; connectors ask it before listings, queries and clock readings."""

    async def acquire(self, charges: Sequence[Charge], lane: Lane) -> Ticket:
        """Wait until the charges fit every limit, then take them."""
        ...

    def settle(self, ticket: Ticket, trip_s: float | None = None, *, lost: bool = False) -> None:
        """The request has arrived at the latest now: its window counts from here.

        ``trip_s`` is from bytes to answer; a ``lost`` one was given up and may still be on its way.
        """
        ...

    def observe(self, limit: str, used: int) -> None:
        """The venue says how much of the limit's running window is used, by whomever."""
        ...

    def freeze(self, limit: str, wait_s: float, until_ms: int | None = None) -> None:
        """Send nothing under this limit ("" for all of them) for so many seconds: the venue's stated wait.

        ``until_ms`` is its end on the venue's own clock (epoch milliseconds), where the venue told one.
        """
        ...

    def ease(self, limit: str, wait_s: float) -> None:
        """The venue said "too many": after this wait less of the limit is used for a while; told before `freeze`."""
        ...

    def shut_out(self, wait_s: float) -> None:
        """The venue's firewall refuses this address: one cancel probes every so many seconds, the rest waits."""
        ...

    def let_in(self) -> None:
        """The venue answered in its own words: no firewall stands between."""
        ...

    def halt(self, lane: Lane, limit: str = "", patience_s: float = 0.0) -> VenueFault | None:
        """Give what keeps a request of a lane under a limit from leaving now, None if nothing does.

        A wait of the limit alone counts from ``patience_s`` seconds on.
        """
        ...


@dataclass(frozen=True, slots=True)
class CancelPath:
    """One endpoint that cancels: up to ``batch_size`` orders a request, or all of a symbol if ``whole_symbol``.

    ``one_instrument`` says that all orders of a request are of the same instrument.
    """

    name: str
    batch_size: int = 1
    whole_symbol: bool = False
    one_instrument: bool = False


@dataclass(frozen=True, slots=True)
class CancelBatch:
    """What one cancel request asks: orders of one family by one path (of one instrument if ``path.whole_symbol``).

    ``host`` is the one that the journal names: the request goes there and nowhere else. Empty: whichever is in use.
    """

    family: Family
    path: CancelPath
    orders: tuple[AlgoOrder, ...]
    host: str = ""


class Connector(Protocol):
    """One account at one venue. No method raises for anything that a venue or a network does: faults are data.

    ``cancel`` returns exactly one reply for every order asked, in the order asked. Listings, queries and clock
    readings take their slots from the pace by themselves; the engine takes those of a cancel before the call.
    """

    account: Account
    limits: Mapping[str, Limit]

    @property
    def requests(self) -> int:
        """How many HTTP requests this connector has sent."""
        ...

    def host(self, family: Family) -> str:
        """Give the host name that the family's requests go to."""
        ...

    def ladder(self, order: AlgoOrder) -> tuple[CancelPath, ...]:
        """Give the endpoints that may cancel this order, the first to be tried first; never empty."""
        ...

    def symbol_path(self, family: Family) -> CancelPath | None:
        """Give the endpoint that cancels everything of one instrument in one call, if the family has one."""
        ...

    def charges(self, batch: CancelBatch) -> tuple[Charge, ...]:
        """Say what the batch costs."""
        ...

    def list_charges(self, family: Family) -> tuple[Charge, ...]:
        """Say what one complete reading of the family costs at the least, for planning."""
        ...

    async def list_orders(self, family: Family, *, lane: Lane = Lane.LISTING) -> Listing:
        """Read every type and every page of one family."""
        ...

    async def cancel(self, batch: CancelBatch, *, deadline_s: float) -> tuple[CancelReply, ...]:
        """Send one cancel request once and read every item of its answer."""
        ...

    async def order_status(self, order: AlgoOrder) -> OrderStatus:
        """Ask the venue for one order's state."""
        ...

    async def read_clocks(self) -> tuple[ClockReading, ...]:
        """Read the venue's clock of every service in use, and use the offsets from then on."""
        ...

    async def key_rights(self) -> KeyRights:
        """Ask what the key may do, without touching an order."""
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...
