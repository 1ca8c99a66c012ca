from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.what import What
from gui.widgets.theme import load_theme
from gui.widgets.what_switch import WhatSwitch


@pytest.fixture
def switch(qtbot: QtBot) -> WhatSwitch:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = WhatSwitch(load_theme(), holder)
    made.resize(296, 30)
    holder.show()
    made.holder = holder  # type: ignore[attr-defined]
    return made


def test_begins_with_the_algo_orders(switch: WhatSwitch) -> None:
    assert switch.what is What.ALGOS
    assert switch.objectName() == "whatSwitch"


def test_mouse_and_arrow_keys_choose_and_only_a_change_is_told(switch: WhatSwitch, qtbot: QtBot) -> None:
    algos, orders, flatten = switch.buttons
    with qtbot.waitSignal(switch.whatChanged):
        QTest.mouseClick(flatten, Qt.MouseButton.LeftButton)
    assert switch.value == "flatten"
    with qtbot.assertNotEmitted(switch.whatChanged):
        QTest.mouseClick(flatten, Qt.MouseButton.LeftButton)
    QTest.keyClick(flatten, Qt.Key.Key_Left)
    assert switch.value == "orders"
    QTest.keyClick(orders, Qt.Key.Key_Left)
    assert switch.value == "algos"
    assert algos.hasFocus()


def test_a_screen_reader_hears_what_each_ends(switch: WhatSwitch) -> None:
    assert switch.accessibleName() == "What PANIC ends"
    assert [button.accessibleName() for button in switch.buttons] == ["Algo orders", "All orders", "Flatten"]
    assert "closes the positions" in switch.buttons[2].accessibleDescription()
    assert min(button.height() for button in switch.buttons) >= 24
