"""The latch *Keep cancelling new orders*: what it reaches, what it has caught, and whether a person let it go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Protocol

from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import OrderKey
from gui.domain.replies import Listing
from gui.domain.rows import Phase, Row, State
from gui.domain.sources import Sign, grouped, sign_of
from gui.domain.venues import Account, Environment, Family
from gui.engine.scope import Scope
from gui.engine.scopetext import scopes_of, scopes_text
from gui.engine.store import OrderStore
from gui.engine.views import Change, LatchView, RunKind, Source
from gui.journal.flatten_entries import LatchSet

# So many sources are told; the rest are rare.
SOURCES_TOLD = 12

NO_RUN = "No run has said yet what it reaches: press PANIC, then switch this on."
ONLY_SELECTED = "Cancel selected reaches no new order: press PANIC, then switch this on."
UNREADABLE = "What it reached in an earlier start cannot be read: release it, press PANIC, then switch it on."


class LatchJournal(Protocol):
    """What the latch needs of the journal."""

    def record(self, entry: LatchSet) -> None:
        """Put an entry in line for the disk and return at once."""
        ...

    def latch_left(self, environment: str) -> LatchSet | None:
        """The latest word of an environment's latch, on or off; None where there is none or the disk was not read."""
        ...


# Gives the orders of an account that are to be cancelled: those that are new, and those that came back.
Take = Callable[[Account, Collection[OrderKey], Collection[OrderKey]], None]


