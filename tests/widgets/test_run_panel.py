from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.models.deck_state import DeckState
from gui.widgets.run_panel import RunPanel, opening
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.exposure import flattened, flattening
from tests.screens.flattening import latch_on
from tests.screens.render import load_fonts
from tests.screens.states import DRILL_DONE, all_gone, firing, flat, idle, silence

LIVE = Environment.LIVE


@pytest.fixture
def panel(qtbot: QtBot) -> RunPanel:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 200)
    holder.show()
    made = RunPanel(load_theme(), holder)
    made.resize(555, 130)
    made.show()
    made.holder = holder  # type: ignore[attr-defined]
    return made


def shown(panel: RunPanel, state: DeckState) -> RunPanel:
    panel.show_state(state)
    return panel


def text(panel: RunPanel, name: str) -> str:
    label = panel.findChild(QLabel, name)
    assert label is not None
    return label.text()


def seen(panel: RunPanel, name: str) -> bool:
    widget = panel.findChild(QWidget, name)
    assert widget is not None
    return widget.isVisibleTo(panel)


def test_idle(panel: RunPanel) -> None:
    shown(panel, replace(state_of(idle(LIVE)), last_drill=DRILL_DONE))
    assert text(panel, "openCountLabel") == "25"
    assert panel.idle.facts[0].text() == "3 of 3 accounts"
    assert seen(panel, "lastDrillFact")
    assert not seen(panel, "firstRunPanel")
    assert not seen(panel, "stopRunButton")


def test_first_start_of_the_drill_invites(panel: RunPanel, qtbot: QtBot) -> None:
    shown(panel, state_of(idle(Environment.DRILL), environment=Environment.DRILL))
    assert seen(panel, "firstRunPanel")
    assert panel.idle.first_run.words.text() == "Try it: hold PANIC. This is a drill."
    with qtbot.waitSignal(panel.addAccountRequested):
        panel.idle.first_run.button.click()


def test_the_stopwatch_goes_on_between_two_looks_at_everything(panel: RunPanel) -> None:
    state = state_of(firing(LIVE))
    shown(panel, state)
    assert state.run is not None
    panel.readout.show_time(replace(state.run, elapsed_s=1.94))
    assert (text(panel, "timeToFlat"), text(panel, "remainingLabel")) == ("1.94 s", "16")


def test_running(panel: RunPanel, qtbot: QtBot) -> None:
    shown(panel, state_of(firing(LIVE)))
    assert (text(panel, "timeToFlat"), text(panel, "remainingLabel")) == ("1.84 s", "16")
    assert (text(panel, "etaLabel"), text(panel, "rateLabel")) == ("About 2 s left", "24 answers per second")
    assert seen(panel, "stopRunButton")
    assert not seen(panel, "retryFailedButton")
    assert not seen(panel, "openCountLabel")
    with qtbot.waitSignal(panel.stopRequested):
        panel.readout.stop.click()


def test_narrow_says_stop_and_leaves_out_a_guess_that_would_be_cut(panel: RunPanel) -> None:
    panel.resize(359, 130)
    panel.set_narrow(True)
    shown(panel, state_of(firing(LIVE)))
    button = panel.findChild(QPushButton, "stopRunButton")
    assert button is not None
    assert (button.text(), button.accessibleName()) == ("Stop", "Stop sending")
    assert not seen(panel, "etaLabel")


def test_not_flat_yet(panel: RunPanel, qtbot: QtBot) -> None:
    shown(panel, state_of(flat(LIVE)))
    assert text(panel, "runSummary") == "Not flat yet"
    assert panel.readout.retry.text() == "Retry 1"
    assert panel.readout.note.text() == "Algo orders only. Positions were not touched."
    assert panel.readout.note_more.accessibleName() == "Not covered: OKX bots, Binance portfolio margin"
    assert not seen(panel, "saveProofButton"), "nothing is connected to it yet"
    panel.set_proof_available(True)
    shown(panel, state_of(flat(LIVE)))
    assert seen(panel, "saveProofButton")
    with qtbot.waitSignals([panel.retryRequested, panel.saveProofRequested]):
        panel.readout.retry.click()
        panel.readout.proof.click()


