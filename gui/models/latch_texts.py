"""What the switch *Keep cancelling new orders* says: off, on with what it caught, or left on by an earlier start."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.sources import Sign, SignSort, advice
from gui.engine.scope import Scope
from gui.engine.views import LatchView, Source
from gui.models import formats
from gui.models.deck_state import DeckState
from gui.models.floor_texts import ours
from gui.models.language import say, source
from gui.models.texts import Tone

LABEL = source("Keep cancelling new orders")
# So many sources are told in the tooltip.
MOST_SOURCES = 5


@dataclass(frozen=True, slots=True)
class LatchTexts:
    """What the latch's line shows.

    ``line`` is one text in falling lengths. ``can_switch`` is False where a click only says why not (``refusal``).
    """

    shown: bool = False
    on: bool = False
    waiting: bool = False
    can_switch: bool = True
    line: tuple[str, ...] = ()
    tone: Tone = Tone.QUIET
    tip: str = ""
    refusal: str = ""


def latch_texts(state: DeckState) -> LatchTexts:
    """Write the latch's line; before any run there is nothing that it could keep to, and it is not shown."""
    latch = state.flatten.latch
    if not state.flatten.known:
        return LatchTexts()
    if latch.waiting:
        return _waiting(latch)
    if latch.on:
        return _on(latch)
    can, refusal = not latch.refusal, ours(latch.refusal)
    what = refusal or say("What appears in the run's scope is cancelled.")
    tip = "\n".join(part for part in (say(LABEL), what, _reach(latch)) if part)
    return LatchTexts(
        shown=state.run is not None and (can or state.run_shown),
        can_switch=can,
        line=(say(LABEL), say("Keep cancelling"), say("Latch")),
        tone=Tone.TEXT if can else Tone.FAINT,
        tip=tip,
        refusal=refusal,
    )


def _waiting(latch: LatchView) -> LatchTexts:
    line = (
        say("An earlier start left this on; nothing is being cancelled"),
        say("Left on by an earlier start; it does nothing"),
        say("Left on, does nothing"),
        say("Latch waits"),
    )
    since = say("On since {time}", time=formats.day_time(latch.since_ms)) if latch.since_ms is not None else ""
    parts = (say(LABEL), line[0], since, _reach(latch), ours(latch.refusal))
    return LatchTexts(
        shown=True, waiting=True, can_switch=not latch.refusal, line=line, tone=Tone.WARN,
        tip="\n".join(part for part in parts if part), refusal=ours(latch.refusal),
    )  # fmt: skip


def _on(latch: LatchView) -> LatchTexts:
    since = formats.clock_time(latch.since_ms) if latch.since_ms is not None else "?"
    caught = formats.count(latch.caught)
    line: tuple[str, ...]
    if not latch.caught:
        line = (
            say("Cancelling new orders since {time} · none caught", time=since),
            say("On since {time} · none caught", time=since),
            say("On · none caught"),
            say("On"),
        )
    else:
        line = _caught(latch, caught, since)
    told = [ours(advice(one.account, Sign(one.sort, one.sign))) for one in latch.sources[:MOST_SOURCES]]
    tip = "\n".join(part for part in (say(LABEL), line[0], *told, _reach(latch), say("A click releases it.")) if part)
    return LatchTexts(shown=True, on=True, line=line, tone=Tone.WARN if latch.caught else Tone.TEXT, tip=tip)


def _caught(latch: LatchView, caught: str, since: str) -> tuple[str, ...]:
    short = (say("{n} caught since {time}", n=caught, time=since), say("{n} caught", n=caught))
    busiest = latch.sources[0] if latch.sources else None
    if busiest is None:
        return short
    who, stop = _who(busiest), _stop(busiest)
    return (
        say("{n} caught since {time} · source {who}: {stop}", n=caught, time=since, who=who, stop=stop),
        say("{n} caught since {time} · {who}: {stop}", n=caught, time=since, who=who, stop=stop),
        say("{n} caught · {who}: {stop}", n=caught, who=who, stop=stop),
        say("{n} caught · {who}", n=caught, who=who),
        short[1],
    )


def _who(one: Source) -> str:
    if one.sort is SignSort.NONE or not one.sign:
        return one.account
    return f"{one.sign}…" if one.sort in (SignSort.PREFIX, SignSort.BROKER, SignSort.HAND) else one.sign


def _stop(one: Source) -> str:
    if one.sort is SignSort.VENUE:
        return say("look at the margin")
    if one.sort is SignSort.PARENT:
        return say("cancel that algo order")
    if one.sort is SignSort.HAND:
        return say("somebody's hand")
    return say("stop its programs") if one.sort is SignSort.NONE else say("stop that bot")


def _reach(latch: LatchView) -> str:
    scopes = latch.scopes or ((latch.scope,) if latch.scope is not None else ())
    return say("Reaches: {scopes}", scopes=" + ".join(_scope(one) for one in scopes)) if scopes else ""


def _scope(scope: Scope) -> str:
    where = ", ".join(scope.accounts) or (scope.venue.display if scope.venue is not None else say("all accounts"))
    what = say("algo orders") if not scope.what.closes and scope.what.value == "algos" else say("all orders")
    kept = say(", protective orders stay") if scope.keep_protective else ""
    return say("{where}: {what}{kept}", where=where, what=what, kept=kept)


def spoken(texts: LatchTexts) -> str:
    """What a screen reader says of the line besides the switch's own name."""
    return texts.line[0] if texts.on or texts.waiting else texts.refusal
