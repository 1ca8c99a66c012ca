"""How long the window's event loop keeps an input waiting under faults, with 500 rows and a run under way."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gui import assets
from gui.app import WindowApp, new_loop
from gui.config.paths import Paths
from gui.config.settings import Settings
from gui.domain.venues import Account, Environment, Venue
from gui.drill.common_faults import BINANCE_LIMITED, OKX_LIMITED
from gui.drill.faults import FaultAct
from gui.widgets.theme import dress, load_theme
from gui.widgets.theme_choice import ThemeChoice
from tests.app_play import hold_panic, session, shown
from tests.benchmarks.bench_cancel import live_accounts
from tests.benchmarks.faulty import FaultyVenues, faulty_venues

ROWS = 500
# The fault lasts so long with a run on, and the window is watched so much longer (seconds).
FAULT_S = 15.0
AFTER_S = 15.0
AIM_P99_S, AIM_MOST_S = 0.1, 0.25
# The probe sleeps so long each time (seconds).
TICK_S = 0.002


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of fault, in the fields of `gui.drill.faults.Fault`, for one venue (None: both)."""

    name: str
    act: FaultAct
    status: int = 200
    bodies: Mapping[Venue, str] | None = None
    venues: tuple[Venue, ...] = tuple(Venue)


TROUBLES = (
    Trouble("no fault", FaultAct.DELAY),
    Trouble("OKX hangs", FaultAct.HANG, venues=(Venue.OKX,)),
    Trouble("Binance hangs", FaultAct.HANG, venues=(Venue.BINANCE,)),
    Trouble("429 storm", FaultAct.ANSWER, 429, {Venue.OKX: OKX_LIMITED, Venue.BINANCE: BINANCE_LIMITED}),
    Trouble("HTML pages", FaultAct.HTML, 502),
)


class Waits:
    """How long an input at any instant would have waited: a stall of 80 ms is 80 inputs, one a millisecond."""

    def __init__(self) -> None:
        self.stalls: list[float] = []
        self.watched_s = 0.0

    async def watch(self) -> None:
        """Note every stall of the loop, until cancelled."""
        while True:
            before = time.monotonic()
            await asyncio.sleep(TICK_S)
            passed = time.monotonic() - before
            self.watched_s += passed
            self.stalls.append(max(0.0, passed - TICK_S))

    @property
    def most(self) -> float:
        """The longest stall in seconds."""
        return max(self.stalls)

    def percentile(self, share: float) -> float:
        """Give the wait in seconds that so large a share of inputs did not exceed."""
        waits = sorted(wait / 1000 for stall in self.stalls for wait in range(1, int(stall * 1000) + 1))
        at = int(share * self.watched_s * 1000) - (int(self.watched_s * 1000) - len(waits))
        return waits[min(at, len(waits) - 1)] if at >= 0 and waits else 0.0


async def lag_under(trouble: Trouble, venues: FaultyVenues, folder: Path) -> Waits:
    """Open the window, press PANIC under a fault, end the fault, and give how long inputs waited."""
    accounts: tuple[Account, ...] = ()
    environ: dict[str, str] = {}
    for venue in Venue:
        more, keys = live_accounts(venues.described, venue)
        accounts, environ = (*accounts, *more), {**environ, **keys}
    paths = Paths(folder / "config.toml", False, folder)
    app = WindowApp(Environment.LIVE, Settings(accounts=accounts), paths, environ, ThemeChoice(), "")
    task = asyncio.create_task(app.main(), name="window")
    try:
        await _until(lambda: app.window is not None and shown(app).table.model.rowCount() == ROWS)
        await asyncio.sleep(2.5)
        waits = Waits()
        watch = asyncio.create_task(waits.watch(), name="lag")
        bodies = trouble.bodies or {}
        tokens = [
            await venues.add(trouble.act, venue=venue, status=trouble.status, body=bodies.get(venue, ""))
            for venue in trouble.venues
        ]
        await asyncio.sleep(1.0)
        await hold_panic(app)
        await asyncio.sleep(FAULT_S)
        for token in tokens:
            await venues.remove(token)
        await asyncio.sleep(AFTER_S)
        watch.cancel()
        assert session(app).switch.run() is not None
        return waits
    finally:
        app.quit()
        await task


async def _until(holds: Callable[[], bool], within_s: float = 60.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.01)


def lags() -> None:
    """Print the lag of the window under each fault."""
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    qt.setQuitOnLastWindowClosed(False)
    assets.load_fonts()
    dress(qt, load_theme("dark"))
    for trouble in TROUBLES:
        with (
            faulty_venues("both-250") as venues,
            tempfile.TemporaryDirectory() as folder,
            new_loop(qt) as loop,
        ):
            waits = loop.run_until_complete(lag_under(trouble, venues, Path(folder)))
        print(
            f"window, {ROWS} rows, {trouble.name:13}: an input waits p99 {waits.percentile(0.99) * 1000:.0f} ms"
            f" (aim {AIM_P99_S * 1000:.0f}), at most {waits.most * 1000:.0f} ms (aim {AIM_MOST_S * 1000:.0f})",
            flush=True,
        )
