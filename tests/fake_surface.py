"""An in-memory engine for the window's tests: rows can be put and changed, commands act and are recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from gui.domain.exchanges import Exchange
from gui.domain.orders import OrderKey
from gui.domain.rows import Phase, Row, State
from gui.domain.transitions import acknowledged, pressed, taken_back
from gui.domain.venues import Account, Environment
from gui.engine.scope import Scope
from gui.engine.views import AccountView, Change, RunKind, RunPhase, RunView
from gui.journal.entries import JournalHealth, Line
from tests.fake_flatten import FakeFlatten
from tests.twenty_five import (
    MONOTONIC,
    NOW_MS,
    account_views,
    accounts_of,
    many,
    stale,
    twenty_five,
)

__all__ = [
    "FakeClock",
    "FakeSurface",
    "account_views",
    "accounts_of",
    "many",
    "run_view",
    "stale",
    "twenty_five",
]


class FakeClock:
    """Two clocks that move only when a test moves them; they start at the moment of the design's pictures."""

    def __init__(self, now_ms: int = NOW_MS, monotonic: float = MONOTONIC) -> None:
        self._ms = float(now_ms)
        self._monotonic = monotonic

    def monotonic(self) -> float:
        """Seconds on the clock that never jumps."""
        return self._monotonic

    def wall(self) -> float:
        """Seconds since the epoch."""
        return self._ms / 1000

    def advance(self, seconds: float) -> None:
        """Move both clocks forward."""
        self._ms += seconds * 1000
        self._monotonic += seconds


def run_view(rows: Iterable[Row], number: int = 7, phase: RunPhase = RunPhase.RUNNING) -> RunView:
    """Make the view of a run over these rows."""
    known = list(rows)
    return RunView(
        number=number,
        kind=RunKind.PANIC,
        phase=phase,
        scope=Scope(),
        started_ms=NOW_MS - 1840,
        elapsed_s=1.84,
        counts=Counter(row.state for row in known),
        total=len(known),
        open=sum(1 for row in known if row.open),
        flat=all(row.state is State.GONE for row in known),
    )


