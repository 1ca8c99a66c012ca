"""What went over the wire for each order: the latest of it in memory, and in the journal what a proof needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gui.connectors.witness import Passage
from gui.domain.clock import Clock, epoch_ms
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing, OrderStatus
from gui.domain.venues import Account, Family
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.views import Change
from gui.journal.entries import Exchanged, Joined, Journal, ListingRead

# So many of each sort are kept in memory for one order, the latest.
KEPT = {Purpose.CANCEL: 6, Purpose.STATUS: 4, Purpose.LISTING: 2}
# Of a page of a listing this much is kept (characters): an empty one whole, of a long one its beginning.
PAGE_CAP = 400

Outcome = tuple[object, ...]


class Evidence:
    """Takes in the passages of cancels, questions and listings after they were worked off; nothing waits for it.

    The journal gets every cancel. Of the questions it gets, in a run, every answer of a venue; else, and for silence,
    only what differs from the last time. Of the listings it gets those of a run, and those whose lack of an order
    counts; of failed ones the first of a kind.
    """

    def __init__(
        self, store: OrderStore, journal: Journal, clock: Clock, current_run: Callable[[], Run | None]
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._current_run = current_run
        self._kept: dict[OrderKey, list[Exchange]] = {}
        self._told: dict[OrderKey, Outcome] = {}
        self._failed: dict[tuple[str, Family], Outcome] = {}
        self._joined_run = 0
        self._joined: set[OrderKey] = set()
        self._joining: dict[OrderKey, AlgoOrder] = {}

    def of(self, key: OrderKey) -> tuple[Exchange, ...]:
        """Give the latest exchanges about an order, oldest first."""
        return tuple(self._kept.get(key, ()))

    def look(self, change: Change) -> None:
        """Note which orders joined the run; of rows that left by the trader's hand nothing is kept."""
        run = self._current_run()
        if run is not None and run.on:
            self._join(run, change)
        for key in change.removed:
            self._kept.pop(key, None)
            self._told.pop(key, None)

    def _join(self, run: Run, change: Change) -> None:
        if run.number != self._joined_run:
            self._joined_run, self._joined = run.number, set()
        for key in change.keys:
            if key in run.keys and key not in self._joined and (row := self._store.get(key)) is not None:
                self._joined.add(key)
                self._joining[key] = row.order

    def tell_joined(self) -> None:
        """Write down the orders that joined the run since the last time; no cancel waits while this is called."""
        if self._joining:
            orders, self._joining = tuple(self._joining.values()), {}
            self._journal.record(Joined(self._joined_run, orders, epoch_ms(self._clock)))

    def cancelled(self, attempt: str, run: int, keys: Sequence[OrderKey], passages: Sequence[Passage]) -> None:
        """A cancel request for these orders came back, or did not."""
        self.tell_joined()
        for passage in passages:
            exchange = passage.exchange(Purpose.CANCEL, keys, attempt)
            self._keep(keys, exchange)
            self._journal.record(Exchanged(run, exchange, epoch_ms(self._clock)))

    def asked(self, status: OrderStatus, passages: Sequence[Passage]) -> None:
        """The venue was asked for one order."""
        key, run = status.key, self._current_run()
        exchanges = [passage.exchange(Purpose.STATUS, (key,)) for passage in passages]
        for exchange in exchanges:
            self._keep((key,), exchange)
        kind = status.fault.kind if status.fault is not None else None
        outcome = (status.fate, status.venue_status, status.code, kind)
        in_run = run is not None and run.on and key in run.keys
        answered = any(exchange.answered_ms is not None for exchange in exchanges)
        if self._told.get(key) == outcome and not (in_run and answered):
            return
        self._told[key] = outcome
        row = self._store.get(key)
        number = row.cancel.run if row is not None else None
        for exchange in exchanges:
            self._journal.record(Exchanged(number, exchange, epoch_ms(self._clock)))

    def read(
        self, account: Account, listing: Listing, passages: Sequence[Passage], counted: Sequence[AlgoOrder]
    ) -> None:
        """A listing was read; ``counted`` are the orders for whose end its lack of them counts."""
        run = self._current_run()
        in_run = run is not None and run.on and run.covers_account(account)
        kind = listing.fault.kind if listing.fault is not None else None
        failure: Outcome = () if listing.complete else (listing.missing, kind)
        place = (account.label, listing.family)
        as_before = self._failed.get(place, ()) == failure and not listing.complete
        if not counted and (not in_run or as_before):
            return
        self._failed[place] = failure
        pages = tuple(passage.exchange(Purpose.LISTING, (), cap=PAGE_CAP) for passage in passages)
        for order in counted:
            for page in _pages_for(order, pages):
                self._keep((order.key,), page)
        fault = f"{listing.fault.kind}: {listing.fault.message}" if listing.fault is not None else ""
        self._journal.record(
            ListingRead(
                run=run.number if run is not None and in_run else None,
                account=account.label,
                family=listing.family,
                begun_ms=listing.at_ms - round((listing.ended - listing.begun) * 1000),
                at_ms=listing.at_ms,
                complete=listing.complete,
                orders=len(listing.orders),
                missing=listing.missing,
                fault=fault,
                absent=tuple(order.key for order in counted),
                pages=pages,
            )
        )

    def _keep(self, keys: Sequence[OrderKey], exchange: Exchange) -> None:
        for key in keys:
            if self._store.get(key) is None:
                continue
            mine = self._kept.setdefault(key, [])
            mine.append(exchange)
            same = [place for place, one in enumerate(mine) if one.purpose is exchange.purpose]
            if len(same) > KEPT[exchange.purpose]:
                del mine[same[0]]


def _pages_for(order: AlgoOrder, pages: Sequence[Exchange]) -> Sequence[Exchange]:
    # Where the types are listed apart, the last page of the order's own type is the one that lacks it.
    if len(pages) <= 1:
        return pages
    own = [page for page in pages if f"={order.kind_text}&" in f"{page.target}&"]
    return own[-1:]
