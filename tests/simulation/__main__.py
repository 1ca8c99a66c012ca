"""``python -m tests.simulation --seeds N`` plays N seeds and sums up; ``--seed K`` replays one and tells all."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.simulation.clockwork import seldom_garbage, virtual_loop
from tests.simulation.plan import make_plan
from tests.simulation.play import Outcome, play

CHUNK = 20
# So many of the longest are handed out one by one.
LONG = 20


def play_seed(seed: int) -> Outcome:
    """Play one seed in a loop of its own whose time is virtual."""
    with virtual_loop() as loop:
        try:
            return loop.run_until_complete(play(make_plan(seed)))
        except Exception as error:
            error.add_note(f"seed {seed}: python -m tests.simulation --seed {seed}")
            raise


def play_seeds(seeds: Iterable[int], jobs: int) -> Iterator[Outcome]:
    """Play many seeds, ``jobs`` at a time; the longest outages first, so that the end waits for none of them."""
    if jobs == 1:
        yield from map(play_seed, seeds)
        return
    longest_first = sorted(seeds, key=lambda seed: make_plan(seed).calm_at, reverse=True)
    with ProcessPoolExecutor(jobs, initializer=seldom_garbage) as pool:
        long = pool.map(play_seed, longest_first[:LONG])
        others = pool.map(play_seed, longest_first[LONG:], chunksize=CHUNK)
        yield from long
        yield from others


def summary(outcomes: list[Outcome], seconds: float) -> str:
    """Say in one line what came of all seeds."""
    broken = sum(bool(one.breaches) for one in outcomes)
    flattened = sum(one.flattens > 0 for one in outcomes)
    parts = (
        f"{len(outcomes)} seeds in {seconds:.0f} s",
        f"{sum(len(one.breaches) for one in outcomes)} broken invariants in {broken} seeds",
        f"{sum(one.virtual_s for one in outcomes) / 3600:.0f} h of outages",
        f"{sum(one.orders for one in outcomes)} orders",
        f"{sum(one.cancels for one in outcomes)} cancels of {sum(one.requests for one in outcomes)} requests",
        f"{flattened} of them with Flatten, {sum(one.closes for one in outcomes)} closes",
        f"{sum(one.flips for one in outcomes)} flips",
        f"{sum(breach.startswith('I25') for one in outcomes for breach in one.breaches)} double closes",
        f"{sum(one.crashes for one in outcomes)} kills",
        f"{sum(one.flat for one in outcomes)} ended flat",
        f"settled within {max((one.settled_s for one in outcomes), default=0.0):.1f} s of calm",
    )
    return " · ".join(parts)


def _tell(outcome: Outcome) -> None:
    if outcome.breaches:
        print(f"seed {outcome.seed} (python -m tests.simulation --seed {outcome.seed}):")
        for breach in outcome.breaches[:5]:
            print(f"  {breach}")


def main() -> int:
    """Play what the command line asks for; 1 if an invariant broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seeds", type=int, default=200, help="how many seeds")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--seed", type=int, help="replay this one and tell everything")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    words = parser.parse_args()
    seeds = range(words.first, words.first + words.seeds) if words.seed is None else [words.seed]
    if words.seed is not None:
        print(make_plan(words.seed).describe())
    began, outcomes = time.perf_counter(), []
    for outcome in play_seeds(seeds, 1 if words.seed is not None else words.jobs):
        outcomes.append(outcome)
        _tell(outcome)
    looked = Counter[str]()
    for outcome in outcomes:
        looked.update(outcome.looked)
    print("looked at:", ", ".join(f"{number} {count}" for number, count in sorted(looked.items())))
    print(summary(outcomes, time.perf_counter() - began))
    return int(any(outcome.breaches for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
