"""What waits for a person, in plain words: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gui.domain.orders import OrderKey
from gui.domain.rows import Row, State
from gui.domain.venues import Account, Venue
from gui.engine.views import AccountView, Health, RunKind, RunPhase, RunView
from gui.models import formats, messages
from gui.models.deck_state import DeckState
from gui.models.floor_texts import fault_sentence, meant, ours
from gui.models.language import say, say_count, source
from gui.models.order_words import kind_word, side_word
from gui.models.position_needs import position_needs
from gui.models.run_texts import trouble
from gui.models.texts import Said, Tone, account_name, list_age, milliseconds
from gui.models.what_texts import tag

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
    """Write everything that waits for a person: new orders, the journal, accounts, positions, then orders; capped."""
    general = _general(state)
    room = max(0, MOST_ITEMS - len(general))
    accounts = {view.account.label: view.account for view in state.accounts}
    orders = [order_item(row, accounts.get(row.key.account), state) for row in state.urgent[:room]]
    return (*general, *orders)


def needs_count(state: DeckState) -> int:
    """How many lines there are, with those beyond the cap."""
    return len(_general(state)) + len(state.urgent)


def _general(state: DeckState) -> list[Item]:
    positions = (Item(one.name, one.chip, one.head, one.sentence, one.advice) for one in position_needs(state))
    return [*_new(state), *_journal(state), *_accounts(state), *positions]


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
        advice=say("Check this position at {venue}", venue=venue)
        if fired
        else say("Retry, then cancel at {venue}", venue=venue),
        order=row.key,
        can_retry=not fired,
        can_acknowledge=fired,
    )


def _head(row: Row) -> str:
    order, (size, unit) = row.order, formats.size(row.order)
    kind = order.kind_text if order.kind.value == "Other" and order.kind_text else kind_word(order.kind)
    what = f"{kind} {side_word(order.side)} {f'{size} {unit}'.strip()}"
    parts = (f"{row.key.family.venue.display} {row.key.account}", order.instrument, what, messages.code(row))
    return " · ".join(part for part in parts if part)


def _fired_sentence(row: Row, state: DeckState) -> str:
    code = messages.code(row)
    said = f" ({code})" if code else ""
    run, gone = state.run, 0
    if run is not None and row.cancel.run == run.number:
        gone = run.counts.get(State.GONE, 0)
    others = say("The {n} others are gone.", n=formats.count(gone)) if gone > 1 else say("The others are not affected.")
    children = row.fired.children if row.fired is not None else ()
    if row.fired is not None and row.fired.earlier:
        return say(
            "It fired at {time}, before this start, and nobody acknowledged it: an order or a position may be live.",
            time=formats.day_time(row.fired.at_ms),
        )
    if children:
        fired = say(
            "It fired before our cancel came{said}, so it is order {ids} now.", said=said, ids=", ".join(children[:3])
        )
    else:
        fired = say("It fired before our cancel came{said}, so it is a normal order now.", said=said)
    return f"{fired} {others}"


def _refused_sentence(row: Row, account: Account | None) -> str:
    cancel = row.cancel
    if cancel.fault is not None and account is not None:
        return fault_sentence(cancel.fault, account)
    said = " ".join(part for part in (cancel.code, meant(cancel.message)) if part).rstrip(".") or say("without a word")
    return say_count(
        cancel.attempts,
        "Refused after {n} try: {said}. Still open. Sending again is safe.",
        "Refused after {n} tries: {said}. Still open. Sending again is safe.",
        said=said,
    )


def _new(state: DeckState) -> list[Item]:
    new = state.sum("new", everywhere=True)
    if not new:
        return []
    return [
        Item(
            name="new",
            chip="NEW",
            head=say_count(
                new,
                "{n} new order since PANIC. A bot may still be running.",
                "{n} new orders since PANIC. A bot may still be running.",
            ).rstrip(".。"),
            sentence=say("Nothing is cancelled without a hold. Hold PANIC again to cancel them."),
            advice=say("Switch off the bot's key at the venue"),
        )
    ]


def _journal(state: DeckState) -> list[Item]:
    if not state.journal.fault:
        return []
    return [
        Item("journal", "DISK", say("The journal"), ours(state.journal.fault), say("Save the proof before closing"))
    ]


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
    sentence = fault_sentence(view.fault, view.account) if view.fault is not None else say("It refuses our requests.")
    return Item(
        view.account.label,
        "BLOCKED",
        f"{account_name(view)} · {trouble(view.fault) if view.fault is not None else say('refused')}",
        sentence,
        say("Cancel in the {venue} app", venue=view.account.venue.display),
    )


def _down(state: DeckState, venue: Venue, health: Health) -> Item:
    views = [view for view in state.accounts if view.account.venue is venue and view.health is health]
    names = ", ".join(view.account.label for view in views)
    known = sum(view.open for view in views)
    if health is Health.SILENT:
        return Item(
            f"{venue}-cancels",
            "SILENT",
            f"{venue.display} {names} · {_silent_words(state, views)}",
            say_count(
                known,
                "No answer. {n} order still open. We keep trying every second; cancel in the {venue} app as well.",
                "No answer. {n} orders still open. We keep trying every second; cancel in the {venue} app as well.",
                venue=venue.display,
            ),
        )
    fault = next((view.fault for view in views if view.fault is not None), None)
    longest = max((f.down_s for view in views for f in view.families if f.down_s is not None), default=None)
    ages = [view.age_s for view in views if view.age_s is not None]
    unread = [say("no reading for {age}", age=formats.stale_age(max(ages)))] if ages else []
    why = [trouble(fault)] if fault is not None else unread
    why += [formats.stale_age(longest)] if longest is not None else []
    read = [f.last_complete_ms for view in views for f in view.families if f.last_complete_ms is not None]
    others = [other.display for other in state.venues() if other is not venue and _well(state, other)]
    fine = say("; {venues} is fine", venues=", ".join(others)) if others else ""
    if read:
        since = formats.clock_time(min(read))
        rows = say_count(known, "The {n} row is from {time}", "The {n} rows are from {time}", time=since)
    else:
        rows = say_count(known, "The {n} row is last known", "The {n} rows are last known")
    advice = say("Hold PANIC to cancel from that list, or use the {venue} app.", venue=venue.display)
    lists = say("does not list orders ({why})", why=", ".join(why))
    return Item(
        f"{venue}-listing",
        "DOWN",
        f"{venue.display} {names} · {lists}" if why else f"{venue.display} {names}",
        f"{rows}{fine}. {advice}",
    )


def _silent_words(state: DeckState, views: Sequence[AccountView]) -> str:
    tries = max(state.tally(view.account.label).tries for view in views)
    if not tries:
        return say("does not take cancels")
    return say_count(
        tries, "does not take cancels (no answer, {n} try)", "does not take cancels (no answer, {n} tries)"
    )


def _well(state: DeckState, venue: Venue) -> bool:
    broken = (Health.DOWN, Health.SILENT, Health.BLOCKED, Health.READING)
    return all(view.health not in broken for view in state.accounts if view.account.venue is venue)


def disk_line(state: DeckState) -> Said:
    """Say at the right of the tab bar how the journal stands, and what the run was."""
    health = state.journal
    if health.fault:
        return Said(ours(health.fault), Tone.BAD)
    written = (
        say("all written to disk")
        if not health.waiting
        else say("{waiting} waiting for the disk", waiting=health.waiting)
    )
    if state.run is not None and state.run_shown:
        return Said(f"{_run_words(state.run, state)} · {written}", Tone.QUIET, written)
    if health.last_write_ms is None:
        return Said(say("Nothing written to disk yet"), Tone.QUIET)
    age = max(0.0, (state.now.ms - health.last_write_ms) / 1000)
    last = say("Last write to disk {age} ago", age=list_age(age))
    tail = say(" · {n} waiting", n=health.waiting) if health.waiting else ""
    return Said(f"{last}{tail}", Tone.QUIET)


def _run_words(run: RunView, state: DeckState) -> str:
    if run.phase in (RunPhase.FINISHED, RunPhase.STOPPED):
        gone = run.counts.get(State.GONE, 0)
        if run.positions:
            return say(
                "Run {run} · {total} asked · {gone} gone · {k} of {m} positions closed · {open} still open",
                run=run.number,
                total=run.total,
                gone=gone,
                k=formats.count(run.positions_closed),
                m=formats.count(run.positions),
                open=state.still,
            )
        return say(
            "Run {run} · {total} asked · {gone} gone · {open} still open",
            run=run.number,
            total=run.total,
            gone=gone,
            open=state.still,
        )
    held = say(" held {time}", time=f"{run.hold_ms / 1000:.2f} s") if run.hold_ms is not None else ""
    return say(
        "Run {run} · {kind}{held} at {time} UTC",
        run=run.number,
        kind=f"{say(_KINDS[run.kind])} ({tag(run.scope.what)})" if run.kind is RunKind.PANIC else say(_KINDS[run.kind]),
        held=held,
        time=milliseconds(run.started_ms),
    )


_KINDS = {
    RunKind.PANIC: source("PANIC"),
    RunKind.SELECTED: source("Cancel selected"),
    RunKind.RETRY: source("Retry"),
    RunKind.LATCH: source("Keep cancelling new orders"),
}
