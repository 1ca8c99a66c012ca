"""What an account's tile says: its health in few words, with an icon and a tone."""

from __future__ import annotations

from dataclasses import dataclass

from gui.domain.faults import FaultKind
from gui.domain.what import What
from gui.engine.views import AccountView, FamilyView, Health
from gui.models import formats
from gui.models.backstop_texts import tile_tip, tile_words
from gui.models.deck_state import DeckState, Tally
from gui.models.floor_texts import fault_sentence
from gui.models.language import say, source
from gui.models.run_texts import trouble
from gui.models.texts import Tone, list_age, tenths

# From this much on the tile says that this computer's clock is off; it is corrected for (seconds).
CLOCK_OFF_S = 2.0


@dataclass(frozen=True, slots=True)
class Tile:
    """One account's tile; ``alarm`` paints its edge and second line in the bad colour.

    ``why`` says in whole sentences what is wrong, what is safe and what to do; empty where nothing is. ``backstop``
    tells of the venue's own timer while there is one.
    """

    key: str
    venue: str
    icon: str
    tone: Tone
    line: str
    alarm: bool
    spoken: str
    open: int
    why: str = ""
    backstop: str = ""
    backstop_tip: str = ""

    @property
    def fine(self) -> bool:
        """Say whether nothing is wrong, so that the tile keeps its place."""
        return not self.alarm and self.tone is not Tone.WARN


def tile(state: DeckState, view: AccountView) -> Tile:
    """Write one account's tile."""
    tally = state.tally(view.account.label)
    icon, tone, line, alarm = _STORY[view.health](state, view, tally)
    return Tile(
        key=view.account.label,
        venue=view.account.venue.display,
        icon=icon,
        tone=tone,
        line=line,
        alarm=alarm,
        spoken=_spoken(view, line),
        open=view.open,
        why=why(view),
        backstop=tile_words(state.flatten.backstops.get(view.account.label)),
        backstop_tip=tile_tip(state.flatten.backstops.get(view.account.label)),
    )


def why(view: AccountView) -> str:
    """Say what is wrong with an account: what happened, what is safe, what to do."""
    said = [fault_sentence(view.fault, view.account)] if view.fault is not None else []
    offset = view.clock_offset_s
    if offset is not None and abs(offset) >= CLOCK_OFF_S:
        said.append(
            say(
                "This computer's clock is {n} s off. We correct for it. Nothing to do now; set the clock later.",
                n=f"{abs(offset):.1f}",
            )
        )
    return " ".join(said)


def tiles(state: DeckState) -> tuple[Tile, ...]:
    """Write every tile; of more than four, those not fine come first, except during a run."""
    made = tuple(tile(state, view) for view in state.accounts)
    if len(made) <= 4 or state.run_on:
        return made
    return tuple(sorted(made, key=lambda each: each.fine))


def _spoken(view: AccountView, line: str) -> str:
    name = f"{view.account.venue.display} {view.account.label}, {say(_HEALTH[view.health])}"
    if view.health is Health.READY:
        opened = say("{n} open", n=formats.count(view.open))
        if view.age_s is None:
            return f"{name}, {opened}"
        heard = say("listing {age} seconds old", age=f"{view.age_s:.1f}")
        return f"{name}, {opened}, {heard}"
    return f"{name}, {line.replace(' · ', ', ')}"


_HEALTH: dict[Health, str] = {
    Health.READING: source("reading"),
    Health.READY: source("ready"),
    Health.SENDING: source("sending"),
    Health.WAITING: source("waiting"),
    Health.SILENT: source("silent"),
    Health.DOWN: source("down"),
    Health.BLOCKED: source("blocked"),
    Health.FLAT: source("flat"),
}

Story = tuple[str, Tone, str, bool]


def _dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _latency(view: AccountView) -> str:
    # A clock that is off says more than a latency, and there is room for one of them.
    offset = view.clock_offset_s
    if offset is not None and abs(offset) >= CLOCK_OFF_S:
        return say("PC clock {n} s off", n=formats.count(round(abs(offset))))
    return "" if view.latency_s is None else formats.duration(view.latency_s)


def _reading(_state: DeckState, view: AccountView, _tally: Tally) -> Story:
    known = say("{n} known", n=formats.count(view.open)) if view.open else ""
    return "clock", Tone.QUIET, _dots(say("Reading…"), known), False


