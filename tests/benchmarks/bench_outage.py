"""What an outage costs: ``python -m tests.benchmarks.bench_outage``.

The shipped session over real sockets against practice venues in a process of their own, 80 ms there and back.
Printed are

* how much later one venue's cancels arrive while the other hangs every request,
* the times from a venue's recovery to the first cancel and to proven flat, after a gateway's 503 and after two kinds of
  silence: one where what was sent meanwhile is answered at the end, and one where it never is,
* how long the window's event loop keeps an input waiting while venues hang, limit or answer pages.

``--only`` measures one of the three, ``--runs`` how often, ``--outage`` for how many seconds the venue is away.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gui.config.paths import Paths
from gui.domain.venues import Account, Environment, Venue
from gui.drill.common_faults import OKX_UNAVAILABLE
from gui.drill.faults import FaultAct
from gui.engine.scope import Scope
from gui.session import Session, open_session
from tests.benchmarks.bench_cancel import live_accounts, read_ledger
from tests.benchmarks.faulty import FaultyVenues, faulty_venues
from tests.benchmarks.outage_window import lags

AIM_SLOWDOWN_S = 0.05
AIM_FIRST_S = 2.5
AIM_FLAT_S = {50: 8.0, 200: 20.0}
# The venue has hung for so long before the press that every lane has met it (seconds).
HUNG_S = 5.0
# A run in the middle of an outage must come to its end within (seconds).
LONG_S = 120.0
# Name, fault, its further fields, and whether what hangs is answered when the venue is back.
OUTAGES: tuple[tuple[str, FaultAct, bool], ...] = (
    ("silence, then old answers", FaultAct.HANG, True),
    ("silence, old requests lost", FaultAct.HANG, False),
    ("503", FaultAct.ANSWER, True),
)


@dataclass(frozen=True, slots=True)
class Recovery:
    """Seconds from the end of an outage to the first cancel that arrived, and to proven flat."""

    first_s: float
    flat_s: float


def both_accounts(described: dict[str, Any]) -> tuple[tuple[Account, ...], dict[str, str]]:
    """Make live accounts of every practice account, and the environment with their keys."""
    accounts: tuple[Account, ...] = ()
    environ: dict[str, str] = {}
    for venue in Venue:
        more, keys = live_accounts(described, venue)
        accounts, environ = (*accounts, *more), {**environ, **keys}
    return accounts, environ


@asynccontextmanager
async def standing(case: str, count: int) -> AsyncIterator[tuple[Session, FaultyVenues]]:
    """Open the shipped session over practice venues, with every order listed and the pace at rest."""
    with faulty_venues(case) as venues, tempfile.TemporaryDirectory() as folder:
        accounts, environ = both_accounts(venues.described)
        paths = Paths(Path(folder) / "config.toml", False, Path(folder))
        session = await open_session(Environment.LIVE, accounts, paths, environ)
        try:
            await until(lambda: len(session.switch.rows()) == count)
            await until(lambda: all(view.complete for view in session.switch.accounts()))
            await asyncio.sleep(2.5)
            yield session, venues
        finally:
            await session.close(0.5)


async def until(holds: Callable[[], bool], within_s: float = 30.0) -> None:
    """Wait until something holds; raises TimeoutError."""
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.005)


async def beside(well: Venue, *, hanging: bool) -> tuple[list[float], list[float]]:
    """Give the seconds from the press to each cancel request that arrived at ``well``, and to each order cancelled."""
    other = next(venue for venue in Venue if venue is not well)
    async with standing("both-50", 100) as (session, venues):
        if hanging:
            await venues.add(FaultAct.HANG, venue=other)
        await asyncio.sleep(HUNG_S)
        pressed = time.monotonic()
        session.switch.panic(Scope())
        rows = [key for key, row in session.switch.rows().items() if row.key.family.venue is well]
        await until(lambda: not any(session.switch.rows()[key].open for key in rows))
        ledger = await asyncio.to_thread(read_ledger, venues.described[str(well)])
    sent = [one for one in ledger["requests"] if one["venue"] == well and one["method"] != "GET"]
    ids = {key.algo_id for key in rows}
    done = [at - pressed for algo_id, at in ledger["cancelled_at"].items() if algo_id in ids]
    assert len(done) == len(rows) == 50
    return sorted(one["at"] - pressed for one in sent), sorted(done)


async def slowdown(runs: int) -> None:
    """Print how much later one venue's cancels are while the other hangs, rounds of both kinds taking turns."""
    for well in Venue:
        calm: list[tuple[list[float], list[float]]] = []
        hung: list[tuple[list[float], list[float]]] = []
        for _ in range(runs):
            calm.append(await beside(well, hanging=False))
            hung.append(await beside(well, hanging=True))
        # The k-th order cancelled beside a hanging venue against the k-th beside a well one, in the same round.
        each = [b - a for one, other in zip(calm, hung, strict=True) for a, b in zip(one[1], other[1], strict=True)]
        last, late = (statistics.median(done[-1] for _, done in rounds) for rounds in (calm, hung))
        requests = f"{len(calm[0][0])} and {len(hung[0][0])} requests"
        middle, worst = statistics.median(each), percentile(each, 0.99)
        print(
            f"{well.display:8} 50 orders, press to last cancelled: median {last * 1000:.0f} ms, beside a hanging venue"
            f" {late * 1000:.0f} ms ({requests}, {runs} rounds); order by order {middle * 1000:+.1f} ms"
            f" median, {worst * 1000:+.1f} ms p99 (aim {AIM_SLOWDOWN_S * 1000:.0f} ms)",
            flush=True,
        )


