"""How fast a Flatten is, and what its order is worth: ``python -m tests.benchmarks.bench_flatten``.

Two practice venues in a process of their own on loopback, with a round trip of 80 ms, hold 20 positions and the orders
of a case. The time is from the press to the moment at which the venues have closed the last position, and to its proof.
The exposure (notional x seconds of positions and of orders that could open one, until 60 s after the press) is compared
with a run of the same engine that goes by the order of the listings and holds no stop back.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gui.config.paths import Paths
from gui.domain.closings import PositionState
from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.session import open_session
from tests.benchmarks.bench_cancel import live_accounts, read_ledger
from tests.benchmarks.faulty import FaultyVenues, faulty_venues
from tests.benchmarks.venue import FLATTEN_CASES, POSITIONS, ROUND_TRIP_S

# What is not over by then is counted as open until then (seconds).
WATCHED_S = 60.0


@dataclass(frozen=True, slots=True)
class Flattened:
    """One run: seconds from the press, requests of the run, and the exposure in millions x seconds."""

    closed_s: float
    proven_s: float
    over_s: float
    flat: bool
    closes: int
    breaches: int
    positions: float
    orders: float


@contextmanager
def by_listing() -> Iterator[None]:
    """Switch the order of danger off: everything goes as it was listed, and no stop waits for its position."""
    alike: Callable[..., Any] = lambda *row: (False, 0, Decimal(0), Decimal(0), "")  # noqa: E731
    with ExitStack() as stack:
        for place in ("gui.engine.plan.urgency", "gui.engine.desk.urgency", "gui.engine.closing.danger"):
            stack.enter_context(patch(place, alike))
        stack.enter_context(patch("gui.engine.closingturns.Turns.holds", lambda *_: False))
        yield


async def measure(case: str, venues: FaultyVenues) -> Flattened:
    """Fire one Flatten at fresh venues, with everything known and the pace at rest."""
    okx, okx_keys = live_accounts(venues.described, Venue.OKX)
    binance, binance_keys = live_accounts(venues.described, Venue.BINANCE)
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "config.toml", False, Path(folder))
        accounts, environ = (*okx, *binance), okx_keys | binance_keys
        session = await open_session(Environment.LIVE, accounts, paths, environ, what=What.FLATTEN)
        try:
            return await _fire(session.switch, venues, len(FLATTEN_CASES[case]()))
        finally:
            await session.close()


async def _fire(switch: KillSwitch, venues: FaultyVenues, count: int) -> Flattened:
    await _until(lambda: len(switch.rows()) == count and len(switch.positions()) == POSITIONS)
    await asyncio.sleep(4.0)
    pressed = time.monotonic()
    switch.panic(Scope(what=What.FLATTEN))
    rows = switch.positions()
    await _until(lambda: all(row.state is PositionState.CLOSED for row in rows.values()))
    proven = time.monotonic() - pressed
    await _until(lambda: (run := switch.run()) is not None and run.phase.value == "finished")
    over, run = time.monotonic() - pressed, switch.run()
    ledger = await asyncio.to_thread(read_ledger, venues.described[str(Venue.OKX)])
    exposed = await venues.exposure(pressed, pressed + WATCHED_S)
    closes = [change for change in ledger["changes"] if change["cause"] == "close"]
    return Flattened(
        closed_s=max(change["at"] for change in closes) - pressed,
        proven_s=proven,
        over_s=over,
        flat=run is not None and run.flat,
        closes=len(closes),
        breaches=ledger["breaches"],
        positions=exposed["positions"] / 1e6,
        orders=exposed["orders"] / 1e6,
    )


async def _until(holds: Callable[[], bool], within_s: float = 120.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.005)


def line(name: str, runs: list[Flattened]) -> str:
    """Give the medians of some runs."""
    median = statistics.median
    return (
        f"{name:28} {median(r.closed_s for r in runs):7.2f} {median(r.proven_s for r in runs):7.2f}"
        f" {median(r.over_s for r in runs):7.2f} {sum(r.flat for r in runs):3}/{len(runs)}"
        f" {median(r.closes for r in runs):6.0f} {sum(r.breaches for r in runs):8}"
        f" {median(r.positions for r in runs):10.3f} {median(r.orders for r in runs):10.3f}"
        f" {median(r.positions + r.orders for r in runs):10.3f}"
    )


def main() -> None:
    """Measure every case in both orders and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_flatten")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--case", choices=list(FLATTEN_CASES), action="append")
    words = parser.parse_args()
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"load {loads} on {os.cpu_count()} cores; exposure in millions x seconds until {WATCHED_S:g} s")
    print(f"{'case':28}  closed  proven    over flat closes breaches  positions     orders        all")
    for case in words.case or FLATTEN_CASES:
        for name, order in ((f"{case} by danger", ExitStack), (f"{case} by listing", by_listing)):
            runs = []
            for _ in range(words.runs):
                with order(), faulty_venues(case, ROUND_TRIP_S) as venues:
                    runs.append(asyncio.run(measure(case, venues)))
            print(line(name, runs), flush=True)


if __name__ == "__main__":
    main()
