"""How near orders are: from what the venue told, else from prices and marks that were read; unknown is far."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gui.domain.closings import PositionRow
from gui.domain.orders import AlgoOrder, Mark, PriceMark
from gui.domain.positions import Position, PositionFamily, PositionKey
from gui.domain.venues import Family
from gui.engine.nearness import FAR, Nearness
from tests.engine.sim import make_order


def held(mark: str | None = "100", instrument: str = "BTC-USDT-SWAP") -> PositionRow:
    key = PositionKey("acc", PositionFamily.OKX, instrument)
    return PositionRow(Position(key, Decimal(1), mark=None if mark is None else Decimal(mark)), 1, 1, 1.0)


def order(*prices: tuple[Mark, str | None], **more: object) -> AlgoOrder:
    marks = tuple(PriceMark(mark, None if text is None else Decimal(text)) for mark, text in prices)
    return replace(make_order("1"), prices=marks, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "away"),
    [
        (order((Mark.AT_OR_BELOW, "95")), "0.05"),
        (order((Mark.AT_OR_ABOVE, "120"), (Mark.LIMIT, "101")), "0.2"),
        (order((Mark.LIMIT, "101")), "0.01"),
        (order((Mark.CALLBACK, "1")), "Infinity"),
        (order((Mark.TRIGGER, None)), "Infinity"),
        (order((Mark.TRIGGER, "NaN")), "Infinity"),
        (order((Mark.TRIGGER, "95"), distance=Decimal("0.5")), "0.5"),
        (order((Mark.TRIGGER, "95"), distance=Decimal("NaN")), "Infinity"),
        (order((Mark.TRIGGER, "95"), instrument="ETH-USDT-SWAP"), "Infinity"),
        (order(), "Infinity"),
    ],
)
def test_the_distance_from_the_mark_that_positions_tell(given: AlgoOrder, away: str) -> None:
    nearness = Nearness(lambda: [held()])
    assert nearness.of(order((Mark.TRIGGER, "95"))) == FAR
    nearness.take()
    assert nearness.of(given) == Decimal(away)


@pytest.mark.parametrize("mark", [None, "0", "-1", "NaN", "Infinity"])
def test_a_mark_that_cannot_be_one_counts_for_nothing(mark: str | None) -> None:
    nearness = Nearness(lambda: [held(mark)])
    nearness.take()
    assert nearness.of(order((Mark.TRIGGER, "95"))) == FAR


def test_percentages_and_other_markets_have_no_distance() -> None:
    nearness = Nearness(lambda: [held()])
    nearness.take()
    percent = replace(make_order("1"), prices=(PriceMark(Mark.TRIGGER, Decimal(95), percent=True),))
    assert nearness.of(percent) == FAR
    spot = replace(order((Mark.TRIGGER, "95")), key=make_order("1", family=Family.SAPI_SPOT).key)
    assert nearness.of(spot) == FAR


def test_a_changed_order_and_a_new_press_are_reckoned_anew() -> None:
    marks = ["100"]
    nearness = Nearness(lambda: [held(marks[0])])
    nearness.take()
    assert nearness.of(order((Mark.TRIGGER, "95"))) == Decimal("0.05")
    assert nearness.of(order((Mark.TRIGGER, "90"))) == Decimal("0.1")
    marks[0] = "50"
    assert nearness.of(order((Mark.TRIGGER, "90"))) == Decimal("0.1")
    nearness.take()
    assert nearness.of(order((Mark.TRIGGER, "90"))) == Decimal("0.8")


def test_numbers_beyond_all_bounds_are_far_and_stop_nothing() -> None:
    nearness = Nearness(lambda: [held("1E-999999")])
    nearness.take()
    assert nearness.of(order((Mark.TRIGGER, "1E+999999"))) == FAR
