from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment, Venue
from gui.engine.scope import Scope
from gui.models.panic_texts import scope_entries
from gui.widgets.scope_combo import ScopeCombo
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.states import idle, nobody

ENTRIES = scope_entries(state_of(idle(Environment.LIVE)))


@pytest.fixture
def combo(qtbot: QtBot) -> ScopeCombo:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = ScopeCombo(load_theme(), holder)
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(296, 32)
    made.show_entries(ENTRIES)
    return made


def choose(combo: ScopeCombo, place: int) -> None:
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_all_accounts_first(combo: ScopeCombo) -> None:
    assert combo.scope == Scope()
    assert not combo.narrow
    assert combo.currentText() == "All accounts, all 25"


def test_a_narrow_scope_has_an_amber_edge(combo: ScopeCombo, qtbot: QtBot) -> None:
    amber = load_theme().hex("warn")
    assert combo.grab().toImage().pixelColor(150, 0).name() != amber
    with qtbot.waitSignal(combo.scopeChanged):
        choose(combo, 2)
    assert combo.scope == Scope(venue=Venue.BINANCE)
    assert combo.grab().toImage().pixelColor(150, 0).name() == amber


def test_new_counts_keep_the_choice(combo: ScopeCombo) -> None:
    choose(combo, 4)
    changed = tuple(replace(entry, text=entry.text.replace("25", "30")) for entry in ENTRIES)
    told: list[int] = []
    combo.scopeChanged.connect(lambda: told.append(1))
    combo.show_entries(changed)
    assert combo.scope == Scope(accounts=("hedge",))
    assert combo.currentText() == "OKX hedge, 5 of 30"
    assert not told


def test_a_chosen_account_that_left_falls_back_to_all_and_says_so(combo: ScopeCombo, qtbot: QtBot) -> None:
    choose(combo, 4)
    with qtbot.waitSignal(combo.scopeChanged):
        combo.show_entries(scope_entries(state_of(nobody(Environment.LIVE))))
    assert combo.scope == Scope()


def test_a_wheel_that_passes_by_changes_nothing(combo: ScopeCombo) -> None:
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.currentIndex() == 0
