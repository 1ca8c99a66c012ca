from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment, Venue
from gui.domain.what import What
from gui.engine.scope import Scope
from gui.widgets.deck import Deck
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.exposure import exposed
from tests.screens.render import load_fonts
from tests.screens.states import firing, idle

LIVE = Environment.LIVE


@pytest.fixture
def deck(qtbot: QtBot) -> Deck:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 200)
    holder.show()
    made = Deck(LIVE, load_theme(), lambda: 0.0, holder)
    made.show()
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(1256, 152)
    made.show_state(state_of(idle(LIVE)), 7, 0, 0)
    return made


def test_geometry(deck: Deck) -> None:
    assert deck.panic.geometry().getRect() == (11, 21, 330, 110)
    assert deck.cancel.geometry().getRect() == (357, 108, 296, 34)
    assert deck.run_panel.geometry().right() == 1256 - 16
    deck.resize(1000, 152)
    deck.set_narrow(True)
    assert deck.panic.width() == 316
    assert deck.cancel.width() == 250


def test_fires_with_the_scope_of_its_controls(deck: Deck, qtbot: QtBot) -> None:
    deck.scope_combo.setCurrentIndex(2)
    deck.keep.setChecked(True)
    with qtbot.waitSignal(deck.panicFired) as signal:
        deck.panic.fired.emit(712)
    assert signal.args == [Scope(venue=Venue.BINANCE, keep_protective=True), 712]


def test_cancel_selected_acts_or_rests(deck: Deck, qtbot: QtBot) -> None:
    assert deck.cancel.text() == "Cancel 7 selected"
    with qtbot.waitSignal(deck.cancelSelectedRequested):
        deck.cancel.click()
    deck.show_state(state_of(firing(LIVE)), 7, 0, 7)
    assert deck.cancel.text() == "Run 7 covers all 25"
    with qtbot.assertNotEmitted(deck.cancelSelectedRequested):
        deck.cancel.click()
        deck.cancel_selected()


def test_screen_reader(deck: Deck) -> None:
    assert deck.panic.accessibleName() == "PANIC, live, Algo orders. Hold to cancel 25 algo orders"
    assert deck.panic.accessibleDescription() == "Hold 0.7 seconds. 3 accounts, includes 8 protective"
    assert deck.scope_combo.accessibleName() == "Scope of PANIC"
    assert deck.scope_combo.accessibleDescription() == "All accounts, 25 orders"


def test_another_theme(deck: Deck) -> None:
    dark = deck.grab().toImage()
    deck.set_theme(load_theme("light"))
    assert deck.grab().toImage() != dark


def test_what_is_chosen_goes_with_the_scope_and_begins_with_the_algo_orders(deck: Deck, qtbot: QtBot) -> None:
    assert deck.scope().what is What.ALGOS
    with qtbot.waitSignal(deck.whatChanged):
        deck.what_switch.buttons[2].click()
    assert deck.scope() == Scope(what=What.FLATTEN)
    deck.keep.setChecked(True)
    with qtbot.waitSignal(deck.panicFired) as signal:
        deck.panic.fired.emit(1204)
    assert signal.args == [Scope(what=What.FLATTEN, keep_protective=True), 1204]


def test_the_screen_reader_hears_what_a_press_leaves_behind(deck: Deck) -> None:
    deck.show_state(state_of(exposed(LIVE)), 0, 0, 0)
    assert deck.panic.accessibleDescription().endswith("with no stop.")
