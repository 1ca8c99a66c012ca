"""One reading of OKX's open algo orders: eight types side by side, complete if each is read to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from gui.connectors.decode import as_object, id_text
from gui.connectors.okx.caller import Answer, OkxCaller
from gui.connectors.okx.endpoints import PAGE, RARE_TYPES, TYPES, list_call
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.connectors.okx.parse import order_of
from gui.connectors.wire import Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing
from gui.domain.venues import Family

# Most pages of one type; OKX holds at most some hundreds of orders of a type and instrument.
PAGE_CAP = 60
# A whole reading, and one page of it, may take this long (seconds).
READING_S = 10.0
PAGE_S = 4.0
REFUSED_TYPE = "51000"


class TypeReader:
    """Reads one type to its last page and keeps what it found, also if it is stopped half way."""

    def __init__(self, account: str, order_type: str, caller: OkxCaller) -> None:
        self.order_type = order_type
        self.orders: dict[OrderKey, AlgoOrder] = {}
        self.done = False
        self.offered = True
        self.fault: VenueFault | None = None
        self.requests = 0
        self.first_asked: float | None = None
        self._account = account
        self._caller = caller

    async def read(self, lane: Lane) -> None:
        """Read page after page until the last, a fault, or a page that leads nowhere."""
        cursor: str | None = None
        for _ in range(PAGE_CAP):
            call = list_call(self.order_type, cursor)
            answer = await self._caller.paced(call, lane=lane, deadline_s=PAGE_S)
            self.requests += 1
            if self.first_asked is None:
                self.first_asked = answer.asked
            rows = self._rows(answer, first=cursor is None)
            if rows is None:
                return
            fresh = self._take(rows)
            if len(rows) < PAGE:
                self.done = True
                return
            after = _last_id(rows)
            if after is None or after == cursor or not fresh:
                self._fail("OKX's pages lead in a circle")
                return
            cursor = after
        self._fail(f"more than {PAGE_CAP} pages")

    def _rows(self, answer: Answer, *, first: bool) -> Sequence[object] | None:
        envelope = answer.envelope
        if envelope is None:
            self.fault = answer.fault
            return None
        if envelope.code == REFUSED_TYPE and envelope.refused and first and self.order_type in RARE_TYPES:
            self.offered, self.done = False, True
            return None
        if envelope.code != "0":
            self.fault = fault_of_code(envelope)
            return None
        return self._good_rows(envelope)

    def _good_rows(self, envelope: Envelope) -> Sequence[object] | None:
        if envelope.data is None or not 200 <= envelope.status < 300:
            self._fail("OKX's answer has not the documented shape (data: missing)", envelope.status)
            return None
        return envelope.data

    def _take(self, rows: Sequence[object]) -> bool:
        before = len(self.orders)
        for value in rows:
            try:
                order = order_of(self._account, self.order_type, value)
            except ShapeError as odd:
                self._fail(f"a row cannot be read ({odd.where}: {odd.what})")
                continue
            self.orders.setdefault(order.key, order)
        return len(self.orders) > before

    def _fail(self, message: str, status: int | None = None) -> None:
        self.fault = self.fault or VenueFault(FaultKind.SHAPE, message=message, http_status=status)

    @property
    def complete(self) -> bool:
        """Say whether every page came and every row could be read."""
        return self.done and self.fault is None


def _last_id(rows: Sequence[object]) -> str | None:
    try:
        return id_text(as_object(rows[-1], "row").get("algoId"), "algoId")
    except ShapeError:
        return None


async def read_family(account: str, caller: OkxCaller, clock: Clock, lane: Lane) -> Listing:
    """Read every type at once; one that fails or is late leaves the reading incomplete, the rest stays."""
    begun = clock.monotonic()
    readers = [TypeReader(account, order_type, caller) for order_type in TYPES]
    try:
        async with asyncio.timeout(READING_S), asyncio.TaskGroup() as group:
            for reader in readers:
                group.create_task(reader.read(lane), name=f"list {account} {reader.order_type}")
    except TimeoutError:
        late = VenueFault(FaultKind.TIMEOUT, message=f"not every page came within {READING_S:g} s")
        for reader in readers:
            if not reader.done and reader.fault is None:
                reader.fault = late
    orders: dict[OrderKey, AlgoOrder] = {}
    for reader in readers:
        for key, order in reader.orders.items():
            orders.setdefault(key, order)
    asked = [reader.first_asked for reader in readers if reader.first_asked is not None]
    missing = tuple(reader.order_type for reader in readers if not reader.complete)
    return Listing(
        account=account,
        family=Family.OKX_ALGO,
        orders=tuple(orders.values()),
        complete=not missing,
        begun=min(asked, default=begun),
        ended=clock.monotonic(),
        at_ms=epoch_ms(clock),
        fault=_worst(readers),
        missing=missing,
        not_offered=tuple(reader.order_type for reader in readers if not reader.offered),
        requests=sum(reader.requests for reader in readers),
    )


def _worst(readers: Sequence[TypeReader]) -> VenueFault | None:
    # What a person must mend comes first, then what the venue said, then silence.
    faults = [reader.fault for reader in readers if reader.fault is not None]
    return min(faults, key=lambda fault: (not fault.by_person, fault.silence), default=None)
