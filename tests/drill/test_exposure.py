"""Notional x seconds of positions and of the orders that could open them."""

from __future__ import annotations

from decimal import Decimal

from gui.domain.venues import Family
from gui.drill.exposure import Exposure, at_risk, exposure
from gui.drill.fills import position_key
from gui.drill.ledger import ChangeCause
from gui.drill.orders import OrderState
from tests.drill.market import cm, made, okx, order, um

MARK = Decimal("64121.30")


def test_a_position_counts_until_it_is_closed() -> None:
    book, ledger, clock = made(um("3"), um("0", "ETHUSDT"))
    held = book.positions.find("drill-c", "BTCUSDT")
    clock.now = 104.0
    book.positions.trade(held.key, Decimal(-2), ChangeCause.CLOSE)
    clock.now = 110.0
    book.positions.trade(held.key, Decimal(-1), ChangeCause.CLOSE)
    clock.now = 130.0
    assert exposure(book, ledger, 100.0, 130.0) == Exposure(MARK * (3 * 4 + 1 * 6))
    assert exposure(book, ledger, 102.0, 106.0) == Exposure(MARK * (3 * 2 + 1 * 2))
    assert exposure(book, ledger, 120.0, 130.0) == Exposure()
    assert at_risk(book) == Exposure()


def test_short_and_inverse_positions_count_with_their_own_contracts() -> None:
    book, ledger, _ = made(okx("-100"), cm("50"))
    rate = Decimal("64121.0") + 500
    assert at_risk(book) == Exposure(rate)
    assert exposure(book, ledger, 100.0, 102.0).total == rate * 2


def test_a_flip_counts_both_sides() -> None:
    book, ledger, clock = made(um("1"))
    (held,) = book.positions
    clock.now = 101.0
    book.positions.trade(held.key, Decimal(-3), ChangeCause.CLOSE)
    assert exposure(book, ledger, 100.0, 102.0).positions == MARK * (1 + 2)


def test_orders_count_while_they_could_open() -> None:
    book, ledger, clock = made()
    opening = order(Family.UM_ORDERS, size="2")
    book.load(
        [
            opening,
            order(Family.UM_ORDERS, "8", size="9", protective=True),
            order(Family.OKX_ALGO, "9", size="5", instrument="BTC-USDT"),
            order(Family.SAPI_FUTURES, "10", size="4", executed=Decimal(3)),
            order(Family.SAPI_SPOT, "11", size="4"),
            order(Family.UM, "12", size="1", kind="STOP_MARKET"),
        ]
    )
    assert at_risk(book) == Exposure(orders=MARK * (2 + 1 + 1))
    clock.now = 103.0
    book.cancel(book.find("7"))
    clock.now = 105.0
    book.fire("12", Family.UM)
    clock.now = 106.0
    late = book.add(order(Family.UM_ORDERS, "13", size="1"))
    clock.now = 110.0
    told = exposure(book, ledger, 100.0, 110.0)
    assert told.orders == MARK * (2 * 3 + 1 * 10 + 1 * 5 + 1 * 4)
    # What fired is held from then on.
    assert told.positions == MARK * 5
    assert position_key(late) is not None


def test_what_ended_without_a_moment_and_what_is_firing() -> None:
    book, ledger, _ = made()
    book.load([order(Family.UM_ORDERS, state=OrderState.EXPIRED), order(Family.UM, "8", size="1", kind="STOP")])
    book.begin_to_fire("8", Family.UM)
    assert exposure(book, ledger, 100.0, 110.0).orders == MARK * 10


def test_before_the_first_change_the_size_is_that_of_before() -> None:
    book, ledger, clock = made()
    key = um().key
    clock.now = 105.0
    book.positions.trade(key, Decimal(1))
    assert exposure(book, ledger, 100.0, 110.0).positions == MARK * 5
