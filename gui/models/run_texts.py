"""What the run panel says: idle facts, the running count, and the end, called flat only if it is proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.domain.sentences import fault_words
from gui.domain.venues import Venue
from gui.engine.views import AccountView, Health, RunPhase, RunView
from gui.models import formats
from gui.models.deck_state import DeckState, is_fresh, is_ready
from gui.models.language import say
from gui.models.texts import Said, Tone, account_name, list_age, plural, stopwatch

TRY_IT = "Try it: hold PANIC. This is a drill."
DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the idle readout: icon, its tone, a label, the fact, and its wording for a narrow window."""

    icon: str
    tone: Tone
    label: str
    said: Said
    short: str = ""


def open_count(state: DeckState) -> str:
    """The large number; a nought only if every listing says so, else a question mark."""
    if state.open == 0 and not (state.accounts and all(is_fresh(view) for view in state.accounts)):
        return "?"
    return formats.count(state.open)


def open_caption(state: DeckState) -> str:
    """What stands under the large count: fresh and last known apart, if some are old; unread listings by number."""
    if not state.accounts:
        return "no account yet"
    stale = state.sum("stale", everywhere=True)
    missing = sum(not is_fresh(view) for view in state.accounts)
    if missing and not stale:
        return f"{missing} of {plural(len(state.accounts), 'listing')} missing"
    if stale:
        return f"{formats.count(state.open - stale)} fresh + {formats.count(stale)} last known"
    return "open algo order" if state.open == 1 else "open algo orders"


def facts(state: DeckState) -> tuple[Fact, Fact, Fact]:
    """Write the three idle facts; while a listing is down they tell of the outage instead."""
    return _outage(state) or (ready_fact(state), slowest_fact(state), drill_fact(state))


def ready_fact(state: DeckState) -> Fact:
    """Say how many accounts can cancel, and why the others cannot."""
    whole = len(state.accounts)
    ready = [view for view in state.accounts if is_ready(view)]
    label = "Ready to cancel"
    if not whole:
        return Fact("triangle", Tone.WARN, label, Said("no account yet", Tone.WARN))
    if len(ready) == whole:
        return Fact("circled-check", Tone.OK, label, Said(f"{whole} of {plural(whole, 'account')}"))
    first = next(view for view in state.accounts if view not in ready)
    words = f"{len(ready)} of {whole}: {account_name(first)} {why_not(first)}"
    return Fact("triangle", Tone.WARN, label, Said(words, Tone.WARN), f"{len(ready)} of {whole}: {first.account.label}")


def why_not(view: AccountView) -> str:
    """Say why an account is not ready, to follow its name."""
    if view.health is Health.READING:
        return "reads its first listing"
    if view.health is Health.SILENT:
        return "gets no answer to cancels"
    if view.fault is not None:
        return trouble(view.fault)
    return "has an old listing"


_SHORT: dict[FaultKind, str] = {
    FaultKind.KEY: "key refused",
    FaultKind.PERMISSION: "key lacks a right",
    FaultKind.ADDRESS: "address refused",
    FaultKind.ENVIRONMENT: "key of another environment",
    FaultKind.REGION: "key unknown in this region",
    FaultKind.MISSING_CREDENTIALS: "key missing",
    FaultKind.ACCOUNT_FROZEN: "account frozen",
    FaultKind.RATE_LIMIT: "rate limit",
    FaultKind.BANNED: "banned for a while",
    FaultKind.CLOCK: "time stamp refused",
}


def trouble(fault: VenueFault) -> str:
    """Say in very few words what is wrong, with the venue's code."""
    words = _SHORT.get(fault.kind)
    if words is None:
        return fault_words(fault)
    return f"{words} ({fault.code})" if fault.code else words


def slowest_fact(state: DeckState) -> Fact:
    """Name the account that answers slowest."""
    timed = [view for view in state.accounts if view.latency_s is not None]
    if not timed:
        return Fact("clock", Tone.QUIET, "Slowest account", Said("no answer yet", Tone.QUIET))
    slow = max(timed, key=lambda view: view.latency_s or 0.0)
    took = formats.duration(slow.latency_s or 0.0)
    said = Said(f"{account_name(slow)}, {took}")
    return Fact("clock", Tone.QUIET, "Slowest account", said, f"{slow.account.label}, {took}")


def drill_fact(state: DeckState) -> Fact:
    """Tell of the last drill."""
    last = state.last_drill
    if last is None:
        return Fact("target", Tone.QUIET, "Last drill", Said("none yet", Tone.QUIET))
    today = last.at_ms // DAY_MS == state.now.ms // DAY_MS
    time = formats.clock_time(last.at_ms)[:5]
    when = f"today {time}" if today else _days(state.now.ms - last.at_ms)
    took = stopwatch(last.seconds)
    said = Said(f"{plural(last.orders, 'order')} flat in {took}, {when}")
    return Fact("target", Tone.QUIET, "Last drill", said, f"{took}, {time if today else when}")


