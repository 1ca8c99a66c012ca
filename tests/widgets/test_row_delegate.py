from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gui import assets
from gui.domain.rows import State
from gui.models.columns import COLUMNS, Col
from gui.models.orders_model import OrdersModel
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.theme import Theme, load_theme
from tests.fake_surface import FakeSurface, twenty_five

THEME = load_theme("dark")


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[OrdersModel]:
    assets.load_fonts()
    surface = FakeSurface(twenty_five(firing=True))
    made = OrdersModel(surface, surface.clock)
    yield made
    made.close()


def painted(
    model: OrdersModel, place: int, col: Col, hovered: int = -1, theme: Theme = THEME, *, compact: bool = False
) -> QImage:
    delegate = RowDelegate(model, theme)
    delegate.hovered, delegate.compact = hovered, compact
    image = QImage(COLUMNS[col].width or 224, 26, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, image.width(), 26)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(place, col))
    painter.end()
    return image


def place_of(model: OrdersModel, state: State) -> int:
    return next(place for place in range(model.rowCount()) if model.row_at(place).state is state)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_ground_of_ticked_lit_and_alternate_rows(model: OrdersModel) -> None:
    corner = [painted(model, place, Col.KIND).pixelColor(0, 0).name() for place in (0, 1)]
    assert corner == [THEME.hex("table"), THEME.hex("alt")]
    assert painted(model, 2, Col.KIND, hovered=2).pixelColor(0, 0).name() == THEME.hex("hover")
    model.set_checked([model.key_at(0), model.key_at(1)], True)
    corner = [painted(model, place, Col.KIND, hovered=0).pixelColor(0, 0).name() for place in (0, 1)]
    assert corner == [THEME.hex("sel"), THEME.hex("selalt")]


@pytest.mark.parametrize(("state", "token"), [(State.REJECTED, "bad"), (State.TRIGGERED, "bad"), (State.GONE, "")])
def test_a_bar_marks_the_left_edge_of_refused_rows(model: OrdersModel, state: State, token: str) -> None:
    edge = painted(model, place_of(model, state), Col.CHECK).pixelColor(1, 10).name()
    assert (edge == THEME.hex("bad")) is (token == "bad")


def test_an_unknown_row_has_an_amber_bar(model: OrdersModel) -> None:
    edge = THEME.chip("UNKNOWN").edge
    assert edge is not None
    assert painted(model, place_of(model, State.UNKNOWN), Col.CHECK).pixelColor(1, 10).name() == edge.name()


def test_the_code_is_vermilion_only_where_it_was_refused(model: OrdersModel) -> None:
    def warm(state: State) -> bool:
        image = painted(model, place_of(model, state), Col.CODE)
        return any(QColor(name).red() > 200 and QColor(name).blue() < 120 for name in colours(image))

    assert warm(State.REJECTED)
    assert warm(State.TRIGGERED)
    assert not warm(State.GONE)
    assert not warm(State.ACCEPTED)


def test_gone_rows_are_dim(model: OrdersModel) -> None:
    def brightest(state: State) -> int:
        image = painted(model, place_of(model, state), Col.INSTRUMENT)
        return max(QColor(name).lightness() for name in colours(image))

    assert brightest(State.GONE) < 180 < brightest(State.QUEUED)


def test_only_protective_rows_have_a_shield(model: OrdersModel) -> None:
    for place in range(model.rowCount()):
        shield = len(colours(painted(model, place, Col.PROTECTIVE))) > 1
        assert shield is model.row_at(place).order.protective


def test_the_ticked_box_is_filled_with_the_accent(model: OrdersModel) -> None:
    assert THEME.hex("accent") not in colours(painted(model, 0, Col.CHECK))
    model.set_checked([model.key_at(0)], True)
    assert THEME.hex("accent") in colours(painted(model, 0, Col.CHECK))


def ink(image: QImage) -> int:
    """Give the width of what is written, from the first to the last column of pixels that is not the ground."""
    ground = image.pixelColor(0, 0)
    lines = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))]
    return lines[-1] - lines[0]


def test_low_rows_have_smaller_text(model: OrdersModel) -> None:
    for col in (Col.INSTRUMENT, Col.KIND):
        tall, low = painted(model, 0, col), painted(model, 0, col, compact=True)
        assert 0.85 < ink(low) / ink(tall) < 0.97, col
    assert painted(model, 0, Col.SIDE) == painted(model, 0, Col.SIDE, compact=True), "12 px already"


def test_a_number_is_never_cut_but_asks_for_room(model: OrdersModel) -> None:
    asked: list[tuple[Col, int]] = []
    delegate = RowDelegate(model, THEME)
    delegate.need = lambda col, width: asked.append((col, width))
    option = QStyleOptionViewItem()
    image = QImage(30, 26, QImage.Format.Format_RGB32)
    for col in (Col.PRICES, Col.SIZE, Col.LATENCY, Col.KIND):
        option.rect = QRect(0, 0, 30, 26)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0, col))
        painter.end()
    assert [col for col, width in asked if width > 30] == [Col.PRICES, Col.SIZE, Col.LATENCY]


def test_it_never_measures(model: OrdersModel) -> None:
    size = RowDelegate(model, THEME).sizeHint(QStyleOptionViewItem(), model.index(0, Col.KIND))
    assert size.width() == 74
