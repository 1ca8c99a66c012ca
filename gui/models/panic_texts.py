"""What PANIC says of itself in every situation: what a hold does now, and where it reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import RunKind, RunPhase
from gui.models import formats
from gui.models.consequence_texts import consequence_lines, consequence_whole
from gui.models.deck_state import DeckState, is_fresh, with_scope
from gui.models.language import say, say_count, source
from gui.models.texts import MODES, account_name, list_age, n_of, plural, stay
from gui.models.what_texts import name as what_name
from gui.models.what_texts import tag

HOLDING = (source("Keep holding"), source("Release or Esc: nothing is sent"))
NOT_FIRED = source("Not fired. Hold longer")
# The hold of Flatten where no button tells its own (seconds).
FLATTEN_S = 1.2


@dataclass(frozen=True, slots=True)
class PanicLines:
    """The button's two lines, each as wordings from long to short: the first that fits is drawn.

    A wording of the second line may have a break where it goes on below.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]


def panic_lines(state: DeckState, hold_s: float = FLATTEN_S) -> PanicLines:
    """Write both lines as they stand while the button is up; Flatten says how long it is held (``hold_s``)."""
    for situation in (_no_account, _armed, _run_on, _nothing_connected):
        lines = situation(state)
        if lines is not None:
            return lines
    if state.what.closes:
        return _flatten(state, hold_s)
    for situation in (_narrow, _kept, _nothing_open, _left):
        lines = situation(state)
        if lines is not None:
            return _warned(state, lines)
    return _warned(state, PanicLines(_first(state), _second(state)))


def _warned(state: DeckState, lines: PanicLines) -> PanicLines:
    # What a press would leave behind comes before where it reaches; a screen reader hears both.
    return PanicLines(lines.first, consequence_lines(state.flatten) or lines.second)


def _no_account(state: DeckState) -> PanicLines | None:
    if state.accounts:
        return None
    return PanicLines((say("Hold: no account yet"),), (say("Add a key, or try a drill"),))


def _armed(state: DeckState) -> PanicLines | None:
    armed = state.run is not None and state.run.phase is RunPhase.ARMED
    return _offline(state) if armed else None


def _run_on(state: DeckState) -> PanicLines | None:
    run = state.run
    if run is None or not state.run_on:
        return None
    count, what = formats.count(state.reached), tag(state.what)
    second: tuple[str, ...] = (say("PANIC never locks during a run"), say("PANIC never locks"))
    if state.widens:
        if run.scope.keys is None:
            second = (say("Run {r} ends {what} so far", r=run.number, what=tag(run.scope.what)),)
        return PanicLines(
            (say("Hold again: widen to {what}", what=what), say("Hold to widen to {what}", what=what)),
            consequence_lines(state.flatten) or second,
        )
    if state.what is not run.scope.what and run.scope.keys is None:
        # A narrower choice takes nothing back.
        second = (say("Run {r} goes on: {what}", r=run.number, what=tag(run.scope.what)),)
    closing = formats.count(state.still_held)
    if state.what.closes and state.still_held:
        return PanicLines(
            (
                say("Hold again: {n} orders, {p} positions", n=count, p=closing),
                say("Again: {n} orders, {p} positions", n=count, p=closing),
                say("Again: {n} + {p} positions", n=count, p=closing),
            ),
            second,
        )
    return PanicLines(
        (
            say("Hold again: re-send {n} open", n=count),
            say("Hold again: re-send {n}", n=count),
            say("Re-send {n} open", n=count),
        ),
        second,
    )


def _nothing_connected(state: DeckState) -> PanicLines | None:
    return _offline(state) if state.silent else None


def _offline(state: DeckState) -> PanicLines:
    known = formats.count(state.reached)
    return PanicLines(
        (say("Hold: sends on reconnect"),),
        (say("No venue answers · {n} last known", n=known), say("No answer · {n} known", n=known)),
    )


def _flatten(state: DeckState, hold_s: float) -> PanicLines:
    first = say("Hold {s} s to FLATTEN", s=seconds_text(hold_s))
    orders, held = state.reached, len(state.held(state.scope))
    n, p = formats.count(orders), formats.count(held)
    where, kept = scope_place(state), state.sum("protective") if state.scope.keep_protective else 0
    second: tuple[str, ...]
    # The first of these that is true is said; what a listing lacks comes before any count.
    if state.positions_unread(state.scope):
        second = (
            say("cancels {n}, closes all positions:\nthey are not all known", n=n),
            say("cancels {n}, closes positions:\nnot all are known", n=n),
        )
    elif kept:
        second = (say("cancels {n}, keeps {k},\ncloses {p} positions", n=n, k=formats.count(kept), p=p),)
    elif orders or held:
        second = (
            say("cancels {n} orders, closes {p} positions", n=n, p=p),
            say("cancels {n}, closes {p} positions", n=n, p=p),
            say("cancels {n}, closes {p}", n=n, p=p),
        )
    else:
        second = _stale(state) or _missing(state) or (say("0 orders, 0 positions: re-checks"),)
    if where:
        only = say("{where} only", where=where)
        second = tuple(f"{only}\n{text}" for text in second if "\n" not in text) or second
    elif orders and (old := _stale(state)):
        second = tuple(f"{text}\n{old[-1]}" for text in second if "\n" not in text) or second
    return PanicLines((first,), second)