def _days(ms: int) -> str:
    return f"{formats.age(ms / 1000)} ago"


def _outage(state: DeckState) -> tuple[Fact, Fact, Fact] | None:
    down = [view for view in state.accounts if view.health in (Health.DOWN, Health.SILENT, Health.BLOCKED)]
    if not down:
        return None
    worst = down[0].account.venue
    others = [venue for venue in state.venues() if venue is not worst]
    third = _venue_fact(state, others[0]) if others else drill_fact(state)
    return _listing_fact(state, worst), _cancels_fact(state, worst), third


def _listing_fact(state: DeckState, venue: Venue) -> Fact:
    views = [view for view in state.accounts if view.account.venue is venue]
    label = f"{venue.display} listing"
    broken = [family for view in views for family in view.families if not family.complete]
    if not broken:
        return Fact("circled-check", Tone.OK, label, Said("answers"))
    worst = max(broken, key=lambda family: family.down_s or 0.0)
    if worst.fault is None and worst.down_s is None:
        return Fact("clock", Tone.QUIET, label, Said("being read"))
    silent = worst.fault is not None and worst.fault.kind is FaultKind.TIMEOUT
    words = "no answer" if silent or worst.fault is None else trouble(worst.fault)
    lasting = f" for {formats.stale_age(worst.down_s)}" if worst.down_s is not None else ""
    coming = f", next try in {worst.next_try_s:.0f} s" if worst.next_try_s and worst.next_try_s >= 0.5 else ", trying"
    age = f" {formats.stale_age(worst.down_s)}" if worst.down_s is not None else ""
    return Fact("octagon-cross", Tone.BAD, label, Said(f"{words}{lasting}{coming}", Tone.BAD), f"down{age}, trying")


def _cancels_fact(state: DeckState, venue: Venue) -> Fact:
    label = f"{venue.display} cancels"
    views = [view for view in state.accounts if view.account.venue is venue]
    blocked = [view for view in views if view.health is Health.BLOCKED]
    if blocked:
        fault = blocked[0].fault
        words = f"{blocked[0].account.label}: {trouble(fault) if fault is not None else 'refused'}"
        return Fact("octagon-cross", Tone.BAD, label, Said(words, Tone.BAD))
    if any(view.health is Health.SILENT for view in views):
        return Fact("octagon-cross", Tone.BAD, label, Said("no answer, one order tries again and again", Tone.BAD))
    return Fact("question", Tone.WARN, label, Said("not proven now. PANIC sends them anyway"), "PANIC sends anyway")


def _venue_fact(state: DeckState, venue: Venue) -> Fact:
    views = [view for view in state.accounts if view.account.venue is venue]
    if all(is_ready(view) for view in views):
        return Fact("circled-check", Tone.OK, venue.display, Said("listing answers, ready to cancel"), "answers, ready")
    if any(view.health is Health.BLOCKED for view in views):
        return _cancels_fact(state, venue)
    fact = _listing_fact(state, venue)
    return Fact(fact.icon, fact.tone, venue.display, fact.said, fact.short)


# The order of the bar and of the tally, with the states that each part gathers, its icon and its word.
@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar and of the tally."""

    name: str
    icon: str
    tone: Tone | str
    states: tuple[State, ...]


PARTS: tuple[Part, ...] = (
    Part("gone", "double-check", Tone.OK, (State.GONE,)),
    Part("accepted", "check", "chip-ACCEPTED", (State.ACCEPTED,)),
    Part("sent", "arrow-up", "chip-SENT", (State.SENT,)),
    Part("queued", "dots", Tone.QUIET, (State.QUEUED,)),
    Part("open", "ring", Tone.TEXT, (State.LIVE,)),
    Part("unknown", "question", Tone.WARN, (State.UNKNOWN,)),
    Part("rejected", "octagon-cross", Tone.BAD, (State.REJECTED,)),
    Part("triggered", "bolt-square", Tone.BAD, (State.TRIGGERED,)),
)


def tally(run: RunView) -> tuple[tuple[Part, int], ...]:
    """Count the run's rows by part, in the bar's fixed order; parts without rows are left out."""
    counted = ((part, sum(run.counts.get(state, 0) for state in part.states)) for part in PARTS)
    return tuple((part, count) for part, count in counted if count)


def segments(state: DeckState) -> tuple[tuple[str, int], ...]:
    """Give the bar's parts by name; ``rest`` is left unfilled while all rows are gone but flat is unproven."""
    run = state.run
    if run is None:
        return ()
    merged: dict[str, int] = {}
    for part, count in tally(run):
        name = {"open": "queued", "triggered": "rejected"}.get(part.name, part.name)
        merged[name] = merged.get(name, 0) + count
    order = ("gone", "accepted", "sent", "queued", "unknown", "rejected")
    parts = [(name, merged[name]) for name in order if name in merged]
    if [name for name, _ in parts] == ["gone"] and not state.proven_flat:
        parts.append(("rest", max(1, state.still_open)))
    return tuple(parts)


