"""Reads one of OKX's lists page after page to its end, and keeps what it found, also if it is stopped half way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gui.connectors.decode import as_object, id_text
from gui.connectors.okx.caller import Answer, OkxCaller
from gui.connectors.okx.endpoints import PAGE, Call
from gui.connectors.okx.envelope import Envelope, fault_of_code
from gui.connectors.wire import Lane
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, OrderKey

# Most pages of one list; OKX holds at most 4000 ordinary orders, and some hundreds of an algo type and instrument.
PAGE_CAP = 60
# One page may take this long (seconds).
PAGE_S = 4.0
REFUSED_TYPE = "51000"


@dataclass(frozen=True, slots=True)
class PagedList:
    """One list at OKX: how a page of it is asked for and its rows are read, and which field is its cursor.

    ``rare`` says that a refusal of its type on the first page means that it is not offered, and so that it is empty.
    """

    name: str
    call: Callable[[str | None], Call]
    order_of: Callable[[object], AlgoOrder]
    cursor: str
    rare: bool = False


class PageReader:
    """Reads one list to its last page."""

    def __init__(self, pages: PagedList, caller: OkxCaller) -> None:
        self.name = pages.name
        self.orders: dict[OrderKey, AlgoOrder] = {}
        self.done = False
        self.offered = True
        self.fault: VenueFault | None = None
        self.requests = 0
        self.first_asked: float | None = None
        self._pages = pages
        self._caller = caller

    async def read(self, lane: Lane) -> None:
        """Read page after page until the last, a fault, or a page that leads nowhere."""
        cursor: str | None = None
        for _ in range(PAGE_CAP):
            answer = await self._caller.paced(self._pages.call(cursor), lane=lane, deadline_s=PAGE_S)
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
            after = self._last_id(rows)
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
        if envelope.code == REFUSED_TYPE and envelope.refused and first and self._pages.rare:
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
                order = self._pages.order_of(value)
            except ShapeError as odd:
                self._fail(f"a row cannot be read ({odd.where}: {odd.what})")
                continue
            self.orders.setdefault(order.key, order)
        return len(self.orders) > before

    def _last_id(self, rows: Sequence[object]) -> str | None:
        try:
            return id_text(as_object(rows[-1], "row").get(self._pages.cursor), self._pages.cursor)
        except ShapeError:
            return None

    def _fail(self, message: str, status: int | None = None) -> None:
        self.fault = self.fault or VenueFault(FaultKind.SHAPE, message=message, http_status=status)

    @property
    def complete(self) -> bool:
        """Say whether every page came and every row could be read."""
        return self.done and self.fault is None
