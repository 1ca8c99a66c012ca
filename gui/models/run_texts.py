"""What the run panel says: idle facts, the running count, and the end, called flat only if it is proven."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gui.domain.faults import FaultKind, VenueFault
from gui.domain.rows import State
from gui.domain.sentences import fault_words
from gui.domain.venues import Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.views import AccountView, Health, RunPhase, RunView
from gui.models import formats
from gui.models.deck_state import DeckState, is_fresh, is_ready
from gui.models.floor_texts import fault_text, ours
from gui.models.language import say, say_count, source
from gui.models.run_reach_texts import Shortening, done, left_out, proven, running_words
from gui.models.texts import Said, Tone, account_name, list_age, n_of, stopwatch

TRY_IT = source("Try it: hold PANIC. This is a drill.")
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
    """What stands under the large count: fresh and last known apart, if some are old; unread listings by number.

    It may have a break; what is not counted above stands below it.
    """
    if not state.accounts:
        return say("no account yet")
    stale = state.whole("stale")
    missing = sum(not is_fresh(view) for view in state.accounts)
    if missing and not stale:
        return say_count(
            len(state.accounts),
            "{missing} of {n} listing missing",
            "{missing} of {n} listings missing",
            missing=missing,
        )
    if stale:
        return say("{fresh} fresh + {n} last known", fresh=formats.count(state.open - stale), n=formats.count(stale))
    return _caption(state)


def _caption(state: DeckState) -> str:
    # Two lines where more is known than the count above says.
    if state.what is What.ALGOS:
        if ordinary := state.staying(What.ALGOS, everywhere=True):
            return say_count(
                state.open, "algo order\n{more} ordinary", "algo orders\n{more} ordinary", more=formats.count(ordinary)
            )
        return say("open algo order") if state.open == 1 else say("open algo orders")
    if not state.what.closes:
        return say("open order") if state.open == 1 else say("open orders")
    everywhere = Scope()
    if state.positions_unread(everywhere):
        return say("open orders\n? positions")
    return say_count(len(state.held(everywhere)), "open orders\n{n} position", "open orders\n{n} positions")


def facts(state: DeckState) -> tuple[Fact, Fact, Fact]:
    """Write the three idle facts; while a listing is down they tell of the outage instead."""
    return _outage(state) or (ready_fact(state), slowest_fact(state), drill_fact(state))


def ready_fact(state: DeckState) -> Fact:
    """Say how many accounts can cancel, and why the others cannot."""
    whole = len(state.accounts)
    ready = [view for view in state.accounts if is_ready(view)]
    label = say("Ready to cancel")
    if not whole:
        return Fact("triangle", Tone.WARN, label, Said(say("no account yet"), Tone.WARN))
    if len(ready) == whole:
        return Fact(
            "circled-check",
            Tone.OK,
            label,
            Said(say_count(whole, "{k} of {n} account", "{k} of {n} accounts", k=whole)),
        )
    first = next(view for view in state.accounts if view not in ready)
    count = n_of(len(ready), whole)
    words = f"{count}: {account_name(first)} {why_not(first)}"
    return Fact("triangle", Tone.WARN, label, Said(words, Tone.WARN), f"{count}: {first.account.label}")


def why_not(view: AccountView) -> str:
    """Say why an account is not ready, to follow its name."""
    if view.health is Health.READING:
        return say("reads its first listing")
    if view.health is Health.SILENT:
        return say("gets no answer to cancels")
    if view.fault is not None:
        return trouble(view.fault)
    return say("has an old listing")


_SHORT: dict[FaultKind, str] = {
    FaultKind.KEY: source("key refused"),
    FaultKind.PERMISSION: source("key lacks a right"),
    FaultKind.ADDRESS: source("address refused"),
    FaultKind.ENVIRONMENT: source("key of another environment"),
    FaultKind.REGION: source("key unknown in this region"),
    FaultKind.MISSING_CREDENTIALS: source("key missing"),
    FaultKind.ACCOUNT_FROZEN: source("account frozen"),
    FaultKind.RATE_LIMIT: source("rate limit"),
    FaultKind.BANNED: source("banned for a while"),
    FaultKind.CLOCK: source("time stamp refused"),
}


def trouble(fault: VenueFault) -> str:
    """Say in very few words what is wrong, with the venue's code."""
    short = _SHORT.get(fault.kind)
    if short is None:
        return fault_short(fault)
    words = say(short)
    return f"{words} ({fault.code})" if fault.code else words