# One line in falling lengths: the first that has room is shown, the first of all is what it means.
Shortening: TypeAlias = tuple[str, ...]


def left_out(venues: Sequence[Venue]) -> tuple[Shortening, ...]:
    """Say what no run touches, and what no claim of being flat covers."""
    lines = [
        (
            say("Orders only. Positions were not touched."),
            say("Positions were not touched."),
            say("Positions not touched."),
        )
    ]
    if uncovered := not_covered(venues):
        lines.append((uncovered, not_covered(venues, short=True)))
    return tuple(lines)


def not_covered(venues: Sequence[Venue], *, short: bool = False) -> str:
    """Say which algo orders at these venues the program does not see; empty for no venue."""
    words = {Venue.OKX: say("OKX bots"), Venue.BINANCE: say("Binance portfolio margin")}
    if short:
        words = {Venue.OKX: say("OKX bots"), Venue.BINANCE: say("Binance PM")}
    names = ", ".join(words[venue] for venue in words if venue in venues)
    return say("Not covered: {names}", names=names) if names else ""


@dataclass(frozen=True, slots=True)
class RunTexts:
    """Everything that the run panel writes; empty texts are not shown. ``retry`` is the number to retry.

    ``note`` are the lines of what the run leaves out, each in several lengths.
    """

    caption: str
    time: str
    still: Said
    eta: str = ""
    rate: str = ""
    summary: tuple[Said, ...] = ()
    note: tuple[Shortening, ...] = ()
    can_stop: bool = False
    retry: int = 0


def run_texts(state: DeckState, run: RunView) -> RunTexts:
    """Write the run panel for a run that is on or was the last one."""
    time = stopwatch(run.elapsed_s)
    still = formats.count(state.still_open)
    if run.phase is RunPhase.RUNNING:
        return RunTexts("Time to flat", time, Said(still), eta(run), rate(run), can_stop=True)
    if run.phase is RunPhase.ARMED:
        lines = (
            Said("Armed. Waiting for a venue.", Tone.WARN),
            Said("Every path is tried each second", Tone.QUIET),
        )
        return RunTexts("Time to flat", time, Said(still), summary=lines, can_stop=True)
    ended = "finished in" if run.phase is RunPhase.FINISHED else "stopped after"
    return RunTexts(
        f"Run {run.number} {ended}",
        time,
        Said(still, Tone.TEXT if state.proven_flat else Tone.BAD),
        summary=_summary(state, run),
        note=left_out(tuple(state.venues())),
        retry=state.sum("left", everywhere=True),
    )


def _summary(state: DeckState, run: RunView) -> tuple[Said, ...]:
    gone = run.counts.get(State.GONE, 0)
    proven = Said(f"{formats.count(gone)} gone, proven", Tone.OK)
    new = state.sum("new", everywhere=True)
    if run.phase is RunPhase.STOPPED:
        sent = f"{formats.count(run.taken_back)} taken back, {formats.count(run.already_sent)} already sent"
        head = Said("Stopped. Not flat yet", Tone.BAD) if state.still_open else Said("Stopped", Tone.QUIET)
        return head, Said(sent, Tone.QUIET)
    if state.proven_flat:
        done = "All gone. Proven by listings." if run.total else "Nothing open. Proven by listings."
        return (Said(done, Tone.OK), proven) if gone else (Said(done, Tone.OK),)
    if new:
        return Said(f"{formats.count(new)} new since the run", Tone.BAD), proven
    return Said("Not flat yet", Tone.BAD), proven


def eta(run: RunView) -> str:
    """Guess the time left; empty until there are answers enough."""
    if run.eta_s is None:
        return ""
    left = run.eta_s
    words = f"{max(1, round(left))} s" if left < 60 else list_age(left)
    return f"About {words} left"


def rate(run: RunView) -> str:
    """Say how many answers come in a second; empty until there are enough."""
    if run.answers_per_s is None:
        return ""
    per_second = round(run.answers_per_s)
    return f"{formats.count(per_second)} answer{'' if per_second == 1 else 's'} per second"


def progress_name(run: RunView) -> str:
    """What a screen reader calls the bar."""
    return f"{run.counts.get(State.GONE, 0)} of {run.total} gone"


def progress_description(run: RunView) -> str:
    """Every count, for a screen reader."""
    return ", ".join(f"{count} {part.name}" for part, count in tally(run))


def time_name(run: RunView) -> str:
    """What a screen reader says of the running time: ``1.8 seconds, still running``."""
    tail = {
        RunPhase.RUNNING: "still running",
        RunPhase.ARMED: "waiting for a venue",
        RunPhase.FINISHED: "finished",
        RunPhase.STOPPED: "stopped",
    }
    return f"{run.elapsed_s:.1f} seconds, {tail[run.phase]}"
