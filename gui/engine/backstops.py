"""The venues' timers of every account: which runs want them, and that none is left on at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence

from gui.connectors.flattening import Flattener
from gui.domain.clock import Clock
from gui.domain.venues import Account
from gui.engine.backstop import Backstop
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.tasks import TaskDoor
from gui.engine.views import BackstopView, Change
from gui.journal.entries import Journal
from gui.journal.flatten_entries import BackstopSet


class Backstops:
    """One `Backstop` for each account that can have one; each has a named task of its own once it is needed."""

    def __init__(
        self,
        store: OrderStore,
        journal: Journal,
        clock: Clock,
        door: TaskDoor,
        current_run: Callable[[], Run | None],
        held: Callable[[str], Collection[str]],
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._door = door
        self._current_run = current_run
        self._held = held
        self._all: dict[str, Backstop] = {}
        self._working: set[str] = set()

    def add(self, account: Account, flattener: Flattener | None) -> None:
        """Take an account in, whether it wants a timer or an earlier start may have left one on."""
        if flattener is None:
            return
        self._all[account.label] = Backstop(
            account,
            flattener,
            self._journal,
            self._clock,
            wanted=lambda: account.backstop and self._wanted(account),
            instruments=lambda: self._instruments(account),
            tell=lambda: self._store.touch(run=True),
        )

    def _wanted(self, account: Account) -> bool:
        run = self._current_run()
        return run is not None and run.on and run.sweeps_whole(account)

    def _instruments(self, account: Account) -> set[str]:
        rows = self._store.of_account(account.label)
        resting = {row.order.instrument for row in rows if row.key.family.ordinary and row.cancellable}
        return resting | set(self._held(account.label))

    def look(self, change: Change) -> None:
        """The run changed: see which timers it wants."""
        if change.run:
            for label, one in self._all.items():
                if one.account.backstop:
                    self._work(label)
                    one.poke()

    def recall(self, left: Sequence[BackstopSet], labels: Collection[str]) -> None:
        """Switch off what an earlier start left on at these accounts; what is surely over is only written down."""
        for entry in left:
            one = self._all.get(entry.account)
            if one is not None and entry.account in labels and one.recall(entry):
                self._work(entry.account)

    def _work(self, label: str) -> None:
        if label not in self._working:
            self._working.add(label)
            self._door.keep(f"backstop {label}", self._all[label].work)

    def woke(self, unseen_s: float) -> None:
        """This computer slept, or its clock was set: at the venues so much more time may have passed."""
        for one in self._all.values():
            one.woke(unseen_s)

    def rest(self) -> None:
        """This start ends: every timer is to be switched off, and none is armed any more."""
        for one in self._all.values():
            one.rest()

    async def all_off(self, within_s: float) -> bool:
        """Wait, this long at most, until every timer is off; what is left then ends by itself, and is written down."""
        try:
            async with asyncio.timeout(within_s):
                for one in self._all.values():
                    await one.off.wait()
        except TimeoutError:
            return False
        return True

    def views(self) -> tuple[BackstopView, ...]:
        """Picture the timers of the accounts that want one, or that may have one left on."""
        return tuple(one.view() for one in self._all.values() if one.account.backstop or not one.off.is_set())
