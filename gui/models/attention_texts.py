"""What waits for a person, in plain words: what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.sentences import fault_sentence
from gui.domain.venues import Account, Venue
from gui.engine.views import AccountView, Health, RunKind, RunPhase, RunView
from gui.models import formats, messages
from gui.models.deck_state import DeckState
from gui.models.run_texts import trouble
from gui.models.texts import Said, Tone, account_name, list_age, milliseconds, plural

# So many lines have widgets of their own; the rest is named by number and stands in the table.
MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One line of *Needs you*; ``order`` is set if it is about one order, ``chip`` is a state or a mark."""

    name: str
    chip: str
    head: str
    sentence: str
    advice: str = ""
    order: OrderKey | None = None
    can_retry: bool = False
    can_acknowledge: bool = False

    @property
    def whole(self) -> str:
        """Everything that the line says, for screen readers and the clipboard."""
        return " ".join(part for part in (self.head + ".", self.sentence, self.advice) if part)


def needs(state: DeckState) -> tuple[Item, ...]:
    """Write everything that waits for a person: new orders, the journal, accounts, then orders; capped."""
    general = [*_new(state), *_journal(state), *_accounts(state)]
    room = max(0, MOST_ITEMS - len(general))
    accounts = {view.account.label: view.account for view in state.accounts}
    orders = [order_item(row, accounts.get(row.key.account), state) for row in state.urgent[:room]]
    return (*general, *orders)


def needs_count(state: DeckState) -> int:
    """How many lines there are, with those beyond the cap."""
    return len([*_new(state), *_journal(state), *_accounts(state)]) + len(state.urgent)


def order_item(row: Row, account: Account | None, state: DeckState) -> Item:
    """Write the line of one order that was refused or fired."""
    fired = row.state is State.TRIGGERED
    sentence = _fired_sentence(row, state) if fired else _refused_sentence(row, account)
    venue = row.key.family.venue.display
    return Item(
        name=str(row.key),
        chip=row.state.value,
        head=_head(row),
        sentence=sentence,
        advice=f"Check this position at {venue}" if fired else f"Retry, then cancel at {venue}",
        order=row.key,
        can_retry=not fired,
        can_acknowledge=fired,
    )


def _head(row: Row) -> str:
    order, (size, unit) = row.order, formats.size(row.order)
    kind = order.kind_text if order.kind.value == "Other" and order.kind_text else order.kind.value
    what = f"{kind} {order.side.value} {f'{size} {unit}'.strip()}"
    parts = (f"{row.key.family.venue.display} {row.key.account}", order.instrument, what, messages.code(row))
    return " · ".join(part for part in parts if part)


def _fired_sentence(row: Row, state: DeckState) -> str:
    code = messages.code(row)
    said = f" ({code})" if code else ""
    run, gone = state.run, 0
    if run is not None and row.cancel.run == run.number:
        gone = run.counts.get(State.GONE, 0)
    others = f"The {formats.count(gone)} others are gone." if gone > 1 else "The others are not affected."
    children = row.fired.children if row.fired is not None else ()
    what = f"order {', '.join(children[:3])}" if children else "a normal order"
    return f"It fired before our cancel came{said}, so it is {what} now. {others}"


def _refused_sentence(row: Row, account: Account | None) -> str:
    cancel = row.cancel
    if cancel.fault is not None and account is not None:
        return fault_sentence(cancel.fault, account)
    said = " ".join(part for part in (cancel.code, cancel.message) if part).rstrip(".") or "without a word"
    tries = "1 try" if cancel.attempts == 1 else f"{cancel.attempts} tries"
    return f"Refused after {tries}: {said}. Still open. Sending again is safe."


def _new(state: DeckState) -> list[Item]:
    new = state.sum("new", everywhere=True)
    if not new:
        return []
    return [
        Item(
            name="new",
            chip="NEW",
            head=f"{plural(new, 'new order')} since PANIC. A bot may still be running",
            sentence="Nothing is cancelled without a hold. Hold PANIC again to cancel them.",
            advice="Switch off the bot's key at the venue",
        )
    ]


def _journal(state: DeckState) -> list[Item]:
    if not state.journal.fault:
        return []
    return [Item("journal", "DISK", "The journal", state.journal.fault, "Free some space before closing")]


