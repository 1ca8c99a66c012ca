"""``killswitch drill-venues``: the practice venues alone, for other programs and for learning."""

from __future__ import annotations

import json
import os
import sys

from gui.commands.output import report, write
from gui.commands.waiting import interruptible
from gui.domain.errors import UsageError


def known_scenario(name: str | None) -> str:
    """Give the name of a scenario, the ordinary one for None; raises UsageError when there is none of that name."""
    from gui.drill.scenarios import SCENARIOS

    if name is None:
        return "normal"
    if name not in SCENARIOS:
        raise UsageError(f"there is no scenario {name!r}; there are {', '.join(SCENARIOS)}")
    return name


async def serve_practice_venues(*, orders: int | None, seed: int, scenario: str | None, port: int) -> None:
    """Serve until interrupted; prints one JSON line with the addresses and the practice keys."""
    from gui.drill.seeds import many
    from gui.drill.venues import PracticeVenues

    scenario = known_scenario(scenario)
    if orders is not None and not 0 <= orders <= 100_000:
        raise UsageError("--orders takes 0 to 100000")
    if not 0 <= port <= 65_534:
        raise UsageError("--port takes 0 to 65534")
    chosen = None if orders is None else many(orders, seed)
    venues = PracticeVenues(orders=chosen, whole=chosen is None, seed=seed, scenario=scenario, round_trip_s=0.0)
    try:
        await venues.start(port)
    except OSError as error:
        raise UsageError(f"port {port} or the next one cannot be used: {os.strerror(error.errno or 0)}") from error
    try:
        with interruptible() as stopped:
            if not report(json.dumps(venues.describe())):
                return
            write(sys.stderr, "Practice venues are up; Ctrl+C ends them.")
            await stopped.wait()
    finally:
        await venues.stop()
