"""The book of practice orders apart from any venue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.domain.venues import Family
from gui.drill.book import OrderBook, Outcome
from gui.drill.ledger import Ledger
from gui.drill.orders import GHOST_S, Behaviour
from gui.drill.seeds import default_orders
from tests.drill.signed import WALL


class Ticking:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def made() -> tuple[OrderBook, Ledger, Ticking]:
    ledger, clock = Ledger(), Ticking()
    book = OrderBook(ledger, lambda: WALL, clock)
    book.load(default_orders(0, WALL))
    return book, ledger, clock


def test_add_find_remove() -> None:
    book, _, _ = made()
    order = next(iter(book))
    new = replace(order, algo_id="42")
    assert book.add(new) is new
    with pytest.raises(ValueError, match="already has an order 42"):
        book.add(new)
    twin = book.add(replace(new, family=Family.UM))
    assert book.find("42", Family.UM) is twin
    book.remove("42", Family.UM)
    book.remove("42")
    assert len(book) == 25
    with pytest.raises(KeyError):
        book.remove("42")


def test_other_hand_and_fire_count_once() -> None:
    book, ledger, clock = made()
    first, second = list(book)[:2]
    book.cancel_by_other_hand(first.algo_id)
    book.fire(second.algo_id)
    child = second.child_id
    clock.now = 200.0
    book.cancel_by_other_hand(first.algo_id)
    assert book.fire(second.algo_id).child_id == child
    assert ledger.cancelled_at(first.algo_id) == 100.0
    assert ledger.cancelled_at(second.algo_id) is None
    assert [book.cancel(order) for order in (first, second)] == [Outcome.GONE, Outcome.GONE]


def test_a_ghost_leaves_the_listing_after_a_while() -> None:
    book, _, clock = made()
    order = next(iter(book))
    order.behaviour = Behaviour.GHOST
    assert book.cancel(order) is Outcome.ACCEPTED
    clock.now += GHOST_S - 0.001
    assert order in book.listed(order.account, order.family)
    clock.now += 0.001
    assert order not in book.listed(order.account, order.family)


def test_on_cancelled_hears_of_cancels_and_not_of_firing() -> None:
    book, _, _ = made()
    heard: list[str] = []
    book.on_cancelled = lambda order: heard.append(order.algo_id)
    first, second, third = list(book)[:3]
    first.behaviour = Behaviour.NORMAL
    book.cancel(first)
    book.fire(second.algo_id)
    book.cancel_by_other_hand(third.algo_id)
    assert heard == [first.algo_id, third.algo_id]
