"""The venue simulator of the benchmarks, in a process of its own: ``python -m tests.benchmarks.venue --case NAME``.

Standard input takes faults, one JSON object a line: ``{"add": {...}}`` with the fields of `gui.drill.faults.Fault`, or
``{"remove": TOKEN, "let_go": true}``. Each is answered by a line that tells the token and the monotonic second.
``{"exposure": [SINCE, UNTIL]}`` is answered by a line with the exposure between two of those.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from gui.domain.venues import Family, Venue
from gui.drill.exposure import exposure
from gui.drill.faults import Fault, FaultAct
from gui.drill.flatten_seeds import many_ordinary, many_positions
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


def _at(venue: Venue, count: int) -> tuple[PracticeOrder, ...]:
    label = "drill-a" if venue is Venue.OKX else "drill-c"
    return many(count, 3, venue, instruments=8, label=label)


CASES: dict[str, Callable[[], tuple[PracticeOrder, ...]]] = {
    "okx-30": lambda: _of_family({Family.OKX_ALGO}, 30, 3, "drill-a"),
    "okx-500": lambda: _of_family({Family.OKX_ALGO}, 500, 8, "drill-a"),
    "um-200": lambda: _of_family({Family.UM}, 200, 8, "drill-c"),
    "sapi-10": lambda: _of_family({Family.SAPI_FUTURES}, 10, 3, "drill-c"),
}
OUTAGE_CASES: dict[str, Callable[[], tuple[PracticeOrder, ...]]] = {
    "both-50": lambda: _at(Venue.OKX, 50) + _at(Venue.BINANCE, 50),
    "both-250": lambda: _at(Venue.OKX, 250) + _at(Venue.BINANCE, 250),
    "both-1500": lambda: _at(Venue.OKX, 1500) + _at(Venue.BINANCE, 1500),
    "okx-50": lambda: _at(Venue.OKX, 50),
    "okx-200": lambda: _at(Venue.OKX, 200),
    "binance-50": lambda: _at(Venue.BINANCE, 50),
    "binance-200": lambda: _at(Venue.BINANCE, 200),
}


def _mixed(count: int, instruments: int) -> tuple[PracticeOrder, ...]:
    """Half of the orders at each venue; of each half six tenths algo orders, the others ordinary ones."""
    made: list[PracticeOrder] = []
    for venue, label in ((Venue.OKX, "drill-a"), (Venue.BINANCE, "drill-c")):
        algos = count * 3 // 10
        made += many(algos, 3, venue, instruments=instruments, label=label)
        made += many_ordinary(count // 2 - algos, 3, venue, instruments=instruments, label=label)
    return tuple(made)


POSITIONS = 20
FLATTEN_CASES: dict[str, Callable[[], tuple[PracticeOrder, ...]]] = {
    "flatten-200": lambda: _mixed(200, POSITIONS),
    "flatten-600": lambda: _mixed(600, 4),
}
VENUE_OF_CASE = {"okx-30": Venue.OKX, "okx-500": Venue.OKX, "um-200": Venue.BINANCE, "sapi-10": Venue.BINANCE}


async def serve(case: str, round_trip_s: float) -> None:
    """Serve one case until standard input closes; prints one JSON line with addresses and keys."""
    orders = (CASES | OUTAGE_CASES | FLATTEN_CASES)[case]()
    positions = many_positions(POSITIONS, 3) if case in FLATTEN_CASES else ()
    venues = PracticeVenues(orders=orders, positions=positions, round_trip_s=round_trip_s, seed=1)
    await venues.start()
    print(json.dumps(venues.describe()), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        asked = json.loads(line)
        told = _exposed(venues, asked) if "exposure" in asked else {"token": _played(venues, asked)}
        print(json.dumps(told | {"at": time.monotonic()}), flush=True)
    await venues.stop()


def _exposed(venues: PracticeVenues, asked: dict[str, Any]) -> dict[str, float]:
    since, until = asked["exposure"]
    found = exposure(venues.book, venues.ledger, since, until)
    return {"positions": float(found.positions), "orders": float(found.orders)}


def _played(venues: PracticeVenues, asked: dict[str, Any]) -> int:
    if "remove" in asked:
        venues.faults.remove(asked["remove"], let_go=asked["let_go"])
        return int(asked["remove"])
    given = asked["add"] | {"act": FaultAct(asked["add"]["act"])}
    if given.get("venue") is not None:
        given["venue"] = Venue(given["venue"])
    return venues.faults.add(Fault(**given))


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--case", choices=[*CASES, *OUTAGE_CASES, *FLATTEN_CASES], required=True)
    parser.add_argument("--round-trip", type=float, default=ROUND_TRIP_S)
    arguments = parser.parse_args()
    asyncio.run(serve(arguments.case, arguments.round_trip))


if __name__ == "__main__":
    main()