def _accounts(state: DeckState) -> list[Item]:
    items, told = [], set()
    for view in state.accounts:
        if view.health is Health.BLOCKED:
            items.append(_blocked(view))
        elif view.health in (Health.DOWN, Health.SILENT) and (view.account.venue, view.health) not in told:
            # One line a venue: its accounts fail together.
            told.add((view.account.venue, view.health))
            items.append(_down(state, view.account.venue, view.health))
    return items


def _blocked(view: AccountView) -> Item:
    sentence = fault_sentence(view.fault, view.account) if view.fault is not None else "It refuses our requests."
    return Item(
        view.account.label,
        "BLOCKED",
        f"{account_name(view)} · {trouble(view.fault) if view.fault is not None else 'refused'}",
        sentence,
        f"Cancel in the {view.account.venue.display} app",
    )


def _down(state: DeckState, venue: Venue, health: Health) -> Item:
    views = [view for view in state.accounts if view.account.venue is venue and view.health is health]
    names = ", ".join(view.account.label for view in views)
    known = sum(view.open for view in views)
    app = f"cancel in the {venue.display} app as well."
    if health is Health.SILENT:
        return Item(
            f"{venue}-cancels",
            "SILENT",
            f"{venue.display} {names} · does not take cancels",
            f"No answer. {plural(known, 'order')} still open. We keep trying every second; {app}",
        )
    fault = next((view.fault for view in views if view.fault is not None), None)
    longest = max((f.down_s for view in views for f in view.families if f.down_s is not None), default=None)
    ages = [view.age_s for view in views if view.age_s is not None]
    why = [trouble(fault)] if fault is not None else [f"no reading for {formats.stale_age(max(ages))}"] if ages else []
    why += [formats.stale_age(longest)] if longest is not None else []
    read = [f.last_complete_ms for view in views for f in view.families if f.last_complete_ms is not None]
    since = f" from {formats.clock_time(min(read))}" if read else " last known"
    others = [other.display for other in state.venues() if other is not venue and _well(state, other)]
    fine = f"; {', '.join(others)} is fine" if others else ""
    rows = f"The {known} rows are{since}" if known != 1 else f"The 1 row is{since}"
    return Item(
        f"{venue}-listing",
        "DOWN",
        f"{venue.display} {names} · does not list orders ({', '.join(why)})" if why else f"{venue.display} {names}",
        f"{rows}{fine}. Hold PANIC to cancel from that list, or use the {venue.display} app.",
    )


def _well(state: DeckState, venue: Venue) -> bool:
    broken = (Health.DOWN, Health.SILENT, Health.BLOCKED, Health.READING)
    return all(view.health not in broken for view in state.accounts if view.account.venue is venue)


def disk_line(state: DeckState) -> Said:
    """Say at the right of the tab bar how the journal stands, and what the run was."""
    health = state.journal
    if health.fault:
        return Said(health.fault, Tone.BAD)
    written = "all written to disk" if not health.waiting else f"{health.waiting} waiting for the disk"
    if state.run is not None and state.run_shown:
        return Said(f"{_run_words(state.run, state)} · {written}", Tone.QUIET)
    if health.last_write_ms is None:
        return Said("Nothing written to disk yet", Tone.QUIET)
    age = max(0.0, (state.now.ms - health.last_write_ms) / 1000)
    tail = f" · {health.waiting} waiting" if health.waiting else ""
    return Said(f"Last write to disk {list_age(age)} ago{tail}", Tone.QUIET)


def _run_words(run: RunView, state: DeckState) -> str:
    if run.phase in (RunPhase.FINISHED, RunPhase.STOPPED):
        gone = run.counts.get(State.GONE, 0)
        return f"Run {run.number} · {run.total} asked · {gone} gone · {state.still_open} still open"
    held = f" held {run.hold_ms / 1000:.2f} s" if run.hold_ms is not None else ""
    kind = {RunKind.PANIC: "PANIC", RunKind.SELECTED: "Cancel selected", RunKind.RETRY: "Retry"}[run.kind]
    return f"Run {run.number} · {kind}{held} at {milliseconds(run.started_ms)} UTC"
