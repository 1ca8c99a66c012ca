"""Movement of the book."""

from __future__ import annotations

import random

import pytest

from gui.drill.book import OrderBook
from gui.drill.ledger import Ledger
from gui.drill.lively import MOST_MOVED, Lively
from gui.drill.orders import OrderState
from gui.drill.seeds import default_orders, many
from tests.drill.signed import WALL


def made() -> tuple[OrderBook, Lively]:
    book = OrderBook(Ledger(), lambda: WALL)
    book.load(default_orders(0, WALL))
    return book, Lively(book, random.Random(1))


def test_sliced_orders_trade_on_and_never_to_the_end() -> None:
    book, lively = made()
    for _ in range(1000):
        lively.step()
    sliced = [order for order in book if order.kind in ("TWAP", "VP", "twap", "iceberg")]
    assert all(0 < order.executed < order.size for order in sliced)
    assert {order.state for order in book} == {OrderState.LIVE}
    assert all(order.executed == 0 for order in book if order not in sliced)


def test_limit_and_trigger_prices_stay() -> None:
    book, lively = made()
    names = ("triggerPx", "pxLimit", "slTriggerPx", "tpTriggerPx", "triggerPrice")
    before = {order.algo_id: {name: order.wire.get(name) for name in names} for order in book}
    for _ in range(50):
        lively.step()
    assert before == {order.algo_id: {name: order.wire.get(name) for name in names} for order in book}
    assert any(order.wire.get("last") != old.wire.get("last") for order, old in zip(book, made()[0], strict=True))


def test_what_ended_does_not_move() -> None:
    book, lively = made()
    order = next(iter(book))
    book.cancel_by_other_hand(order.algo_id)
    lively.step()
    assert order.executed == 0


def test_a_load_of_orders_is_moved_in_turn() -> None:
    book = OrderBook(Ledger(), lambda: WALL)
    book.load(many(2 * MOST_MOVED + 1, now=WALL))
    lively = Lively(book, random.Random(1))
    moved = []
    for _ in range(3):
        lively.step()
        moved.append(sum(order.updated_ms > 0 for order in book))
    assert moved == [MOST_MOVED, 2 * MOST_MOVED, 2 * MOST_MOVED + 1]


@pytest.mark.looptime
async def test_the_task_steps_each_second_and_survives_a_mistake(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import asyncio

    _, lively = made()
    steps: list[int] = []

    def step() -> None:
        steps.append(len(steps))
        if len(steps) == 1:
            raise RuntimeError("once")

    monkeypatch.setattr(lively, "step", step)
    lively.start()
    lively.start()
    await asyncio.sleep(3.5)
    await lively.stop()
    assert steps == [0, 1, 2]
    assert [record.message for record in caplog.records] == ["the practice book could not be moved"]
    assert not lively.running


def test_what_is_due_happens_though_nobody_asks() -> None:
    book, lively = made()
    rung: list[int] = []
    book.alarms.set(0.0, lambda: rung.append(1))
    lively.step()
    assert rung == [1]
