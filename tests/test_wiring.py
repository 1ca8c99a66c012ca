"""Wishes reach the engine; what is known of LIVE reaches the banner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.app import WindowApp
from gui.config.settings import Settings
from gui.domain.clock import SystemClock, epoch_ms
from gui.domain.venues import Account, Environment, Family, Venue
from gui.engine.views import RunKind
from gui.journal.entries import KnownOrder
from gui.wiring import tell_of_live_once
from tests.app_play import HOLD_MS, Stage, opened, run, session, shown, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIVE_ACCOUNT = Account("real-a", Venue.OKX, Environment.LIVE, families=(Family.OKX_ALGO,))


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    font = qapp.font()
    yield Stage(qapp, tmp_path)
    qapp.setStyleSheet("")
    qapp.setFont(font)


def test_two_presses_start_a_run_that_names_no_hold(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        window.panicFired.emit(window.deck.scope(), 0)
        assert run(desk).kind is RunKind.PANIC
        assert run(desk).hold_ms is None

    stage.play(scene)


def test_live_orders_that_are_known_are_told_in_the_drill_with_their_age(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window, journal = shown(desk), session(desk).journal
        await until(lambda: journal.was_read)
        tell_of_live_once(session(desk), window, (LIVE_ACCOUNT,), SystemClock())
        assert window.banner.live.text() == "LIVE: none known"
        row = next(iter(session(desk).switch.rows().values()))
        order = replace(row.order, key=row.key._replace(account="real-a"))
        seen = epoch_ms(SystemClock()) - 5 * 60_000
        journal.keep_known("real-a", "live", [KnownOrder(order, seen)])
        tell_of_live_once(session(desk), window, (LIVE_ACCOUNT,), SystemClock())
        assert window.banner.live.toolTip().startswith("Last seen")
        assert window.banner.live.text().startswith("LIVE: 1 known")
        assert window.banner.live.isVisible()
        window.banner.live.click()
        await until(lambda: session(desk).environment is Environment.LIVE)
        assert shown(desk).banner.live.isHidden()

    stage.play(scene, settings=Settings(file_hold_ms=HOLD_MS))


def test_without_live_accounts_there_is_no_button(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window = shown(desk)
        assert window.banner.live.isHidden()
        tell_of_live_once(session(desk), window, (LIVE_ACCOUNT,), SystemClock())
        assert window.banner.live.isVisible(), "one was saved meanwhile"
        tell_of_live_once(session(desk), window, (), SystemClock())
        assert window.banner.live.isHidden(), "and removed"

    stage.play(scene)


def test_the_latch_is_off_at_the_start_needs_a_run_and_is_released_by_one_click(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        window, switch = shown(desk), session(desk).switch
        assert not switch.latch().on
        window.latchRequested.emit(True)
        assert not switch.latch().on, "no run has said what it reaches"
        window.panicFired.emit(window.deck.scope(), HOLD_MS)
        window.refresh()
        window.deck.run_panel.latch.switch.click()
        assert switch.latch().on
        window.refresh()
        assert window.deck.run_panel.latch.switch.isChecked()
        window.deck.run_panel.latch.switch.click()
        assert not switch.latch().on

    stage.play(scene)


def test_the_drills_positions_are_in_the_window(stage: Stage) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk)
        model = shown(desk).table.positions_model
        assert shown(desk).table.toolbar.positions.button.text().endswith("?"), "not read yet is not none"
        await until(lambda: bool(model.readings()) and all(view.complete for view in model.readings()))
        model.tick()
        assert model.all_read()
        assert model.total() == len(session(desk).switch.positions())
        assert shown(desk).table.toolbar.positions.button.text() == f"Positions {model.counts().open}"

    stage.play(scene)
