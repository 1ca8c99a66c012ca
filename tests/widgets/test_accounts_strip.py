from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.widgets.accounts_strip import LEAST_TILE, LOW_HEIGHT, AccountsStrip
from gui.widgets.theme import load_theme
from tests.models.test_deck_state import state_of
from tests.screens.render import load_fonts
from tests.screens.states import idle, nobody, outage

LIVE = Environment.LIVE


@pytest.fixture
def strip(qtbot: QtBot) -> AccountsStrip:
    load_fonts()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1300, 200)
    holder.show()
    made = AccountsStrip(load_theme(), holder)
    made.show()
    made.holder = holder  # type: ignore[attr-defined]
    made.resize(1256, 46)
    made.show_state(state_of(idle(LIVE)))
    return made


def test_one_named_tile_an_account_of_equal_width(strip: AccountsStrip) -> None:
    assert [tile.objectName() for tile in strip.tiles] == [
        "accountTile_alpha",
        "accountTile_hedge",
        "accountTile_um-desk",
    ]
    assert {tile.width() for tile in strip.tiles} == {367}
    assert strip.tiles[0].accessibleName() == "OKX alpha, ready, 8 open, listing 0.4 seconds old"
    assert strip.add.geometry().right() == 1255


def test_tiles_follow_the_accounts(strip: AccountsStrip, qtbot: QtBot) -> None:
    first = strip.tiles[0]
    calm = first.grab().toImage()
    strip.show_state(state_of(outage(LIVE)))
    assert strip.tiles[0] is first
    assert first.grab().toImage() != calm
    with qtbot.waitSignal(strip.orderChanged):
        strip.show_state(state_of(nobody(LIVE)))
    assert strip.tiles == ()


def test_more_than_fit_scroll_sideways(strip: AccountsStrip) -> None:
    surface = idle(LIVE)
    views = surface.accounts()
    more = [replace(views[0], account=replace(views[0].account, label=f"desk-{n}")) for n in range(9)]
    surface.set_accounts(more)
    strip.show_state(state_of(surface))
    assert strip.tiles[0].width() == LEAST_TILE
    bar = strip._area.horizontalScrollBar()
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert bar.maximum() > 120
    QApplication.sendEvent(strip._area.viewport(), event)
    assert bar.value() == 120


def test_narrow_and_low(strip: AccountsStrip, qtbot: QtBot) -> None:
    strip.set_narrow(True)
    assert (strip.add.text(), strip.add.accessibleName()) == ("Add", "Add account")
    strip.set_low(True)
    assert strip.wanted_height == LOW_HEIGHT
    assert not strip.grab().isNull()
    with qtbot.waitSignal(strip.addAccountRequested):
        strip.add.click()


def test_a_tile_that_is_clicked_or_pressed_names_its_account(strip: AccountsStrip) -> None:
    chosen: list[str] = []
    strip.accountChosen.connect(chosen.append)
    QTest.mouseClick(strip.tiles[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(strip.tiles[0], Qt.MouseButton.RightButton)
    QTest.keyClick(strip.tiles[2], Qt.Key.Key_Space)
    QTest.keyClick(strip.tiles[1], Qt.Key.Key_A)
    assert chosen == ["alpha", "um-desk"]
