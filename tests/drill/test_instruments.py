"""The instruments' rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.positions import PositionFamily
from gui.drill.instruments import INSTRUMENTS, decimals, instrument, steps


def test_notional_and_result_of_a_linear_and_an_inverse_contract() -> None:
    linear = instrument(PositionFamily.OKX, "BTC-USDT-SWAP")
    assert linear.notional(Decimal(-100)) == Decimal("64121.00")
    assert linear.result(Decimal(-100), Decimal(64000)) == Decimal("-121.00")
    inverse = instrument(PositionFamily.CM, "ADAUSD_PERP")
    assert inverse.notional(Decimal(-7)) == 70
    assert inverse.result(Decimal(10), Decimal("0.2")) > 0
    assert inverse.result(Decimal(10), Decimal(0)) == 0


def test_made_up_names_are_all_alike() -> None:
    assert instrument(PositionFamily.UM, "C001USDT").mark == instrument(PositionFamily.OKX, "C9-USDT-SWAP").mark
    assert instrument(PositionFamily.CM, "C001USD_PERP").inverse


@pytest.mark.parametrize(
    ("size", "step", "down"), [("1.29", "0.1", "1.2"), ("-1.29", "0.1", "-1.2"), ("0.9", "1", "0")]
)
def test_steps_round_towards_zero(size: str, step: str, down: str) -> None:
    assert steps(Decimal(size), Decimal(step)) == Decimal(down)


def test_sizes_are_multiples_of_their_steps() -> None:
    assert [one.name for one in INSTRUMENTS.values() if one.min_size % one.step or one.max_size % one.step] == []
    assert [decimals(Decimal(step)) for step in ("0.001", "1", "0.10", "10")] == [3, 0, 2, 0]