def fault_short(fault: VenueFault) -> str:
    """Say a fault in the few words that the floors below have for it; the venue's own words stay as they came."""
    words = fault_words(replace(fault, message=fault_text(fault)))
    return words if fault.code else ours(words)


def slowest_fact(state: DeckState) -> Fact:
    """Name the account that answers slowest."""
    timed = [view for view in state.accounts if view.latency_s is not None]
    if not timed:
        return Fact("clock", Tone.QUIET, say("Slowest account"), Said(say("no answer yet"), Tone.QUIET))
    slow = max(timed, key=lambda view: view.latency_s or 0.0)
    took = formats.duration(slow.latency_s or 0.0)
    said = Said(f"{account_name(slow)}, {took}")
    return Fact("clock", Tone.QUIET, say("Slowest account"), said, f"{slow.account.label}, {took}")


def drill_fact(state: DeckState) -> Fact:
    """Tell of the last drill."""
    last = state.last_drill
    if last is None:
        return Fact("target", Tone.QUIET, say("Last drill"), Said(say("none yet"), Tone.QUIET))
    today = last.at_ms // DAY_MS == state.now.ms // DAY_MS
    time = formats.clock_time(last.at_ms)[:5]
    when = say("today {time}", time=time) if today else _days(state.now.ms - last.at_ms)
    took = stopwatch(last.seconds)
    said = Said(
        say_count(
            last.orders, "{n} order flat in {time}, {when}", "{n} orders flat in {time}, {when}", time=took, when=when
        )
    )
    return Fact("target", Tone.QUIET, say("Last drill"), said, f"{took}, {time if today else when}")


def _days(ms: int) -> str:
    return say("{age} ago", age=formats.age(ms / 1000))


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
    label = say("{venue} listing", venue=venue.display)
    broken = [family for view in views for family in view.families if not family.complete]
    if not broken:
        return Fact("circled-check", Tone.OK, label, Said(say("answers")))
    worst = max(broken, key=lambda family: family.down_s or 0.0)
    if worst.fault is None and worst.down_s is None:
        return Fact("clock", Tone.QUIET, label, Said(say("being read")))
    silent = worst.fault is not None and worst.fault.kind is FaultKind.TIMEOUT
    words = say("no answer") if silent or worst.fault is None else trouble(worst.fault)
    age = "" if worst.down_s is None else formats.stale_age(worst.down_s)
    lasting = say("{what} for {age}", what=words, age=age) if age else words
    soon = bool(worst.next_try_s and worst.next_try_s >= 0.5)
    coming = say("next try in {time}", time=f"{worst.next_try_s:.0f} s") if soon else say("trying")
    short = say("down {age}, trying", age=age) if age else say("down, trying")
    said = say("{what}, {next}", what=lasting, next=coming)
    return Fact("octagon-cross", Tone.BAD, label, Said(said, Tone.BAD), short)


def _cancels_fact(state: DeckState, venue: Venue) -> Fact:
    label = say("{venue} cancels", venue=venue.display)
    views = [view for view in state.accounts if view.account.venue is venue]
    blocked = [view for view in views if view.health is Health.BLOCKED]
    if blocked:
        fault = blocked[0].fault
        words = f"{blocked[0].account.label}: {trouble(fault) if fault is not None else say('refused')}"
        return Fact("octagon-cross", Tone.BAD, label, Said(words, Tone.BAD))
    if any(view.health is Health.SILENT for view in views):
        return Fact("octagon-cross", Tone.BAD, label, Said(say("no answer, one order tries again and again"), Tone.BAD))
    said = Said(say("not proven now. PANIC sends them anyway"))
    return Fact("question", Tone.WARN, label, said, say("PANIC sends anyway"))


def _venue_fact(state: DeckState, venue: Venue) -> Fact:
    views = [view for view in state.accounts if view.account.venue is venue]
    if all(is_ready(view) for view in views):
        said = Said(say("listing answers, ready to cancel"))
        return Fact("circled-check", Tone.OK, venue.display, said, say("answers, ready"))
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

    @property
    def word(self) -> str:
        """The part's word on screen."""
        return say(self.name)


