"""What an outage costs: ``python -m tests.benchmarks.bench_outage``.

The shipped session over real sockets against practice venues with a round trip of 80 ms. Printed are the slowdown of
one venue's cancels while the other hangs, and the times from a venue's recovery to the first cancel and to proven flat.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from gui.config.paths import Paths
from gui.domain.venues import Account, Environment, Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import PracticeOrder
from gui.drill.seeds import many
from gui.drill.venues import PracticeVenues
from gui.engine.scope import Scope
from gui.session import Session, open_session
from tests.benchmarks.bench_cancel import live_accounts
from tests.benchmarks.venue import ROUND_TRIP_S

DOWN = '{"code":"50001","msg":"Service temporarily unavailable","data":[]}'
LONG_AGO_S = 120.0


@dataclass(frozen=True, slots=True)
class Recovery:
    """Seconds from the end of an outage to the first cancel that arrived, and to proven flat."""

    first_s: float
    flat_s: float


def orders_of(count: int, venue: Venue) -> tuple[PracticeOrder, ...]:
    """Make calm orders of one account, over eight instruments."""
    label = "drill-a" if venue is Venue.OKX else "drill-c"
    return many(count, 3, venue, instruments=8, label=label)


@asynccontextmanager
async def standing(orders: tuple[PracticeOrder, ...]) -> AsyncIterator[tuple[Session, PracticeVenues]]:
    """Open the shipped session over practice venues, with every order listed and the pace at rest."""
    venues = PracticeVenues(orders=orders, round_trip_s=ROUND_TRIP_S, seed=1)
    await venues.start()
    described = venues.describe()
    accounts: tuple[Account, ...] = ()
    environ: dict[str, str] = {}
    for venue in Venue:
        more, keys = live_accounts(described, venue)
        accounts, environ = (*accounts, *more), {**environ, **keys}
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "config.toml", False, Path(folder))
        session = await open_session(Environment.LIVE, accounts, paths, environ)
        try:
            async with asyncio.timeout(30.0):
                while len(session.switch.rows()) < len(orders):
                    await asyncio.sleep(0.01)
            await asyncio.sleep(2.5)
            yield session, venues
        finally:
            await session.close(0.5)
            await venues.stop()


async def beside(hanging: bool) -> list[float]:
    """Give the seconds from the press to the cancel of each of 50 OKX orders, with Binance well or hanging."""
    orders = orders_of(50, Venue.OKX) + orders_of(50, Venue.BINANCE)
    async with standing(orders) as (session, venues):
        if hanging:
            venues.faults.add(Fault(FaultAct.HANG, Venue.BINANCE))
            await asyncio.sleep(1.0)
        pressed = time.monotonic()
        session.switch.panic(Scope())
        ids = [order.algo_id for order in venues.book if order.venue is Venue.OKX]
        async with asyncio.timeout(30.0):
            while any(venues.ledger.cancelled_at(algo_id) is None for algo_id in ids):
                await asyncio.sleep(0.005)
        return sorted((venues.ledger.cancelled_at(algo_id) or 0.0) - pressed for algo_id in ids)


async def recovery(venue: Venue, act: FaultAct, count: int, outage_s: float) -> Recovery:
    """Press in the middle of an outage, end it, and time what follows."""
    async with standing(orders_of(count, venue)) as (session, venues):
        token = venues.faults.add(Fault(act, venue, status=503, body=DOWN if venue is Venue.OKX else ""))
        await asyncio.sleep(1.0)
        session.switch.panic(Scope(venue=venue))
        await asyncio.sleep(outage_s)
        back = time.monotonic()
        venues.faults.remove(token)
        async with asyncio.timeout(LONG_AGO_S):
            while (run := session.switch.run()) is None or not run.flat:
                await asyncio.sleep(0.01)
        flat_s = time.monotonic() - back
        arrivals = [one.at for one in venues.ledger.requests if one.method != "GET" and one.at >= back]
        return Recovery(min(arrivals) - back, flat_s)


def percentile(values: list[float], share: float) -> float:
    """Give the value that so large a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def slowdown(rounds: int) -> None:
    """Print how much later one venue's cancels are while the other hangs."""
    calm: list[float] = []
    hung: list[float] = []
    for _ in range(rounds):
        calm += await beside(hanging=False)
        hung += await beside(hanging=True)
    for name, share in (("median", 0.5), ("p99", 0.99)):
        one, other = percentile(calm, share), percentile(hung, share)
        print(f"{name} order cancelled after {one * 1000:.0f} ms, beside a hanging venue {other * 1000:.0f} ms", end="")
        print(f": {(other - one) * 1000:+.0f} ms", flush=True)


async def recoveries(rounds: int, outage_s: float) -> None:
    """Print the times after a venue's recovery."""
    for venue in Venue:
        for act in (FaultAct.HANG, FaultAct.ANSWER):
            for count in (50, 200):
                found = [await recovery(venue, act, count, outage_s) for _ in range(rounds)]
                first, flat = [one.first_s for one in found], [one.flat_s for one in found]
                print(
                    f"{venue.display:8} {act:7} {outage_s:.0f} s, {count:3} orders: first cancel"
                    f" {statistics.median(first):5.2f} s (worst {max(first):5.2f}), proven flat"
                    f" {statistics.median(flat):6.2f} s (worst {max(flat):6.2f})",
                    flush=True,
                )


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_outage")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--outage", type=float, default=15.0, help="seconds")
    words = parser.parse_args()
    asyncio.run(slowdown(words.rounds))
    asyncio.run(recoveries(words.rounds, words.outage))


if __name__ == "__main__":
    main()
