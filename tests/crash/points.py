"""Where a run of the program is killed: the kinds of kill points, and a spread of them drawn from one seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Kinds of kill points.

    Those of the venue and of the wall clock are made by the process that serves the practice venues, which sends
    SIGKILL from outside. Those of the program are made inside it: the child replaces one method by a wrapper that
    sends SIGKILL to its own process and then runs the shipped command line.
    """

    ARRIVED = "a request has arrived, the venue has done nothing"
    WORKED = "the venue has done the work, the answer has not left"
    ANSWERED = "the answer is on its way or has just come in"
    INSTANT = "an instant of wall time"
    STATEMENT_BEFORE = "before an SQL statement"
    STATEMENT_AFTER = "after an SQL statement"
    TRANSACTION_OPEN = "inside a transaction, before COMMIT"
    TRANSACTION_DONE = "after COMMIT, before anybody was told"
    COMMITTED = "the intent is on disk, the engine goes on to send"
    SEND_BEFORE = "before the first byte of a cancel"
    SEND_AFTER = "after the answer to a cancel was read"


OUTSIDE = frozenset({Where.ARRIVED, Where.WORKED, Where.ANSWERED, Where.INSTANT})


class Trouble(StrEnum):
    """What else goes wrong at the venues while the program runs."""

    NONE = "none"
    ODD_ORDERS = "odd orders"  # some refuse, one fires, one is stubborn, some answers are late
    ANSWERS_LOST = "answers lost"  # a third of the cancels is done and then the line is cut
    SILENT = "silent"  # cancels are done and never answered
    SLOW = "slow"  # every answer is late
    BOT = "bot"  # new orders appear as the old ones go


@dataclass(frozen=True, slots=True)
class KillPoint:
    """One kill: ``nth`` counts requests, statements, transactions or sends from 1; ``after_s`` is for instants.

    ``cancels`` counts only requests that are no question. ``jitter_s`` is waited between the event and the kill
    where that comes from outside.
    """

    where: Where
    nth: int = 1
    after_s: float = 0.0
    cancels: bool = False
    jitter_s: float = 0.0

    @property
    def inside(self) -> bool:
        """Say whether the program kills itself there."""
        return self.where not in OUTSIDE

    def sooner(self) -> KillPoint:
        """Give the same kind of point nearer to the start, for a run that ended before this one came."""
        return KillPoint(self.where, max(1, self.nth // 2), self.after_s / 2, self.cancels, self.jitter_s)

    def __str__(self) -> str:
        if self.where is Where.INSTANT:
            return f"{self.where} ({self.after_s:.3f} s)"
        return f"{self.where} (number {self.nth}{' of the cancels' if self.cancels else ''})"


@dataclass(frozen=True, slots=True)
class Case:
    """One life to play: the kills one after the other, each in a start of its own, and then the restart.

    ``fresh`` starts the program as ``python -m gui`` in a new interpreter instead of forking one that has loaded it.
    """

    number: int
    seed: int
    kills: tuple[KillPoint, ...]
    trouble: Trouble
    fresh: bool


# How often each kind is drawn, and the highest count: a calm run of 25 orders sends some 20 cancels and 70 requests,
# and writes some 45 transactions of 350 statements.
WEIGHTS: dict[Where, tuple[int, int]] = {
    Where.ARRIVED: (5, 40),
    Where.WORKED: (4, 40),
    Where.ANSWERED: (4, 40),
    Where.INSTANT: (6, 1),
    Where.STATEMENT_BEFORE: (3, 320),
    Where.STATEMENT_AFTER: (3, 320),
    Where.TRANSACTION_OPEN: (4, 40),
    Where.TRANSACTION_DONE: (4, 40),
    Where.COMMITTED: (3, 16),
    Where.SEND_BEFORE: (2, 16),
    Where.SEND_AFTER: (2, 16),
}
LATEST_S = 2.4
CANCELS = 16


def draw_point(rng: random.Random, *, outside: bool) -> KillPoint:
    """Draw one point; ``outside`` leaves out those that need a prepared child."""
    kinds = [where for where in WEIGHTS if where in OUTSIDE or not outside]
    where = rng.choices(kinds, [WEIGHTS[kind][0] for kind in kinds])[0]
    cancels = where in OUTSIDE and rng.random() < 0.7
    most = CANCELS if cancels else WEIGHTS[where][1]
    # The same chance for the first, the tenth and the hundredth: the early steps are few and matter most.
    nth = round(most ** rng.random()) if rng.random() < 0.5 else rng.randint(1, most)
    jitter_s = rng.uniform(0.0, 0.012) if where is Where.ANSWERED else 0.0
    return KillPoint(where, nth, rng.uniform(0.0, LATEST_S), cancels, jitter_s)


def draw_cases(count: int, seed: int) -> list[Case]:
    """Draw ``count`` kills, some of them two in one life; the same ones for the same seed."""
    rng = random.Random(seed)
    cases: list[Case] = []
    left = count
    while left > 0:
        fresh = rng.random() < 0.08
        twice = left > 1 and rng.random() < 0.15
        kills = tuple(draw_point(rng, outside=fresh) for _ in range(2 if twice else 1))
        trouble = rng.choices(tuple(Trouble), (10, 4, 3, 2, 2, 2))[0]
        cases.append(Case(len(cases), rng.randrange(1 << 30), kills, trouble, fresh))
        left -= len(kills)
    return cases
