"""The drill's 25 orders and the orders for load."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.venues import Family, Venue
from gui.drill.orders import Behaviour
from gui.drill.seeds import algo_id, default_orders, many
from tests.drill.signed import WALL


@given(seed=st.integers(0, 10_000))
def test_every_seed_casts_the_same_number_of_difficult_orders(seed: int) -> None:
    orders = default_orders(seed, WALL)
    counts = Counter(order.behaviour for order in orders)
    assert counts == {
        Behaviour.NORMAL: 19,
        Behaviour.REFUSES: 2,
        Behaviour.SLOW: 2,
        Behaviour.FIRES: 1,
        Behaviour.STUBBORN: 1,
    }


@given(seed=st.integers(0, 10_000))
def test_slow_orders_are_cancelled_alone(seed: int) -> None:
    orders = default_orders(seed, WALL)
    for slow in (order for order in orders if order.behaviour is Behaviour.SLOW):
        mates = [o for o in orders if (o.family, o.instrument) == (slow.family, slow.instrument)]
        assert slow.venue is Venue.BINANCE
        assert slow.family in (Family.SAPI_FUTURES, Family.SAPI_SPOT) or mates == [slow]


def test_the_25_are_those_of_the_drill() -> None:
    orders = default_orders(0, WALL)
    assert Counter(order.account for order in orders) == {"drill-a": 8, "drill-b": 5, "drill-c": 12}
    assert sum(order.protective for order in orders) == 8
    assert {order.family for order in orders} == {family for family in Family if not family.ordinary}
    assert len({order.algo_id for order in orders}) == 25
    first = orders[0]
    assert (first.instrument, first.kind, int(WALL * 1000) - first.created_ms) == ("BTC-USDT-SWAP", "twap", 840_000)


@pytest.mark.parametrize("venue", [None, *Venue])
def test_many(venue: Venue | None) -> None:
    orders = many(1000, 1, venue, now=WALL)
    assert len({(order.family, order.algo_id) for order in orders}) == 1000
    assert venue is None or {order.venue for order in orders} == {venue}
    assert len({order.instrument for order in orders}) >= 100
    assert {order.behaviour for order in orders} == {Behaviour.NORMAL}
    named = many(10, venue=venue, now=WALL, label="x", behaviour=Behaviour.SLOW, instruments=1)
    assert {(order.account, order.behaviour) for order in named} == {("x", Behaviour.SLOW)}


def test_without_a_clock_the_orders_are_of_now() -> None:
    assert many(1)[0].created_ms > 1_700_000_000_000
    assert default_orders()[0].created_ms > 1_700_000_000_000


def test_okx_ids_rise_with_time_and_pass_floats() -> None:
    early, late = (int(algo_id(Family.OKX_ALGO, ms, 5)) for ms in (1_795_269_803_000, 1_795_269_803_001))
    assert 2**53 < early < late < 2**63


def test_ids_of_ordinary_orders_are_those_of_their_venues() -> None:
    assert algo_id(Family.OKX_ORDERS, 1_795_000_000_000, 3) == "1795000000000000003"
    assert algo_id(Family.UM_ORDERS, 0, 1) != algo_id(Family.CM_ORDERS, 0, 1)
    assert int(algo_id(Family.UM_ORDERS, 0, 1)) > 2**53
