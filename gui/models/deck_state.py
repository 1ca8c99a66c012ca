"""Everything that the panels around the table show, gathered from the engine in one pass as frozen data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from gui.domain.closings import PositionRow
from gui.domain.orders import OrderKey
from gui.domain.positions import position_families
from gui.domain.rows import Row
from gui.domain.venues import ORDINARY_FAMILIES, Environment, Venue
from gui.domain.what import What
from gui.engine.census import Census, Sort
from gui.engine.flattensurface import flatten_of
from gui.engine.scope import Scope
from gui.engine.surface import Surface
from gui.engine.views import (
    AccountView,
    BackstopView,
    Bare,
    Consequence,
    Health,
    LatchView,
    PositionsView,
    RunKind,
    RunPhase,
    RunView,
)
from gui.journal.entries import JournalHealth
from gui.models.chip_state import STALE_AFTER_S, Moment, seconds_stale

ON = frozenset({RunPhase.RUNNING, RunPhase.ARMED})
# Each choice beside PANIC reaches what the one before it does, and more.
REACH = {what: place for place, what in enumerate(What)}
# Healths in which the venue is heard; the others are silence, a failing listing, or a refusal.
HEARD = frozenset({Health.READY, Health.SENDING, Health.WAITING, Health.FLAT})


@dataclass(slots=True)
class Tally:
    """Counts of one account's rows.

    ``known`` are the open rows and, while a run is on, all of its rows; ``cancellable`` are those that a hold
    would cancel. ``stale_ms`` is the epoch time of the oldest stale sighting. ``left`` are rows of the current or
    last run that can still be cancelled, ``run_rows`` all of its rows, ``run_open`` the open ones in its reach.
    ``tries`` is the most that one of the rows left was tried. ``held`` wait until their position is closed.
    """

    open: int = 0
    known: int = 0
    known_protective: int = 0
    cancellable: int = 0
    protective: int = 0
    fired: int = 0
    needs_person: int = 0
    stale: int = 0
    stale_ms: int | None = None
    new: int = 0
    new_protective: int = 0
    left: int = 0
    run_rows: int = 0
    tries: int = 0
    run_open: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class LastDrill:
    """The last drill that ended flat: orders, seconds, and when (epoch milliseconds)."""

    orders: int
    seconds: float
    at_ms: int


@dataclass(frozen=True, slots=True)
class FlattenState:
    """What the engine tells of positions, the latch and the venue-side timers; not ``known`` by one without them.

    ``consequence`` is that of the scope that is chosen, ``guards`` are the orders that it would cancel and the
    position of which each is among the last stops; ``backstops`` are by account label.
    """

    known: bool = False
    positions: tuple[PositionRow, ...] = ()
    position_views: tuple[PositionsView, ...] = ()
    consequence: Consequence = field(default_factory=Consequence)
    guards: Mapping[OrderKey, Bare] = field(default_factory=dict)
    latch: LatchView = field(default_factory=LatchView)
    backstops: Mapping[str, BackstopView] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeckState:
    """One instant of the engine, as the deck, the strip and the bottom panel need it.

    ``tallies`` count every order of an account, ``algos`` its algo orders alone.
    """

    now: Moment
    environment: Environment
    accounts: tuple[AccountView, ...]
    run: RunView | None
    tallies: Mapping[str, Tally]
    journal: JournalHealth
    scope: Scope = field(default_factory=Scope)
    last_drill: LastDrill | None = None
    urgent: tuple[Row, ...] = ()
    flatten: FlattenState = field(default_factory=FlattenState)
    algos: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def what(self) -> What:
        """What the trader has chosen that PANIC ends."""
        return self.scope.what

    @property
    def run_on(self) -> bool:
        """Say whether a run is at work."""
        return self.run is not None and self.run.phase in ON

    @property
    def covered(self) -> tuple[AccountView, ...]:
        """The accounts that PANIC reaches as the scope stands."""
        return tuple(view for view in self.accounts if self.scope.covers_account(view.account))

    def tally(self, label: str) -> Tally:
        """The counts of one account, of orders of every sort."""
        return self.tallies.get(label, _NOTHING)

    def chosen(self, label: str) -> Tally:
        """The counts of those orders of one account that the choice beside PANIC reaches."""
        counted = self.algos if self.what is What.ALGOS else self.tallies
        return counted.get(label, _NOTHING)

    def sum(self, name: str, *, everywhere: bool = False) -> int:
        """Add one count up over what PANIC reaches, or over all accounts and every sort of order."""
        if everywhere:
            return sum(getattr(tally, name) for tally in self.tallies.values())
        return sum(getattr(self.chosen(view.account.label), name) for view in self.covered)

    def whole(self, name: str) -> int:
        """Add one count up over all accounts, of those orders that the choice beside PANIC reaches."""
        counted = self.algos if self.what is What.ALGOS else self.tallies
        return sum(getattr(tally, name) for tally in counted.values())

    def staying(self, what: What, name: str = "open", *, everywhere: bool = False) -> int:
        """How many ordinary orders a choice leaves alone, in the accounts in scope or in all."""
        if what is not What.ALGOS:
            return 0
        labels = tuple(self.tallies) if everywhere else tuple(view.account.label for view in self.covered)
        return sum(getattr(self.tally(one), name) - getattr(self.algos.get(one, _NOTHING), name) for one in labels)

    def held(self, scope: Scope) -> tuple[PositionRow, ...]:
        """The positions in reach of a scope that are not proven closed."""
        accounts = {view.account.label for view in self.accounts if scope.covers_account(view.account)}
        return tuple(row for row in self.flatten.positions if row.open and row.key.account in accounts)

    def positions_unread(self, scope: Scope) -> bool:
        """Say whether some position listing in reach of a scope is missing, failing or old."""
        views = [view for view in self.flatten.position_views if scope.covers_account(view.account)]
        accounts = (view.account for view in self.accounts if scope.covers_account(view.account))
        if not views:
            return any(position_families(account.families) for account in accounts)
        return any(not view.complete or view.age_s is None or view.age_s > STALE_AFTER_S for view in views)

    @property
    def reached(self) -> int:
        """How many orders a hold cancels now."""
        kept = self.sum("protective") if self.scope.keep_protective else 0
        return self.sum("cancellable") - kept

    @property
    def reached_new(self) -> int:
        """How many of them appeared after the last run."""
        kept = self.sum("new_protective") if self.scope.keep_protective else 0
        return self.sum("new") - kept

    @property
    def open(self) -> int:
        """How many orders of the chosen sort are open, in scope or not."""
        return self.whole("open")

    @property
    def widens(self) -> bool:
        """Say whether another press reaches further than the run that is on."""
        return self.run is not None and self.run_on and REACH[self.what] > REACH[self.run.scope.what]

    @property
    def still_open(self) -> int:
        """How many orders of the run are open: after it, with those that appeared in its reach."""
        if self.run is None:
            return self.open
        if self.run_on:
            return self.run.open
        return max(self.run.open, self.sum("run_open", everywhere=True))

    @property
    def run_shown(self) -> bool:
        """Say whether the run panel still belongs to the last run: until its rows are cleared away."""
        if self.run is None:
            return False
        if self.run_on or self.sum("run_rows", everywhere=True):
            return True
        counted = self.algos if self.run.scope.what is What.ALGOS else self.tallies
        return self.run.total == self.run.positions == sum(tally.open for tally in counted.values()) == 0

    @property
    def still_held(self) -> int:
        """How many positions of the run are not proven closed: after it, with those that appeared in its reach."""
        run = self.run
        if run is None or not run.scope.what.closes:
            return 0
        left = run.positions - run.positions_closed
        if self.run_on:
            return left
        accounts = {view.account.label: view.account for view in self.accounts}
        reached = sum(
            run.scope.closes_position(accounts[row.key.account], row.key)
            for row in self.flatten.positions
            if row.open and row.key.account in accounts
        )
        return max(left, reached)

    @property
    def still(self) -> int:
        """How many orders and positions of the run are not over."""
        return self.still_open + self.still_held

    def of_run(self, label: str) -> Tally:
        """The counts of those orders of one account that the run's choice reaches."""
        algos = self.run is not None and self.run.scope.keys is None and self.run.scope.what is What.ALGOS
        return (self.algos if algos else self.tallies).get(label, _NOTHING)

    @property
    def proven_flat(self) -> bool:
        """Say whether the last run ended proven flat and nothing in its reach has opened since."""
        done = self.run is not None and not self.run_on and self.run.flat
        return done and self.still == 0

    @property
    def silent(self) -> bool:
        """Say whether no venue in scope answers."""
        return bool(self.covered) and all(is_silent(view) for view in self.covered)

    def venues(self) -> Iterator[Venue]:
        """The venues with an account, in the accounts' order."""
        yield from dict.fromkeys(view.account.venue for view in self.accounts)


