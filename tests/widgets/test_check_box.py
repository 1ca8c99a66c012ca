from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.widgets.check_box import paint_box
from gui.widgets.theme import load_theme


def painted(state: Qt.CheckState) -> QImage:
    image = QImage(34, 26, QImage.Format.Format_RGB32)
    image.fill(QColor("#11151b"))
    painter = QPainter(image)
    paint_box(painter, QRect(0, 0, 34, 26), state, load_theme())
    painter.end()
    return image


def test_three_states_look_different(qtbot: QtBot) -> None:
    looks = [bytes(painted(state).constBits()) for state in Qt.CheckState]
    assert len(set(looks)) == 3


def test_the_box_is_sixteen_wide_where_the_column_has_it(qtbot: QtBot) -> None:
    image = painted(Qt.CheckState.Checked)
    row = [x for x in range(34) if image.pixelColor(x, 18).name() != "#11151b"]
    assert (row[0], row[-1]) == (10, 25)
