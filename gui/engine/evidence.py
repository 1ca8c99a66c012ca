"""What went over the wire for each order: the latest of it in memory, and in the journal what a proof needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gui.connectors.witness import Passage
from gui.domain.clock import Clock, epoch_ms
from gui.domain.exchanges import Exchange, Purpose
from gui.domain.faults import FaultKind
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing, OrderStatus
from gui.domain.venues import Account
from gui.engine.repeats import Repeats
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.views import Change
from gui.journal.entries import Exchanged, Joined, Journal, ListingRead

# So many of each sort are kept in memory for one order, the latest.
KEPT = {Purpose.CANCEL: 6, Purpose.STATUS: 4, Purpose.LISTING: 2}
# Of a page of a listing this much is kept (characters): an empty one whole, of a long one its beginning.
PAGE_CAP = 400

# The same answer about an order is written so often, then once in so many seconds; likewise the same listing in a run.
# A run that hangs for days at one order writes some megabytes a day.
SAME_ANSWERS, ANSWERS_EVERY_S = 3, 300.0
SAME_LISTINGS, LISTINGS_EVERY_S = 3, 120.0


class Evidence:
    """Takes in the passages of cancels, questions and listings after they were worked off; nothing waits for it.

    The journal gets every cancel. Of the questions about an order, and of the listings in a run, it gets what differs
    from the last time, of answers that stay the same the first few and then one now and again, of silence the first.
    Listings whose lack of an order counts are always written.
    """

    def __init__(
        self, store: OrderStore, journal: Journal, clock: Clock, current_run: Callable[[], Run | None]
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._current_run = current_run
        self._kept: dict[OrderKey, list[Exchange]] = {}
        self._answers, self._silence = Repeats(SAME_ANSWERS, ANSWERS_EVERY_S), Repeats(1, ANSWERS_EVERY_S)
        self._complete, self._failed = Repeats(SAME_LISTINGS, LISTINGS_EVERY_S), Repeats(1, ANSWERS_EVERY_S)
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
            self._answers.forget(key)
            self._silence.forget(key)

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
        key = status.key
        exchanges = [passage.exchange(Purpose.STATUS, (key,)) for passage in passages]
        for exchange in exchanges:
            self._keep((key,), exchange)
        kind = status.fault.kind if status.fault is not None else None
        row = self._store.get(key)
        number = row.cancel.run if row is not None else None
        outcome = (number, status.fate, status.venue_status, status.code, kind)
        repeats = self._answers if any(one.answered_ms is not None for one in exchanges) else self._silence
        if not repeats.worth(key, outcome, self._clock.monotonic()):
            return
        for exchange in exchanges:
            self._journal.record(Exchanged(number, exchange, epoch_ms(self._clock)))

    def read(
        self, account: Account, listing: Listing, passages: Sequence[Passage], counted: Sequence[AlgoOrder]
    ) -> None:
        """A listing was read; ``counted`` are the orders for whose end its lack of them counts."""
        run = self._current_run()
        in_run = run is not None and run.on and run.covers_account(account)
        kind = listing.fault.kind if listing.fault is not None else None
        if not counted and not (run is not None and in_run and self._worth(run, listing, kind)):
            return
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

    def _worth(self, run: Run, listing: Listing, kind: FaultKind | None) -> bool:
        outcome = (run.number, listing.complete, len(listing.orders), listing.missing, kind)
        repeats = self._complete if listing.complete else self._failed
        return repeats.worth((listing.account, listing.family), outcome, self._clock.monotonic())

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