async def recovery(venue: Venue, act: FaultAct, count: int, outage_s: float, *, let_go: bool) -> Recovery:
    """Press in the middle of an outage, end it, and time what follows."""
    async with standing(f"{venue}-{count}", count) as (session, venues):
        body = OKX_UNAVAILABLE if venue is Venue.OKX else ""
        token = await venues.add(act, venue=venue, status=503, body=body)
        await asyncio.sleep(1.0)
        session.switch.panic(Scope(venue=venue))
        await asyncio.sleep(outage_s)
        back = await venues.remove(token, let_go=let_go)
        await until(lambda: (run := session.switch.run()) is not None and run.flat, LONG_S)
        flat_s = time.monotonic() - back
        ledger = await asyncio.to_thread(read_ledger, venues.described[str(venue)])
    heard = [one["at"] for one in ledger["requests"] if one["method"] != "GET" and one["status"] == 200]
    assert ledger["breaches"] == 0
    return Recovery(min(at for at in heard if at >= back) - back, flat_s)


async def recoveries(runs: int, outage_s: float) -> None:
    """Print the times after a venue's recovery."""
    for venue in Venue:
        for name, act, let_go in OUTAGES:
            for count, aim in AIM_FLAT_S.items():
                found = [await recovery(venue, act, count, outage_s, let_go=let_go) for _ in range(runs)]
                first, flat = [one.first_s for one in found], [one.flat_s for one in found]
                print(
                    f"{venue.display:8} {outage_s:.0f} s {name:26} {count:3} orders: first cancel"
                    f" {statistics.median(first):5.2f} s (worst {max(first):5.2f}, aim {AIM_FIRST_S}), proven flat"
                    f" {statistics.median(flat):6.2f} s (worst {max(flat):6.2f}, aim {aim:.0f})",
                    flush=True,
                )


def percentile(values: list[float], share: float) -> float:
    """Give the value that so large a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_outage")
    parser.add_argument("--only", choices=("slowdown", "recovery", "window"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--outage", type=float, default=30.0, help="seconds")
    words = parser.parse_args()
    if words.only in (None, "slowdown"):
        asyncio.run(slowdown(words.runs))
    if words.only in (None, "recovery"):
        asyncio.run(recoveries(words.runs, words.outage))
    if words.only in (None, "window"):
        lags()


if __name__ == "__main__":
    main()
