from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.run_idle import FirstRunPanel, RunIdle, two_lines
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.render import load_fonts
from tests.screens.states import nobody, outage


def test_facts_speak_and_the_outage_takes_their_place(qtbot: QtBot) -> None:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    readout = RunIdle(load_theme(), holder)
    readout.resize(555, 130)
    readout.show_state(state_of(outage(Environment.LIVE)))
    assert readout.caption.text() == "12 fresh + 13 last known"
    assert readout.count.accessibleName() == "25 12 fresh + 13 last known"
    assert readout.facts[0].accessibleName() == "OKX listing: no answer for 2:12, next try in 3 s"
    assert [fact.objectName() for fact in readout.facts] == ["readyFact", "slowestFact", "lastDrillFact"]
    readout.show_state(state_of(nobody(Environment.LIVE)))
    assert readout.count.text() == "?"
    assert not readout.grab().isNull()


def test_a_long_caption_breaks_where_there_is_little_room(qtbot: QtBot) -> None:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.show()
    readout = RunIdle(load_theme(), holder)
    readout.resize(359, 130)
    readout.show_state(state_of(outage(Environment.LIVE)))
    assert (readout.caption.text(), readout.caption_more.text()) == ("12 fresh + 13", "last known")
    assert two_lines("no account yet") == ("no account yet", "")
    assert two_lines("one-very-long-single-word") == ("one-very-long-single-word", "")


def test_the_invitation_is_never_cut_for_its_button(qtbot: QtBot) -> None:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    panel = FirstRunPanel(load_theme(), holder)
    holder.show()
    panel.resize(400, 32)
    assert not panel.button.isHidden()
    panel.resize(260, 32)
    assert panel.button.isHidden()
    assert panel.words.width() >= panel.words.wide()
