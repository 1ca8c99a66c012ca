from __future__ import annotations

from gui.domain.orders import Kind, Side
from gui.domain.rows import State
from gui.domain.venues import Environment
from gui.models import order_words
from tests.fake_surface import twenty_five
from tests.screens.exposure import ordinary


def test_every_state_and_kind_has_a_word() -> None:
    assert {order_words.state_word(state) for state in State} >= {"OPEN", "GONE", "UNKNOWN"}
    assert [order_words.kind_word(kind) for kind in Kind] == [kind.value for kind in Kind]


def test_a_side_that_the_venue_did_not_give_is_a_question_mark() -> None:
    assert [order_words.side_word(side) for side in (Side.BUY, Side.SELL, Side.OTHER)] == ["BUY", "SELL", "?"]
    assert [order_words.spoken_side(side) for side in (Side.BUY, Side.SELL, Side.OTHER)] == ["Buy", "Sell", ""]


def test_what_an_algo_order_has_placed_is_an_ordinary_order() -> None:
    rows = ordinary(Environment.LIVE)
    words = [order_words.sort_word(row.order) for row in (twenty_five()[0], rows[0], rows[1])]
    assert words == ["algo order", "ordinary order, placed by an algo order", "ordinary order"]
