"""Takes listings into the store: what is shown is there, what a complete reading lacks is marked absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gui.connectors.witness import Passage
from gui.domain.orders import AlgoOrder, OrderKey
from gui.domain.replies import Listing
from gui.domain.rows import Phase, Row
from gui.domain.transitions import LISTINGS_APART_S, absent, first_seen, listed, queued
from gui.domain.venues import Account, Family
from gui.engine.cancelling import CancelService
from gui.engine.parts import DeskParts
from gui.engine.runs import NEW_FOR_S, Run

# An order that ended and is listed again is sent again after this wait (seconds): its listing may only lag.
AGAIN_S = 2.0


def only_confirmed(old: Row, new: Row) -> bool:
    """Say whether a listing told nothing of a row but that it is still as it was; thousands of rows mostly are."""
    calm = old.cancel.phase in (Phase.NONE, Phase.QUEUED, Phase.SENT) and old.proof is None and old.fired is None
    return calm and not old.missing and new.order == old.order


class Sightings:
    """Applies the listings of one account and lets what they show join the run that covers it."""

    def __init__(self, account: Account, cancels: CancelService, parts: DeskParts) -> None:
        self._account = account
        self._cancels = cancels
        self._parts = parts
        self._store = parts.store
        # Which orders the reading at hand of a family showed for the first time.
        self._fresh: dict[Family, list[OrderKey]] = {}

    def see(self, listing: Listing, orders: Sequence[AlgoOrder]) -> None:
        """Take some of the orders in that a reading shows."""
        run, now = self._parts.current_run(), self._parts.clock.monotonic()
        fresh = self._fresh.setdefault(listing.family, [])
        fresh += (order.key for order in orders if self._store.get(order.key) is None)
        with self._store.gathered():
            for order in orders:
                self._see(order, listing, run, now)
                self._join(order.key, run, now)

    def apply(self, listing: Listing, orders: Sequence[AlgoOrder], passages: Sequence[Passage] = ()) -> None:
        """Take one reading in, of its orders these last ones; an incomplete one adds what it shows, removes nothing."""
        now = self._parts.clock.monotonic()
        shown = {order.key for order in listing.orders}
        with self._store.gathered():
            self.see(listing, orders)
            counted = list(self._mark_absent(listing, shown, now)) if listing.complete else []
            self._parts.evidence.read(self._account, listing, passages, counted)
            fresh = [key for key in self._fresh.pop(listing.family, ()) if not self._ours(self._store.get(key))]
            self._parts.latch.read(self._account, listing, fresh)
            self._store.touch(accounts=True)
        self._parts.on_reading(self._account, listing)

    def _mark_absent(self, listing: Listing, shown: set[OrderKey], now: float) -> Iterator[AlgoOrder]:
        # Gives the orders for whose end it counts that this listing lacks them: as the first, or as the proof.
        for row in self._store.of(self._account.label, listing.family):
            if row.key in shown:
                continue
            new = self._store.change(row.key, lambda old: absent(old, listing.begun, now, listing.at_ms))
            if new is None or new is row:
                continue
            first, second = new.sighting.absent_first == listing.begun, _apart(new) is not _apart(row)
            if first or second or new.cancellable is not row.cancellable:
                yield new.order

    def _see(self, order: AlgoOrder, listing: Listing, run: Run | None, now: float) -> None:
        old = self._store.get(order.key)
        if old is not None:
            new = listed(old, order, listing.begun, listing.at_ms)
            if only_confirmed(old, new):
                self._store.refresh(new)
            else:
                self._store.put(new)
            return
        row = first_seen(order, listing.begun, listing.at_ms)
        if run is not None and self._just_after(run, now) and run.covers(self._account, row):
            run.found_new(order.key)
            row = replace(row, new_since_run=run.number)
        self._store.put(row)

    def _ours(self, row: Row | None) -> bool:
        # A close of a position may stand in a listing for a moment: nobody cancels that.
        return row is not None and self._parts.position_notes.own.has(row.order.client_algo_id)

    def _just_after(self, run: Run, now: float) -> bool:
        return run.sweeps(self._account) and run.ended is not None and now - run.ended < NEW_FOR_S

    def _join(self, key: OrderKey, run: Run | None, now: float) -> None:
        # What a listing shows during a run, and the run covers, is cancelled with it.
        row = self._store.get(key)
        if run is None or not run.on or row is None or row.cancel.phase is not Phase.NONE or not row.cancellable:
            return
        if not run.covers(self._account, row) or not row.seen or self._ours(row):
            return
        wait = AGAIN_S if row.cancel.attempts else 0.0
        new = self._store.change(key, lambda old: queued(old, run.number, now, wait))
        if new is not None:
            run.note(new)
        self._cancels.want([key], run.number)


def _apart(row: Row) -> bool:
    first, last = row.sighting.absent_first, row.sighting.absent_last
    return first is not None and last is not None and last - first >= LISTINGS_APART_S
