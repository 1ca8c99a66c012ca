from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.domain.closings import ClosePhase, Closing
from gui.models.positions_model import PositionsModel
from gui.widgets.positions_switch import PositionsSwitch
from gui.widgets.theme import load_theme
from tests.fake_flatten import held
from tests.fake_surface import FakeSurface, twenty_five


def test_the_count_has_a_mark_where_a_reading_is_missing(qtbot: QtBot) -> None:
    surface = FakeSurface(twenty_five())
    model = PositionsModel(surface, surface.clock)
    switch = PositionsSwitch(model, load_theme())
    qtbot.addWidget(switch)
    assert switch.button.text() == "Positions 0"
    surface.set_position_views(())
    model.flush()
    assert switch.button.text() == "Positions ?"
    surface.put_positions(*held())
    model.flush()
    assert switch.button.text() == "Positions 7?"
    assert "Not every account's positions are known now" in switch.button.toolTip()
    switch.set_tight(True)
    assert switch.button.text() == "Pos. 7?"
    assert switch.button.accessibleName() == "Positions, 7?"
    model.close()


def test_a_click_asks_and_what_needs_a_person_colours_it(qtbot: QtBot) -> None:
    surface = FakeSurface(twenty_five())
    first, *_ = held()
    surface.put_positions(replace(first, closing=Closing(phase=ClosePhase.REFUSED)))
    model = PositionsModel(surface, surface.clock)
    switch = PositionsSwitch(model, load_theme())
    qtbot.addWidget(switch)
    assert switch.button.property("needy") is True
    with qtbot.waitSignal(switch.toggled) as told:
        QTest.mouseClick(switch.button, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    model.close()
