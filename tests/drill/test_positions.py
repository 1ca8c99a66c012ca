"""Positions apart from any venue: their changes, what the listing shows, and the ledger's record."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gui.domain.positions import PositionFamily, PositionKey
from gui.drill.ledger import ChangeCause
from gui.drill.positions import PracticePosition
from tests.drill.market import LONG, NET, made, okx, plain, um


def test_load_copies_and_finds() -> None:
    given = okx()
    book, _, _ = made(given, um(), okx("0", "ETH-USDT-SWAP"))
    positions = book.positions
    assert (len(positions), len(list(positions))) == (2, 3)
    held = positions.find("drill-a", "BTC-USDT-SWAP")
    assert held == given
    assert held is not given
    assert positions.get(held.key) is held
    assert positions.get(held.key._replace(side=LONG)) is None
    assert positions.of("drill-c", PositionFamily.UM)[0].instrument == "BTCUSDT"
    with pytest.raises(KeyError):
        positions.find("drill-a", "BTC-USDT-SWAP", LONG)


def test_every_trade_is_in_the_ledger_with_both_sizes() -> None:
    book, ledger, clock = made(okx("10"))
    (held,) = book.positions
    book.positions.trade(held.key, Decimal(-4), ChangeCause.CLOSE, client_id="ours", asked=Decimal(4))
    clock.now = 101.0
    change = book.positions.trade(held.key, Decimal(-16))
    assert ledger.changes[-1] is change
    assert [plain(one.at, one.quantity, one.before, one.after) for one in ledger.changes] == [
        (100.0, 4, 10, 6),
        (101.0, 16, 6, -10),
    ]
    assert [one.flipped for one in ledger.changes] == [False, True]
    assert [plain(one.client_id, one.asked) for one in ledger.closes] == [("ours", 4)]


def test_entry_is_the_mean_of_what_was_bought_and_the_mark_after_a_flip() -> None:
    book, _, _ = made(okx("10", entry=Decimal(64000)))
    (held,) = book.positions
    mark = held.rules.mark
    book.positions.trade(held.key, Decimal(10))
    assert held.entry == (64000 + mark) / 2
    book.positions.trade(held.key, Decimal(-5))
    assert held.entry == (64000 + mark) / 2
    book.positions.trade(held.key, Decimal(-25))
    assert plain(held.size, held.entry) == (-10, mark)


def test_a_trade_makes_the_position_that_there_never_was() -> None:
    book, ledger, _ = made()
    key = PositionKey("drill-a", PositionFamily.OKX, "ETH-USDT", NET, "cross", "USDT")
    book.positions.trade(key, Decimal(-2))
    (held,) = book.positions
    assert plain(held.key, held.size, held.entry) == (key, -2, held.rules.mark)
    assert ledger.closes == []


def test_the_listing_may_lag() -> None:
    book, _, clock = made(um("3"))
    (held,) = book.positions
    book.positions.trade(held.key, Decimal(-3), lag_s=3.0)
    assert [held.size_at(at) for at in (clock.now, clock.now + 2.9, clock.now + 3.0)] == [3, 3, 0]
    assert held.size == 0


def test_closed_is_told_once() -> None:
    book, _, _ = made(um("3"))
    told: list[PracticePosition] = []
    book.positions.on_closed = told.append
    (held,) = book.positions
    for delta in ("-1", "-2", "1", "-1"):
        book.positions.trade(held.key, Decimal(delta))
    assert told == [held, held]