class FakeSurface(FakeFlatten):
    """A `Surface` and a `FlattenSurface` without an engine.

    ``put`` inserts or replaces rows, ``remove`` takes them away, ``set_accounts`` and ``set_run`` replace
    what is shown; each tells the subscribers. Commands change rows as the engine does at once (nothing is ever
    answered) and are kept in ``calls`` as tuples that begin with the method's name.
    """

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        environment: Environment = Environment.DRILL,
        accounts: Sequence[AccountView] | None = None,
        run: RunView | None = None,
        clock: FakeClock | None = None,
    ) -> None:
        super().__init__()
        self.clock = clock or FakeClock()
        self.calls: list[tuple[object, ...]] = []
        self.lines: list[Line] = []
        self.health = JournalHealth(writing=True, last_write_ms=NOW_MS - 200)
        self.exchanged: dict[OrderKey, tuple[Exchange, ...]] = {}
        self._rows: dict[OrderKey, Row] = {row.key: row for row in rows}
        self._accounts: Sequence[AccountView] = (
            account_views(environment, list(self._rows.values())) if accounts is None else accounts
        )
        self._run = run
        self._number = run.number if run else 6
        self._listeners: list[Callable[[Change], None]] = []

    def put(self, *rows: Row) -> None:
        """Insert rows or replace those of the same key."""
        self._rows.update((row.key, row) for row in rows)
        self.tell(Change(keys=frozenset(row.key for row in rows)))

    def remove(self, *keys: OrderKey) -> None:
        """Take rows away, as the trader's *Clear finished* does."""
        for key in keys:
            del self._rows[key]
            self.exchanged.pop(key, None)
        self.tell(Change(removed=frozenset(keys)))

    def set_accounts(self, accounts: Sequence[AccountView]) -> None:
        """Replace the accounts."""
        self._accounts = accounts
        self.tell(Change(accounts=True))

    def set_run(self, run: RunView | None) -> None:
        """Replace the run."""
        self._run = run
        self._number = max(self._number, run.number if run else 0)
        self.tell(Change(run=True))

    def tell(self, change: Change) -> None:
        """Call every subscriber."""
        for listener in list(self._listeners):
            listener(change)

    @property
    def listeners(self) -> int:
        """How many subscribers there are."""
        return len(self._listeners)

    def rows(self) -> Mapping[OrderKey, Row]:
        """See `Surface.rows`."""
        return MappingProxyType(self._rows)

    def accounts(self) -> Sequence[AccountView]:
        """See `Surface.accounts`."""
        return self._accounts

    def run(self) -> RunView | None:
        """See `Surface.run`."""
        return self._run

    def panic(self, scope: Scope, *, hold_ms: int | None = None) -> int:
        """See `Surface.panic`."""
        self.calls.append(("panic", scope, hold_ms))
        accounts = {view.account.label: view.account for view in self._accounts}
        return self._start(
            [key for key, row in self._rows.items() if _covered(scope, accounts, row)],
            RunKind.PANIC,
            scope,
            hold_ms,
        )

    def cancel(self, keys: Iterable[OrderKey]) -> int:
        """See `Surface.cancel`."""
        asked = frozenset(keys)
        self.calls.append(("cancel", asked))
        return self._start([key for key in self._rows if key in asked], RunKind.SELECTED, Scope(keys=asked))

    def retry(self) -> int | None:
        """See `Surface.retry`."""
        self.calls.append(("retry",))
        left = [key for key, row in self._rows.items() if row.cancellable and row.cancel.run == self._number]
        return self._start(left, RunKind.RETRY, Scope(keys=frozenset(left))) if left else None

    def stop_sending(self) -> None:
        """See `Surface.stop_sending`."""
        self.calls.append(("stop_sending",))
        waiting = [row for row in self._rows.values() if row.cancel.phase is Phase.QUEUED]
        self.put(*(taken_back(row) for row in waiting))
        if self._run is not None:
            self.set_run(replace(self._run, phase=RunPhase.STOPPED, taken_back=len(waiting)))

    def acknowledge(self, keys: Iterable[OrderKey]) -> None:
        """See `Surface.acknowledge`."""
        asked = frozenset(keys)
        self.calls.append(("acknowledge", asked))
        self.put(*(acknowledged(self._rows[key]) for key in asked if key in self._rows))

    def clear_finished(self) -> None:
        """See `Surface.clear_finished`."""
        self.calls.append(("clear_finished",))
        self.remove(*[key for key, row in self._rows.items() if not row.open])
        self.drop_positions(*[key for key, row in self.positions().items() if not row.open])

    def read_again(self) -> None:
        """See `Surface.read_again`."""
        self.calls.append(("read_again",))

    def exchanges(self, key: OrderKey) -> tuple[Exchange, ...]:
        """See `Surface.exchanges`."""
        return self.exchanged.get(key, ())

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """See `Surface.subscribe`."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def journal_lines(self) -> Sequence[Line]:
        """See `Surface.journal_lines`."""
        return self.lines

    def journal_health(self) -> JournalHealth:
        """See `Surface.journal_health`."""
        return self.health

    def _start(self, keys: list[OrderKey], kind: RunKind, scope: Scope, hold_ms: int | None = None) -> int:
        running = self._run is not None and self._run.phase in (RunPhase.RUNNING, RunPhase.ARMED)
        self._number += 0 if running else 1
        now = self.clock.monotonic()
        self.put(*(pressed(self._rows[key], self._number, now) for key in keys))
        rows = [self._rows[key] for key in keys]
        self.set_run(replace(run_view(rows, self._number), kind=kind, scope=scope, hold_ms=hold_ms, elapsed_s=0.0))
        return self._number


def _covered(scope: Scope, accounts: Mapping[str, Account], row: Row) -> bool:
    account = accounts.get(row.key.account)
    return account is not None and scope.covers(account, row)
