"""Puts the journal's entries about the positions of a run together: readings, closes, ends, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from gui.domain.closings import PositionState
from gui.domain.positions import PositionKey
from gui.journal.entries import NOT_SENT
from gui.journal.flatten_entries import (
    BackstopSet,
    CloseAnswer,
    CloseIntent,
    LatchSet,
    PositionEnded,
    PositionsRead,
)
from gui.journal.flatten_rows import FlattenEntry
from gui.proof.record import CloseTry, End, Flattened, PositionRecord

NO_END = "no end of it is in the journal"
NO_ANSWER = "a close was sent, and no answer is in the journal"


@dataclass(slots=True)
class PositionStory:
    """What the journal tells of one position, in the journal's order; ``seq`` is an entry's place in it."""

    key: PositionKey
    size: Decimal | None = None
    sized: bool = False
    tries: dict[str, tuple[int, CloseTry]] = field(default_factory=dict)
    ends: list[tuple[int, End]] = field(default_factory=list)

    def read(self, size: Decimal | None) -> None:
        """A reading showed it."""
        if not self.sized:
            self.size, self.sized = size, True

    def tried(self, seq: int, intent: CloseIntent) -> None:
        """A close was written down."""
        self.read(intent.size)
        asked = intent.request
        words = (str(asked.way), "buy" if asked.buy else "sell")
        quantity = "the whole" if asked.quantity is None else f"{asked.quantity:f}"
        made = CloseTry(
            attempt=intent.attempt,
            number=intent.tries,
            at_ms=intent.at_ms,
            path=asked.path,
            host=asked.host,
            order=f"{' '.join(words)} {quantity}" + ("" if asked.price is None else f" at {asked.price:f}"),
            client_id=asked.client_id,
            read_size=f"{intent.size:f}",
            read_ms=intent.read_ms,
        )
        self.tries[intent.attempt] = (seq, made)

    def answered(self, answer: CloseAnswer) -> None:
        """Its answer came."""
        if answer.attempt not in self.tries:
            return
        seq, one = self.tries[answer.attempt]
        self.tries[answer.attempt] = (
            seq,
            replace(
                one,
                verdict=answer.verdict,
                code=answer.code,
                message=answer.message,
                http_status=answer.http_status,
                latency_s=answer.latency_s,
                answered_ms=answer.at_ms,
            ),
        )

    def record(self) -> PositionRecord:
        """Judge how it stands: closed only where its end was written down after the last close that was sent."""
        state, words = self._standing()
        tries = [one for _, one in sorted(self.tries.values(), key=lambda pair: pair[0])]
        ends = tuple(end for _, end in self.ends)
        size = "not read" if not self.sized else "no number" if self.size is None else f"{self.size:f}"
        return PositionRecord(self.key, state, size, words, tuple(tries), ends)

    def _standing(self) -> tuple[PositionState, str]:
        sent = [(seq, one) for seq, one in self.tries.values() if one.verdict != NOT_SENT]
        last_sent = max(sent, key=lambda pair: pair[0], default=None)
        last_end = self.ends[-1] if self.ends else None
        if last_end is not None and (last_sent is None or last_end[0] > last_sent[0]):
            known = last_end[1].state in set(PositionState)
            return (PositionState(last_end[1].state) if known else PositionState.CHECKING), last_end[1].proof
        if last_sent is None:
            return PositionState.OPEN, NO_END
        if last_sent[1].verdict is None:
            return PositionState.CLOSING, NO_ANSWER
        return PositionState.CHECKING, NO_END


def flattened(entries: Iterable[tuple[int, FlattenEntry]], run: int, environment: str, until_ms: int) -> Flattened:
    """Choose and put together what belongs to a run, from the entries since its start in the journal's order."""
    found = list(entries)
    stories: dict[PositionKey, PositionStory] = {}
    for seq, entry in found:
        for key in _keys(entry, run):
            stories.setdefault(key, PositionStory(key))
        _tell(stories, seq, entry, run)
    readings = [one for _, one in found if isinstance(one, PositionsRead) and (one.run == run or _about(one, stories))]
    return Flattened(
        positions=tuple(story.record() for story in stories.values()),
        readings=tuple(readings),
        latches=tuple(
            one
            for _, one in found
            if isinstance(one, LatchSet) and one.environment == environment and one.at_ms <= until_ms
        ),
        backstops=tuple(one for _, one in found if isinstance(one, BackstopSet) and one.at_ms <= until_ms),
    )


def _keys(entry: FlattenEntry, run: int) -> Sequence[PositionKey]:
    if isinstance(entry, CloseIntent) and entry.run == run:
        return (entry.request.key,)
    if isinstance(entry, PositionEnded) and entry.run == run:
        return (entry.key,)
    if isinstance(entry, PositionsRead) and entry.run == run:
        return tuple(key for key, _ in entry.held)
    return ()


def _tell(stories: dict[PositionKey, PositionStory], seq: int, entry: FlattenEntry, run: int) -> None:
    match entry:
        case CloseIntent() if entry.run == run:
            stories[entry.request.key].tried(seq, entry)
        case CloseAnswer() if entry.key in stories:
            stories[entry.key].answered(entry)
        case PositionEnded() if entry.key in stories:
            stories[entry.key].ends.append((seq, End(entry.state, "", entry.proof, entry.at_ms, entry.run)))
        case PositionsRead():
            for key, size in entry.held:
                if key in stories:
                    stories[key].read(size)


def _about(reading: PositionsRead, stories: dict[PositionKey, PositionStory]) -> bool:
    return any(key in stories for key in reading.zero)
