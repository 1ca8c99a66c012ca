"""From the completed hold to the first cancel at the venue with 500 rows on the screen, and the longest stall.

``python -m tests.benchmarks.bench_window``: the venue simulator runs in a process of its own without a round trip; the
real window holds PANIC by a real mouse press. One system-wide monotonic clock times both ends.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.app import WindowApp, new_loop
from gui.config.paths import Paths
from gui.config.settings import Settings
from gui.domain.rows import State
from gui.domain.venues import Environment, Venue
from gui.engine.scope import Scope
from gui.widgets.panic_button import PanicButton
from gui.widgets.theme import dress, load_theme
from gui.widgets.theme_choice import ThemeChoice
from tests.benchmarks.bench_cancel import live_accounts, read_ledger, venue_process, watch_stalls

COUNT = 500


async def measure(presses: int, described: dict[str, Any], folder: Path) -> None:
    """Press again and again, then let one run go to its end, and print the figures."""
    accounts, environ = live_accounts(described, Venue.OKX)
    paths = Paths(folder / "config.toml", False, folder)
    app = WindowApp(Environment.LIVE, Settings(accounts=accounts), paths, environ, ThemeChoice(), "")
    task = asyncio.create_task(app.main(), name="window")
    await _until(lambda: app.window is not None)
    window, session, url = app.window, app.session, described["okx"]
    assert window is not None
    assert session is not None
    fired: list[float] = []
    panic = session.switch.panic

    def timed(scope: Scope, *, hold_ms: int | None = None) -> int:
        fired.append(time.monotonic())
        return panic(scope, hold_ms=hold_ms)

    session.switch.panic = timed  # type: ignore[method-assign]
    delays: list[float] = []
    stall = [0.0]
    for number in range(presses + 1):
        await _until(lambda: _live(session.switch.rows()) == COUNT)
        await asyncio.sleep(2.5)
        window.refresh()
        stall[0] = 0.0
        watch = asyncio.create_task(watch_stalls(stall), name="stalls")
        fired.clear()
        await _hold(window.deck.panic)
        if number < presses:
            await asyncio.sleep(0.4)
            session.switch.stop_sending()
        else:
            await _until(lambda: not any(row.open for row in session.switch.rows().values()))
        watch.cancel()
        ledger = await asyncio.to_thread(read_ledger, url)
        first = min(r["at"] for r in ledger["requests"] if r["method"] == "POST" and r["at"] >= fired[0])
        delays.append(first - fired[0])
        await asyncio.to_thread(_reset, url)
        session.switch.read_again()
    delays.sort()
    print(
        f"hold to first request at the venue, {len(delays)} presses, {COUNT} rows: median"
        f" {statistics.median(delays) * 1000:.1f} ms, p99 {delays[-1] * 1000:.1f} ms (aim 20 ms)"
    )
    print(f"longest stall of the event loop in a {COUNT}-order run: {stall[0] * 1000:.0f} ms (aim 100 ms)")
    app.quit()
    await task


async def _hold(button: PanicButton) -> None:
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(80, 50))
    await asyncio.sleep(0.9)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(80, 50))


def _live(rows: Any) -> int:
    return sum(row.state is State.LIVE for row in rows.values())


async def _until(holds: Callable[[], bool], within_s: float = 60.0) -> None:
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(0.01)


def _reset(url: str) -> None:
    urllib.request.urlopen(urllib.request.Request(f"{url}/drill/reset", method="POST")).close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--presses", type=int, default=30)
    arguments = parser.parse_args()
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    assets.load_fonts()
    dress(qt, load_theme("dark"))
    with (
        venue_process("okx-500", 0.0) as described,
        tempfile.TemporaryDirectory() as folder,
        new_loop(qt) as loop,
    ):
        loop.run_until_complete(measure(arguments.presses, described, Path(folder)))


if __name__ == "__main__":
    main()
