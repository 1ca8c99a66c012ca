"""The venue simulator of the benchmarks, in a process of its own: ``python -m tests.benchmarks.venue --case NAME``."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import replace

from gui.domain.venues import Family, Venue
from gui.drill.orders import PracticeOrder
from gui.drill.seeds import many
from gui.drill.venues import PracticeVenues

ROUND_TRIP_S = 0.08


def _of_family(families: set[Family], count: int, instruments: int, label: str) -> tuple[PracticeOrder, ...]:
    venue = next(iter(families)).venue
    pool = [order for order in many(count * 40, 1, venue, instruments=1, label=label) if order.family in families]
    spread = [replace(order, instrument=_name(order, index % instruments)) for index, order in enumerate(pool[:count])]
    assert len(spread) == count
    return tuple(spread)


def _name(order: PracticeOrder, number: int) -> str:
    return order.instrument.replace("C000", f"C{number:03d}")


CASES: dict[str, Callable[[], tuple[PracticeOrder, ...]]] = {
    "okx-30": lambda: _of_family({Family.OKX_ALGO}, 30, 3, "drill-a"),
    "okx-500": lambda: _of_family({Family.OKX_ALGO}, 500, 8, "drill-a"),
    "um-200": lambda: _of_family({Family.UM}, 200, 8, "drill-c"),
    "sapi-10": lambda: _of_family({Family.SAPI_FUTURES}, 10, 3, "drill-c"),
}
VENUE_OF_CASE = {"okx-30": Venue.OKX, "okx-500": Venue.OKX, "um-200": Venue.BINANCE, "sapi-10": Venue.BINANCE}


async def serve(case: str, round_trip_s: float) -> None:
    """Serve one case until standard input closes; prints one JSON line with addresses and keys."""
    venues = PracticeVenues(orders=CASES[case](), round_trip_s=round_trip_s, seed=1)
    await venues.start()
    print(json.dumps(venues.describe()), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await venues.stop()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--case", choices=list(CASES), required=True)
    parser.add_argument("--round-trip", type=float, default=ROUND_TRIP_S)
    arguments = parser.parse_args()
    asyncio.run(serve(arguments.case, arguments.round_trip))


if __name__ == "__main__":
    main()
