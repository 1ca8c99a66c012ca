from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.engine.views import RunPhase
from gui.models.filter import View
from gui.models.orders_model import OrdersModel
from gui.widgets.table_toolbar import TableToolbar, summary
from gui.widgets.theme import load_theme
from tests.fake_surface import FakeSurface, run_view, twenty_five


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[OrdersModel]:
    surface = FakeSurface(twenty_five())
    made = OrdersModel(surface, surface.clock)
    yield made
    made.close()


@pytest.fixture
def toolbar(model: OrdersModel, qtbot: QtBot) -> TableToolbar:
    made = TableToolbar(model, load_theme())
    qtbot.addWidget(made)
    return made


def test_summary_says_what_matters_most(qtbot: QtBot) -> None:
    rows = twenty_five(firing=True)
    surface = FakeSurface(rows, run=run_view(rows))
    model = OrdersModel(surface, surface.clock)
    assert summary(model) == "Row order held during the run"
    model.set_view(View.PROTECTIVE)
    assert summary(model) == "8 of 25 shown"
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


def test_finished_rows_are_cleared_by_a_button_that_is_there_when_it_has_work(qtbot: QtBot) -> None:
    rows = twenty_five(firing=True)
    surface = FakeSurface(rows, run=run_view(rows))
    model = OrdersModel(surface, surface.clock)
    bar = TableToolbar(model, load_theme())
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
