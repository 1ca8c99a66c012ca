"""A table of positions over the tests' engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from gui.models.positions_model import PositionsModel
from gui.widgets.positions_view import PositionsTable
from gui.widgets.theme import load_theme
from tests.fake_flatten import held
from tests.fake_surface import FakeSurface, twenty_five


@contextmanager
def table(qtbot: QtBot, width: int = 1256) -> Iterator[tuple[FakeSurface, PositionsTable]]:
    """Show seven positions."""
    surface = FakeSurface(twenty_five())
    surface.put_positions(*held())
    model = PositionsModel(surface, surface.clock)
    made = PositionsTable(model, load_theme())
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.show()
    yield surface, made
    model.close()