def _ready(state: DeckState, view: AccountView, tally: Tally) -> Story:
    after = state.run is not None and not state.run_on and tally.run_rows
    if after and (tally.left or tally.needs_person):
        read = [family.last_complete_ms for family in _swept(state, view) if family.last_complete_ms is not None]
        when = say("list read {time}", time=tenths(min(read))) if read else ""
        return (
            "octagon-cross",
            Tone.BAD,
            _dots(say("{n} still open", n=formats.count(state.of_run(view.account.label).open)), when),
            True,
        )
    age = "" if view.age_s is None else say("list {age} old", age=list_age(view.age_s))
    return "circled-check", Tone.OK, _dots(say("{n} open", n=formats.count(view.open)), age, _latency(view)), False


def _sending(_state: DeckState, view: AccountView, _tally: Tally) -> Story:
    gone = say("{n} gone by listing", n=formats.count(view.gone)) if view.gone else ""
    return "arrow-up", Tone.ACCENT, _dots(say("{n} left", n=formats.count(view.open)), gone, _latency(view)), False


def _waiting(state: DeckState, view: AccountView, _tally: Tally) -> Story:
    banned = view.fault is not None and view.fault.kind is FaultKind.BANNED
    reason = trouble(view.fault) if view.fault is not None else say("rate limit")
    wait = None if view.wait_s is None else formats.wait(view.wait_s)
    count = formats.count(view.open)
    left = say("{n} left", n=count)
    if banned:
        # Nothing at all leaves until then: that comes first, also when the tile is narrow.
        head = say("Banned") if wait is None else say("Banned, waits {time}", time=wait)
        return "clock", Tone.BAD, _dots(head, left if state.run_on else say("{n} known", n=count)), True
    icon = "arrow-up" if state.run_on else "clock"
    tone = Tone.ACCENT if state.run_on else Tone.WARN
    words = reason if wait is None else say("{reason}, waits {time}", reason=reason, time=wait)
    return icon, tone, _dots(left if state.run_on else say("{n} open", n=count), words), False


def _silent(_state: DeckState, view: AccountView, _tally: Tally) -> Story:
    return (
        "octagon-cross",
        Tone.BAD,
        _dots(say("No answer to cancels"), say("{n} left", n=formats.count(view.open)), say("trying")),
        True,
    )


def _down(_state: DeckState, view: AccountView, _tally: Tally) -> Story:
    longest = max((family.down_s for family in view.families if family.down_s is not None), default=None)
    head = say("Listing down") if longest is None else say("Listing down {age}", age=formats.stale_age(longest))
    if view.fault is None and view.age_s is not None:
        # Nothing failed as far as is known; the reading itself does not come.
        head = say("No listing for {age}", age=formats.stale_age(view.age_s))
    return "octagon-cross", Tone.BAD, _dots(head, say("{n} known", n=formats.count(view.open)), say("trying")), True


def _blocked(_state: DeckState, view: AccountView, _tally: Tally) -> Story:
    words = trouble(view.fault) if view.fault is not None else say("refused")
    return (
        "octagon-cross",
        Tone.BAD,
        _dots(words[:1].upper() + words[1:], say("{n} known", n=formats.count(view.open))),
        True,
    )


def _flat(state: DeckState, view: AccountView, tally: Tally) -> Story:
    if state.of_run(view.account.label).open:
        return _ready(state, view, tally)
    when = proven_at(_swept(state, view))
    nothing = say("0 open")
    if tally.open and state.of_run(view.account.label) is not tally:
        # The run reached algo orders alone.
        nothing = say("0 algo, {n} ordinary open", n=formats.count(tally.open))
    return (
        "double-check",
        Tone.OK,
        _dots(nothing, say("proven {time}", time=tenths(when)) if when else say("proven")),
        False,
    )


def _swept(state: DeckState, view: AccountView) -> tuple[FamilyView, ...]:
    # No claim of a run is about listings that it did not need: they may be older than its press.
    what = What.ALGOS if state.run is None else state.run.scope.what
    return tuple(family for family in view.families if what.reaches(family.family))


def proven_at(families: tuple[FamilyView, ...]) -> int | None:
    """When the families were last read completely: the oldest time, None if one is missing."""
    read = [family.last_complete_ms for family in families]
    return None if not read or None in read else min(ms for ms in read if ms is not None)


_STORY = {
    Health.READING: _reading,
    Health.READY: _ready,
    Health.SENDING: _sending,
    Health.WAITING: _waiting,
    Health.SILENT: _silent,
    Health.DOWN: _down,
    Health.BLOCKED: _blocked,
    Health.FLAT: _flat,
}
