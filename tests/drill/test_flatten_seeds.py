"""The drill's ordinary orders and positions, and those for load."""

from __future__ import annotations

from collections import Counter

from gui.domain.positions import PositionFamily, PositionSide
from gui.domain.venues import Family, Venue
from gui.drill import fills
from gui.drill.account import default_accounts
from gui.drill.flatten_seeds import (
    HEDGED,
    belonging,
    default_positions,
    hedged,
    many_ordinary,
    many_positions,
    ordinary_orders,
)
from gui.drill.instruments import instrument
from gui.drill.seeds import default_orders
from gui.drill.venues import PracticeVenues
from tests.drill.signed import WALL


def test_eight_of_each_over_all_families() -> None:
    orders, positions = ordinary_orders(WALL, default_orders(0, WALL)), default_positions(WALL)
    assert (len(orders), len(positions)) == (8, 8)
    assert {one.family for one in orders} == {Family.OKX_ORDERS, Family.UM_ORDERS, Family.CM_ORDERS}
    assert len({(one.family, one.algo_id) for one in orders}) == 8
    assert {one.family for one in positions} == set(PositionFamily)
    assert {one.side for one in positions} == set(PositionSide)
    assert {one.margin for one in positions} == {"cross", "isolated", ""}
    assert {one.size > 0 for one in positions if one.family is PositionFamily.UM} == {True, False}
    assert any(abs(one.size) > one.rules.max_size for one in positions if one.family is PositionFamily.UM)
    assert {one.account for one in positions if one.side is not PositionSide.NET} == {HEDGED}


def test_orders_have_sizes_and_prices_that_the_instruments_allow() -> None:
    for one in ordinary_orders(WALL):
        rules = instrument(fills.POSITION_FAMILIES[one.family], one.instrument)
        assert rules.mark != 100, one
        assert one.size % rules.step == 0, one
        assert one.created_ms < WALL * 1000


def test_some_positions_are_protected_by_the_drills_algo_orders() -> None:
    algos = belonging(default_orders(0, WALL))
    stops = Counter(fills.position_key(one) for one in algos if one.protective)
    protected = [held.instrument for held in default_positions(WALL) if stops[held.key]]
    assert sorted(protected) == sorted(
        ["BTC-USDT-SWAP", "SOL-USDT-SWAP", "XRP-USDT-SWAP", "ETHUSDT", "BTCUSDT", "ADAUSD_PERP"]
    )
    assert {one.kind for one in algos if one.with_position} == {"oco", "conditional"}
    assert [one.algo_id for one in algos] == [one.algo_id for one in default_orders(0, WALL)]


def test_one_account_is_in_hedge_mode() -> None:
    assert [one.label for one in hedged(default_accounts()) if one.hedge] == [HEDGED]


def test_whole_venues_hold_all_of_it_and_put_it_back() -> None:
    venues = PracticeVenues(whole=True, wall=lambda: WALL)
    counts = Counter(one.family.ordinary for one in venues.book)
    assert (counts[False], counts[True], len(venues.book.positions)) == (25, 8, 8)
    assert venues.book.spawns
    parent = next(one.parent for one in venues.book if one.parent)
    assert venues.book.find(parent).kind == "twap"
    for held in venues.book.positions:
        venues.book.positions.trade(held.key, -held.size)
    assert len(venues.book.positions) == 0
    venues.reset()
    assert len(venues.book.positions) == 8
    assert venues.ledger.changes == []
    plain = PracticeVenues(wall=lambda: WALL)
    assert (len(plain.book), len(plain.book.positions), plain.book.spawns) == (25, 0, False)


def test_many_for_load() -> None:
    orders = many_ordinary(200, 1, now=WALL, instruments=20)
    assert len({(one.family, one.algo_id) for one in orders}) == 200
    assert not any(fills.reduces(one) for one in orders)
    assert {one.family.venue for one in many_ordinary(10, venue=Venue.OKX)} == {Venue.OKX}
    assert {one.account for one in many_ordinary(10, label="mine")} == {"mine"}
    positions = many_positions(20, 1)
    assert len({one.key for one in positions}) == 20
    assert {one.size > 0 for one in positions} == {True, False}
    assert {one.family for one in many_positions(4, venue=Venue.BINANCE)} == {PositionFamily.UM}
    assert many_positions(5, 3) == many_positions(5, 3)
