"""Rows of positions, and who is told of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gui.domain.closing_transitions import first_seen
from gui.domain.positions import Position, PositionFamily, PositionKey
from gui.engine.positionstore import PositionStore
from gui.engine.store import OrderStore
from gui.engine.views import Change

BTC = PositionKey("acc", PositionFamily.UM, "BTCUSDT")
ETH = PositionKey("acc", PositionFamily.CM, "ETHUSD_PERP")
OTHER = PositionKey("other", PositionFamily.UM, "BTCUSDT")


def filled() -> tuple[PositionStore, OrderStore, list[Change]]:
    orders = OrderStore()
    store = PositionStore(orders)
    told: list[Change] = []
    orders.subscribe(told.append)
    for key in (BTC, ETH, OTHER):
        store.put(first_seen(Position(key, Decimal(1)), 1.0, 1))
    return store, orders, told


def test_rows_are_given_by_account_and_family_in_the_order_they_came() -> None:
    store, _, _ = filled()
    live = store.rows
    assert list(live) == [BTC, ETH, OTHER]
    assert [row.key for row in store.of_account("acc")] == [BTC, ETH]
    assert [row.key for row in store.of("acc", PositionFamily.CM)] == [ETH]
    assert store.of_account("nobody") == ()
    store.clear([BTC])
    assert list(live) == [ETH, OTHER] and store.get(BTC) is None


def test_listeners_of_the_orders_are_told_of_positions() -> None:
    store, orders, told = filled()
    assert [tuple(change.positions) for change in told] == [(BTC,), (ETH,), (OTHER,)]
    told.clear()
    store.change(BTC, lambda row: row)
    row = store.get(BTC)
    assert row is not None
    store.put(row)
    assert told == []
    with orders.gathered():
        store.change(ETH, lambda row: replace(row, note="x"))
        store.change(BTC, lambda row: replace(row, note="x"))
        store.clear([OTHER, OTHER._replace(instrument="none")])
    (change,) = told
    assert tuple(change.positions) == (ETH, BTC, OTHER)
    assert not change.keys and not change.accounts
    assert store.change(OTHER, lambda row: row) is None
