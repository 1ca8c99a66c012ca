"""What the venue-side timers say: the seconds left, and how little they promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gui.engine.views import BackstopView
from gui.models import formats
from gui.models.deck_state import DeckState
from gui.models.language import say
from gui.models.messages import fault_words
from gui.models.texts import Tone


@dataclass(frozen=True, slots=True)
class BackstopTexts:
    """One line in falling lengths, none where no account wants a timer or no timer is known of."""

    line: tuple[str, ...] = ()
    tone: Tone = Tone.QUIET
    tip: str = ""


def backstop_texts(state: DeckState) -> BackstopTexts:
    """Write the run panel's line from every account's timer: the shortest time, and what is not armed."""
    views = tuple(state.flatten.backstops.values())
    armed = [view for view in views if view.armed]
    failed = [view for view in views if view.fault is not None]
    if not armed and not failed:
        return BackstopTexts()
    tip = "\n".join((*(_whole(view) for view in (*armed, *(one for one in failed if not one.armed))), _scope()))
    if not armed:
        names = _names(failed)
        line = (say("Venue timer not armed: {names}", names=names), say("Venue timer not armed"), say("No venue timer"))
        return BackstopTexts(line, Tone.WARN, tip)
    timer = _timer(min((view.left_s for view in armed if view.left_s is not None), default=None))
    if failed:
        line = (
            say("{timer} · not sure: {names}", timer=timer, names=_names(failed)),
            say("{timer} · one not sure", timer=timer),
            timer,
        )
        return BackstopTexts(line, Tone.WARN, tip)
    line = (
        say("{timer} · ordinary orders only; algo orders not promised", timer=timer),
        say("{timer} · ordinary orders only", timer=timer),
        timer,
    )
    return BackstopTexts(line, Tone.QUIET, tip)


def tile_words(view: BackstopView | None) -> str:
    """Write what an account's tile says of its timer; empty where there is nothing to say."""
    if view is None:
        return ""
    if view.fault is not None:
        return say("venue timer not sure") if view.armed else say("venue timer not armed")
    return say("venue timer {n} s", n=_seconds(view.left_s)) if view.armed else ""


def tile_tip(view: BackstopView | None) -> str:
    """Write what the tile's tooltip tells of the timer."""
    if view is None or not (view.armed or view.fault is not None):
        return ""
    return f"{_whole(view)}\n{_scope()}"


def _timer(left_s: float | None) -> str:
    return say("Venue timer {n} s", n=_seconds(left_s))


def _seconds(left_s: float | None) -> str:
    return "?" if left_s is None else formats.count(max(0, int(left_s)))


def _scope() -> str:
    return say("Should we fall silent, the venue cancels ordinary orders only; algo orders are not promised.")


def _names(views: Iterable[BackstopView]) -> str:
    return ", ".join(view.account.label for view in views)


def _whole(view: BackstopView) -> str:
    name = f"{view.account.venue.display} {view.account.label}"
    covered = ", ".join(view.instruments) if view.instruments else say("every ordinary order of the account")
    parts = [_timer(view.left_s) if view.armed else say("Venue timer not armed"), covered if view.armed else ""]
    parts.append(fault_words(view.fault))
    return f"{name}: {' · '.join(part for part in parts if part)}"