def test_all_gone(panel: RunPanel) -> None:
    shown(panel, state_of(all_gone(LIVE)))
    assert text(panel, "runSummary") == "All gone. Proven by listings."
    assert not seen(panel, "retryFailedButton")
    assert panel.readout.progress.segments == (("gone", 25),)


def test_armed(panel: RunPanel) -> None:
    shown(panel, state_of(silence(LIVE)))
    assert text(panel, "runSummary") == "Armed. Waiting for a venue."
    assert seen(panel, "stopRunButton")


def test_another_theme(panel: RunPanel) -> None:
    shown(panel, state_of(flat(LIVE)))
    dark = panel.grab().toImage()
    panel.set_theme(load_theme("light"))
    assert panel.grab().toImage() != dark


def test_how_a_run_ended_is_never_cut_in_a_narrow_window(panel: RunPanel) -> None:
    panel.resize(359, 130)
    panel.set_narrow(True)
    for surface in (flat(LIVE), all_gone(LIVE)):
        shown(panel, state_of(surface))
        for words in (panel.readout.summary, panel.readout.summary_more, panel.readout.note, panel.readout.note_more):
            assert words.wide() <= words.width()
    assert not panel.readout.retry.geometry().intersects(panel.readout.summary_more.geometry())


def test_how_a_run_ended_is_not_cut_beside_both_buttons(panel: RunPanel) -> None:
    panel.resize(556, 130)
    panel.set_proof_available(True)
    shown(panel, state_of(flat(LIVE)))
    assert panel.readout.summary_more.wide() <= panel.readout.summary_more.width()
    assert not panel.readout.retry.geometry().intersects(panel.readout.summary_more.geometry())


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("All gone. Proven by listings.", 400, "All gone. Proven by listings."),
        ("All gone. Proven by listings.", 120, "All gone."),
        ("All gone.", 5, "All gone."),
        ("全部撤净，已由委托列表核实。", 60, "全部撤净"),
        ("Not flat in 3.44 s", 10, "Not flat in 3.44 s"),
    ],
)
def test_an_end_is_told_in_whole_clauses(text: str, room: int, shown: str) -> None:
    load_fonts()
    assert opening(text, "second-strong", room) == shown


def test_the_latch_stands_under_the_run_and_asks_through_the_panel(panel: RunPanel, qtbot: QtBot) -> None:
    panel.resize(556, 152)
    shown(panel, state_of(latch_on(LIVE)))
    assert panel.latch.isVisible()
    assert panel.latch.geometry().top() >= panel.readout.tally.geometry().bottom()
    with qtbot.waitSignal(panel.latchSwitched) as told:
        panel.latch.switch.click()
    assert told.args == [False]
    shown(panel, state_of(idle(LIVE)))
    assert panel.latch.isHidden()
    assert panel.idle.y() == 11


@pytest.mark.parametrize("wide", [555, 359])
def test_a_flatten_run_says_how_many_positions_are_closed(panel: RunPanel, wide: int) -> None:
    panel.resize(wide, 130)
    panel.set_narrow(wide < 400)
    panel.show_state(state_of(flattening(LIVE)))
    going = panel.readout.going
    assert going.isVisible()
    assert "2 of 7" in going.text()
    assert going.wide() <= going.width()
    assert going.accessibleName().endswith("wait until their positions are closed")
    assert panel.readout.still.text() == "24", "orders and positions"
    assert panel.readout.progress.accessibleName().endswith("2 of 7 positions closed")
    panel.show_state(state_of(flattened(LIVE)))
    assert not going.isVisible()
    assert panel.readout.summary.accessibleName() == "FLAT. All orders gone, all positions closed. Proven."
