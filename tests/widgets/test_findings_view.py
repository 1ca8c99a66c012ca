from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.domain.replies import Finding
from gui.models.check_texts import CheckLine
from gui.widgets.findings_view import LINE, FindingsView
from gui.widgets.theme import load_theme


def test_long_consequences_wrap_and_everything_is_spoken(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    view = FindingsView(load_theme(), holder)
    holder.resize(600, 400)
    holder.show()
    view.resize(540, 10)
    view.show_lines([CheckLine(Finding.FINE, "Can cancel", "as it should"), CheckLine(Finding.BAD, "<b>No</b>")])
    assert view.height() == 2 * LINE
    view.show_lines([CheckLine(Finding.BAD, "Sign-in failed", "OKX refuses this key. " * 40)])
    high = view.height()
    assert high > 3 * LINE
    view.resize(300, high)
    assert view.height() > high
    assert view.accessibleName().startswith("bad: Sign-in failed. OKX refuses")
    assert not view.grab().isNull()
    view.show_lines([])
    assert view.height() == 0
