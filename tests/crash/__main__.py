"""``python -m tests.crash --points 200 [--seed N] [--jobs 2]``: kills the program so often and counts what was lost.

``--damages 40`` damages the journal's files so often instead, and starts over what is left.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.crash.damage import damage_summary, play_damages
from tests.crash.lives import Outcome
from tests.crash.points import draw_cases
from tests.crash.shares import play_in_shares


def summary(outcomes: Sequence[Outcome], seconds: float) -> str:
    """Say in one line what came of all cases."""
    kills = sum(outcome.kills for outcome in outcomes)
    losses = sum(len(outcome.losses) for outcome in outcomes)
    wired, written = sum(o.wired for o in outcomes), sum(o.written for o in outcomes)
    cut_off = sum(outcome.cut_off for outcome in outcomes)
    return (
        f"kill points: {kills}, losses: {losses}, cancels on the wire: {wired}, in the journal: {written}"
        f" ({written - wired} written and not sent), orders cut off and shown UNKNOWN: {cut_off}, {seconds:.0f} s"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Play and print; gives 0 if nothing was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--points", type=int, default=200, help="how many kills (default 200)")
    parser.add_argument("--seed", type=int, default=3, help="draws the points")
    parser.add_argument("--jobs", type=int, default=2, help="processes side by side")
    parser.add_argument("--damages", type=int, default=0, help="damage the journal so often instead of killing")
    parser.add_argument("--only", type=int, default=None, metavar="CASE", help="play one case of the seed alone")
    asked = parser.parse_args(arguments)
    if asked.damages:
        return _damages(asked.damages, asked.seed)
    cases = draw_cases(asked.points, asked.seed)
    if asked.only is not None:
        cases = [case for case in cases if case.number == asked.only]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="killswitch-crash-") as folder:
        outcomes = play_in_shares(cases, max(1, asked.jobs), Path(folder))
    for outcome in outcomes:
        for loss in outcome.losses:
            points = " then ".join(map(str, outcome.case.kills))
            sys.stdout.write(f"case {outcome.case.number} ({points}; {outcome.case.trouble}): {loss}\n")
    sys.stdout.write(f"{summary(outcomes, time.monotonic() - begun)}\n")
    lost = any(outcome.losses for outcome in outcomes)
    if lost:
        sys.stdout.write(
            f"replay with: python -m tests.crash --points {asked.points} --seed {asked.seed} --only CASE\n"
        )
    return int(lost)


def _damages(count: int, seed: int) -> int:
    with tempfile.TemporaryDirectory(prefix="killswitch-damage-") as folder:
        played = asyncio.run(play_damages(count, seed, Path(folder)))
    for one in played:
        for loss in one.losses:
            sys.stdout.write(f"{one.what}: {loss}\n")
    sys.stdout.write(f"{damage_summary(played)}\n")
    return int(any(one.losses for one in played))


if __name__ == "__main__":
    sys.exit(main())
