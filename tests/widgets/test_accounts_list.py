from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.venues import Account, Environment, Venue
from gui.models.accounts_texts import account_line, new_line
from gui.widgets.accounts_list import AccountsList
from gui.widgets.theme import load_theme


def test_rows_are_chosen_by_hand_only_and_spoken(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    names = AccountsList(load_theme(), holder)
    names.resize(200, 300)
    chosen: list[int] = []
    names.lineChosen.connect(chosen.append)
    lines = [account_line(Account(label, Venue.OKX, Environment.LIVE), 1, None) for label in "abc"]
    names.show_lines([*lines, new_line(None, "")], 3)
    assert chosen == []
    names.show()
    QTest.keyClick(names, Qt.Key.Key_Up)
    assert chosen == [2]
    names.show_lines(lines[:2], 0)
    assert names.count() == 2
    assert names.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "OKX b, Live, 1 open, not tested"
    names.set_theme(load_theme("light"))
    assert not names.grab().isNull()
