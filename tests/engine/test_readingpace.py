"""How soon listings follow one another while the latch is on: as soon as the venue's limits allow, no sooner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.connectors.base import Charge, Limit
from gui.connectors.binance.endpoints import LIMITS as BINANCE
from gui.connectors.okx.endpoints import LIMITS as OKX
from gui.engine import pacing
from gui.engine.readingpace import BULK, LEAST_S, PART, USED, hurry_s

LIST = (Charge("binance.futures.weight", "address", 40, bulk=True),)


def test_about_a_second_at_okx() -> None:
    assert hurry_s([(Charge("okx.list", "user", 8),)], [], OKX) == pytest.approx(8 / (20 * 0.8 * USED / 2.0))
    assert hurry_s([(Charge("okx.list", "user", 8),)], [], OKX) < 1.2


def test_what_the_weights_allow_at_binance() -> None:
    alone = hurry_s([LIST], [], BINANCE)
    assert alone == pytest.approx(40 / (2400 * 0.6 * BULK * USED / 60))
    both = hurry_s([LIST, LIST], [], BINANCE)
    beside = hurry_s([LIST, LIST], [(LIST, 30.0), (LIST, 30.0)], BINANCE)
    assert 2.1 < alone < both < beside < 6.0


def test_what_nobody_limits_is_read_each_second() -> None:
    assert hurry_s([()], [], BINANCE) == LEAST_S
    assert hurry_s([(Charge("unheard", "of"),)], [], BINANCE) == LEAST_S


def test_pacing_has_the_same_share_for_readings_of_everything() -> None:
    assert BULK == pacing.BULK


@given(st.integers(1, 6), st.lists(st.floats(0.5, 60.0), max_size=6), st.integers(100, 4000))
def test_never_more_than_the_limit_leaves(quick: int, others: list[float], units: int) -> None:
    limits = {"binance.futures.weight": Limit(units, 60.0)}
    every_s = hurry_s([LIST] * quick, [(LIST, other) for other in others], limits)
    cap = units * 0.6 * BULK * USED / 60
    rest = sum(40 / other for other in others)
    assert every_s >= LEAST_S
    assert quick * 40 / every_s <= max(cap - rest, cap * PART) + 1e-9
