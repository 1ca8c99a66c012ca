"""How a close goes, behaviour by behaviour, apart from any venue."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from gui.drill.book import OrderBook
from gui.drill.closing import FILL_LATE_S, REOPEN_S, Closed, CloseOutcome, Closings
from gui.drill.ledger import ChangeCause, Ledger
from gui.drill.positions import LAG_S, CloseBehaviour, PracticePosition
from tests.drill.market import LONG, SHORT, Clock, made, order, plain, um

DONE, REFUSED = CloseOutcome.DONE, CloseOutcome.REFUSED


def start(behaviour: CloseBehaviour, size: str = "3") -> tuple[OrderBook, Ledger, Clock, PracticePosition]:
    book, ledger, clock = made(um(size, behaviour=behaviour))
    (held,) = book.positions
    return book, ledger, clock, held


def close(book: OrderBook, held: PracticePosition, *, market: bool = True) -> Closed:
    return Closings(book, random.Random(0)).trade(held, -held.size, only_reduces=True, market=market)


@pytest.mark.parametrize("size", ["3", "-3"])
def test_normal_closes_once(size: str) -> None:
    book, ledger, _, held = start(CloseBehaviour.NORMAL, size)
    assert close(book, held) == Closed(DONE)
    assert [plain(one.before, one.after) for one in ledger.closes] == [(Decimal(size), 0)]
    close(book, held)
    assert len(ledger.closes) == 1


def test_slow_is_late_with_its_answer() -> None:
    book, _, _, held = start(CloseBehaviour.SLOW)
    assert 1.5 <= close(book, held).delay_s <= 2.5
    assert held.size == 0


def test_fills_late_tells_what_was_traded_when_it_was() -> None:
    book, ledger, clock, held = start(CloseBehaviour.FILLS_LATE)
    told: list[Decimal] = []
    Closings(book, random.Random(0)).trade(held, Decimal(-3), only_reduces=True, on_fill=told.append)
    # Meanwhile another hand reduces: the late fill takes no more than is there.
    book.positions.trade(held.key, Decimal(-1))
    clock.now += FILL_LATE_S - 0.1
    book.alarms.ring()
    assert plain(held.size, told) == (2, [])
    clock.now += 0.2
    book.alarms.ring()
    assert plain(held.size, told) == (0, [2])
    assert ledger.closes[0].at == 100.0 + FILL_LATE_S


def test_lags_shows_the_old_size() -> None:
    book, _, clock, held = start(CloseBehaviour.LAGS)
    close(book, held)
    assert plain(held.size, held.size_at(clock.now), held.size_at(clock.now + LAG_S)) == (0, 3, 0)


def test_partial_dust_and_refusals() -> None:
    book, _, _, held = start(CloseBehaviour.PARTIAL)
    close(book, held)
    assert held.size == Decimal("1.5")
    close(book, held)
    assert held.size == 0
    for size, left in (("3", "0.0005"), ("-3", "-0.0005")):
        book, _, _, held = start(CloseBehaviour.DUST, size)
        close(book, held)
        assert held.size == Decimal(left)
        assert abs(held.size) < held.rules.min_size
    book, ledger, _, held = start(CloseBehaviour.REFUSES)
    assert [close(book, held).outcome for _ in range(3)] == [REFUSED, REFUSED, DONE]
    book, ledger, _, held = start(CloseBehaviour.REJECTS)
    assert {close(book, held).outcome for _ in range(4)} == {CloseOutcome.REJECTED}
    assert ledger.changes == []


def test_band_stops_market_orders_only() -> None:
    book, _, _, held = start(CloseBehaviour.BAND)
    assert [close(book, held).outcome for _ in range(2)] == [CloseOutcome.BAND] * 2
    assert close(book, held, market=False).outcome is DONE
    assert held.size == 0


def test_a_bot_opens_again_twice() -> None:
    book, ledger, clock, held = start(CloseBehaviour.REOPENS)
    sizes = []
    for _ in range(3):
        close(book, held)
        clock.now += REOPEN_S
        book.alarms.ring()
        sizes.append(held.size)
    assert sizes == [3, 3, 0]
    assert [change.cause for change in ledger.changes if change.cause is ChangeCause.OTHER_HAND] == [
        ChangeCause.OTHER_HAND
    ] * 2


def test_a_bot_opens_the_opposite_once() -> None:
    book, ledger, clock, held = start(CloseBehaviour.REVERSES)
    for _ in range(2):
        close(book, held)
        clock.now += REOPEN_S
        book.alarms.ring()
    assert held.size == 0
    assert [plain(one.before, one.after) for one in ledger.changes] == [(3, 0), (0, -3), (-3, 0)]
    assert not any(one.flipped for one in ledger.changes)


def test_orders_in_the_way() -> None:
    from gui.domain.venues import Family

    book, _, _, held = start(CloseBehaviour.NORMAL)
    book.load([order(Family.UM_ORDERS, protective=True), order(Family.UM_ORDERS, "8")])
    assert [one.algo_id for one in Closings(book, random.Random(0)).orders_in_the_way(held)] == ["7"]


def test_in_hedge_mode_the_opposite_is_a_position_of_its_own() -> None:
    book, ledger, clock = made(um("3", side=LONG, behaviour=CloseBehaviour.REVERSES))
    (held,) = book.positions
    close(book, held)
    clock.now += REOPEN_S
    book.alarms.ring()
    assert [plain(one.side, one.size) for one in book.positions] == [(LONG, 0), (SHORT, -3)]
    assert not any(one.flipped for one in ledger.changes)
