"""The invariants of positions: looked at whenever one changes, and when flat is said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from gui.domain.closings import PositionRow
from gui.domain.positions import PositionKey
from gui.engine.switch import KillSwitch
from gui.engine.views import Change
from tests.invariants.close_evidence import CloseEvidence
from tests.invariants.rows import FRESH_S
from tests.invariants.table import Breaches

# Two readings that are a proof began so far apart (seconds), less what is lost by counting.
APART_S = 2.0


class Holdings(Protocol):
    """What the venues hold in truth."""

    def zero_since(self, key: PositionKey, since: float) -> bool:
        """Say whether a position was at zero at some moment since then (monotonic)."""
        ...

    def held(self, account: str) -> Iterable[PositionKey]:
        """Give the positions of an account that are open now."""
        ...


class PositionWatch:
    """Follows the positions of one kill switch and judges each end by the evidence, and by the venue's own truth."""

    def __init__(
        self, switch: KillSwitch, closes: CloseEvidence, breaches: Breaches, truth: Holdings | None = None
    ) -> None:
        self._switch = switch
        self._closes = closes
        self._breaches = breaches
        self._truth = truth
        self._seen: dict[PositionKey, PositionRow] = {}
        self._flat_run: int | None = None
        self._since: tuple[int, float] = (0, 0.0)

    def start(self) -> None:
        """Follow the table from now on."""
        self._end = self._switch.subscribe(self.look)

    def leave(self) -> None:
        """Follow it no more."""
        self._end()

    def look(self, change: Change) -> None:
        """Judge what changed."""
        rows, now = self._switch.positions(), self._closes.clock.monotonic()
        for key in change.positions:
            row, before = rows.get(key), self._seen.pop(key, None)
            if row is None:
                self._breaches.holds("I29", before is None or not before.open, now, f"{key} left while open")
                continue
            self._seen[key] = row
            if row.proof is not None and (before is None or before.proof is not row.proof):
                self._closed(row, now)
        self._flat(now)

    def _closed(self, row: PositionRow, now: float) -> None:
        key, floor = row.key, self._closes.closed[row.key].read_from
        since = max((at for at in (floor, row.closing.wanted_since) if at is not None), default=float("-inf"))
        begins = self._closes.at_zero(key, since)
        sound = len(begins) > 1 and begins[-1] - begins[0] >= APART_S and key not in self._closes.in_flight
        self._breaches.holds("I29", sound, now, f"{key} reads CLOSED over the readings {begins} since {since}")
        if self._truth is not None and sound:
            zero = self._truth.zero_since(key, begins[0])
            self._breaches.holds("I29", zero, now, f"{key} reads CLOSED and was open all the time")

    def _flat(self, now: float) -> None:
        run = self._switch.run()
        if run is None or not run.scope.what.closes or run.scope.keys is not None:
            return
        if self._since[0] != run.number:
            self._since = (run.number, now)
        if not run.flat or run.number == self._flat_run:
            return
        self._flat_run = run.number
        inner = self._switch._run
        for view in self._switch.position_views():
            label = view.account.label
            if inner is None or not inner.closes(view.account):
                continue
            readings = self._closes.readings[label, view.family]
            after = [one.begun for one in readings if one.complete and one.begun >= self._since[1] - 0.001]
            whole = bool(after) and readings[-1].complete and now - readings[-1].ended <= FRESH_S
            fresh = whole and after[-1] - after[0] >= APART_S
            empty = whole and all(position.zero for position in readings[-1].positions)
            self._breaches.holds("I30", fresh and empty, now, f"flat over positions of {label} {view.family}")
            rows = self._switch.positions().items()
            mine = [key for key, row in rows if row.open and key.account == label]
            open_rows = [key for key in mine if inner.closes_position(view.account, key)]
            self._breaches.holds("I30", not open_rows, now, f"flat with {open_rows} open")
            if self._truth is not None and whole:
                # What two readings in a row would have shown.
                held = [key for key in self._truth.held(label) if not self._truth.zero_since(key, after[0])]
                self._breaches.holds("I30", not held, now, f"flat while the venue holds {held}")
