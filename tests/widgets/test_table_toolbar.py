from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.domain.venues import Environment
from gui.engine.views import RunPhase
from gui.models.filter import View
from gui.models.orders_model import OrdersModel
from gui.models.positions_model import PositionsModel
from gui.widgets.table_toolbar import TableToolbar, positions_summary, summary
from gui.widgets.theme import load_theme
from tests.fake_flatten import held, position_views
from tests.fake_surface import FakeSurface, run_view, twenty_five
from tests.screens.flattening import positions_dust


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[OrdersModel]:
    surface = FakeSurface(twenty_five())
    made = OrdersModel(surface, surface.clock)
    yield made
    made.close()


@pytest.fixture
def positions(qtbot: QtBot) -> Iterator[PositionsModel]:
    surface = FakeSurface(twenty_five())
    surface.put_positions(*held())
    made = PositionsModel(surface, surface.clock)
    yield made
    made.close()


@pytest.fixture
def toolbar(model: OrdersModel, positions: PositionsModel, qtbot: QtBot) -> TableToolbar:
    made = TableToolbar(model, positions, load_theme())
    qtbot.addWidget(made)
    return made


def test_summary_says_what_matters_most(qtbot: QtBot) -> None:
    rows = twenty_five(firing=True)
    surface = FakeSurface(rows, run=run_view(rows))
    model = OrdersModel(surface, surface.clock)
    assert summary(model).text == "Row order held during the run"
    model.set_view(View.PROTECTIVE)
    assert summary(model).text == "8 of 25 shown"
    model.close()


def test_buttons_ask(toolbar: TableToolbar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(toolbar.selectShown):
        QTest.mouseClick(toolbar.select_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(toolbar.clearSelection):
        QTest.mouseClick(toolbar.clear_button, Qt.MouseButton.LeftButton)


def test_it_follows_the_model(toolbar: TableToolbar, model: OrdersModel) -> None:
    model.set_checked(model.shown_keys()[:7], True)
    assert toolbar.label.text() == "7 of 25 selected"
    model.set_view(View.SELECTED)
    assert toolbar.switch.button(View.SELECTED).isChecked()


def test_beside_the_inspector_only_filter_and_views_are_left(toolbar: TableToolbar) -> None:
    toolbar.set_tight(True)
    toolbar.set_wordless(True)
    assert toolbar.select_button.isHidden()
    assert toolbar.clear_button.isHidden()
    assert toolbar.label.isHidden()
    assert not toolbar.filter.isHidden()
    assert toolbar.minimumSizeHint().width() <= 510
    toolbar.set_tight(False)
    toolbar.set_wordless(False)
    assert not toolbar.select_button.isHidden()
    assert not toolbar.label.isHidden()


def test_finished_rows_are_cleared_by_a_button_that_is_there_when_it_has_work(
    qtbot: QtBot, positions: PositionsModel
) -> None:
    rows = twenty_five(firing=True)
    surface = FakeSurface(rows, run=run_view(rows))
    model = OrdersModel(surface, surface.clock)
    bar = TableToolbar(model, positions, load_theme())
    qtbot.addWidget(bar)
    assert bar.finished_button.isHidden(), "its rows hold still during a run"
    surface.set_run(run_view(rows, phase=RunPhase.FINISHED))
    model.flush()
    assert not bar.finished_button.isHidden()
    bar.set_narrow(True)
    assert bar.finished_button.isHidden()
    bar.set_narrow(False)
    QTest.mouseClick(bar.finished_button, Qt.MouseButton.LeftButton)
    assert model.total() == 16
    assert bar.finished_button.isHidden()
    model.close()


def test_positions_are_one_click_away_and_their_count_is_always_in_sight(toolbar: TableToolbar, qtbot: QtBot) -> None:
    assert toolbar.positions.button.text() == "Positions 7"
    with qtbot.waitSignal(toolbar.positionsChosen):
        QTest.mouseClick(toolbar.positions.button, Qt.MouseButton.LeftButton)
    assert toolbar.on_positions
    assert toolbar.select_button.isHidden()
    assert not any(toolbar.switch.button(view).isChecked() for view in View)
    assert toolbar.label.text() == "7 open positions · 2 with no stop"
    QTest.mouseClick(toolbar.switch.button(View.ALL), Qt.MouseButton.LeftButton)
    assert not toolbar.on_positions
    assert toolbar.switch.button(View.ALL).isChecked()
    assert not toolbar.positions.button.isChecked()
    assert not toolbar.select_button.isHidden()


def test_a_reading_that_is_missing_is_named(positions: PositionsModel, qtbot: QtBot) -> None:
    surface = FakeSurface(twenty_five())
    surface.put_positions(*held())
    first, *others = position_views(surface.accounts())
    surface.set_position_views((replace(first, age_s=None, complete=False), *others))
    model = PositionsModel(surface, surface.clock)
    assert positions_summary(model).text == "7 open positions · 2 with no stop · not known: drill-a"
    model.set_filter("btc")
    assert positions_summary(model).text == "2 of 7 shown"
    model.set_filter("")
    surface.drop_positions(*surface.positions())
    model.flush()
    assert positions_summary(model).text == "not known: drill-a", "none known is not none"
    model.close()


def test_closed_positions_are_cleared_with_the_finished_orders(qtbot: QtBot) -> None:
    surface = positions_dust(Environment.LIVE)
    orders, model = OrdersModel(surface, surface.clock), PositionsModel(surface, surface.clock)
    bar = TableToolbar(orders, model, load_theme())
    qtbot.addWidget(bar)
    bar.choose_positions(True)
    assert not bar.finished_button.isHidden()
    assert "28 finished rows" in bar.finished_button.toolTip()
    QTest.mouseClick(bar.finished_button, Qt.MouseButton.LeftButton)
    model.flush()
    assert (model.total(), model.counts().closed) == (2, 0)
    assert bar.finished_button.isHidden()
    orders.close()
    model.close()
