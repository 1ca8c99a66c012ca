from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.bottom_panel import JOURNAL, NEEDS, BottomPanel
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.render import load_fonts
from tests.screens.states import flat, idle

LIVE = Environment.LIVE


@pytest.fixture
def panel(qtbot: QtBot) -> BottomPanel:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    made = BottomPanel(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(1256, 150)
    return made


def test_journal_badge_and_disk(panel: BottomPanel) -> None:
    surface = flat(LIVE)
    panel.show_state(state_of(surface), surface)
    assert panel.journal.lines.rowCount() == 4
    assert panel.tabs.count_shown == 2
    assert panel.tabs.accessibleTabName(NEEDS) == "Needs you, 2"
    assert panel.state_words.text() == "Run 7 · 25 asked · 23 gone · 2 still open · all written to disk"
    assert panel.stack.currentWidget() is panel.journal


def test_tabs_and_folding(panel: BottomPanel, qtbot: QtBot) -> None:
    surface = idle(LIVE)
    panel.show_state(state_of(surface), surface)
    panel.toggle()
    assert panel.folded
    panel.open_needs()
    assert not panel.folded
    assert panel.on_needs
    assert panel.stack.currentWidget() is panel.attention
    panel.tabs.setCurrentIndex(JOURNAL)
    assert not panel.on_needs
    with qtbot.waitSignal(panel.foldToggled):
        panel.fold_button.click()
    assert panel.folded


def test_drawn_in_both_themes(panel: BottomPanel) -> None:
    surface = flat(LIVE)
    panel.show_state(state_of(surface), surface)
    panel.tabs.setFocus()
    dark = panel.grab().toImage()
    panel.set_theme(load_theme("light"))
    assert panel.grab().toImage() != dark
