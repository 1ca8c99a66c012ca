"""Plays one case: kill, look at the files, start again, wait, press again; and says what was lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from gui.domain.orders import OrderKey
from gui.domain.rows import State
from gui.drill.orders import OrderState, PracticeOrder
from gui.engine.scope import Scope
from gui.engine.views import Change, RunPhase
from gui.session import Session
from tests.crash.points import Case, KillPoint
from tests.crash.stage import ROUND_TRIP_S, Stage, stage
from tests.crash.wire import OnDisk, read_disk, unwritten

# What had left the child before it died reaches the venue within this (seconds).
SETTLES_S = ROUND_TRIP_S + 0.03
# The next start settles what it found within this, and the second press is over within that (seconds).
RESTART_S = 30.0
PRESS_S = 40.0
LOOK_S = 0.02
SETTLED = frozenset({State.LIVE, State.GONE, State.TRIGGERED, State.REJECTED})


@dataclass
class Outcome:
    """What came of a case: ``losses`` is empty if nothing was lost."""

    case: Case
    kills: int = 0
    unreached: int = 0
    wired: int = 0
    written: int = 0
    cut_off: int = 0
    losses: list[str] = field(default_factory=list)
    seconds: float = 0.0


async def live_through(case: Case, folder: Path) -> Outcome:
    """Play a case in a folder of its own."""
    outcome, begun = Outcome(case), time.monotonic()
    async with stage(folder, case.trouble, case.seed) as here:
        for point in case.kills:
            await _kill_at(here, point, case, outcome)
            disk = read_disk(here.journal, folder / "copy")
            _compare(here, disk, outcome, "after the kill")
        here.wire.on_event = lambda event, is_cancel: None
        await _start_again(here, disk, outcome)
        disk = read_disk(here.journal, folder / "copy")
        _compare(here, disk, outcome, "at the end")
        outcome.wired, outcome.written = len(here.wire.sent), len(disk.written)
    outcome.seconds = time.monotonic() - begun
    return outcome


async def _kill_at(here: Stage, point: KillPoint, case: Case, outcome: Outcome) -> None:
    for _ in range(8):
        child = here.start(point, fresh=case.fresh)
        code = await child.ended()
        await asyncio.sleep(SETTLES_S)
        if code == -9:
            outcome.kills += 1
            return
        if code not in (0, 1):
            outcome.losses.append(f"the program ended with {code}: {child.said}")
            return
        # The run was over before the point came: the orders come back, and the point is nearer to the start.
        outcome.unreached += 1
        point = point.sooner()
        revive(here)
    outcome.losses.append(f"never reached: {point}")


def revive(here: Stage) -> None:
    """Put fresh orders into the venues, as if their owner had placed new ones; ids never come twice."""
    top = max(int(order.algo_id) for order in here.venues.book)
    for number, order in enumerate(tuple(here.venues.book)):
        if not order.live and number < 25:
            fresh = replace(order, algo_id=str(top + 1 + number), state=OrderState.LIVE, cancels=0, client_id="")
            here.venues.book.add(replace(fresh, listed_until=0.0, child_id="", wire=dict(order.wire)))


def _compare(here: Stage, disk: OnDisk, outcome: Outcome, when: str) -> None:
    if disk.sound != "ok":
        outcome.losses.append(f"{when}: the journal is not sound: {disk.sound}")
    missing, _ = unwritten(here.wire.sent, disk.written)
    outcome.losses += [f"{when}: reached the venue and is not in the journal: {one}" for one in missing]


class Watch:
    """Follows every change of the rows: what is shown gone is gone at the venue, and no row disappears."""

    def __init__(self, here: Stage, session: Session) -> None:
        self._orders = here.venues.book
        self._rows = session.switch.rows()
        self._ever: set[OrderKey] = set()
        self.faults: list[str] = []
        session.switch.subscribe(self.look)
        self.look(Change(frozenset(self._rows), frozenset(), accounts=False, run=False))

    def look(self, change: Change) -> None:
        """Take in a change."""
        for key in change.keys:
            self._ever.add(key)
            row = self._rows.get(key)
            if row is None:
                self.faults.append(f"a row disappeared: {key}")
            elif row.state is State.GONE and self._order(key).live:
                self.faults.append(f"shown gone and live at the venue: {key} {row.proof}")
        self.faults += [f"a row was taken away: {key}" for key in change.removed]

    def _order(self, key: OrderKey) -> PracticeOrder:
        return self._orders.find(key.algo_id, key.family)

    def at_the_end(self) -> None:
        """Look at every row once more."""
        self.look(Change(frozenset(self._rows), frozenset(), accounts=False, run=False))
        self.faults += [f"a row is missing: {key}" for key in self._ever if key not in self._rows]


async def _start_again(here: Stage, disk: OnDisk, outcome: Outcome) -> None:
    session = await here.session()
    watch = Watch(here, session)
    try:
        late = not session.journal.was_read
        if late:
            # The disk took longer than a start waits for it: the rows come when it has told.
            await _until(lambda: _told(session, disk), RESTART_S)
        outcome.losses += _at_start(session, disk, late=late)
        outcome.cut_off = len(disk.must_be_unknown)
        if not await _until(lambda: _settled(session), RESTART_S):
            left = [f"{key} {row.state}" for key, row in session.switch.rows().items() if row.state not in SETTLED]
            outcome.losses.append(f"not settled by the restart: {left or 'a listing'}")
        if not await _until(lambda: session.switch.journal_health().writing, RESTART_S):
            outcome.losses.append(f"the journal is not well: {session.switch.journal_health().fault}")
        # What the killed start had sent may arrive late; it has its entries from before.
        missing, _ = unwritten(here.wire.sent, disk.written)
        outcome.losses += [f"the restart sent by itself: {one}" for one in missing]
        outcome.losses += _as_at_the_venue(here, session)
        here.calm_down()
        await _press_again(here, session, outcome)
        watch.at_the_end()
        outcome.losses += watch.faults
    finally:
        left_tasks = await session.close(3.0)
    outcome.losses += [f"a task did not end: {name}" for name in left_tasks]


def _told(session: Session, disk: OnDisk) -> bool:
    return session.journal.was_read and all(key in session.switch.rows() for key in disk.must_be_unknown)


def _at_start(session: Session, disk: OnDisk, *, late: bool) -> list[str]:
    """Compare the rows of the first instant with the files as the kill left them.

    Rows that came ``late`` may have been checked since.
    """
    rows = session.switch.rows()
    lost = [f"a last known row is not shown: {key}" for key in disk.known if key not in rows]
    for key in disk.must_be_unknown:
        if key not in rows:
            lost.append(f"an open attempt has no row: {key}")
        elif rows[key].state is not State.UNKNOWN and not late:
            lost.append(f"an open attempt is shown as {rows[key].state}: {key}")
    lost += [
        f"shown gone without any proof of this start: {key}" for key, row in rows.items() if row.proof and not late
    ]
    if disk.must_be_unknown and not any("was cut off" in line.text for line in session.switch.journal_lines()):
        lost.append("no line says that a run was cut off")
    return lost


def _settled(session: Session) -> bool:
    listed = all(family.complete for view in session.switch.accounts() for family in view.families)
    return listed and all(row.state in SETTLED for row in session.switch.rows().values())


def _as_at_the_venue(here: Stage, session: Session) -> list[str]:
    rows = session.switch.rows()
    shown_open = {(key.family, key.algo_id) for key, row in rows.items() if row.open}
    live = [order for order in here.venues.book if order.live]
    return [f"live at the venue and not shown: {o.algo_id}" for o in live if (o.family, o.algo_id) not in shown_open]


async def _press_again(here: Stage, session: Session, outcome: Outcome) -> None:
    session.switch.panic(Scope())
    over = await _until(lambda: (run := session.switch.run()) is not None and run.phase is RunPhase.FINISHED, PRESS_S)
    if not over:
        outcome.losses.append("the second press did not come to its end")
    if live := here.venues.book.live():
        outcome.losses.append(f"the second press left {[order.algo_id for order in live]}")
    fired = any(row.fired is not None and row.open for row in session.switch.rows().values())
    run = session.switch.run()
    if over and run is not None and not run.flat and not fired:
        outcome.losses.append("the second press ended without flat")


async def _until(holds: Callable[[], bool], within_s: float) -> bool:
    end = time.monotonic() + within_s
    while not holds():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(LOOK_S)
    return True
