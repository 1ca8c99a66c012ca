from __future__ import annotations

from gui.engine.flattensurface import flatten_of
from tests.fake_surface import FakeSurface


def test_an_engine_that_knows_positions_is_asked_for_them() -> None:
    surface = FakeSurface()
    assert flatten_of(surface) is surface


def test_one_that_knows_orders_only_is_not() -> None:
    assert flatten_of(object()) is None
