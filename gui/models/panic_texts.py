"""What PANIC says of itself in every situation: what a hold does now, and where it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase
from gui.models import formats
from gui.models.deck_state import DeckState, is_fresh, with_scope
from gui.models.language import say, say_count, source
from gui.models.texts import MODES, account_name, list_age, n_of, plural, stay

HOLDING = (source("Keep holding"), source("Release or Esc: nothing is sent"))
NOT_FIRED = source("Not fired. Hold longer")


@dataclass(frozen=True, slots=True)
class PanicLines:
    """The button's two lines, each as wordings from long to short: the first that fits is drawn."""

    first: tuple[str, ...]
    second: tuple[str, ...]


def panic_lines(state: DeckState) -> PanicLines:
    """Write both lines as they stand while the button is up."""
    for situation in (_no_account, _armed, _run_on, _nothing_connected, _narrow, _kept, _nothing_open):
        lines = situation(state)
        if lines is not None:
            return lines
    return _left(state) or PanicLines(_first(state), _second(state))


def _no_account(state: DeckState) -> PanicLines | None:
    if state.accounts:
        return None
    return PanicLines((say("Hold: no account yet"),), (say("Add a key, or try a drill"),))


def _armed(state: DeckState) -> PanicLines | None:
    armed = state.run is not None and state.run.phase is RunPhase.ARMED
    return _offline(state) if armed else None


def _run_on(state: DeckState) -> PanicLines | None:
    if not state.run_on:
        return None
    count = formats.count(state.reached)
    return PanicLines(
        (
            say("Hold again: re-send {n} open", n=count),
            say("Hold again: re-send {n}", n=count),
            say("Re-send {n} open", n=count),
        ),
        (say("PANIC never locks during a run"), say("PANIC never locks")),
    )


def _nothing_connected(state: DeckState) -> PanicLines | None:
    return _offline(state) if state.silent else None


def _offline(state: DeckState) -> PanicLines:
    known = formats.count(state.reached)
    return PanicLines(
        (say("Hold: sends on reconnect"),),
        (say("No venue answers · {n} last known", n=known), say("No answer · {n} known", n=known)),
    )


def _narrow(state: DeckState) -> PanicLines | None:
    where = scope_place(state)
    if not where:
        return None
    whole = state.sum("cancellable", everywhere=True)
    reached, rest = state.reached, whole - state.reached
    kept = state.sum("protective") if state.scope.keep_protective else 0
    only = say("{where} only", where=where)
    second = f"{only} · {stay(kept, 'protective') if kept else stay(rest, 'open')}"
    first = say("Hold to cancel {n} of {m}", n=formats.count(reached), m=formats.count(whole))
    return PanicLines((first,), (second, only))


def _kept(state: DeckState) -> PanicLines | None:
    if not state.scope.keep_protective:
        return None
    kept = state.sum("protective")
    return PanicLines(
        (say("Hold to cancel {n}, keep {k}", n=formats.count(state.reached), k=formats.count(kept)),),
        (f"{plural(len(state.covered), 'account')} · {stay(kept, 'protective')}", stay(kept, "protective")),
    )


def _nothing_open(state: DeckState) -> PanicLines | None:
    if state.reached:
        return None
    missing = [view for view in state.covered if not is_fresh(view)]
    if missing:
        return PanicLines(
            (say("Hold to re-check: 0 known"),),
            (
                say_count(
                    len(missing),
                    "{n} of {m} listings is missing",
                    "{n} of {m} listings are missing",
                    m=len(state.covered),
                ),
                say_count(len(missing), "{n} listing missing", "{n} listings missing"),
            ),
        )
    fired = state.sum("fired")
    if fired:
        return PanicLines(
            (say("Hold to re-check: 0 to cancel"),),
            (say("{n} fired: see Needs you", n=formats.count(fired)), say("{n} fired", n=formats.count(fired))),
        )
    age = list_age(max((view.age_s or 0.0 for view in state.covered), default=0.0))
    return PanicLines(
        (say("Hold to re-check: 0 open"),),
        (say("All listings {age} old · 0 algo orders", age=age), say("Lists {age} old", age=age)),
    )


def _left(state: DeckState) -> PanicLines | None:
    run = state.run
    if run is None or state.reached_new or not state.run_shown or run.flat or not state.sum("left"):
        return None
    places = [account_name(view) for view in state.covered if state.tally(view.account.label).cancellable]
    named = " · ".join(places)
    reach = (named, *_reach(state)) if len(places) <= 2 else _reach(state)
    return PanicLines((say("Hold to cancel {n} still open", n=formats.count(state.reached)),), _stale(state) or reach)


def _first(state: DeckState) -> tuple[str, ...]:
    new, reached = state.reached_new, state.reached
    if new and new == reached:
        return (say("Hold to cancel {n} new", n=formats.count(new)),)
    if new:
        return (
            say("Hold to cancel {n}, {new} new", n=formats.count(reached), new=formats.count(new)),
            say("Cancel {n}, {new} new", n=formats.count(reached), new=formats.count(new)),
        )
    return (
        say_count(reached, "Hold to cancel {n} order", "Hold to cancel {n} orders"),
        say("Hold to cancel {n}", n=formats.count(reached)),
    )