class Latch:
    """Off at every start. It sends nothing itself: ``take`` hears of orders that are to be cancelled.

    It reaches what the current or last run swept, and a PANIC while it is on adds what that reaches. *Cancel selected*
    sweeps nothing: after it the latch cannot be switched on. An order is new if it was first listed while the latch is
    on and was not there before: an earlier complete listing of its family lacked it, or it was created since. What had
    ended and is listed again is cancelled again, and not counted. In the scope of *Flatten* new protective orders are
    cancelled in a run only, which holds them until their position is closed: after it they may be a position's only
    stop.
    """

    def __init__(
        self, store: OrderStore, journal: LatchJournal, clock: Clock, environment: Environment, take: Take
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._environment = str(environment)
        self._take = take
        self.on = False
        self.waiting = False
        # Grows with every change of what is reached, for whoever keeps something that follows from it.
        self.changes = 0
        self._decided = False
        self._since_ms: int | None = None
        self._scopes: tuple[Scope, ...] = ()
        self._swept: tuple[Scope, ...] = ()
        self._refusal = NO_RUN
        self._caught = 0
        self._counts: Counter[tuple[str, Sign]] = Counter()
        self._sources: tuple[Source, ...] | None = ()
        self._ended: set[OrderKey] = set()
        self._listed: set[tuple[str, Family]] = set()

    # By a person's hand

    def recall(self) -> None:
        """An earlier start may have left it on: then it waits for a person, who resumes or releases it."""
        left = self._journal.latch_left(self._environment)
        if self._decided or left is None or not left.on:
            return
        self.waiting, self._since_ms, self._scopes = True, left.at_ms, scopes_of(left.scope)
        self._store.touch(run=True)

    def press(self, kind: RunKind, scope: Scope, *, joined: bool) -> None:
        """A person pressed: from now on this is the current run, or ``joined`` the one that is on."""
        if kind is RunKind.PANIC:
            self._swept = _with(self._swept if joined else (), scope)
            if self.on and scope not in self._scopes:
                self._set(_with(self._scopes, scope))
        elif kind is RunKind.SELECTED and not joined:
            self._swept, self._refusal = (), ONLY_SELECTED

    def switch_on(self) -> str:
        """Switch on, or resume what an earlier start left on; gives the sentence that says why not, "" if it is on."""
        refusal = self.refusal
        if refusal:
            return refusal
        scopes = _with(self._scopes if self.on or self.waiting else (), *self._swept)
        if not self.on:
            self._since_ms = epoch_ms(self._clock)
            self._caught, self._counts, self._sources = 0, Counter(), ()
            self._ended = {row.key for row in self._store.rows.values() if row.state is State.GONE}
        elif scopes == self._scopes:
            return ""
        self.on, self.waiting = True, False
        self._set(scopes)
        return ""

    def release(self) -> bool:
        """Switch off for good; says whether it was on or waiting."""
        if not (self.on or self.waiting):
            return False
        self.on = self.waiting = False
        self._since_ms = None
        self._set(())
        return True

    def rest(self) -> None:
        """Catch nothing more in this start; the next one shows that it was left on."""
        self.on = False
        self.changes += 1

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What it reaches, or would if it were switched on now."""
        return self._scopes if self.on or self.waiting else self._swept

    @property
    def refusal(self) -> str:
        """The sentence that says why it cannot be switched on now, "" if it can."""
        if self.waiting:
            return "" if self._scopes else UNREADABLE
        return "" if self.on or self._swept else self._refusal

    def _set(self, scopes: tuple[Scope, ...]) -> None:
        self._scopes, self._decided = scopes, True
        self.changes += 1
        text = scopes_text(scopes) if self.on else ""
        self._journal.record(LatchSet(self.on, self._environment, text, epoch_ms(self._clock)))
        self._store.touch(run=True)

    # While it is on

    def reaches(self, account: Account, family: Family) -> bool:
        """Say whether it is on and new orders of a family are in its scope, so that their listing is to be quick."""
        return self.on and any(scope.sweeps_family(account, family) for scope in self._scopes)

    def read(self, account: Account, listing: Listing, fresh: Iterable[OrderKey]) -> None:
        """A listing was taken in; ``fresh`` are the orders that no listing of this session, nor an earlier start, had.

        To be told of every listing, also while the latch is off.
        """
        place = (account.label, listing.family)
        before = place in self._listed
        if listing.complete:
            self._listed.add(place)
        if not self.on:
            return
        there = [row for key in fresh if (row := self._store.get(key)) is not None and self._covers(account, row)]
        new = [row for row in there if row.key not in self._ended and (before or self._since(row))]
        back = [
            row.key
            for order in listing.orders
            if order.key in self._ended
            and (row := self._store.get(order.key)) is not None
            and row.cancel.phase is Phase.NONE
            and self._covers(account, row)
        ]
        if new or back:
            self._count(new)
            self._take(account, [row.key for row in new], back)

    def look(self, change: Change) -> None:
        """Rows changed: what ends is known, however long a listing still shows it."""
        if self.on:
            rows = (self._store.get(key) for key in change.keys)
            self._ended.update(row.key for row in rows if row is not None and row.state is State.GONE)

    def _covers(self, account: Account, row: Row) -> bool:
        if not row.cancellable or not row.seen:
            return False
        # Outside of a run nothing says that the position of a stop is closed: where positions are, stops stay.
        free = not row.order.protective or row.cancel.phase is not Phase.NONE
        return any(scope.covers(account, row) and (free or not scope.closes(account)) for scope in self._scopes)

    def _since(self, row: Row) -> bool:
        created = row.order.created_ms
        return created is not None and self._since_ms is not None and created >= self._since_ms

    def _count(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._caught += 1
            self._counts[row.key.account, sign_of(row.order)] += 1
            self._sources = None

    def view(self) -> LatchView:
        """Picture it as it stands."""
        if self._sources is None:
            told = grouped(self._counts)[:SOURCES_TOLD]
            self._sources = tuple(Source(account, sign.text, count, sign.sort) for account, sign, count in told)
        scopes = self.scopes
        return LatchView(
            on=self.on,
            waiting=self.waiting,
            since_ms=self._since_ms,
            caught=self._caught,
            sources=self._sources,
            scope=scopes[0] if scopes else None,
            scopes=scopes,
            refusal=self.refusal,
        )


def _with(scopes: tuple[Scope, ...], *more: Scope) -> tuple[Scope, ...]:
    return tuple(dict.fromkeys((*scopes, *more)))