def _narrow(state: DeckState) -> PanicLines | None:
    where = scope_place(state)
    if not where:
        return None
    # Orders of every sort stay open, whatever is chosen.
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
    count, first = (
        formats.count(kept),
        say("Hold to cancel {n}, keep {k}", n=formats.count(state.reached), k=formats.count(kept)),
    )
    if ordinary := state.staying(state.what):
        both = say("{k} protective, {n} ordinary stay", k=count, n=formats.count(ordinary))
        return PanicLines((first,), (both,))
    return PanicLines(
        (first,),
        (f"{plural(len(state.covered), 'account')} · {stay(kept, 'protective')}", stay(kept, "protective")),
    )


def _missing(state: DeckState) -> tuple[str, ...]:
    missing = [view for view in state.covered if not is_fresh(view)]
    if not missing:
        return ()
    return (
        say_count(
            len(missing),
            "{n} of {m} listings is missing",
            "{n} of {m} listings are missing",
            m=len(state.covered),
        ),
        say_count(len(missing), "{n} listing missing", "{n} listings missing"),
    )


def _nothing_open(state: DeckState) -> PanicLines | None:
    if state.reached:
        return None
    if missing := _missing(state):
        return PanicLines((say("Hold to re-check: 0 known"),), missing)
    fired = state.sum("fired")
    if fired:
        return PanicLines(
            (say("Hold to re-check: 0 to cancel"),),
            (say("{n} fired: see Needs you", n=formats.count(fired)), say("{n} fired", n=formats.count(fired))),
        )
    age = list_age(max((view.age_s or 0.0 for view in state.covered), default=0.0))
    if ordinary := state.staying(state.what):
        return PanicLines(
            (say("Hold to re-check: 0 algo orders"), say("Re-check: 0 algo orders")),
            (say_count(ordinary, "{n} ordinary order stays open", "{n} ordinary orders stay open"),),
        )
    listed = say("All listings {age} old · 0 algo orders", age=age)
    if state.what is not What.ALGOS:
        listed = say("All listings {age} old · 0 orders", age=age)
    return PanicLines((say("Hold to re-check: 0 open"),), (listed, say("Lists {age} old", age=age)))


def _left(state: DeckState) -> PanicLines | None:
    run = state.run
    if run is None or state.reached_new or not state.run_shown or run.flat or not state.sum("left"):
        return None
    places = [account_name(view) for view in state.covered if state.chosen(view.account.label).cancellable]
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
        say_count(reached, "Hold to cancel {n} algo order", "Hold to cancel {n} algo orders")
        if state.what is What.ALGOS
        else say_count(reached, "Hold to cancel {n} order", "Hold to cancel all {n} orders"),
        say_count(reached, "Hold to cancel {n} order", "Hold to cancel {n} orders"),
        say("Hold to cancel {n}", n=formats.count(reached)),
    )


def _second(state: DeckState) -> tuple[str, ...]:
    return _stale(state) or _reach(state)


def _reach(state: DeckState) -> tuple[str, ...]:
    protective = state.sum("protective")
    where = plural(len(state.covered), "account")
    count = formats.count(protective)
    if ordinary := state.staying(state.what):
        stays = say("{n} ordinary stay", n=formats.count(ordinary))
        return (
            f"{say('{n} protective', n=count)} · {stays}",
            stays,
        )
    guard = say("includes {n} protective", n=count) if protective else say("none protective")
    return (f"{where} · {guard}", f"{where} · {say('{n} protective', n=count)}")


def _stale(state: DeckState) -> tuple[str, ...]:
    # Old rows by venue: how many, and since when.
    found: dict[str, tuple[int, int]] = {}
    for view in state.covered:
        tally = state.chosen(view.account.label)
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
    """What a screen reader calls the button; the mode and what it ends are always spoken."""
    mode, what = MODES[state.environment].word.lower(), what_name(state.what)
    return say("PANIC, {mode}, {what}. {first}", mode=mode, what=what, first=first)


def seconds_text(seconds: float) -> str:
    """Write a hold's length: ``0.7``, ``1.2``."""
    return f"{seconds:.2f}".rstrip("0").rstrip(".")


def panic_description(state: DeckState, threshold_s: float, *, two_presses: bool = False) -> str:
    """What a screen reader adds: how long to hold, or to press twice, what it reaches and what it leaves."""
    seconds = seconds_text(threshold_s)
    protective = state.sum("protective")
    kept = (
        say("keeps {n} protective", n=protective)
        if state.scope.keep_protective
        else say("includes {n} protective", n=protective)
    )
    reach = {"accounts": plural(len(state.covered), "account"), "protective": kept}
    if two_presses:
        words = say("Press twice, or hold {seconds} seconds. {accounts}, {protective}", seconds=seconds, **reach)
    else:
        words = say("Hold {seconds} seconds. {accounts}, {protective}", seconds=seconds, **reach)
    left = consequence_whole(state.flatten.consequence)
    return f"{words}. {left}" if left else words


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
    whole = state.whole("known")
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
    count = with_scope(state, replace(scope, what=state.what)).sum("known")
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
        if run.scope.narrow or state.staying(run.scope.what, everywhere=True):
            return CancelButton(say("Run {run} covers {n}", run=run.number, n=total), acts=False)
        return CancelButton(say("Run {run} covers all {n}", run=run.number, n=total), acts=False)
    if not selected:
        return CancelButton(say("Cancel selected"), acts=False)
    tail = say(" ({n} hidden)", n=formats.count(hidden)) if hidden else ""
    return CancelButton(say("Cancel {n} selected", n=formats.count(selected)) + tail, acts=True)