def _second(state: DeckState) -> tuple[str, ...]:
    return _stale(state) or _reach(state)


def _reach(state: DeckState) -> tuple[str, ...]:
    protective = state.sum("protective")
    where = plural(len(state.covered), "account")
    count = formats.count(protective)
    guard = say("includes {n} protective", n=count) if protective else say("none protective")
    return (f"{where} · {guard}", f"{where} · {say('{n} protective', n=count)}")


def _stale(state: DeckState) -> tuple[str, ...]:
    # Old rows by venue: how many, and since when.
    found: dict[str, tuple[int, int]] = {}
    for view in state.covered:
        tally = state.tally(view.account.label)
        if tally.stale and tally.stale_ms is not None:
            count, since = found.get(view.account.venue.display, (0, tally.stale_ms))
            found[view.account.venue.display] = (count + tally.stale, min(since, tally.stale_ms))
    if not found:
        return ()
    rows = formats.count(sum(count for count, _ in found.values()))
    oldest = formats.clock_time(min(since for _, since in found.values()))
    if len(found) > 1:
        return (
            say("{n} from lists since {time}", n=rows, time=oldest),
            say("{n} from old lists", n=rows),
        )
    venue = next(iter(found))
    return (
        say("{n} from the {venue} list of {time}", n=rows, venue=venue, time=oldest),
        say("{n} from {venue}, {time}", n=rows, venue=venue, time=oldest),
    )


def panic_name(state: DeckState, first: str) -> str:
    """What a screen reader calls the button; the mode is always spoken."""
    return say("PANIC, {mode}. {first}", mode=MODES[state.environment].word.lower(), first=first)


def panic_description(state: DeckState, threshold_s: float, *, two_presses: bool = False) -> str:
    """What a screen reader adds: how long to hold, or to press twice, and what it reaches."""
    seconds = f"{threshold_s:.2f}".rstrip("0").rstrip(".")
    protective = state.sum("protective")
    kept = (
        say("keeps {n} protective", n=protective)
        if state.scope.keep_protective
        else say("includes {n} protective", n=protective)
    )
    reach = {"accounts": plural(len(state.covered), "account"), "protective": kept}
    if two_presses:
        return say("Press twice, or hold {seconds} seconds. {accounts}, {protective}", seconds=seconds, **reach)
    return say("Hold {seconds} seconds. {accounts}, {protective}", seconds=seconds, **reach)


def scope_place(state: DeckState) -> str:
    """Name a narrowed scope: a venue, or an account; empty if it is all of them."""
    if state.scope.venue is not None:
        return state.scope.venue.display
    if state.scope.accounts:
        names = {view.account.label: account_name(view) for view in state.accounts}
        return ", ".join(names.get(label, label) for label in state.scope.accounts)
    return ""


@dataclass(frozen=True, slots=True)
class ScopeEntry:
    """One entry of the scope's list: what it reaches, its words, and how many orders."""

    scope: Scope
    text: str
    count: int


def scope_entries(state: DeckState) -> tuple[ScopeEntry, ...]:
    """Write the scope's list: all accounts, then each venue and each account if there are several."""
    whole = state.sum("known", everywhere=True)
    entries = [ScopeEntry(Scope(), say("All accounts, all {n}", n=formats.count(whole)), whole)]
    venues = list(state.venues())
    if len(venues) > 1:
        entries += [_entry(state, Scope(venue=venue), venue.display, whole) for venue in venues]
    if len(state.accounts) > 1:
        entries += [
            _entry(state, Scope(accounts=(view.account.label,)), account_name(view), whole) for view in state.accounts
        ]
    return tuple(entries)


def _entry(state: DeckState, scope: Scope, name: str, whole: int) -> ScopeEntry:
    count = with_scope(state, scope).sum("known")
    return ScopeEntry(scope, f"{name}, {n_of(count, whole)}", count)


def scope_description(state: DeckState) -> str:
    """What a screen reader says of the scope: ``All accounts, 25 orders``."""
    return f"{scope_place(state) or say('All accounts')}, {plural(state.sum('known'), 'order')}"


def keep_count(state: DeckState) -> str:
    """How many orders in scope are protective: ``8 of 25``."""
    return n_of(state.sum("known_protective"), state.sum("known"))


@dataclass(frozen=True, slots=True)
class CancelButton:
    """What *Cancel selected* says, and whether a click does something."""

    text: str
    acts: bool


def cancel_selected(state: DeckState, selected: int, hidden: int, in_run: int) -> CancelButton:
    """Write the button: ``selected`` ticked rows can be cancelled, ``hidden`` of them are out of sight.

    ``in_run`` of them belong to the run. Only a PANIC run that holds them all makes the button rest.
    """
    run = state.run
    if run is not None and state.run_on and run.kind is RunKind.PANIC and selected == in_run:
        total = formats.count(run.total)
        if run.scope.narrow:
            return CancelButton(say("Run {run} covers {n}", run=run.number, n=total), acts=False)
        return CancelButton(say("Run {run} covers all {n}", run=run.number, n=total), acts=False)
    if not selected:
        return CancelButton(say("Cancel selected"), acts=False)
    tail = say(" ({n} hidden)", n=formats.count(hidden)) if hidden else ""
    return CancelButton(say("Cancel {n} selected", n=formats.count(selected)) + tail, acts=True)
