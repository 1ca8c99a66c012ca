from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.models.columns import Col
from gui.models.orders_model import OrdersModel
from gui.widgets.orders_header import HEIGHT, OrdersHeader
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeSurface, twenty_five


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[OrdersModel]:
    surface = FakeSurface(twenty_five())
    made = OrdersModel(surface, surface.clock)
    yield made
    made.close()


@pytest.fixture
def header(model: OrdersModel, qtbot: QtBot) -> OrdersHeader:
    made = OrdersHeader(model, load_theme())
    qtbot.addWidget(made)
    made.setModel(model)
    return made


def painted(header: OrdersHeader, col: Col) -> QImage:
    image = QImage(120, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    header.paintSection(painter, QRect(0, 0, 120, HEIGHT), col)
    painter.end()
    return image


def test_the_box_has_three_states(header: OrdersHeader, model: OrdersModel) -> None:
    looks = [painted(header, Col.CHECK)]
    model.set_checked(model.shown_keys()[:3], True)
    looks.append(painted(header, Col.CHECK))
    model.set_checked(model.shown_keys(), True)
    looks.append(painted(header, Col.CHECK))
    assert all(one != two for one, two in zip(looks, [*looks[1:], looks[0]], strict=True))


def test_a_sorted_column_carries_a_mark_and_the_start_order_none(header: OrdersHeader, model: OrdersModel) -> None:
    for col in (Col.VENUE, Col.SIZE):
        plain = painted(header, col)
        model.sort_by(col)
        up = painted(header, col)
        model.sort_by(col)
        down = painted(header, col)
        assert plain != up != down != plain


def test_clicks(header: OrdersHeader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.toggleShown):
        header.sectionClicked.emit(int(Col.CHECK))
    with qtbot.waitSignal(header.sortRequested) as asked:
        header.sectionClicked.emit(int(Col.STATE))
    assert asked.args == [Col.STATE]


def test_another_theme_is_another_picture(header: OrdersHeader) -> None:
    dark = painted(header, Col.PROTECTIVE)
    header.set_theme(load_theme("light"))
    assert painted(header, Col.PROTECTIVE) != dark
