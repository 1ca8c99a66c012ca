"""Which cancel attempts are still open: sent, or about to be, and the order's end is not in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from uuid import uuid4

from gui.domain.orders import OrderKey
from gui.domain.replies import Verdict
from gui.journal.entries import NOT_SENT, Answer, Ended, Entry, Intent, OpenAttempt, RunEnded, RunStarted

# With these answers the venue surely did not cancel.
SURELY_NOT: frozenset[str] = frozenset({Verdict.REJECTED, Verdict.RETRY, Verdict.CLOCK, Verdict.WRONG_PATH, NOT_SENT})

# An order that is retried for days keeps only its latest tries here; the file keeps them all.
TRIES_KEPT = 8


def new_attempt() -> str:
    """Give an attempt id that no other process or start gives."""
    return uuid4().hex


@dataclass(slots=True)
class Try:
    """One try of one key. ``environment`` is "" where the run's start is not in the journal."""

    attempt: str
    run: int
    environment: str
    instrument: str
    at_ms: int
    tries: int
    run_ended: bool = False
    verdict: str | None = None
    code: str = ""
    message: str = ""

    @property
    def open(self) -> bool:
        """Say whether the venue may have cancelled, or the run that wanted it did not come to its end."""
        return not self.run_ended or self.verdict is None or self.verdict not in SURELY_NOT


class OpenAttempts:
    """The open attempts of a journal, kept up with every entry.

    A key is open if no `Ended` of it comes after its intent, and one of its tries since then either has no
    answer, or an answer other than "surely not done", or belongs to a run without a `RunEnded`. A key whose
    tries were all surely not done in runs that came to their end is settled: its order is an ordinary open
    order. Tries whose run is not in the journal count for every environment.
    """

    def __init__(self) -> None:
        self._tries: dict[OrderKey, list[Try]] = {}
        self._environments: dict[int, str] = {}
        self._ended_runs: set[int] = set()
        self._ended_keys: set[OrderKey] = set()
        self._seeded = False

    def seed(self, earlier: Iterable[tuple[OrderKey, Try]]) -> None:
        """Put what was read from the disk before what happened since; keys that ended since stay ended."""
        since, self._tries = self._tries, {}
        for key, one in earlier:
            if key not in self._ended_keys:
                one.run_ended = one.run_ended or one.run in self._ended_runs
                self._add(key, one)
        for key, tries in since.items():
            for one in tries:
                self._add(key, one)
        self._ended_keys.clear()
        self._seeded = True

    def apply(self, entry: Entry) -> None:
        """Take in one more entry."""
        match entry:
            case RunStarted():
                self._environments[entry.run] = entry.environment
            case RunEnded():
                self._end_run(entry.run)
            case Intent():
                self._begin(entry)
            case Answer():
                self._answer(entry)
            case Ended():
                self._tries.pop(entry.key, None)
                if not self._seeded:
                    self._ended_keys.add(entry.key)

    def of(self, environment: str) -> Sequence[OpenAttempt]:
        """Give one open attempt a key, its latest one, in the order in which the keys were first tried."""
        found = []
        for key, tries in self._tries.items():
            one = next((t for t in reversed(tries) if t.open and t.environment in ("", environment)), None)
            if one is not None:
                answered = one.verdict is not None
                words = (one.code, one.message)
                found.append(OpenAttempt(one.run, key, one.instrument, one.at_ms, one.tries, answered, *words))
        return tuple(found)

    def _begin(self, intent: Intent) -> None:
        environment = self._environments.get(intent.run, "")
        ended = intent.run in self._ended_runs
        count = len(intent.keys)
        for key, instrument, tries in zip_longest(intent.keys, intent.instruments[:count], intent.tries[:count]):
            one = Try(intent.attempt, intent.run, environment, instrument or "", intent.at_ms, tries or 0, ended)
            self._add(key, one)

    def _add(self, key: OrderKey, one: Try) -> None:
        tries = self._tries.setdefault(key, [])
        tries.append(one)
        del tries[:-TRIES_KEPT]

    def _answer(self, answer: Answer) -> None:
        for one in self._tries.get(answer.key, ()):
            if one.attempt == answer.attempt:
                one.verdict, one.code, one.message = answer.verdict, answer.code, answer.message

    def _end_run(self, run: int) -> None:
        self._ended_runs.add(run)
        for tries in self._tries.values():
            for one in tries:
                one.run_ended = one.run_ended or one.run == run
