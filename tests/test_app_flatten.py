"""Flatten through the whole program: chosen, held, every order gone, every position closed at the practice venues."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.app import WindowApp
from gui.config.settings import Settings
from gui.domain.rows import State
from gui.domain.what import What
from gui.session import DrillOptions
from tests.app_play import HOLD_MS, Stage, hold_panic, opened, run, session, shown, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
# The drill's orders of both sorts, and its positions.
ORDERS, POSITIONS = 33, 8


def test_a_held_flatten_ends_orders_and_positions(qapp: QApplication, tmp_path: Path) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk, ORDERS)
        window = shown(desk)
        await until(lambda: len(window.state.held(window.deck.scope())) == POSITIONS)
        window.deck.what_switch.buttons[2].click()
        assert "cancels 33 orders, closes 8 positions" in window.deck.panic.look.second
        await hold_panic(desk)
        begun = run(desk)
        assert begun.scope.what is What.FLATTEN
        assert begun.hold_ms is not None
        assert begun.hold_ms >= 1200, "the file's shorter hold is for the other choices"
        await until(lambda: run(desk).positions_closed == POSITIONS)
        await until(lambda: run(desk).counts.get(State.GONE, 0) == ORDERS)
        await until(lambda: window.state.still == 0)
        venues = session(desk).venues
        assert venues is not None
        assert not any(order.live for order in venues.book)

    Stage(qapp, tmp_path).play(
        scene,
        settings=Settings(file_hold_ms=HOLD_MS),
        drill=DrillOptions(scenario="calm", round_trip_s=0.0),
    )


def test_algo_orders_alone_leave_the_ordinary_ones(qapp: QApplication, tmp_path: Path) -> None:
    async def scene(desk: WindowApp) -> None:
        await opened(desk, ORDERS)
        window = shown(desk)
        await until(lambda: "25 algo orders" in window.deck.panic.accessibleName())
        await hold_panic(desk)
        await until(lambda: run(desk).counts.get(State.GONE, 0) == 25)
        await until(lambda: window.state.proven_flat)
        assert window.state.staying(What.ALGOS, everywhere=True) == ORDERS - 25
        summary = window.deck.run_panel.readout.summary.accessibleName()
        assert summary == "Algo orders gone. Proven by listings."
        assert len(window.state.held(window.deck.scope())) == POSITIONS

    Stage(qapp, tmp_path).play(scene, drill=DrillOptions(scenario="calm", round_trip_s=0.0))
