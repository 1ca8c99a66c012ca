"""One reading of OKX's open orders: every list side by side, complete if each is read to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from gui.connectors.okx.caller import OkxCaller
from gui.connectors.okx.endpoints import RARE_TYPES, TYPES, list_call, orders_call
from gui.connectors.okx.orders_parse import ordinary_order_of
from gui.connectors.okx.paging import PagedList, PageReader
from gui.connectors.okx.parse import order_of
from gui.connectors.wire import Lane
from gui.domain.clock import Clock, epoch_ms
from gui.domain.faults import FaultKind, VenueFault
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing
from gui.domain.venues import Family

# A whole reading may take this long (seconds): of algo orders, and of the 4000 ordinary ones that OKX holds at most.
READING_S = 10.0
ORDERS_READING_S = 20.0


def lists_of(account: str, family: Family) -> tuple[PagedList, ...]:
    """Give the lists that make up a family: one for each algo type, or the one of ordinary orders."""
    if family.ordinary:
        return (PagedList("orders", orders_call, partial(ordinary_order_of, account), "ordId"),)
    return tuple(
        PagedList(word, partial(list_call, word), partial(order_of, account, word), "algoId", word in RARE_TYPES)
        for word in TYPES
    )


async def read_family(account: str, family: Family, caller: OkxCaller, clock: Clock, lane: Lane) -> Listing:
    """Read every list at once; one that fails or is late leaves the reading incomplete, the rest stays."""
    begun = clock.monotonic()
    within_s = ORDERS_READING_S if family.ordinary else READING_S
    readers = [PageReader(pages, caller) for pages in lists_of(account, family)]
    try:
        async with asyncio.timeout(within_s), asyncio.TaskGroup() as group:
            for reader in readers:
                group.create_task(reader.read(lane), name=f"list {account} {reader.name}")
    except TimeoutError:
        late = VenueFault(FaultKind.TIMEOUT, message=f"not every page came within {within_s:g} s")
        for reader in readers:
            if not reader.done and reader.fault is None:
                reader.fault = late
    orders: dict[OrderKey, AlgoOrder] = {}
    for reader in readers:
        for key, order in reader.orders.items():
            orders.setdefault(key, order)
    asked = [reader.first_asked for reader in readers if reader.first_asked is not None]
    missing = tuple(reader.name for reader in readers if not reader.complete)
    return Listing(
        account=account,
        family=family,
        orders=tuple(orders.values()),
        complete=not missing,
        begun=min(asked, default=begun),
        ended=clock.monotonic(),
        at_ms=epoch_ms(clock),
        fault=_worst(readers),
        missing=missing,
        not_offered=tuple(reader.name for reader in readers if not reader.offered),
        requests=sum(reader.requests for reader in readers),
    )


def _worst(readers: Sequence[PageReader]) -> VenueFault | None:
    # What a person must mend comes first, then what the venue said, then silence.
    faults = [reader.fault for reader in readers if reader.fault is not None]
    return min(faults, key=lambda fault: (not fault.by_person, fault.silence), default=None)
