"""Words that several panels share: tones, modes, plurals, ages, notices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.rows import State
from gui.domain.venues import Environment
from gui.engine.views import AccountView, RunView
from gui.models import formats
from gui.models.language import say, say_count, source

APP_TITLE = source("Kill switch")
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
    """How one mode is named everywhere: word, sentence, icon; both texts are kept as sources."""

    word_source: str
    sentence_source: str
    icon: str

    @property
    def word(self) -> str:
        """The mode's word."""
        return say(self.word_source)

    @property
    def sentence(self) -> str:
        """What the mode means."""
        return say(self.sentence_source)


MODES: dict[Environment, Mode] = {
    Environment.DRILL: Mode(
        source("DRILL"),
        source("Practice venues built into this program. Nothing leaves this computer. Real orders are NOT touched."),
        "target",
    ),
    Environment.DEMO: Mode(
        source("DEMO"), source("Exchange demo trading. Demo orders only. Real orders are NOT touched."), "flask"
    ),
    Environment.LIVE: Mode(source("LIVE"), source("Real accounts. PANIC cancels real orders."), "bolt"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text with its tone, and a shorter wording for where there is little room."""

    text: str
    tone: Tone = Tone.TEXT
    short: str = ""


def title(environment: Environment) -> str:
    """The window's title."""
    return f"{MODES[environment].word} · {say(APP_TITLE)}"


NOUNS: dict[str, tuple[str, str]] = {
    "order": (source("{n} order"), source("{n} orders")),
    "account": (source("{n} account"), source("{n} accounts")),
}


def plural(count: int, noun: str) -> str:
    """Write a count with one of the nouns of the table: ``1 order``, ``25 orders``."""
    return say_count(count, *NOUNS[noun])


def n_of(part: int, whole: int) -> str:
    """Write a part of a whole: ``8 of 25``."""
    return say("{n} of {m}", n=formats.count(part), m=formats.count(whole))


def stay(count: int, adjective: str) -> str:
    """Write ``1 stays open``, ``13 stay open``, ``8 protective stay``."""
    if adjective == "open":
        return say_count(count, "{n} stays open", "{n} stay open")
    return say_count(count, "{n} protective stays", "{n} protective stay")


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
    return say("Run {run} is on. Stop it or wait.", run=run.number)


def leave_live(word: str) -> tuple[str, str, str]:
    """The question on leaving LIVE, its safe answer, and the other."""
    return (
        say("Real orders will no longer be watched here."),
        say("Stay live"),
        say("Go to {mode}", mode=word.lower()),
    )


def quit_question(run: RunView) -> str:
    """What quitting during a run would drop."""
    queued = run.counts.get(State.QUEUED, 0)
    sent = sum(run.counts.get(state, 0) for state in (State.SENT, State.ACCEPTED, State.UNKNOWN))
    if held := run.positions - run.positions_closed:
        return say_count(
            held,
            "Run {run} is on. Quitting drops {queued} waiting cancels, leaves {n} position; {sent} already sent stay.",
            "Run {run} is on. Quitting drops {queued} waiting cancels, leaves {n} positions; {sent} already sent stay.",
            run=run.number,
            queued=formats.count(queued),
            sent=formats.count(sent),
        )
    return say_count(
        queued,
        "Run {run} is on. Quitting drops {n} waiting cancel; {sent} already sent stay sent.",
        "Run {run} is on. Quitting drops {n} waiting cancels; {sent} already sent stay sent.",
        run=run.number,
        sent=formats.count(sent),
    )


def quit_latched() -> str:
    """What quitting while the latch is on would end."""
    return say("New orders are still being cancelled. Quitting ends that; the next start offers to resume it.")


def hidden_latched() -> str:
    """What closing the window while the latch is on did instead."""
    return say("New orders are still being cancelled. The window was minimised, not closed.")


def hidden_close(run: RunView) -> str:
    """What closing the window during a run did instead."""
    return say("Run {run} is on and goes on. The window was minimised, not closed.", run=run.number)
