"""What the kill switch tells of orders, accounts, the run and the journal; nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gui.domain.clock import Clock
from gui.domain.exchanges import Exchange
from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.engine.desk import AccountDesk
from gui.engine.ending import Ending
from gui.engine.evidence import Evidence
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.views import AccountView, Change, RunView
from gui.journal.entries import Journal, JournalHealth, Line


class Telling:
    """The questions of `gui.engine.surface.Surface`; the parts are made by `gui.engine.switch.KillSwitch`."""

    _clock: Clock
    _journal: Journal
    _store: OrderStore
    _evidence: Evidence
    _desks: dict[str, AccountDesk]
    _run: Run | None
    _ending: Ending

    @property
    def requests(self) -> int:
        """How many HTTP requests every account has sent so far."""
        return sum(desk.connector.requests for desk in self._desks.values())

    def rows(self) -> Mapping[OrderKey, Row]:
        """Every row, in the order in which they were first seen; a live read-only view."""
        return self._store.rows

    def accounts(self) -> Sequence[AccountView]:
        """Every account as it stands now."""
        counts = self._store.counted()
        return [desk.view(counts.get(label, {})) for label, desk in self._desks.items()]

    def run(self) -> RunView | None:
        """The current run, or the last one of this session."""
        return None if self._run is None else self._run.view(self._clock.monotonic())

    def account_flat(self, label: str) -> bool:
        """Say whether the last run has proven this account flat in its scope, its positions included."""
        run, desk = self._run, self._desks.get(label)
        if run is None or desk is None:
            return False
        mine = [row for key in run.keys if key.account == label and (row := self._store.get(key)) is not None]
        if not all(row.state is State.GONE for row in mine) or not desk.positions_flat(run):
            return False
        return not run.sweeps(desk.account) or desk.read_twice(run)

    def account_done(self, label: str) -> bool:
        """Say whether the last run can bring nothing more here: its rows are settled, its listings read twice."""
        run, desk = self._run, self._desks.get(label)
        if run is None or desk is None or not self._ending.account_settled(run, desk):
            return False
        return not run.sweeps(desk.account) or desk.readings.settled(run)

    def run_keys(self) -> tuple[OrderKey, ...]:
        """The orders of the current or last run."""
        return () if self._run is None else tuple(self._run.keys)

    def exchanges(self, key: OrderKey) -> tuple[Exchange, ...]:
        """What went over the wire for an order of late, oldest first, every secret hidden."""
        return self._evidence.of(key)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every change, in the event loop; returns the function that ends it."""
        return self._store.subscribe(listener)

    def journal_lines(self) -> Sequence[Line]:
        """The journal's latest lines for people, oldest first, capped."""
        return self._journal.lines()

    def journal_health(self) -> JournalHealth:
        """How the journal on disk stands."""
        return self._journal.health()
