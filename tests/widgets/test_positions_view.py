from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QToolTip
from pytestqt.qtbot import QtBot

from gui.models.position_columns import PosCol
from gui.widgets.theme import load_theme
from tests.widgets.positions_stand import table


def test_it_is_read_only_and_named(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QToolTip, "showText", lambda *_: None)
    with table(qtbot) as (surface, view):
        assert view.objectName() == "positionsTable"
        assert view.accessibleName() == "Open positions, 7 rows, 2 with no stop"
        assert view.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F2):
            QTest.keyClick(view, key)
        QTest.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 2)).center()
        )
        assert surface.calls == []


def test_keys_move_copy_and_show_details(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: shown.append(text))
    with table(qtbot) as (_, view):
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, PosCol.INSTRUMENT))
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.cursor_key() == view.positions.shown_keys()[1]
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert "DOGE-USDT-SWAP" in QGuiApplication.clipboard().text()
        QTest.keyClick(view, Qt.Key.Key_I)
        assert shown[0].startswith("OPEN")
        with qtbot.waitSignal(view.filterRequested):
            QTest.keyClick(view, Qt.Key.Key_Slash)


def test_a_header_click_sorts(qtbot: QtBot) -> None:
    with table(qtbot) as (_, view):
        header = view.horizontalHeader()
        header.sectionClicked.emit(PosCol.RESULT)
        assert view.positions.sort_keys == ((PosCol.RESULT, False),)


@pytest.mark.parametrize("height", [26, 22])
def test_rows_are_whole_and_of_the_chosen_height(qtbot: QtBot, height: int) -> None:
    with table(qtbot) as (_, view):
        view.set_row_height(height)
        assert view.row_height() == height
        assert (view.whole_height(300) - 28) % height == 0


def test_columns_give_way_in_a_narrow_window_and_beside_the_inspector(qtbot: QtBot) -> None:
    with table(qtbot) as (_, view):
        assert not view.isColumnHidden(PosCol.ENTRY)
        view.set_narrow(True)
        hidden = {col for col in PosCol if view.isColumnHidden(col)}
        assert hidden == {PosCol.ENTRY, PosCol.MARGIN, PosCol.TRIES, PosCol.AGE}
        view.set_inspector_open(True)
        assert view.isColumnHidden(PosCol.MARK)
        shown = {PosCol.INSTRUMENT, PosCol.SIDE, PosCol.SIZE, PosCol.STOPS, PosCol.STATE}
        assert not any(view.isColumnHidden(col) for col in shown)


def test_both_themes_paint_every_state(qtbot: QtBot) -> None:
    with table(qtbot) as (surface, view):
        dark = view.grab().toImage()
        view.set_theme(load_theme("light"))
        assert view.grab().toImage() != dark
        first = next(iter(surface.positions().values()))
        surface.put_positions(replace(first, stale=True))
        view.positions.flush()
        assert not view.grab().isNull()


def test_a_long_result_takes_its_room_from_what_the_tooltip_has(qtbot: QtBot) -> None:
    with table(qtbot) as (surface, view):
        assert not view.isColumnHidden(PosCol.TRIES)
        first = next(iter(surface.positions().values()))
        long = replace(first.position, unrealised=Decimal("60906409.85670000"), result_unit="ADA")
        surface.put_positions(replace(first, position=long))
        view.positions.flush()
        view.grab()
        qtbot.waitUntil(lambda: view.isColumnHidden(PosCol.AGE))
        assert view.columnWidth(PosCol.MESSAGE) >= 170
        tip = view.positions.index(0, PosCol.INSTRUMENT).data(Qt.ItemDataRole.ToolTipRole)
        assert "Entry 62,410.5, mark 63,882.1" in tip
        assert "Margin: Cross" in tip
