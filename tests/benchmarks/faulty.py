"""The venue simulator in a process of its own, with faults that come and go while it runs."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from gui.drill.faults import FaultAct
from tests.benchmarks.venue import ROUND_TRIP_S


class FaultyVenues:
    """Both practice venues of a running process; ``described`` is what they say of themselves."""

    def __init__(self, ask: IO[str], told: IO[str]) -> None:
        self._ask = ask
        self._told = told
        self.described: dict[str, Any] = json.loads(told.readline())

    async def add(self, act: FaultAct, **fields: object) -> int:
        """Put a fault in force; gives its token."""
        return int((await asyncio.to_thread(self._said, {"add": {"act": act, **fields}}))["token"])

    async def remove(self, token: int, *, let_go: bool = True) -> float:
        """End a fault; gives the monotonic second at which it ended. Without ``let_go`` what hangs hangs on."""
        return float((await asyncio.to_thread(self._said, {"remove": token, "let_go": let_go}))["at"])

    async def exposure(self, since: float, until: float) -> dict[str, float]:
        """Give the exposure of ``positions`` and ``orders`` (notional x seconds) between two monotonic seconds."""
        return await asyncio.to_thread(self._said, {"exposure": [since, until]})

    def _said(self, what: dict[str, object]) -> dict[str, Any]:
        self._ask.write(json.dumps(what) + "\n")
        self._ask.flush()
        told: dict[str, Any] = json.loads(self._told.readline())
        return told


@contextmanager
def faulty_venues(case: str, round_trip_s: float = ROUND_TRIP_S) -> Iterator[FaultyVenues]:
    """Run the simulator of a case."""
    command = [sys.executable, "-m", "tests.benchmarks.venue", "--case", case, "--round-trip", str(round_trip_s)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield FaultyVenues(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.wait(10)
