"""How fast a run cancels against the rate-limit optimum: ``python -m tests.benchmarks.bench_cancel``.

The venue simulator runs in a process of its own on loopback with a round trip of 80 ms (half of it each way). The time
is from the press to the moment at which the venue has cancelled the last order, by one system-wide monotonic clock.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gui.config.credentials import variable
from gui.config.paths import Paths
from gui.domain.venues import Account, Environment, Hosts, Venue, offered_families
from gui.engine.scope import Scope
from gui.engine.switch import KillSwitch
from gui.session import open_session
from tests.benchmarks.faulty import faulty_venues
from tests.benchmarks.venue import CASES, ROUND_TRIP_S, VENUE_OF_CASE

REACH_S = {"okx-30": 0.10, "okx-500": 6.35, "um-200": 0.15, "sapi-10": 0.12}


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds to the last cancel at the venue and to the proof, requests, breaches, longest loop stall."""

    cancelled_s: float
    first_s: float
    proven_s: float
    cancels: int
    breaches: int
    refused: int
    stall_s: float


@contextmanager
def venue_process(case: str, round_trip_s: float = ROUND_TRIP_S) -> Iterator[dict[str, Any]]:
    """Run the simulator of a case and give what it says of itself."""
    with faulty_venues(case, round_trip_s) as venues:
        yield venues.described


def live_accounts(described: dict[str, Any], venue: Venue) -> tuple[tuple[Account, ...], dict[str, str]]:
    """Make live accounts of the described practice accounts of one venue, and the environment with their keys."""
    accounts: list[Account] = []
    environ: dict[str, str] = {}
    for entry in described["accounts"]:
        if entry["venue"] != venue:
            continue
        hosts = Hosts(**{service: tuple(urls) for service, urls in entry["hosts"].items()})
        families = offered_families(venue, Environment.LIVE)
        accounts.append(Account(entry["label"], venue, Environment.LIVE, families=families, hosts=hosts))
        for part in ("key", "secret", "passphrase"):
            if part in entry:
                environ[variable(entry["label"], part)] = entry[part]
    return tuple(accounts), environ


async def measure(case: str, described: dict[str, Any]) -> Measured:
    """Fire one PANIC at a fresh simulator, with the list known and the pace at rest."""
    venue = VENUE_OF_CASE[case]
    accounts, environ = live_accounts(described, venue)
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "config.toml", False, Path(folder))
        session = await open_session(Environment.LIVE, accounts, paths, environ)
        try:
            return await _fire(session.switch, described[str(venue)], len(CASES[case]()))
        finally:
            await session.close()


async def _fire(switch: KillSwitch, url: str, count: int) -> Measured:
    await _until(lambda: len(switch.rows()) == count and all(view.complete for view in switch.accounts()))
    await asyncio.sleep(2.5)
    stall = [0.0]
    watch = asyncio.create_task(watch_stalls(stall), name="stalls")
    pressed = time.monotonic()
    switch.panic(Scope())
    await _until(lambda: all(not row.open for row in switch.rows().values()))
    proven = time.monotonic() - pressed
    watch.cancel()
    ledger = await asyncio.to_thread(read_ledger, url)
    times = ledger["cancelled_at"].values()
    assert len(times) == count
    cancels = [r for r in ledger["requests"] if r["at"] > pressed and (r["method"] in ("POST", "DELETE"))]
    refused = sum(request["status"] == 429 for request in ledger["requests"])
    return Measured(
        cancelled_s=max(times) - pressed,
        first_s=min(request["at"] for request in cancels) - pressed,
        proven_s=proven,
        cancels=len(cancels),
        breaches=ledger["breaches"],
        refused=refused,
        stall_s=stall[0],
    )


async def watch_stalls(worst: list[float]) -> None:
    while True:
        before = time.monotonic()
        await asyncio.sleep(0.005)
        worst[0] = max(worst[0], time.monotonic() - before - 0.005)


async def _until(holds: Any, within_s: float = 60.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.005)


def read_ledger(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{url}/drill/ledger") as answer:
        document: dict[str, Any] = json.load(answer)
        return document


def main() -> None:
    """Measure every case and print the medians."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--case", choices=list(CASES), action="append")
    arguments = parser.parse_args()
    print(
        f"{'case':10} {'reach':>7} {'median':>8} {'worst':>8} {'first':>7} {'proven':>8} {'cancels':>8}"
        " breaches 429 stall"
    )
    for case in arguments.case or CASES:
        runs: list[Measured] = []
        for _ in range(arguments.runs):
            with venue_process(case) as described:
                runs.append(asyncio.run(measure(case, described)))
        print(
            f"{case:10} {REACH_S[case]:7.2f} {statistics.median(r.cancelled_s for r in runs):8.3f}"
            f" {max(r.cancelled_s for r in runs):8.3f} {statistics.median(r.first_s for r in runs):7.3f}"
            f" {statistics.median(r.proven_s for r in runs):8.3f} {statistics.median(r.cancels for r in runs):8.0f}"
            f" {sum(r.breaches for r in runs):8} {sum(r.refused for r in runs):3}"
            f" {max(r.stall_s for r in runs) * 1000:4.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main()
