from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pytestqt.qtbot import QtBot

from gui.domain.closings import ClosePhase, Closing
from gui.models.position_columns import PosCol
from tests.widgets.positions_stand import table


def test_a_number_that_does_not_fit_widens_its_column(qtbot: QtBot) -> None:
    with table(qtbot) as (surface, view):
        before = view.columnWidth(PosCol.SIZE)
        first = next(iter(surface.positions().values()))
        surface.put_positions(replace(first, position=replace(first.position, size=Decimal("1234567890123.45678"))))
        view.positions.flush()
        view.grab()
        qtbot.waitUntil(lambda: view.columnWidth(PosCol.SIZE) > before)
        assert view.columnWidth(PosCol.SIZE) > before


def test_a_refused_row_has_a_bar_and_another_chip(qtbot: QtBot) -> None:
    with table(qtbot) as (surface, view):
        before = view.grab().toImage()
        first = next(iter(surface.positions().values()))
        surface.put_positions(replace(first, closing=Closing(phase=ClosePhase.REFUSED, code="51169")))
        view.positions.flush()
        after = view.grab().toImage()
        top = view.horizontalHeader().height() + 5
        assert after.pixelColor(1, top) != before.pixelColor(1, top)
