"""What an earlier start of the program knew: last known rows, and cancels whose end it did not see."""

from __future__ import annotations

from collections.abc import Iterable

from gui.domain.clock import Clock, epoch_ms
from gui.domain.orders import AlgoOrder, Kind, OrderKey, Side
from gui.domain.rows import Fired
from gui.domain.transitions import cut_off, fired_before, last_known
from gui.domain.venues import Account, Environment
from gui.engine.store import OrderStore
from gui.journal.entries import Journal, Line, Tone, fired_in


def put_fired(
    store: OrderStore, journal: Journal, clock: Clock, environment: Environment, accounts: Iterable[Account]
) -> None:
    """Put what fired in earlier starts into the store, as far as nobody has acknowledged it: a position may be live."""
    now_ms = epoch_ms(clock)
    for account in accounts:
        for known in journal.known(account.label, fired_in(str(environment))):
            row = store.get(known.order.key)
            if known.fired is None or known.order.key.family not in account.families:
                continue
            if row is not None and (row.cancel.run is not None or not row.cancellable):
                continue
            note = known.fired
            at = clock.monotonic() - max(0.0, (now_ms - note.at_ms) / 1000)
            fired = Fired(note.at_ms, at, note.venue_status, note.children, earlier=True)
            store.put(fired_before(known.order, known.seen_ms, fired))


def put_last_known(
    store: OrderStore, journal: Journal, clock: Clock, environment: Environment, accounts: Iterable[Account]
) -> None:
    """Put the last known rows of these accounts into the store, and mark those that a run was cut off from.

    Nothing is sent for them: only a person's press does that. Rows that this session has a run for stay as they are.
    """
    watched = {account.label: account for account in accounts}
    for label, account in watched.items():
        for known in journal.known(label, str(environment)):
            if known.order.key.family in account.families and store.get(known.order.key) is None:
                store.put(last_known(known.order, known.seen_ms))
    runs: set[int] = set()
    for attempt in journal.open_attempts(str(environment)):
        watching = watched.get(attempt.key.account)
        if watching is None or attempt.key.family not in watching.families:
            continue
        row = store.get(attempt.key) or last_known(bare_order(attempt.key, attempt.instrument), attempt.at_ms)
        if row.cancel.run is not None or not row.cancellable:
            continue
        sent_at = clock.monotonic() - max(0.0, clock.wall() - attempt.at_ms / 1000)
        store.put(cut_off(row, attempt.run, attempt.tries, attempt.code, attempt.message, sent_at))
        runs.add(attempt.run)
    for run in sorted(runs):
        text = f"run {run} was cut off; its orders without proof are UNKNOWN until they are checked; nothing is re-sent"
        journal.record(Line(epoch_ms(clock), Tone.WARNING, "Run", text))


def bare_order(key: OrderKey, instrument: str) -> AlgoOrder:
    """Make an order of which only the key and the instrument are known; a listing that shows it fills in the rest."""
    return AlgoOrder(
        key=key,
        instrument=instrument,
        kind=Kind.OTHER,
        kind_text="",
        side=Side.OTHER,
        size=None,
        size_note="?",
        pace_group=instrument,
    )