_NOTHING = Tally()
# What two counts of an account have together; the rest of them is the worst of both.
_ADDED = tuple(one.name for one in fields(Tally) if one.name not in ("tries", "stale_ms"))


def gather(
    surface: Surface,
    now: Moment,
    environment: Environment,
    scope: Scope | None = None,
    last_drill: LastDrill | None = None,
    census: Census | None = None,
) -> DeckState:
    """Take one picture of the engine; ``census`` is the caller's own, which looks only at rows that have changed."""
    run, accounts = surface.run(), tuple(surface.accounts())
    algos: dict[str, Tally] = {view.account.label: Tally() for view in accounts}
    ordinary: dict[str, Tally] = {}
    covered = {view.account.label for view in accounts if run is not None and run.scope.covers_account(view.account)}
    census, rows = census or Census(), surface.rows()
    for sort, count in census.take(rows).items():
        counted = ordinary if sort.family in ORDINARY_FAMILIES else algos
        tally = counted.get(sort.account)
        if tally is None:
            tally = counted[sort.account] = Tally()
        _count(tally, sort, count, now.ms, run, sort.account in covered)
    if run is not None and run.scope.keys is not None:
        for key in run.scope.keys:
            row = rows.get(key)
            if row is not None and row.open and row.cancel.run != run.number and key.account in covered:
                (ordinary if key.family in ORDINARY_FAMILIES else algos)[key.account].run_open += 1
    return DeckState(
        now=now,
        environment=environment,
        accounts=accounts,
        run=run,
        tallies={label: _merged(algos.get(label), ordinary.get(label)) for label in (algos | ordinary)},
        journal=surface.journal_health(),
        scope=scope or Scope(),
        last_drill=drilled(run, environment, now.ms) or last_drill,
        urgent=census.needy(rows),
        flatten=_flatten(surface, scope or Scope(), run_on=run is not None and run.phase in ON),
        algos=algos,
    )


