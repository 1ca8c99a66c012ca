"""One run: what it reaches, which orders it holds, how far it is, and when it is over."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from gui.domain.closings import PositionRow, PositionState
from gui.domain.orders import OrderKey
from gui.domain.positions import PositionKey
from gui.domain.rows import Row, State
from gui.domain.venues import Account, Family
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase, RunView

# A row in one of these states waits for nothing that the run itself can still bring about.
SETTLED = frozenset({State.GONE, State.TRIGGERED, State.REJECTED})
# Something was sent for these, and their end is not proven.
IN_DOUBT = frozenset({State.SENT, State.ACCEPTED, State.UNKNOWN})
CLOSING = frozenset({PositionState.CLOSING, PositionState.CHECKING})
# No guess at the time left before so many answers came.
ANSWERS_FOR_A_GUESS = 5
RATE_WINDOW_S = 3.0
# Orders that appear this long after a run are told as new (seconds).
NEW_FOR_S = 300.0


class Run:
    """One PANIC or one *Cancel selected*, from the press to its end, or what the latch began without one.

    ``started`` is monotonic seconds, ``started_ms`` epoch milliseconds. A second press widens the run that is on, and
    what is said of it then counts from that press, ``since``.
    """

    def __init__(
        self, number: int, kind: RunKind, scope: Scope, started: float, started_ms: int, hold_ms: int | None
    ) -> None:
        self.number = number
        self.kind = kind
        self.scopes: tuple[Scope, ...] = (scope,)
        self.started = self.since = started
        self.started_ms = started_ms
        self.hold_ms = hold_ms
        self.phase = RunPhase.RUNNING
        self.ended: float | None = None
        self.flat = False
        self.taken_back = 0
        self.already_sent = 0
        self._states: dict[OrderKey, State] = {}
        self._counts: Counter[State] = Counter()
        self._open: set[OrderKey] = set()
        self._unsettled: set[OrderKey] = set()
        # Asked for at every change: counted, so that nobody goes through thousands of rows for it.
        self._unsettled_of: Counter[str] = Counter()
        self._answers: deque[float] = deque()
        self._answered = 0
        self._new: set[OrderKey] = set()
        self._caught: set[OrderKey] = set()
        self._positions: dict[PositionKey, PositionState] = {}

    @property
    def on(self) -> bool:
        """Say whether the run is still at work."""
        return self.phase in (RunPhase.RUNNING, RunPhase.ARMED)

    @property
    def keys(self) -> Mapping[OrderKey, State]:
        """Every order of the run with its state, in the order in which they joined."""
        return self._states

    @property
    def settled(self) -> bool:
        """Say whether no row of the run waits for anything any more."""
        return not self._unsettled

    @property
    def unsettled(self) -> Set[OrderKey]:
        """The orders of the run that still wait for something; a live read-only view."""
        return self._unsettled

    def waits(self, label: str) -> bool:
        """Say whether rows of this account still wait for something."""
        return self._unsettled_of[label] > 0

    @property
    def all_gone(self) -> bool:
        """Say whether every row of the run is proven gone."""
        return self._counts[State.GONE] == len(self._states)

    def widen(self, scope: Scope, now: float) -> None:
        """A further press adds what it reaches, and wants to know how things stand after it."""
        self.since = now
        if scope not in self.scopes:
            self.scopes = (*self.scopes, scope)

    def covers(self, account: Account, row: Row) -> bool:
        """Say whether the run is to cancel this row."""
        return row.key in self._caught or any(scope.covers(account, row) for scope in self.scopes)

    def covers_account(self, account: Account) -> bool:
        """Say whether the run reaches into this account."""
        if any(scope.covers_account(account) for scope in self.scopes):
            return True
        return any(key.account == account.label for key in self._caught)

    @property
    def what(self) -> What:
        """The widest of what its presses asked for."""
        return max((scope.what for scope in self.scopes), key=list(What).index)

    def whole(self, account: Account, family: Family) -> bool:
        """Say whether nothing of this family is to stay, so that whole symbols may go in one call.

        Where positions are closed their stops go last, also one that no listing has shown yet: orders go by name.
        """
        sweeping = (scope.everything_of_an_account and scope.sweeps_family(account, family) for scope in self.scopes)
        return any(sweeping) and not self.closes(account)

    def sweeps(self, account: Account) -> bool:
        """Say whether the run reaches orders of this account that nobody has seen yet."""
        return any(scope.keys is None and scope.covers_account(account) for scope in self.scopes)

    def sweeps_whole(self, account: Account) -> bool:
        """Say whether the run reaches orders of this account that nobody has seen yet, and keeps none of them."""
        return any(scope.everything_of_an_account and scope.covers_account(account) for scope in self.scopes)

    def sweeps_family(self, account: Account, family: Family) -> bool:
        """Say whether the run reaches orders of this family that nobody has seen yet: then its listing is needed."""
        return any(scope.sweeps_family(account, family) for scope in self.scopes)

    def reaches_family(self, account: Account, family: Family) -> bool:
        """Say whether the run reaches any order of this family, seen or not."""
        named = (*(scope.keys for scope in self.scopes if scope.keys is not None), self._caught)
        return self.sweeps_family(account, family) or any(
            key.account == account.label and key.family is family for keys in named for key in keys
        )

    def closes(self, account: Account) -> bool:
        """Say whether the run closes the positions of this account."""
        return any(scope.closes(account) for scope in self.scopes)

    def closes_position(self, account: Account, key: PositionKey) -> bool:
        """Say whether the run closes this position."""
        return any(scope.closes_position(account, key) for scope in self.scopes)

    def note(self, row: Row) -> None:
        """Take in the state of a row that belongs to the run."""
        key, state = row.key, row.state
        before = self._states.get(key)
        if before is not state:
            if before is not None:
                self._counts[before] -= 1
            self._counts[state] += 1
            self._states[key] = state
        (self._open.add if row.open else self._open.discard)(key)
        if (key in self._unsettled) is (state in SETTLED):
            self._unsettled ^= {key}
            self._unsettled_of[key.account] += -1 if state in SETTLED else 1

    @property
    def positions(self) -> Mapping[PositionKey, PositionState]:
        """Every position of the run with its state, in the order in which they joined."""
        return self._positions

    @property
    def positions_closed(self) -> int:
        """How many of them are proven closed."""
        return sum(state is PositionState.CLOSED for state in self._positions.values())

    def left(self, orders: Iterable[OrderKey]) -> Scope:
        """Give the scope of what the run left open: these orders, and its positions that are not proven closed."""
        held = frozenset(key for key, state in self._positions.items() if state is not PositionState.CLOSED)
        return Scope(keys=frozenset(orders), positions=held, what=self.what if held else What.ALGOS)

    @property
    def in_doubt(self) -> int:
        """How many orders and positions something was sent for whose end is not proven."""
        closing = sum(state in CLOSING for state in self._positions.values())
        return closing + sum(self._counts[state] for state in IN_DOUBT)

    def note_position(self, row: PositionRow) -> None:
        """Take in the state of a position that belongs to the run."""
        self._positions[row.key] = row.state

    def answer(self, now: float) -> None:
        """Count one answer, for the rate."""
        self._answered += 1
        self._answers.append(now)
        while now - self._answers[0] > RATE_WINDOW_S:
            self._answers.popleft()

    def take(self, keys: Iterable[OrderKey]) -> None:
        """The latch caught these orders: they belong to the run, whatever it reaches besides."""
        self._caught.update(keys)

    def found_new(self, key: OrderKey) -> None:
        """Count an order that appeared in scope after the run's end."""
        self._new.add(key)

    def rate(self, now: float) -> float | None:
        """Give the answers per second of late; None before there are enough for a guess."""
        while self._answers and now - self._answers[0] > RATE_WINDOW_S:
            self._answers.popleft()
        if self._answered < ANSWERS_FOR_A_GUESS or not self._answers:
            return None
        return len(self._answers) / max(min(now - self.started, RATE_WINDOW_S), 0.1)

    def end(self, phase: RunPhase, now: float, *, flat: bool) -> None:
        """The run is over, as ``phase`` says."""
        self.phase = phase
        self.ended = now
        self.flat = flat

    def view(self, now: float) -> RunView:
        """Picture the run as it stands."""
        rate = self.rate(now) if self.on else None
        waiting = sum(self._counts[state] for state in (State.LIVE, State.QUEUED, State.SENT, State.UNKNOWN))
        return RunView(
            number=self.number,
            kind=self.kind,
            phase=self.phase,
            scope=replace(self.scopes[0], what=self.what),
            started_ms=self.started_ms,
            elapsed_s=(self.ended if self.ended is not None else now) - self.started,
            counts={state: count for state, count in self._counts.items() if count},
            total=len(self._states),
            open=len(self._open),
            flat=self.flat and self.all_gone and self.positions_closed == len(self._positions),
            answers_per_s=rate,
            eta_s=waiting / rate if rate else None,
            hold_ms=self.hold_ms,
            taken_back=self.taken_back,
            already_sent=self.already_sent,
            new_since=len(self._new),
            positions=len(self._positions),
            positions_closed=self.positions_closed,
        )
