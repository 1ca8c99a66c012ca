"""When a run is silent, when it is over, and whether what it reached is proven flat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping

from gui.domain.clock import Clock
from gui.engine.desk import AccountDesk
from gui.engine.gate import Mood
from gui.engine.readings import FRESH_S
from gui.engine.runs import Run
from gui.engine.store import OrderStore

# Listings that have become old are read again this long after one another, twice as long each time (seconds).
APART_S = 5.0
MOST_APART_S = 20.0
# Where a venue's limits do not let every listing be read anew at once, as for several accounts of one address, flat is
# said after so long a wait over listings that old at the most (seconds).
PATIENT_S, OLDEST_S = 15.0, 20.0
# After flat everything is read again, so long after it (seconds): listings have lacked live orders for some seconds.
AFTER_FLAT_S = (2.0, 5.0)


class Ending:
    """Judges the run over every account that it reaches; ``desks`` is the kill switch's own table of them."""

    def __init__(self, store: OrderStore, clock: Clock, desks: Mapping[str, AccountDesk]) -> None:
        self._store = store
        self._clock = clock
        self._desks = desks
        self._reread_at = 0.0
        self._reread_gap_s = APART_S
        self._reread_run = 0
        self._stale_since, self._stale_press = 0.0, -1.0

    def _reached(self, run: Run) -> list[AccountDesk]:
        return [desk for desk in self._desks.values() if run.covers_account(desk.account)]

    def silent(self, run: Run) -> bool:
        """Say whether no account that the run reaches has heard from its venue."""
        desks = self._reached(run)
        return bool(desks) and all(_silent(desk, run, waits=run.waits(desk.account.label)) for desk in desks)

    def settled(self, run: Run) -> bool:
        """Say whether neither a row nor a listing can bring anything more."""
        swept = (desk for desk in self._reached(run) if run.sweeps(desk.account))
        rows = run.settled or all(self._desks[key.account].keeps(key) for key in run.unsettled)
        if not rows or not all(desk.readings.settled(run) for desk in swept):
            return False
        return all(desk.positions_settled(run) for desk in self._reached(run))

    def account_settled(self, run: Run, desk: AccountDesk) -> bool:
        """Say whether neither a row nor a position of this account can bring anything more."""
        label = desk.account.label
        rows = not run.waits(label) or all(desk.keeps(key) for key in run.unsettled if key.account == label)
        return rows and desk.positions_settled(run)

    def flat(self, run: Run) -> bool:
        """Say whether everything in the run's scope is proven gone."""
        desks = self._reached(run)
        if not run.all_gone or not all(desk.read_twice(run) for desk in desks if run.sweeps(desk.account)):
            return False
        if not all(desk.positions_flat(run) for desk in desks):
            return False
        rows = (row for desk in desks for row in self._store.of_account(desk.account.label) if row.open)
        return not any(run.covers(self._desks[row.key.account].account, row) for row in rows)

    def fresh(self, run: Run) -> bool:
        """Say whether flat may be said over the listings at hand.

        What was read first may be old by now: then all that is not young is read once more, side by side.
        """
        swept, now = [desk for desk in self._reached(run) if run.sweeps(desk.account)], self._clock.monotonic()
        waited_s = now - self._stale_since if run.since == self._stale_press else 0.0
        within_s = FRESH_S if waited_s < PATIENT_S else OLDEST_S
        if all(desk.fresh(run, within_s) for desk in swept):
            return True
        if run.since != self._stale_press:
            self._stale_since, self._stale_press = now, run.since
        if now >= self._reread_at or run.number != self._reread_run:
            self._read_again(run, swept)
        return False

    async def look_after(self, run: Run, current_run: Callable[[], Run | None]) -> None:
        """A run is flat as of now: read what it swept again a little later, while it is the last and still flat."""
        since = self._clock.monotonic()
        for after_s in AFTER_FLAT_S:
            await asyncio.sleep(since + after_s - self._clock.monotonic())
            if current_run() is not run or not run.flat:
                return
            for desk in self._reached(run):
                desk.read_again(run)

    def _read_again(self, run: Run, swept: Collection[AccountDesk]) -> None:
        again = run.number == self._reread_run
        self._reread_gap_s = min(2 * self._reread_gap_s, MOST_APART_S) if again else APART_S
        self._reread_run, self._reread_at = run.number, self._clock.monotonic() + self._reread_gap_s
        for desk in swept:
            desk.freshen(run)


def _silent(desk: AccountDesk, run: Run, *, waits: bool) -> bool:
    # The gate hears no answer any more once listings have proven the last order gone.
    if waits and desk.cancels.gate.mood is Mood.SILENT:
        return True
    if desk.cancels.heard_at is not None and desk.cancels.heard_at >= run.started:
        return False
    if desk.positions.heard_since(run.started):
        return False
    lasts = [reader.last for family, reader in desk.readers.items() if run.reaches_family(desk.account, family)]
    return bool(lasts) and all(last is not None and last.fault is not None and last.fault.silence for last in lasts)