def _merged(one: Tally | None, other: Tally | None) -> Tally:
    if one is None or other is None:
        return one or other or _NOTHING
    both = Tally(**{name: getattr(one, name) + getattr(other, name) for name in _ADDED})
    both.tries = max(one.tries, other.tries)
    both.stale_ms = min((ms for ms in (one.stale_ms, other.stale_ms) if ms is not None), default=None)
    return both


def _flatten(surface: Surface, scope: Scope, *, run_on: bool) -> FlattenState:
    flat = flatten_of(surface)
    if flat is None:
        return FlattenState()
    consequence = flat.consequence(scope)
    return FlattenState(
        known=True,
        positions=tuple(flat.positions().values()),
        position_views=tuple(flat.position_views()),
        consequence=consequence,
        guards={} if run_on else {key: bare for bare in consequence.bare for key in flat.protectors(bare.key)},
        latch=flat.latch(),
        backstops={view.account.label: view for view in flat.backstops()},
    )


def _count(tally: Tally, sort: Sort, count: int, now_ms: int, run: RunView | None, reached: bool) -> None:
    of_run, protective = run is not None and sort.run == run.number, count if sort.protective else 0
    if of_run:
        tally.run_rows += count
    if not sort.open:
        if of_run and run is not None and run.phase in ON:
            tally.known += count
            tally.known_protective += protective
        return
    tally.open += count
    tally.known += count
    tally.known_protective += protective
    if of_run or (reached and run is not None and _in_scope(sort, run.scope)):
        tally.run_open += count
    if sort.needy:
        tally.needs_person += count
    if sort.fired:
        tally.fired += count
        return
    tally.cancellable += count
    tally.held += count if sort.held else 0
    tally.protective += protective
    if of_run:
        tally.left += count
        tally.tries = max(tally.tries, sort.tries)
    if sort.new:
        tally.new += count
        tally.new_protective += protective
    if sort.seen_ms is not None and seconds_stale(sort.family, sort.seen_ms, now_ms) is not None:
        tally.stale += count
        tally.stale_ms = sort.seen_ms if tally.stale_ms is None else min(tally.stale_ms, sort.seen_ms)


def _in_scope(sort: Sort, scope: Scope) -> bool:
    # The orders of a *Cancel selected* are looked at by their keys.
    if scope.keys is not None or not scope.what.reaches(sort.family):
        return False
    return not (scope.keep_protective and sort.protective)


def drilled(run: RunView | None, environment: Environment, now_ms: int) -> LastDrill | None:
    """Read the last drill off a run that proved practice orders flat."""
    if environment is not Environment.DRILL or run is None or run.phase in ON:
        return None
    if not run.flat or run.total == 0 or run.kind is not RunKind.PANIC:
        return None
    return LastDrill(run.total, run.elapsed_s, min(now_ms, run.started_ms + round(run.elapsed_s * 1000)))


def is_fresh(view: AccountView) -> bool:
    """Say whether every listing of the account is complete and fresh: of algo orders at most ten seconds old."""
    return view.fresh


def is_silent(view: AccountView) -> bool:
    """Say whether nothing of this account is heard: its cancels get no answer, or no listing does."""
    if view.health is Health.SILENT:
        return True
    if view.health in HEARD or not view.families:
        return False
    return all(not family.complete and family.fault is not None and family.fault.silence for family in view.families)


def is_ready(view: AccountView) -> bool:
    """Say whether the account's listings are fresh and nothing is known against cancelling."""
    return view.health in HEARD and is_fresh(view)


def with_scope(state: DeckState, scope: Scope) -> DeckState:
    """Give the same instant under another scope."""
    return replace(state, scope=scope)
