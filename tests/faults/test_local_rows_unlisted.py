"""Fire without a listing: started in an outage, the last known rows are shown as old and can be fired at."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from gui import assets
from gui.app import WindowApp, new_loop
from gui.config.paths import Paths
from gui.config.settings import Settings, load_settings
from gui.domain.rows import State
from gui.domain.venues import Environment
from gui.drill.faults import FaultAct
from gui.models.chip_state import ChipState, chip_state, chip_word
from gui.models.columns import Col
from gui.widgets.theme_choice import ThemeChoice
from tests.app_play import hold_panic, journal_text, session, shown, until
from tests.commands.venues import Ground, ground
from tests.faults.unlisted import DAY_MS, age, change, earlier_start, nothing_is_listed

ASKED = {State.QUEUED, State.SENT, State.ACCEPTED, State.UNKNOWN, State.GONE}
Scene = Callable[[WindowApp, Ground], Awaitable[None]]
Between = Callable[[Ground, Paths], Settings]


def as_it_was(here: Ground, paths: Paths) -> Settings:
    return load_settings(paths)


def play(
    app: QApplication,
    folder: Path,
    scene: Scene,
    between: Between = as_it_was,
    act: FaultAct = FaultAct.HANG,
    mode: Environment = Environment.LIVE,
) -> None:
    """Start the window on a data folder of an earlier start while no venue lists anything."""
    app.setQuitOnLastWindowClosed(False)
    assets.load_fonts()

    async def whole() -> None:
        async with asyncio.timeout(25), ground(folder, scenario="calm") as here:
            paths = await earlier_start(here)
            nothing_is_listed(here, act)
            settings = replace(between(here, paths), file_hold_ms=400)
            desk = WindowApp(mode, settings, paths, here.environ, ThemeChoice(), "")
            main = asyncio.create_task(desk.main(), name="main")
            try:
                await until(lambda: desk.window is not None or main.done())
                await scene(desk, here)
            finally:
                desk.quit()
                here.venues.faults.clear(abandon=True)
                await main

    failed: list[dict[str, Any]] = []
    with new_loop(app) as loop:
        loop.set_exception_handler(lambda _, context: failed.append(context))
        hook, sys.excepthook = sys.excepthook, lambda *fault: failed.append({"fault": fault})
        try:
            loop.run_until_complete(whole())
        finally:
            sys.excepthook = hook
    assert failed == []


@pytest.mark.parametrize("act", [FaultAct.HANG, FaultAct.ANSWER])
def test_the_window_shows_last_known_rows_with_their_age_and_fires_at_them(
    qapp: QApplication, tmp_path: Path, act: FaultAct
) -> None:
    def days_later(here: Ground, paths: Paths) -> Settings:
        age(paths.data, 2 * DAY_MS)
        return load_settings(paths)

    async def scene(desk: WindowApp, here: Ground) -> None:
        window, switch = shown(desk), session(desk).switch
        # They are there with the window: no listing has answered, and none will.
        assert window.table.model.rowCount() == 25
        assert not any(family.complete for view in switch.accounts() for family in view.families)
        now = window.table.model.moment().ms
        assert {chip_state(row, now) for row in switch.rows().values()} == {ChipState.STALE}
        assert chip_word(window.table.model.row_at(0), now) == "STALE 2d 0h"
        assert window.table.model.data(window.table.model.index(0, Col.STATE)) == "STALE 2d 0h"
        assert "25" in window.deck.panic.accessibleName()
        asked: list[set[State]] = []
        window.deck.panic.fired.connect(lambda *_: asked.append({row.state for row in switch.rows().values()}))
        await hold_panic(desk)
        # In the very call of the press every row was in line; nothing waited for a listing.
        assert asked == [{State.QUEUED}]
        await until(lambda: not here.venues.book.live())
        await until(lambda: {row.state for row in switch.rows().values()} <= ASKED - {State.QUEUED, State.SENT})
        view = switch.run()
        assert view is not None and not view.flat

    play(qapp, tmp_path, scene, days_later, act)


def test_rows_of_another_environment_or_of_a_removed_account_never_show(qapp: QApplication, tmp_path: Path) -> None:
    def one_removed(here: Ground, paths: Paths) -> Settings:
        change(paths.data, "UPDATE known SET environment = 'demo' WHERE account = 'drill-c'")
        settings = load_settings(paths)
        kept = tuple(account for account in settings.accounts if account.label != "drill-b")
        return replace(settings, accounts=kept)

    async def scene(desk: WindowApp, here: Ground) -> None:
        rows = session(desk).switch.rows()
        assert {key.account for key in rows} == {"drill-a"}
        kept = {key.algo_id for key in rows}
        await hold_panic(desk)
        await until(lambda: not any(order.live for order in here.venues.book if order.algo_id in kept))
        others = [order for order in here.venues.book if order.account != "drill-a"]
        assert others and all(order.live for order in others)

    play(qapp, tmp_path, scene, one_removed)


def test_a_damaged_last_known_row_is_skipped_and_told(qapp: QApplication, tmp_path: Path) -> None:
    def damaged(here: Ground, paths: Paths) -> Settings:
        assert (
            change(paths.data, "UPDATE known SET payload = '{' WHERE rowid IN (SELECT rowid FROM known LIMIT 2)") == 2
        )
        return load_settings(paths)

    async def scene(desk: WindowApp, here: Ground) -> None:
        assert len(session(desk).switch.rows()) == 23
        assert "2 rows of the journal could not be read and were skipped." in journal_text(desk)
        await hold_panic(desk)
        await until(lambda: len(here.venues.book.live()) == 2)

    play(qapp, tmp_path, scene, damaged)
