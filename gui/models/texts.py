"""Words that several panels share: tones, modes, plurals, ages, notices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.rows import State
from gui.domain.venues import Environment
from gui.engine.views import AccountView, RunView
from gui.models import formats

APP_TITLE = "Kill switch"
SECOND = 1000


class Tone(StrEnum):
    """How a text or an icon is coloured; the values are theme tokens."""

    TEXT = "text"
    QUIET = "text2"
    FAINT = "text3"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Mode:
    """How one mode is named everywhere: word, sentence, icon."""

    word: str
    sentence: str
    icon: str


MODES: dict[Environment, Mode] = {
    Environment.DRILL: Mode(
        "DRILL",
        "Practice venues built into this program. Nothing leaves this computer. Real orders are NOT touched.",
        "target",
    ),
    Environment.DEMO: Mode("DEMO", "Exchange demo trading. Demo orders only. Real orders are NOT touched.", "flask"),
    Environment.LIVE: Mode("LIVE", "Real accounts. PANIC cancels real orders.", "bolt"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its tone."""

    text: str
    tone: Tone = Tone.TEXT


def title(environment: Environment) -> str:
    """The window's title."""
    return f"{MODES[environment].word} · {APP_TITLE}"


def plural(count: int, noun: str) -> str:
    """Write a count with its noun: ``1 order``, ``25 orders``."""
    return f"{formats.count(count)} {noun}{'' if count == 1 else 's'}"


def stay(count: int, adjective: str) -> str:
    """Write ``1 stays open``, ``13 stay open``, ``8 protective stay``."""
    verb = "stays" if count == 1 else "stay"
    if adjective == "open":
        return f"{formats.count(count)} {verb} open"
    return f"{formats.count(count)} {adjective} {verb}"


def list_age(seconds: float) -> str:
    """Write the age of a listing: ``0.4 s``, ``48 s``, from a minute ``2:12``."""
    if seconds < 60:
        return formats.wait(seconds)
    return formats.stale_age(seconds)


def tenths(at_ms: int) -> str:
    """Write a UTC time of day with tenths: ``14:03:25.1``."""
    return f"{formats.clock_time(at_ms)}.{at_ms % SECOND // 100}"


def milliseconds(at_ms: int) -> str:
    """Write a UTC time of day with milliseconds: ``14:03:21.842``."""
    return f"{formats.clock_time(at_ms)}.{at_ms % SECOND:03d}"


def stopwatch(seconds: float) -> str:
    """Write a run's time: ``1.84 s``, from one minute ``1:03.4``."""
    if seconds < 59.995:
        return f"{max(0.0, seconds):.2f} s"
    return formats.duration(seconds)


def account_name(view: AccountView) -> str:
    """Write an account as people call it: ``OKX alpha``."""
    return f"{view.account.venue.display} {view.account.label}"


def refused_mode(run: RunView) -> str:
    """Why the mode cannot change now."""
    return f"Run {run.number} is on. Stop it or wait."


def leave_live(word: str) -> tuple[str, str, str]:
    """The question on leaving LIVE, its safe answer, and the other."""
    return "Real orders will no longer be watched here.", "Stay live", f"Go to {word.lower()}"


def quit_question(run: RunView) -> str:
    """What quitting during a run would drop."""
    queued = run.counts.get(State.QUEUED, 0)
    sent = sum(run.counts.get(state, 0) for state in (State.SENT, State.ACCEPTED, State.UNKNOWN))
    waiting = f"{formats.count(queued)} waiting cancel{'' if queued == 1 else 's'}"
    return f"Run {run.number} is on. Quitting drops {waiting}; {formats.count(sent)} already sent stay sent."


def hidden_close(run: RunView) -> str:
    """What closing the window during a run did instead."""
    return f"Run {run.number} is on and goes on. The window was minimised, not closed."


def no_accounts_window(config_file: str) -> str:
    """Where an account is added."""
    return (
        f"Accounts are kept in {config_file}: each needs a [[account]] entry (label, venue, environment) "
        "and its key in the system key store or in KILLSWITCH_<LABEL>_KEY and _SECRET."
    )
