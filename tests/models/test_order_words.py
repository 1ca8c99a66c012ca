from __future__ import annotations

from gui.domain.orders import Kind, Side
from gui.domain.rows import State
from gui.models import order_words


def test_every_state_and_kind_has_a_word() -> None:
    assert {order_words.state_word(state) for state in State} >= {"OPEN", "GONE", "UNKNOWN"}
    assert [order_words.kind_word(kind) for kind in Kind] == [kind.value for kind in Kind]


def test_a_side_that_the_venue_did_not_give_is_a_question_mark() -> None:
    assert [order_words.side_word(side) for side in (Side.BUY, Side.SELL, Side.OTHER)] == ["BUY", "SELL", "?"]
    assert [order_words.spoken_side(side) for side in (Side.BUY, Side.SELL, Side.OTHER)] == ["Buy", "Sell", ""]
