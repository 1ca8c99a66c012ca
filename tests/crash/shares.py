"""Plays many cases, side by side and in several processes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from tests.crash.lives import Outcome, live_through
from tests.crash.points import Case
from tests.crash.stage import forks

# Cases that one process plays side by side: most of a case is waiting.
AT_ONCE = 4


async def play_all(cases: Sequence[Case], folder: Path, at_once: int = AT_ONCE) -> list[Outcome]:
    """Play the cases, a few side by side."""
    places = asyncio.Semaphore(at_once)

    async def play(case: Case) -> Outcome:
        async with places:
            return await live_through(case, folder / f"case-{case.number}")

    return list(await asyncio.gather(*(play(case) for case in cases)))


def play_share(cases: Sequence[Case], folder: str, answer: Connection) -> None:
    """Play a share of the cases in a process of its own."""
    answer.send(asyncio.run(play_all(cases, Path(folder))))
    answer.close()


def play_in_shares(cases: Sequence[Case], jobs: int, folder: Path) -> list[Outcome]:
    """Play the cases in so many processes; raises EOFError when one of them died."""
    context = forks()
    ears, workers = [], []
    for share in filter(None, (cases[number::jobs] for number in range(jobs))):
        ear, mouth = context.Pipe(duplex=False)
        worker = context.Process(target=play_share, args=(share, str(folder), mouth))
        worker.start()
        mouth.close()
        ears.append(ear)
        workers.append(worker)
    outcomes = [outcome for ear in ears for outcome in ear.recv()]
    for worker in workers:
        worker.join()
    return sorted(outcomes, key=lambda outcome: outcome.case.number)
