"""Practice venues in this process, the program as a child, and the hand that kills it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from gui.config.paths import find_paths
from gui.config.settings import load_settings
from gui.domain.venues import Environment, Venue
from gui.drill.faults import Fault, FaultAct
from gui.drill.orders import PracticeOrder
from gui.drill.venues import PracticeVenues
from gui.session import Session, open_session
from tests.commands.venues import write_config
from tests.crash.child import arm, run_child
from tests.crash.points import KillPoint, Trouble, Where
from tests.crash.wire import Wire

ROUND_TRIP_S = 0.02
# A run is given so long, and a life that nothing ends is ended then (seconds).
RUN_S = 25.0
LIFE_S = 30.0
LOADED = ["tests.crash.child", "gui.__main__", "gui.cli", "gui.start", "keyring", "aiohttp", "rich.progress"]
REPOSITORY = Path(__file__).parents[2]

SCENARIOS = {Trouble.ODD_ORDERS: "normal", Trouble.BOT: "bot-replaces"}
_CANCEL_PATHS = ("/api/v5/trade/cancel", "/sapi/", "/fapi/", "/dapi/")
_FAULTS: dict[Trouble, Fault] = {
    Trouble.ANSWERS_LOST: Fault(FaultAct.RESET_AFTER, chance=0.34),
    Trouble.SILENT: Fault(FaultAct.HANG_AFTER, lasts_s=9.0, hits=8),
    Trouble.SLOW: Fault(FaultAct.DELAY, delay_s=0.15),
}


def forks() -> multiprocessing.context.ForkServerContext:
    """Give the way to fork children from a process that has loaded the program and runs no loop and no thread."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    return context


class Child:
    """One start of the program; ``killed`` tells whether SIGKILL ended it."""

    def __init__(
        self, stage: Stage, prepare: Callable[[], None] | None, *, fresh: bool, number: int, run_s: float
    ) -> None:
        self.said = stage.folder / f"start-{number}"
        self._arguments = ("panic", "--yes", "--json", "--live", *stage.options, "--timeout", f"{run_s:g}")
        self._environ = stage.environ
        self._forked: multiprocessing.process.BaseProcess | None = None
        self._fresh: subprocess.Popen[bytes] | None = None
        self.started = time.monotonic()
        if fresh:
            self._start_fresh()
        else:
            work = (self._arguments, self._environ, str(self.said), prepare)
            self._forked = forks().Process(target=run_child, args=work, daemon=True)
            self._forked.start()

    def _start_fresh(self) -> None:
        command = [sys.executable, "-m", "gui", *self._arguments]
        environ = {**os.environ, **self._environ, "PYTHONPATH": str(REPOSITORY)}
        with Path(f"{self.said}.out").open("wb") as out, Path(f"{self.said}.err").open("wb") as err:
            self._fresh = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environ, cwd=self.said.parent
            )

    @property
    def pid(self) -> int:
        """The process number."""
        found = self._fresh.pid if self._fresh is not None else self._forked.pid if self._forked is not None else None
        assert found is not None
        return found

    @property
    def code(self) -> int | None:
        """The exit code, negative for a signal, None while it runs."""
        if self._fresh is not None:
            return self._fresh.poll()
        assert self._forked is not None
        return self._forked.exitcode

    def signal(self, number: signal.Signals) -> None:
        """Send a signal, if it still runs."""
        if self.code is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.signal(signal.SIGKILL)

    async def ended(self, within_s: float = LIFE_S) -> int:
        """Wait until it has ended; kills it when it does not. Gives the exit code."""
        end = time.monotonic() + within_s
        while self.code is None and time.monotonic() < end:
            await asyncio.sleep(0.005)
        self.kill()
        while (code := self.code) is None:
            await asyncio.sleep(0.005)
        return code


class Stage:
    """Venues, wire and files of one case."""

    def __init__(self, venues: PracticeVenues, wire: Wire, folder: Path, config: Path, environ: Mapping[str, str]):
        self.venues = venues
        self.wire = wire
        self.folder = folder
        self.config = config
        self.environ = dict(environ)
        self.data = folder / "data"
        self.journal = self.data / "journal.sqlite3"
        self.options = ("--config", str(config), "--data-dir", str(self.data))
        self._starts = 0

    def start(
        self,
        point: KillPoint | None = None,
        *,
        fresh: bool = False,
        prepare: Callable[[], None] | None = None,
        run_s: float = RUN_S,
    ) -> Child:
        """Start the program and arm the kill; ``prepare`` is called inside a forked child before anything else."""
        self._starts += 1
        if point is not None and point.inside:
            prepare = partial(arm, point)
        child = Child(self, prepare, fresh=fresh, number=self._starts, run_s=run_s)
        self.wire.on_event = lambda event, is_cancel: None
        if point is not None and not point.inside:
            self._arm(child, point)
        return child

    def _arm(self, child: Child, point: KillPoint) -> None:
        loop = asyncio.get_running_loop()
        if point.where is Where.INSTANT:
            loop.call_later(point.after_s, child.kill)
            return
        wanted = "arrived" if point.where is Where.ARRIVED else "worked"
        count = 0

        def look(event: str, is_cancel: bool) -> None:
            nonlocal count
            if event != wanted or (point.cancels and not is_cancel):
                return
            count += 1
            if count != point.nth:
                return
            if point.where is Where.ANSWERED:
                loop.call_later(ROUND_TRIP_S / 2 + point.jitter_s, child.kill)
            else:
                child.kill()

        self.wire.on_event = look

    async def session(self) -> Session:
        """Start the program's engine in this process, over the same files and venues."""
        paths = find_paths(self.environ, str(self.config), str(self.data))
        accounts = load_settings(paths).of(Environment.LIVE)
        return await open_session(Environment.LIVE, accounts, paths, self.environ)

    def calm_down(self) -> None:
        """End every fault at the venues."""
        self.venues.faults.clear(abandon=True)


def make_trouble(venues: PracticeVenues, trouble: Trouble) -> None:
    """Put the case's faults in force, on cancels only where they lose answers."""
    fault = _FAULTS.get(trouble)
    if fault is None:
        return
    if trouble is Trouble.SLOW:
        venues.faults.add(fault)
        return
    for path in _CANCEL_PATHS:
        method = "POST" if path.startswith("/api/") else "DELETE"
        venue = Venue.OKX if method == "POST" else Venue.BINANCE
        venues.faults.add(replace(fault, venue=venue, path=path, method=method))


@asynccontextmanager
async def stage(
    folder: Path, trouble: Trouble = Trouble.NONE, seed: int = 0, orders: Sequence[PracticeOrder] | None = None
) -> AsyncIterator[Stage]:
    """Run practice venues and write the files that lead to them as live accounts."""
    folder.mkdir(parents=True, exist_ok=True)
    venues = PracticeVenues(
        scenario=SCENARIOS.get(trouble, "calm"), seed=seed, round_trip_s=ROUND_TRIP_S, orders=orders
    )
    make_trouble(venues, trouble)
    wire = Wire(venues, time.time)
    await venues.start()
    try:
        config, environ = write_config(venues.describe(), folder)
        yield Stage(venues, wire, folder, config, environ)
    finally:
        await venues.stop()