PARTS: tuple[Part, ...] = (
    Part(source("gone"), "double-check", Tone.OK, (State.GONE,)),
    Part(source("accepted"), "check", "chip-ACCEPTED", (State.ACCEPTED,)),
    Part(source("sent"), "arrow-up", "chip-SENT", (State.SENT,)),
    Part(source("queued"), "dots", Tone.QUIET, (State.QUEUED,)),
    Part(source("open"), "ring", Tone.TEXT, (State.LIVE,)),
    Part(source("unknown"), "question", Tone.WARN, (State.UNKNOWN,)),
    Part(source("rejected"), "octagon-cross", Tone.BAD, (State.REJECTED,)),
    Part(source("triggered"), "bolt-square", Tone.BAD, (State.TRIGGERED,)),
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
        parts.append(("rest", max(1, state.still)))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class RunTexts:
    """Everything that the run panel writes; empty texts are not shown. ``retry`` is the number to retry.

    ``note`` are the lines of what the run leaves out, each in several lengths, ``going`` what it is at, in lengths.
    """

    caption: str
    time: str
    still: Said
    eta: str = ""
    rate: str = ""
    summary: tuple[Said, ...] = ()
    note: tuple[Shortening, ...] = ()
    going: Shortening = ()
    can_stop: bool = False
    retry: int = 0


def run_texts(state: DeckState, run: RunView) -> RunTexts:
    """Write the run panel for a run that is on or was the last one."""
    time = stopwatch(run.elapsed_s)
    still, going = formats.count(state.still), running_words(state, run)
    if run.phase is RunPhase.RUNNING:
        # The guess is of orders: it says nothing of positions, which wait for readings.
        left = "" if state.still_held else eta(run)
        return RunTexts(say("Time to flat"), time, Said(still), left, rate(run), going=going, can_stop=True)
    if run.phase is RunPhase.ARMED:
        lines = (
            Said(say("Armed. Waiting for a venue."), Tone.WARN),
            Said(say("Every path is tried each second"), Tone.QUIET, say("Every path, each second")),
        )
        return RunTexts(say("Time to flat"), time, Said(still), summary=lines, going=going, can_stop=True)
    finished = run.phase is RunPhase.FINISHED
    number = run.number
    return RunTexts(
        say("Run {r} finished in", r=number) if finished else say("Run {r} stopped after", r=number),
        time,
        Said(still, Tone.TEXT if state.proven_flat else Tone.BAD),
        summary=_summary(state, run),
        note=left_out(state, run),
        retry=state.sum("left", everywhere=True) + state.still_held,
    )


def _summary(state: DeckState, run: RunView) -> tuple[Said, ...]:
    gone, counted = run.counts.get(State.GONE, 0), proven(run)
    new = state.sum("new", everywhere=True)
    if run.phase is RunPhase.STOPPED:
        sent = say(
            "{n} taken back, {sent} already sent",
            n=formats.count(run.taken_back),
            sent=formats.count(run.already_sent),
        )
        head = Said(say("Stopped"), Tone.QUIET)
        if state.still:
            head = Said(say("Stopped. Not flat yet"), Tone.BAD, say("Not flat yet"))
        short = say("{n} taken back", n=formats.count(run.taken_back))
        return head, Said(sent, Tone.QUIET, short)
    if state.proven_flat:
        flat = Said(done(state, run), Tone.OK)
        return (flat, counted) if gone or run.positions else (flat,)
    if new:
        return Said(say("{n} new since the run", n=formats.count(new)), Tone.BAD), counted
    return Said(say("Not flat yet"), Tone.BAD), counted


def eta(run: RunView) -> str:
    """Guess the time left; empty until there are answers enough."""
    if run.eta_s is None:
        return ""
    left = run.eta_s
    words = f"{max(1, round(left))} s" if left < 60 else list_age(left)
    return say("About {t} left", t=words)


def rate(run: RunView) -> str:
    """Say how many answers come in a second; empty until there are enough."""
    if run.answers_per_s is None:
        return ""
    per_second = round(run.answers_per_s)
    return say_count(per_second, "{n} answer per second", "{n} answers per second")


def progress_name(run: RunView) -> str:
    """What a screen reader calls the bar."""
    gone = say("{n} of {m} gone", n=run.counts.get(State.GONE, 0), m=run.total)
    if not run.positions:
        return gone
    closed = say("{k} of {m} positions closed", k=formats.count(run.positions_closed), m=formats.count(run.positions))
    return f"{gone}, {closed}"


def progress_description(run: RunView) -> str:
    """Every count, for a screen reader."""
    return ", ".join(f"{count} {part.word}" for part, count in tally(run))


def time_name(run: RunView) -> str:
    """What a screen reader says of the running time: ``1.8 seconds, still running``."""
    tail = {
        RunPhase.RUNNING: say("still running"),
        RunPhase.ARMED: say("waiting for a venue"),
        RunPhase.FINISHED: say("finished"),
        RunPhase.STOPPED: say("stopped"),
    }
    return say("{time} seconds, {how}", time=f"{run.elapsed_s:.1f}", how=tail[run.phase])
