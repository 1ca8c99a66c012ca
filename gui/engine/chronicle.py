"""Writes the story down: ends, readings and turns of rows go to the journal, and the last known rows to disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import OrderKey
from gui.domain.replies import Listing
from gui.domain.rows import Row, State
from gui.domain.sentences import fault_words
from gui.domain.venues import Account, Environment, Family
from gui.engine.runs import Run
from gui.engine.store import OrderStore
from gui.engine.views import Change
from gui.journal.entries import Ended, Journal, KnownFired, KnownOrder, Line, Reopened, Tone, fired_in

# Last known rows are written again this often, so that their age on disk stays true (seconds).
KEEP_EVERY_S = 15.0
# Ends are told together at most this often (seconds).
GATHERED_S = 0.5
ENDS = frozenset({State.GONE, State.TRIGGERED})
# Turns of a row that a person reads about, one line each.
ACKNOWLEDGED = "has fired: acknowledged"
TOLD = {State.REJECTED: Tone.BAD, State.TRIGGERED: Tone.BAD, State.UNKNOWN: Tone.WARNING}


class Chronicle:
    """Follows the store and keeps the journal's account of it."""

    def __init__(
        self, store: OrderStore, journal: Journal, clock: Clock, environment: Environment, *, keep_known: bool
    ) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._environment = environment
        self._keep_known = keep_known
        self._states: dict[OrderKey, State] = {}
        self._readings: dict[tuple[str, Family], tuple[bool, int]] = {}
        self._venues: dict[str, str] = {}
        self._families: dict[str, tuple[Family, ...]] = {}
        self._stale_known: set[str] = set()
        self._kept_at: dict[str, float] = {}
        # What the disk holds of an earlier start is not replaced before it was read.
        self.holding = False
        self._gone: Counter[str] = Counter()
        self._gone_told = 0.0

    def say(self, tone: Tone, about: str, text: str) -> None:
        """Write one line for people."""
        self._journal.record(Line(epoch_ms(self._clock), tone, about, text))

    def look(self, change: Change, run: Run | None) -> None:
        """Rows changed: write down which ended, and tell the turns that matter."""
        for key in change.keys:
            row = self._store.get(key)
            if row is None:
                continue
            before, state = self._states.get(key), row.state
            if before is state:
                if row.fired is not None and row.fired.acknowledged:
                    self._stale_known.add(key.account)
                continue
            self._states[key] = state
            self._stale_known.add(key.account)
            if before in ENDS and state not in ENDS:
                self._journal.record(Reopened(key, row.cancel.run, epoch_ms(self._clock)))
                self.say(Tone.BAD, self._about(key), _back_words(row))
                continue
            if state in ENDS:
                self._record_end(row)
            if state is State.GONE:
                self._gone[key.account] += 1
            elif state in TOLD and not (state is State.UNKNOWN and before in (None, State.ACCEPTED)):
                self.say(TOLD[state], self._about(key), _turn_words(row))
        for key in change.removed:
            self._states.pop(key, None)
        if self._clock.monotonic() - self._gone_told >= GATHERED_S:
            self._tell_gone()

    def acknowledged(self, row: Row) -> None:
        """A person has seen that the order fired."""
        self.say(Tone.FINE, self._about(row.key), f"{row.order.instrument} {row.order.kind} {ACKNOWLEDGED}")

    def _tell_gone(self) -> None:
        # Hundreds may end within a second: one line an account tells of those that ended together.
        if self._gone:
            self._gone_told = self._clock.monotonic()
        for label, count in self._gone.items():
            noun = "order" if count == 1 else "orders"
            self.say(Tone.FINE, self._venues.get(label, label), f"{count} {noun} proven gone → GONE")
        self._gone.clear()

    def _record_end(self, row: Row) -> None:
        if row.fired is not None and row.fired.earlier:
            # The start that saw it wrote it down.
            return
        if row.proof is not None:
            by, proof, at_ms = str(row.proof.by), str(row.proof), row.proof.at_ms
        elif row.fired is not None:
            by, proof, at_ms = "fired", row.fired.venue_status or row.note, row.fired.at_ms
        else:
            return
        self._journal.record(Ended(row.key, row.cancel.run, str(row.state), by, proof, at_ms))

    def _about(self, key: OrderKey) -> str:
        return self._venues.get(key.account, f"{key.family.venue.display} {key.account}")

    def read(self, account: Account, listing: Listing) -> None:
        """A listing came: tell it if it differs from the one before, and keep the rows for the next start."""
        self._tell_gone()
        self._families[account.label] = account.families
        self._venues[account.label] = about = f"{account.venue.display} {account.label}"
        place = (account.label, listing.family)
        before, count = self._readings.get(place), len(listing.orders)
        if before != (listing.complete, count):
            self._readings[place] = (listing.complete, count)
            self._tell_reading(about, account, listing, again=before is not None)
        old = self._clock.monotonic() - self._kept_at.get(account.label, 0.0) > KEEP_EVERY_S
        # A listing that stays incomplete shows orders too: they are kept like any other.
        if account.label in self._stale_known or (listing.complete and old):
            self._keep(account.label)

    def _tell_reading(self, about: str, account: Account, listing: Listing, *, again: bool) -> None:
        name = "" if len(account.families) == 1 else f"{listing.family.value.split('.')[1]} "
        if listing.complete:
            took = f"{(listing.ended - listing.begun) * 1000:.0f} ms"
            noun = "order" if len(listing.orders) == 1 else "orders"
            kind = noun if listing.family.ordinary else f"algo {noun}"
            text = f"{name}listing read{' again' if again else ''} · {len(listing.orders)} open {kind} · {took}"
            self.say(Tone.FINE, about, text)
            return
        why = fault_words(listing.fault) if listing.fault is not None else "incomplete"
        known = sum(row.open for row in self._store.of(account.label, listing.family))
        self.say(Tone.BAD, about, f"{name}listing failed: {why} · the {known} rows stay as last seen")

    def flush(self) -> None:
        """Tell what waits to be told, and keep the last known rows of every account now."""
        self._tell_gone()
        for label in tuple(self._stale_known):
            self._keep(label)

    def _keep(self, label: str) -> None:
        if self.holding:
            return
        self._stale_known.discard(label)
        self._kept_at[label] = self._clock.monotonic()
        if self._keep_known:
            rows = tuple(self._store.of_account(label))
            # The fired first: a crash between the two leaves one kept twice, never one that is lost.
            self._keep_fired(label, rows)
            # What this start does not read stays for the one that does.
            before, read = self._journal.known(label, str(self._environment)), self._families.get(label, tuple(Family))
            others = (one for one in before if one.order.key.family not in read)
            self._journal.keep_known(label, str(self._environment), (*_known(rows), *others))

    def _keep_fired(self, label: str, rows: Iterable[Row]) -> None:
        name = fired_in(str(self._environment))
        before = tuple(self._journal.known(label, name))
        # A program that does not show what fired earlier keeps it for the one that does.
        others = (one for one in before if self._store.get(one.order.key) is None)
        kept = (*others, *_fired(rows))
        if kept != before:
            self._journal.keep_known(label, name, kept)


def _known(rows: Iterable[Row]) -> Iterable[KnownOrder]:
    for row in rows:
        if row.open and row.fired is None and row.sighting.seen_ms is not None:
            yield KnownOrder(row.order, row.sighting.seen_ms)


def _fired(rows: Iterable[Row]) -> Iterable[KnownOrder]:
    for row in rows:
        if row.open and (fired := row.fired) is not None:
            note = KnownFired(fired.at_ms, fired.venue_status, fired.children)
            yield KnownOrder(row.order, row.sighting.seen_ms or fired.at_ms, note)


def _back_words(row: Row) -> str:
    return f"{row.order.instrument} {row.order.kind} had ended and is listed again · counted as open · {row.note}"


def _turn_words(row: Row) -> str:
    what = f"{row.order.instrument} {row.order.kind} {row.state}"
    said = " ".join(part for part in (row.cancel.code, row.cancel.message or row.note) if part)
    tail = " · counted as open, being checked" if row.state is State.UNKNOWN else ""
    return f"{what} {said}{tail}".strip()
