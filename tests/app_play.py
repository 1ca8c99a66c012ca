"""Plays the window's composition root in a loop of Qt's own events and looks that nothing of it is left afterwards."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui import assets
from gui.app import WindowApp, run_loop
from gui.config.paths import Paths
from gui.config.settings import Settings
from gui.domain.venues import Environment
from gui.drill.book import OrderBook
from gui.engine.views import RunView
from gui.session import DrillOptions, Session
from gui.widgets.main_window import KillSwitchWindow
from gui.widgets.theme_choice import ThemeChoice

HOLD_MS = 400
# Bounds of waiting, not of speed: what is waited for is there in a fraction of it (seconds).
WITHIN_S = 20.0
CALM = DrillOptions(scenario="calm", round_trip_s=0.0, whole=False)

Scene = Callable[[WindowApp], Awaitable[None]]


class Stage:
    """One program on one data folder; `play` runs it and the scene together until the program has ended."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.paths = Paths(folder / "config.toml", False, folder / "data")
        self._app = app
        app.setQuitOnLastWindowClosed(False)
        assets.load_fonts()
        self._themes = ThemeChoice()

    def play(
        self,
        scene: Scene,
        *,
        mode: Environment = Environment.DRILL,
        settings: Settings | None = None,
        trouble: str = "",
        drill: DrillOptions = CALM,
    ) -> None:
        """Run the program with the scene; afterwards no window, task, thread or socket of it may be left."""
        settings = settings or Settings(file_hold_ms=HOLD_MS)
        before = _left()
        desk = WindowApp(mode, settings, self.paths, {}, self._themes, trouble, drill=drill)
        windows: list[KillSwitchWindow] = []
        run_loop(self._app, desk, self._together(desk, scene, windows))
        assert windows
        assert not any(shiboken6.isValid(window) for window in windows)
        gc.collect()
        assert _left() == before

    async def _together(self, desk: WindowApp, scene: Scene, windows: list[KillSwitchWindow]) -> None:
        async with asyncio.timeout(WITHIN_S):
            main = asyncio.create_task(desk.main(), name="main")
            try:
                await until(lambda: desk.window is not None or main.done())
                windows.append(shown(desk))
                await scene(desk)
                if desk.window is not None and desk.window not in windows:
                    windows.append(desk.window)
            finally:
                desk.quit()
                await main
        await _all_ended()


async def _all_ended() -> None:
    # On a busy machine the practice venues see only a moment later that their lines are closed.
    left: set[asyncio.Task[Any]] = set()
    for _ in range(200):
        left = {task for task in asyncio.all_tasks() if task is not asyncio.current_task()}
        if not left:
            return
        await asyncio.sleep(0.01)
    raise AssertionError([task.get_name() for task in left])


def _left() -> tuple[int, int]:
    threads = sum(not thread.daemon or "asyncio" in thread.name for thread in threading.enumerate())
    folder = Path("/proc/self/fd")
    if not folder.exists():
        return threads, 0
    return threads, sum(_is_socket(folder / name) for name in os.listdir(folder))


def _is_socket(link: Path) -> bool:
    try:
        return os.readlink(link).startswith("socket:")
    except OSError:
        return False


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; the whole play has one deadline."""
    while not holds():
        await asyncio.sleep(0.01)


def shown(desk: WindowApp) -> KillSwitchWindow:
    """Give the window that is shown."""
    assert desk.window is not None
    return desk.window


def gone(window: KillSwitchWindow) -> bool:
    """Say whether the window has left the screen for good."""
    return not shiboken6.isValid(window) or not window.isVisible()


def session(desk: WindowApp) -> Session:
    """Give the session at work."""
    assert desk.session is not None
    return desk.session


def book(desk: WindowApp) -> OrderBook:
    """Give the practice venues' own book."""
    venues = session(desk).venues
    assert venues is not None
    return venues.book


def run(desk: WindowApp) -> RunView:
    """Give the run, which must be there."""
    view = session(desk).switch.run()
    assert view is not None
    return view


async def opened(desk: WindowApp, count: int = 25) -> None:
    """Wait until the drill's orders are on the screen and every listing was complete."""
    await until(lambda: shown(desk).table.model.rowCount() == count)
    await until(lambda: all(view.complete for view in session(desk).switch.accounts()))


async def hold_panic(desk: WindowApp) -> None:
    """Press the mouse on PANIC until it fires, then let go."""
    panic, fired = shown(desk).deck.panic, asyncio.Event()
    panic.fired.connect(fired.set)
    middle = QPoint(panic.width() // 2, panic.height() // 2)
    QTest.mousePress(panic, Qt.MouseButton.LeftButton, pos=middle)
    await fired.wait()
    QTest.mouseRelease(panic, Qt.MouseButton.LeftButton, pos=middle)


def click(button: QWidget) -> None:
    """Click a button that must be there to be clicked."""
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def journal_text(desk: WindowApp) -> str:
    """Give the journal's lines for people as one text."""
    return "\n".join(f"{line.about}: {line.text}" for line in session(desk).switch.journal_lines())
