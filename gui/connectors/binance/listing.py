"""One reading of a Binance family: one call, complete only in exactly the documented shape."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from gui.connectors.binance.caller import BinanceCaller
from gui.connectors.binance.endpoints import FUTURES_FAMILIES, list_call
from gui.connectors.binance.parse import conditional_order, execution_order, ordinary_order
from gui.connectors.decode import as_list, as_object, decode
from gui.connectors.wire import HttpResponse, Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.errors import ShapeError
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing
from gui.domain.venues import Family

# A reading may take this long after its turn (seconds).
READING_S = 10.0
# So many rows are read before everything else has its turn: one call brings thousands, and PANIC waits for none.
ROWS_A_TURN = 150
SHORT = "the list does not hold as many rows as it says"
ReadRow = Callable[[str, Family, object], AlgoOrder]
READERS: dict[Family, ReadRow] = {
    Family.SAPI_FUTURES: execution_order,
    Family.SAPI_SPOT: execution_order,
    Family.UM: conditional_order,
    Family.CM: conditional_order,
    Family.UM_ORDERS: ordinary_order,
    Family.CM_ORDERS: ordinary_order,
}


async def read_family(account: str, family: Family, caller: BinanceCaller, clock: Clock, lane: Lane) -> Listing:
    """Read the family once; what cannot be read leaves the reading incomplete, and never empty."""
    call = list_call(family)
    answer = await caller.paced(call, lane=lane, deadline_s=READING_S)
    orders: tuple[AlgoOrder, ...] = ()
    fault = answer.fault
    if answer.response is not None:
        try:
            rows, total = rows_of(family, answer.response)
        except ShapeError as odd:
            fault = caller.refusal(call, answer.response, odd)
        else:
            orders, fault = await _read_in_turns(account, family, rows)
            if total != len(rows):
                fault = VenueFault(FaultKind.SHAPE, message=SHORT, http_status=200)
    return Listing(
        account=account,
        family=family,
        orders=orders,
        complete=fault is None,
        begun=answer.asked,
        ended=clock.monotonic(),
        at_ms=epoch_ms(clock),
        fault=fault,
        requests=int(answer.response is not None or (fault is not None and fault.sent)),
    )


async def _read_in_turns(
    account: str, family: Family, rows: Sequence[object]
) -> tuple[tuple[AlgoOrder, ...], VenueFault | None]:
    orders: dict[OrderKey, AlgoOrder] = {}
    fault: VenueFault | None = None
    for start in range(0, len(rows), ROWS_A_TURN):
        if start:
            await asyncio.sleep(0)
        some, odd = read_rows(account, family, rows[start : start + ROWS_A_TURN])
        fault = fault or odd
        for order in some:
            fault = _kept(orders, order) or fault
    return tuple(orders.values()), fault


def rows_of(family: Family, response: HttpResponse) -> tuple[Sequence[object], int | None]:
    """Give the rows of a list and how many it says that there are; raises ShapeError.

    Futures send a bare array, SAPI ``{"total", "orders"}``; a total that is no integer comes back as None.
    """
    if response.status != 200:
        raise ShapeError("status", str(response.status))
    body = decode(response.body)
    if family in FUTURES_FAMILIES:
        bare = as_list(body, "body")
        return bare, len(bare)
    outer = as_object(body, "body")
    rows, total = as_list(outer.get("orders"), "orders"), outer.get("total")
    return rows, total if isinstance(total, int) and not isinstance(total, bool) else None


def read_rows(account: str, family: Family, rows: Sequence[object]) -> tuple[tuple[AlgoOrder, ...], VenueFault | None]:
    """Read every row; one without a usable id, or without a symbol, makes the reading incomplete."""
    read = READERS[family]
    orders: dict[OrderKey, AlgoOrder] = {}
    fault: VenueFault | None = None
    for value in rows:
        try:
            order = read(account, family, value)
        except ShapeError as odd:
            fault = fault or _unread(f"{odd.where}: {odd.what}")
            continue
        if not order.instrument:
            fault = fault or _unread("symbol: not a symbol")
        fault = _kept(orders, order) or fault
    return tuple(orders.values()), fault


def _kept(orders: dict[OrderKey, AlgoOrder], order: AlgoOrder) -> VenueFault | None:
    # Ids of ordinary orders count up apart for each symbol: should two ever meet, neither may pass for the other.
    first = orders.setdefault(order.key, order)
    if first.instrument == order.instrument or not order.key.family.ordinary:
        return None
    return _unread(f"orderId: one id in {first.instrument} and in {order.instrument}")


def _unread(what: str) -> VenueFault:
    return VenueFault(FaultKind.SHAPE, message=f"a row cannot be read ({what})", http_status=200)
