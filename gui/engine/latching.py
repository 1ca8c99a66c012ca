"""What follows from the latch: orders that it caught join the run that is on, or begin one of their own kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from gui.domain.clock import Clock
from gui.domain.orders import OrderKey
from gui.domain.sources import sign_of, source_words
from gui.domain.venues import Account, Environment
from gui.domain.what import What
from gui.engine.chronicle import Chronicle
from gui.engine.desk import AccountDesk
from gui.engine.latch import Latch, LatchJournal
from gui.engine.runs import Run
from gui.engine.scope import Scope, scope_words
from gui.engine.store import OrderStore
from gui.journal.entries import Tone

ABOUT = "Latch"

# Gives the run that is on, or begins one of the latch's own over these orders, whose words are given.
RunFor = Callable[[Scope, str], Run]


class Latching:
    """Puts the latch to work; ``desks`` is the kill switch's own table, ``run_for`` gives the run to join."""

    def __init__(
        self,
        store: OrderStore,
        journal: LatchJournal,
        clock: Clock,
        environment: Environment,
        desks: Mapping[str, AccountDesk],
        chronicle: Chronicle,
        run_for: RunFor,
    ) -> None:
        self._store = store
        self._desks = desks
        self._chronicle = chronicle
        self._run_for = run_for
        self.latch = Latch(store, journal, clock, environment, self._take)

    def recall(self) -> None:
        """Show what an earlier start left on; nothing is done for it before a person resumes it."""
        if self.latch.waiting:
            return
        self.latch.recall()
        if self.latch.waiting:
            text = "an earlier start left it on · it does nothing until it is resumed"
            self._chronicle.say(Tone.WARNING, ABOUT, text)

    def set(self, *, on: bool) -> None:
        """A person switches it on, resumes it, or releases it."""
        latch = self.latch
        if not on:
            caught = latch.view().caught
            if latch.release():
                self._chronicle.say(Tone.FINE, ABOUT, f"released · {caught} caught")
        elif refusal := latch.switch_on():
            self._chronicle.say(Tone.WARNING, ABOUT, refusal)
        else:
            words = " and ".join(scope_words(scope) for scope in latch.scopes)
            self._chronicle.say(Tone.WORK, ABOUT, f"keeps cancelling new orders · {words}")
        for desk in self._desks.values():
            desk.poke()

    def stopped(self) -> None:
        """A person stopped all sending: that releases the latch, too."""
        if self.latch.on:
            self.latch.release()
            self._chronicle.say(Tone.FINE, ABOUT, "released by Stop sending")

    def _take(self, account: Account, new: Collection[OrderKey], back: Collection[OrderKey]) -> None:
        keys = (*new, *back)
        noun = "order" if len(keys) == 1 else "orders"
        wide = any(scope.what is not What.ALGOS for scope in self.latch.scopes)
        scope = Scope(keys=frozenset(keys), what=What.ORDERS if wide else What.ALGOS)
        run = self._run_for(scope, f"{len(keys)} {noun} caught by the latch")
        run.take(keys)
        self._desks[account.label].join(run, new, back)
        self._store.touch(run=True)
        signs = {sign_of(row.order): None for key in new if (row := self._store.get(key)) is not None}
        about = f"{account.venue.display} {account.label}"
        for sign in signs:
            count = sum(row is not None and sign_of(row.order) == sign for row in map(self._store.get, new))
            self._chronicle.say(Tone.WARNING, about, f"{count} caught · {source_words(account.label, sign)}")
