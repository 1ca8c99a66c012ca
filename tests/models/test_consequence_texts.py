"""What a press would leave behind, in words for PANIC, the row and the screen reader."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.positions import PositionFamily, PositionKey
from gui.engine.views import Bare, Consequence
from gui.models.consequence_texts import (
    consequence_lines,
    consequence_whole,
    largest_first,
    last_stop,
    last_stop_tip,
    signed,
)
from gui.models.deck_state import FlattenState
from tests.fake_flatten import held


def bare(instrument: str = "BTC-USDT-SWAP", size: str = "3.2", unit: str = "", account: str = "drill-a") -> Bare:
    return Bare(PositionKey(account, PositionFamily.OKX, instrument), Decimal(size), unit)


def lines(*positions: Bare, unknown: tuple[str, ...] = ()) -> tuple[str, ...]:
    return consequence_lines(FlattenState(known=True, consequence=Consequence(positions, unknown)))


def test_the_words_of_one_position() -> None:
    assert lines(bare())[0] == "leaves BTC-USDT-SWAP +3.2 with no stop"
    assert lines(bare())[1] == "leaves BTC-USDT-SWAP +3.2\nwith no stop"
    assert lines(bare(size="-96000", unit="ct"))[0] == "leaves BTC-USDT-SWAP -96,000 ct with no stop"


def test_several_are_counted_behind_the_first() -> None:
    assert lines(bare(), bare("ETH-USDT-SWAP"), bare("SOL-USDT-SWAP"))[0] == (
        "leaves BTC-USDT-SWAP +3.2\nwith no stop, +2 more"
    )


def test_the_largest_notional_comes_first() -> None:
    rows = held()
    consequence = Consequence(tuple(Bare(row.key, row.position.size or Decimal(0), "ct") for row in rows))
    found = largest_first(FlattenState(known=True, positions=tuple(rows), consequence=consequence))
    assert [one.key.instrument for one in found][:2] == ["ETH-USDT-SWAP", "BTCUSDT"]


def test_unknown_positions_are_said_to_be_unknown() -> None:
    assert lines(unknown=("alpha",))[0] == "positions unknown: stops may be the only protection"
    assert lines(bare(), unknown=("hedge",))[0] == "leaves BTC-USDT-SWAP +3.2\nwith no stop, others unknown"
    both = lines(bare(), bare("ETH-USDT-SWAP"), unknown=("hedge",))[0]
    assert both == "leaves BTC-USDT-SWAP +3.2\nwith no stop, +1 more, others unknown"
    assert lines() == ()


def test_the_whole_names_everything() -> None:
    consequence = Consequence((bare(unit="ct"), bare("ETH-USDT-SWAP", "-2")), ("hedge",))
    assert consequence_whole(consequence) == (
        "Leaves BTC-USDT-SWAP +3.2 ct, ETH-USDT-SWAP -2 with no stop. "
        "Positions of hedge are unknown: stops may be the only protection."
    )
    assert consequence_whole(Consequence()) == ""


def test_the_row_of_the_last_stop() -> None:
    assert last_stop(bare()) == "last stop of +3.2"
    assert last_stop_tip(bare()) == "PANIC as chosen leaves BTC-USDT-SWAP +3.2 with no stop."


@pytest.mark.parametrize(("size", "text"), [("3.20", "+3.20"), ("-0.001", "-0.001"), ("1E+3", "+1,000"), ("NaN", "?")])
def test_sizes_keep_their_decimals_and_say_their_sign(size: str, text: str) -> None:
    assert signed(Decimal(size)) == text
