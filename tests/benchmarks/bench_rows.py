"""The window with 3,000 rows and a run in progress, against its aims: ``python -m tests.benchmarks.bench_rows``.

Both practice venues serve 1,500 orders each from a process of their own; the real program on the real engine shows
them; PANIC is held by a mouse press. Keys are typed into the table and the filter all the while. ``--minutes 10``
watches the memory for the whole time that the aim names; without it for half a minute. It prints; it asserts nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import gc
import os
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.app import WindowApp, new_loop
from gui.config.paths import Paths
from gui.config.settings import Settings
from gui.domain.orders import OrderKey
from gui.domain.venues import Account, Environment, Venue
from gui.widgets.theme import dress, load_theme
from gui.widgets.theme_choice import ThemeChoice
from tests.app_play import hold_panic, session, shown
from tests.benchmarks.bench_cancel import live_accounts
from tests.benchmarks.faulty import faulty_venues
from tests.benchmarks.outage_window import TICK_S, Waits
from tests.benchmarks.typist import Typist

ROWS = 3000
CASE = "both-1500"
AIM_INPUT_S, AIM_STALL_S, AIM_FILTER_S = 0.050, 0.100, 0.050
# A run is watched so long at most (seconds); 3,000 cancels take about as long under the venues' own limits.
RUN_S = 30.0
TYPED = "btc-usdt sell -okx state:open"


class Beats(Waits):
    """How long Qt's own events wait, as pointer and keys are: a timer of Qt beats, and every gap is a stall.

    ``own`` is how much of each gap was this thread's own work, whatever other programs took of the machine.
    """

    def __init__(self) -> None:
        super().__init__()
        self.own: list[float] = []
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=round(TICK_S * 1000))
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Note every gap from now on."""
        self._at, self._worked = time.monotonic(), time.thread_time()
        self._timer.start()

    def end(self) -> None:
        """Note no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        self.watched_s += now - self._at
        self.stalls.append(max(0.0, now - self._at - TICK_S))
        self.own.append(worked - self._worked)
        self._at, self._worked = now, worked


class Stay:
    """Sees whether rows change places by themselves."""

    def __init__(self, app: WindowApp) -> None:
        model = shown(app).table.model
        self.before: tuple[OrderKey, ...] = tuple(model.shown_keys())
        self.moves = 0
        for signal in (model.layoutChanged, model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._moved)

    def _moved(self) -> None:
        self.moves += 1

    def said(self, app: WindowApp) -> str:
        """Say whether every row still stands where it stood."""
        same = tuple(shown(app).table.model.shown_keys()) == self.before
        return f"rows changed places: {'no' if same else 'YES'}; layout changes, resets, rows in or out: {self.moves}"


def resident_mb() -> float:
    """Give the resident memory of this process in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def measure(described: dict[str, object], folder: Path, minutes: float) -> None:
    """Open the window, run, watch, and print the figures."""
    accounts: tuple[Account, ...] = ()
    environ: dict[str, str] = {}
    for venue in Venue:
        more, keys = live_accounts(described, venue)
        accounts, environ = (*accounts, *more), {**environ, **keys}
    paths = Paths(folder / "config.toml", False, folder)
    app = WindowApp(Environment.LIVE, Settings(accounts=accounts), paths, environ, ThemeChoice(), "")
    task = asyncio.create_task(app.main(), name="window")
    try:
        begun = time.monotonic()
        await _until(lambda: app.window is not None and shown(app).table.model.rowCount() == ROWS)
        print(f"{ROWS} rows listed and shown after {time.monotonic() - begun:.1f} s", flush=True)
        await asyncio.sleep(2.5)
        await _filter(app)
        await _run(app)
        await _memory(app, minutes)
    finally:
        app.quit()
        await task


async def _filter(app: WindowApp) -> None:
    edit = shown(app).table.toolbar.filter
    view = shown(app).table.view.viewport()
    times: list[float] = []
    for key in (*TYPED, *[""] * len(TYPED)):
        await asyncio.sleep(0.02)
        begun = time.perf_counter()
        if key:
            QTest.keyClick(edit, key)
        else:
            QTest.keyClick(edit, Qt.Key.Key_Backspace)
        view.repaint()
        times.append(time.perf_counter() - begun)
    _tell("one key press in the filter, painted", times, AIM_FILTER_S)


async def _run(app: WindowApp) -> None:
    view = shown(app).table.view
    view.go_to(shown(app).table.model.shown_keys()[4])
    waits, stay = Beats(), Stay(app)
    typist = Typist(view, view.viewport(), (Qt.Key.Key_Down, Qt.Key.Key_Up))
    waits.begin()
    switch = session(app).switch
    typist.begin()
    await hold_panic(app)
    begun = time.monotonic()
    while time.monotonic() - begun < RUN_S and any(row.open for row in switch.rows().values()):
        await asyncio.sleep(0.25)
    typist.end()
    waits.end()
    left = sum(row.open for row in switch.rows().values())
    print(f"a run of {time.monotonic() - begun:.1f} s: {ROWS - left} of {ROWS} proven gone, {left} left in it")
    _tell("a key press until it is painted, in the run", typist.answers, AIM_INPUT_S)
    print(
        f"an input at any instant waits for its turn p99 {waits.percentile(0.99) * 1000:.0f} ms"
        f" (aim {AIM_INPUT_S * 1000:.0f}); longest stall {waits.most * 1000:.0f} ms (aim {AIM_STALL_S * 1000:.0f})"
    )
    own = sorted(waits.own)
    print(
        f"of that, own work between two turns of the loop: p99 {own[int(len(own) * 0.99)] * 1000:.0f} ms,"
        f" most {own[-1] * 1000:.0f} ms"
    )
    print(stay.said(app), flush=True)


async def _memory(app: WindowApp, minutes: float) -> None:
    # The venues fill up again, so that listings, rows and paintings go on as in a long night.
    session(app).switch.stop_sending()
    marks: list[float] = []
    count = 6
    for _ in range(count):
        await asyncio.sleep(minutes * 60 / count)
        gc.collect()
        marks.append(resident_mb())
    print("resident memory after the run, MB: " + " ".join(f"{mark:.0f}" for mark in marks), flush=True)
    half = count // 2
    growth = statistics.mean(marks[half:]) - statistics.mean(marks[:half])
    print(f"second half against first half of {minutes:g} minutes: {growth:+.1f} MB")


def _tell(name: str, times: list[float], aim_s: float) -> None:
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(
        f"{name}: {len(ordered)} times, median {statistics.median(ordered) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms,"
        f" worst {ordered[-1] * 1000:.1f} ms (aim {aim_s * 1000:.0f} ms)",
        flush=True,
    )


async def _until(holds: Callable[[], bool], within_s: float = 60.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.05)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=0.5)
    parser.add_argument("--profile", action="store_true", help="print what took the time of this process")
    arguments = parser.parse_args()
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    assets.load_fonts()
    dress(qt, load_theme("dark"))
    profile = cProfile.Profile() if arguments.profile else None
    with faulty_venues(CASE) as venues, tempfile.TemporaryDirectory() as folder, new_loop(qt) as loop:
        if profile is not None:
            profile.enable()
        loop.run_until_complete(measure(venues.described, Path(folder), arguments.minutes))
    if profile is not None:
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
